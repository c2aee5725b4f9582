"""Every act of the program as a value, and the one runner that carries them out."""
