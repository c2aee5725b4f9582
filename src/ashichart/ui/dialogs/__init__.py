"""Windows that ask and hand back a value or nothing. No service is called here and nothing is saved here."""
