"""Sheets of an open clinic and runs of them: values gathered, bytes handed out. Laying out is the report's work."""
