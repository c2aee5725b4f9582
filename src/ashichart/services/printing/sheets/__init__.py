"""One module per kind of sheet: gathers its values from clinic and atlas. Laying out is the report's work."""
