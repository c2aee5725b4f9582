"""Painting of the body: plates, areas, points of the atlas, glyphs, captions, and the pictures kept of them."""
