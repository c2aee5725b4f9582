"""The strip of points by sessions."""
