"""Which cell of the skin a plate shows where, as a picture of cell numbers: for brushes and shading. No colours."""

import numpy as np
import numpy.typing as npt

from ashichart.atlas.plates import Camera
from ashichart.atlas.surface import BodySurface

Ints = npt.NDArray[np.intp]

NO_CELL = -1
LONGEST_PX = 840
"""Length of the longer side of a map: 2 mm of the skin a px on a plate of the whole body."""

_GRAINS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48)
_DEPTHS = 1 << 24
_CELL_BITS = 20


def map_cells(body: BodySurface, camera: Camera, longest: int = LONGEST_PX) -> Ints:
    """Return the foremost cell at every px of a plate, `NO_CELL` beside the body.

    Args:
        body: The figure's surface.
        camera: Of the plate.
        longest: Px of the longer side.

    Returns:
        (height, width), from the top left.
    """
    share = longest / max(camera.width, camera.height)
    width, height = max(1, round(camera.width * share)), max(1, round(camera.height * share))
    cells, corners = body.drawn_cells(camera)
    if not len(cells):
        return np.full((height, width), NO_CELL, np.intp)
    size = np.array([width, height], np.float64)
    spans = ((corners[:, :, :2].max(axis=1) - corners[:, :, :2].min(axis=1)) * size).max(axis=1)
    low, high = float(corners[:, :, 2].min()), float(corners[:, :, 2].max())
    front = np.full(height * width, -1, np.int64)
    done = np.zeros(len(cells), np.bool_)
    for grains in _GRAINS:
        # Grains lie closer than a px, so that no px of a cell stays empty.
        chosen = ~done & ((spans * 1.5 <= grains) | (grains == _GRAINS[-1]))
        done |= chosen
        if not chosen.any():
            continue
        ids, own = cells[chosen], corners[chosen]
        at = (np.arange(grains) + 0.5) / grains
        s, t = (part.ravel() for part in np.meshgrid(at, at))
        weights = np.stack([(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t])
        grid = np.einsum("ncd,cg->ngd", own, weights)
        x, y = (grid[:, :, 0] * width).astype(np.intp), (grid[:, :, 1] * height).astype(np.intp)
        seen = (grid[:, :, 0] >= 0) & (x < width) & (grid[:, :, 1] >= 0) & (y < height)
        depth = ((grid[:, :, 2] - low) / ((high - low) or 1.0) * _DEPTHS).astype(np.int64)
        key = (depth << _CELL_BITS) | ids[:, None]
        np.maximum.at(front, (y * width + x)[seen], key[seen])
    found = np.where(front < 0, NO_CELL, front & ((1 << _CELL_BITS) - 1))
    return _closed(found.reshape(height, width).astype(np.intp))


def _closed(found: Ints) -> Ints:
    """Fill single px between cells: a steep cell may have fallen between them."""
    inner = found[1:-1, 1:-1]
    around = (found[:-2, 1:-1], found[2:, 1:-1], found[1:-1, :-2], found[1:-1, 2:])
    holes = inner == NO_CELL
    for one in around:
        holes &= one != NO_CELL
    inner[holes] = around[0][holes]
    return found
