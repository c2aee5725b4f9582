"""Where the trend's numbers and dates stand so that none is printed over another. Places in px; no drawing here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from ashichart.ui.course.trend.axis import TrendAxis, spread

Anchor = tuple[float, float]
ABOVE: Anchor = (0.5, 1.36)
BELOW: Anchor = (0.5, -0.36)
RIGHT: Anchor = (-0.25, 0.5)
LEFT: Anchor = (1.25, 0.5)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px, y down."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Return whether two boxes share ground."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


class FreeGround:
    """The ground of one plot: what is drawn on it, and the texts that were put down so far.

    Args:
        width: Of the plot.
        height: Of the plot.
        taken: Discs and other marks that no text may cover.
    """

    def __init__(self, width: float, height: float, taken: Iterable[Box] = ()) -> None:
        self._width, self._height = width, height
        self._taken = list(taken)

    def place(self, at: tuple[float, float], size: tuple[float, float], tries: Sequence[Anchor]) -> Anchor | None:
        """Return the first anchor at which a text of a size stands free and inside, and take its ground.

        Args:
            at: The spot.
            size: Width and height of the text.
            tries: Which part of the text stands at the spot, (0, 0) its upper left corner; best first.

        Returns:
            None if no place is free: the pointer still says the number.
        """
        for anchor in tries:
            box = Box(at[0] - anchor[0] * size[0], at[1] - anchor[1] * size[1], *size)
            inside = box.left >= 0 and box.top >= 0
            inside = inside and box.left + box.width <= self._width and box.top + box.height <= self._height
            if inside and not any(box.meets(other) for other in self._taken):
                self._taken.append(box)
                return anchor
        return None


class FootStyle(Enum):
    """How dates and doses stand below the trend; the value is the room that a session takes, px."""

    ONE_LINE = 66.0
    TWO_LINES = 42.0
    UPRIGHT = 17.0


@dataclass(frozen=True, slots=True)
class Foot:
    """The labels below the trend.

    Args:
        style: As roomy as the sessions allow.
        places: Session by session the place of its label on the axis, in units of the axis; None where there is no room
            left even for upright ones.
    """

    style: FootStyle
    places: tuple[float | None, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every session has its date and its dose."""
        return None not in self.places


def foot_of(axis: TrendAxis, sides_px: tuple[float, float]) -> Foot:
    """Return how the sessions are labelled: all of them, as long as upright dates have room side by side.

    Args:
        axis: Where the sessions stand.
        sides_px: Room before the first and after the last end of the axis.
    """
    low, high = axis.ends
    wanted = [(axis.x(tick.day) - low) * axis.px for tick in axis.ticks]
    whole = (high - low) * axis.px
    for style in FootStyle:
        start, end = style.value / 2 - sides_px[0], whole + sides_px[1] - style.value / 2
        if (len(wanted) - 1) * style.value <= end - start:
            places = spread(wanted, style.value, start, end)
            if _near(wanted, places, style):
                return Foot(style, tuple(low + place / axis.px for place in places))
    shown = axis.labelled(FootStyle.UPRIGHT.value)
    return Foot(
        FootStyle.UPRIGHT, tuple(axis.x(tick.day) if at in shown else None for at, tick in enumerate(axis.ticks))
    )


def _near(wanted: Sequence[float], places: Sequence[float], style: FootStyle) -> bool:
    """A label that had to go far from its session no longer says which one it is; upright ones are the last resort."""
    far = max((abs(one - other) for one, other in zip(wanted, places, strict=True)), default=0.0)
    return style is FootStyle.UPRIGHT or far <= style.value * 0.35
