"""The sheets for the record: session sheet and course report, and the parts they share."""
