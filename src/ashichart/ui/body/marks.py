"""What the canvas is given to draw: marks of sites and points of the atlas, as values. No painting here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ashichart.domain.atlas.body import Side
from ashichart.domain.notation import DIAMOND_HALF_DIAGONAL, HEXAGON_RADIUS, SQUARE_HALF_SIDE, Glyph, Shape

HEXAGON_ON_BODY = 0.8
NEEDLE_PX = 26.0
BEAD_PX = 18.0

_EXTENT = {
    Shape.CIRCLE: 1.0,
    Shape.SQUARE: SQUARE_HALF_SIDE,
    Shape.DIAMOND: DIAMOND_HALF_DIAGONAL,
    Shape.HEXAGON: HEXAGON_RADIUS * HEXAGON_ON_BODY,
}


@dataclass(frozen=True, slots=True)
class NeedleMark:
    """One needle of a site: its number in order of placement, and whether it is out again."""

    number: int
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Bead:
    """The end of one drawn needle: the numbers it stands for.

    Args:
        numbers: Ascending, at least one.
        is_out: Drawn hollow.
    """

    numbers: tuple[int, ...]
    is_out: bool

    @property
    def text(self) -> str:
        """ "7", "2–6" or "3, 7"."""
        parts: list[str] = []
        start = last = self.numbers[0]
        for number in (*self.numbers[1:], None):
            if number is not None and number == last + 1:
                last = number
                continue
            parts.append(str(start) if start == last else f"{start}–{last}" if last > start + 1 else f"{start}, {last}")
            if number is not None:
                start = last = number
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class BodyMark:
    """The mark of one site.

    Args:
        site_id: Given back by the canvas when it is picked.
        title: Short name beside the mark, without the side.
        side_letter: "R", "L" or "" on the midline.
        glyph: How it is drawn.
        places: Plate name -> fractions, only plates from which the site is seen.
        needles: Needles of this session, in order of placement.
        spoken: The site in full, for the pointer and for screen readers; "" takes title and side.
        can_move: Whether it may be dragged along the surface (pins of a session that is not signed).
        note: Quiet words after the side, "c8" for its emotional charge.
    """

    site_id: str
    title: str
    side_letter: str
    glyph: Glyph
    places: Mapping[str, tuple[float, float]]
    needles: tuple[NeedleMark, ...] = ()
    spoken: str = ""
    can_move: bool = False
    note: str = ""

    @property
    def aside(self) -> str:
        """What stands muted behind the title: side letter and note."""
        return f"{self.side_letter} {self.note}".strip()

    @property
    def full_title(self) -> str:
        """What the pointer and screen readers say."""
        return self.spoken or f"{self.title} {self.side_letter}".strip()


@dataclass(frozen=True, slots=True)
class AtlasMark:
    """A point of the atlas as a quiet dot.

    Args:
        code: Code of the point.
        side: Side of the patient.
        label: Short name, drawn beside the dot when there is room.
        shape: Circle, square or hexagon.
        places: Plate name -> fractions.
        title: The point in full, for the pointer; "" takes label and side.
        needles: Where each needle goes, as `places`, of a point that takes several; else empty.
    """

    code: str
    side: Side
    label: str
    shape: Shape
    places: Mapping[str, tuple[float, float]]
    title: str = ""
    needles: tuple[Mapping[str, tuple[float, float]], ...] = ()

    @property
    def full_title(self) -> str:
        """What the pointer and screen readers say."""
        return self.title or f"{self.label} {_LETTER[self.side]}".strip()


_LETTER = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}


def outer_r(glyph: Glyph) -> float:
    """Return the radius of the larger of a glyph's two shapes, px at scale 1."""
    return max(glyph.r, glyph.inner_r or 0.0)


def reach_px(glyph: Glyph, scale: float = 1.0) -> float:
    """Return how far a glyph's shape reaches from its centre to the side, px."""
    return outer_r(glyph) * _EXTENT[glyph.shape] * scale


def mark_scale(body_px: float) -> float:
    """Return the factor on a mark's radius for a body `body_px` high at fit: 1 at 800 px, 0.84 on small screens."""
    return min(1.2, max(0.84, body_px / 800.0))


def beads_of(needles: Sequence[NeedleMark]) -> tuple[Bead, ...]:
    """Gather the needles of a site into at most two beads: those in, those out."""
    beads: list[Bead] = []
    for is_out in (False, True):
        numbers = tuple(sorted(needle.number for needle in needles if needle.is_out is is_out))
        if numbers:
            beads.append(Bead(numbers, is_out))
    return tuple(beads)
