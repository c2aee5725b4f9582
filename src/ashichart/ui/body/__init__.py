"""The drawn body on screen: canvas, marks, labels, gestures, small bodies. No services and no reading of files."""
