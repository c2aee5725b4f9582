"""Cuts through the skin by a plane, and walking along them:

how lengths along the surface are measured. Recipes are kept out (recipes.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bodymaps.generator.skin.surface import PART_NAMES, Place, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]

# A cut may miss its goal by this much (body heights) and still count as having met it: two millimetres on a grown
# person.
REACHED = 0.0012
LEANS = (0, 8, -8, 16, -16, 24, -24, 36, -36, 48, -48, 60, -60)  # degrees


class NoPathError(ValueError):
    """The cut does not lead from the one place to the other."""


def walk(body: Surface, start: Place, towards: npt.ArrayLike, length: float, parts: Sequence[str]) -> Place:
    """The place reached by going straight along the skin.

    Args:
        body: The surface, in the pose `anatomical`.
        start: Where to begin.
        towards: Direction (3,) in space; its part along the skin is followed.
        length: Way along the skin, body heights.
        parts: Parts of the body the way may cross.

    Raises:
        NoPathError: The skin of these parts ends before `length`.
    """
    if length <= 0:
        return start
    origin, normal = body.at(start), body.normal(start)
    heading = np.asarray(towards, np.float64)
    heading = heading - normal * (normal @ heading)
    heading = heading / np.linalg.norm(heading)
    path = _paths(body, origin, np.cross(heading, normal), parts, heading)[0]
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    gone = np.concatenate([[0.0], np.cumsum(steps)])
    if gone[-1] < length:
        message = f"the skin of {', '.join(parts)} ends after {gone[-1]:.4f} of {length:.4f} body heights"
        raise NoPathError(message)
    return body.nearest(_along(path, gone, length), parts)


def between(body: Surface, first: Place, second: Place, fraction: float, parts: Sequence[str]) -> Place:
    """The place a fraction of the way along the skin from `first` to `second`.

    The way is the cut by the plane through both places and the mean of their normals.
    """
    path, gone = way(body, first, second, parts)
    return body.nearest(_along(path, gone, fraction * gone[-1]), parts)


def length(body: Surface, first: Place, second: Place, parts: Sequence[str]) -> float:
    """Length of the way along the skin between two places, body heights."""
    return float(way(body, first, second, parts)[1][-1])


def way(body: Surface, first: Place, second: Place, parts: Sequence[str]) -> tuple[Floats, Floats]:
    """The way along the skin between two places: positions (n, 3) and the length gone at each (n,).

    Raises:
        NoPathError: The cut does not join the places on these parts.
    """
    origin, goal = body.at(first), body.at(second)
    chord = goal - origin
    upright = np.cross(chord, body.normal(first) + body.normal(second))
    leaning = np.cross(chord / np.linalg.norm(chord), upright)
    # Where a limb tapers, the plane may leave it before the goal: lean it about the line between the places
    # until it does not.
    for degrees in LEANS:
        angle = np.radians(degrees)
        found = _joined(body, first, second, upright * np.cos(angle) + leaning * np.sin(angle), parts)
        if found is not None:
            return found
    message = f"no way along {', '.join(parts)} joins {origin.round(3)} and {goal.round(3)}"
    raise NoPathError(message)


def _joined(
    body: Surface, first: Place, second: Place, across: Floats, parts: Sequence[str]
) -> tuple[Floats, Floats] | None:
    """The shorter way along one cut, or None if the cut does not join the places."""
    origin, goal = body.at(first), body.at(second)
    best: tuple[Floats, Floats] | None = None
    for path in _paths(body, origin, across, parts, goal - origin):
        gaps, feet = _closest_on(path, goal)
        close = np.nonzero(gaps < REACHED)[0]
        if not len(close):
            continue
        last = int(close[0])
        cut = np.vstack([path[: last + 1], feet[last], goal])
        gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(cut, axis=0), axis=1))])
        if best is None or gone[-1] < best[1][-1]:
            best = cut, gone
    return best


def _along(path: Floats, gone: Floats, length: float) -> Floats:
    return np.array([np.interp(length, gone, path[:, axis]) for axis in range(3)])


def _closest_on(path: Floats, goal: Floats) -> tuple[Floats, Floats]:
    """Distance (n-1,) and foot (n-1, 3) of a point on each segment of a path."""
    start, step = path[:-1], np.diff(path, axis=0)
    square = np.maximum((step**2).sum(axis=1), 1e-30)
    part = np.clip(((goal - start) * step).sum(axis=1) / square, 0, 1)
    feet = start + step * part[:, None]
    return np.linalg.norm(feet - goal, axis=1), feet


def _paths(body: Surface, origin: Floats, across: Floats, parts: Sequence[str], heading: Floats) -> list[Floats]:
    """The two ways out of `origin` along the cut by the plane across `across`, the one along `heading` first."""
    wanted = np.isin(body.topology.part, [PART_NAMES.index(part) for part in parts])
    quads = body.quads[np.repeat(wanted, 4)]
    points = body.points["anatomical"]
    across = across / np.linalg.norm(across)
    # A corner exactly in the plane would leave its triangles without a clear crossing.
    height = (points - origin) @ across
    height = np.where(np.abs(height) < 1e-10, 1e-10, height)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    above = height[triangles] > 0
    triangles = triangles[above.any(axis=1) & ~above.all(axis=1)]
    if not len(triangles):
        message = f"the plane at {origin.round(3)} cuts no skin of {', '.join(parts)}"
        raise NoPathError(message)
    edges = np.sort(np.stack([triangles, np.roll(triangles, -1, axis=1)], axis=-1), axis=-1)
    crossed = (height[edges[..., 0]] > 0) != (height[edges[..., 1]] > 0)
    pairs = edges[crossed].reshape(-1, 2, 2)  # a plane that cuts a triangle crosses two of its edges
    first, second = pairs[..., 0], pairs[..., 1]
    share = height[first] / (height[first] - height[second])
    spots = points[first] + (points[second] - points[first]) * share[..., None]
    met: dict[tuple[int, int], Floats] = {}
    joined: dict[tuple[int, int], list[tuple[int, int]]] = {}
    ends = [((int(a), int(b)), (int(c), int(d))) for (a, b), (c, d) in pairs.tolist()]
    for (one, two), (here, there) in zip(ends, spots, strict=True):
        met.setdefault(one, here)
        met.setdefault(two, there)
        joined.setdefault(one, []).append(two)
        joined.setdefault(two, []).append(one)
    step = spots[:, 1] - spots[:, 0]
    square = np.maximum((step**2).sum(axis=1), 1e-30)
    part = np.clip(((origin - spots[:, 0]) * step).sum(axis=1) / square, 0, 1)
    gaps = np.linalg.norm(spots[:, 0] + step * part[:, None] - origin, axis=1)
    one, two = ends[int(gaps.argmin())]
    if (met[one] - met[two]) @ heading < 0:
        one, two = two, one
    return [_follow(origin, one, two, met, joined), _follow(origin, two, one, met, joined)]


def _follow(
    origin: Floats,
    first: tuple[int, int],
    behind: tuple[int, int],
    met: dict[tuple[int, int], Floats],
    joined: dict[tuple[int, int], list[tuple[int, int]]],
) -> Floats:
    path, seen, here = [origin], {behind, first}, first
    while True:
        path.append(met[here])
        onwards = [edge for edge in joined[here] if edge not in seen]
        if not onwards:
            return np.array(path)
        here = onwards[0]
        seen.add(here)
