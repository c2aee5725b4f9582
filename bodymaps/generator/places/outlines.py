"""Which skin an outline of `bodymaps/points` covers. Sampling the skin (grain.py) and drawing (layers.py) are kept out.

An outline is a list of patches, its skin is their union, always of the left half of the body. A patch is a table with
one of these verbs:

    seen = "back", through = ["A", "B", …]     the skin that faces that way (front, back, left, right, top, sole; or
        turned = "back + 0.5 lateral")         turned) and falls inside the polygon of the anchors as seen from there;
                                               facing = 0.2 asks for more than just turning that way
    round = "thigh", bands = [[t, from, to]]   the skin around a limb: t = 0…1 along the axis of the frame, angles in
                                               degrees, 0 = the side the limb faces, 90 = outer, 180 = averse,
                                               270 = inner, counted upwards from `from` to `to`, linear between bands
    near = ["A", "B", …], within = 0.01        the skin within so many body heights of the line through the anchors;
        t = [0.2, 1.1]                         only beside that share of the line; with side = "palmar" and
                                               frame = "index" only the skin that faces that word;
                                               closer_than = [["C", "D"], …] only what is nearer
                                               to this line than to those

`parts` keeps a patch to parts of the body (for `round` the first part of the frame unless given), `within` keeps
`round` close to its axis, `without` = list of patches takes skin away. An anchor is one of a recipe (recipes.py), or a
table that is a recipe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from bodymaps.generator.places.frames import DirectionError
from bodymaps.generator.places.recipes import LOOKS, RecipeError, Reckoner
from bodymaps.generator.places.section import NoPathError
from bodymaps.generator.skin.surface import PART_NAMES, SKIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymaps.generator.places.skin_samples import Grain

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
_KEYS: Mapping[str, frozenset[str]] = {
    "seen": frozenset({"seen", "turned", "through", "facing", "parts", "without"}),
    "round": frozenset({"round", "bands", "within", "parts", "without"}),
    "near": frozenset({"near", "within", "t", "side", "frame", "facing", "closer_than", "parts", "without"}),
}


class OutlineError(ValueError):
    """An outline that covers no skin or cannot be read, with the entry and what to do in the sentence."""


class Tracer:
    """Outlines as grains of skin, on one figure."""

    def __init__(self, reckoner: Reckoner, grain: Grain) -> None:
        """Trace with the places of `reckoner` on the grains of the same body."""
        self.reckoner = reckoner
        self.grain = grain

    def grains(self, entry: str, patches: Sequence[Mapping[str, Any]]) -> Bools:
        """(n,) the grains of an outline.

        Args:
            entry: What the outline is of, for errors: `muscle UTrap`.
            patches: The patches as written.

        Raises:
            OutlineError: The entry, the patch, what is wrong with it and what to do.
        """
        found = np.zeros(len(self.grain.at), bool)
        if not patches:
            message = f"{entry} has no outline: give it outline = [ … ], a list of patches"
            raise OutlineError(message)
        for number, patch in enumerate(patches, 1):
            one = self._checked(f"{entry}, patch {number}", patch)
            if not one.any():
                message = f"{entry}, patch {number} covers no skin: look at its parts, its anchors and their order"
                raise OutlineError(message)
            found |= one
        return found

    def partition(self, regions: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]) -> Ints:
        """(n,) number of the region of every grain.

        Where outlines overlap the later region has the skin; what none covers goes to the nearest region.

        Args:
            regions: Name and patches of each region, in order.
        """
        number = np.full(len(self.grain.at), -1, np.int64)
        for index, (name, patches) in enumerate(regions):
            number[self.grains(f"region {name}", patches)] = index
        number = self.grain.filled(self.grain.without_crumbs(number))
        for index, (name, _) in enumerate(regions):
            if not (number == index).any():
                message = f"region {name} is wholly covered by later regions: move it down, or make those smaller"
                raise OutlineError(message)
        return number

    def _checked(self, entry: str, patch: Mapping[str, Any]) -> Bools:
        verbs = _KEYS.keys() & patch.keys()
        if len(verbs) != 1:
            message = f"{entry} needs exactly one of seen, round and near, it has {sorted(verbs) or 'none'}"
            raise OutlineError(message)
        verb = verbs.pop()
        unknown = patch.keys() - _KEYS[verb]
        if unknown:
            message = f"{entry} has {sorted(unknown)}, but “{verb}” knows only {sorted(_KEYS[verb])}"
            raise OutlineError(message)
        try:
            found: Bools = getattr(self, f"_{verb}")(patch)
        except KeyError as error:
            message = f"{entry}: there is no {error}; write it, or correct its spelling"
            raise OutlineError(message) from error
        except (RecipeError, DirectionError, NoPathError, ValueError, TypeError) as error:
            message = f"{entry}: {error}"
            raise OutlineError(message) from error
        for inner in patch.get("without", ()):
            found &= ~self._checked(f"{entry} without", inner)
        return found

    def _on(self, parts: Sequence[str]) -> Bools:
        unknown = [part for part in parts if part not in SKIN]
        if unknown:
            message = f"there is no part {unknown[0]!r}; parts are {', '.join(SKIN[:7])}"
            raise ValueError(message)
        return np.isin(self.grain.part, [PART_NAMES.index(part) for part in parts])

    def _seen(self, patch: Mapping[str, Any]) -> Bools:
        if "turned" in patch:
            toward = self.reckoner.frame("body").direction(patch["turned"])
        elif patch["seen"] in LOOKS:
            toward = -np.asarray(LOOKS[patch["seen"]], np.float64)
        else:
            message = f"nothing is seen from {patch['seen']!r}; views are {', '.join(LOOKS)}"
            raise ValueError(message)
        over = np.array([0.0, 1.0, 0.0]) if abs(toward[1]) < 0.9 else np.array([0.0, 0.0, 1.0])
        right = np.cross(over, toward)
        right /= np.linalg.norm(right)
        flat = np.stack([right, np.cross(toward, right)], axis=1)
        corners = np.array([self.reckoner.spot(anchor) for anchor in patch["through"]]) @ flat
        if len(corners) < 3:
            message = "a polygon needs three anchors or more"
            raise ValueError(message)
        found = self._on(patch.get("parts", SKIN)) & (self.grain.normal @ toward > float(patch.get("facing", 0.0)))
        found[found] = inside(self.grain.at[found] @ flat, corners)
        return found

    def _round(self, patch: Mapping[str, Any]) -> Bools:
        limb = self.reckoner.limb(patch["round"])
        found = self._on(patch.get("parts", limb.parts[:1]))
        away = self.grain.at - limb.start
        t = away @ limb.axis / (limb.axis @ limb.axis)
        across = away - t[:, None] * limb.axis
        angle = np.degrees(np.arctan2(across @ limb.outer, across @ limb.facing))
        bands = sorted((float(t), float(first), float(last)) for t, first, last in patch["bands"])
        if len(bands) < 2:
            message = "`bands` needs two bands or more: [[t, from, to], [t, from, to]]"
            raise ValueError(message)
        at = np.array([band[0] for band in bands])
        first = np.interp(t, at, [band[1] for band in bands])
        # A band that ends before it begins passes 360.
        last = np.interp(t, at, [band[2] if band[2] > band[1] else band[2] + 360 for band in bands])
        found &= (t >= at[0]) & (t <= at[-1]) & ((angle - first) % 360 <= last - first)
        if "within" in patch:
            found &= np.linalg.norm(across, axis=1) <= float(patch["within"])
        return found

    def _near(self, patch: Mapping[str, Any]) -> Bools:
        line = np.array([self.reckoner.spot(anchor) for anchor in patch["near"]])
        if len(line) < 2:
            message = "a line needs two anchors or more"
            raise ValueError(message)
        found = self._on(patch.get("parts", SKIN))
        rows = np.nonzero(found)[0]
        gap, share = beside(self.grain.at[rows], line)
        for other in patch.get("closer_than", ()):
            rival, _ = beside(self.grain.at[rows], np.array([self.reckoner.spot(anchor) for anchor in other]))
            gap = np.where(rival < gap, np.inf, gap)
        low, high = (float(end) for end in patch.get("t", (-np.inf, np.inf)))
        found[rows] = (gap <= float(patch["within"])) & (share >= low) & (share <= high)
        if "side" in patch:
            way = self.reckoner.frame(patch.get("frame", "body")).direction(patch["side"])
            found &= self.grain.normal @ way > float(patch.get("facing", 0.0))
        return found


def inside(spots: Floats, corners: Floats) -> Bools:
    """(n,) whether flat points (n, 2) lie in a polygon (m, 2), even-odd."""
    found = np.zeros(len(spots), bool)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        crosses = (ay > spots[:, 1]) != (by > spots[:, 1])
        if by != ay:
            found ^= crosses & (spots[:, 0] < ax + (bx - ax) * (spots[:, 1] - ay) / (by - ay))
    return found


def beside(spots: Floats, line: Floats) -> tuple[Floats, Floats]:
    """Distance (n,) of points to a polyline, and the share (n,) of its length they lie beside.

    Beyond the ends the share goes on below 0 and above 1, and the distance is that to the line drawn on.
    """
    steps = np.diff(line, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    done = np.concatenate([[0.0], np.cumsum(lengths)])
    best_gap, best_share = np.full(len(spots), np.inf), np.zeros(len(spots))
    for k, (start, step, length) in enumerate(zip(line[:-1], steps, lengths, strict=True)):
        part = (spots - start) @ step / length**2
        low, high = (-np.inf if k == 0 else 0.0), (np.inf if k == len(steps) - 1 else 1.0)
        part = np.clip(part, low, high)
        gap = np.linalg.norm(spots - start - part[:, None] * step, axis=1)
        closer = gap < best_gap
        best_gap[closer] = gap[closer]
        best_share[closer] = (done[k] + part[closer] * length) / done[-1]
    return best_gap, best_share
