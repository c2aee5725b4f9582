"""The encrypted file itself: connections, keys, the recovery key, pages. No tables, no meaning."""
