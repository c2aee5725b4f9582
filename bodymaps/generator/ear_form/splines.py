"""Splines of the ear in millimetres, and the surface that hangs on them. What they show is kept out (form.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.interpolate import CubicSpline
from scipy.sparse.linalg import spsolve

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]


def spline(nodes: npt.ArrayLike, step: float = 0.2, *, closed: bool = False) -> Floats:
    """Points about `step` apart on the smooth line through nodes (n, d); the first two columns are measured.

    A closed line is returned without its repeated end.
    """
    at = np.asarray(nodes, np.float64)
    if closed:
        at = np.vstack([at, at[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.sqrt(np.linalg.norm(np.diff(at[:, :2], axis=0), axis=1)))])
    curve = CubicSpline(along, at, bc_type="periodic" if closed else "natural")
    fine = curve(np.linspace(0, along[-1], 40 * len(at)))
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(fine[:, :2], axis=0), axis=1))])
    even = np.linspace(0, length[-1], max(int(length[-1] / step), 2) + 1)
    line = np.stack([np.interp(even, length, column) for column in fine.T], axis=1)
    return line[:-1] if closed else line


@dataclass(frozen=True, slots=True)
class Field:
    """Heights on a grid.

    Attributes:
        low: (2,) x and y of the first node, millimetres.
        step: Millimetres between nodes.
        height: (rows, columns) millimetres towards the viewer.
    """

    low: Floats
    step: float
    height: Floats

    def at(self, points: npt.ArrayLike) -> Floats:
        """(n,) heights at points (n, 2), bilinear; beyond the grid that of its edge."""
        rows, columns = self.height.shape
        spot = (np.asarray(points, np.float64)[:, :2] - self.low) / self.step
        column, row = np.clip(spot[:, 0], 0, columns - 1.001), np.clip(spot[:, 1], 0, rows - 1.001)
        i, j = row.astype(np.int64), column.astype(np.int64)
        t, s = row - i, column - j
        h = self.height
        upper = h[i, j] * (1 - s) + h[i, j + 1] * s
        return upper * (1 - t) + (h[i + 1, j] * (1 - s) + h[i + 1, j + 1] * s) * t


def hang(lines: Sequence[Floats], low: npt.ArrayLike, high: npt.ArrayLike, step: float, tension: float = 0.25) -> Field:
    """The smoothest surface that passes through lines (n, 3): x, y, height, all millimetres.

    Args:
        lines: Dense points of ridges, valleys and edges.
        low: Corner of the grid.
        high: The other corner.
        step: Millimetres between its nodes.
        tension: Share of a membrane in the thin plate: keeps the surface from swinging beside a steep edge.
    """
    start, end = np.asarray(low, np.float64), np.asarray(high, np.float64)
    columns, rows = (int(np.ceil(span / step)) + 1 for span in end - start)
    count = rows * columns
    slopes = sp.vstack([
        sp.kron(sp.identity(rows), _difference(columns)),
        sp.kron(_difference(rows), sp.identity(columns)),
    ])  # fmt: skip
    stiff = sp.csr_matrix(slopes.T @ slopes)
    # In units of the grid: bending falls with the fourth power of the step, stretching with the second.
    energy = stiff @ stiff + tension * step**2 * stiff
    points = np.concatenate(lines)
    spot = (points[:, :2] - start) / step
    column, row = np.clip(spot[:, 0], 0, columns - 1.001), np.clip(spot[:, 1], 0, rows - 1.001)
    i, j = row.astype(np.int64), column.astype(np.int64)
    t, s = row - i, column - j
    number = np.arange(len(points))
    weights = [(1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t]
    nodes = [i * columns + j, i * columns + j + 1, (i + 1) * columns + j, (i + 1) * columns + j + 1]
    pick = sp.csr_matrix(
        (np.concatenate(weights), (np.tile(number, 4), np.concatenate(nodes))), shape=(len(points), count)
    )
    pull = 0.6
    height = spsolve(sp.csc_matrix(energy + pull * (pick.T @ pick)), pull * (pick.T @ points[:, 2]))
    return Field(start, step, np.asarray(height, np.float64).reshape(rows, columns))


def _difference(count: int) -> sp.csr_matrix:
    """(count − 1, count): each node minus the one before it."""
    return sp.csr_matrix(sp.diags([-1.0, 1.0], [0, 1], shape=(count - 1, count)))
