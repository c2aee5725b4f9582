"""Checks of the made places that need no eye: `python -m bodymaps.generator.places.check` prints what is wrong.

Whether a point lies where a clinician would palpate it is a matter for the calibration sheets, and kept out.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from bodymaps.generator.places.measures import (
    ANEW,
    BACK_ONLY,
    DEMANDED,
    DOWN,
    FRONT_ONLY,
    MEASURED,
    MIDLINE_CUN,
    NEEDLES,
    ON,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Floats = npt.NDArray[np.float64]
MADE = Path(__file__).resolve().parents[2] / "made"
FIGURES = ("female", "male")
CUN_TOLERANCE = 0.3
JUMP = 0.27  # longest way between neighbours of a channel, body heights: GB21 to GB30 is not a neighbourhood


@dataclass(frozen=True, slots=True)
class Made:
    """The made files of one figure: places and plates as in their files, the mirror and part of every base face."""

    places: Mapping[str, Mapping[str, Any]]
    plates: Mapping[str, Any]
    mirror: npt.NDArray[np.int64]
    part: npt.NDArray[np.int64]
    part_names: tuple[str, ...]

    def at(self, code: str, side: str = "") -> Floats:
        """Position (3,) of a point; without a side, its left or midline site."""
        sites = self.places[code]
        return np.array(sites[side or ("left" if "left" in sites else "midline")]["at"], np.float64)


def read_made(figure: str, made: Path = MADE) -> Made:
    """Read the made files of a figure."""
    with np.load(made / "topology.npz") as archive:
        mirror, part = archive["mirror"].astype(np.int64), archive["part"].astype(np.int64)
        names = tuple(str(name) for name in archive["part_names"])
    folder = made / figure
    places = json.loads((folder / "places.json").read_text(encoding="utf-8"))
    plates_file = folder / "plates.json"
    plates: dict[str, Any] = json.loads(plates_file.read_text(encoding="utf-8")) if plates_file.exists() else {}
    return Made(places, plates, mirror, part, names)


def problems(made: Made) -> list[str]:
    """All that is wrong, a sentence each; empty if all is well."""
    return [
        *_missing(made),
        *_sides(made),
        *_misplaced(made),
        *_needles(made),
        *_unmeasured(made),
        *_disordered(made),
        *_seen_through(made),
    ]


def _missing(made: Made) -> Iterator[str]:
    for channel, numbers in DEMANDED.items():
        for number in numbers:
            if f"{channel}{number}" not in made.places:
                yield f"{channel}{number} is missing"


def _sides(made: Made) -> Iterator[str]:
    for code, sites in made.places.items():
        if "midline" in sites:
            if set(sites) != {"midline"} or abs(sites["midline"]["at"][0]) > 0.001:
                yield f"{code} is not on the midline"
            continue
        left, right = sites["left"], sites["right"]
        mirrored = int(made.mirror[left["face"]]) == right["face"] and (left["u"], left["v"]) == (
            right["v"],
            right["u"],
        )
        if not mirrored or np.abs(made.at(code, "left") * [-1, 1, 1] - made.at(code, "right")).max() > 1.5e-5:
            yield f"{code} right is not the mirror of {code} left"
        if left["at"][0] <= 0:
            yield f"{code} left is not on the left"


def _misplaced(made: Made) -> Iterator[str]:
    for channel, numbers, parts in ON:
        for number in numbers:
            sites = made.places.get(f"{channel}{number}", {})
            for side, site in sites.items():
                name = made.part_names[made.part[site["face"]]]
                wanted = [part if part in ("head", "neck", "torso") else f"{part}-{side}" for part in parts]
                if name not in wanted and not (side == "midline" and name in parts):
                    yield f"{channel}{number} {side} lies on {name}, not on {' or '.join(wanted)}"


def _needles(made: Made) -> Iterator[str]:
    for code, wanted in NEEDLES.items():
        for side, site in made.places.get(code, {}).items():
            needles = site.get("needles", [])
            if len(needles) != wanted:
                yield f"{code} {side} has {len(needles)} needle places, not {wanted}"
            if {"left": 1, "right": -1, "midline": 0}[side] != np.sign(round(sum(n["at"][0] for n in needles), 4)):
                yield f"{code} {side} has needles on the wrong side"


def _unmeasured(made: Made) -> Iterator[str]:
    def gap(first: str, second: str, only: str) -> float:
        difference = made.at(second) - made.at(first)
        return abs(float(difference[1])) if only == "y" else float(np.linalg.norm(difference))

    for first, second, cun, start, end, whole, only in MEASURED:
        found = gap(first, second, only) / (gap(start, end, only) / whole)
        if abs(found - cun) > CUN_TOLERANCE:
            yield f"{first} to {second} is {found:.2f} cun, not {cun}"
    one = made.at("PC1")[0] / 5
    for code, cun in MIDLINE_CUN:
        found = made.at(code)[0] / one
        if abs(found - cun) > CUN_TOLERANCE:
            yield f"{code} is {found:.2f} cun from the midline, not {cun}"


def _disordered(made: Made) -> Iterator[str]:
    for run in DOWN:
        codes = run.removeprefix("-").split()
        codes = codes[::-1] if run.startswith("-") else codes
        for first, second in itertools.pairwise(codes):
            if made.at(first)[1] <= made.at(second)[1]:
                yield f"{second} is not below {first}"
    for channel in DEMANDED:
        numbers = sorted(int(code[len(channel) :]) for code in made.places if re.fullmatch(rf"{channel}\d+", code))
        for first, second in itertools.pairwise(numbers):
            far = float(np.linalg.norm(made.at(f"{channel}{second}") - made.at(f"{channel}{first}")))
            if second == first + 1 and far > JUMP and f"{channel}{second}" not in ANEW:
                yield f"{channel}{first} to {channel}{second} is a jump of {far:.3f} body heights"


def _seen_through(made: Made) -> Iterator[str]:
    for code, sites in made.places.items():
        seen = {plate for site in sites.values() for plate in site["plates"]}
        for pattern, wrong in ((FRONT_ONLY, "back"), (BACK_ONLY, "front")):
            if pattern.fullmatch(code) and wrong in seen:
                yield f"{code} is shown on the plate {wrong}"
        for plate, (x, y) in ((plate, at) for site in sites.values() for plate, at in site["plates"].items()):
            if plate not in made.plates or not (0 <= x <= 1 and 0 <= y <= 1):
                yield f"{code} is off the plate {plate}"


def main(figures: Iterable[str] = FIGURES) -> int:
    """Print what is wrong with each figure; returns the exit code."""
    wrong = [f"{figure}: {problem}" for figure in figures for problem in problems(read_made(figure))]
    print("\n".join(wrong) or "All places are well.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
