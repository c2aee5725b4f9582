"""Painting pain: brush, bar and panel."""
