"""The fine lines that show landmarks: collarbones, costal arch, shoulder blades, patella, creases of elbow, wrist, hand and knee.

Each line is a row of places on the body, so that it carries over to every figure, pose and plate. How it is inked is kept out.
Lines on trunk and head are given on the unmorphed mesh in hundredths of its height (x, y), seen from the front or from behind;
lines on the limbs are given about the joints of the figure itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bodymaps.generator.curves import resample, smooth_open
from bodymaps.generator.pose import unit
from bodymaps.generator.surface import REST, Place, Surface

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
    ("costal arch", "front", 0.6, ((0.7, 67.2), (1.7, 66.1), (3.0, 64.7), (4.4, 63.5), (5.6, 62.8))),
    ("shoulder blade, inner border", "back", 0.9, ((3.5, 79.1), (3.05, 77.9), (2.95, 76.4), (3.35, 74.7), (4.3, 73.1))),
    ("shoulder blade, spine", "back", 0.8, ((3.75, 79.4), (5.0, 79.9), (6.6, 80.6), (8.6, 81.6))),
    ("dimple over the iliac spine", "back", 0.8, ((1.95, 55.75), (2.2, 55.55), (2.5, 55.1))),
    ("gluteal fold", "back", 1.1, ((1.7, 44.6), (2.9, 43.95), (4.5, 43.85), (6.4, 44.3), (7.9, 45.1))),
)
# The seam of the lips from its middle to the left corner.
MOUTH = ((0.0, 88.74), (0.45, 88.79), (0.9, 88.78), (1.35, 88.81), (1.62, 88.90))
SPINE = ((0.0, 82.4), (0.0, 78.0), (0.0, 73.0), (0.0, 67.6), (0.0, 62.0), (0.0, 58.6))


def landmark_lines(surface: Surface) -> list[LandmarkLine]:
    """All lines of a figure, both sides."""
    left = [*_trunk(surface), *_leg(surface), *_arm(surface), *_hand(surface)]
    both = [*left, *(_other_side(surface, line) for line in left if line.name != "mouth")]
    spine = _on_rest(surface, SPINE, "back", 30)
    return [*both, LandmarkLine("spine", spine, 0.6)]


def _trunk(surface: Surface) -> list[LandmarkLine]:
    lines = [LandmarkLine(name, _on_rest(surface, points, side, 22), weight) for name, side, weight, points in TRUNK]
    middle = surface.vertex(4118, REST) * 100
    x, y = 0.0, float(middle[1]) + 0.25
    rim = [(x + 0.42 * np.cos(a), y + 0.55 * np.sin(a)) for a in np.radians(np.arange(90, -31, -15))]
    seam = _on_rest(surface, MOUTH, "front", 26, ("head",))
    lines.append(LandmarkLine("mouth", (*(surface.mirror(place) for place in seam[::-1]), *seam), 1.7))
    lines.append(LandmarkLine("navel", _on_rest(surface, rim, "front", 14), 1.0))
    return lines


def _leg(surface: Surface) -> list[LandmarkLine]:
    knee = surface.joint("lowerleg01.L")
    ankle = surface.joint("foot.L")
    x, y = knee[0], knee[1] + 0.017
    parts = ("leg-left", "foot-left")
    arc = np.radians(np.arange(195, 346, 10))
    patella = [(x + 0.0165 * np.cos(a), y + 0.020 * np.sin(a)) for a in arc]
    crease = [(x - 0.019, knee[1] + 0.001), (x - 0.008, knee[1] - 0.0025), (x + 0.008, knee[1] - 0.002), (x + 0.019, knee[1] + 0.002)]
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
        ("crease of the elbow", elbow + along * 0.002, 0.017, 0.003, 0.9, -FORWARD),
        ("crease of the wrist", wrist, 0.0125, 0.0015, 0.9, -FORWARD),
        ("second crease of the wrist", wrist - along * 0.0065, 0.011, 0.0012, 0.6, -FORWARD),
        ("olecranon", elbow - along * 0.004, 0.010, -0.006, 0.8, FORWARD),
    ):
        points = [(centre + across * half * t + along * sag * (1 - t * t))[:2] for t in np.linspace(-1, 1, 7)]
        lines.append(LandmarkLine(name, _cast_flat(surface, points, way, parts), weight))
    return lines


def _hand(surface: Surface) -> list[LandmarkLine]:
    """Creases of the fingers and of the palm, in a frame of the hand: across the knuckles, along the middle finger, out of the palm."""
    wrist = surface.joint("wrist.L")
    index, middle, little = (surface.joint(f"finger{finger}-1.L") for finger in (2, 3, 5))
    along = unit(middle - wrist)
    palm = unit(np.cross(index - wrist, little - wrist))
    palm = palm if palm[2] > 0 else -palm
    parts = ("hand-left", "arm-left")
    lines: list[LandmarkLine] = []
    for finger in range(1, 6):
        for bone in (2, 3):
            here = surface.joint(f"finger{finger}-{bone}.L")
            way = unit(surface.joint_tail(f"finger{finger}-{bone}.L") - here)
            flat = palm if finger > 1 else unit(palm - 0.8 * unit(np.cross(palm, along)) * np.sign(np.cross(palm, along) @ (index - little)))
            flat = unit(flat - way * (flat @ way))
            side = unit(np.cross(way, flat))
            half = 0.0036 if bone == 3 else 0.0042
            for towards, weight in ((flat, 0.7), (-flat, 0.6)):
                points = [here + side * half * t + way * 0.0006 * (1 - t * t) * (1 if towards is flat else -1) for t in np.linspace(-1, 1, 7)]
                places = [surface.cast(point, -towards, ("hand-left",)) for point in points]
                lines.append(LandmarkLine("crease of a finger", tuple(place for place in places if place), weight, fine=True))
    width = index - little
    spot = lambda u, v: little + width * u + along * v  # noqa: E731
    creases = (
        ("thenar crease", 1.0, [(1.18, -0.006), (0.88, -0.010), (0.66, -0.022), (0.56, -0.038), (0.58, -0.052)]),
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


def _on_rest(surface: Surface, points: Sequence[tuple[float, float]], seen_from: str, count: int, parts: Sequence[str] = ("torso", "neck", "leg-left", "leg-right")) -> tuple[Place, ...]:
    line = np.array(points, np.float64) / 100
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    line = smooth_open(resample(line, length / count), 1.5)
    way = -FORWARD if seen_from == "front" else FORWARD
    # The midline is an edge of faces on both sides: a hair to the left meets one of them only.
    places = [surface.cast((max(x, 1e-6), y, 0.0), way, parts, REST) for x, y in line]
    return tuple(place for place in places if place)


def _cast_flat(surface: Surface, points: Sequence[npt.ArrayLike], way: Floats, parts: Sequence[str]) -> tuple[Place, ...]:
    line = np.array(points, np.float64)[:, :2]
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    line = smooth_open(resample(line, length / 20), 1.5)
    places = [surface.cast((x, y, 0.0), way, parts) for x, y in line]
    return tuple(place for place in places if place)
