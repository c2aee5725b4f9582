"""The body surface at run time: where a place lies, on which plates, and what lies under a click. No names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from ashichart.atlas.plates import REMEDY, Camera
from ashichart.domain.atlas.body import Figure, Side, SurfaceHit, SurfacePoint, Vec3
from ashichart.domain.errors import UserError
from ashichart.wording.computer import atlas_files as say

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

BODY_CM = 170.0
"""Centimetres taken for a body height where a distance is told."""
MIDLINE_CM = 0.4
# The bounds with which places are baked: how far in body heights the skin met on the line of sight may lie from a
# place and still be its own, and the least cosine between skin and viewer.
_DEPTH = 0.002
_FACING = 0.05
ANATOMICAL = "anatomical"


LIMB_AXIS: Floats = np.array([0.478, -0.878, 0.0])
"""Direction of the left arm in the pose `anatomical`, from shoulder to fingertips."""


@dataclass(frozen=True, slots=True)
class Topology:
    """What both figures share.

    Args:
        quads: (4 F, 4) corners of the level-1 sub-quads; base face f owns rows 4 f … 4 f + 3.
        mirror: (F,) mirrored base face; its place has u and v swapped.
        part: (F,) index into `part_names`.
        part_names: "head", "arm-left" …
    """

    quads: Ints
    mirror: Ints
    part: Ints
    part_names: tuple[str, ...]

    def mirrored(self, surface: SurfacePoint) -> SurfacePoint:
        """Return the same place on the other side; exact.

        Raises:
            ValueError: If the body has no such face.
        """
        if surface.face >= len(self.mirror):
            raise ValueError("The body has no such face.")
        return SurfacePoint(int(self.mirror[surface.face]), surface.v, surface.u)


def read_topology(made: Path) -> Topology:
    """Read `topology.npz`.

    Raises:
        UserError: If it is missing or damaged.
    """
    path = made / "topology.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return Topology(
                archive["quads"].astype(np.intp),
                archive["mirror"].astype(np.intp),
                archive["part"].astype(np.intp),
                tuple(str(name) for name in archive["part_names"]),
            )
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise UserError(say.surface_missing(path=str(path)), REMEDY) from error


def read_surface(made: Path, figure: Figure, topology: Topology) -> "BodySurface":
    """Read `surface.npz` of a figure.

    Raises:
        UserError: If it is missing, damaged or does not fit the topology.
    """
    path = made / figure.value / "surface.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            points = {pose: np.asarray(archive[pose], np.float64) for pose in archive.files}
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise UserError(say.surface_missing(path=str(path)), REMEDY) from error
    needed = int(topology.quads.max()) + 1
    if ANATOMICAL not in points or any(at.shape[1:] != (3,) or len(at) < needed for at in points.values()):
        raise UserError(say.surface_does_not_fit(path=str(path)), REMEDY)
    return BodySurface(topology, points)


@dataclass(frozen=True, slots=True)
class _Shadow:
    """The drawn quads of a plate that face the viewer, laid flat.

    Args:
        rows: (n,) rows of `Topology.quads`.
        box: (4, n) least x, greatest x, least y, greatest y in plate fractions.
        flat: (V, 3) x, y in plate fractions and depth in body heights of every vertex.
        drawn: (F,) whether a base face is drawn at all.
    """

    rows: Ints
    box: Singles
    flat: Floats
    drawn: npt.NDArray[np.bool_]


class BodySurface:
    """One figure's surface in every pose."""

    def __init__(self, topology: Topology, points: Mapping[str, Floats]) -> None:
        """Hold the arrays.

        Args:
            topology: Faces and mirror.
            points: Pose -> (V, 3) positions of the level-1 vertices in body heights.
        """
        self._topology = topology
        self._points = dict(points)
        self._shadows: dict[Camera, _Shadow] = {}

    def position(self, surface: SurfacePoint, pose: str = ANATOMICAL) -> Vec3:
        """Return where a place lies in a pose, in body heights.

        Raises:
            ValueError: If the body has no such face.
        """
        a, b, c, d, s, t = self._corners(surface, pose)
        at = (a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t
        return float(at[0]), float(at[1]), float(at[2])

    def normal(self, surface: SurfacePoint, pose: str = ANATOMICAL) -> Vec3:
        """Return the outward unit normal of the skin at a place."""
        a, b, c, d, s, t = self._corners(surface, pose)
        across = (b - a) * (1 - t) + (c - d) * t
        along = (d - a) * (1 - s) + (c - b) * s
        normal = np.cross(across, along)
        length = float(np.linalg.norm(normal)) or 1.0
        return float(normal[0]) / length, float(normal[1]) / length, float(normal[2]) / length

    def part(self, surface: SurfacePoint) -> str:
        """Return the name of the part of the body: "torso", "arm-left" …"""
        return self._topology.part_names[int(self._topology.part[surface.face])]

    def side(self, surface: SurfacePoint) -> Side:
        """Return the patient's side; on head and trunk `MIDLINE` within 4 mm of it."""
        part = self.part(surface)
        if part.endswith(("-left", "-right")):
            return Side(part.rpartition("-")[2])
        x = self.position(surface)[0]
        if abs(x) * BODY_CM <= MIDLINE_CM:
            return Side.MIDLINE
        return Side.LEFT if x > 0 else Side.RIGHT

    def seen_from(self, surface: SurfacePoint, camera: Camera) -> tuple[float, float] | None:
        """Return the plate fractions of a place, None where the plate does not show it.

        A place is shown if its face is drawn, its skin faces the viewer and no other drawn skin lies in front of it:
        testing what is drawn as well as what is in front keeps the places of one leg off the inside of the other.
        """
        # First what needs no other skin: most plates show a part of the body only, and laying one flat takes time.
        if camera.faces is not None and not any(first <= surface.face < end for first, end in camera.faces):
            return None
        at = self.position(surface, camera.pose)
        x, y = camera.fractions(at)
        if not (0 <= x <= 1 and 0 <= y <= 1) or _clipped(at, camera):
            return None
        toward = camera.toward
        if sum(n * w for n, w in zip(self.normal(surface, camera.pose), toward, strict=True)) < _FACING:
            return None
        shadow = self._shadow(camera)
        if not shadow.drawn[surface.face]:
            return None
        front = self._front(shadow, camera, x, y)
        depth = sum(p * w for p, w in zip(at, toward, strict=True))
        if front is not None and abs(front[0] - depth) > _DEPTH:
            return None
        return x, y

    def plates_of(self, surface: SurfacePoint, cameras: Mapping[str, Camera]) -> dict[str, tuple[float, float]]:
        """Return plate name -> fractions for every plate that shows a place."""
        seen = {name: self.seen_from(surface, camera) for name, camera in cameras.items()}
        return {name: at for name, at in seen.items() if at is not None}

    def pick(self, camera: Camera, x: float, y: float) -> SurfacePoint | None:
        """Return the place under a point of a plate in fractions, None beside the body."""
        found = self._front(self._shadow(camera), camera, x, y)
        return None if found is None else found[1]

    def hit(self, plate: str, x: float, y: float, cameras: Mapping[str, Camera]) -> SurfaceHit | None:
        """Return what lies under a point of a plate, None beside the body.

        Args:
            plate: Name of the plate.
            x: Fraction of its width from the left.
            y: Fraction of its height from the top.
            cameras: All plates on which the place is to be found again.
        """
        surface = self.pick(cameras[plate], x, y)
        if surface is None:
            return None
        # At the rim the skin hardly faces the viewer; the plate that was clicked shows the place all the same.
        seen = {plate: (x, y)} | self.plates_of(surface, cameras)
        return SurfaceHit(surface, self.position(surface), self.side(surface), seen)

    def limb_share(self, surface: SurfacePoint) -> float:
        """Return how far down its part of an arm a place lies: 0 at the end near the trunk, 1 at the far end."""
        same = self._topology.part == self._topology.part[surface.face]
        vertices = self._topology.quads[np.repeat(same, 4)].ravel()
        away = self._points[ANATOMICAL][vertices]  # a copy
        away[:, 0] = np.abs(away[:, 0])
        along = away @ LIMB_AXIS
        low, high = float(along.min()), float(along.max())
        x, y, z = self.position(surface)
        here = float(np.array([abs(x), y, z]) @ LIMB_AXIS)
        return (here - low) / (high - low) if high > low else 0.0

    def cell_middles(self) -> Floats:
        """Return the middle of every cell (4 F, 3) in body heights, anatomical pose."""
        return np.asarray(self._points[ANATOMICAL][self._topology.quads].mean(axis=1), np.float64)

    def cell_areas(self) -> Floats:
        """Return the area of every cell (4 F,) in square body heights, anatomical pose."""
        corners = self._points[ANATOMICAL][self._topology.quads]
        across = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
        return np.asarray(0.5 * np.linalg.norm(across, axis=1), np.float64)

    def drawn_cells(self, camera: Camera) -> tuple[Ints, Floats]:
        """Return what a plate may show: (n,) cells that face the viewer, and their corners.

        Returns:
            Rows of the quads, and (n, 4, 3): x, y in plate fractions and depth in body heights of their corners. What
            lies behind other skin is still among them.
        """
        shadow = self._shadow(camera)
        rows = shadow.rows
        if camera.clip is not None:
            normal, offset = camera.clip
            middles = self._points[camera.pose][self._topology.quads[rows]].mean(axis=1)
            rows = rows[middles @ np.array(normal) <= offset]
        return rows, shadow.flat[self._topology.quads[rows]]

    def _corners(self, surface: SurfacePoint, pose: str) -> tuple[Floats, Floats, Floats, Floats, float, float]:
        if surface.face >= len(self._topology.part):
            raise ValueError("The body has no such face.")
        row, s, t = _sub_quad(surface)
        a, b, c, d = self._points[pose][self._topology.quads[row]]
        return a, b, c, d, s, t

    def _shadow(self, camera: Camera) -> _Shadow:
        if camera not in self._shadows:
            self._shadows[camera] = self._cast(camera)
        return self._shadows[camera]

    def _cast(self, camera: Camera) -> _Shadow:
        points = self._points[camera.pose]
        flat = np.stack(
            [
                (points @ np.array(camera.right) - camera.x0) * (camera.scale / camera.width),
                (camera.y0 - points @ np.array(camera.up)) * (camera.scale / camera.height),
                points @ np.array(camera.toward),
            ],
            axis=1,
        )
        quads = self._topology.quads
        faces = len(self._topology.part)
        drawn = np.ones(faces, np.bool_) if camera.faces is None else np.zeros(faces, np.bool_)
        for first, end in camera.faces or ():
            drawn[first:end] = True
        corners = flat[quads][:, :, :2]
        one, two, three = (corners[:, k] - corners[:, 0] for k in (1, 2, 3))
        # Plates run downwards, so that what faces the viewer turns clockwise; a bent quad counts if either half does.
        facing = (_cross(one, two) < 0) | (_cross(two, three) < 0)
        rows = np.nonzero(np.repeat(drawn, 4) & facing)[0]
        low, high = corners[rows].min(axis=1), corners[rows].max(axis=1)
        box = np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]]).astype(np.float32)
        return _Shadow(rows, box, flat, drawn)

    def _front(self, shadow: _Shadow, camera: Camera, x: float, y: float) -> tuple[float, SurfacePoint] | None:
        """Depth and place of the foremost drawn skin at a point of a plate."""
        left, right, top, bottom = shadow.box
        slack = 1e-7  # a single holds fractions to that much
        near = np.nonzero((left <= x + slack) & (right >= x - slack) & (top <= y + slack) & (bottom >= y - slack))[0]
        best: tuple[float, SurfacePoint] | None = None
        for row in shadow.rows[near]:
            corners = shadow.flat[self._topology.quads[row]]
            inside = _inside(corners, x, y)
            if inside is None:
                continue
            s, t = inside
            weights = ((1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t)
            depth = float(sum(w * c for w, c in zip(weights, corners[:, 2], strict=True)))
            if best is not None and depth <= best[0]:
                continue
            surface = _surface_point(int(row), s, t)
            if camera.clip is not None and _clipped(self.position(surface, camera.pose), camera):
                continue
            best = depth, surface
        return best


def _cross(a: Floats, b: Floats) -> Floats:
    return np.asarray(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], np.float64)


def _clipped(at: Vec3, camera: Camera) -> bool:
    if camera.clip is None:
        return False
    normal, offset = camera.clip
    return at[0] * normal[0] + at[1] * normal[1] + at[2] * normal[2] > offset


def cell_of(surface: SurfacePoint) -> int:
    """Return the cell a place lies in: its row of the quads."""
    return _sub_quad(surface)[0]


def _sub_quad(surface: SurfacePoint) -> tuple[int, float, float]:
    """Row of the sub-quad and s, t within it; its corner 0 is the base face's corner."""
    u, v = surface.u, surface.v
    if u <= 0.5:
        k, s, t = (0, 2 * u, 2 * v) if v <= 0.5 else (3, 2 * (1 - v), 2 * u)
    else:
        k, s, t = (1, 2 * v, 2 * (1 - u)) if v <= 0.5 else (2, 2 * (1 - u), 2 * (1 - v))
    return 4 * surface.face + k, s, t


def _surface_point(row: int, s: float, t: float) -> SurfacePoint:
    face, k = divmod(row, 4)
    s, t = s / 2, t / 2
    u, v = ((s, t), (1 - t, s), (1 - s, 1 - t), (t, 1 - s))[k]
    return SurfacePoint(face, u, v)


def _inside(corners: Floats, x: float, y: float) -> tuple[float, float] | None:
    """s, t of a point inside a flat bilinear quad, None outside: the inverse of evaluation, by Newton's steps."""
    (ax, ay, _), (bx, by, _), (cx, cy, _), (dx, dy, _) = corners.tolist()
    s = t = 0.5
    for _ in range(8):
        fx = (ax * (1 - s) + bx * s) * (1 - t) + (dx * (1 - s) + cx * s) * t - x
        fy = (ay * (1 - s) + by * s) * (1 - t) + (dy * (1 - s) + cy * s) * t - y
        sx, sy = (bx - ax) * (1 - t) + (cx - dx) * t, (by - ay) * (1 - t) + (cy - dy) * t
        tx, ty = (dx - ax) * (1 - s) + (cx - bx) * s, (dy - ay) * (1 - s) + (cy - by) * s
        determinant = sx * ty - tx * sy
        if abs(determinant) < 1e-18:
            return None
        ds, dt = (fx * ty - tx * fy) / determinant, (sx * fy - fx * sy) / determinant
        s, t = s - ds, t - dt
        if not (-4 < s < 5 and -4 < t < 5):
            return None
        if abs(ds) + abs(dt) < 1e-9:
            break
    edge = 1e-6  # neighbours share the edge, so that no click falls between them
    if not (-edge <= s <= 1 + edge and -edge <= t <= 1 + edge):
        return None
    return min(max(s, 0.0), 1.0), min(max(t, 0.0), 1.0)
