"""Undo and redo across places: the stack, its words, bar and buttons. Carrying acts out is the services' work."""
