"""One public method is one intention of the user and one transaction; returns values or Changes."""
