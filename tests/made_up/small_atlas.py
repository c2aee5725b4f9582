"""A small atlas made by hand, for tests: a flat figure, front and back, a handful of points. Not the shipped body."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ashichart.domain.atlas.body import Figure

ROWS = 5
COLUMNS = 2  # on each side of the midline
DEPTH = 0.1
HALF = 2 * ROWS * COLUMNS  # base faces of the left side
FRONT, BACK = 0, 1
SIZE = {"width": 100, "height": 200}


def face_of(panel: int, row: int, column: int) -> int:
    """Return the base face of the left side at a row from the sole and a column from the midline."""
    return (panel * ROWS + row) * COLUMNS + column


def corners_of(face: int) -> npt.NDArray[np.float64]:
    """Return the four corners (4, 3) of a base face; faces from `HALF` on are the mirrored right side."""
    if face >= HALF:
        left = corners_of(face - HALF)[[0, 3, 2, 1]]
        return left * np.array([-1.0, 1.0, 1.0])
    panel, rest = divmod(face, ROWS * COLUMNS)
    row, column = divmod(rest, COLUMNS)
    x0, x1 = 0.1 * column, 0.1 * (column + 1)
    y0, y1 = row / ROWS, (row + 1) / ROWS
    around = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    if panel == BACK:
        around = [around[0], around[3], around[2], around[1]]
    return np.array([(x, y, DEPTH if panel == FRONT else -DEPTH) for x, y in around])


def position_of(face: int, u: float, v: float) -> list[float]:
    """Return where a place of the flat figure lies."""
    a, b, c, d = corners_of(face)
    at = (a * (1 - u) + b * u) * (1 - v) + (d * (1 - u) + c * u) * v
    return [round(float(value), 6) for value in at]


def camera(name: str) -> dict[str, Any]:
    """Return the entry of a plate in `plates.json`."""
    sign = 1.0 if name == "front" else -1.0
    return {
        "title": name.capitalize(),
        "group": "body",
        "svg": f"{name}.svg",
        "pose": "anatomical",
        **SIZE,
        "right": [sign, 0.0, 0.0],
        "up": [0.0, 1.0, 0.0],
        "toward": [0.0, 0.0, sign],
        "x0": -0.25,
        "y0": 1.0,
        "scale": 200.0,
        "faces": None,
        "clip": None,
        "sides": [
            {"side": "right" if sign > 0 else "left", "at": [0.2, 0.6]},
            {"side": "left" if sign > 0 else "right", "at": [0.8, 0.6]},
        ],
    }


def fractions(name: str, at: list[float]) -> list[float]:
    """Return a position's fractions on a plate."""
    across = at[0] if name == "front" else -at[0]
    return [(across + 0.25) * 200 / SIZE["width"], (1.0 - at[1]) * 200 / SIZE["height"]]


def point(code: str, **more: object) -> dict[str, Any]:
    """Return the entry of a point in `atlas.json`."""
    is_trigger = "muscle" in more
    return {
        "code": code,
        "kind": "trigger" if is_trigger else "acupuncture",
        "channel": None if is_trigger else code.rstrip("0123456789").partition("-")[0],
        "muscle": None,
        "name": code,
        "plain": f"somewhere near {code}",
        "aliases": [],
        "laterality": "bilateral",
        "needles": 1,
        "location": f"Where {code} lies.",
        "cautions": [],
        **more,
    }


# code -> (face, u, v): places of the left side or the midline
PLACES: dict[str, tuple[int, float, float]] = {
    "LI4": (face_of(FRONT, 2, 1), 0.9, 0.1),
    "GB21": (face_of(BACK, 4, 1), 0.2, 0.2),
    "BL18": (face_of(BACK, 3, 0), 0.5, 0.5),
    "BL23": (face_of(BACK, 2, 0), 0.5, 0.5),
    "ST36": (face_of(FRONT, 1, 0), 0.5, 0.4),
    "CV17": (face_of(FRONT, 3, 0), 0.0, 0.6),
    "UTrap1": (face_of(BACK, 4, 1), 0.8, 0.1),
    "UTrap2": (face_of(BACK, 4, 1), 0.8, 0.6),
}

POINTS = [
    point("UTrap1", muscle="UTrap", name="Upper trapezius 1", label="Up. trap. 1", aliases=["ub trap 1"]),
    point("UTrap2", muscle="UTrap", name="Upper trapezius 2"),
    point("Infra1", muscle="Infra", name="Infraspinatus 1"),
    point("EX-HN3", pinyin="Yìntáng", pinyin_plain="Yintang", laterality="midline", aliases=["GV29"]),
    point("BL18"),
    point("BL23", pinyin="Shènshū", pinyin_plain="Shenshu", zh_hans="肾俞", zh_hant="腎俞"),
    point("LI4", pinyin="Hégǔ", pinyin_plain="Hegu", zh_hans="合谷", zh_hant="合谷", name="Union Valley"),
    point("GB21", cautions=[{"kind": "pleura", "level": "caution", "text": "Lung below.", "source": "n = 101"}]),
    point("ST36", pinyin="Zúsānlǐ", pinyin_plain="Zusanli"),
    point("CV17", laterality="midline"),
    point("PC6"),
]

CHANNELS = [
    {"code": code, "name": name, "pinyin": "", "zh_hans": "", "zh_hant": "", "aliases": aliases, "points": points}
    for code, name, aliases, points in (
        ("LI", "Large Intestine", ["GI"], ["LI4"]),
        ("ST", "Stomach", ["E"], ["ST36"]),
        ("BL", "Bladder", ["UB", "V"], ["BL18", "BL23"]),
        ("PC", "Pericardium", ["P"], ["PC6"]),
        ("GB", "Gall Bladder", ["VB"], ["GB21"]),
        ("CV", "Conception", ["REN"], ["CV17"]),
    )
]

MUSCLES = [
    {"code": "UTrap", "name": "Upper trapezius", "plain": "top of the shoulder", "aliases": ["ub trap"]},
    {"code": "Infra", "name": "Infraspinatus", "plain": "shoulder blade", "aliases": ["infra"]},
]

# Left and right of each in turn, as areas.npz counts them.
REGIONS = [
    {"code": f"{code}-{side}", "name": code.capitalize(), "plain": code, "side": side, "choir": choir}
    for code, numbers in (("chest", ("109", "108")), ("back", ("208", "209")))
    for side, choir in zip(("left", "right"), numbers, strict=True)
]
CHOIR = [{"code": "109", "name": "Chest, left", "side": "left"}, {"code": "108", "name": "Chest", "side": "right"}]
TRAPEZIUS = [face_of(BACK, 4, column) for column in range(COLUMNS)]  # faces of the left upper trapezius

LAYERS = {
    "muscles": {"UTrap": {"back": [[0.3, 0.0, 0.5, 0.0, 0.5, 0.2]], "hand-left": [[0.1, 0.1, 0.2, 0.1, 0.2, 0.2]]}},
    "regions": {"chest": {"front": [[0.5, 0.0, 0.9, 0.0, 0.9, 1.0, 0.5, 1.0]]}},
    "channels": {"BL": {"back": [[0.45, 0.3, 0.45, 0.7]]}, "CV": {"front": [[0.5, 0.3, 0.5, 0.6, 0.5]]}},
}


def atlas_entries() -> dict[str, Any]:
    """Return the content of `atlas.json`, to be changed and written by a test."""
    return {
        "format": "ashichart-atlas-source",
        "version": 1,
        "points": POINTS,
        "muscles": MUSCLES,
        "channels": CHANNELS,
        "regions": REGIONS,
        "choir": CHOIR,
        "properties": [{"id": "yuan-source", "name": "Yuan-source", "plain": "Where it gathers."}],
    }


def place_entries() -> dict[str, Any]:
    """Return the content of `places.json`: EX-HN3, Infra1 and PC6 have no place."""
    found: dict[str, Any] = {}
    for code, (face, u, v) in PLACES.items():
        is_midline = code == "CV17"
        sides = {"midline": (face, u, v)} if is_midline else {"left": (face, u, v), "right": (face + HALF, v, u)}
        found[code] = {}
        for side, (number, a, b) in sides.items():
            at = position_of(number, a, b)
            name = "front" if at[2] > 0 else "back"
            found[code][side] = {"face": number, "u": a, "v": b, "at": at, "plates": {name: fractions(name, at)}}
    return found


def write_small_atlas(folder: Path) -> Path:
    """Write the whole small atlas for both figures and return its folder."""
    faces = [corners_of(face) for face in range(2 * HALF)]
    vertices: list[npt.NDArray[np.float64]] = []
    quads: list[list[int]] = []
    for a, b, c, d in faces:
        start = len(vertices)
        vertices += [a, b, c, d, (a + b) / 2, (b + c) / 2, (c + d) / 2, (d + a) / 2, (a + b + c + d) / 4]
        quads += [[start + k, start + 4 + k, start + 8, start + 4 + (k + 3) % 4] for k in range(4)]
    folder.mkdir(parents=True, exist_ok=True)
    mirror = [*range(HALF, 2 * HALF), *range(HALF)]
    np.savez_compressed(
        folder / "topology.npz",
        quads=np.array(quads, np.int32),
        mirror=np.array(mirror, np.int32),
        part=np.zeros(2 * HALF, np.uint8),
        part_names=np.array(["torso"]),
    )
    region = np.repeat([0] * (HALF // 2) + [2] * (HALF // 2) + [1] * (HALF // 2) + [3] * (HALF // 2), 4)
    muscles = np.zeros((len(MUSCLES), 8 * HALF), np.bool_)
    muscles[0] = np.repeat(np.isin(np.arange(2 * HALF), TRAPEZIUS), 4)
    np.savez_compressed(folder / "areas.npz", region=region.astype(np.uint16), muscles=np.packbits(muscles, axis=1))
    (folder / "atlas.json").write_text(json.dumps(atlas_entries()), "utf-8")
    for figure in Figure:
        own = folder / figure.value
        own.mkdir(exist_ok=True)
        np.savez_compressed(own / "surface.npz", anatomical=np.array(vertices, np.float32))
        (own / "plates.json").write_text(json.dumps({name: camera(name) for name in ("front", "back")}), "utf-8")
        (own / "layers.json").write_text(json.dumps(LAYERS), "utf-8")
        (own / "places.json").write_text(json.dumps(place_entries()), "utf-8")
        for name in ("front", "back"):
            (own / f"{name}.svg").write_text(f'<svg viewBox="0 0 100 200"><!-- {name} --></svg>', "utf-8")
    return folder
