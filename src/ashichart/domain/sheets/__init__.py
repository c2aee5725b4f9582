"""What each printed sheet says, as values, and what can be chosen of it. No layout, no drawing."""
