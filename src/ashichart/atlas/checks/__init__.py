"""Checks of the made atlas and of the point files it is made from. Nothing is put right here."""
