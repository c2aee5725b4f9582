"""The Library: the atlas to look things up in."""
