"""What people type and what it means: lines, days, times, appointments. No clock is read here."""
