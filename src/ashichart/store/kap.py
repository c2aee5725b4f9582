"""Doses and vital signs in the file: rows into values, and the edits that change them. No meaning here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from ashichart.domain.edits import DropDose, DropVitals, PutDose, PutVitals
from ashichart.domain.kap import Dose, VitalSigns
from ashichart.store.audit import Json
from ashichart.store.convert import RowValues, dose_of, dose_row, told
from ashichart.store.schema import dose, vitals

if TYPE_CHECKING:
    from datetime import datetime


def vitals_row(one: VitalSigns) -> RowValues:
    """Return the row of vital signs."""
    return {
        "id": one.id,
        "session_id": one.session_id,
        "taken_at": one.taken_at,
        "systolic": one.systolic,
        "diastolic": one.diastolic,
        "pulse": one.pulse,
        "spo2": one.spo2,
    }


def vitals_of(row: Row[Any]) -> VitalSigns:
    """Return the vital signs of a row."""
    return VitalSigns(*cast("tuple[str, str, datetime, int | None, int | None, int | None, int | None]", row))


def add_vitals(connection: Connection, listed: Iterable[VitalSigns]) -> None:
    """Write vital signs that are not there yet."""
    rows = [vitals_row(one) for one in listed]
    if rows:
        connection.execute(insert(vitals), rows)


def put_dose(connection: Connection, new: Dose) -> tuple[PutDose | DropDose, Json, Json]:
    """Record a dose or correct it; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If it is the dose of another session.
    """
    row = connection.execute(select(dose).where(dose.c.id == new.id)).first()
    values = dose_row(new)
    now: Json = {"dose": told(values)}
    if row is None:
        connection.execute(insert(dose), values)
        return DropDose(new.id), None, now
    old = dose_of(row)
    _same_session(old.session_id, new.session_id)
    connection.execute(update(dose).where(dose.c.id == new.id).values(values))
    return PutDose(old), {"dose": told(dose_row(old))}, now


def drop_dose(connection: Connection, session_id: str, edit: DropDose) -> tuple[PutDose, Json, Json]:
    """Remove a dose; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If there is none in the session.
    """
    row = connection.execute(select(dose).where(dose.c.id == edit.dose_id)).first()
    if row is None:
        raise ValueError("There is no such dose in the session.")
    old = dose_of(row)
    _same_session(old.session_id, session_id)
    connection.execute(delete(dose).where(dose.c.id == old.id))
    return PutDose(old), {"dose": told(dose_row(old))}, None


def put_vitals(connection: Connection, new: VitalSigns) -> tuple[PutVitals | DropVitals, Json, Json]:
    """Record vital signs or correct them; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If they are of another session.
    """
    row = connection.execute(select(vitals).where(vitals.c.id == new.id)).first()
    values = vitals_row(new)
    now: Json = {"vitals": told(values)}
    if row is None:
        connection.execute(insert(vitals), values)
        return DropVitals(new.id), None, now
    old = vitals_of(row)
    _same_session(old.session_id, new.session_id)
    connection.execute(update(vitals).where(vitals.c.id == new.id).values(values))
    return PutVitals(old), {"vitals": told(vitals_row(old))}, now


def drop_vitals(connection: Connection, session_id: str, edit: DropVitals) -> tuple[PutVitals, Json, Json]:
    """Remove vital signs; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If there are none in the session.
    """
    row = connection.execute(select(vitals).where(vitals.c.id == edit.vitals_id)).first()
    if row is None:
        raise ValueError("There are no such vital signs in the session.")
    old = vitals_of(row)
    _same_session(old.session_id, session_id)
    connection.execute(delete(vitals).where(vitals.c.id == old.id))
    return PutVitals(old), {"vitals": told(vitals_row(old))}, None


def _same_session(one: str, other: str) -> None:
    if one != other:
        raise ValueError("An act of charting stays within one session.")
