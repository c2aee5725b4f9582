"""What is done where another version of the file turns up: kept aside, compared, brought in."""
