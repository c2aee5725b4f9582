"""Texts of the sheets, one module a kind of paper. Values come from the caller."""
