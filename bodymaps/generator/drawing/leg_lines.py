"""Fine lines of leg and foot for close views: malleoli, head of the fibula, edge of the tibia, tendons, creases.

All on the left side, about the joints of the figure. How they are inked, and lines for every view, are kept out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bodymaps.generator.drawing.curves import resample, smooth_open
from bodymaps.generator.skin.surface import PART_NAMES, Place, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]
# Name, places along the line, width as a share of the plate's pen.
Line = tuple[str, tuple[Place, ...], float]

PARTS = ("leg-left", "foot-left")
FROM_OUTSIDE, FROM_INSIDE = np.array([-1.0, 0.0, 0.0]), np.array([1.0, 0.0, 0.0])
FROM_BELOW = np.array([0.0, 1.0, 0.0])
FROM_BEFORE_ABOVE = np.array([0.0, -0.788, -0.616])
# Lines of the sole: across from the ball of the big toe (0) to that of the little toe (1), along from heel (0) to the
# ball of the big toe (1).
SOLE: tuple[tuple[str, float, tuple[tuple[float, float], ...]], ...] = (
    ("crease under the toes", 0.8, ((-0.30, 0.95), (0.05, 1.0), (0.35, 1.0), (0.65, 0.96), (0.90, 0.91), (1.10, 0.85))),
    ("edge of the ball", 0.7, ((0.30, 0.93), (0.34, 0.84), (0.26, 0.75), (0.06, 0.68))),
    ("edge of the arch", 0.8, ((0.02, 0.66), (0.26, 0.58), (0.38, 0.46), (0.36, 0.34), (0.22, 0.23))),
    ("edge of the heel", 0.5, ((0.22, 0.23), (0.42, 0.26), (0.62, 0.25), (0.80, 0.21))),
)


def fine_leg_lines(surface: Surface) -> list[Line]:
    """Lines of the left leg and foot."""
    return [*_ankle(surface), *_shin(surface), *_sole(surface), *_toes(surface)]


def _ankle(surface: Surface) -> list[Line]:
    ankle = surface.joint("foot.L")
    points = surface.points["anatomical"]
    part = np.isin(surface.topology.part, [PART_NAMES.index(name) for name in PARTS])
    skin = points[np.unique(surface.base[part])]
    skin = skin[(np.abs(skin[:, 1] - ankle[1] - 0.008) < 0.016) & (np.abs(skin[:, 2] - ankle[2]) < 0.02)]
    lines: list[Line] = []
    for name, tip, way, wide in (
        ("inner malleolus", skin[skin[:, 0].argmin()], FROM_INSIDE, 0.0100),
        ("outer malleolus", skin[skin[:, 0].argmax()], FROM_OUTSIDE, 0.0085),
    ):
        # Round the lower edge, open towards the shin.
        turn = np.radians(np.linspace(190, 350, 17))
        arc = [(ankle[0], tip[1] + 0.0090 * np.sin(a), tip[2] + wide * np.cos(a)) for a in turn]
        lines.append((name, _cast(surface, arc, way), 0.9))
    return lines


def _shin(surface: Surface) -> list[Line]:
    knee, ankle = surface.joint("lowerleg01.L"), surface.joint("foot.L")
    points = surface.points["anatomical"]
    leg = points[np.unique(surface.base[surface.topology.part == PART_NAMES.index("leg-left")])]
    share = np.linspace(0.16, 0.74, 12)
    height = knee[1] + (ankle[1] - knee[1]) * share
    near = [leg[np.abs(leg[:, 1] - y) < 0.012, 2] for y in height]
    front, back = np.array([ring.max() for ring in near]), np.array([ring.min() for ring in near])
    # The flat inner face of the tibia takes a quarter of the leg's depth, more of it further down. The rings of the
    # mesh make the depth uneven: a parabola through it is the edge.
    depth = np.polyval(np.polyfit(share, front - (0.23 + 0.14 * share) * (front - back), 2), share)
    edge = [(float(knee[0]), float(y), float(z)) for y, z in zip(height, depth, strict=True)]
    head = (knee[1] - 0.030, knee[2] - 0.020)
    turn = np.radians(np.linspace(150, 390, 15))
    fibula = [(knee[0], head[0] + 0.0075 * np.sin(a), head[1] + 0.0065 * np.cos(a)) for a in turn]
    return [
        ("inner edge of the tibia", _cast(surface, edge, FROM_INSIDE), 0.6),
        ("head of the fibula", _cast(surface, fibula, FROM_OUTSIDE), 0.7),
    ]


def _sole(surface: Surface) -> list[Line]:
    foot = surface.points["anatomical"][np.unique(surface.base[surface.topology.part == PART_NAMES.index("foot-left")])]
    heel = float(foot[:, 2].min())
    big, little = surface.joint("toe1-1.L"), surface.joint("toe5-1.L")
    lines: list[Line] = []
    for name, weight, flat in SOLE:
        spots = [
            (float(big[0] + (little[0] - big[0]) * u), 0.0, float(heel + (big[2] - heel) * v)) for u, v in flat
        ]
        lines.append((name, _cast(surface, spots, FROM_BELOW), weight))
    return lines


def _toes(surface: Surface) -> list[Line]:
    lines: list[Line] = []
    for toe in range(1, 6):
        here = surface.joint(f"toe{toe}-2.L")
        half = 0.0048 if toe == 1 else 0.0028
        for shift in (0.0, 0.0022) if toe == 1 else (0.0,):
            sag = here[2] - shift
            across = [(here[0] + half * t, here[1], sag + 0.0010 * (1 - t * t)) for t in np.linspace(-1, 1, 7)]
            lines.append(("crease of a toe", _cast(surface, across, FROM_BEFORE_ABOVE), 0.6))
    ankle = surface.joint("foot.L")
    for toe, weight in ((1, 0.5), (2, 0.35), (3, 0.3), (4, 0.3)):
        root = surface.joint(f"toe{toe}-1.L")
        start = ankle + np.array([-0.006 + 0.0025 * toe, 0.0, 0.026])
        way = [start + (root - start) * t for t in ((0.0, 0.45, 0.95) if toe == 1 else (0.35, 0.65, 0.92))]
        lines.append(("tendon to a toe", _cast(surface, way, FROM_BEFORE_ABOVE), weight))
    return lines


def _cast(surface: Surface, points: Sequence[npt.ArrayLike], way: Floats) -> tuple[Place, ...]:
    """A smooth line through points in space, laid on the skin along a direction."""
    line = np.array(points, np.float64)
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    line = smooth_open(resample(line, length / 26), 1.5)
    places = [surface.cast(point, way, PARTS) for point in line]
    return tuple(place for place in places if place)
