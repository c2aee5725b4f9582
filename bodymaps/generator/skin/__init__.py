"""The body surface: source mesh, figures, poses, subdivision, and the made archives. No drawing, no points."""
