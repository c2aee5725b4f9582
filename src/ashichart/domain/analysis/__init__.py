"""What may be said of a course: change, comparisons, statistics, the overview of all courses. Rules, never sentences."""
