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

ANEW = ("BL41", "BL55")  # the bladder channel's outer line on the back begins and ends away from the knee

# What the atlas must hold: channel and numbers. CV1, GV1, GV28 and EX-HN10–13 stand without a mark.
DEMANDED: Mapping[str, Sequence[int]] = {
    "LU": range(1, 12),
    "LI": range(1, 21),
    "ST": range(1, 46),
    "SP": range(1, 22),
    "HT": range(1, 10),
    "SI": range(1, 20),
    "TE": range(1, 24),
    "BL": range(1, 68),
    "KI": range(1, 28),
    "PC": range(1, 10),
    "GB": range(1, 45),
    "LR": range(1, 15),
    "GV": range(2, 28),
    "CV": range(2, 25),
    "EX-HN": (*range(1, 10), 14, 15),
    "EX-CA": (1,),
    "EX-B": range(1, 10),
    "EX-UE": range(1, 12),
    "EX-LE": range(1, 13),
}
# Sites of several needles, a side or on the midline.
NEEDLES: Mapping[str, int] = {
    "EX-HN1": 4, "EX-B2": 17, "EX-UE2": 2, "EX-UE7": 2, "EX-UE9": 4, "EX-UE10": 4, "EX-UE11": 5,
    "EX-LE1": 2, "EX-LE5": 2, "EX-LE10": 4, "EX-LE12": 5,
}  # fmt: skip
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
    ("ST", range(9, 12), ("neck", "head", "torso")),
    ("ST", range(12, 30), ("torso",)),
    ("ST", range(30, 32), ("torso", "leg")),
    ("ST", range(32, 41), ("leg",)),
    ("ST", range(41, 46), ("foot", "leg")),
    ("SP", range(1, 6), ("foot", "leg")),
    ("SP", range(6, 12), ("leg",)),
    ("SP", range(12, 14), ("leg", "torso")),
    ("SP", range(14, 22), ("torso",)),
    ("HT", range(1, 2), ("arm", "torso")),
    ("HT", range(2, 8), ("arm", "hand")),
    ("HT", range(8, 10), ("hand",)),
    ("BL", range(1, 10), ("head",)),
    ("BL", range(10, 11), ("neck", "head")),
    ("BL", range(11, 27), ("torso", "neck")),
    ("BL", range(27, 37), ("torso", "leg")),
    ("BL", range(37, 41), ("leg",)),
    ("BL", range(41, 53), ("torso",)),
    ("BL", range(53, 55), ("torso", "leg")),
    ("BL", range(55, 60), ("leg",)),
    ("BL", range(60, 61), ("foot", "leg")),
    ("BL", range(61, 68), ("foot",)),
    ("KI", range(1, 7), ("foot", "leg")),
    ("KI", range(7, 11), ("leg",)),
    ("KI", range(11, 28), ("torso",)),
    ("PC", range(1, 2), ("torso",)),
    ("PC", range(2, 8), ("arm", "hand")),
    ("PC", range(8, 10), ("hand",)),
    ("GB", range(1, 12), ("head",)),
    ("GB", range(12, 13), ("neck", "head")),
    ("GB", range(13, 20), ("head",)),
    ("GB", range(20, 21), ("neck", "head")),
    ("GB", range(21, 22), ("torso", "neck", "arm")),
    ("GB", range(22, 27), ("torso",)),
    ("GB", range(27, 31), ("leg", "torso")),
    ("GB", range(31, 40), ("leg",)),
    ("GB", range(40, 41), ("foot", "leg")),
    ("GB", range(41, 45), ("foot",)),
    ("LR", range(1, 5), ("foot", "leg")),
    ("LR", range(5, 10), ("leg",)),
    ("LR", range(10, 13), ("leg", "torso")),
    ("LR", range(13, 15), ("torso",)),
    ("CV", range(2, 22), ("torso",)),
    ("CV", range(22, 25), ("torso", "neck", "head")),
    ("GV", range(2, 14), ("torso",)),
    ("GV", range(14, 15), ("torso", "neck")),
    ("GV", range(15, 17), ("neck", "head")),
    ("GV", range(17, 28), ("head",)),
    ("SI", range(1, 5), ("hand",)),
    ("SI", range(5, 9), ("hand", "arm")),
    ("SI", range(9, 16), ("torso", "arm", "neck")),
    ("SI", range(16, 20), ("neck", "head")),
    ("TE", range(1, 4), ("hand",)),
    ("TE", range(4, 14), ("hand", "arm")),
    ("TE", range(14, 16), ("torso", "neck", "arm")),
    ("TE", range(16, 24), ("head", "neck")),
    ("EX-HN", range(1, 10), ("head",)),
    ("EX-HN", range(14, 16), ("head", "neck")),
    ("EX-CA", range(1, 2), ("torso", "leg")),
    ("EX-B", range(1, 10), ("torso", "neck", "leg")),
    ("EX-UE", range(1, 4), ("arm", "hand")),
    ("EX-UE", range(4, 12), ("hand",)),
    ("EX-LE", range(1, 8), ("leg",)),
    ("EX-LE", range(8, 10), ("leg", "foot")),
    ("EX-LE", range(10, 13), ("foot",)),
)
# Runs of points that go steadily down the body as their numbers rise, arms hanging; `-` turns the run round.
DOWN = (
    "LU3 LU4 LU5 LU6 LU8 LU9",
    "-LI5 LI6 LI7 LI8 LI9 LI10 LI11 LI13 LI14 LI15",
    "HT2 HT3 HT4 HT5 HT6 HT7 HT8 HT9",
    "PC2 PC3 PC4 PC5 PC6 PC7 PC8 PC9",
    "ST1 ST2 ST3 ST4 ST5 ST9 ST10 ST11 ST13 ST14 ST15 ST16 ST17 ST18 ST19 ST20 ST21 ST22 ST23 ST24 ST25 ST26 ST27 ST28",
    "ST28 ST29 ST30 ST31 ST32 ST33 ST34 ST35 ST36 ST37 ST38 ST39 ST41 ST42 ST43 ST44 ST45",
    "-SP1 SP5 SP6 SP7 SP8 SP9 SP10 SP11 SP12 SP13 SP14 SP15 SP16 SP17 SP18 SP19 SP20",
    "SP20 SP21",
    "-KI3 KI7 KI9 KI10 KI11 KI12 KI13 KI14 KI15 KI16 KI17 KI18 KI19 KI20 KI21 KI22 KI23 KI24 KI25 KI26 KI27",
    "-LR3 LR4 LR5 LR6 LR7 LR8 LR9 LR10 LR11 LR12 LR13 LR14",
    "GB4 GB5 GB6 GB7",
    "-GB14 GB15 GB16 GB17 GB18",
    "GB8 GB10 GB11 GB12",
    "GB20 GB21 GB22 GB24 GB25 GB26 GB27 GB28 GB29 GB30 GB31 GB32 GB33 GB34 GB36 GB37 GB38 GB39 GB40 GB41 GB42 GB43",
    "-BL1 BL2 BL4 BL5 BL6",
    "BL7 BL8 BL9 BL10",
    "BL10 BL11 BL12 BL13 BL14 BL15 BL16 BL17 BL18 BL19 BL20 BL21 BL22 BL23 BL24 BL25 BL26 BL27 BL28",
    "BL28 BL29 BL30 BL35 BL36 BL37 BL38 BL39",
    "BL31 BL32 BL33 BL34 BL35",
    "BL41 BL42 BL43 BL44 BL45 BL46 BL47 BL48 BL49 BL50 BL51 BL52 BL53 BL54",
    "BL28 BL40 BL55 BL56 BL57 BL58 BL59 BL60 BL62 BL63 BL65",
    "-CV2 CV3 CV4 CV5 CV6 CV7 CV8 CV9 CV10 CV11 CV12 CV13 CV14 CV15 CV16 CV17 CV18 CV19 CV20 CV21 CV22 CV23 CV24",
    "GV20 GV19 GV18 GV17 GV16 GV15 GV14 GV13 GV12 GV11 GV10 GV9 GV8 GV7 GV6 GV5 GV4 GV3 GV2",
    "GV21 GV22 GV23 GV24 GV25 GV26 GV27",
    "-SI1 SI2 SI3 SI4 SI5 SI6 SI7 SI8 SI9 SI10",
    "-TE1 TE3 TE4 TE5 TE6 TE8 TE9 TE10 TE11 TE12 TE13 TE14 TE15 TE16 TE17 TE18 TE19 TE20",
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
    ("BL55", "BL40", 2, "GB36", "BL40", 9, "y"),
    ("BL56", "BL40", 5, "GB36", "BL40", 9, "y"),
    ("BL38", "BL39", 1, "GB36", "BL40", 9, "y"),
    ("BL39", "BL40", 0, "GB36", "BL40", 9, "y"),
    ("BL36", "BL37", 6, "BL36", "BL40", 14, ""),
    ("GV24", "BL4", 1.5, "GV24", "ST8", 4.5, ""),
    ("GV24", "GB15", 2.25, "GV24", "ST8", 4.5, ""),
    ("GV24", "GB13", 3, "GV24", "ST8", 4.5, ""),
    ("ST8", "GB4", 1, "ST8", "GB7", 4, ""),
    ("ST8", "GB5", 2, "ST8", "GB7", 4, ""),
    ("GB6", "GB7", 1, "ST8", "GB7", 4, ""),
    *((f"TE{k}", "TE4", cun, "TE4", "EX-UE1", 12, "") for k, cun in ((5, 2), (6, 3), (7, 3), (8, 4), (9, 7))),
    ("SI7", "SI5", 5, "SI5", "SI8", 12, ""),
    *((f"ST{k}", "EX-LE2", cun, "CV2", "EX-LE2", 18, "y") for k, cun in ((34, 2), (33, 3), (32, 6))),
    ("EX-LE3", "SP10", 1, "CV2", "EX-LE2", 18, ""),
    ("EX-LE7", "ST36", 2, "ST35", "ST41", 16, "y"),
    ("EX-LE6", "GB34", 2, "ST35", "ST41", 16, ""),
    *((f"ST{44 - k}", "CV8", k - 19, "CV16", "CV8", 8, "y") for k in range(20, 26)),
    *((f"ST{k}", "CV8", k - 25, "CV3", "CV8", 4, "y") for k in range(26, 31)),
    *((f"CV{k}", "CV22", 1 + 1.6 * (21 - k), "CV17", "CV22", 7.4, "y") for k in range(18, 22)),
    ("EX-HN15", "GV14", 2, "GV14", "GV15", 3.9, "y"),
    ("CV7", "CV8", 1, "CV3", "CV8", 4, "y"),
    ("CV4", "CV8", 3, "CV3", "CV8", 4, "y"),
    ("CV6", "CV8", 1.5, "CV3", "CV8", 4, "y"),
    ("CV5", "CV8", 2, "CV3", "CV8", 4, "y"),
    *((f"CV{8 + k}", "CV8", k, "CV16", "CV8", 8, "y") for k in range(1, 8)),
    *(
        (f"KI{k}", "CV8", cun, "CV3", "CV8", 4, "y")
        for k, cun in ((11, 5), (12, 4), (13, 3), (14, 2), (15, 1), (16, 0))
    ),
    *((f"KI{k}", "CV8", k - 15, "CV16", "CV8", 8, "y") for k in range(17, 22)),
    *((f"SP{k}", "CV8", cun, "CV3", "CV8", 4, "y") for k, cun in ((13, 4.3), (14, 1.3), (15, 0), (12, 5))),
    ("SP16", "CV8", 3, "CV16", "CV8", 8, "y"),
    ("LR12", "KI11", 0, "CV3", "CV8", 4, "y"),
    ("LR10", "KI11", 3, "KI11", "SP10", 16, "y"),
    ("LR11", "KI11", 2, "KI11", "SP10", 16, "y"),
    ("LR9", "SP10", 2, "KI11", "SP10", 16, "y"),
    ("GB27", "CV8", 3, "CV3", "CV8", 4, "y"),
    ("GB27", "GB28", 0.5, "CV3", "CV8", 4, ""),
    ("GB26", "CV8", 0, "CV3", "CV8", 4, "y"),
    ("GB22", "GB23", 1, "KI23", "CV17", 2, ""),
)
MIDLINE_CUN = (
    *((f"ST{k}", 4.0) for k in range(12, 19)),
    *((f"ST{k}", 2.0) for k in range(19, 31)),
    ("EX-CA1", 3.0),
    *((f"EX-B{k}", cun) for k, cun in ((1, 0.5), (2, 0.5), (3, 1.5), (4, 3.5), (6, 3.0), (7, 3.5))),
    ("SI15", 2.0),
    ("PC1", 5.0),
    ("LR14", 4.0),
    ("LU2", 6.0),
    ("LU1", 6.0),
    ("KI27", 2.0),
    ("SI14", 3.0),
    *((f"BL{k}", 1.5) for k in range(11, 31)),
    *((f"BL{k}", 3.0) for k in range(41, 55)),
    ("BL35", 0.5),
    *((f"KI{k}", 0.5) for k in range(11, 22)),
    *((f"KI{k}", 2.0) for k in range(22, 27)),
    ("SP12", 3.5),
    ("LR12", 2.5),
    *((f"SP{k}", 4.0) for k in range(13, 17)),
    *((f"SP{k}", 6.0) for k in range(17, 21)),
    ("GB24", 4.0),
)
FRONT_ONLY = re.compile(
    r"(CV\d+|ST(1[3-9]|2\d|30)|EX-CA1|KI(1[1-9]|2\d)|SP1[2-8]|GB2[4728]|LU[12]|LR1[0-24]|PC1|Pec.*)"
)
BACK_ONLY = re.compile(
    r"(BL(9|1\d|2\d|3[0-7]|4\d|5[0-7])|GB19|GV([2-9]|1[0-9])|EX-B\d|SI(9|1[0-5])|Rhomb\d|LTrap\d|Longiss.*|Infraspin\d|QL\d|GlutMax\d)"
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
