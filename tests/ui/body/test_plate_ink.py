"""Lines that keep their width under zoom: which share they keep, how they are taken apart and drawn."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ashichart.ui.body.painting.plate_ink import FULL_PX, OUTLINE_UNITS, ink_share, split_ink

SVG = b"""<svg viewBox="0 0 100 100"><g>
<path class="body" d="M10 10c0 0 0 80 0 80c0 0 80 0 80 0c0 0 0-80 0-80z" fill="#FFFFFF"/>
<path class="feature" d="M20 48c20 0 40 0 60 0c0 1 0 3 0 4c-20 0-40 0-60 0z" fill="#000000"/>
<path class="outline" d="M10 10c0 27 0 53 0 80" fill="none" stroke="#FF0000" stroke-width="4"/>
</g></svg>"""


def painted(share: float) -> QImage:
    _, ink = split_ink(SVG, 100, 100)
    image = QImage(400, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    ink.paint(painter, QRectF(0, 0, 400, 400), share)
    painter.end()
    return image


def width_at(image: QImage, x: int) -> float:
    """Darkness summed along a column, in px."""
    return sum(1 - image.pixelColor(x, y).lightnessF() for y in range(image.height()))


def test_lines_are_as_drawn_until_they_are_wide_and_then_hardly_grow() -> None:
    edge = FULL_PX / OUTLINE_UNITS
    assert ink_share(edge * 0.5) == ink_share(edge) == 1.0
    widths = [OUTLINE_UNITS * unit * ink_share(unit) for unit in (edge, 2 * edge, 4 * edge, 16 * edge)]
    assert widths == sorted(widths)
    assert widths[-1] < 3.5 * widths[0]


def test_the_ground_keeps_fills_and_loses_lines() -> None:
    ground, ink = split_ink(SVG, 100, 100)
    assert b'class="body"' in ground
    assert b"feature" not in ground
    assert b"outline" not in ground
    assert [one.colour for one in ink.inks] == ["#000000", "#FF0000"]


def test_a_fill_with_an_edge_stays_and_its_edge_is_a_line() -> None:
    nail = b'<path class="nail" d="M1 1c1 0 2 0 3 0z" fill="#EEEEEE" stroke="#111111" stroke-width="1.8"/>'
    ground, ink = split_ink(nail, 10, 10)
    assert b'stroke="none"' in ground
    assert b'fill="#EEEEEE"' in ground
    assert (ink.inks[0].colour, ink.inks[0].width) == ("#111111", 1.8)


@pytest.mark.parametrize("share", [1.0, 0.5, 0.25])
def test_a_swelling_line_is_drawn_in_towards_its_middle(qtbot: QtBot, share: float) -> None:
    del qtbot
    image = painted(share)
    assert width_at(image, 200) == pytest.approx(16 * share, abs=0.8)
    assert image.pixelColor(200, 200).lightness() < 40
