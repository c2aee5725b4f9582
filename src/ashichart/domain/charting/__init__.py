"""What is charted and what changes it: patients, courses, sessions, sites, readings, needles, doses, and the edits of them."""
