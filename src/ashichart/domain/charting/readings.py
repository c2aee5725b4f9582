"""Readings: one tenderness value at one site in one phase."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ashichart.domain.scales import Scale, check_value


class Phase(StrEnum):
    """When within a session a reading is taken."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Reading:
    """One tenderness value.

    Args:
        session_id: Session it belongs to.
        site_id: Site it was taken at.
        phase: Before or after.
        scale: Scale of the value.
        value: In units of the scale; None means recorded as "not assessed", which is never 0.
        read_at: Aware UTC.
    """

    session_id: str
    site_id: str
    phase: Phase
    scale: Scale
    value: float | None
    read_at: datetime

    def __post_init__(self) -> None:
        if self.value is not None:
            check_value(self.scale, self.value)
        if self.read_at.tzinfo is None:
            raise ValueError("Times are aware.")

    @property
    def key(self) -> tuple[str, Phase]:
        """(site id, phase): one reading each within a session."""
        return (self.site_id, self.phase)
