"""Compare: two moments of a course as bodies, a list and a slider."""
