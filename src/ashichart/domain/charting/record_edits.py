"""Edits of records outside a session's chart: patients, courses, sessions, measures and the clinic's own points.

Each puts the whole record; a removed record stays in the file and can be put back. Versions are counted by the store.
"""

from dataclasses import dataclass

from ashichart.domain.charting.clinic_points import OwnNames, OwnPoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import Session


@dataclass(frozen=True, slots=True)
class PutPatient:
    """Add a patient, change one, remove one, or bring one back."""

    patient: Patient
    is_removed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PutCourse:
    """Add a course, change one, remove one, or bring one back."""

    course: Course
    is_removed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PutSession:
    """Add a session, change its own row, remove it, or bring it back; its chart stays as it is.

    Args:
        session: One that comes back takes the next number of its course if its own was given to another meanwhile.
        is_removed: Whether it leaves every list.
        reason: Why it was removed; empty if nobody said.
    """

    session: Session
    is_removed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PutMeasure:
    """Add a measure, correct one, remove one, or bring one back."""

    measure: Measure
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class PutOwnPoint:
    """Add a point of the clinic, change one, remove one, or bring one back (`point.is_removed` says which)."""

    point: OwnPoint


@dataclass(frozen=True, slots=True)
class PutOwnNames:
    """Give a point of the atlas the clinic's names; none takes them away."""

    names: OwnNames


RecordEdit = PutPatient | PutCourse | PutSession | PutMeasure | PutOwnPoint | PutOwnNames
