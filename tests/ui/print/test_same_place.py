"""One geometry, two renderers: the same marks lie at the same fraction of the same body on screen and on paper."""

from datetime import date

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.made_up.sheets import fonts

from ashichart import paths
from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import Glyph, MarkState, Shape
from ashichart.domain.sheets.choices import Paper, SheetChoices, Tone
from ashichart.domain.sheets.progress import Fate
from ashichart.report.bodies.bodies import Dot, Pair, PlateArt, draw_bodies
from ashichart.report.pdf.document import Document, Frame
from ashichart.report.pdf.inks import INKS
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.marks import BodyMark

Picture = NDArray[np.int16]
SITES = (("LI4", Side.LEFT), ("GB21", Side.RIGHT), ("ST36", Side.RIGHT), ("CV17", Side.MIDLINE), ("BL23", Side.LEFT))
PLATES = ("front", "back")
STEP = 7
NEAR = 0.004  # of the plate's size: 0.3 mm on the progress sheet


def rgb(hex_text: str) -> NDArray[np.int16]:
    return np.array([int(hex_text[at : at + 2], 16) for at in (1, 3, 5)], np.int16)


def crop(picture: Picture, box: tuple[float, float, float, float]) -> Picture:
    left, top, right, bottom = (round(edge) for edge in box)
    return picture[top:bottom, left:right]


def centre_of(picture: Picture, colour: str) -> tuple[float, float]:
    """Return where the middle of everything painted in a colour lies, as fractions of the picture."""
    rows, columns = np.nonzero(np.abs(picture - rgb(colour)).max(axis=2) <= 6)
    assert len(rows) > 20
    across, down = columns.min() + columns.max() + 1, rows.min() + rows.max() + 1
    return (across / 2 / picture.shape[1], down / 2 / picture.shape[0])


def body_of(picture: Picture, ground: str) -> NDArray[np.bool_]:
    """Return where there is body, sampled on a grid that does not depend on the size of the picture."""
    at_y = (np.arange(240) + 0.5) * picture.shape[0] / 240
    at_x = (np.arange(120) + 0.5) * picture.shape[1] / 120
    sampled = picture[at_y.astype(int)][:, at_x.astype(int)]
    return np.abs(sampled - rgb(ground)).max(axis=2) > 10


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(paths.bodymaps())


def places_of(atlas: AtlasService, figure: Figure, code: str, side: Side) -> dict[str, tuple[float, float]]:
    seen = atlas.places.of(figure, Site("s", "p", side, code, PointKind.ACUPUNCTURE, code))
    return {name: seen[name] for name in PLATES if name in seen}


def on_screen(canvas: BodyCanvas, places: dict[str, tuple[float, float]]) -> dict[str, Picture]:
    glyph = Glyph(Shape.CIRCLE, MarkState.BEFORE, 9.0, STEP)
    canvas.set_marks((BodyMark("s", "", "", glyph, places),))
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    ratio = canvas.devicePixelRatioF()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    whole = lines[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(np.int16)
    found: dict[str, Picture] = {}
    for name in PLATES:
        first, last = canvas.sight.place_on_screen(name, 0, 0) * ratio, canvas.sight.place_on_screen(name, 1, 1) * ratio
        found[name] = crop(whole, (first.x(), first.y(), last.x(), last.y()))
    return found


def on_paper(arts: tuple[PlateArt, ...], places: dict[str, tuple[float, float]]) -> dict[str, Picture]:
    frame = Frame("Marks", "Riverside", False, date(2026, 6, 10))
    document = Document(frame, fonts(), SheetChoices(Paper.A4))
    pair = Pair(arts, 10, 40, 190, 150)
    dot = Dot(0, "left", Fate.LESS, 4.0, 4.0, places=places)
    document.add(
        lambda: draw_bodies(
            document.pen, fonts(), document.inks, Tone.COLOUR, pair, (dot,), numbered=False
        )
    )
    pdf = pypdfium2.PdfDocument(document.made().pdf)
    scale = 6
    whole = pdf[0].render(scale=scale).to_numpy()[:, :, :3][:, :, ::-1].astype(np.int16)
    pdf.close()
    dots_per_mm = 72 / 25.4 * scale
    found: dict[str, Picture] = {}
    for index, art in enumerate(arts):
        first, last = pair.place(index, (0, 0)), pair.place(index, (1, 1))
        found[art.plate.name] = crop(whole, tuple(edge * dots_per_mm for edge in (*first, *last)))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("figure", list(Figure))
def test_marks_lie_at_the_same_fraction_of_the_same_body(
    figure: Figure, atlas: AtlasService, qtbot: QtBot, dressed: QApplication
) -> None:
    canvas = BodyCanvas(atlas.plates)
    qtbot.addWidget(canvas)
    canvas.resize(2400, 1300)
    canvas.set_theme(LIGHT)
    canvas.set_figure(figure)
    canvas.set_plates(PLATES)
    with qtbot.waitExposed(canvas):
        canvas.show()
    plates = atlas.plates.of(figure)
    arts = tuple(PlateArt(plates[name], atlas.plates.svg(figure, name)) for name in PLATES)
    ink = INKS[Tone.COLOUR].less
    compared = 0
    for code, side in SITES:
        places = places_of(atlas, figure, code, side)
        screen, paper = on_screen(canvas, places), on_paper(arts, places)
        for name in PLATES:
            bodies = body_of(screen[name], LIGHT.paper), body_of(paper[name], "#FFFFFF")
            assert (bodies[0] & bodies[1]).sum() / (bodies[0] | bodies[1]).sum() > 0.88
            if name in places:
                there, here = centre_of(paper[name], ink), centre_of(screen[name], LIGHT.ramp[STEP])
                assert there == pytest.approx(here, abs=NEAR), (code, name)
                assert here == pytest.approx(places[name], abs=NEAR), (code, name)
                compared += 1
    assert compared >= len(SITES)
