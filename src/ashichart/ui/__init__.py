"""All Qt: windows, places, canvas and dialogs. Knows services and values; never the store or the paper."""
