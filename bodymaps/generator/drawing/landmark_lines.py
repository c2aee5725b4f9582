"""The fine lines that show landmarks: collarbones, costal arch, shoulder blades, patella, creases of the joints.

Each line is a row of places on the body, so that it carries over to every figure, pose and plate. How it is inked is
kept out.
Lines on trunk and head are given on the unmorphed mesh in hundredths of its height (x, y), seen from the front or
from behind; lines on the limbs are given about the joints of the figure itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bodymaps.generator.drawing.curves import resample, smooth_open
from bodymaps.generator.drawing.leg_lines import fine_leg_lines
from bodymaps.generator.skin.pose import unit
from bodymaps.generator.skin.surface import REST, Place, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]
FORWARD = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True, slots=True)
class LandmarkLine:
    """A line on the skin.

    Attributes:
        name: What it shows.
        places: Along it.
        weight: Width as a share of the plate's pen.
        fine: Whether it is for close views only.
    """

    name: str
    places: tuple[Place, ...]
    weight: float
    fine: bool = False


# name, seen from, weight, points (x, y) on the left side
TRUNK: tuple[tuple[str, str, float, tuple[tuple[float, float], ...]], ...] = (
    ("collarbone, upper edge", "front", 1.0, ((1.3, 81.2), (2.7, 81.45), (4.2, 81.75), (5.6, 82.2), (7.4, 83.0))),
    ("collarbone, lower edge", "front", 0.7, ((2.2, 80.25), (3.6, 80.55), (5.0, 80.95), (6.4, 81.5))),
    ("sternomastoid, front edge", "front", 0.5, ((0.75, 81.9), (1.2, 83.0), (1.8, 84.6), (2.35, 86.2))),
    ("costal arch", "front", 0.6, ((0.7, 67.2), (1.7, 66.1), (3.0, 64.7), (4.4, 63.5), (5.6, 62.8))),
    ("shoulder blade, inner border", "back", 0.9, ((3.5, 79.1), (3.05, 77.9), (2.95, 76.4), (3.35, 74.7), (4.3, 73.1))),
    ("shoulder blade, spine", "back", 0.8, ((3.75, 79.4), (5.0, 79.9), (6.6, 80.6), (8.6, 81.6))),
    ("dimple over the iliac spine", "back", 0.8, ((1.95, 55.75), (2.2, 55.55), (2.5, 55.1))),
    ("gluteal fold", "back", 1.1, ((1.7, 44.6), (2.9, 43.95), (4.5, 43.85), (6.4, 44.3), (7.9, 45.1))),
)
# The seam of the lips from its middle to the left corner.
MOUTH = ((0.0, 88.74), (0.45, 88.79), (0.9, 88.78), (1.35, 88.81), (1.62, 88.90))
EAR_FRONT, EAR_WIDTH, EAR_TOP, EAR_HEIGHT = 4.02, 1.92, 93.1, 3.0
EAR: tuple[tuple[str, float, tuple[tuple[float, float], ...]], ...] = (
    ("helix", 0.8, ((0.42, 0.52), (0.28, 0.44), (0.24, 0.30), (0.36, 0.17), (0.56, 0.13), (0.74, 0.22), (0.80, 0.40),
                    (0.75, 0.58), (0.64, 0.74))),
    ("antihelix", 0.8, ((0.42, 0.72), (0.55, 0.65), (0.62, 0.52), (0.60, 0.38), (0.50, 0.27))),
    ("tragus", 0.8, ((0.20, 0.50), (0.29, 0.56), (0.30, 0.64), (0.36, 0.71), (0.44, 0.72))),
)  # fmt: skip
MIDLINE = ("mouth", "navel")
SPINE = ((0.0, 82.4), (0.0, 78.0), (0.0, 73.0), (0.0, 67.6), (0.0, 62.0), (0.0, 58.6))


def landmark_lines(surface: Surface) -> list[LandmarkLine]:
    """All lines of a figure, both sides."""
    left = [*_trunk(surface), *_leg(surface), *_arm(surface), *_hand(surface)]
    left += [LandmarkLine(name, places, weight, fine=True) for name, places, weight in fine_leg_lines(surface)]
    both = [*left, *(_other_side(surface, line) for line in left if not line.name.startswith(MIDLINE))]
    spine = _on_rest(surface, SPINE, "back", 30)
    both += [_other_side(surface, line) for line in _ear(surface)] + _ear(surface)
    return [*both, LandmarkLine("spine", spine, 0.6)]


def _trunk(surface: Surface) -> list[LandmarkLine]:
    lines = [LandmarkLine(name, _on_rest(surface, points, side, 22), weight) for name, side, weight, points in TRUNK]
    middle = surface.vertex(4118, REST) * 100
    for name, start, end, sag in (("navel, upper rim", 150, 30, 0.55), ("navel, lower rim", 215, 325, 0.45)):
        turn = np.radians(np.linspace(start, end, 9))
        rim = [(0.36 * np.cos(a), float(middle[1]) + 0.15 + sag * np.sin(a)) for a in turn]
        lines.append(LandmarkLine(name, _signed(surface, rim), 1.0 if sag > 0.5 else 0.7))
    breast = surface.vertex(8451, REST) * 100
    fold = [
        (breast[0] + x, breast[1] + y) for x, y in ((-2.1, -1.9), (-1.1, -2.4), (0.1, -2.5), (1.2, -2.15), (1.9, -1.6))
    ]
    lines.append(LandmarkLine("fold under the breast", _on_rest(surface, fold, "front", 22), 0.45))
    seam = _on_rest(surface, MOUTH, "front", 26, ("head",))
    lines.append(LandmarkLine("mouth", (*(surface.mirror(place) for place in seam[::-1]), *seam), 1.7))
    lines.append(LandmarkLine("navel", _on_rest(surface, rim, "front", 14), 1.0))
    return lines


def _ear(surface: Surface) -> list[LandmarkLine]:
    """Rim, inner ridge and tragus of the ear.

    Seen from the side: shares of its width from the front and of its height from the top.
    """
    lines: list[LandmarkLine] = []
    for name, weight, points in EAR:
        at = np.array([(EAR_FRONT - EAR_WIDTH * x, EAR_TOP - EAR_HEIGHT * y) for x, y in points]) / 100
        length = float(np.linalg.norm(np.diff(at, axis=0), axis=1).sum())
        path = smooth_open(resample(at, length / 28), 2.0)
        places = [surface.cast((0.0, y, z), (-1.0, 0.0, 0.0), ("head",), REST) for z, y in path]
        lines.append(LandmarkLine(name, tuple(place for place in places if place), weight, fine=True))
    return lines


def _leg(surface: Surface) -> list[LandmarkLine]:
    knee = surface.joint("lowerleg01.L")
    ankle = surface.joint("foot.L")
    x, y = knee[0], knee[1] + 0.017
    parts = ("leg-left", "foot-left")
    arc = np.radians(np.arange(195, 346, 10))
    patella = [(x + 0.0165 * np.cos(a), y + 0.020 * np.sin(a)) for a in arc]
    crease = [
        (x - 0.019, knee[1] + 0.001),
        (x - 0.008, knee[1] - 0.0025),
        (x + 0.008, knee[1] - 0.002),
        (x + 0.019, knee[1] + 0.002),
    ]
    heel = ankle[0]
    tendon = [[(heel + s, 0.062), (heel + s * 0.8, 0.045), (heel + s * 1.05, 0.030)] for s in (-0.0095, 0.0085)]
    return [
        LandmarkLine("patella", _cast_flat(surface, patella, -FORWARD, parts), 0.9),
        LandmarkLine("crease of the knee", _cast_flat(surface, crease, FORWARD, parts), 0.9),
        *(LandmarkLine("Achilles tendon", _cast_flat(surface, line, FORWARD, parts), 0.7) for line in tendon),
    ]


def _arm(surface: Surface) -> list[LandmarkLine]:
    elbow, wrist = surface.joint("lowerarm01.L"), surface.joint("wrist.L")
    along = unit(wrist - elbow)
    across = unit(np.array([-along[1], along[0], 0.0]))
    parts = ("arm-left", "hand-left")
    lines: list[LandmarkLine] = []
    for name, centre, half, sag, weight, way in (
        ("crease of the elbow", elbow + along * 0.002, 0.0145, 0.003, 0.9, -FORWARD),
        ("crease of the wrist", wrist, 0.0125, 0.0015, 0.9, -FORWARD),
        ("second crease of the wrist", wrist - along * 0.0065, 0.011, 0.0012, 0.6, -FORWARD),
        ("olecranon", elbow - along * 0.004, 0.010, -0.006, 0.8, FORWARD),
    ):
        points = [(centre + across * half * t + along * sag * (1 - t * t))[:2] for t in np.linspace(-1, 1, 7)]
        lines.append(LandmarkLine(name, _cast_flat(surface, points, way, parts), weight))
    return lines


def _hand(surface: Surface) -> list[LandmarkLine]:
    """Creases of the fingers and of the palm, in a frame of the hand.

    Across the knuckles, along the middle finger, out of the palm.
    """
    wrist = surface.joint("wrist.L")
    index, middle, little = (surface.joint(f"finger{finger}-1.L") for finger in (2, 3, 5))
    along = unit(middle - wrist)
    palm = unit(np.cross(index - wrist, little - wrist))
    palm = palm if palm[2] > 0 else -palm
    parts = ("hand-left", "arm-left")
    lines: list[LandmarkLine] = []
    for finger in range(1, 6):
        for bone in (2, 3):
            if (finger, bone) == (1, 2):
                continue  # the ball of the thumb has folds of its own, not a crease across
            here = surface.joint(f"finger{finger}-{bone}.L")
            way = unit(surface.joint_tail(f"finger{finger}-{bone}.L") - here)
            flat = (
                palm
                if finger > 1
                else unit(palm - 0.8 * unit(np.cross(palm, along)) * np.sign(np.cross(palm, along) @ (index - little)))
            )
            flat = unit(flat - way * (flat @ way))
            side = unit(np.cross(way, flat))
            half = 0.0036 if bone == 3 else 0.0042
            for towards, weight in ((flat, 0.7), (-flat, 0.6)):
                points = [
                    here + side * half * t + way * 0.0006 * (1 - t * t) * (1 if towards is flat else -1)
                    for t in np.linspace(-1, 1, 7)
                ]
                places = [surface.cast(point, -towards, ("hand-left",)) for point in points]
                lines.append(
                    LandmarkLine("crease of a finger", tuple(place for place in places if place), weight, fine=True)
                )
    for finger in range(2, 6):
        here = surface.joint(f"finger{finger}-1.L")
        side = unit(index - little)
        points = [here + side * 0.0045 * t - along * (0.005 + 0.002 * (1 - t * t)) for t in np.linspace(-1, 1, 9)]
        places = [surface.cast(point, palm, ("hand-left",)) for point in points]
        lines.append(LandmarkLine("knuckle", tuple(place for place in places if place), 0.6, fine=True))
    width = index - little
    spot = lambda u, v: little + width * u + along * v  # noqa: E731
    creases = (
        ("thenar crease", 1.0, [(1.18, -0.006), (0.88, -0.010), (0.66, -0.022), (0.56, -0.036), (0.56, -0.046)]),
        ("proximal palmar crease", 0.9, [(1.18, -0.007), (0.80, -0.009), (0.45, -0.017), (0.12, -0.026)]),
        ("distal palmar crease", 0.9, [(0.86, 0.007), (0.70, -0.001), (0.40, -0.006), (0.05, -0.008), (-0.18, -0.007)]),
    )
    for name, weight, flat_points in creases:
        path = smooth_open(resample(np.array([spot(u, v) for u, v in flat_points]), 0.002), 2.0)
        places = [surface.cast(point, -palm, parts) for point in path]
        lines.append(LandmarkLine(name, tuple(place for place in places if place), weight, fine=True))
    return lines


def _other_side(surface: Surface, line: LandmarkLine) -> LandmarkLine:
    return LandmarkLine(line.name, tuple(surface.mirror(place) for place in line.places), line.weight, line.fine)


def _on_rest(
    surface: Surface,
    points: Sequence[tuple[float, float]],
    seen_from: str,
    count: int,
    parts: Sequence[str] = ("torso", "neck", "leg-left", "leg-right"),
) -> tuple[Place, ...]:
    line = np.array(points, np.float64) / 100
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    line = smooth_open(resample(line, length / count), 1.5)
    way = -FORWARD if seen_from == "front" else FORWARD
    # The midline is an edge of faces on both sides: a hair to the left meets one of them only.
    places = [surface.cast((max(x, 1e-6), y, 0.0), way, parts, REST) for x, y in line]
    return tuple(place for place in places if place)


def _signed(surface: Surface, points: Sequence[tuple[float, float]]) -> tuple[Place, ...]:
    """A line over the midline, seen from the front."""
    line = smooth_open(resample(np.array(points, np.float64) / 100, 0.0005), 1.5)
    places = [surface.cast((x, y, 0.0), -FORWARD, ("torso",), REST) for x, y in line]
    return tuple(place for place in places if place)


def _cast_flat(
    surface: Surface, points: Sequence[npt.ArrayLike], way: Floats, parts: Sequence[str]
) -> tuple[Place, ...]:
    line = np.array(points, np.float64)[:, :2]
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    line = smooth_open(resample(line, length / 20), 1.5)
    places = [surface.cast((x, y, 0.0), way, parts) for x, y in line]
    return tuple(place for place in places if place)
