"""Notation: a mark's shape, size, colour and text, decided once for screen and paper. No painting here.

The grammar: shape is the kind, size and number say the value beside colour, and what was not
assessed never looks like a zero.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from ashichart.domain.atlas.body import PointKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale, step_of, text_of


class Shape(StrEnum):
    """The outline of a mark: what kind of site it is."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"


# Half extents relative to r: equal areas to the eye.
SQUARE_HALF_SIDE = 0.90
SQUARE_CORNER = 0.28
DIAMOND_HALF_DIAGONAL = 1.24
HEXAGON_RADIUS = 1.08

# L* is monotone in normal, protan, deutan and tritan sight; the wider step from 5 to 6 lets every step carry a
# readable number.
RAMP_LIGHT = (
    "#FDF1E4", "#FBDCCA", "#F8C4B5", "#F2AAA5", "#E99099", "#DC778F",
    "#B44673", "#9B346D", "#802565", "#631A59", "#47114A",
)  # fmt: skip
RAMP_DARK = (
    "#342A33", "#483042", "#603651", "#793E5E", "#934768", "#AC5271",
    "#DD778C", "#EE8D8D", "#F9A591", "#FEBF9F", "#FED9BB",
)  # fmt: skip
NUMBER_LIGHT = ("#1E2430",) * 6 + ("#FFFFFF",) * 5
NUMBER_DARK = ("#F4F6F8",) * 6 + ("#14181D",) * 5


# Dots on paper: the area follows the tenderness. Grades 0 to IV as sizes of the NRS.
GREATEST_MM = 4.3
ZERO_MM = 1.0
_GRADE_SIZES = (0.0, 2.5, 5.0, 7.5, 10.0)


class MarkState(StrEnum):
    """What is known of a site in the phase at work."""

    NOT_ASSESSED = "not_assessed"
    BEFORE = "before"
    WAITING = "waiting"
    PAIR = "pair"
    AFTER = "after"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark ready to be painted at any place.

    Args:
        shape: Outline.
        state: Which drawing of the grammar.
        r: Radius of the outer shape on screen, px at 800 px of body height.
        step: Colour step 0–10 of the outer shape (the value before, or the only value); None if not assessed.
        inner_r: Radius of the disc of `after` in px, None unless `state` is PAIR with different values.
        inner_step: Colour step of `after`, None as above.
        text: Number inside the mark, "" if none.
    """

    shape: Shape
    state: MarkState
    r: float
    step: int | None
    inner_r: float | None = None
    inner_step: int | None = None
    text: str = ""


NOT_ASSESSED_R = 8.0


def shape_of(site: Site) -> Shape:
    """Return the shape of a site's mark."""
    if site.kind is None:
        return Shape.DIAMOND
    return shape_of_kind(site.kind)


def shape_of_kind(kind: PointKind) -> Shape:
    """Return the shape of an atlas point's mark."""
    return {
        PointKind.ACUPUNCTURE: Shape.CIRCLE,
        PointKind.TRIGGER: Shape.SQUARE,
        PointKind.AURICULAR: Shape.HEXAGON,
    }[kind]


def radius_px(step: int) -> float:
    """Return the radius of a mark in px at 800 px of body height: 6 + value."""
    return 6.0 + step


def radius_mm(step: int) -> float:
    """Return the radius of a mark in mm on a body of 150 mm in the record: 1.2 + 0.2 × value."""
    return 1.2 + 0.2 * step


def diameter_mm(scale: Scale, value: float, ppt_range: tuple[float, float] | None = None) -> float:
    """Return the diameter of a dot; its area follows the tenderness.

    Args:
        scale: Scale of the value.
        value: As measured.
        ppt_range: Least and greatest pressure of the course; the greatest is drawn as size 2, the least as size 9.
    """
    if scale in (Scale.NRS, Scale.CHARGE):
        size = value
    elif scale is Scale.GRADE:
        size = _GRADE_SIZES[int(value)]
    elif ppt_range is None or ppt_range[1] <= ppt_range[0]:
        size = 5.0
    else:
        low, high = ppt_range
        size = 2 + 7 * (high - min(high, max(low, value))) / (high - low)
    return ZERO_MM if size <= 0 else GREATEST_MM * sqrt(size / 10)


def is_open(scale: Scale, value: float) -> bool:
    """Return True for "assessed and not tender", which is drawn as an open dot; a pressure has no such value."""
    return scale is not Scale.PPT and value == 0


def glyph_of(
    site: Site, scale: Scale, before: float | None, after: float | None, *, in_after: bool = False, typed: bool = False
) -> Glyph:
    """Decide the mark of one site.

    Args:
        site: Gives the shape.
        scale: Scale of both values.
        before: Value before, None if not assessed.
        after: Value after, None if not assessed or not yet read.
        in_after: True while the phase at work is `after`: a site rated before then shows that it waits.
        typed: True for a value in the quick entry that is not entered yet.
    """
    shape = shape_of(site)
    if before is None and after is None:
        return Glyph(shape, MarkState.NOT_ASSESSED, NOT_ASSESSED_R, None)
    if before is None:
        assert after is not None  # noqa: S101 - narrows the type; both None left above
        step = step_of(scale, after)
        state = MarkState.TYPED if typed else MarkState.AFTER
        return Glyph(shape, state, radius_px(step), step, text=text_of(scale, after))
    step = step_of(scale, before)
    if typed and after is None:
        return Glyph(shape, MarkState.TYPED, radius_px(step), step, text=text_of(scale, before))
    if after is None:
        state = MarkState.WAITING if in_after else MarkState.BEFORE
        return Glyph(shape, state, radius_px(step), step, text=text_of(scale, before))
    after_step = step_of(scale, after)
    if after == before:
        return Glyph(shape, MarkState.PAIR, radius_px(step), step, text=text_of(scale, after))
    return Glyph(
        shape, MarkState.PAIR, radius_px(step), step, radius_px(after_step), after_step, text_of(scale, after)
    )


def signed(amount: float, digits: int = 0) -> str:
    """Return a change with its sign, with the true minus U+2212: "−2", "+1", "0"."""
    text = f"{abs(amount):.{digits}f}"
    if float(text) == 0:
        return text
    return ("−" if amount < 0 else "+") + text
