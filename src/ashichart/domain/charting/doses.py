"""Ketamine doses of a session, the minutes since the last one, and vital signs. Never a dose recommendation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Route(StrEnum):
    """How a dose was given."""

    IM = "IM"
    IV = "IV"
    SL = "SL"
    IN = "IN"
    PO = "PO"


@dataclass(frozen=True, slots=True)
class Dose:
    """One ketamine administration.

    Args:
        id: UUID.
        session_id: Session it belongs to.
        mg: Milligrams, above 0 and at most 1000 (a typing error lies above).
        route: How it was given.
        given_at: Aware UTC.
    """

    id: str
    session_id: str
    mg: float
    route: Route
    given_at: datetime

    def __post_init__(self) -> None:
        if not 0 < self.mg <= 1000:
            raise ValueError(f"{self.mg:g} mg is not a dose; write a number above 0 and up to 1000.")
        if self.given_at.tzinfo is None:
            raise ValueError("Times are aware.")

    @property
    def title(self) -> str:
        """As on the dose badge: "60 mg IM"."""
        return f"{self.mg:g} mg {self.route.value}"


def last_dose(doses: Iterable[Dose], at: datetime) -> Dose | None:
    """Return the last dose given at or before `at`, None if there was none."""
    earlier = [dose for dose in doses if dose.given_at <= at]
    return max(earlier, key=lambda dose: dose.given_at, default=None)


def minutes_since_dose(doses: Iterable[Dose], at: datetime) -> int | None:
    """Return full minutes from the last dose to `at`, None if no dose came before it."""
    dose = last_dose(doses, at)
    return None if dose is None else int((at - dose.given_at).total_seconds() // 60)


# Systolic, diastolic, pulse, SpO₂.
VitalValues = tuple[int | None, int | None, int | None, int | None]
VITAL_BOUNDS = {"systolic": (50, 300), "diastolic": (20, 200), "pulse": (20, 300), "spo2": (50, 100)}
_VITAL_NAMES = {"systolic": "systolic pressure", "diastolic": "diastolic pressure", "pulse": "pulse", "spo2": "SpO₂"}
_VITAL_UNITS = {"systolic": "mmHg", "diastolic": "mmHg", "pulse": "a minute", "spo2": "%"}


@dataclass(frozen=True, slots=True)
class VitalSigns:
    """Vital signs taken at one moment of a session; what was not taken is None, never 0.

    Args:
        id: UUID.
        session_id: Session they belong to.
        taken_at: Aware UTC.
        systolic: mmHg, 50 to 300; together with `diastolic`.
        diastolic: mmHg, 20 to 200, below `systolic`.
        pulse: Beats a minute, 20 to 300.
        spo2: Oxygen saturation in %, 50 to 100.

    Raises:
        ValueError: With a sentence, if a value lies outside the bounds of a typing error, or none is there.
    """

    id: str
    session_id: str
    taken_at: datetime
    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None
    spo2: int | None = None

    def __post_init__(self) -> None:
        if self.taken_at.tzinfo is None:
            raise ValueError("Times are aware.")
        check_vitals(self.systolic, self.diastolic, self.pulse, self.spo2)

    @property
    def pressure(self) -> str:
        """As written: "128/82", "" if it was not taken."""
        return "" if self.systolic is None else f"{self.systolic}/{self.diastolic}"

    @property
    def words(self) -> str:
        """As said: "128/82 mmHg · 76 a minute · 97 %"."""
        parts = (
            f"{self.pressure} mmHg" if self.pressure else "",
            "" if self.pulse is None else f"{self.pulse} a minute",
            "" if self.spo2 is None else f"{self.spo2} %",
        )
        return " · ".join(part for part in parts if part)


def check_vitals(systolic: int | None, diastolic: int | None, pulse: int | None, spo2: int | None) -> None:
    """Raise ValueError with a sentence unless these can be vital signs."""
    given = {"systolic": systolic, "diastolic": diastolic, "pulse": pulse, "spo2": spo2}
    if all(value is None for value in given.values()):
        raise ValueError("Write a blood pressure, a pulse or an SpO₂; none of them was given.")
    for name, value in given.items():
        low, high = VITAL_BOUNDS[name]
        if value is not None and not low <= value <= high:
            unit = _VITAL_UNITS[name]
            raise ValueError(f"{value} is no {_VITAL_NAMES[name]}; write {low} to {high} {unit}.")
    if (systolic is None) is not (diastolic is None):
        raise ValueError("A blood pressure has two numbers, as in 128/82.")
    if systolic is not None and diastolic is not None and diastolic >= systolic:
        raise ValueError(f"{systolic}/{diastolic} is no blood pressure; the first number is the greater, as in 128/82.")
