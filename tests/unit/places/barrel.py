"""A small body for tests of places: an upright barrel of skin, 0.2 body heights wide, open at both ends."""

import numpy as np
from bodymaps.generator.skin.subdivide import refine
from bodymaps.generator.skin.surface import PART_NAMES, Surface, Topology

RADIUS, ROWS, COLUMNS = 0.1, 20, 48


def barrel() -> Surface:
    """The barrel: radius 0.1, y from 0 to 1, part `torso`, joints `middle.L` on its axis and `low.L` below it."""
    corners = np.arange((ROWS + 1) * COLUMNS).reshape(ROWS + 1, COLUMNS)
    ahead = np.roll(corners, -1, axis=1)
    base = np.stack([corners[:-1], ahead[:-1], ahead[1:], corners[1:]], axis=-1).reshape(-1, 4).astype(np.int64)
    # Face k of a row spans the angle from k to k + 1; its mirror across x = 0 is the face of the opposite angles.
    row, column = np.divmod(np.arange(len(base)), COLUMNS)
    mirror = row * COLUMNS + (COLUMNS - 1 - column)
    angle = 2 * np.pi * np.arange(COLUMNS) / COLUMNS
    ring = np.stack([RADIUS * np.sin(angle), np.zeros(COLUMNS), RADIUS * np.cos(angle)], axis=1)
    points = np.concatenate([ring + np.array([0, height, 0]) for height in np.linspace(0, 1, ROWS + 1)])
    matrix, quads = refine(base, len(points))
    part = np.full(len(base), PART_NAMES.index("torso"), np.int64)
    level = np.asarray(matrix @ points)
    # Refinement draws the ring in; back to the radius, so that lengths are known.
    level[:, [0, 2]] *= RADIUS / np.linalg.norm(level[:, [0, 2]], axis=1)[:, None]
    topology = Topology(
        base,
        quads.astype(np.int64),
        len(level),
        mirror,
        np.arange(len(level)),
        part,
        np.arange(len(points)),
        np.zeros((len(base), 4, 2)),
    )
    heads = {"middle.L": np.array([0.0, 0.5, 0.0]), "low.L": np.array([0.0, 0.3, 0.0])}
    tails = {"middle.L": np.array([0.0, 0.6, 0.0]), "low.L": np.array([0.0, 0.2, 0.0])}
    return Surface(
        topology, {"anatomical": level}, {"anatomical": heads}, {"anatomical": tails}, {"anatomical": points}
    )
