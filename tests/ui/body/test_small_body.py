"""Small bodies of filmstrips and cards."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.body.conftest import TwoPlates, disc

from ashichart.domain.atlas.body import Figure
from ashichart.domain.notation import Glyph, MarkState, Shape
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.layout import arrange
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.small_body import LEAST_R_PX, SmallBody, paint_small_body, small_glyph

PAIR = Glyph(Shape.CIRCLE, MarkState.PAIR, 13, 7, 9, 3, "3")


@pytest.mark.parametrize("body_px", [50.0, 64.0, 110.0, 190.0])
def test_mark_on_a_small_body_is_never_under_the_least_radius(body_px: float) -> None:
    for step in range(11):
        glyph, scale = small_glyph(disc(step), body_px)
        assert glyph.r * scale >= LEAST_R_PX - 1e-9


def test_pair_too_small_for_a_ring_shows_what_was_read_last() -> None:
    glyph, _ = small_glyph(PAIR, 60.0)
    assert (glyph.step, glyph.inner_step) == (3, None)
    assert small_glyph(PAIR, 400.0)[0] == PAIR


def test_more_tender_is_larger_where_there_is_room() -> None:
    radii = [glyph.r * scale for glyph, scale in (small_glyph(disc(step), 300.0) for step in range(11))]
    assert radii == sorted(radii)
    assert len(set(radii)) == 11


def painted(marks: tuple[BodyMark, ...], width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    art = PlateArtCache(TwoPlates())
    rect = QRectF(0, 0, width, height)
    paint_small_body(painter, rect, art, Figure.FEMALE, ("front", "back"), marks, LIGHT)
    painter.end()
    return image


def place(width: int, height: int, x: float, y: float) -> QPoint:
    plates = TwoPlates().of(Figure.FEMALE)
    slots = arrange(
        tuple(plates.values()), width, height, margin=1.0, gap=max(2.0, height * 0.02),
        title_px=24.0 if height >= 260 else 2.0,
    )  # fmt: skip
    return QPointF(*slots[0].at(x, y)).toPoint()


@pytest.mark.parametrize("size", [(92, 72), (140, 112), (700, 480)])
def test_mark_stands_at_its_fractions_at_any_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    del qtbot
    at = place(*size, 0.5, 0.3)
    ten = BodyMark("s", "CV17", "", Glyph(Shape.CIRCLE, MarkState.BEFORE, 16, 10), {"front": (0.5, 0.3)})
    image = painted((ten,), *size)
    assert image.pixelColor(at) == QColor(LIGHT.ramp[10])


def test_site_not_assessed_is_hollow_on_a_small_body(qtbot: QtBot) -> None:
    del qtbot
    glyph = Glyph(Shape.CIRCLE, MarkState.NOT_ASSESSED, 8, None)
    image = painted((BodyMark("s", "CV17", "", glyph, {"front": (0.5, 0.3)}),), 140, 112)
    centre = image.pixelColor(place(140, 112, 0.5, 0.3))
    assert centre.lightness() > QColor(LIGHT.body).lightness()
    assert centre.lightness() > QColor(LIGHT.ramp[0]).lightness() - 8


def test_every_body_carries_its_side_letters(qtbot: QtBot) -> None:
    del qtbot
    image = painted((), 140, 112)
    at = place(140, 112, 0.1, 0.6)
    inks = {
        image.pixelColor(at + QPoint(dx, dy)).lightness() for dx in range(-5, 6) for dy in range(-5, 6)
    }
    assert min(inks) < 160


def test_widget_lets_clicks_through_and_counts_its_sites(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 120)
    body = SmallBody(PlateArtCache(TwoPlates()), parent=window)
    body.setGeometry(10, 10, 140, 100)
    body.set_marks((BodyMark("s", "CV17", "", disc(5), {"front": (0.5, 0.3)}),))
    window.show()
    qtbot.waitExposed(window)
    assert body.accessibleName() == "Body with 1 site"
    assert QApplication.widgetAt(body.mapToGlobal(QPoint(20, 20))) is window
    light = window.grab().toImage()
    body.set_theme(DARK)
    assert window.grab().toImage() != light
    body.set_theme(LIGHT)
    body.set_plates(("back",))
    assert window.grab().toImage() != light
    body.set_figure(Figure.MALE)
    body.set_selected("s")
    assert body.sizeHint().isValid()
