"""Writes the atlas of one figure as `ashichart-atlas` JSON for researchers; docs/atlas.schema.json describes it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ashichart.domain.body import Channel, Figure, Muscle, Plate, Point

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


def atlas_json(
    figure: Figure,
    plates: Mapping[str, Plate],
    frames: Mapping[str, PlateFrame],
    points: Iterable[Point],
    muscles: Iterable[Muscle],
    channels: Iterable[Channel],
) -> bytes:
    """Return the export of one figure, UTF-8, the same bytes for the same atlas.

    Args:
        figure: Which figure.
        plates: Plate name -> plate, in the order to be listed.
        frames: Plate name -> frame, for full-body plates only.
        points: In atlas order, with their places; a point without places has an empty list of sites.
        muscles: Muscles that carry trigger points.
        channels: Channels with their points in order.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "figure": figure.value,
        "body": {"height": 1.0, "axes": AXES},
        "plates": {name: _plate(plate, frames.get(name)) for name, plate in plates.items()},
        "points": [_point(point) for point in points],
        "muscles": [
            {"name": muscle.name, "plain": muscle.plain, "aliases": list(muscle.aliases)} for muscle in muscles
        ],
        "regions": [],
        "channels": [
            {
                "code": channel.code,
                "name": channel.name,
                "pinyin": channel.pinyin,
                "zh_hans": channel.zh_hans,
                "zh_hant": channel.zh_hant,
                "aliases": list(channel.aliases),
                "points": list(channel.points),
            }
            for channel in channels
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


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
        "cautions": [
            {"kind": caution.kind, "level": caution.level, "text": caution.text, "source": caution.source}
            for caution in point.cautions
        ],
        "referral": {"essential": [], "spillover": []},
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
