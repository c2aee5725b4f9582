"""Bakes the ear into the made files: its points into atlas.json and places.json, its zones into ear.json.

Kept out: the points of the body, which are baked before; theirs stay as they are.
"""

from __future__ import annotations

import json
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from shapely.geometry import Point as Spot

from bodymaps.generator.ear.drawing import BODY_MM, HEIGHT, WIDTH, to_plate
from bodymaps.generator.ear.zones import Zone, ZoneError, read_zones
from bodymaps.generator.ear_form.unwrap import POSE, faces_of
from bodymaps.generator.places.sight import Sight
from bodymaps.generator.skin.surface import SKIN, Place, Surface

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).resolve().parents[2] / "points" / "ear.toml"
FORMAT, VERSION = "ashichart-ear", 1
KIND = "auricular"
LONGEST_LABEL = 14
TOLERANCE = 0.08
"""Millimetres by which the outline of a zone may be simpler than its cell."""


@dataclass(frozen=True, slots=True)
class EarPoint:
    """A point of the ear.

    Attributes:
        code: "TF4" …
        words: Its table as written.
        zones: Codes of the zones it belongs to; none for a point of a system without zones.
        spot: Millimetres of the drawing of the left ear.
        back: Whether it lies on the back.
    """

    code: str
    words: Mapping[str, Any]
    zones: tuple[str, ...]
    spot: tuple[float, float]
    back: bool


def read_points(zones: Sequence[Zone], path: Path = HERE) -> list[EarPoint]:
    """All points, in the order of the file.

    Raises:
        ZoneError: A point that names an unknown zone, or has neither a zone nor a spot.
    """
    page: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {zone.code: zone for zone in zones}
    points: list[EarPoint] = []
    for code, words in page["point"].items():
        own = tuple(words.get("zones", (code,) if code in known else ()))
        if missing := [zone for zone in own if zone not in known]:
            message = f"The ear point {code} names the zone {missing[0]}, which there is not."
            raise ZoneError(message)
        if "at" not in words and not own:
            message = f"The ear point {code} has neither a zone nor a spot."
            raise ZoneError(message)
        spot = words.get("at") or known[own[0]].seed
        points.append(EarPoint(code, words, own, (float(spot[0]), float(spot[1])), bool(own) and known[own[0]].back))
    return points


def bake_ears(surfaces: Mapping[str, Surface], made: Path) -> None:
    """Write ear.json and put the points of the ear into atlas.json and every figure's places.json.

    Args:
        surfaces: Surface of each figure by name.
        made: The made folder; `plates.json`, `places.json` and `atlas.json` are read there and kept but for the ear.
    """
    zones = read_zones()
    points = read_points(zones)
    page: dict[str, Any] = tomllib.loads(HERE.read_text(encoding="utf-8"))
    _write(made / "ear.json", ear_table(zones, points, page.get("protocol", {})))
    atlas = _read(made / "atlas.json")
    ours = {str(point["code"]) for point in atlas.get("points", []) if point["kind"] == KIND}
    ours |= {point.code for point in points}
    best: dict[str, list[str]] = {}
    for figure, body in surfaces.items():
        folder = made / figure
        plates: dict[str, Any] = json.loads((folder / "plates.json").read_text(encoding="utf-8"))
        placed = places_of(body, points, plates)
        for code, sides in placed.items():
            best.setdefault(code, _best(sides))
        kept = _read(folder / "places.json")
        _write(folder / "places.json", {code: sides for code, sides in kept.items() if code not in ours} | placed)
    others = [point for point in atlas.get("points", []) if point["kind"] != KIND]
    atlas["points"] = [*others, *(_entry(point, best.get(point.code, [])) for point in points)]
    _write(made / "atlas.json", atlas)


def places_of(body: Surface, points: Sequence[EarPoint], plates: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of places.json for the points of the ear.

    Raises:
        ZoneError: A point beside the ear.
    """
    sights = {name: Sight(body, plate) for name, plate in plates.items()}
    faces = {back: faces_of(body.topology, back=back) for back in (False, True)}
    found: dict[str, Any] = {}
    for point in points:
        place = place_of(body, faces[point.back], point)
        sides = {"left": place, "right": body.mirror(place)}
        found[point.code] = {}
        for side, there in sides.items():
            views = {name: seen for name, sight in sights.items() if (seen := sight.see(there)) is not None}
            found[point.code][side] = {
                "face": there.face,
                "u": there.u,
                "v": there.v,
                "at": [round(float(value), 5) + 0.0 for value in body.at(there)],
                "plates": {name: [round(seen.x, 5), round(seen.y, 5)] for name, seen in views.items()},
            }
    return found


def place_of(body: Surface, faces: np.ndarray[Any, np.dtype[np.bool_]], point: EarPoint) -> Place:
    """The place on the body's left ear that the drawing shows at a point's spot.

    Raises:
        ZoneError: If the spot lies beside the ear.
    """
    x, y = point.spot
    origin = np.array([1.0, -y / BODY_MM, -x / BODY_MM])
    for _, place in body.hits(origin, np.array([-1.0, 0.0, 0.0]), SKIN, POSE):
        if faces[place.face]:
            return Place(place.face, round(place.u, 4), round(place.v, 4))
    message = f"The ear point {point.code} lies beside the ear."
    raise ZoneError(message)


def ear_table(
    zones: Sequence[Zone], points: Sequence[EarPoint], protocols: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """What `ear.json` says: zones with their outlines on the left plates, and protocols."""
    called: dict[str, EarPoint] = {}
    for point in points:
        for code in point.zones:
            # A zone takes the name of the point that is called like it, else of the first point in it.
            if code not in called or point.code.removeprefix("EAR-") == code:
                called[code] = point
    return {
        "format": FORMAT,
        "version": VERSION,
        "zones": [
            {
                "code": zone.code,
                **{field: str(called[zone.code].words.get(field, "")) for field in ("name", "pinyin")},
                **{field: str(called[zone.code].words.get(field, "")) for field in ("zh_hans", "zh_hant")},
                "system": "GB/T 13734-2008",
                "plate": "ear-back-left" if zone.back else "ear-front-left",
                "ring": _ring(zone),
            }
            for zone in zones
        ],
        "protocols": [
            {"code": code, "name": str(words["name"]), "plain": str(words["plain"]), "points": list(words["points"])}
            for code, words in protocols.items()
        ],
    }


def _ring(zone: Zone) -> list[float]:
    outline = np.array(zone.area.simplify(TOLERANCE).exterior.coords)[:-1]
    share = to_plate(outline, back=zone.back) / [WIDTH, HEIGHT]
    return [round(float(value), 4) for value in share.ravel()]


def zone_at(zones: Sequence[Zone], spot: tuple[float, float], *, back: bool) -> str | None:
    """Code of the zone that holds a spot of the drawing."""
    held = [zone.code for zone in zones if zone.back == back and zone.area.covers(Spot(spot))]
    return held[0] if held else None


def _entry(point: EarPoint, best: Sequence[str]) -> dict[str, Any]:
    words = point.words
    pinyin = str(words.get("pinyin", ""))
    label = f"{point.code} {words['name']}"
    plain = unicodedata.normalize("NFD", pinyin)
    return {
        "code": point.code,
        "kind": KIND,
        "system": words["system"],
        "channel": None,
        "muscle": None,
        "label": str(words.get("label", label if len(label) <= LONGEST_LABEL else point.code)),
        "pinyin": pinyin,
        "pinyin_plain": "".join(letter for letter in plain if not unicodedata.combining(letter)),
        "zh_hans": str(words.get("zh_hans", "")),
        "zh_hant": str(words.get("zh_hant", "")),
        "name": words["name"],
        "plain": words["plain"],
        "aliases": list(words.get("aliases", ())),
        "laterality": "bilateral",
        "needles": 1,
        "location": words["location"],
        "cautions": [],
        "best_plates": list(best),
        "properties": [],
    }


def _best(sides: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The ear's own plates first, then those of the head, then others."""
    names = dict.fromkeys(name for side in ("left", "right") for name in sides[side]["plates"])
    return sorted(names, key=lambda name: (not name.startswith("ear"), not name.startswith("head"), name))[:4]


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _write(path: Path, table: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
