"""The two figures: which targets of the source, with which weight, make a calm, modest adult.

Kept out: how the figures stand (pose.py) and what is drawn of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

if TYPE_CHECKING:
    from bodymaps.generator.skin.source import Source

Floats = npt.NDArray[np.float64]

# Base vertices at the nipples. They are smoothed away: the figures are charts, and a chart is modest.
NIPPLES = (1779, 8451)
BODY_VERTICES = 13380
ORIGINS = ("african", "asian", "caucasian")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a point in the source's space of shapes.

    Attributes:
        name: `female` or `male`.
        sex: `female` or `male` targets of the source.
        muscle: 0…1. High muscle with low weight shows the landmarks a clinician looks for.
        weight: 0…1.
        proportion: 0…1, towards the source's ideal proportions.
        smallest_cup: Weight of the smallest cup.
        details: Further targets by name with their weight.
    """

    name: str
    sex: str
    muscle: float
    weight: float
    proportion: float
    smallest_cup: float
    details: tuple[tuple[str, float], ...]


def _pair(name: str, weight: float) -> tuple[tuple[str, float], tuple[str, float]]:
    """A target that exists for the left and the right."""
    folder, _, rest = name.partition("/")
    return (f"{folder}/l-{rest}", weight), (f"{folder}/r-{rest}", weight)


# A calm, friendly face: corners of the mouth a little up, brows at rest, eyes a little larger, ears close to the head.
_FACE = (
    ("mouth/mouth-angles-up", 0.45),
    ("mouth/mouth-scale-horiz-decr", 0.25),
    ("mouth/mouth-lowerlip-volume-decr", 0.3),
    ("expression/units/caucasian/mouth-corner-puller", 0.12),
    ("expression/units/caucasian/eyebrows-left-inner-up", 0.2),
    ("expression/units/caucasian/eyebrows-right-inner-up", 0.2),
    *_pair("eyes/eye-scale-incr", 0.35),
    *_pair("ears/ear-wing-decr", 0.25),
    *_pair("ears/ear-shape-round", 0.5),
    *_pair("ears/ear-scale-decr", 0.3),
)

FIGURES = {
    "female": Figure(
        "female", "female", 0.62, 0.40, 0.8, 1.0, (("head/head-oval", 0.4), ("nose/nose-scale-horiz-decr", 0.3), *_FACE)
    ),
    "male": Figure(
        "male",
        "male",
        0.95,
        0.27,
        0.8,
        0.0,
        (
            ("stomach/stomach-tone-incr", 1.0),
            ("torso/torso-muscle-pectoral-incr", 0.4),
            ("stomach/stomach-navel-in", 0.35),
            *_FACE,
        ),
    ),
}


def target_weights(figure: Figure) -> list[tuple[str, float]]:
    """Every target of a figure with its weight, in a fixed order."""
    chosen = [(f"macrodetails/{origin}-{figure.sex}-young", 1 / len(ORIGINS)) for origin in ORIGINS]
    for muscle, by_muscle in _ramp("muscle", figure.muscle):
        for weight, by_weight in _ramp("weight", figure.weight):
            share = by_muscle * by_weight
            body = f"{figure.sex}-young-{muscle}-{weight}"
            chosen.append((f"macrodetails/universal-{body}", share))
            chosen.append((f"macrodetails/proportions/{body}-idealproportions", share * figure.proportion))
            if figure.smallest_cup:
                chosen.append((f"breast/{body}-mincup-averagefirmness", share * figure.smallest_cup))
    chosen.extend(figure.details)
    return [(name, weight) for name, weight in chosen if weight]


def shape(source: Source, figure: Figure) -> Floats:
    """Vertices (V, 3) of a figure in decimetres, in the source's resting pose, helper vertices included."""
    points = source.mesh.vertices.copy()
    for name, weight in target_weights(figure):
        indices, offsets = source.target(name)
        points[indices] += weight * offsets
    points = smooth_around(points, source.mesh.faces, NIPPLES)
    # Targets are rounded side by side: averaging with the mirror image makes left and right exact mirrors.
    opposite = source.mesh.mirror_vertex
    return 0.5 * (points + points[opposite] * np.array([-1.0, 1.0, 1.0]))


def smooth_around(
    points: Floats, quads: npt.NDArray[np.int64], centres: tuple[int, ...], radius: float = 0.6, rounds: int = 160
) -> Floats:
    """Move the body vertices within `radius` decimetres of each centre towards the mean of their neighbours."""
    count = len(points)
    ends = np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2)
    both = np.concatenate([ends, ends[:, ::-1]])
    near = sp.csr_matrix((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(count, count))
    near.data[:] = 1.0
    degree = np.maximum(np.asarray(near.sum(axis=1)).ravel(), 1.0)
    mean = sp.csr_matrix(sp.diags(1 / degree) @ near)
    moved = points.copy()
    for centre in centres:
        distance = np.linalg.norm(moved - moved[centre], axis=1)
        pull = 0.7 * np.clip(1.5 - 1.5 * distance / radius, 0, 1) * (np.arange(count) < BODY_VERTICES)
        chosen = np.nonzero(pull)[0]
        rows = mean[chosen]
        strength = pull[chosen][:, None]
        for _ in range(rounds):
            moved[chosen] += strength * (rows @ moved - moved[chosen])
    return moved


def _ramp(word: str, value: float) -> list[tuple[str, float]]:
    middle = 1 - abs(value - 0.5) * 2
    steps = (
        (f"average{word}", middle),
        (f"max{word}", max(0.0, value * 2 - 1)),
        (f"min{word}", max(0.0, 1 - value * 2)),
    )
    return [(name, share) for name, share in steps if share > 0]
