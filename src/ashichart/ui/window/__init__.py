"""The window around the places: start picture, sidebar, strips about the file, and the way to what is undone."""
