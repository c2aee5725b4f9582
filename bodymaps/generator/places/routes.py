"""The line of a channel along the skin, from point to point. Which plates show it is kept out (layers.py).

Between two points the line is the cut of a plane through both and their normals, as lengths are measured; where such a
cut makes a long way round (a limb between), the shortest way along the edges of the cells, straightened.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from bodymaps.generator.places import section
from bodymaps.generator.skin.surface import PART_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymaps.generator.places.book import Book
    from bodymaps.generator.places.recipes import Reckoner
    from bodymaps.generator.skin.surface import Place, Surface

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

STEP = 0.003  # body heights between the points of a line
ROUNDABOUT = 1.2  # a cut longer than so many times the way along edges leads round a limb
LONGEST = 1.0  # body heights; no two neighbours of a channel lie farther apart
NEARLY_STRAIGHT = 1.25  # a cut no longer than so many times the chord is taken as it is
LEFT_SKIN = ("head", "neck", "torso", "arm-left", "hand-left", "leg-left", "foot-left")
CANDIDATES = 12
_RANGE = re.compile(r"([A-Z]{2}(?:-[A-Z]+)?)(\d+)\.\.([A-Z]{2}(?:-[A-Z]+)?)(\d+)")


@dataclass(frozen=True, slots=True)
class Route:
    """A line on the skin: cell and s, t within it of each of its points (n,)."""

    row: Ints
    s: Floats
    t: Floats

    def of(self, body: Surface, values: Floats) -> Floats:
        """Values (V, 3) of vertices at the points of the line (n, 3)."""
        a, b, c, d = (values[body.quads[self.row, k]] for k in range(4))
        s, t = self.s[:, None], self.t[:, None]
        return np.asarray((a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t)


def runs(book: Book, channel: str) -> list[list[str]]:
    """Names of the points and landmarks each run of a channel's line passes; points without a place are left out."""
    placed = [str(point["code"]) for point in book.points if point["channel"] == channel and "place" in point]
    number = {code: int(found[1]) for code in placed if (found := re.search(r"(\d+)$", code))}
    placed.sort(key=lambda code: number.get(code, 0))
    if channel not in book.lines:
        return [placed] if len(placed) > 1 else []
    found: list[list[str]] = []
    for run in book.lines[channel]["runs"]:
        stops: list[str] = []
        for stop in run:
            span = _RANGE.fullmatch(stop)
            if span is None:
                stops += [stop] if stop in placed or stop in book.landmarks else []
            else:
                stops += [code for code in placed if int(span[2]) <= number[code] <= int(span[4])]
        if len(stops) > 1:
            found.append(stops)
    return found


class Router:
    """Lines on one figure."""

    def __init__(self, reckoner: Reckoner) -> None:
        """Lay lines between the places of `reckoner`."""
        self._reckoner = reckoner
        self._body = reckoner.body
        self._points = self._body.points["anatomical"]

    def route(self, stops: Sequence[str]) -> Route:
        """The line through named places of the left side or the midline, in order."""
        places = [self._reckoner.place(stop) for stop in stops]
        legs = [self._leg(first, second) for first, second in itertools.pairwise(places)]
        whole = np.concatenate([legs[0], *(leg[1:] for leg in legs[1:])])
        return self._on_skin(whole)

    def _leg(self, first: Place, second: Place) -> Floats:
        """Positions (n, 3) from place to place, a step apart."""
        chord = float(np.linalg.norm(self._body.at(second) - self._body.at(first)))
        try:
            path, gone = section.way(self._body, first, second, LEFT_SKIN)
        except section.NoPathError:
            return self._straightened(self._along_edges(first, second)[0])
        if gone[-1] < NEARLY_STRAIGHT * chord:
            return _spaced(path)
        edges, length = self._along_edges(first, second)
        return _spaced(path) if gone[-1] < ROUNDABOUT * length else self._straightened(edges)

    def _along_edges(self, first: Place, second: Place) -> tuple[Floats, float]:
        """The shortest way along edges and diagonals of cells, and its length."""
        start, end = (self._corner(place) for place in (first, second))
        _, before = dijkstra(self._edges, indices=start, return_predecessors=True, limit=LONGEST)
        corners = [end]
        while corners[-1] != start and before[corners[-1]] >= 0:
            corners.append(int(before[corners[-1]]))
        path = np.concatenate([self._body.at(first)[None], self._points[corners[::-1]], self._body.at(second)[None]])
        return path, float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())

    def _straightened(self, path: Floats) -> Floats:
        """A way along edges, pulled straight and put back on the skin again and again."""
        whole = _spaced(path)
        for _ in range(40 if len(whole) > 2 else 0):
            whole[1:-1] = 0.25 * whole[:-2] + 0.5 * whole[1:-1] + 0.25 * whole[2:]
            whole[1:-1] = self._on_skin(whole[1:-1]).of(self._body, self._points)
        return whole

    def _corner(self, place: Place) -> int:
        corners = np.unique(self._body.quads[4 * place.face : 4 * place.face + 4])
        return int(corners[np.argmin(np.linalg.norm(self._points[corners] - self._body.at(place), axis=1))])

    @cached_property
    def _rows(self) -> Ints:
        wanted = np.isin(self._body.topology.part, [PART_NAMES.index(part) for part in LEFT_SKIN])
        rows = np.nonzero(np.repeat(wanted, 4))[0]
        return rows[self._points[self._body.quads[rows]][:, :, 0].max(axis=1) > -1e-6]

    @cached_property
    def _edges(self) -> coo_matrix:
        quads = self._body.quads[self._rows]
        # Diagonals too, or the way over a grid is a staircase.
        pairs = np.concatenate([quads[:, [k, (k + 1) % 4]] for k in range(4)] + [quads[:, [0, 2]], quads[:, [1, 3]]])
        pairs = np.unique(np.sort(pairs, axis=1), axis=0)
        length = np.linalg.norm(self._points[pairs[:, 0]] - self._points[pairs[:, 1]], axis=1)
        size = len(self._points)
        one, two = np.concatenate([pairs, pairs[:, ::-1]]).T
        return coo_matrix((np.tile(length, 2), (one, two)), shape=(size, size)).tocsr()

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self._points[self._body.quads[self._rows]].mean(axis=1))

    def _on_skin(self, spots: Floats) -> Route:
        """The closest places of the left half's skin to positions (n, 3)."""
        _, near = self._tree.query(spots, k=CANDIDATES)
        rows = self._rows[near]
        corner = self._points[self._body.quads[rows]]
        best = np.full(len(spots), np.inf)
        row, s, t = rows[:, 0].copy(), np.zeros(len(spots)), np.zeros(len(spots))
        for half in ((0, 1, 2), (0, 2, 3)):
            a, b, c = (corner[:, :, k] for k in half)
            one, two = _in_triangle(spots[:, None], a, b, c)
            gap = np.linalg.norm(a + one[..., None] * (b - a) + two[..., None] * (c - a) - spots[:, None], axis=2)
            k = gap.argmin(axis=1)
            at = np.arange(len(spots))
            closer = gap[at, k] < best
            best = np.where(closer, gap[at, k], best)
            first, second = one[at, k], two[at, k]
            row = np.where(closer, rows[at, k], row)
            s = np.where(closer, first + second if half[1] == 1 else first, s)
            t = np.where(closer, second if half[1] == 1 else first + second, t)
        return Route(row, s, t)


def _in_triangle(spot: Floats, a: Floats, b: Floats, c: Floats) -> tuple[Floats, Floats]:
    """Weights of b and c of about the closest point of triangles: the foot of the perpendicular, drawn inside."""
    one, two, away = b - a, c - a, spot - a
    oo, ot, tt = (one * one).sum(-1), (one * two).sum(-1), (two * two).sum(-1)
    ao, at = (away * one).sum(-1), (away * two).sum(-1)
    determinant = np.maximum(oo * tt - ot * ot, 1e-30)
    first = np.clip((ao * tt - at * ot) / determinant, 0, 1)
    second = np.clip((at * oo - ao * ot) / determinant, 0, 1)
    over = np.maximum(first + second, 1)
    return first / over, second / over


def _spaced(path: Floats) -> Floats:
    """The path with points a step apart, its ends kept."""
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    count = max(2, round(float(gone[-1]) / STEP) + 1)
    at = np.linspace(0, gone[-1], count)
    return np.stack([np.interp(at, gone, path[:, axis]) for axis in range(3)], axis=1)
