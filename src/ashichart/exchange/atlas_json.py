"""Writes the atlas of one figure as `ashichart-atlas` JSON for researchers; docs/atlas.schema.json describes it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ashichart.domain.atlas.body import (
    BodyArea,
    Caution,
    Channel,
    Figure,
    Muscle,
    Plate,
    Point,
    Property,
    Region,
    Side,
)

FORMAT = "ashichart-atlas"
VERSION = 1
AXES = "x = patient's left, y = up, z = anterior; unit = body height; sole y = 0, midline x = 0; anatomical position"
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class PlateFrame:
    """Where the body stands on a full-body plate, in plate fractions.

    Args:
        mid: x of the body's axis (x = 0, z = 0); on front and back that is the midline.
        top: y of the crown.
        sole: y of the sole.
    """

    mid: float
    top: float
    sole: float


Lines = Mapping[str, Sequence[Sequence[tuple[float, float]]]]
"""Plate name -> rings or polylines, in plate fractions."""


@dataclass(frozen=True, slots=True)
class Areas:
    """What the atlas says of the body beside points, with how plates show it.

    Args:
        muscles: Muscles in order, with their outlines by side.
        regions: Regions, left and right of each in turn, with their outlines.
        channels: Channels with their points in order, with their lines by side (`MIDLINE` for those of the midline).
        choir: Areas of the CHOIR body map.
        properties: Special properties that points have.
    """

    muscles: Sequence[tuple[Muscle, Mapping[Side, Lines]]]
    regions: Sequence[tuple[Region, Lines]]
    channels: Sequence[tuple[Channel, Mapping[Side, Lines]]]
    choir: Sequence[BodyArea] = ()
    properties: Sequence[Property] = ()


def atlas_json(
    figure: Figure,
    plates: Mapping[str, Plate],
    frames: Mapping[str, PlateFrame],
    points: Iterable[Point],
    areas: Areas,
) -> bytes:
    """Return the export of one figure, UTF-8, an entry a line, the same bytes for the same atlas.

    Args:
        figure: Which figure.
        plates: Plate name -> plate, in the order to be listed.
        frames: Plate name -> frame, for full-body plates only.
        points: In atlas order, with their places; a point without places has an empty list of sites.
        areas: Muscles, regions and channels.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "figure": figure.value,
        "body": {"height": 1.0, "axes": AXES},
        "plates": {name: _plate(plate, frames.get(name)) for name, plate in plates.items()},
        "points": [_point(point) for point in points],
        "muscles": [_muscle(muscle, outlines) for muscle, outlines in areas.muscles],
        "regions": [_region(region, outlines) for region, outlines in areas.regions],
        "choir": [{"code": area.code, "name": area.name, "side": area.side.value} for area in areas.choir],
        "properties": [{"id": one.id, "name": one.name, "plain": one.plain} for one in areas.properties],
        "channels": [_channel(channel, lines) for channel, lines in areas.channels],
    }
    return _written(document).encode()


def _written(document: Mapping[str, Any]) -> str:
    """JSON with an entry of the long lists a line: a million numbers on lines of their own help nobody."""
    parts: list[str] = []
    for name, value in document.items():
        entries = cast("list[object]", value) if isinstance(value, list) else []
        if entries:
            parts.append(f"{_dump(name)}: [\n" + ",\n".join(f" {_dump(entry)}" for entry in entries) + "\n]")
        else:
            parts.append(f"{_dump(name)}: {json.dumps(value, ensure_ascii=False, allow_nan=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _muscle(muscle: Muscle, outlines: Mapping[Side, Lines]) -> dict[str, Any]:
    return {
        "code": muscle.code,
        "name": muscle.name,
        "latin": muscle.latin,
        "plain": muscle.plain,
        "aliases": list(muscle.aliases),
        "layer": muscle.layer,
        "attachments": muscle.attachments,
        "innervation": muscle.innervation,
        "risks": _cautions(muscle.risks),
        "outlines": {side.value: _lines(lines) for side, lines in outlines.items()},
    }


def _region(region: Region, outlines: Lines) -> dict[str, Any]:
    return {
        "code": region.code,
        "name": region.name,
        "plain": region.plain,
        "side": region.side.value,
        "choir": region.choir,
        "outlines": _lines(outlines),
    }


def _channel(channel: Channel, lines: Mapping[Side, Lines]) -> dict[str, Any]:
    return {
        "code": channel.code,
        "name": channel.name,
        "pinyin": channel.pinyin,
        "zh_hans": channel.zh_hans,
        "zh_hant": channel.zh_hant,
        "aliases": list(channel.aliases),
        "points": list(channel.points),
        "lines": {side.value: _lines(one) for side, one in lines.items()},
    }


def _lines(lines: Lines) -> dict[str, list[list[list[float]]]]:
    return {plate: [[[x, y] for x, y in line] for line in lines[plate]] for plate in sorted(lines)}


def _cautions(cautions: Iterable[Caution]) -> list[dict[str, str]]:
    return [{"kind": one.kind, "level": one.level, "text": one.text, "source": one.source} for one in cautions]


def _plate(plate: Plate, frame: PlateFrame | None) -> dict[str, float]:
    written = {"aspect": _round(plate.aspect)}
    if frame is not None:
        written |= {"mid": _round(frame.mid), "top": _round(frame.top), "sole": _round(frame.sole)}
    return written


def _point(point: Point) -> dict[str, Any]:
    return {
        "code": point.code,
        "kind": point.kind.value,
        "channel": point.channel,
        "muscle": point.muscle,
        "pinyin": point.pinyin,
        "pinyin_plain": point.pinyin_plain,
        "zh_hans": point.zh_hans,
        "zh_hant": point.zh_hant,
        "name": point.name,
        "plain": point.plain,
        "aliases": list(point.aliases),
        "laterality": point.laterality.value,
        "needles": point.needles,
        "location": point.location,
        "cautions": _cautions(point.cautions),
        "properties": list(point.properties),
        "discreet": point.discreet,
        "system": point.system,
        "referral": {
            "essential": list(point.referral.essential) if point.referral else [],
            "spillover": list(point.referral.spillover) if point.referral else [],
        },
        "sites": [
            {
                "side": side.value,
                "place": [_round(value) for value in place.position],
                "plates": {name: [_round(value) for value in at] for name, at in sorted(place.plates.items())},
            }
            for side, place in point.places.items()
        ],
    }


def _round(value: float) -> float:
    return round(value, _DIGITS) + 0.0  # no minus zero
