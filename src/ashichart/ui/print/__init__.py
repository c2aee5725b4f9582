"""The Print place: choose a sheet, see the real pages, print or save them."""
