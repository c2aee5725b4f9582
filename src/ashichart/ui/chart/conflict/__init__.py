"""Both values where another window changed what is being rated, and the words for them. A person decides."""
