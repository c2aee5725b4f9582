"""Areas and lines as they are drawn on a plate: what a plate shows of them, as smooth rings and polylines. No outlines.

A plate is seen as pixels that know their grain of skin; an area is what its grains are of these, smoothed within the
skin, so that its border is a curve and ends at the silhouette or where a nearer limb covers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter
from shapely.geometry import LineString
from skimage.measure import find_contours

from bodymaps.generator.drawing import raster
from bodymaps.generator.places.skin_samples import FINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bodymaps.generator.places.skin_samples import Grain
    from bodymaps.generator.skin.surface import Surface

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

PIXELS = 900  # height of the raster
SOFT = 2.2  # pixels over which a border is smoothed, and at least …
GRAINS = 0.8  # … so many grains
SLACK = 0.28  # pixels a ring may leave its curve when points are dropped
LEAST = 14.0  # square pixels below which a ring is not drawn
DEPTH = 0.004  # body heights a line may lie below the foremost skin and still be on it
SHORT = 0.002  # plate heights below which a visible piece of a line is not drawn


class View:
    """One plate of one figure as pixels."""

    def __init__(self, body: Surface, plate: Mapping[str, Any], grain: Grain) -> None:
        """Draw the body's cells into pixels as `plate` of plates.json shows them."""
        self._plate = plate
        self.high = PIXELS
        self.wide = max(8, round(PIXELS * float(plate["width"]) / float(plate["height"])))
        self._step = float(plate["scale"]) / float(plate["height"]) * self.high  # pixels of a body height
        self._soft = max(SOFT, GRAINS * FINE * self._step)
        points = body.points[str(plate["pose"])]
        flat = self._flat(points)
        drawn = np.ones(len(body.base), bool)
        if plate["faces"] is not None:
            drawn[:] = False
            for first, end in plate["faces"]:
                drawn[first:end] = True
        rows = np.nonzero(np.repeat(drawn, 4))[0]
        quads = body.quads[rows]
        triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
        clip = plate["clip"]
        cut = None if clip is None else points @ np.asarray(clip["normal"], np.float64) - float(clip["offset"])
        seen = raster.draw(flat, triangles, self.wide, self.high, cut)
        self.depth: Floats = seen.depth
        self.mask: Bools = seen.mask
        b, c = seen.weights[..., 0], seen.weights[..., 1]
        second = seen.triangle >= len(rows)
        row = rows[np.where(second, seen.triangle - len(rows), seen.triangle) * self.mask]
        self.number: Ints = np.where(
            self.mask, grain.number(row, np.where(second, b, b + c), np.where(second, b + c, c)), -1
        )

    def _flat(self, points: Floats) -> Floats:
        """x, y in pixels (y down) and depth in body heights of points of the plate's pose."""
        plate = self._plate
        step = self._step
        right, up, toward = (points @ np.asarray(plate[name], np.float64) for name in ("right", "up", "toward"))
        return np.stack([(right - float(plate["x0"])) * step, (float(plate["y0"]) - up) * step, toward], axis=1)

    def rings(self, grains: Bools) -> list[list[float]]:
        """Closed rings of an area in plate fractions, x0, y0, x1, y1 …, even-odd; holes are rings too.

        Args:
            grains: (n,) the grains of the area.
        """
        held = self.mask & (self.number >= 0) & grains[self.number]
        if not held.any():
            return []
        down, across = np.nonzero(held)
        pad = round(4 * self._soft) + 1
        top, left = max(0, int(down.min()) - pad), max(0, int(across.min()) - pad)
        window = (slice(top, int(down.max()) + pad + 1), slice(left, int(across.max()) + pad + 1))
        skin = self.mask[window].astype(np.float64)
        area = gaussian_filter(held[window].astype(np.float64), self._soft)
        field = np.where(skin > 0, area / np.maximum(gaussian_filter(skin, self._soft), 1e-6), 0.0)
        rings: list[list[float]] = []
        for curve in find_contours(np.pad(field, 1), 0.5):
            closed = LineString(curve[:, ::-1]).simplify(SLACK)
            spots = np.asarray(closed.coords)[:-1]
            if len(spots) < 3 or _size(spots) < LEAST:
                continue
            # A pixel's value lies at its middle, and padding moved all by one.
            rings.append(self._written(spots + np.array([left - 0.5, top - 0.5])))
        return sorted(rings)

    def pieces(self, at: Floats, facing: Bools) -> list[list[float]]:
        """The visible pieces of a line in plate fractions, x0, y0, x1, y1 …

        Args:
            at: (n, 3) points of the line close to each other, in the plate's pose.
            facing: (n,) whether the skin there faces the viewer.
        """
        flat = self._flat(at)
        x, y = np.floor(flat[:, 0]).astype(np.int64), np.floor(flat[:, 1]).astype(np.int64)
        on = (x >= 0) & (y >= 0) & (x < self.wide) & (y < self.high)
        x, y = np.where(on, x, 0), np.where(on, y, 0)
        on &= self.mask[y, x] & (np.abs(self.depth[y, x] - flat[:, 2]) < DEPTH) & facing
        # A single hidden point between visible ones is the roughness of pixels, not the rim of a limb.
        on[1:-1] |= on[:-2] & on[2:]
        edges = np.flatnonzero(np.diff(np.concatenate([[0], on.astype(np.int8), [0]])))
        found: list[list[float]] = []
        for first, end in zip(edges[::2], edges[1::2], strict=True):
            if end - first < 2:
                continue
            line = LineString(flat[first:end, :2])
            if line.length >= SHORT * self.high:
                found.append(self._written(np.asarray(line.simplify(SLACK).coords)))
        return found

    def _written(self, spots: Floats) -> list[float]:
        shares = np.clip(spots / [self.wide, self.high], 0.0, 1.0)
        return [round(float(value), 4) + 0.0 for value in shares.ravel()]


def _size(spots: Floats) -> float:
    x, y = spots[:, 0], spots[:, 1]
    return 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
