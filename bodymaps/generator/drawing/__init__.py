"""Drawing the plates: cameras, contours, lines, tones and the SVG they become. No points."""
