"""What is charted and what changes it: patients, courses, sessions, sites, readings, needles, doses, edits."""
