"""The audit trail: its entries, what they say of rows, and the anchor outside the file."""
