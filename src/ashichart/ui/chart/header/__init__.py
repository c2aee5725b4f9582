"""The header of the Chart place: patient, session, alerts, quick entry, phases."""
