"""Writes the surface into `made/`: topology.npz for both figures, surface.npz for each.

How it is built is kept out (surface.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bodymaps.generator.skin.surface import PART_NAMES, REST, Surface

if TYPE_CHECKING:
    from pathlib import Path


def write_topology(surface: Surface, made: Path) -> Path:
    """Write what both figures share; the same bytes at every run, since the archive carries no times."""
    made.mkdir(parents=True, exist_ok=True)
    path = made / "topology.npz"
    topology = surface.topology
    np.savez_compressed(
        path,
        quads=topology.quads.astype(np.int32),
        mirror=topology.mirror.astype(np.int32),
        part=topology.part.astype(np.uint8),
        part_names=np.array(PART_NAMES),
    )
    return path


def write_points(surface: Surface, figure: str, made: Path) -> Path:
    """Write the level-1 limit positions of a figure, one float32 array (V1, 3) for each pose, in body heights."""
    folder = made / figure
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "surface.npz"
    np.savez_compressed(
        path, **{pose: points.astype(np.float32) for pose, points in surface.points.items() if pose != REST}
    )
    return path
