"""The rating strip: what it asks, where it stands, its buttons."""
