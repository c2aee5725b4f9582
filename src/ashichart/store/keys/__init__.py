"""The keys of an encrypted file: slots for passwords and for the printed recovery key. No tables, no meaning."""
