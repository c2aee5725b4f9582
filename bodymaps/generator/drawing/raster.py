"""A z-buffer in numpy: which triangle is seen at each pixel. Cameras and shading are kept out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FAR = -1e9
_SIZES = (3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512, 4096)


@dataclass(frozen=True, slots=True)
class Seen:
    """What each pixel sees.

    Attributes:
        triangle: (H, W) number of the triangle, −1 where there is none.
        weights: (H, W, 2) barycentric weights of corners 1 and 2.
        depth: (H, W) larger is nearer; `FAR` where there is nothing.
    """

    triangle: Ints
    weights: Floats
    depth: Floats

    @property
    def mask(self) -> npt.NDArray[np.bool_]:
        """(H, W) whether anything is seen."""
        return self.triangle >= 0


def draw(points: Floats, triangles: Ints, width: int, height: int, cut: Floats | None = None) -> Seen:
    """Rasterise triangles at pixel centres.

    Args:
        points: (V, 3) x and y in pixels (y down), z larger is nearer.
        triangles: (T, 3).
        width: Pixels.
        height: Pixels.
        cut: (V,) a value that must not be above 0 where something is drawn. It is tested before depth, so that a limb
            that is cut off shows no hole.
    """
    corner = points[triangles]
    low = np.floor(corner[:, :, :2].min(axis=1) - 0.5).astype(np.int64)
    high = np.ceil(corner[:, :, :2].max(axis=1) + 0.5).astype(np.int64)
    one, two = corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    inside = (np.abs(area) > 1e-12) & (high >= 0).all(axis=1) & (low[:, 0] < width) & (low[:, 1] < height)
    if cut is not None:
        inside &= (cut[triangles] <= 0).any(axis=1)
    size = (high - low + 1).max(axis=1)
    depth = np.full(width * height, FAR, np.float64)
    found = np.full(width * height, -1, np.int64)
    weights = np.zeros((width * height, 2), np.float64)
    smallest = 0
    for largest in _SIZES:
        chosen = np.nonzero(inside & (size > smallest) & (size <= largest))[0]
        smallest = largest
        step_y, step_x = (grid.ravel() for grid in np.mgrid[0:largest, 0:largest])
        batch = max(1, 3_000_000 // largest**2)
        for start in range(0, len(chosen), batch):
            t = chosen[start : start + batch]
            x = low[t, 0][:, None] + step_x
            y = low[t, 1][:, None] + step_y
            from_x = x + 0.5 - corner[t, 0, 0][:, None]
            from_y = y + 0.5 - corner[t, 0, 1][:, None]
            b = (from_x * two[t, 1][:, None] - from_y * two[t, 0][:, None]) / area[t][:, None]
            c = (one[t, 0][:, None] * from_y - one[t, 1][:, None] * from_x) / area[t][:, None]
            hit = (b >= -1e-6) & (c >= -1e-6) & (b + c <= 1 + 1e-6) & (x >= 0) & (x < width) & (y >= 0) & (y < height)
            row, column = np.nonzero(hit)
            if not len(row):
                continue
            b, c, t = b[row, column], c[row, column], t[row]
            pixel = y[row, column] * width + x[row, column]
            if cut is not None:
                value = cut[triangles[t]]
                keep = value[:, 0] * (1 - b - c) + value[:, 1] * b + value[:, 2] * c <= 0
                b, c, t, pixel = b[keep], c[keep], t[keep], pixel[keep]
            z = corner[t, 0, 2] + one[t, 2] * b + two[t, 2] * c
            order = np.argsort(z, kind="stable")
            order = order[z[order] >= depth[pixel[order]]]
            # Later writes win in numpy, so the nearest fragment of a pixel is the one that stays.
            at = pixel[order]
            depth[at], found[at] = z[order], t[order]
            weights[at, 0], weights[at, 1] = b[order], c[order]
    return Seen(found.reshape(height, width), weights.reshape(height, width, 2), depth.reshape(height, width))


def spread(seen: Seen, triangles: Ints, values: Floats) -> Floats:
    """Values of vertices (V, …) as values of pixels (H, W, …); 0 where nothing is seen."""
    mask = seen.mask
    corner = triangles[seen.triangle[mask]]
    weight = seen.weights[mask].reshape(-1, 2, *([1] * (values.ndim - 1)))
    out = np.zeros(mask.shape + values.shape[1:], np.float64)
    first = 1 - weight[:, 0] - weight[:, 1]
    out[mask] = values[corner[:, 0]] * first + values[corner[:, 1]] * weight[:, 0] + values[corner[:, 2]] * weight[:, 1]
    return out
