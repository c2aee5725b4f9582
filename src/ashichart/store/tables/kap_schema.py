"""The tables of doses and vital signs."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
)

from ashichart.domain.charting.doses import VITAL_BOUNDS, Route
from ashichart.store.tables.columns import UtcTime, identifier, metadata, one_of

dose = Table(
    "dose",
    metadata,
    identifier("id"),
    identifier("session_id"),
    Column("mg", Double, nullable=False),
    Column("route", String(16), nullable=False),
    Column("given_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["session_id"], ["session.id"]),
    CheckConstraint("mg > 0 AND mg <= 1000", name="mg"),
    one_of("route", Route),
    Index("ix_dose_session_id", "session_id"),
)

vitals = Table(
    "vitals",
    metadata,
    identifier("id"),
    identifier("session_id"),
    Column("taken_at", UtcTime, nullable=False),
    *(Column(name, Integer) for name in VITAL_BOUNDS),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["session_id"], ["session.id"]),
    *(CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=name) for name, (low, high) in VITAL_BOUNDS.items()),
    CheckConstraint(
        "(systolic IS NULL) = (diastolic IS NULL) AND (systolic IS NULL OR diastolic < systolic)", name="pressure"
    ),
    CheckConstraint("systolic IS NOT NULL OR pulse IS NOT NULL OR spo2 IS NOT NULL", name="given"),
    Index("ix_vitals_session_id", "session_id"),
)
