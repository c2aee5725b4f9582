"""What an act changed, so that every view can decide whether to draw again."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """Returned by every act that writes; it exists only after the transaction is on disk.

    Args:
        saved_at: Aware UTC time of the commit; what "Saved 14:03:22" shows.
        patients: Ids of patients whose own record changed (not their sessions).
        courses: Ids of courses whose own record, list of sessions or measures changed.
        sessions: Ids of sessions whose chart changed.
        atlas: Whether the clinic's own points or names changed.
        by_others: Whether another window wrote, or another computer.
    """

    saved_at: datetime
    patients: frozenset[str] = frozenset()
    courses: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    atlas: bool = False
    by_others: bool = False
