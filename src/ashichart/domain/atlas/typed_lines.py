"""What a typed line means: "li4 l 7", "gb21 r 7>3", "st36 b 4". The values only; understanding needs the atlas."""

from dataclasses import dataclass
from enum import StrEnum

from ashichart.domain.atlas.body import Point, Side


class EntryPart(StrEnum):
    """What a stretch of the line was taken for."""

    POINT = "point"
    SIDE = "side"
    VALUE = "value"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class EntrySpan:
    """A stretch of the typed line, half open in characters."""

    start: int
    end: int
    part: EntryPart


@dataclass(frozen=True, slots=True)
class EntryOffer:
    """One thing Enter could do.

    Args:
        point: Point of the atlas.
        sides: One side, or both.
        before: Value to record before, None if the line names none.
        after: Value to record after, None if the line names none.
        not_assessed: True where the line says "na" in place of a value.
        matched: The name or alias that the typed text met, for the popup.
        others: Further points of the protocol that was typed, with the same sides; none for a single point.
        protocol: Its name, "NADA"; empty for a single point.
        charge_before: Emotional charge to record before, None if the line names none.
        charge_after: Emotional charge to record after, None if the line names none.
    """

    point: Point
    sides: tuple[Side, ...]
    before: float | None = None
    after: float | None = None
    not_assessed: bool = False
    matched: str = ""
    others: tuple[Point, ...] = ()
    protocol: str = ""
    charge_before: int | None = None
    charge_after: int | None = None

    @property
    def is_charged(self) -> bool:
        """Whether the line names an emotional charge."""
        return self.charge_before is not None or self.charge_after is not None

    @property
    def points(self) -> tuple[Point, ...]:
        """All points it is about."""
        return (self.point, *self.others)


@dataclass(frozen=True, slots=True)
class EntryReading:
    """How a line was understood.

    Args:
        text: The line as typed.
        offers: Best first; empty if no point was recognised.
        spans: The line taken apart, in order.
        sentence: What was not understood and what to type instead, "" if nothing is left over.
        complete: True if Enter may carry out the first offer at once: one point, met by its whole code or name, one
            choice of sides, and nothing left over.
        suggestion: The line with the point's code in place of what was typed for it, where the point was only guessed
            or met by half a name; "" if there is nothing to suggest.
    """

    text: str
    offers: tuple[EntryOffer, ...]
    spans: tuple[EntrySpan, ...]
    sentence: str
    complete: bool
    suggestion: str = ""
