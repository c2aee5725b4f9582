"""What databases differ in: opening, locking, faults, following what others write. The rest of the store asks here."""
