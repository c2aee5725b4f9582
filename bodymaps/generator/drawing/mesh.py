"""The finely subdivided mesh that plates are drawn from, with its normals, hollows and light from all round.

Kept out: cameras and pixels of the drawing itself. Positions equal the limit positions of the shipped surface, so
that a place on the body falls on the same spot of the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.sparse.linalg import cg

from bodymaps.generator.drawing.raster import FAR, draw
from bodymaps.generator.skin.subdivide import limit, refine, vertex_normals
from bodymaps.generator.skin.surface import PART_NAMES, REST, Surface

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# How much of the smoothing each part of the body takes.
_SHARE = {
    "head": 0.25,
    "neck": 0.6,
    "torso": 1.0,
    "arm": 0.6,
    "leg": 0.8,
    "hand": 0.14,
    "foot": 0.2,
    "eye": 0.1,
    "mouth": 0.2,
}


@dataclass(frozen=True, slots=True)
class DrawMesh:
    """A mesh ready to be drawn, in body heights.

    Attributes:
        points: (V, 3).
        rest: (V, 3) the same vertices on the unmorphed, unposed mesh, in its own body heights.
        quads: (Q, 4).
        triangles: (2 Q, 3): the first halves of all quads, then the second halves.
        parent: (Q,) base face of each quad.
        uv: (Q, 4, 2) texture coordinates of the corners.
        normals: (V, 3) of the mesh.
        form: (V, 3) normals of the mesh after smoothing: the large forms without their dents.
        open: (V,) 0…1, how much of the surrounding light arrives.
        hollow: (V,) depth below the smoothed surface in thousandths of a body height; below zero on ridges.
        groove: (V,) the same at a finer scale.
    """

    points: Floats
    rest: Floats
    quads: Ints
    triangles: Ints
    parent: Ints
    uv: Floats
    normals: Floats
    form: Floats
    open: Floats
    hollow: Floats
    groove: Floats


@dataclass(frozen=True, slots=True)
class Detail:
    """How finely a mesh is made.

    Attributes:
        levels: Steps of subdivision.
        form_mm: Scale of the smoothing of `form` (body of 1.7 m).
        hollow_mm: Scale of `hollow`.
        groove_mm: Scale of `groove`.
        directions: Number of directions light is tried from.
        pixels: Size of the shadow maps.
    """

    levels: int
    form_mm: float
    hollow_mm: float
    groove_mm: float
    directions: int = 64
    pixels: int = 520


def build_mesh(surface: Surface, pose: str, faces: npt.NDArray[np.bool_], detail: Detail) -> DrawMesh:
    """Subdivide the chosen base faces of a figure.

    Args:
        surface: The figure.
        pose: Name of a pose.
        faces: (F,) the base faces to draw.
        detail: How finely.
    """
    base = surface.base
    # The outermost ring of an open piece would not lie on the true limit surface: take two rings more and drop
    # them at the end.
    wide = faces
    for _ in range(2):
        touched = np.zeros(len(surface.control[pose]), bool)
        touched[base[wide].ravel()] = True
        wide = touched[base].any(axis=1)
    chosen = np.nonzero(wide)[0]
    used, quads = np.unique(base[chosen], return_inverse=True)
    quads = quads.reshape(-1, 4).astype(np.int64)
    points = surface.control[pose][used]
    rest = surface.control[REST][used]
    uv = surface.topology.face_uv[chosen]
    parent = chosen
    matrix, coarse = sp.csr_matrix(sp.identity(len(points))), quads
    for _ in range(detail.levels):
        coarse = quads
        matrix, quads = refine(quads, len(points))
        points, rest = matrix @ points, matrix @ rest
        uv = _split_uv(uv)
        parent = np.repeat(parent, 4)
    points = limit(quads, len(points)) @ points
    normals = vertex_normals(points, quads)
    reach = _reach(surface, quads, parent, len(points))
    smooth = {
        mm: soften(points, quads, reach * mm / 1700) for mm in (detail.groove_mm, detail.hollow_mm, detail.form_mm)
    }
    groove, hollow = (
        ((smooth[mm] - points) * normals).sum(axis=1) * 1000 for mm in (detail.groove_mm, detail.hollow_mm)
    )
    form = vertex_normals(smooth[detail.form_mm], quads)
    # Light from all round is soft: the next coarser mesh, whose vertices are the first of this one, is fine
    # enough for it.
    count = matrix.shape[1]
    kept = coarse[faces[parent[::4]]]
    light = soften(
        matrix @ ambient(points[:count], kept, normals[:count], detail), quads, reach * detail.groove_mm / 1700, points
    )
    keep = faces[parent]
    quads, uv, parent = quads[keep], uv[keep], parent[keep]
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    return DrawMesh(points, rest, quads, triangles, parent, uv, normals, form, light, hollow, groove)


def ambient(points: Floats, quads: Ints, normals: Floats, detail: Detail) -> Floats:
    """How much of an overcast sky each vertex sees, 0…1.

    From shadow maps in evenly spread directions; the sky is brighter above.
    """
    used = np.unique(quads)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    total, weight = np.zeros(len(points)), np.zeros(len(points))
    step = np.arange(detail.directions) + 0.5
    polar, azimuth = np.arccos(1 - 2 * step / detail.directions), np.pi * (1 + 5**0.5) * step
    sky = np.stack([np.cos(azimuth) * np.sin(polar), np.cos(polar), np.sin(azimuth) * np.sin(polar)], axis=1)
    # Left and right must be lit alike: every direction is used with its mirror image.
    for way in np.concatenate([sky, sky * [-1, 1, 1]])[:: 2 if detail.directions > 48 else 1]:
        side = np.cross(way, [0.0, 1.0, 0.0] if abs(way[1]) < 0.9 else [1.0, 0.0, 0.0])
        side /= np.linalg.norm(side)
        frame = np.stack([side, np.cross(way, side), way], axis=1)
        at = points @ frame
        low, high = at[used].min(axis=0), at[used].max(axis=0)
        scale = (detail.pixels - 4) / float((high - low)[:2].max())
        at = (at - [low[0], low[1], 0.0]) * scale + [2.0, 2.0, 0.0]
        width, height = (int((high - low)[axis] * scale) + 5 for axis in (0, 1))
        depth = draw(at, triangles, width, height).depth
        facing = normals @ way
        lit = np.nonzero(facing > 0.02)[0]
        probe = at[lit] + (normals[lit] @ frame) * 1.5
        x = np.clip(probe[:, 0].astype(np.int64), 0, width - 1)
        y = np.clip(probe[:, 1].astype(np.int64), 0, height - 1)
        free = (probe[:, 2] + 2.2 >= depth[y, x]) | (depth[y, x] <= FAR)
        share = facing[lit] * (1 + 0.35 * way[1])
        total[lit] += share * free
        weight[lit] += share
    return total / np.maximum(weight, 1e-9)


def soften(values: Floats, quads: Ints, reach: Floats, points: Floats | None = None) -> Floats:
    """Values smoothed along the surface by implicit diffusion, so that the density of the mesh does not matter.

    Args:
        values: (V,) or (V, 3).
        quads: The mesh.
        reach: (V,) standard deviation of the smoothing at each vertex, body heights.
        points: (V, 3) positions that distances are taken from; the values themselves if not given.
    """
    at = values if points is None else points
    ends = np.sort(np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    ends = np.unique(ends, axis=0)
    length = np.maximum(np.linalg.norm(at[ends[:, 0]] - at[ends[:, 1]], axis=1), 1e-5)
    # Half the variance is the time of diffusion; it is spent in two implicit steps, whose kernel has thinner
    # tails than one's.
    flow = 0.25 * np.minimum(reach[ends[:, 0]], reach[ends[:, 1]]) ** 2 / length**2
    count = len(at)
    between = sp.coo_matrix((flow, (ends[:, 0], ends[:, 1])), shape=(count, count))
    between = sp.csr_matrix(between + between.T)
    system = sp.csr_matrix(sp.identity(count) + sp.diags(np.asarray(between.sum(axis=1)).ravel()) - between)
    scale = sp.diags(1 / system.diagonal())
    columns = values.reshape(count, -1)
    out = np.empty_like(columns, np.float64)
    for column in range(columns.shape[1]):
        current = np.asarray(columns[:, column], np.float64)
        for _ in range(2):
            current, _ = cg(system, current, x0=current, rtol=1e-5, maxiter=400, M=scale)
        out[:, column] = current
    return out.reshape(values.shape)


def _reach(surface: Surface, quads: Ints, parent: Ints, count: int) -> Floats:
    """(V,) share of the smoothing at each vertex: small parts would lose their form under what calms the trunk."""
    share = np.array([_SHARE.get(name.split("-")[0], 1.0) for name in PART_NAMES])[surface.topology.part[parent]]
    total = np.bincount(quads.ravel(), np.repeat(share, 4), minlength=count)
    return total / np.maximum(np.bincount(quads.ravel(), minlength=count), 1)


def _split_uv(uv: Floats) -> Floats:
    middle = uv.mean(axis=1)
    mid = 0.5 * (uv + np.roll(uv, -1, axis=1))
    parts = [np.stack([uv[:, k], mid[:, k], middle, mid[:, k - 1]], axis=1) for k in range(4)]
    return np.stack(parts, axis=1).reshape(-1, 4, 2)
