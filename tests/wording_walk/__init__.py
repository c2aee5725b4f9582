"""Walks everything that people can read in the language of the process, and finds what is plain English."""
