"""The skin of the left half of the body as grains of about three millimetres, and grains as cells. No outlines.

A cell is a quarter of a base face: row 4·face + k of the surface's `quads`; on a leg it is 15 mm wide, on a finger 2.
Areas are kept as cells, but decided and drawn by grains, so that a border does not follow the corners of cells. Grains
belong to a cell and a square of its n × n grid, whatever the figure: what is decided on one figure holds for the other.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from bodymaps.generator.skin.surface import PART_NAMES, SKIN, Surface

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

FINE = 0.0017  # body heights a grain is wide at the most, about
MOST = 9
CRUMB = 0.15  # an island of a region smaller than this share of it is none of its own
TURN = 0.01  # body heights that a skin turned the other way counts as farther away


class Grain:
    """The grains of one figure in the pose `anatomical`.

    Attributes:
        body: The surface.
        row: (n,) cell of each grain.
        at: (n, 3) its middle, body heights.
        normal: (n, 3) outward unit normal.
        part: (n,) index into `PART_NAMES`.
        area: (n,) square body heights.
        first: (4 F,) number of a cell's first grain, −1 where a cell has none.
        fold: (4 F,) squares along a side of the cell.
    """

    def __init__(self, body: Surface, like: Grain | None = None) -> None:
        """Lay the grid on a body.

        Args:
            body: The surface.
            like: Grains of the other figure, whose grid is taken; None lays a grid of its own.
        """
        self.body = body
        corners = body.points["anatomical"][body.quads]
        self.cell_area: Floats = 0.5 * np.linalg.norm(
            np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]), axis=1
        )
        part = np.repeat(body.topology.part, 4)
        self.skin: Bools = np.isin(part, [PART_NAMES.index(name) for name in SKIN])
        left = self.skin & (corners[:, :, 0].mean(axis=1) > 0)
        if like is None:
            self.fold: Ints = np.clip(np.ceil(np.sqrt(self.cell_area) / FINE), 1, MOST).astype(np.int64)
        else:
            self.fold, left = like.fold, like.first >= 0
        rows = np.nonzero(left)[0]
        count = self.fold[rows] ** 2
        self.first: Ints = np.full(len(left), -1, np.int64)
        self.first[rows] = np.cumsum(count) - count
        self.row: Ints = np.repeat(rows, count)
        fold = self.fold[self.row]
        down, across = np.divmod(np.arange(len(self.row)) - self.first[self.row], fold)
        s, t = ((across + 0.5) / fold)[:, None], ((down + 0.5) / fold)[:, None]

        def blend(values: Floats) -> Floats:
            a, b, c, d = (values[body.quads[self.row, k]] for k in range(4))
            return np.asarray((a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t)

        self.at: Floats = blend(body.points["anatomical"])
        normal = blend(body.normals())
        self.normal: Floats = normal / np.linalg.norm(normal, axis=1)[:, None]
        self.part: Ints = part[self.row]
        self.area: Floats = self.cell_area[self.row] / fold**2

    def number(self, row: Ints, s: Floats, t: Floats) -> Ints:
        """(m,) grains at s, t of cells; −1 where a cell has none."""
        fold = self.fold[row]
        across = np.clip((s * fold).astype(np.int64), 0, fold - 1)
        down = np.clip((t * fold).astype(np.int64), 0, fold - 1)
        return np.where(self.first[row] >= 0, self.first[row] + down * fold + across, -1)

    def cells(self, grains: Bools) -> Bools:
        """(4 F,) cells of which grains cover half and more; if none is, the one that is covered most."""
        share = np.bincount(self.row, weights=grains, minlength=len(self.fold)) / self.fold**2
        found = share >= 0.5
        if not found.any() and grains.any():
            found[int(np.argmax(share))] = True
        return found

    def majority(self, number: Ints) -> Ints:
        """(4 F,) the number most grains of a cell have, −1 where it has none."""
        size = int(number.max()) + 2
        pair, count = np.unique(self.row * size + number + 1, return_counts=True)
        row, value = np.divmod(pair, size)
        order = np.lexsort((value, count, row))
        found = np.full(len(self.fold), -1, np.int64)
        found[row[order]] = value[order] - 1  # the greatest count of a row is written last
        return found

    def filled(self, number: Ints) -> Ints:
        """The numbers with every −1 replaced by that of the nearest grain that has one."""
        known, empty = np.nonzero(number >= 0)[0], np.nonzero(number < 0)[0]
        if not len(empty) or not len(known):
            return number
        # The way the skin faces counts too, so that nothing leaps through a finger.
        spread = np.concatenate([self.at, TURN * self.normal], axis=1)
        _, nearest = cKDTree(spread[known]).query(spread[empty])
        found = number.copy()
        found[empty] = number[known[nearest]]
        return found

    def without_crumbs(self, number: Ints) -> Ints:
        """The numbers with −1 for islands of cells that are a small share of what has their number."""
        cells = self.majority(number)
        one, two = self.neighbours
        same = (cells[one] == cells[two]) & (cells[one] >= 0)
        graph = coo_matrix((np.ones(int(same.sum())), (one[same], two[same])), shape=(len(cells), len(cells)))
        _, island = connected_components(graph, directed=False)
        named = cells >= 0
        size = np.bincount(island, weights=self.cell_area)
        whole = np.bincount(np.maximum(cells, 0), weights=self.cell_area * named)
        crumb = named & (size[island] < CRUMB * whole[np.maximum(cells, 0)])
        found = number.copy()
        found[crumb[self.row] & (number == cells[self.row])] = -1
        return found

    @cached_property
    def neighbours(self) -> tuple[Ints, Ints]:
        """Pairs of cells that share an edge."""
        quads = self.body.quads
        edges = np.stack([quads, np.roll(quads, -1, axis=1)], axis=-1).reshape(-1, 2)
        edges = np.sort(edges, axis=1)
        key = edges[:, 0] * (int(quads.max()) + 1) + edges[:, 1]
        order = np.argsort(key, kind="stable")
        twin = np.nonzero(key[order][:-1] == key[order][1:])[0]
        return order[twin] // 4, order[twin + 1] // 4
