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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Floats = npt.NDArray[np.float64]
MADE = Path(__file__).resolve().parents[2] / "made"
FIGURES = ("female", "male")
CUN_TOLERANCE = 0.3
JUMP = 0.27  # longest way between neighbours of a channel, body heights: GB21 to GB30 is not a neighbourhood

# What the first form of the atlas must hold: channel and numbers.
DEMANDED: Mapping[str, Sequence[int]] = {
    "LU": range(1, 12),
    "LI": range(1, 21),
    "ST": (25, *range(34, 45)),
    "SP": range(1, 11),
    "HT": range(1, 10),
    "BL": (*range(10, 29), 40, 57, 58, 59, 60),
    "KI": range(1, 11),
    "PC": range(1, 10),
    "GB": (20, 21, *range(30, 42)),
    "LR": range(1, 15),
    "GV": (4, 14, 16, 20, 24),
    "CV": range(3, 18),
    "EX-HN": (1, 3, 5),
}
# Where a channel's numbers lie: parts of the body without their side.
ON: Sequence[tuple[str, range, tuple[str, ...]]] = (
    ("LU", range(1, 3), ("torso", "arm")),
    ("LU", range(3, 10), ("arm", "hand")),
    ("LU", range(10, 12), ("hand",)),
    ("LI", range(1, 5), ("hand",)),
    ("LI", range(5, 15), ("arm", "hand")),
    ("LI", range(15, 17), ("arm", "torso")),
    ("LI", range(17, 19), ("neck", "torso")),
    ("LI", range(19, 21), ("head",)),
    ("ST", range(1, 9), ("head",)),
    ("ST", range(9, 10), ("neck", "head")),
    ("ST", range(25, 26), ("torso",)),
    ("ST", range(34, 41), ("leg",)),
    ("ST", range(41, 46), ("foot", "leg")),
    ("SP", range(1, 6), ("foot", "leg")),
    ("SP", range(6, 11), ("leg",)),
    ("HT", range(1, 2), ("arm", "torso")),
    ("HT", range(2, 8), ("arm", "hand")),
    ("HT", range(8, 10), ("hand",)),
    ("BL", range(10, 11), ("neck", "head")),
    ("BL", range(11, 27), ("torso", "neck")),
    ("BL", range(27, 29), ("torso", "leg")),
    ("BL", range(40, 60), ("leg",)),
    ("BL", range(60, 61), ("foot", "leg")),
    ("KI", range(1, 7), ("foot", "leg")),
    ("KI", range(7, 11), ("leg",)),
    ("KI", range(27, 28), ("torso",)),
    ("PC", range(1, 2), ("torso",)),
    ("PC", range(2, 8), ("arm", "hand")),
    ("PC", range(8, 10), ("hand",)),
    ("GB", range(20, 21), ("neck", "head")),
    ("GB", range(21, 22), ("torso", "neck", "arm")),
    ("GB", range(30, 31), ("leg", "torso")),
    ("GB", range(31, 40), ("leg",)),
    ("GB", range(40, 42), ("foot", "leg")),
    ("LR", range(1, 5), ("foot", "leg")),
    ("LR", range(5, 10), ("leg",)),
    ("LR", range(10, 13), ("leg", "torso")),
    ("LR", range(13, 15), ("torso",)),
    ("CV", range(3, 18), ("torso",)),
    ("GV", range(4, 5), ("torso",)),
    ("GV", range(14, 15), ("torso", "neck")),
    ("GV", range(16, 17), ("neck", "head")),
    ("GV", range(20, 25), ("head",)),
    ("SI", range(3, 4), ("hand",)),
    ("SI", range(9, 16), ("torso", "arm", "neck")),
    ("TE", range(5, 6), ("arm",)),
    ("TE", range(15, 16), ("torso", "neck", "arm")),
    ("TE", range(17, 18), ("head", "neck")),
)
# Runs of points that go steadily down the body as their numbers rise, arms hanging; `-` turns the run round.
DOWN = (
    "LU3 LU4 LU5 LU6 LU8 LU9",
    "-LI5 LI6 LI7 LI8 LI9 LI10 LI11 LI13 LI14 LI15",
    "HT2 HT3 HT4 HT5 HT6 HT7 HT8 HT9",
    "PC2 PC3 PC4 PC5 PC6 PC7 PC8 PC9",
    "ST34 ST35 ST36 ST37 ST38 ST39 ST41 ST42 ST43 ST44 ST45",
    "-SP1 SP5 SP6 SP7 SP8 SP9 SP10",
    "-KI3 KI7 KI9 KI10",
    "-LR3 LR4 LR5 LR6 LR7 LR8 LR9 LR10 LR11 LR12 LR13 LR14",
    "GB20 GB21 GB30 GB31 GB32 GB33 GB34 GB36 GB37 GB38 GB39 GB40 GB41",
    "BL10 BL11 BL12 BL13 BL14 BL15 BL16 BL17 BL18 BL19 BL20 BL21 BL22 BL23 BL24 BL25 BL26 BL27 BL28",
    "BL28 BL40 BL57 BL58 BL59 BL60",
    "-CV3 CV4 CV5 CV6 CV7 CV8 CV9 CV10 CV11 CV12 CV13 CV14 CV15 CV16 CV17",
    "GV20 GV16 GV14 GV4",
)
# From, to, cun between them; and the measure: from, to, cun. `y` counts heights only.
MEASURED = (
    ("LU9", "LU6", 7, "LU9", "LU5", 12, ""),
    ("LU9", "LU8", 1, "LU9", "LU5", 12, ""),
    ("LU9", "LU7", 1.5, "LU9", "LU5", 12, "y"),
    ("PC7", "PC6", 2, "PC7", "PC3", 12, ""),
    ("PC7", "PC5", 3, "PC7", "PC3", 12, ""),
    ("PC7", "PC4", 5, "PC7", "PC3", 12, ""),
    ("HT7", "HT4", 1.5, "HT7", "HT3", 12, ""),
    ("HT7", "HT5", 1, "HT7", "HT3", 12, ""),
    ("HT7", "HT6", 0.5, "HT7", "HT3", 12, ""),
    ("LI5", "LI6", 3, "LI5", "LI11", 12, "y"),
    ("LI5", "LI7", 5, "LI5", "LI11", 12, "y"),
    ("LI11", "LI8", 4, "LI5", "LI11", 12, "y"),
    ("LI11", "LI9", 3, "LI5", "LI11", 12, "y"),
    ("LI11", "LI10", 2, "LI5", "LI11", 12, "y"),
    ("ST35", "ST36", 3, "ST35", "ST41", 16, "y"),
    ("ST35", "ST37", 6, "ST35", "ST41", 16, "y"),
    ("ST35", "ST38", 8, "ST35", "ST41", 16, "y"),
    ("ST35", "ST39", 9, "ST35", "ST41", 16, "y"),
    ("ST38", "ST40", 0, "ST35", "ST41", 16, "y"),
    ("SP9", "SP8", 3, "SP9", "SP6", 10, "y"),
    ("SP6", "SP7", 3, "SP9", "SP6", 10, "y"),
    ("SP6", "LR5", 2, "SP9", "SP6", 10, "y"),
    ("SP6", "LR6", 4, "SP9", "SP6", 10, "y"),
    ("KI3", "KI7", 2, "KI3", "KI10", 15, "y"),
    ("KI3", "KI9", 5, "KI3", "KI10", 15, "y"),
    ("KI7", "KI8", 0, "KI3", "KI10", 15, "y"),
    ("GB39", "GB38", 1, "GB39", "GB36", 4, "y"),
    ("GB39", "GB37", 2, "GB39", "GB36", 4, "y"),
    ("GB36", "GB35", 0, "GB39", "GB36", 4, "y"),
    ("BL57", "BL40", 8, "GB36", "BL40", 9, "y"),
    ("BL59", "GB39", 0, "GB36", "BL40", 9, "y"),
    ("CV7", "CV8", 1, "CV3", "CV8", 4, "y"),
    ("CV4", "CV8", 3, "CV3", "CV8", 4, "y"),
    ("CV6", "CV8", 1.5, "CV3", "CV8", 4, "y"),
    ("CV5", "CV8", 2, "CV3", "CV8", 4, "y"),
    *((f"CV{8 + k}", "CV8", k, "CV16", "CV8", 8, "y") for k in range(1, 8)),
)
MIDLINE_CUN = (
    ("ST25", 2.0),
    ("PC1", 5.0),
    ("LR14", 4.0),
    ("LU2", 6.0),
    ("LU1", 6.0),
    ("KI27", 2.0),
    ("SI14", 3.0),
    *((f"BL{k}", 1.5) for k in range(11, 29)),
)
FRONT_ONLY = re.compile(r"(CV\d+|ST25|KI27|LU[12]|LR1[0-24]|PC1|Pec.*)")
BACK_ONLY = re.compile(
    r"(BL(1\d|2[0-8]|40|57)|GV(4|14|16)|SI1[1345]|Rhomb\d|LTrap\d|Longiss.*|Infraspin\d|QL\d|GlutMax\d)"
)


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
            if second == first + 1 and far > JUMP:
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
