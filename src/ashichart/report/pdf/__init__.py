"""The PDF itself: document, page, pen, fonts, inks, tables, tags, lock. No content of any sheet."""
