"""Values and rules of AshiChart. Standard library only; nothing here reads a file, a clock or a screen."""
