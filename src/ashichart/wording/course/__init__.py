"""Texts of the Course place, one module a part of it. Values come from the caller."""
