"""A camera without perspective: body heights to units of a plate and to pixels. What is in front of it is kept out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DIRECTIONS = {
    "front": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "back": ((-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, -1.0)),
    "left": ((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)),
    "right": ((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0)),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a plate is seen from.

    Attributes:
        right: Unit direction of the picture's right, body axes.
        up: Unit direction of the picture's top.
        toward: Unit direction to the viewer.
        x0: p · right at the left edge.
        y0: p · up at the top edge.
        scale: Units of the plate in a body height.
        width: Units.
        height: Units.
    """

    right: Floats
    up: Floats
    toward: Floats
    x0: float
    y0: float
    scale: float
    width: int
    height: int

    def project(self, points: Floats) -> Floats:
        """(n, 3): x, y on the plate (y down) and depth in plate units, larger is nearer."""
        across = (points @ self.right - self.x0) * self.scale
        down = (self.y0 - points @ self.up) * self.scale
        return np.stack([across, down, points @ self.toward * self.scale], axis=1)

    def turn(self, directions: Floats) -> Floats:
        """Directions (n, 3) in the camera's axes: right, up, toward."""
        return directions @ np.stack([self.right, self.up, self.toward], axis=1)


def frame(points: Floats, directions: tuple[Floats, Floats, Floats], height: int, margin: float) -> Camera:
    """A camera that shows all points with a margin, in a plate of the given height."""
    along = points @ np.asarray(directions[1], np.float64)
    return replace(frame_at(points, directions, (height - 2 * margin) / float(np.ptp(along)), margin), height=height)


def frame_at(points: Floats, directions: tuple[Floats, Floats, Floats], scale: float, margin: float) -> Camera:
    """A camera that shows all points with a margin, at a scale in units of the plate in a body height."""
    right, up, toward = (np.asarray(way, np.float64) for way in directions)
    across, along = points @ right, points @ up
    width = int(np.ceil(float(np.ptp(across)) * scale + 2 * margin))
    # An even width keeps the middle of a symmetrical plate on a whole unit.
    width += width % 2
    height = int(np.ceil(float(np.ptp(along)) * scale + 2 * margin))
    middle = 0.5 * float(across.min() + across.max())
    return Camera(
        right, up, toward, middle - width / 2 / scale, float(along.max()) + margin / scale, scale, width, height
    )
