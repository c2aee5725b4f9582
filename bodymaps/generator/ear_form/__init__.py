"""The ear's form, and how its skin is laid open under the drawing. No drawing, no points."""
