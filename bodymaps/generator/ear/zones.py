"""The zones of the ear as outlines: cells between the lines of `points/ear-zones.toml`. Names are kept out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import polygonize, unary_union

from bodymaps.generator.ear_form import form
from bodymaps.generator.ear_form.splines import spline

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = npt.NDArray[np.float64]
HERE = Path(__file__).resolve().parents[2] / "points" / "ear-zones.toml"


SLIVER = 3.0
"""Square millimetres below which a cell without a seed is a slip between zones."""


class ZoneError(ValueError):
    """A zone without a cell of its own, with its code in the sentence."""


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone of the left ear.

    Attributes:
        code: "TF4" …
        back: Whether it lies on the back.
        area: Millimetres of the drawing.
        seed: The spot in it that stands for it.
    """

    code: str
    back: bool
    area: Polygon
    seed: tuple[float, float]


def read_zones(path: Path = HERE) -> list[Zone]:
    """All zones, the front first, in the order of their seeds.

    Raises:
        ZoneError: A seed that lies in no cell, or two in one.
    """
    page: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    front = _cells(page["front"], Polygon(form.outline()))
    back = _cells(page["back"], Polygon(form.back_outline()).buffer(0))
    return [*_assign(page["seeds"], front, back=False), *_assign(page["back-seeds"], back, back=True)]


def _cells(lines: Mapping[str, Any], outline: Polygon) -> list[Polygon]:
    drawn: list[LineString] = [LineString([*outline.exterior.coords])]
    for line in lines.values():
        closed = bool(line.get("closed"))
        nodes = line["nodes"]
        at = np.array(nodes, np.float64) if len(nodes) == 2 else spline(nodes, closed=closed)
        drawn.append(LineString(np.vstack([at, at[:1]]) if closed else at))
    return list(polygonize(unary_union(drawn)))


def _assign(seeds: Mapping[str, Any], cells: list[Polygon], *, back: bool) -> list[Zone]:
    zones: list[Zone] = []
    taken: dict[int, str] = {}
    for code, (x, y) in seeds.items():
        held = [number for number, cell in enumerate(cells) if cell.contains(Point(x, y))]
        if not held:
            message = f"The seed of the ear zone {code} lies in no cell."
            raise ZoneError(message)
        if held[0] in taken:
            message = f"The ear zones {taken[held[0]]} and {code} lie in one cell."
            raise ZoneError(message)
        taken[held[0]] = code
        zones.append(Zone(code, back, cells[held[0]], (float(x), float(y))))
    for number, cell in enumerate(cells):
        if number not in taken and cell.area < SLIVER:
            # Where three lines do not quite meet a slip is left over; it belongs to the zone it borders on most.
            best = max(range(len(zones)), key=lambda k: zones[k].area.boundary.intersection(cell.boundary).length)
            joined = unary_union([zones[best].area, cell])
            if isinstance(joined, Polygon):
                zones[best] = replace(zones[best], area=joined)
    return zones
