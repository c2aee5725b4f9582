"""Looks through a file: pages, trail and values beside each other. Nothing is changed here."""
