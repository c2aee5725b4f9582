"""The headline of a course and the readings behind its numbers."""
