"""Catmull-Clark subdivision of closed quad meshes, as sparse matrices, and the limit positions of their vertices.

Kept out: any knowledge of bodies. The matrices depend on the topology alone, so that one serves every figure and pose.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def edges_of(quads: Ints) -> tuple[Ints, Ints]:
    """Unique edges (E, 2), and the edge number (F, 4) of the edge from corner k to corner k + 1."""
    ends = np.sort(np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    unique, inverse = np.unique(ends, axis=0, return_inverse=True)
    return unique, inverse.reshape(-1, 4)


def refine(quads: Ints, count: int) -> tuple[sp.csr_matrix, Ints]:
    """One step of subdivision.

    Args:
        quads: (F, 4) corners of a closed mesh.
        count: Number of vertices; vertices that no face uses stay where they are.

    Returns:
        A matrix (count + E + F, count) from old to new positions, and the new quads (4 F, 4): row 4 f + k is the part
        of face f at its corner k, with the corners (corner k, mid of edge k → k + 1, middle of the face, mid of edge
        k − 1 → k).
    """
    faces = len(quads)
    edges, edge_of = edges_of(quads)
    middle = _average(quads, count)
    edge_mid = _average(edges, count)
    face_of_edge = sp.csr_matrix(
        (np.full(4 * faces, 0.5), (edge_of.ravel(), np.repeat(np.arange(faces), 4))), shape=(len(edges), faces)
    )
    edge_point = 0.5 * edge_mid + 0.5 * (face_of_edge @ middle)
    valence = np.bincount(edges.ravel(), minlength=count).astype(np.float64)
    used = valence > 0
    n = np.where(used, valence, 1.0)
    around_edges = _incidence(edges, count)
    around_faces = _incidence(quads, count)
    inner = (
        sp.diags(1 / n**2) @ (around_faces @ middle)
        + sp.diags(2 / n**2) @ (around_edges @ edge_mid)
        + sp.diags((n - 3) / n)
    )
    vertex_point = sp.diags(used.astype(np.float64)) @ inner + sp.diags((~used).astype(np.float64))
    matrix = sp.csr_matrix(sp.vstack([vertex_point, edge_point, middle]))
    mid = edge_of + count
    centre = np.arange(faces) + count + len(edges)
    parts = [np.stack([quads[:, k], mid[:, k], centre, mid[:, k - 1]], axis=1) for k in range(4)]
    return matrix, np.stack(parts, axis=1).reshape(-1, 4)


def limit(quads: Ints, count: int) -> sp.csr_matrix:
    """Matrix (count, count) from vertices of a closed quad mesh to their positions on the limit surface.

    The mask is n² for the vertex, 4 for each neighbour along an edge, 1 for each corner across a face, over n (n + 5),
    n being the valence (Halstead, Kass, DeRose 1993).
    """
    edges, _ = edges_of(quads)
    valence = np.bincount(edges.ravel(), minlength=count).astype(np.float64)
    n = np.where(valence > 0, valence, 1.0)
    both = np.concatenate([edges, edges[:, ::-1]])
    along = sp.csr_matrix((np.full(len(both), 4.0), (both[:, 0], both[:, 1])), shape=(count, count))
    across = sp.csr_matrix(
        (np.ones(quads.size), (quads.ravel(), np.roll(quads, 2, axis=1).ravel())), shape=(count, count)
    )
    weight = np.where(valence > 0, 1 / (n * (n + 5)), 0.0)
    own = np.where(valence > 0, n / (n + 5), 1.0)
    return sp.csr_matrix(sp.diags(weight) @ (along + across) + sp.diags(own))


def vertex_normals(points: Floats, quads: Ints) -> Floats:
    """Unit normals (V, 3), weighted by the area of the faces around; zero where no face is."""
    facet = np.cross(points[quads[:, 2]] - points[quads[:, 0]], points[quads[:, 3]] - points[quads[:, 1]])
    total = np.stack(
        [np.bincount(quads.ravel(), np.repeat(facet[:, axis], 4), minlength=len(points)) for axis in range(3)],
        axis=1,
    )
    length = np.linalg.norm(total, axis=1, keepdims=True)
    return total / np.where(length > 0, length, 1.0)


def _average(groups: Ints, count: int) -> sp.csr_matrix:
    rows = np.repeat(np.arange(len(groups)), groups.shape[1])
    return sp.csr_matrix(
        (np.full(groups.size, 1 / groups.shape[1]), (rows, groups.ravel())), shape=(len(groups), count)
    )


def _incidence(groups: Ints, count: int) -> sp.csr_matrix:
    columns = np.repeat(np.arange(len(groups)), groups.shape[1])
    return sp.csr_matrix((np.ones(groups.size), (groups.ravel(), columns)), shape=(count, len(groups)))
