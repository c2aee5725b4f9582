"""Bodies on paper: the drawing, the marks and their numbers. Which marks there are is decided elsewhere."""
