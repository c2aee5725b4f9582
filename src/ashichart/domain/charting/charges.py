"""Emotional charge: how much a site stirs up when pressed, 0 to 10, beside its tenderness and never mixed with it.

The practice behind the program watches points that are physically tender and equally emotionally tender. The scale is
that of subjective units of distress (Wolpe 1969, The Practice of Behavior Therapy), 0 none to 10 the most imaginable,
asked for one site. No error of measurement is published for it at a site: its numbers are shown, not judged.
"""

from dataclasses import dataclass
from datetime import datetime

from ashichart.domain.charting.readings import Phase
from ashichart.domain.entry_faults import EntryError, EntryFault

MOST_CHARGE = 10


def check_charge(value: float) -> int:
    """Return `value` if it is a whole number from 0 to 10.

    Raises:
        EntryError: If it is not.
    """
    if not 0 <= value <= MOST_CHARGE or value != int(value):  # also false for NaN
        raise EntryError(EntryFault.CHARGE, entered=float(value), high=MOST_CHARGE)
    return int(value)


@dataclass(frozen=True, slots=True)
class Charge:
    """The emotional charge of one site in one phase.

    Args:
        session_id: Session it belongs to.
        site_id: Site that was pressed.
        phase: Before or after.
        value: 0 to 10; what was not asked has no `Charge`, and is never 0.
        read_at: Aware UTC.
    """

    session_id: str
    site_id: str
    phase: Phase
    value: int
    read_at: datetime

    def __post_init__(self) -> None:
        check_charge(self.value)
        if self.read_at.tzinfo is None:
            raise ValueError("Times are aware.")

    @property
    def key(self) -> tuple[str, Phase]:
        """(site id, phase): one charge each within a session."""
        return (self.site_id, self.phase)
