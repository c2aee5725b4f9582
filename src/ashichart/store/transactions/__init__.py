"""Transactions on the one lasting connection of an open file, and what others wrote meanwhile."""
