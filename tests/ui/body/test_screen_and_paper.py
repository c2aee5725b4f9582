"""The same mark lies at the same fraction of its plate on screen and on paper: both are drawn, and the ink is found."""

import io
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.made_up.sheets import arts, fonts
from tests.ui.body.conftest import disc

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.sheets.choices import Paper, Tone
from ashichart.report.bodies.bodies import Dot, Pair, draw_bodies
from ashichart.report.pdf.inks import INKS
from ashichart.report.pdf.pen import Leaves, Pen
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.marks import BodyMark

PIXELS_PER_MM = 10


def _middle_of_difference(plain: QImage, marked: QImage) -> tuple[float, float]:
    """Return the middle of the rectangle around every pixel that differs."""
    assert plain.size() == marked.size()
    found = [
        (x, y) for y in range(plain.height()) for x in range(plain.width()) if plain.pixel(x, y) != marked.pixel(x, y)
    ]
    assert found, "the mark left no ink"
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return (min(xs) + max(xs) + 1) / 2, (min(ys) + max(ys) + 1) / 2


def _on_paper(plate: str, place: tuple[float, float]) -> tuple[float, float]:
    pair = Pair((arts(Figure.FEMALE)[plate],), 20.0, 30.0, 80.0, 120.0)
    images: list[QImage] = []
    for dots in ((), (Dot(0, "right", None, None, 3.0, places={plate: place}),)):
        faces = fonts()
        leaves = Leaves(Paper.A4, "Test", "Clinic")
        pen = Pen(Paper.A4, faces, leaves)
        leaves.page()
        draw_bodies(pen, faces, INKS[Tone.COLOUR], Tone.COLOUR, pair, dots, numbered=False)
        document: Any = pypdfium2.PdfDocument(leaves.finish())  # ships no types
        content = io.BytesIO()
        document[0].render(scale=PIXELS_PER_MM * 25.4 / 72).to_pil().save(content, "PNG")
        document.close()
        image = QImage.fromData(content.getvalue())
        corner = (round(pair.corner(0) * PIXELS_PER_MM), round(pair.top * PIXELS_PER_MM))
        wide = round(pair.arts[0].plate.aspect * pair.height * PIXELS_PER_MM)
        images.append(image.copy(*corner, wide, round(pair.height * PIXELS_PER_MM)))
    x, y = _middle_of_difference(*images)
    return x / images[0].width(), y / images[0].height()


def _on_screen(qtbot: QtBot, plate: str, place: tuple[float, float]) -> tuple[float, float]:
    canvas = BodyCanvas(AtlasService(paths.bodymaps()).plates)
    qtbot.addWidget(canvas)
    canvas.set_figure(Figure.FEMALE)
    canvas.set_plates((plate,))
    canvas.resize(900, 900)
    canvas.show()
    plain = canvas.grab().toImage()
    canvas.set_marks((BodyMark("s", "", "", disc(7), {plate: place}),))
    marked = canvas.grab().toImage()
    x, y = _middle_of_difference(plain, marked)
    zero, one = canvas.sight.place_on_screen(plate, 0.0, 0.0), canvas.sight.place_on_screen(plate, 1.0, 1.0)
    return (x - zero.x()) / (one.x() - zero.x()), (y - zero.y()) / (one.y() - zero.y())


@pytest.mark.parametrize(("code", "side", "plate"), [("BL23", Side.RIGHT, "back"), ("CV17", Side.MIDLINE, "front")])
def test_a_mark_lies_at_the_same_fraction_on_screen_and_on_paper(
    qtbot: QtBot, code: str, side: Side, plate: str
) -> None:
    point = AtlasService(paths.bodymaps()).point(Figure.FEMALE, code)
    assert point is not None
    place = point.places[side].plates[plate]
    paper, screen = _on_paper(plate, place), _on_screen(qtbot, plate, place)
    for on_paper, on_screen, fraction in zip(paper, screen, place, strict=True):
        assert on_paper == pytest.approx(on_screen, abs=0.003)
        assert on_paper == pytest.approx(fraction, abs=0.002)
