"""Reads and writes rows and carries out edits inside a transaction. Who may do what is decided above."""
