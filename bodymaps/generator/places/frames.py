"""Directions in words:

body frames and limb frames that turn "radial + 0.3 palmar" into a vector. Places are kept out (recipes.py).

A frame of the body has the words lateral, medial, up, down, front, back. A frame of a limb has an axis (proximal,
distal), a side the limb faces and the side of the thumb or little toe; which words name these is written in
`landmarks.toml`. All words are those of the left side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = npt.NDArray[np.float64]

BODY_WORDS: Mapping[str, tuple[float, float, float]] = {
    "lateral": (1, 0, 0),
    "medial": (-1, 0, 0),
    "up": (0, 1, 0),
    "down": (0, -1, 0),
    "front": (0, 0, 1),
    "back": (0, 0, -1),
}
_TERM = re.compile(r"^(?:(\d*\.?\d+)\s+)?([a-z]+)$")


class DirectionError(ValueError):
    """A direction that names no known word of its frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words for directions at one part of the body.

    Attributes:
        words: Unit vector (3,) of each word.
        parts: Parts of the body that rays and ways of this frame may meet.
    """

    words: Mapping[str, Floats]
    parts: tuple[str, ...]

    def direction(self, text: str) -> Floats:
        """Unit vector of words joined by `+`, each with an optional weight: `radial + 0.3 palmar`.

        Raises:
            DirectionError: A word is not one of this frame.
        """
        total = np.zeros(3)
        for term in text.split("+"):
            match = _TERM.match(term.strip())
            if match is None or match[2] not in self.words:
                message = f"“{term.strip()}” in “{text}” is not one of {', '.join(sorted(self.words))}"
                raise DirectionError(message)
            total += float(match[1] or 1) * self.words[match[2]]
        size = float(np.linalg.norm(total))
        if size < 1e-9:
            message = f"“{text}” points nowhere"
            raise DirectionError(message)
        return total / size


def body_frame(parts: tuple[str, ...]) -> Frame:
    """The frame of the trunk and head."""
    return Frame({word: np.array(way, np.float64) for word, way in BODY_WORDS.items()}, parts)


def limb_frame(axis: Floats, facing: Floats, names: Mapping[str, str], parts: tuple[str, ...]) -> Frame:
    """A frame along a limb of the left side.

    Args:
        axis: Direction (3,) from the near to the far end.
        facing: Direction (3,) the limb faces (palm, front of the leg); only its part across the axis counts.
        names: Words for `facing`, `averse`, `outer` and `inner`; outer is away from the midline.
        parts: Parts of the body the frame belongs to.
    """
    far = axis / np.linalg.norm(axis)
    face = facing - far * (far @ facing)
    face = face / np.linalg.norm(face)
    outer = np.cross(face, far)
    outer = outer if outer[0] > 0 else -outer
    words = {"distal": far, "proximal": -far}
    words[names["facing"]], words[names["averse"]] = face, -face
    words[names["outer"]], words[names["inner"]] = outer, -outer
    return Frame(words, parts)
