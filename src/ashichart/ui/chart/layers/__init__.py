"""What lies on the charted body beside the marks, and the bar and cards that choose it."""
