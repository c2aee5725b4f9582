"""Intentions on records: patients, courses, sessions, sites, needles, doses, painting, points of the clinic."""
