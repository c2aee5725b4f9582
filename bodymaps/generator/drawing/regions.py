"""Coloured areas of a plate: hair, eyes, brows, lips, nails, as fields over the pixels. Shading is kept out (tone.py).

Hair and brows are given on the unmorphed mesh, in hundredths of its height, so that they lie alike on every figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.spatial import cKDTree

from bodymaps.generator.drawing.curves import resample, smooth_open
from bodymaps.generator.drawing.raster import Seen, spread
from bodymaps.generator.skin.surface import PART_NAMES, REST, Surface

if TYPE_CHECKING:
    from bodymaps.generator.drawing.mesh import DrawMesh
    from bodymaps.generator.skin.source import Source

Floats = npt.NDArray[np.float64]

# Hairline: degrees round the head from the front, and height. It falls before the ear as a short sideburn and
# behind it to the nape.
HAIRLINE = (
    (0, 96.75), (12, 96.75), (24, 96.6), (36, 95.95), (47, 95.0), (57, 94.2), (64, 93.2), (69, 92.0), (74, 90.9),
    (84, 90.6), (104, 90.4), (118, 89.4), (135, 88.6), (155, 88.2), (180, 88.1),
)  # fmt: skip
AXIS_Z = 3.2
SCALP_RADIUS = 4.6
BROW = ((0.88, 93.36), (1.30, 93.46), (1.80, 93.55), (2.25, 93.52), (2.70, 93.34), (3.02, 93.10))
BROW_HALF = 0.125
IRIS_RADIUS = 0.385
PUPIL_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields over the vertices of a mesh; an area is where its field is above 0.

    Attributes:
        hair: (V,) height above the hairline in hundredths of a body height.
        brow: (V,) distance inside the brow, likewise.
        iris: (V,) distance inside the iris, likewise; only on the eyeballs.
    """

    hair: Floats
    brow: Floats
    iris: Floats


def fields_of(surface: Surface, mesh: DrawMesh) -> Fields:
    """Fields of a mesh, from its resting positions."""
    rest = mesh.rest * 100
    head = rest[:, 1] > 80
    angle = np.degrees(np.arctan2(np.abs(rest[:, 0]), rest[:, 2] - AXIS_Z))
    line = PchipInterpolator(*np.array(HAIRLINE, np.float64).T)
    # A steep hairline is nearer than the height says: dividing by the slope makes the field a distance.
    slope = line.derivative()(angle) / (np.radians(1) * SCALP_RADIUS)
    hair = np.where(head, (rest[:, 1] - line(angle)) / np.sqrt(1 + slope**2), -9.0)
    brow_line = smooth_open(resample(np.array(BROW), 0.02), 8)
    along = np.linspace(0, 1, len(brow_line))
    half = BROW_HALF * np.clip(0.55 + 2.5 * along, 0, 1) * np.clip((1 - along) * 1.9, 0.12, 1) ** 0.7
    brow = np.full(len(rest), -9.0)
    front = np.nonzero(head & (rest[:, 2] > 5))[0]
    if len(front):
        flat = np.stack([np.abs(rest[front, 0]), rest[front, 1]], axis=1)
        distance, near = cKDTree(brow_line).query(flat)
        brow[front] = half[near] - distance
    iris = np.full(len(rest), -9.0)
    for number in ("eye-left", "eye-right"):
        faces = surface.topology.part == PART_NAMES.index(number)
        ball = surface.control[REST][np.unique(surface.base[faces])] * 100
        centre = 0.5 * (ball.min(axis=0) + ball.max(axis=0))
        away = np.hypot(rest[:, 0] - centre[0], rest[:, 1] - centre[1])
        close = (np.linalg.norm(rest - centre, axis=1) < 1.2) & (rest[:, 2] > centre[2])
        iris[close] = IRIS_RADIUS - away[close]
    return Fields(hair, brow, iris)


class Pixels:
    """Fields of one plate, over its pixels (H, W); far below 0 where nothing is seen."""

    def __init__(self, source: Source, surface: Surface, mesh: DrawMesh, seen: Seen, fields: Fields) -> None:
        """Hold what the fields are read from."""
        self._source = source
        self._mesh = mesh
        self._seen = seen
        self._fields = fields
        self._part = surface.topology.part

    def vertex_field(self, values: Floats) -> Floats:
        """A field given at the vertices."""
        return np.where(self._seen.mask, spread(self._seen, self._mesh.triangles, values), -9.0)

    def mask_field(self, texture: str, soft: float) -> Floats:
        """A mask texture, 0…1, blurred by `soft` texels."""
        image = gaussian_filter(self._source.texture(texture), soft)
        rows, columns = image.shape
        out = np.full(self._seen.mask.shape, -9.0)
        uv = self.texture_place
        out[self._seen.mask] = map_coordinates(
            image, [(1 - uv[:, 1]) * rows - 0.5, uv[:, 0] * columns - 0.5], order=1, mode="nearest"
        )
        return out

    @cached_property
    def texture_place(self) -> Floats:
        """(n, 2) texture coordinates of the seen pixels."""
        mask, count = self._seen.mask, len(self._mesh.quads)
        triangle = self._seen.triangle[mask]
        corner = np.where((triangle >= count)[:, None], [[0, 2, 3]], [[0, 1, 2]])
        weight = self._seen.weights[mask]
        weight = np.concatenate([1 - weight.sum(axis=1, keepdims=True), weight], axis=1)
        return (self._mesh.uv[(triangle % count)[:, None], corner] * weight[:, :, None]).sum(axis=1)

    def part_is(self, *names: str) -> npt.NDArray[np.bool_]:
        """(H, W) whether a pixel shows one of the parts."""
        wanted = np.isin(self._part[self._mesh.parent], [PART_NAMES.index(name) for name in names])
        out = np.zeros(self._seen.mask.shape, bool)
        out[self._seen.mask] = wanted[self._seen.triangle[self._seen.mask] % len(self._mesh.quads)]
        return out

    def hair(self, soft: float) -> Floats:
        """Height above the hairline, without the ears."""
        field = self.vertex_field(self._fields.hair)
        ear = gaussian_filter(np.clip(self.mask_field("ears", 1.5), 0, 1), 1.0) > 0.5
        field = np.where(ear, -3.0, field)
        mask = self._seen.mask
        weight = gaussian_filter(mask.astype(np.float64), soft)
        return np.where(
            mask, gaussian_filter(np.where(mask, np.maximum(field, -3.0), 0.0), soft) / np.maximum(weight, 1e-6), -9.0
        )

    @cached_property
    def eye(self) -> Floats:
        """1 on the eyeballs, 0 elsewhere."""
        return self.part_is("eye-left", "eye-right").astype(np.float64)

    @cached_property
    def iris(self) -> Floats:
        """Distance inside the iris, on the visible eyeballs only."""
        return np.where(self.eye > 0.5, self.vertex_field(self._fields.iris), -9.0)

    @cached_property
    def brow(self) -> Floats:
        """Distance inside the brows."""
        return self.vertex_field(self._fields.brow)
