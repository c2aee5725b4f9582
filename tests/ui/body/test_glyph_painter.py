"""Each state of the grammar is drawn as the grammar says."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from ashichart.domain.notation import Glyph, MarkState, Shape
from ashichart.ui.appearance.theme import DARK, LIGHT, Theme
from ashichart.ui.body.marks import Bead
from ashichart.ui.body.painting.glyph_painter import bead_width_px, paint_glyph, paint_needle, shape_path

GROUND = QColor("#00FF00")
STATES = {
    "before": Glyph(Shape.CIRCLE, MarkState.BEFORE, 13, 7),
    "waiting": Glyph(Shape.CIRCLE, MarkState.WAITING, 13, 7),
    "typed": Glyph(Shape.CIRCLE, MarkState.TYPED, 13, 7),
    "less": Glyph(Shape.CIRCLE, MarkState.PAIR, 13, 7, 9, 3),
    "more": Glyph(Shape.CIRCLE, MarkState.PAIR, 13, 7, 15, 9),
    "zero": Glyph(Shape.CIRCLE, MarkState.BEFORE, 6, 0),
    "not assessed": Glyph(Shape.CIRCLE, MarkState.NOT_ASSESSED, 8, None),
}


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Fonts need an application."""
    del qapp


def drawn(
    glyph: Glyph, theme: Theme = LIGHT, *, scale: float = 1.0, selected: bool = False, small: bool = False
) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_glyph(painter, QPointF(30.5, 30.5), glyph, theme, scale, selected=selected, small=small)
    painter.end()
    return image


def at(image: QImage, distance: int) -> QColor:
    """Colour straight to the right of the centre."""
    return image.pixelColor(30 + distance, 30)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_no_two_states_look_alike(theme: Theme) -> None:
    pictures = {name: drawn(glyph, theme) for name, glyph in STATES.items()}
    for one, other in combinations(pictures, 2):
        assert pictures[one] != pictures[other], (one, other)


def test_disc_has_its_step_and_radius() -> None:
    image = drawn(STATES["before"])
    assert at(image, 9) == QColor(LIGHT.ramp[7])
    assert at(image, 16) == GROUND
    assert at(drawn(STATES["before"], scale=0.84), 13) == GROUND


def test_waiting_mark_is_a_ring_around_surface() -> None:
    image = drawn(STATES["waiting"])
    assert at(image, 0) == QColor(LIGHT.surface)
    assert at(image, 11) == QColor(LIGHT.ramp[7])


def test_less_tender_is_a_disc_in_the_ring_of_before() -> None:
    image = drawn(STATES["less"])
    assert at(image, 6) == QColor(LIGHT.ramp[3])
    assert at(image, 12).lightness() < QColor(LIGHT.ramp[3]).lightness()


def test_more_tender_is_a_disc_with_the_line_of_before() -> None:
    image = drawn(STATES["more"])
    assert at(image, 10) == QColor(LIGHT.ramp[9])
    assert at(image, 13).lightness() > QColor(LIGHT.ramp[9]).lightness() + 60


def test_not_assessed_is_hatched_and_never_the_colour_of_zero() -> None:
    image = drawn(STATES["not assessed"])
    colours = {image.pixelColor(x, y).name() for x in range(23, 38) for y in range(23, 38)}
    assert LIGHT.ramp[0].lower() not in colours
    assert len(colours) > 8
    hollow = drawn(STATES["not assessed"], small=True)
    assert at(hollow, 0) == QColor(LIGHT.surface)


def test_selected_mark_wears_the_accent_outside_its_rim() -> None:
    assert at(drawn(STATES["before"], selected=True), 17) == QColor(LIGHT.accent)
    assert at(drawn(STATES["before"]), 17) == GROUND


def test_shapes_differ_in_outline() -> None:
    boxes = [shape_path(shape, QPointF(0, 0), 10).boundingRect().width() / 2 for shape in Shape]
    assert boxes == pytest.approx([10, 9, 12.4, 8.64 * 0.8660254], abs=0.05)
    grown = shape_path(Shape.CIRCLE, QPointF(0, 0), 10, 4.5).boundingRect().width() / 2
    assert grown == pytest.approx(14.5)


def test_number_is_written_in_the_ink_of_its_step() -> None:
    image = drawn(Glyph(Shape.CIRCLE, MarkState.BEFORE, 13, 7, text="7"))
    colours = {image.pixelColor(x, y).name() for x in range(25, 36) for y in range(25, 36)}
    assert QColor(LIGHT.ramp_number[7]).name() in colours


def needle(*, is_out: bool) -> QImage:
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_needle(painter, QPointF(10, 30), QPointF(60, 30), Bead((12,), is_out), LIGHT)
    painter.end()
    return image


def test_needle_in_has_a_filled_bead_and_needle_out_a_hollow_one() -> None:
    assert needle(is_out=False).pixelColor(60, 24) == QColor(LIGHT.ink)
    assert needle(is_out=True).pixelColor(60, 24) == QColor(LIGHT.surface)


def test_bead_grows_with_its_text() -> None:
    assert bead_width_px(Bead((1,), is_out=False)) == 18
    assert bead_width_px(Bead((10, 11, 12), is_out=False)) > 30
