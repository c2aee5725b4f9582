"""Values to PDF bytes. No clock, no files, no screen."""
