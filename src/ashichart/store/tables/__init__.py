"""The tables of the file with every bound as a named CHECK. No reading, no writing."""
