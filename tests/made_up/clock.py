"""The one clock of the tests: it moves by a step at each look, and by hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class SetClock:
    """A clock that is told the time.

    Args:
        now: What it shows.
        step: How far it moves at each look; zero stands still.
    """

    now: datetime = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    step: timedelta = field(default=timedelta(seconds=1))

    def __call__(self) -> datetime:
        """Move on by a step and return the time."""
        self.now += self.step
        return self.now

    def pass_by(self, minutes: float) -> None:
        """Let minutes pass."""
        self.now += timedelta(minutes=minutes)
