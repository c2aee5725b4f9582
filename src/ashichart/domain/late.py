"""What was changed after the day of a session, with what it replaced. Apart, for every start needs its name."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LateChange:
    """An act that changed a session after its day.

    Args:
        at: When, aware UTC.
        words: The act as the audit trail names it.
        was: The value it replaced, "" where it replaced none or more than one.
        by: Name of who did it.
    """

    at: datetime
    words: str
    was: str
    by: str
