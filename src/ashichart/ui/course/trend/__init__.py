"""The trend of a course: values, axis, bands, plot and export."""
