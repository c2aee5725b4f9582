"""The patient's progress sheet, in ordinary and large print."""
