"""What kinds of things are called: sessions, measures, alerts, sheets, shelves of the Library, pins."""
