"""Marks of one sheet shrink together, just as far as they hide one another."""

from math import hypot

import pytest
from tests.made_up.sheets import arts

from ashichart.domain.atlas.body import Figure
from ashichart.report.bodies.bodies import Dot, Pair
from ashichart.report.progress.marks import CROWDED, settled

BOTH = tuple(arts(Figure.FEMALE).values())
PAIR = Pair(BOTH, 10.0, 20.0, 100.0, 150.0)
FRONT, BACK = 0, 1
THERE = (0.5, 0.3)


def dot(plate: int, at: tuple[float, float], diameter: float) -> Dot:
    return Dot(1, "left", None, None, diameter, places={BOTH[plate].plate.name: at})


def beside(apart_mm: float) -> tuple[float, float]:
    """A place so far to the right of `THERE` on the front."""
    at = (THERE[0] + apart_mm / (BOTH[FRONT].plate.aspect * PAIR.height), THERE[1])
    (x0, y0), (x1, y1) = PAIR.place(FRONT, THERE), PAIR.place(FRONT, at)
    assert hypot(x1 - x0, y1 - y0) == pytest.approx(apart_mm)
    return at


@pytest.mark.parametrize(
    ("apart", "share"),
    # Radii of 2 and 1 mm and white edges of 0.3: three quarters of their sum are 2.7 mm, at 86 % of the size 2.385 mm.
    [(2.71, 1.0), (2.69, 0.86), (2.39, 0.86), (2.38, 0.74), (2.0, 0.74), (0.0, 0.74)],
)
def test_two_marks_may_overlap_by_a_quarter_and_shrink_beyond(apart: float, share: float) -> None:
    def dots_at(size: float) -> list[Dot]:
        return [dot(FRONT, THERE, 4.0 * size), dot(FRONT, beside(apart), 2.0 * size)]

    assert settled(PAIR, dots_at) == share
    assert settled(PAIR, lambda size: dots_at(size / 1.5), 1.5) == pytest.approx(1.5 * share)


def test_marks_on_two_plates_never_hide_one_another() -> None:
    centre = PAIR.place(FRONT, (0.9, 0.3))[0]
    at_the_same_spot = (centre - PAIR.corner(BACK)) / (BOTH[BACK].plate.aspect * PAIR.height)
    dots = [dot(FRONT, (0.9, 0.3), 4.0), dot(BACK, (at_the_same_spot, 0.3), 4.0)]
    assert settled(PAIR, lambda _size: dots) == 1.0


@pytest.mark.parametrize(("count", "share"), [(60, 1.0), (61, CROWDED[-1])])
def test_beyond_sixty_marks_every_one_is_small(count: int, share: float) -> None:
    dots = [dot(FRONT, (0.1 + 0.08 * (n % 10), 0.1 + 0.1 * (n // 10)), 0.1) for n in range(count)]
    assert settled(PAIR, lambda _size: dots) == share
