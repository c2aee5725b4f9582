"""Reads points, muscles, channels, regions and baked places into values. Geometry and search are kept out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ashichart.atlas.baked import BakedPlaces, read_baked
from ashichart.atlas.labels import label_of
from ashichart.atlas.plates import REMEDY
from ashichart.domain.atlas.body import (
    BodyArea,
    Caution,
    Channel,
    Figure,
    Laterality,
    Muscle,
    Point,
    PointKind,
    Property,
    Referral,
    Region,
    Side,
)
from ashichart.domain.errors import UserError
from ashichart.wording.computer import atlas_files as say

FORMAT = "ashichart-atlas-source"
VERSION = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AtlasText:
    """What is said of the points, the same for every figure; the points have no places yet.

    Args:
        points: Channels in order, then extra points, then trigger points by muscle.
        muscles: In the order of the file.
        channels: In the order of the file.
        regions: In the order in which `areas.npz` counts them.
        choir: Areas of the CHOIR body map.
        properties: Special properties of points.
        unread: What stands in the file and makes no sense, by name: "point LI4", "muscle UTrap".
    """

    points: tuple[Point, ...]
    muscles: tuple[Muscle, ...]
    channels: tuple[Channel, ...]
    regions: tuple[Region, ...] = ()
    choir: tuple[BodyArea, ...] = ()
    properties: tuple[Property, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedPoints:
    """The points of one figure.

    Args:
        points: All points; those without a place on this figure have an empty `places`.
        unplaced: Codes of the points that could not be placed on every side they have, in atlas order; those that have
            no mark on purpose are not among them.
    """

    points: tuple[Point, ...]
    unplaced: tuple[str, ...]


class _CautionEntry(msgspec.Struct):
    kind: str
    level: str
    text: str = ""
    source: str = ""


class _ReferralEntry(msgspec.Struct):
    essential: list[str] = []
    spillover: list[str] = []


class _PointEntry(msgspec.Struct):
    code: str
    kind: PointKind
    name: str
    laterality: Laterality
    channel: str | None = None
    muscle: str | None = None
    label: str | None = None
    pinyin: str | None = None
    pinyin_plain: str | None = None
    zh_hans: str | None = None
    zh_hant: str | None = None
    plain: str | None = None
    aliases: list[str] = []
    needles: int = 1
    location: str | None = None
    cautions: list[_CautionEntry] = []
    properties: list[str] = []
    referral: _ReferralEntry | None = None
    discreet: str | None = None
    system: str | None = None


class _MuscleEntry(msgspec.Struct):
    name: str
    code: str | None = None
    plain: str = ""
    latin: str | None = None
    label: str | None = None
    aliases: list[str] = []
    layer: int = 0
    attachments: str = ""
    innervation: str = ""
    risks: list[_CautionEntry] = []


class _RegionEntry(msgspec.Struct):
    code: str
    name: str
    side: Side
    plain: str = ""
    choir: str = ""


class _AreaEntry(msgspec.Struct):
    code: str
    name: str
    side: Side


class _PropertyEntry(msgspec.Struct):
    id: str
    name: str
    plain: str = ""


class _ChannelEntry(msgspec.Struct):
    code: str
    name: str
    points: list[str]
    pinyin: str = ""
    zh_hans: str = ""
    zh_hant: str = ""
    aliases: list[str] = []


class _AtlasFile(msgspec.Struct):
    format: str
    version: int
    points: list[dict[str, Any]]
    muscles: list[dict[str, Any]]
    channels: list[dict[str, Any]]
    regions: list[dict[str, Any]] = []
    choir: list[dict[str, Any]] = []
    properties: list[dict[str, Any]] = []


def read_text(made: Path) -> AtlasText:
    """Read `atlas.json`.

    An entry that makes no sense, or whose code another has already, is left out and listed as unread: charts open. A
    region that makes no sense keeps its number with the name of its entry, or every region after it would be another.

    Raises:
        UserError: If the file is missing, damaged as a whole, of another format or newer than this program; the
            sentence names it.
    """
    path = made / "atlas.json"
    entries = _decode(path, _AtlasFile)
    if entries.format != FORMAT:
        raise UserError(say.no_atlas(path=str(path)), REMEDY)
    if entries.version > VERSION:
        raise UserError(say.newer_atlas(path=str(path)), say.install_newer())
    unread: list[str] = []
    channels = tuple(
        Channel(c.code, c.name, c.pinyin, c.zh_hans, c.zh_hant, tuple(c.aliases), tuple(c.points))
        for c in _each(entries.channels, _ChannelEntry, "channel", unread)
    )
    read = _each(entries.muscles, _MuscleEntry, "muscle", unread)
    muscles = tuple(_muscle(entry) for entry in read)
    # The file names muscles by their codes; people, lists and search by their names.
    called = {m.code: m.name for m in read if m.code}
    found = _each(entries.points, _PointEntry, "point", unread)
    points = _in_order([_point(entry, called) for entry in found], channels, muscles)
    regions = tuple(_region(number, entry, unread) for number, entry in enumerate(entries.regions))
    choir = tuple(BodyArea(a.code, a.name, a.side) for a in _each(entries.choir, _AreaEntry, "area", unread))
    properties = tuple(
        Property(p.id, p.name, p.plain) for p in _each(entries.properties, _PropertyEntry, "property", unread)
    )
    return AtlasText(points, muscles, channels, regions, choir, properties, tuple(unread))


def place_points(baked: BakedPlaces, points: tuple[Point, ...]) -> PlacedPoints:
    """Give the points their places on a figure.

    A point whose place is missing or makes no sense stays in the atlas without it and is listed as unplaced: it can be
    found and read about, and the program opens.
    """
    placed: list[Point] = []
    unplaced: list[str] = []
    for point in points:
        known = baked.places(point.code)
        places = {side: known[side] for side in point.sides if side in known}
        placed.append(replace(point, places=places))
        if len(places) < len(point.sides) and not point.discreet:
            unplaced.append(point.code)
    return PlacedPoints(tuple(placed), tuple(unplaced))


def read_places(made: Path, figure: Figure, points: tuple[Point, ...]) -> PlacedPoints:
    """Read `places.json` of a figure and give the points their places, see `place_points`.

    Raises:
        UserError: If the file as a whole is missing or is no JSON.
    """
    return place_points(read_baked(made, figure), points)


def _decode(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise UserError(say.atlas_missing(path=str(path)), REMEDY) from error
    except OSError as error:
        raise UserError(say.atlas_unread(path=str(path)), REMEDY) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UserError(say.atlas_damaged(path=str(path), error=str(error)), REMEDY) from error


def _each(entries: list[dict[str, Any]], kind: type[T], what: str, unread: list[str]) -> list[T]:
    """The entries that make sense, the first of each code; the names of the others go to `unread`."""
    found: list[T] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        code = str(entry.get("code") or entry.get("id") or entry.get("name") or number)
        if code in seen:
            unread.append(say.a_second_time(entry=say.unread_entry[what](code=code)))
            continue
        try:
            found.append(msgspec.convert(entry, kind))
            seen.add(code)
        except msgspec.ValidationError:
            unread.append(say.unread_entry[what](code=code))
    return found


def _muscle(entry: _MuscleEntry) -> Muscle:
    latin = [entry.latin] if entry.latin else []
    return Muscle(
        code=entry.code or entry.name,
        name=entry.name,
        latin=entry.latin or "",
        label=entry.label or label_of("", PointKind.TRIGGER, entry.name),
        plain=entry.plain,
        aliases=tuple(dict.fromkeys([*entry.aliases, *latin])),
        layer=entry.layer,
        attachments=entry.attachments,
        innervation=entry.innervation,
        risks=tuple(Caution(c.kind, c.level, c.text, c.source) for c in entry.risks),
    )


def _region(number: int, entry: dict[str, Any], unread: list[str]) -> Region:
    try:
        found = msgspec.convert(entry, _RegionEntry)
    except msgspec.ValidationError:
        code = str(entry.get("code") or number)
        unread.append(say.unread_entry["region"](code=code))
        return Region(code, code, "", Side.RIGHT if number % 2 else Side.LEFT)
    return Region(found.code, found.name, found.plain, found.side, found.choir)


def _referral(entry: _ReferralEntry | None) -> Referral | None:
    if entry is None or not (entry.essential or entry.spillover):
        return None
    return Referral(tuple(entry.essential), tuple(entry.spillover))


def _point(entry: _PointEntry, called: Mapping[str, str]) -> Point:
    muscle = called.get(entry.muscle, entry.muscle) if entry.muscle else None
    return Point(
        code=entry.code,
        kind=entry.kind,
        label=entry.label or label_of(entry.code, entry.kind, muscle),
        name=entry.name,
        plain=entry.plain or "",
        location=entry.location or "",
        laterality=entry.laterality,
        channel=entry.channel,
        muscle=muscle,
        pinyin=entry.pinyin or "",
        pinyin_plain=entry.pinyin_plain or "",
        zh_hans=entry.zh_hans or "",
        zh_hant=entry.zh_hant or "",
        aliases=tuple(entry.aliases),
        needles=max(1, entry.needles),
        cautions=tuple(Caution(c.kind, c.level, c.text, c.source) for c in entry.cautions),
        properties=tuple(entry.properties),
        referral=_referral(entry.referral),
        discreet=entry.discreet or "",
        system=entry.system or "",
    )


def _in_order(points: list[Point], channels: tuple[Channel, ...], muscles: tuple[Muscle, ...]) -> tuple[Point, ...]:
    """Channels in order, then points of no channel, then trigger points by muscle; else the file's order."""
    in_channel = {
        code: (number, place) for number, channel in enumerate(channels) for place, code in enumerate(channel.points)
    }
    muscle_order = {muscle.name: number for number, muscle in enumerate(muscles)}

    def rank(item: tuple[int, Point]) -> tuple[int, int, int]:
        number, point = item
        if point.kind is PointKind.TRIGGER:
            return (2, muscle_order.get(point.muscle or "", len(muscles)), number)
        if point.code in in_channel:
            return (0, *in_channel[point.code])
        return (1, 0, number)

    return tuple(point for _, point in sorted(enumerate(points), key=rank))
