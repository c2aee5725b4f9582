"""Small widgets and rules of the keyboard that every place shares. No services."""
