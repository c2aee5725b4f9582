"""Making, opening and upgrading a clinic's file, and the comparison of its tables with those of the program."""
