"""The body maps as they are made, the points they are made from, and their generator. Not part of the program."""
