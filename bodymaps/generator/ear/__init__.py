"""The ear: a sculpture that is drawn, its zones and points, and how it lies on the body's own ear."""
