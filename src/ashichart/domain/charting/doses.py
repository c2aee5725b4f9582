"""Ketamine doses of a session, the minutes since the last one, and vital signs. Never a dose recommendation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ashichart.domain.entry_faults import EntryError, EntryFault

MOST_MG = 1000


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
        mg: Milligrams, above 0 and at most `MOST_MG` (a typing error lies above).
        route: How it was given.
        given_at: Aware UTC.
    """

    id: str
    session_id: str
    mg: float
    route: Route
    given_at: datetime

    def __post_init__(self) -> None:
        if not 0 < self.mg <= MOST_MG:
            raise EntryError(EntryFault.DOSE, entered=float(self.mg), high=MOST_MG)
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


class VitalFault(StrEnum):
    """Why numbers cannot be vital signs; the first four are beyond the bounds of their name."""

    SYSTOLIC = "systolic"
    DIASTOLIC = "diastolic"
    PULSE = "pulse"
    SPO2 = "spo2"
    NOTHING = "nothing"
    ONE_NUMBER = "one number"
    WRONG_WAY = "wrong way"


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
        ValueError: If a value lies outside the bounds of a typing error, or none is there.
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
        values = (self.systolic, self.diastolic, self.pulse, self.spo2)
        fault = vital_fault(values)
        if fault is not None:
            raise ValueError(f"{values} are no vital signs: {fault}.")

    @property
    def pressure(self) -> str:
        """As written: "128/82", "" if it was not taken."""
        return "" if self.systolic is None else f"{self.systolic}/{self.diastolic}"


def vital_fault(values: VitalValues) -> VitalFault | None:
    """Return why these cannot be vital signs, None if they can."""
    systolic, diastolic, *_ = values
    if all(value is None for value in values):
        return VitalFault.NOTHING
    for (name, (low, high)), value in zip(VITAL_BOUNDS.items(), values, strict=True):
        if value is not None and not low <= value <= high:
            return VitalFault(name)
    if (systolic is None) is not (diastolic is None):
        return VitalFault.ONE_NUMBER
    if systolic is not None and diastolic is not None and diastolic >= systolic:
        return VitalFault.WRONG_WAY
    return None
