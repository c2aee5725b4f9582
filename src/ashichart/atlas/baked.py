"""Where the points of a figure lie, entry by entry as they are asked for. What the points are called is kept out."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from ashichart.atlas.plates import REMEDY
from ashichart.domain.atlas.body import Figure, Place, Side, SurfacePoint
from ashichart.domain.errors import UserError
from ashichart.wording.computer import atlas_files as say


class _NeedleEntry(msgspec.Struct):
    plates: dict[str, tuple[float, float]] = {}


class _PlaceEntry(msgspec.Struct):
    face: int
    u: float
    v: float
    at: tuple[float, float, float]
    plates: dict[str, tuple[float, float]] = {}
    needles: list[_NeedleEntry] = []


class BakedPlaces:
    """The places of one figure.

    A session shows some twenty of eight hundred points, so an entry is decoded when it is asked for.

    Args:
        entries: Code -> JSON of its sides.
    """

    def __init__(self, entries: Mapping[str, msgspec.Raw]) -> None:
        self._entries = entries
        self._decoded: dict[str, dict[Side, Place]] = {}

    def place(self, code: str, side: Side) -> Place | None:
        """Return the place of a point; None if there is none or its entry makes no sense."""
        return self.places(code).get(side)

    def places(self, code: str) -> Mapping[Side, Place]:
        """Return the places of a point by side; a side whose entry is missing or makes no sense is left out."""
        if code not in self._decoded:
            self._decoded[code] = self._decode(code)
        return self._decoded[code]

    def _decode(self, code: str) -> dict[Side, Place]:
        entry = self._entries.get(code)
        if entry is None:
            return {}
        sides: Mapping[str, _PlaceEntry | msgspec.Raw]
        try:
            sides = msgspec.json.decode(entry, type=dict[str, _PlaceEntry])
        except (msgspec.DecodeError, RecursionError):
            # One of the sides makes no sense: the other still counts.
            sides = _each_side(entry)
        found = {side: _place(sides[side.value], side) for side in Side if side.value in sides}
        return {side: place for side, place in found.items() if place is not None}


def read_baked(made: Path, figure: Figure) -> BakedPlaces:
    """Read `places.json` of a figure.

    Raises:
        UserError: If the file as a whole is missing or is no JSON.
    """
    path = made / figure.value / "places.json"
    try:
        return BakedPlaces(msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw]))
    except FileNotFoundError as error:
        raise UserError(say.places_missing(path=str(path)), REMEDY) from error
    except OSError as error:
        raise UserError(say.places_unread(path=str(path)), REMEDY) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UserError(say.places_damaged(path=str(path), error=str(error)), REMEDY) from error


def _each_side(entry: msgspec.Raw) -> Mapping[str, msgspec.Raw]:
    try:
        return msgspec.json.decode(entry, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return {}


def _place(entry: _PlaceEntry | msgspec.Raw, side: Side) -> Place | None:
    try:
        baked = entry if isinstance(entry, _PlaceEntry) else msgspec.json.decode(entry, type=_PlaceEntry)
        surface = SurfacePoint(baked.face, baked.u, baked.v)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    return Place(side, surface, baked.at, baked.plates, tuple(needle.plates for needle in baked.needles))
