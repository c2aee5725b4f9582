"""The types of the atlas: plates, points, muscles, channels, areas, and what a search finds. No reading of files."""
