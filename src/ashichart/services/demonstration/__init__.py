"""The demonstration clinic, made by a seeded generator. Nobody in it is real."""
