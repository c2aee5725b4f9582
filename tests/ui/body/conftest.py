"""A body of two plates drawn by hand, so that these tests need no atlas."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from ashichart.domain.atlas.body import Figure, Plate, PlatePoint, Side, SideLetter
from ashichart.domain.notation import Glyph, MarkState, Shape
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import HitTarget
from ashichart.ui.body.marks import AtlasMark, BodyMark, NeedleMark

# The body is a box from 30 to 70 % of the width and from 5 to 95 % of the height.
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 240" width="150" height="240">
<g>
<path class="body" d="M45 12c0 0 60 0 60 0c0 0 0 216 0 216c0 0-60 0-60 0z" fill="#F1EAE2"/>
<path class="tone-01" d="M45 200c0 0 60 0 60 0c0 0 0 28 0 28c0 0-60 0-60 0z" fill="#C0B0A0" fill-rule="evenodd"/>
<path class="outline" d="M45 12c0 0 60 0 60 0" fill="none" stroke="#75685D" stroke-width="2"/>
</g>
</svg>
"""
RIGHT, LEFT = SideLetter(Side.RIGHT, 0.1, 0.6), SideLetter(Side.LEFT, 0.9, 0.6)


class TwoPlates:
    """Front and back of the same box."""

    def __init__(self) -> None:
        self.asked = 0

    def of(self, figure: Figure) -> Mapping[str, Plate]:
        del figure
        back = (SideLetter(Side.LEFT, 0.1, 0.6), SideLetter(Side.RIGHT, 0.9, 0.6))
        return {
            "front": Plate("front", "Front", "body", 150, 240, (RIGHT, LEFT), 216),
            "back": Plate("back", "Back", "body", 150, 240, back, 216),
        }

    def svg(self, figure: Figure, name: str) -> bytes:
        del figure, name
        self.asked += 1
        return SVG


def disc(step: int, shape: Shape = Shape.CIRCLE) -> Glyph:
    return Glyph(shape, MarkState.BEFORE, 6.0 + step, step, text=str(step))


MARKS = (
    BodyMark("s1", "LI4", "R", disc(7), {"front": (0.4, 0.3)}, spoken="LI4 right, before 7"),
    BodyMark("s2", "GB21", "L", disc(3), {"back": (0.4, 0.2), "front": (0.6, 0.15)}, (NeedleMark(1),)),
    BodyMark("pin", "BL18 + 2 cm", "L", disc(5, Shape.DIAMOND), {"back": (0.45, 0.5)}, can_move=True),
)
POINTS = (AtlasMark("ST36", Side.RIGHT, "ST36", Shape.CIRCLE, {"front": (0.4, 0.7)}, "ST36 R · Zusanli"),)


@pytest.fixture
def source() -> TwoPlates:
    return TwoPlates()


class Picks:
    """Keeps what is picked on a body, in order."""

    def __init__(self) -> None:
        self.picked: list[HitTarget] = []
        self.dropped: list[tuple[str, PlatePoint]] = []

    def pick(self, target: HitTarget) -> None:
        self.picked.append(target)

    def drop_pin(self, site_id: str, place: PlatePoint) -> None:
        self.dropped.append((site_id, place))


@pytest.fixture
def picks() -> Picks:
    return Picks()


@pytest.fixture
def canvas(qtbot: QtBot, source: TwoPlates, picks: Picks) -> BodyCanvas:
    canvas = BodyCanvas(source)
    canvas.let_pick(picks)
    qtbot.addWidget(canvas)
    canvas.resize(900, 700)
    canvas.set_figure(Figure.FEMALE)
    canvas.set_plates(("front", "back"))
    canvas.set_marks(MARKS)
    canvas.set_points(POINTS)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas
