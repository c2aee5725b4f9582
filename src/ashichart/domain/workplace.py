"""Where a user is in the program, kept in the encrypted file so that a restart brings the same screen back."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceName(StrEnum):
    """The four places of the program."""

    PATIENTS = "patients"
    CHART = "chart"
    COURSE = "course"
    PRINT = "print"


class ChartStep(StrEnum):
    """The three segments of the phase switch."""

    BEFORE = "before"
    NEEDLING = "needling"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Workplace:
    """What is open; ids that no longer exist are ignored when it is brought back."""

    place: PlaceName = PlaceName.PATIENTS
    patient_id: str | None = None
    course_id: str | None = None
    session_id: str | None = None
    step: ChartStep = ChartStep.BEFORE
    plates: tuple[str, ...] = ("front", "back")
    site_id: str | None = None
