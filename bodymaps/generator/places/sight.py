"""From which plates a place is seen, and where on them. Reading plates and places is all it does; drawing is kept out.

A place is seen when its skin faces the camera, it lies within the picture, its face is drawn and not clipped, and it
is the nearest skin on its line of sight: the test of depth looks at both sides, so that a place on a hidden limb is
not taken for one in front of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bodymaps.generator.skin.surface import Place, Surface

Floats = npt.NDArray[np.float64]
DEPTH = 0.002  # body heights by which drawn skin may lie before or behind a place and still be its own
FACING = 0.05  # least cosine between the skin's normal and the direction of the viewer


@dataclass(frozen=True, slots=True)
class Seen:
    """A place on a plate:

    fractions of its width and height from the top left, and the cosine at which the skin faces the viewer.
    """

    x: float
    y: float
    facing: float


class Sight:
    """One plate of one figure."""

    def __init__(self, body: Surface, plate: Mapping[str, Any]) -> None:
        """Look at `body` through a plate of `plates.json`."""
        self.body = body
        self.pose = str(plate["pose"])
        self.width, self.height = float(plate["width"]), float(plate["height"])
        self.right, self.up, self.toward = (np.array(plate[name], np.float64) for name in ("right", "up", "toward"))
        self.x0, self.y0, self.scale = float(plate["x0"]), float(plate["y0"]), float(plate["scale"])
        self.drawn = np.ones(len(body.base), bool)
        if plate["faces"] is not None:
            self.drawn[:] = False
            for first, end in plate["faces"]:
                self.drawn[first:end] = True
        clip = plate["clip"]
        self.clip = (np.array(clip["normal"], np.float64), float(clip["offset"])) if clip else None
        points = body.points[self.pose]
        quads = body.quads[np.repeat(self.drawn, 4)]
        triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
        flat = np.stack([points @ self.right, points @ self.up, points @ self.toward], axis=1)
        self.triangles = flat[triangles]
        self.low, self.high = self.triangles[:, :, :2].min(axis=1), self.triangles[:, :, :2].max(axis=1)

    def see(self, place: Place) -> Seen | None:
        """Where the place is on the plate, or None if it is not seen from there."""
        at = self.body.at(place, self.pose)
        facing = float(self.body.normal(place, self.pose) @ self.toward)
        x = (float(at @ self.right) - self.x0) * self.scale / self.width
        y = (self.y0 - float(at @ self.up)) * self.scale / self.height
        if not (self.drawn[place.face] and facing > FACING and 0 <= x <= 1 and 0 <= y <= 1):
            return None
        if self.clip is not None and at @ self.clip[0] > self.clip[1]:
            return None
        front = self._front(float(at @ self.right), float(at @ self.up))
        if front is None or abs(front - float(at @ self.toward)) > DEPTH:
            return None
        return Seen(x, y, facing)

    def _front(self, x: float, y: float) -> float | None:
        """Depth of the nearest drawn skin on a line of sight that the clip leaves, or None."""
        spot = np.array([x, y])
        near = self.triangles[((self.low <= spot + 1e-9) & (self.high >= spot - 1e-9)).all(axis=1)]
        if not len(near):
            return None
        a, one, two = near[:, 0], near[:, 1] - near[:, 0], near[:, 2] - near[:, 0]
        area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
        area = np.where(np.abs(area) < 1e-18, 1e-18, area)
        gap = spot - a[:, :2]
        b = (gap[:, 0] * two[:, 1] - gap[:, 1] * two[:, 0]) / area
        c = (one[:, 0] * gap[:, 1] - one[:, 1] * gap[:, 0]) / area
        inside = (b >= -1e-6) & (c >= -1e-6) & (b + c <= 1 + 1e-6)
        depth = (a[:, 2] + b * one[:, 2] + c * two[:, 2])[inside]
        if self.clip is not None:
            spots = x * self.right + y * self.up + depth[:, None] * self.toward
            depth = depth[spots @ self.clip[0] <= self.clip[1]]
        return float(depth.max()) if len(depth) else None
