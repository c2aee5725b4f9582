"""Reads the body maps into values, searches them, anchors and projects places on the body surface. No Qt."""
