"""The texts of the atlas as `made/atlas.json` carries them:

points, muscles, channels, and the aliases people type. Places are kept out (bake.py).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymaps.generator.places.book import Book, Table

FORMAT, VERSION = "ashichart-atlas-source", 1
SIDES = ("left", "right")


def atlas(book: Book, best_plates: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Everything textual that both figures share.

    Args:
        book: The point files.
        best_plates: Plates each point is best seen on, best first.
    """
    muscles = {str(muscle["code"]): muscle for muscle in book.muscles}
    channels = {str(channel["code"]): channel for channel in book.channels}
    points = [_acupuncture(book, channels[point["channel"]], point) for point in book.points]
    points += [_trigger(book, muscles[point["muscle"]], point) for point in book.triggers]
    for point in points:
        point["best_plates"] = list(best_plates.get(point["code"], ()))
        point["properties"] = [str(entry["id"]) for entry in book.properties if point["code"] in entry["points"]]
    _keep_first_claims(points)
    return {
        "format": FORMAT,
        "version": VERSION,
        "points": points,
        "muscles": [
            {
                **{field: muscle[field] for field in ("code", "name", "latin", "label", "plain", "aliases")},
                "layer": int(muscle.get("layer", 0)),
                "attachments": str(muscle.get("attachments", "")),
                "innervation": str(muscle.get("innervation", "")),
                "risks": _cautions(book, list(dict.fromkeys([*muscle.get("risks", ()), *muscle.get("cautions", ())]))),
                "points": [point["code"] for point in book.triggers if point["muscle"] == muscle["code"]],
            }
            for muscle in book.muscles
        ],
        "channels": [
            {
                **{field: channel[field] for field in ("code", "name", "pinyin", "zh_hans", "zh_hant", "aliases")},
                "pinyin_plain": plain_pinyin(channel["pinyin"]),
                "points": [point["code"] for point in book.points if point["channel"] == channel["code"]],
            }
            for channel in book.channels
        ],
        "regions": _regions(book),
        "choir": [
            {"code": str(area[side]), "name": f"{area['name']}, {side}", "side": side}
            for area in book.choir
            for side in SIDES
        ],
        "properties": [{field: str(entry[field]) for field in ("id", "name", "plain")} for entry in book.properties],
    }


def _regions(book: Book) -> list[dict[str, str]]:
    """Left and right of each region in order, as `areas.npz` counts them."""
    choir = {str(area["code"]): area for area in book.choir}
    return [
        {
            "code": f"{region['code']}-{side}",
            "name": str(region["name"]),
            "plain": str(region["plain"]),
            "side": side,
            "choir": str(choir[region["choir"]][side]),
        }
        for region in book.regions
        for side in SIDES
    ]


def plain_pinyin(text: str) -> str:
    """Pinyin without tone marks: `Hégǔ` becomes `Hegu`, ü becomes u."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def number(code: str) -> str:
    """The number of a standard code:

    `4` of `LI4`, and an empty string for `EX-HN3`, whose number is not one of its channel.
    """
    match = re.fullmatch(r"[A-Z]{2}(\d+)", code)
    return match[1] if match else ""


def _cautions(book: Book, names: Sequence[str]) -> list[dict[str, str]]:
    return [{field: str(book.cautions[name][field]) for field in ("kind", "level", "text", "source")} for name in names]


def _acupuncture(book: Book, channel: Table, point: Table) -> dict[str, Any]:
    code = str(point["code"])
    own = number(code)
    aliases = [str(alias) for alias in point.get("aliases", ())]
    # Two channels of French and English usage share the letter P: a code with it means the pericardium, as `p6`
    # does in the clinic.
    letters = [
        letter
        for letter in channel["aliases"]
        if letter != channel["code"] and not (channel["code"] == "LU" and letter == "P")
    ]
    aliases += [f"{letter}{own}" for letter in letters] if own else []
    return {
        "code": code,
        "kind": "acupuncture",
        "channel": channel["code"],
        "muscle": None,
        "number": int(own) if own else int(re.findall(r"\d+", code)[-1]),
        "label": str(point.get("label", code)),
        "pinyin": point["pinyin"],
        "pinyin_plain": plain_pinyin(point["pinyin"]),
        "zh_hans": point["zh_hans"],
        "zh_hant": point["zh_hant"],
        "name": point["name"],
        "plain": point["plain"],
        "aliases": aliases,
        "laterality": point.get("laterality", "bilateral"),
        "needles": int(point.get("needles", 1)),
        "location": point["location"],
        "cautions": _cautions(book, point.get("cautions", ())),
        **({"discreet": point["discreet"]} if "discreet" in point else {}),
    }


def _trigger(book: Book, muscle: Table, point: Table) -> dict[str, Any]:
    own = int(point["number"])
    alone = sum(other["muscle"] == muscle["code"] for other in book.triggers) == 1
    aliases: list[str] = []
    for alias in muscle["aliases"]:
        aliases.append(f"{alias} {own}")
        if " " not in alias:
            aliases.append(f"{alias}{own}")
        if alone:
            aliases.append(str(alias))
    return {
        "code": point["code"],
        "kind": "trigger",
        "channel": None,
        "muscle": muscle["code"],
        "number": own,
        "label": f"{muscle['label']} {own}",
        "pinyin": None,
        "pinyin_plain": None,
        "zh_hans": None,
        "zh_hant": None,
        "name": f"{muscle['name']} {own}",
        "plain": point.get("plain", muscle["plain"]),
        "aliases": list(dict.fromkeys(aliases)),
        "laterality": "bilateral",
        "needles": 1,
        "location": point["location"],
        "cautions": _cautions(book, list(dict.fromkeys([*muscle.get("cautions", ()), *point.get("cautions", ())]))),
        "referral": {kind: list(point.get("referral", {}).get(kind, ())) for kind in ("essential", "spillover")},
    }


def _keep_first_claims(points: Sequence[dict[str, Any]]) -> None:
    """Drop an alias that is another point's code, or that an earlier point has: what is typed must mean one point."""
    taken = {_typed(point["code"]) for point in points}
    for point in points:
        kept = [alias for alias in point["aliases"] if _typed(alias) not in taken]
        taken |= {_typed(alias) for alias in kept}
        point["aliases"] = kept


def _typed(text: str) -> str:
    return re.sub(r"[\s-]+", "", text).casefold()
