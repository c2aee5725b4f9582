"""What may be said of a course: change, comparisons, statistics, overview of all courses. Rules, never sentences."""
