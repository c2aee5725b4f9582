"""Small bodies of a course: then and now, every session."""
