"""The body surface of one figure: places (base face + u, v), positions, normals, joints, rays; drawing is kept out.

How to use it:

    from bodymaps.generator.skin.source import Source
    from bodymaps.generator.skin.surface import build_surface
    body = build_surface(Source(Path("/where/the/wheel/was/unzipped")), "female")     # a second or two
    body.joint("wrist.L")                       # head of a bone of the rig, body heights; tail: body.joint_tail(…)
    place = body.cast(origin, direction)        # first skin hit from OUTSIDE along `direction`, or None
    place = body.cast_out(joint, direction, parts=("arm-left",))   # where a ray from INSIDE the limb leaves it
    place = body.nearest(point, parts=…)        # the closest place to any point in space
    body.at(place), body.normal(place)          # position (3,) and outward unit normal (3,)
    body.at(place, pose="side")                 # the same place in another pose
    body.part(place)                            # "hand-left" …
    body.mirror(place)                          # the same place on the other side: exact mirror

Axes: x to the patient's left, y up, z forward; unit = body height in the pose `anatomical`; sole y = 0, midline
x = 0. A `Place` is a base face with u, v in 0…1: corner 0 = (0, 0), 1 = (1, 0), 2 = (1, 1), 3 = (0, 1); the position
is bilinear inside the level-1 sub-quad that (u, v) falls in. `body.points[pose]` is (V1, 3), `body.quads` (4 F, 4),
`body.base` (F, 4) the base faces as vertex numbers of the same array (the first vertices of level 1 are the base
vertices), `body.source_vertex` their numbers in the source. The pose `rest` is the unmorphed mesh in its own height.
In the pose `ear` the ears alone are laid open under their drawing and every other vertex lies at the origin.
`parts=` lets rays meet only chosen parts; the inside of the mouth is the part `mouth` and is met only if asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from bodymaps.generator.ear_form.unwrap import POSE as EAR
from bodymaps.generator.ear_form.unwrap import lay_open
from bodymaps.generator.skin.figure import FIGURES, shape
from bodymaps.generator.skin.pose import POSES, joints, take_pose, unit
from bodymaps.generator.skin.quad_geometry import closest_on_quad, meet
from bodymaps.generator.skin.subdivide import limit, refine, vertex_normals
from bodymaps.generator.topology import Topology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymaps.generator.skin.source import Source

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PART_NAMES = (
    "head", "neck", "torso",
    "arm-left", "hand-left", "leg-left", "foot-left",
    "arm-right", "hand-right", "leg-right", "foot-right",
    "eye-left", "eye-right", "mouth",
)  # fmt: skip
SKIN = PART_NAMES[:11]
REST = "rest"
FLIP = np.array([-1.0, 1.0, 1.0])
_ACROSS = [0, 3, 2, 1]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the body: base face and u, v in 0…1."""

    face: int
    u: float
    v: float


class Surface:
    """The limit surface of one figure in every pose."""

    def __init__(
        self,
        topology: Topology,
        points: Mapping[str, Floats],
        heads: Mapping[str, Mapping[str, Floats]],
        tails: Mapping[str, Mapping[str, Floats]],
        control: Mapping[str, Floats],
    ) -> None:
        """Hold the arrays.

        Args:
            topology: What both figures share.
            points: Level-1 limit positions (V1, 3) by pose, in body heights.
            heads: Heads of the bones by pose and name, in body heights.
            tails: Tails of the bones likewise.
            control: Control points (base vertices, 3) by pose, in body heights: what further subdivision starts from.
        """
        self.topology = topology
        self.points = dict(points)
        self.heads = {pose: dict(at) for pose, at in heads.items()}
        self.tails = {pose: dict(at) for pose, at in tails.items()}
        self.control = dict(control)
        self._normals: dict[str, Floats] = {}

    @property
    def quads(self) -> Ints:
        """Level-1 sub-quads (4 F, 4)."""
        return self.topology.quads

    @property
    def base(self) -> Ints:
        """Base faces (F, 4)."""
        return self.topology.base

    @property
    def source_vertex(self) -> Ints:
        """Source vertex numbers of the first level-1 vertices."""
        return self.topology.source_vertex

    def vertex(self, number: int, pose: str = "anatomical") -> Floats:
        """Limit position (3,) of a vertex given by its number in the source."""
        return self.points[pose][int(np.nonzero(self.source_vertex == number)[0][0])]

    def joint(self, bone: str, pose: str = "anatomical") -> Floats:
        """Head (3,) of a bone, body heights."""
        return self.heads[pose][bone]

    def joint_tail(self, bone: str, pose: str = "anatomical") -> Floats:
        """Tail (3,) of a bone, body heights."""
        return self.tails[pose][bone]

    def normals(self, pose: str = "anatomical") -> Floats:
        """Outward unit normals (V1, 3) of the level-1 vertices."""
        if pose not in self._normals:
            self._normals[pose] = vertex_normals(self.points[pose], self.quads)
        return self._normals[pose]

    def at(self, place: Place, pose: str = "anatomical") -> Floats:
        """Position (3,) of a place."""
        return self._blend(place, self.points[pose])

    def normal(self, place: Place, pose: str = "anatomical") -> Floats:
        """Outward unit normal (3,) at a place."""
        return unit(self._blend(place, self.normals(pose)))

    def part(self, place: Place) -> str:
        """Name of the part of the body the place is on."""
        return PART_NAMES[self.topology.part[place.face]]

    def mirror(self, place: Place) -> Place:
        """The same place on the other side."""
        return Place(int(self.topology.mirror[place.face]), place.v, place.u)

    def cast(
        self, origin: npt.ArrayLike, direction: npt.ArrayLike, parts: Sequence[str] = SKIN, pose: str = "anatomical"
    ) -> Place | None:
        """First place a ray meets from outside, starting five body heights before `origin`."""
        start = np.asarray(origin, np.float64) - 5 * unit(direction)
        hits = self.hits(start, direction, parts, pose)
        return hits[0][1] if hits else None

    def cast_out(
        self, origin: npt.ArrayLike, direction: npt.ArrayLike, parts: Sequence[str] = SKIN, pose: str = "anatomical"
    ) -> Place | None:
        """Where a ray from inside the body leaves the chosen parts: its first crossing outwards from `origin`."""
        way = unit(direction)
        for _, place in self.hits(origin, way, parts, pose):
            if self.normal(place, pose) @ way > 0:
                return place
        return None

    def hits(
        self, origin: npt.ArrayLike, direction: npt.ArrayLike, parts: Sequence[str] = SKIN, pose: str = "anatomical"
    ) -> list[tuple[float, Place]]:
        """All places a ray meets, with their distance from `origin` in body heights, nearest first."""
        start, way = np.asarray(origin, np.float64), unit(direction)
        rows = self._rows(parts)
        quads = self.quads[rows]
        points = self.points[pose]
        # Two axes across the ray make the search flat: a quad can be met only if its shadow holds the origin's.
        one = unit(np.cross(way, [0.0, 1.0, 0.0] if abs(way[1]) < 0.9 else [1.0, 0.0, 0.0]))
        flat = np.stack([(points - start) @ one, (points - start) @ np.cross(way, one)], axis=1)[quads]
        near = np.nonzero(((flat.min(axis=1) <= 1e-12) & (flat.max(axis=1) >= -1e-12)).all(axis=1))[0]
        found: list[tuple[float, Place]] = []
        for k in near:
            corners = points[quads[k]]
            for half in ((0, 1, 2), (0, 2, 3)):
                hit = meet(corners[list(half)], start, way)
                if hit is not None:
                    distance, b, c = hit
                    s, t = (b + c, c) if half[1] == 1 else (b, b + c)
                    found.append((distance, _place(int(rows[k]), s, t)))
                    break
        return sorted(found, key=lambda pair: pair[0])

    def nearest(self, point: npt.ArrayLike, parts: Sequence[str] = SKIN, pose: str = "anatomical") -> Place:
        """The closest place of the chosen parts to a point in space."""
        target = np.asarray(point, np.float64)
        rows = self._rows(parts)
        tree = self._tree(tuple(parts), pose)
        _, close = tree.query(target, k=min(48, len(rows)))
        best: tuple[float, Place] | None = None
        for k in np.atleast_1d(close):
            corners = self.points[pose][self.quads[rows[int(k)]]]
            s, t, distance = closest_on_quad(corners, target)
            if best is None or distance < best[0]:
                best = distance, _place(int(rows[int(k)]), s, t)
        if best is None:
            raise ValueError("no parts to search")
        return best[1]

    def _blend(self, place: Place, values: Floats) -> Floats:
        row, s, t = _sub_quad(place)
        a, b, c, d = values[self.quads[row]]
        return (a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t

    def _rows(self, parts: Sequence[str]) -> Ints:
        wanted = np.isin(self.topology.part, [PART_NAMES.index(part) for part in parts])
        return np.nonzero(np.repeat(wanted, 4))[0]

    def _tree(self, parts: tuple[str, ...], pose: str) -> cKDTree:
        key = (parts, pose)
        if key not in self._trees:
            self._trees[key] = cKDTree(self.points[pose][self.quads[self._rows(parts)]].mean(axis=1))
        return self._trees[key]

    @cached_property
    def _trees(self) -> dict[tuple[tuple[str, ...], str], cKDTree]:
        return {}


def build_topology(source: Source) -> Topology:
    """Faces, mirror and parts, the same for every figure."""
    mesh = source.mesh
    used, base = np.unique(mesh.faces, return_inverse=True)
    base = base.reshape(-1, 4).astype(np.int64)
    matrix, quads = refine(base, len(used))
    count = matrix.shape[0]
    turned = quads.reshape(-1, 4, 4)[mesh.mirror_face][:, _ACROSS][:, :, _ACROSS]
    mirror_vertex = np.empty(count, np.int64)
    mirror_vertex[quads.reshape(-1, 4, 4)] = turned
    return Topology(
        base, quads, count, mesh.mirror_face, mirror_vertex, _parts(source), used.astype(np.int64), mesh.face_uv
    )


def build_surface(source: Source, figure: str) -> Surface:
    """Morph, pose and subdivide one figure in every pose.

    Args:
        source: The source folder.
        figure: `female` or `male`.
    """
    topology = build_topology(source)
    morphed = shape(source, FIGURES[figure])
    matrix, quads = refine(topology.base, len(topology.source_vertex))
    smooth = limit(quads, topology.count) @ matrix
    points: dict[str, Floats] = {}
    heads: dict[str, dict[str, Floats]] = {}
    tails: dict[str, dict[str, Floats]] = {}
    control: dict[str, Floats] = {}
    height = 0.0
    base_mirror = topology.mirror_vertex[: len(topology.source_vertex)]
    neutral = source.mesh.vertices
    for name, pose in POSES.items():
        posed = take_pose(source, morphed, pose)
        base = posed.vertices[topology.source_vertex]
        base = 0.5 * (base + base[base_mirror] * FLIP)
        level = smooth @ base
        level = 0.5 * (level + level[topology.mirror_vertex] * FLIP)
        sole = level[:, 1].min()
        height = height or float(level[:, 1].max() - sole)
        shift = np.array([0.0, sole, 0.0])
        points[name] = np.asarray((level - shift) / height, np.float32).astype(np.float64)
        control[name] = (base - shift) / height
        heads[name] = _even({bone: (at - shift) / height for bone, at in posed.heads.items()})
        tails[name] = _even({bone: (at - shift) / height for bone, at in posed.tails.items()})
    # The unmorphed, unposed mesh: lines and fields drawn on it in its own body heights lie alike on every figure.
    rest = smooth @ neutral[topology.source_vertex]
    low, span = rest[:, 1].min(), float(np.ptp(rest[:, 1]))
    shift = np.array([0.0, low, 0.0])
    points[REST] = (rest - shift) / span
    control[REST] = (neutral[topology.source_vertex] - shift) / span
    points[EAR] = np.asarray(lay_open(topology, points[REST]), np.float32).astype(np.float64)
    rest_heads, rest_tails = joints(source, neutral)
    heads[REST] = _even({bone: (at - shift) / span for bone, at in rest_heads.items()})
    tails[REST] = _even({bone: (at - shift) / span for bone, at in rest_tails.items()})
    return Surface(topology, points, heads, tails, control)


def _even(at: dict[str, Floats]) -> dict[str, Floats]:
    """Joints averaged with their mirror images."""

    def other(bone: str) -> str:
        return bone[:-1] + {"L": "R", "R": "L"}[bone[-1]] if bone.endswith((".L", ".R")) else bone

    return {bone: 0.5 * (place + at[other(bone)] * FLIP) for bone, place in at.items()}


def _parts(source: Source) -> Ints:
    """Part of every face: the group of bones that carries most of its skin."""
    mesh = source.mesh
    groups: dict[str, list[int]] = {name: [] for name in PART_NAMES[:11]}
    for column, bone in enumerate(source.bones):
        groups[_part_of_bone(bone)].append(column)
    dense = np.stack(
        [np.asarray(source.weights[:, columns].sum(axis=1)).ravel() for columns in groups.values()], axis=1
    )
    part = dense[mesh.faces].mean(axis=1).argmax(axis=1)
    part[mesh.face_group == 1] = PART_NAMES.index("eye-left")
    part[mesh.face_group == 2] = PART_NAMES.index("eye-right")
    inside = np.isin(mesh.faces, _mouth_vertices(source)).all(axis=1)
    part[inside] = PART_NAMES.index("mouth")
    # Rounding of the weights must not make the two sides differ.
    left = mesh.vertices[mesh.faces].mean(axis=1)[:, 0] > 0
    swap = np.arange(len(PART_NAMES))
    for name in ("arm", "hand", "leg", "foot", "eye"):
        a, b = PART_NAMES.index(f"{name}-left"), PART_NAMES.index(f"{name}-right")
        swap[a], swap[b] = b, a
    part[mesh.mirror_face[left]] = swap[part[left]]
    return part.astype(np.int64)


def _mouth_vertices(source: Source) -> Ints:
    """Vertices of the bag of the mouth: the mask texture says where the skin ends and the inside begins."""
    mesh = source.mesh
    mask = source.texture("inside-mouth")
    rows, columns = mask.shape
    centre = mesh.face_uv.mean(axis=1)
    value = mask[
        np.clip(((1 - centre[:, 1]) * rows).astype(int), 0, rows - 1),
        np.clip((centre[:, 0] * columns).astype(int), 0, columns - 1),
    ]
    return np.unique(mesh.faces[(value > 0.5) & (mesh.face_group == 0)])


def _part_of_bone(bone: str) -> str:
    side = {"L": "left", "R": "right"}.get(bone[-1], "")
    name = bone.split(".")[0]
    if name.startswith(("upperarm", "lowerarm")):
        return f"arm-{side}"
    if name.startswith(("wrist", "finger", "metacarpal")):
        return f"hand-{side}"
    if name.startswith(("upperleg", "lowerleg")):
        return f"leg-{side}"
    if name.startswith(("foot", "toe")):
        return f"foot-{side}"
    if name.startswith("neck"):
        return "neck"
    if name.startswith(("spine", "root", "pelvis", "clavicle", "shoulder", "breast")):
        return "torso"
    return "head"


def _sub_quad(place: Place) -> tuple[int, float, float]:
    """Row of the level-1 sub-quad and the coordinates s, t inside it (bilinear.

    Its corner 0 at the base face's corner).
    """
    u, v = place.u, place.v
    if u <= 0.5:
        k, s, t = (0, 2 * u, 2 * v) if v <= 0.5 else (3, 2 * (1 - v), 2 * u)
    else:
        k, s, t = (1, 2 * v, 2 * (1 - u)) if v <= 0.5 else (2, 2 * (1 - u), 2 * (1 - v))
    return 4 * place.face + k, s, t


def _place(row: int, s: float, t: float) -> Place:
    face, k = divmod(row, 4)
    s, t = min(max(s, 0.0), 1.0) / 2, min(max(t, 0.0), 1.0) / 2
    u, v = ((s, t), (1 - t, s), (1 - s, 1 - t), (t, 1 - s))[k]
    return Place(face, float(u), float(v))
