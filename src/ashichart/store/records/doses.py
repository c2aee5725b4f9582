"""Doses and vital signs in the file: rows into values, and the edits that change them. No meaning here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from ashichart.domain.charting.doses import Dose, VitalSigns
from ashichart.domain.charting.edits import DropDose, DropVitals, PutDose, PutVitals
from ashichart.store.records.convert import RowValues, dose_of, dose_row, told
from ashichart.store.tables.schema import dose, vitals
from ashichart.store.trail.audit import Json
from ashichart.wording.computer import store as say

if TYPE_CHECKING:
    from datetime import datetime


Value = TypeVar("Value", Dose, VitalSigns)


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


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Value]):
    """How values of one kind are kept: its table, its name in the audit trail, and the way to a row and back."""

    table: Table
    name: str
    to_row: Callable[[Value], RowValues]
    of_row: Callable[[Row[Any]], Value]

    def find(self, connection: Connection, one_id: str, session_id: str) -> Value | None:
        """Return the value of an id, None if there is none.

        Raises:
            ValueError: If it is of another session.
        """
        row = connection.execute(select(self.table).where(self.table.c.id == one_id)).first()
        if row is None:
            return None
        old = self.of_row(row)
        if old.session_id != session_id:
            raise ValueError("An act of charting stays within one session.")
        return old

    def told(self, one: Value) -> Json:
        """Return a value as the audit trail keeps it."""
        return {self.name: told(self.to_row(one))}

    def put(self, connection: Connection, new: Value) -> Value | None:
        """Write a value, and return the one it replaced."""
        old, values = self.find(connection, new.id, new.session_id), self.to_row(new)
        if old is None:
            connection.execute(insert(self.table), values)
        else:
            connection.execute(update(self.table).where(self.table.c.id == new.id).values(values))
        return old

    def drop(self, connection: Connection, one_id: str, session_id: str, missing: str) -> Value:
        """Remove a value and return it; `missing` is said where there is none."""
        old = self.find(connection, one_id, session_id)
        if old is None:
            raise ValueError(missing)
        connection.execute(delete(self.table).where(self.table.c.id == one_id))
        return old


_DOSES = _Kept(dose, "dose", dose_row, dose_of)
_VITALS = _Kept(vitals, "vitals", vitals_row, vitals_of)


def audit_dose(one: Dose) -> Json:
    """Return a dose as the audit trail keeps it."""
    return _DOSES.told(one)


def audit_vitals(one: VitalSigns) -> Json:
    """Return vital signs as the audit trail keeps them."""
    return _VITALS.told(one)


def put_dose(connection: Connection, new: Dose) -> tuple[PutDose | DropDose, Json, Json]:
    """Record a dose or correct it; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If it is the dose of another session.
    """
    old = _DOSES.put(connection, new)
    if old is None:
        return DropDose(new.id), None, _DOSES.told(new)
    return PutDose(old), _DOSES.told(old), _DOSES.told(new)


def drop_dose(connection: Connection, session_id: str, edit: DropDose) -> tuple[PutDose, Json, Json]:
    """Remove a dose; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If there is none in the session.
    """
    old = _DOSES.drop(connection, edit.dose_id, session_id, say.no_such_dose())
    return PutDose(old), _DOSES.told(old), None


def put_vitals(connection: Connection, new: VitalSigns) -> tuple[PutVitals | DropVitals, Json, Json]:
    """Record vital signs or correct them; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If they are of another session.
    """
    old = _VITALS.put(connection, new)
    if old is None:
        return DropVitals(new.id), None, _VITALS.told(new)
    return PutVitals(old), _VITALS.told(old), _VITALS.told(new)


def drop_vitals(connection: Connection, session_id: str, edit: DropVitals) -> tuple[PutVitals, Json, Json]:
    """Remove vital signs; returns the edit that takes it back, what was and what is.

    Raises:
        ValueError: If there are none in the session.
    """
    missing = say.no_such_vitals()
    old = _VITALS.drop(connection, edit.vitals_id, session_id, missing)
    return PutVitals(old), _VITALS.told(old), None
