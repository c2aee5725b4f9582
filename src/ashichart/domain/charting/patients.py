"""Patients and what must be known before a needle goes in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashichart.domain.atlas.body import Figure
from ashichart.domain.entry_faults import EntryError, EntryFault

MOST_NAME = 200


class Sex(StrEnum):
    """As the patient's record states it; None on a patient means not recorded."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class AlertKind(StrEnum):
    """Conditions that change how a needle or a current is used."""

    ANTICOAGULANT = "anticoagulant"
    PREGNANCY = "pregnancy"
    PACEMAKER = "pacemaker"
    LYMPHOEDEMA = "lymphoedema"
    NEEDLE_PHOBIA = "needle_phobia"
    ALLERGY = "allergy"
    OTHER = "other"



@dataclass(frozen=True, slots=True)
class Alert:
    """One alert; `note` adds to the sentence of its kind, which is in `wording`."""

    kind: AlertKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """A person under care.

    Args:
        id: UUID.
        name: Name or code, 1–200 characters.
        figure: The drawn figure; remembered because the chart was made on it.
        birth_date: None if not recorded.
        sex: None if not recorded.
        alerts: In the order in which they are shown.
        version: Counts changes; two people editing the same patient are told.
    """

    id: str
    name: str
    figure: Figure
    birth_date: date | None = None
    sex: Sex | None = None
    alerts: tuple[Alert, ...] = ()
    version: int = 1

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise EntryError(EntryFault.NO_PATIENT_NAME)
        if len(self.name) > MOST_NAME:
            raise EntryError(EntryFault.LONG_PATIENT_NAME, most=MOST_NAME)


def age_on(birth_date: date, day: date) -> int:
    """Return full years from birth to `day`."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
