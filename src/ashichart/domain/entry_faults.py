"""Why something that a person entered cannot be a value of the domain: the kind of fault and its figures, no words.

What is said of it stands in `wording.entry_faults`; other `ValueError`s are bugs and stay so.
"""

from enum import StrEnum


class EntryFault(StrEnum):
    """What is wrong with an entry."""

    DOSE = "dose out of bounds"
    BEYOND_SCALE = "value beyond its scale"
    NOT_WHOLE = "value between two of its scale"
    CHARGE = "charge out of bounds"
    INTENSITY = "intensity out of bounds"
    MEASURE = "measure out of bounds"
    NO_PATIENT_NAME = "patient without a name"
    LONG_PATIENT_NAME = "name of a patient too long"
    NO_INDICATION = "course without an indication"
    PLANNED_SESSIONS = "number of planned sessions out of bounds"
    ENDS_BEFORE_START = "course ends before it starts"
    POINT_NAME = "name of a point empty or too long"
    POINT_LABEL = "short name of a point empty or too long"
    POINT_KIND = "kind of a point is none of the clinic's"
    POINT_PLACE = "point without its place"
    MANY_NAMES = "too many other names"
    OTHER_NAME = "other name empty or too long"


class EntryError(ValueError):
    """An entry that cannot be a value.

    Args:
        fault: What is wrong.
        figures: What was entered, and its bounds.
    """

    def __init__(self, fault: EntryFault, **figures: float | str) -> None:
        super().__init__(f"{fault} {figures}" if figures else fault.value)
        self.fault = fault
        self.figures = figures
