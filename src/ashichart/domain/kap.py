"""Ketamine doses of a session and the minutes since the last one. Never a dose recommendation."""

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
