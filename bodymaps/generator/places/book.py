"""Reads `bodymaps/points/*.toml`:

frames, scales, landmarks, points, muscles and nudges as they are written. Reckoning is kept out (recipes.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Table = Mapping[str, Any]
HERE = Path(__file__).resolve().parents[2] / "points"
# Each of these may be one file or several: landmarks.toml, landmarks-leg.toml …
RULES, MUSCLES, TRIGGERS, NUDGES, CAUTIONS, REGIONS, PROPERTIES, LINES = (
    "landmarks",
    "muscles",
    "trigger-points",
    "nudges",
    "cautions",
    "regions",
    "properties",
    "channel-lines",
)
NOT_CHANNELS = (RULES, MUSCLES, TRIGGERS, NUDGES, CAUTIONS, REGIONS, PROPERTIES, LINES, "ear")


class BookError(ValueError):
    """A point file that cannot be used, with the file and the entry in the sentence."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """A correction by eye: millimetres along the skin of a person 1.7 m tall.

    Attributes:
        steps: Pairs of a direction in words and millimetres.
        frame: Frame of the directions.
        figure: The only figure it is for, or an empty string.
    """

    point: str
    steps: tuple[tuple[str, float], ...]
    frame: str
    reason: str
    figure: str


@dataclass(frozen=True, slots=True)
class Book:
    """All that stands in the point files.

    Attributes:
        frames: Limb frames by name, as written.
        scales: Cun scales by name, as written.
        landmarks: Recipes of the landmarks by name.
        channels: Channels in order, each with its `code` and texts.
        points: Acupuncture points in order of channel and number, each with `code`, `channel`, and either `place` or
            `discreet`, the sentence that stands in place of a mark.
        triggers: Trigger points in order of the file.
        muscles: Muscles in order of the file.
        cautions: Cautions by the name points use for them.
        nudges: Corrections by eye.
        regions: Regions in order of the file, each with `code`.
        choir: Areas of the CHOIR body map in order, each with `code`, a left and a right number.
        properties: Special properties of points in order, each with `id` and its points.
        lines: Runs of a channel's line by the channel's code, where they are not its points in order.
    """

    frames: Mapping[str, Table]
    scales: Mapping[str, Table]
    landmarks: Mapping[str, Table]
    channels: tuple[Table, ...]
    points: tuple[Table, ...]
    triggers: tuple[Table, ...]
    muscles: tuple[Table, ...]
    cautions: Mapping[str, Table]
    nudges: tuple[Nudge, ...]
    regions: tuple[Table, ...] = ()
    choir: tuple[Table, ...] = ()
    properties: tuple[Table, ...] = ()
    lines: Mapping[str, Table] = field(default_factory=dict[str, Table])

    def recipe(self, name: str) -> Table | None:
        """The recipe of a landmark or point, or None."""
        if name in self.landmarks:
            return self.landmarks[name]
        for point in (*self.points, *self.triggers):
            if point["code"] == name and "place" in point:
                place: Table = point["place"]
                return place
        return None


def read_book(folder: Path = HERE) -> Book:
    """Read the point files.

    Raises:
        BookError: A code is there twice, or an entry lacks its place and does not say why.
    """
    rules = _read_all(folder, RULES)
    channels: list[Table] = []
    points: list[Table] = []
    for path in sorted(folder.glob("*.toml")):
        if path.stem.startswith(NOT_CHANNELS):
            continue
        page = _read(path)
        channels.append(page["channel"])
        points += [{"code": code, "channel": page["channel"]["code"], **entry} for code, entry in page["point"].items()]
    channels.sort(key=lambda channel: int(channel["order"]))
    triggers = [{"code": code, **entry} for code, entry in _read_all(folder, TRIGGERS)["point"].items()]
    codes = [str(point["code"]) for point in (*points, *triggers)]
    for code in codes:
        if codes.count(code) > 1 or code in rules["place"]:
            message = f"“{code}” is named twice in {folder.name}/*.toml"
            raise BookError(message)
    for point in (*points, *triggers):
        if ("place" in point) == bool(point.get("discreet")):
            message = f"“{point['code']}” needs either a place or a sentence `discreet` that says why it has none"
            raise BookError(message)
    return Book(
        rules["frame"],
        rules["scale"],
        rules["place"],
        tuple(channels),
        tuple(points),
        tuple(triggers),
        tuple({"code": code, **entry} for code, entry in _read_all(folder, MUSCLES)["muscle"].items()),
        _read_all(folder, CAUTIONS),
        tuple(
            Nudge(
                one["point"], tuple(one["mm"].items()), one.get("frame", "body"), one["reason"], one.get("figure", "")
            )
            for one in _read_all(folder, NUDGES).get("nudge", [])
        ),
        _entries(folder, REGIONS, "region"),
        _entries(folder, REGIONS, "choir"),
        tuple({"id": one.pop("code"), **one} for one in _entries(folder, PROPERTIES, "property")),
        _read_all(folder, LINES).get("line", {}),
    )


def _entries(folder: Path, kind: str, table: str) -> tuple[dict[str, Any], ...]:
    """The entries of a table in order of the file, each with its name as `code`; none if there is no such file."""
    return tuple({"code": code, **entry} for code, entry in _read_all(folder, kind).get(table, {}).items())


def _read_all(folder: Path, kind: str) -> dict[str, Any]:
    """All files of a kind as one: tables are joined, lists follow each other in order of the file names."""
    joined: dict[str, Any] = {}
    first = folder / f"{kind}.toml"
    # What the first atlas did not have yet may be missing.
    whole = [first] if first.exists() or kind not in (REGIONS, PROPERTIES, LINES) else []
    for path in [*whole, *sorted(folder.glob(f"{kind}-*.toml"))]:
        for name, entry in _read(path).items():
            known = joined.setdefault(name, entry)
            if known is entry:
                continue
            if isinstance(entry, list):
                known += entry
                continue
            for key, value in entry.items():
                if key in known:
                    message = f"{path.name}: “{key}” is named twice in {kind}*.toml"
                    raise BookError(message)
                known[key] = value
    return joined


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        message = f"{path.name}: {error}"
        raise BookError(message) from error
