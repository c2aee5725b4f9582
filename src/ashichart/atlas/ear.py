"""Reads the zones of the ear and the protocols from `ear.json`. The ear's points are read like all others (load.py)."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from ashichart.domain.atlas.body import EarZone, Protocol

FORMAT = "ashichart-ear"
VERSION = 1
_OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class EarMap:
    """What the file says, left zones first and then their mirrors.

    Args:
        zones: Of both ears.
        protocols: In the order of the file.
    """

    zones: tuple[EarZone, ...] = ()
    protocols: tuple[Protocol, ...] = ()


class _ZoneEntry(msgspec.Struct):
    code: str
    name: str
    plate: str
    ring: list[float]
    pinyin: str = ""
    zh_hans: str = ""
    zh_hant: str = ""
    system: str = ""


class _ProtocolEntry(msgspec.Struct):
    code: str
    name: str
    points: list[str]
    plain: str = ""


class _EarFile(msgspec.Struct):
    format: str
    version: int
    zones: list[_ZoneEntry] = []
    protocols: list[_ProtocolEntry] = []


def read_ear(made: Path) -> EarMap:
    """Read `ear.json`; a missing, damaged or newer file is an ear without zones, since charts open without them."""
    try:
        entries = msgspec.json.decode((made / "ear.json").read_bytes(), type=_EarFile)
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
        return EarMap()
    if entries.format != FORMAT or entries.version > VERSION:
        return EarMap()
    left = tuple(_zone(entry) for entry in entries.zones if len(entry.ring) >= 6 and len(entry.ring) % 2 == 0)
    protocols = tuple(Protocol(p.code, p.name, p.plain, tuple(p.points)) for p in entries.protocols if p.points)
    return EarMap((*left, *(_mirrored(zone) for zone in left)), protocols)


def zone_at(zones: tuple[EarZone, ...], plate: str, x: float, y: float) -> EarZone | None:
    """Return the zone under a point of a plate in fractions, None where the plate shows none."""
    return next((zone for zone in zones if zone.plate == plate and _holds(zone.ring, x, y)), None)


def _zone(entry: _ZoneEntry) -> EarZone:
    ring = tuple((x, y) for x, y in zip(entry.ring[::2], entry.ring[1::2], strict=True))
    return EarZone(entry.code, entry.name, entry.pinyin, entry.zh_hans, entry.zh_hant, entry.system, entry.plate, ring)


def _mirrored(zone: EarZone) -> EarZone:
    ear, _, side = zone.plate.rpartition("-")
    return EarZone(
        zone.code, zone.name, zone.pinyin, zone.zh_hans, zone.zh_hant, zone.system, f"{ear}-{_OTHER.get(side, side)}",
        tuple((1 - x, y) for x, y in zone.ring),
    )  # fmt: skip


def _holds(ring: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    """Whether a ring holds a point: a ray to the right leaves it an odd number of times."""
    inside = False
    before_x, before_y = ring[-1]
    for at_x, at_y in ring:
        if (at_y > y) != (before_y > y) and x < at_x + (before_x - at_x) * (y - at_y) / (before_y - at_y):
            inside = not inside
        before_x, before_y = at_x, at_y
    return inside
