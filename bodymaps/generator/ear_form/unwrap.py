"""Lays the body's own ear open under the drawing: a pose in which each face of the ear lies where the drawing shows it.

So an ear plate is a plate like any other: a click on it meets a face of the body, and a place of the body is found on
it by the same reckoning. Faces keep their numbers. Kept out: how the ear is drawn.

On the mesh the ear is rings of 24 vertices round the concha, each ring a loop of edges. The loop at the rim parts the
front from the back; all loops inside it are the front, the two outside it are the back as far as the groove.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from scipy.interpolate import RBFInterpolator
from scipy.sparse.linalg import splu

from bodymaps.generator.ear_form import form
from bodymaps.generator.ear_form.splines import spline

if TYPE_CHECKING:
    from bodymaps.generator.topology import Topology

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

POSE = "ear"
BODY_MM = 1700.0
SPOKES = 24
# Vertices of the source: the loop at the left rim begins at its hindmost, goes down, and has the next loop outwards.
RIM, NEXT, OUTWARDS = 12018, 12017, 12320
# Where the rim's vertices come to lie on the outline, in order of the loop.
RIM_SPOTS = (
    (35.6, 19.6), (34.0, 29.0), (31.6, 35.8), (29.2, 41.0), (27.2, 45.8), (26.0, 50.4), (22.9, 57.0), (17.6, 61.2),
    (11.8, 61.8), (7.0, 57.7), (4.8, 50.4), (2.5, 42.4), (1.8, 35.0), (2.1, 28.4), (2.8, 23.0), (2.2, 17.2),
    (3.1, 11.2), (5.7, 6.4), (10.4, 2.4), (17.0, 0.3), (24.0, 0.5), (29.4, 3.4), (33.0, 8.0), (35.0, 13.4),
)  # fmt: skip
# The spokes of the back, from where it leaves the head above to where the lobe joins the cheek.
BACK_SPOKES = (15, 16, 17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
# Spots of the unmorphed ear seen from the left, in shares of its rim's width and height from the top front, and where
# the drawing has them: tragus, notch, antitragus, wall of the concha, antihelix, crura, roll of the helix, lobe.
LANDMARKS: tuple[tuple[float, float, float, float], ...] = (
    (0.20, 0.62, 8.8, 38.6), (0.22, 0.50, 6.4, 32.6), (0.27, 0.76, 10.6, 45.8), (0.50, 0.71, 16.0, 42.3),
    (0.67, 0.64, 20.2, 37.8), (0.69, 0.53, 21.0, 31.8), (0.66, 0.40, 19.4, 25.6), (0.50, 0.31, 13.8, 23.2),
    (0.36, 0.45, 10.4, 30.0), (0.55, 0.52, 16.4, 33.0), (0.76, 0.50, 23.8, 31.0), (0.70, 0.33, 21.6, 22.0),
    (0.56, 0.20, 18.8, 13.6), (0.36, 0.28, 12.0, 17.0), (0.55, 0.085, 19.7, 7.8), (0.28, 0.20, 9.8, 14.4),
    (0.20, 0.38, 7.8, 21.6), (0.86, 0.36, 28.9, 18.6), (0.86, 0.52, 28.0, 28.0), (0.42, 0.86, 14.0, 54.0),
)  # fmt: skip


class Rings:
    """The rings of the left ear on the mesh."""

    def __init__(self, topology: Topology) -> None:
        """Walk the loops.

        Raises:
            ValueError: If the mesh has no such loops.
        """
        self._base = topology.base
        self._near: dict[int, set[int]] = defaultdict(set)
        self._faces: dict[int, set[int]] = defaultdict(set)
        for face, quad in enumerate(topology.base.tolist()):
            for k in range(4):
                self._faces[quad[k]].add(face)
                self._near[quad[k]] |= {quad[k - 1], quad[(k + 1) % 4]}
        number = {int(source): vertex for vertex, source in enumerate(topology.source_vertex)}
        rim, onward, out = (number[vertex] for vertex in (RIM, NEXT, OUTWARDS))
        loop = [rim, onward]
        while (following := self._straight(loop[-2], loop[-1])) != rim:
            loop.append(following)
        if len(loop) != SPOKES or out not in self._near[rim]:
            raise ValueError("The mesh has no ear of 24 spokes.")
        self.rim = loop
        """Vertices of the loop at the rim."""
        self.spokes: list[list[int]] = []
        """For each vertex of the rim the vertices outwards: rim, middle of the back, groove, head."""
        for vertex in loop:
            # Outwards is the neighbour that shares a face with the outward one of the spoke before.
            first = out if not self.spokes else self._beside(vertex, self.spokes[-1])
            line = [vertex, first]
            while len(line) < 4:
                line.append(self._straight(line[-2], line[-1]))
            self.spokes.append(line)

    def front(self) -> list[int]:
        """Base faces of the front, in order: all that the rim encloses."""
        edge = {frozenset(pair) for pair in zip(self.rim, [*self.rim[1:], self.rim[0]], strict=True)}
        outside = self._across(self.rim[0], self.rim[1], self.spokes[0][1])
        start = next(iter((self._faces[self.rim[0]] & self._faces[self.rim[1]]) - {outside}))
        found, left = {start}, [start]
        while left:
            quad = self._base[left.pop()].tolist()
            for k in range(4):
                pair = (quad[k], quad[(k + 1) % 4])
                if frozenset(pair) in edge:
                    continue
                for face in self._faces[pair[0]] & self._faces[pair[1]] - found:
                    found.add(face)
                    left.append(face)
        return sorted(found)

    def back(self) -> list[int]:
        """Base faces of the back, in order: three rings outwards of the rim, as far as the ear stands free."""
        found: set[int] = set()
        for one, two in pairwise(BACK_SPOKES):
            for ring in range(3):
                corners = (self.spokes[one][ring], self.spokes[two][ring], self.spokes[one][ring + 1])
                found |= self._faces[corners[0]] & self._faces[corners[1]] & self._faces[corners[2]]
        return sorted(found)

    def _across(self, one: int, two: int, beside: int) -> int:
        return next(iter(self._faces[one] & self._faces[two] & self._faces[beside]))

    def _beside(self, vertex: int, spoke: list[int]) -> int:
        """The neighbour of a vertex of the rim that lies beside the second vertex of a spoke."""
        face = next(iter(self._faces[vertex] & self._faces[spoke[0]] & self._faces[spoke[1]]))
        return next(v for v in self._base[face].tolist() if v in self._near[vertex] and v != spoke[0])

    def _straight(self, one: int, two: int) -> int:
        """The vertex that goes on straight after an edge."""
        beside = {vertex for face in self._faces[one] & self._faces[two] for vertex in self._base[face].tolist()}
        onward = self._near[two] - beside
        if len(onward) != 1:
            raise ValueError("The mesh has no ear of 24 spokes.")
        return next(iter(onward))


def lay_open(topology: Topology, rest: Floats) -> Floats:
    """The pose `ear` of both ears.

    Args:
        topology: Faces of the body.
        rest: (V1, 3) level-1 vertices of the unmorphed mesh, so that every figure's ear is laid open alike.

    Returns:
        (V1, 3) vertices in body heights: x = 0, y up, z forward, millimetres of the drawing by 1 / 1700; vertices of no
        ear lie at the origin.
    """
    rings = Rings(topology)
    spots = np.full((topology.count, 2), np.nan)
    rim = _rim(topology, rings, spots)
    _back(topology, rings, np.array(rings.back()), spots, rim)
    _front(topology, rings, np.array(rings.front()), spots, rim, rest)
    laid = ~np.isnan(spots[:, 0])
    pose = np.zeros((topology.count, 3))
    pose[laid, 1] = -spots[laid, 1] / BODY_MM
    pose[laid, 2] = -spots[laid, 0] / BODY_MM
    # Left and right are the same plane seen from both sides: the mirror of x = 0 is itself.
    pose[topology.mirror_vertex[laid]] = pose[laid]
    return pose


def faces_of(topology: Topology, *, back: bool = False) -> Bools:
    """(F,) the base faces of the front or the back of the left ear; the right one's are their mirror."""
    rings = Rings(topology)
    chosen = np.zeros(len(topology.base), bool)
    chosen[rings.back() if back else rings.front()] = True
    return chosen


def _quads(topology: Topology, faces: Ints) -> Ints:
    return topology.quads.reshape(-1, 4, 4)[faces].reshape(-1, 4)


def _middle(topology: Topology, one: int, two: int, faces: Ints) -> int:
    """The level-1 vertex halfway along an edge: it is next to the corner in the sub-quads of both ends."""
    found: list[set[int]] = []
    for end in (one, two):
        rows = [quad for quad in _quads(topology, faces).tolist() if quad[0] == end]
        found.append({vertex for quad in rows for vertex in (quad[1], quad[3])})
    return next(iter(found[0] & found[1]))


def _rim(topology: Topology, rings: Rings, spots: Floats) -> list[int]:
    """Put the rim on the outline; returns its level-1 vertices."""
    outline = form.outline()
    at = [int(np.linalg.norm(outline - spot, axis=1).argmin()) for spot in RIM_SPOTS]
    faces = np.array(sorted({face for vertex in rings.rim for face in np.nonzero((topology.base == vertex).any(1))[0]}))
    rows: list[int] = []
    for place, vertex in enumerate(rings.rim):
        onward = (place + 1) % SPOKES
        spots[vertex] = outline[at[place]]
        steps = (at[onward] - at[place]) % len(outline)
        between = _middle(topology, vertex, rings.rim[onward], faces)
        spots[between] = outline[(at[place] + steps // 2) % len(outline)]
        rows += [vertex, between]
    return rows


def _back(topology: Topology, rings: Rings, faces: Ints, spots: Floats, rim: list[int]) -> None:
    """Spread the rings of the back between free edge, groove and cut, by the place of each spoke along the edge."""
    place_of = {vertex: number for number, vertex in enumerate(rim)}
    edge = spots[[rings.rim[spoke] for spoke in BACK_SPOKES]]
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(edge, axis=0), axis=1))])
    along /= along[-1]
    groove, cut = spline(form.GROOVE, 0.05), spline(form.BACK_CUT, 0.05)
    inner = {share: (_share(groove, share), _share(cut, share)) for share in along.tolist()}
    for spoke, share in zip(BACK_SPOKES, along.tolist(), strict=True):
        _, middle, deep, head = rings.spokes[spoke]
        at_groove, at_cut = inner[share]
        spots[deep], spots[head] = at_groove, at_cut
        spots[middle] = 0.5 * (spots[rings.rim[spoke]] + at_groove)
    _halve(topology, faces, spots, set(place_of))


def _share(line: Floats, share: float) -> Floats:
    return line[round(share * (len(line) - 1))]


def _halve(topology: Topology, faces: Ints, spots: Floats, fixed: set[int]) -> None:
    """Middles of edges and faces from their corners; what is fixed stays."""
    for face, quads in zip(faces.tolist(), topology.quads.reshape(-1, 4, 4)[faces], strict=True):
        corners = topology.base[face]
        for k in range(4):
            middle = int(quads[k][1])
            if middle not in fixed:
                spots[middle] = 0.5 * (spots[corners[k]] + spots[corners[(k + 1) % 4]])
    for quads in topology.quads.reshape(-1, 4, 4)[faces]:
        spots[quads[0][2]] = np.mean([spots[quads[k][1]] for k in range(4)], axis=0)


def _front(topology: Topology, rings: Rings, faces: Ints, spots: Floats, rim: list[int], rest: Floats) -> None:
    """Warp the front as it is seen from the side so that its landmarks fall on those of the drawing, and smooth it."""
    quads = _quads(topology, faces)
    used = np.unique(quads)
    seen = -rest[:, [2, 1]]
    low, high = seen[rings.rim].min(axis=0), seen[rings.rim].max(axis=0)
    share = (seen - low) / (high - low)
    marks = np.array(LANDMARKS)
    known = np.vstack([share[rim], marks[:, :2]])
    wanted = np.vstack([spots[rim], marks[:, 2:]])
    warp = RBFInterpolator(known, wanted, kernel="thin_plate_spline", smoothing=1e-3)
    guess = np.zeros((topology.count, 2))
    guess[used] = warp(share[used])
    ends = np.unique(np.sort(np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2), axis=1), axis=0)
    number = np.full(topology.count, -1)
    number[used] = np.arange(len(used))
    pairs = number[ends]
    fixed = np.isin(used, rim)
    stiff = np.full(len(pairs), 1.0)
    for _ in range(60):
        placed = _relax(pairs, stiff, guess[used], spots[used], fixed)
        spots[used] = placed
        turned = _turned(spots[quads])
        if not turned.any():
            return
        # Where the warp folds over, its own shape is given up little by little for an even spread.
        folded = np.isin(used, np.unique(quads[turned]))
        near = folded[pairs].any(axis=1)
        for one, two in ends[near]:
            guess[one], guess[two] = 0.85 * guess[one] + 0.15 * spots[one], 0.85 * guess[two] + 0.15 * spots[two]
        even = np.zeros((len(used), 2))
        count = np.zeros(len(used))
        for a, b in pairs:
            even[a] += spots[used[b]]
            even[b] += spots[used[a]]
            count[[a, b]] += 1
        even /= count[:, None]
        guess[used[folded & ~fixed]] = 0.5 * guess[used[folded & ~fixed]] + 0.5 * even[folded & ~fixed]
    raise ValueError("The front of the ear cannot be laid open without folds.")


def _relax(pairs: Ints, stiff: Floats, guess: Floats, spots: Floats, fixed: Bools) -> Floats:
    """Spots whose differences along edges are closest to the guess's, with the rim where it is."""
    count = len(guess)
    flow = sp.coo_matrix((stiff, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    flow = sp.csr_matrix(flow + flow.T)
    whole = sp.csr_matrix(sp.diags(np.asarray(flow.sum(axis=1)).ravel()) - flow)
    # A weak pull to the guess itself keeps the landmarks.
    pull = 0.2
    system = sp.csc_matrix(whole[~fixed][:, ~fixed] + pull * sp.identity(int((~fixed).sum())))
    right = (whole @ guess)[~fixed] + pull * guess[~fixed] - whole[~fixed][:, fixed] @ spots[fixed]
    out = spots.copy()
    out[~fixed] = splu(system).solve(np.asarray(right))
    return out


def _turned(corners: Floats) -> Bools:
    """(n,) quads that do not turn the same way at all four corners, seen with y downwards."""
    before, after = np.roll(corners, 1, axis=1) - corners, np.roll(corners, -1, axis=1) - corners
    cross = after[..., 0] * before[..., 1] - after[..., 1] * before[..., 0]
    return (cross > -1e-3).any(axis=1)
