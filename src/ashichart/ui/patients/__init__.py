"""The Patients place: find somebody, see where they stand, go on with them."""
