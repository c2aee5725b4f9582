"""Courses: one planned series of sessions for one patient."""

from dataclasses import dataclass
from datetime import date

from ashichart.domain.entry_faults import EntryError, EntryFault

MOST_PLANNED = 999


@dataclass(frozen=True, slots=True)
class Course:
    """One planned series of sessions.

    Args:
        id: UUID.
        patient_id: Whose course.
        indication: Why, e.g. "Neck and shoulders".
        goals: What patient and clinician hope for; may be empty.
        started_on: Day of the first session or of the plan.
        planned_sessions: None if open.
        ended_on: None while it runs.
        version: Counts changes.
    """

    id: str
    patient_id: str
    indication: str
    started_on: date
    goals: str = ""
    planned_sessions: int | None = None
    ended_on: date | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if not self.indication.strip():
            raise EntryError(EntryFault.NO_INDICATION)
        if self.planned_sessions is not None and not 1 <= self.planned_sessions <= MOST_PLANNED:
            raise EntryError(EntryFault.PLANNED_SESSIONS, low=1, high=MOST_PLANNED)
        if self.ended_on is not None and self.ended_on < self.started_on:
            raise EntryError(EntryFault.ENDS_BEFORE_START)
