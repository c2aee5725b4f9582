"""The Course place: what changed over a course of sessions. Its numbers come from the domain, not from here."""
