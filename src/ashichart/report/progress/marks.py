"""The marks of a patient's sheet as dots on its bodies: one size for all, smaller where they would hide one another."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import hypot

from ashichart.domain.notation import diameter_mm, is_open
from ashichart.domain.sheets.progress import ProgressSheet
from ashichart.report.bodies.bodies import Dot, Pair

PLATES = ("front", "back")
CROWDED = (1.0, 0.86, 0.74)  # shares of the full size that crowded sheets step down to, the same for every mark
_MAY_OVERLAP = 0.75  # of the sum of two radii: rings may touch, cores never
_MOST_NUMBERED = 60  # marks on a sheet beyond which numbers would cover the page


def dots_of(sheet: ProgressSheet, share: float, *, then: bool, listed: frozenset[int] | None = None) -> list[Dot]:
    """Return the marks of one moment.

    Args:
        sheet: What the sheet says.
        share: Size of every mark as a share of the full one.
        then: True for the first moment, whose marks stand alone; False for now with the ring of then.
        listed: Numbers that stand in the list; the others are drawn without theirs. None means all.
    """
    dots: list[Dot] = []
    for point in sheet.points:
        change = point.change
        plain = then or sheet.is_first
        value = change.then if then else change.now
        if then and value is None:
            continue
        number = point.number if listed is None or point.number in listed else 0
        dots.append(
            Dot(
                number,
                point.side.value,
                None if plain else point.fate,
                None if plain else _size(sheet, change.then, share),
                _size(sheet, value, share),
                value is not None and is_open(change.scale, value),
                point.places,
            )
        )
    return dots


def _size(sheet: ProgressSheet, value: float | None, share: float) -> float | None:
    return None if value is None else share * diameter_mm(sheet.scale, value, sheet.ppt_range)


def settled_share(sheet: ProgressSheet, pair: Pair, full: float = 1.0) -> float:
    """Return the share at which no mark of the patient's sheet hides another, see `settled`."""
    return settled(pair, lambda share: dots_of(sheet, share, then=False), full)


def settled(pair: Pair, dots_at: Callable[[float], Sequence[Dot]], full: float = 1.0) -> float:
    """Return the share of the full size at which no mark hides another; the least of them where none is enough.

    All marks of a sheet shrink together: their proportions are what is read.

    Args:
        pair: The plates.
        dots_at: Returns the marks at a share of their full size.
        full: Share to begin with.
    """
    share = full
    for step in CROWDED:
        share = full * step
        placed = [
            (index, *pair.place(index, dot.places[art.plate.name]), dot.radius_mm)
            for index, art in enumerate(pair.arts)
            for dot in dots_at(share)
            if art.plate.name in dot.places
        ]
        if len(placed) > _MOST_NUMBERED:
            return full * CROWDED[-1]
        if all(
            a[0] != b[0] or hypot(a[1] - b[1], a[2] - b[2]) >= _MAY_OVERLAP * (a[3] + b[3])
            for a, b in combinations(placed, 2)
        ):
            break
    return share
