"""The atlas for screens and sheets: places, names, areas, the Library's lists, where pain lies."""
