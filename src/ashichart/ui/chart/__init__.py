"""The Chart place: one session at work, from the first finger to the last needle out."""
