"""What a screen reader finds in widgets that paint themselves: their parts, with role, name, value and place."""
