"""Texts of the Chart place, one module a part of it. Values come from the caller."""
