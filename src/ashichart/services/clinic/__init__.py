"""An open clinic: the ways to one, its file watched over, passwords, where the user was, the one window."""
