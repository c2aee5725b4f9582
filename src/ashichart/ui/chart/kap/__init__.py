"""Doses and vital signs: badge, form and list."""
