"""The canvas at 1600 × 1000 with 100 marks and 800 points, against the blit of a finished picture."""

import time
from collections.abc import Callable
from statistics import median

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.notation import Glyph, MarkState, Shape, radius_px
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.marks import AtlasMark, BodyMark

WIDTH, HEIGHT = 1600, 1000


def _times(act: Callable[[int], None], rounds: int) -> list[float]:
    taken: list[float] = []
    for i in range(rounds):
        started = time.perf_counter()
        act(i)
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)


def _marks(atlas: AtlasService, shift: int) -> tuple[BodyMark, ...]:
    made: list[BodyMark] = []
    for point in atlas.points(Figure.FEMALE):
        for side, place in point.places.items():
            if {"front", "back"} & set(place.plates):
                step = (len(made) + shift) % 11
                glyph = Glyph(Shape.CIRCLE, MarkState.BEFORE, radius_px(step), step, text=str(step))
                letter = {Side.LEFT: "L", Side.RIGHT: "R"}.get(side, "")
                made.append(BodyMark(f"{point.code}{letter}", point.label, letter, glyph, place.plates))
                if len(made) == 100:
                    return tuple(made)
    return tuple(made)


def _points() -> tuple[AtlasMark, ...]:
    """Return 800 points spread over both plates."""
    made: list[AtlasMark] = []
    for i in range(800):
        places = {("front", "back")[i % 2]: (0.3 + i % 20 * 0.02, 0.1 + i / 1000)}
        made.append(AtlasMark(f"P{i}", Side.LEFT, f"P{i}", Shape.CIRCLE, places))
    return tuple(made)


def measure() -> dict[str, float]:
    """Return medians and the 99th percentile in ms, and ratios to the blit."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    appearance.install(app, LIGHT)
    atlas = AtlasService(paths.bodymaps())
    canvas = BodyCanvas(atlas.plates)
    canvas.set_theme(LIGHT)
    canvas.set_figure(Figure.FEMALE)
    canvas.set_plates(("front", "back"))
    canvas.resize(WIDTH, HEIGHT)
    canvas.set_points(_points())
    sets = [_marks(atlas, shift) for shift in range(11)]
    canvas.show()
    app.processEvents()

    picture = QPixmap(WIDTH, HEIGHT)
    picture.fill()
    target = QPixmap(WIDTH, HEIGHT)

    def blit(_i: int) -> None:
        painter = QPainter(target)
        painter.drawPixmap(0, 0, picture)
        painter.end()

    def click(i: int) -> None:
        canvas.sight.target_at(QPointF(500 + i % 40, 300 + i % 50))
        canvas.set_marks(sets[i % 11])
        canvas.repaint()

    def zoom(i: int) -> None:
        canvas.sight.zoom_by(1.02 if i % 60 < 30 else 1 / 1.02, QPointF(600, 400))
        canvas.repaint()

    def pan(i: int) -> None:
        canvas.sight.pan_by(3 if i % 60 < 30 else -3, 1)
        canvas.repaint()

    for warm in (click, zoom, pan):
        _times(warm, 20)
    floor = median(_times(blit, 200))
    clicks, hits = _times(click, 300), _times(lambda i: canvas.sight.target_at(QPointF(400 + i, 300)) and None, 300)
    canvas.sight.zoom_by(1.6, QPointF(600, 400))
    zooms, pans = _times(zoom, 300), _times(pan, 300)
    return {
        "blit_ms": floor,
        "click_to_mark_median_ms": median(clicks),
        "click_to_mark_p99_ms": clicks[int(len(clicks) * 0.99)],
        "hit_ms": median(hits),
        "zoom_frame_p99_ms": zooms[int(len(zooms) * 0.99)],
        "pan_frame_p99_ms": pans[int(len(pans) * 0.99)],
        "click_to_mark_ratio": median(clicks) / floor,
    }
