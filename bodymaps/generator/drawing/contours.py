"""Inner contours: where the surface turns away from the viewer in front of another part of itself.

Tone and silhouette are kept out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.ndimage import binary_closing, gaussian_filter1d, label, maximum_filter, minimum_filter

from bodymaps.generator.drawing.curves import resample, smooth_open

if TYPE_CHECKING:
    from bodymaps.generator.drawing.camera import Camera
    from bodymaps.generator.drawing.mesh import DrawMesh
    from bodymaps.generator.drawing.raster import Seen

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ink:
    """Which contours are drawn and how wide, in plate units.

    Attributes:
        thinnest: Width where the surface behind is close.
        widest: Width where it is far.
        least_drop: A drop in depth below this is a wrinkle and not drawn.
        full_drop: Drop at which a line is widest.
        shortest: Lines shorter than this are left out.
        taper: Length over which the ends run out.
        bridge: Gaps up to this length are closed.
        near_edge: Distance from the silhouette within which the outline speaks alone.
    """

    thinnest: float = 1.2
    widest: float = 3.2
    least_drop: float = 5.0
    full_drop: float = 45.0
    shortest: float = 16.0
    taper: float = 30.0
    bridge: int = 40
    near_edge: int = 3


def contour_lines(
    mesh: DrawMesh, camera: Camera, seen: Seen, ink: Ink, skip: npt.NDArray[np.bool_]
) -> list[tuple[Floats, Floats]]:
    """Visible contours.

    Args:
        mesh: What is drawn.
        camera: From where.
        seen: Its pixels.
        ink: The pen.
        skip: (V,) vertices whose contours are not drawn (eyeballs, the seam of the lips).

    Returns:
        Lines (n, 2) with their widths (n,).
    """
    depth = seen.depth
    mask = seen.mask
    height, width = mask.shape
    near = np.where(mask, depth, -1e6)
    front_low = minimum_filter(near, 3)
    around = 2 * 4 + 1
    low = minimum_filter(np.where(mask, depth, 1e6), around)
    high = maximum_filter(near, around)
    edge = maximum_filter((~mask).astype(np.uint8), 2 * ink.near_edge + 1) > 0
    lines: list[tuple[Floats, Floats]] = []
    for chain in turning_chains(mesh, camera, skip):
        line = resample(chain, 1.0)
        if len(line) < 6:
            continue
        x = np.clip(line[:, 0].astype(np.int64), 0, width - 1)
        y = np.clip(line[:, 1].astype(np.int64), 0, height - 1)
        # A contour in full view has the nearest surface at its own depth; something behind it has dropped away.
        visible = (front_low[y, x] <= line[:, 2] + 2.0) & (line[:, 2] >= high[y, x] - 40.0)
        drop = np.minimum(line[:, 2] - low[y, x], 1e3)
        # Two thresholds: a line begins where the drop is plain and goes on while it is slight, else it
        # would break into dashes.
        framed = ((line[:, :2] >= 0) & (line[:, :2] <= (width, height))).all(axis=1)
        good = visible & framed & ~edge[y, x] & (drop > 0.3 * ink.least_drop)
        bridge = ink.bridge
        good = binary_closing(np.pad(good, bridge), np.ones(bridge))[bridge:-bridge] | good
        runs, count = label(good)
        for run in range(1, count + 1):
            at = np.nonzero(runs == run)[0]
            if len(at) < ink.shortest or drop[at].max() < ink.least_drop:
                continue
            strength = np.clip(drop[at] / ink.full_drop, 0, 1)
            strength = gaussian_filter1d(strength, 5, mode="nearest")
            steps = np.arange(len(at))
            open_start = not edge[y[max(at[0] - 2, 0)], x[max(at[0] - 2, 0)]]
            open_end = not edge[y[min(at[-1] + 2, len(x) - 1)], x[min(at[-1] + 2, len(x) - 1)]]
            taper = min(ink.taper, len(at) / 2)
            start = np.clip(steps / taper, 0, 1) if open_start else np.ones(len(at))
            end = np.clip((len(at) - 1 - steps) / taper, 0, 1) if open_end else np.ones(len(at))
            widths = (ink.thinnest + (ink.widest - ink.thinnest) * strength) * np.sqrt(start * end)
            lines.append((smooth_open(line[at, :2], 3.0), widths))
    return lines


def turning_chains(mesh: DrawMesh, camera: Camera, skip: npt.NDArray[np.bool_]) -> list[Floats]:
    """Chains (n, 3) of projected points where the normal is square to the view."""
    turned = camera.turn(mesh.normals)[:, 2]
    turned = np.where(turned == 0, 1e-9, turned)
    at = camera.project(mesh.points)
    corner = mesh.triangles
    front = turned[corner] > 0
    mixed = front.any(axis=1) & ~front.all(axis=1) & ~skip[corner].any(axis=1)
    corner, front = corner[mixed], front[mixed]
    if not len(corner):
        return []
    odd = np.where(front.sum(axis=1) == 1, front.argmax(axis=1), (~front).argmax(axis=1))
    row = np.arange(len(corner))
    first, second, third = (corner[row, (odd + k) % 3] for k in range(3))

    def crossing(a: Ints, b: Ints) -> tuple[Floats, Ints]:
        share = turned[a] / (turned[a] - turned[b])
        return at[a] + (at[b] - at[a]) * share[:, None], np.minimum(a, b) * len(at) + np.maximum(a, b)

    (one, key_one), (two, key_two) = crossing(first, second), crossing(first, third)
    keys, index = np.unique(np.concatenate([key_one, key_two]), return_inverse=True)
    place = np.zeros((len(keys), 3))
    place[index] = np.vstack([one, two])
    links: list[list[int]] = [[] for _ in keys]
    for a, b in zip(index[: len(corner)].tolist(), index[len(corner) :].tolist(), strict=True):
        links[a].append(b)
        links[b].append(a)
    used = [False] * len(keys)
    chains: list[Floats] = []
    ends = [k for k, link in enumerate(links) if len(link) == 1]
    for start in [*ends, *range(len(keys))]:
        if used[start]:
            continue
        chain, used[start] = [start], True
        while True:
            onward = next((k for k in links[chain[-1]] if not used[k]), None)
            if onward is None:
                break
            used[onward] = True
            chain.append(onward)
        if len(chain) > 2 and chain[0] in links[chain[-1]]:
            chain.append(chain[0])
        if len(chain) > 3:
            chains.append(place[chain])
    return chains
