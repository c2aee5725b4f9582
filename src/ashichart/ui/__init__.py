"""All Qt: windows, places, canvas and dialogs. Knows services and values; never the store, the paper or the atlas files."""
