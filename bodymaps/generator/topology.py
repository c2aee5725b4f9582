"""What both figures of the body share: faces, mirrors, parts. Values only; how they are made is in `skin`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Topology:
    """What both figures share.

    Attributes:
        base: (F, 4) base faces as level-1 vertex numbers.
        quads: (4 F, 4) level-1 sub-quads; face f owns rows 4 f … 4 f + 3, row 4 f + k is the part at its corner k.
        count: Number of level-1 vertices.
        mirror: (F,) mirrored base face; its place has u and v swapped.
        mirror_vertex: (count,) mirrored level-1 vertex.
        part: (F,) index into `PART_NAMES`.
        source_vertex: Vertex numbers in the source of the first len(source_vertex) level-1 vertices.
        face_uv: (F, 4, 2) texture coordinates of the corners.
    """

    base: Ints
    quads: Ints
    count: int
    mirror: Ints
    mirror_vertex: Ints
    part: Ints
    source_vertex: Ints
    face_uv: Floats
