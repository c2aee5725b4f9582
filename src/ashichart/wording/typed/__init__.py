"""What people type of days, times and appointments, and which it means; it is read in the language that is spoken."""
