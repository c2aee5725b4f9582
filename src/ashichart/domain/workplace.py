"""Where a user is in the program, kept in the encrypted file so that a restart brings the same screen back."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceName(StrEnum):
    """The four places of the program, the atlas to look things up in, and all courses side by side."""

    PATIENTS = "patients"
    CHART = "chart"
    COURSE = "course"
    PRINT = "print"
    LIBRARY = "library"
    OVERVIEW = "overview"


# A start comes back to a patient's work, not to what was looked up beside it; the file knows only these.
KEPT_PLACES = (PlaceName.PATIENTS, PlaceName.CHART, PlaceName.COURSE, PlaceName.PRINT)


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
