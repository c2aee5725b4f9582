"""Texts of the screens, one module a part of the window. Values come from the caller."""
