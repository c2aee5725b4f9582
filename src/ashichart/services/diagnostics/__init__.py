"""What the program needs and whether it is there. Nothing is changed here."""
