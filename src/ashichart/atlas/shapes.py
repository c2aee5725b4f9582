"""Reads the outlines of areas and the lines of channels as plates show them. No cells (areas.py), no numpy."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from ashichart.atlas.plates import REMEDY
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.errors import UserError
from ashichart.wording.computer import atlas_files as say

Line = tuple[tuple[float, float], ...]
"""A ring or a polyline in plate fractions, origin top left, y down."""
Shape = Mapping[str, tuple[Line, ...]]
_OTHER = {"left": "right", "right": "left"}
_Written = dict[str, dict[str, dict[str, list[list[float]]]]]
_EMPTY: Shape = MappingProxyType({})


class Shapes:
    """The drawn layers of one figure; of the left side as written, of the right as their mirror."""

    def __init__(self, written: _Written) -> None:
        """Take the content of `layers.json`."""
        self._written = written
        self._made: dict[tuple[str, str, Side], Shape] = {}

    def shape(self, layer: str, code: str, side: Side) -> Shape:
        """Return plate name -> rings of an area (closed, even-odd) or polylines of a channel; empty if not drawn.

        Args:
            layer: "muscles", "regions" or "channels".
            code: Code of the muscle, region (with or without its side) or channel.
            side: `MIDLINE` for channels of the midline; elsewhere it means left.
        """
        key = (layer, code, side)
        if key not in self._made:
            self._made[key] = self._read(layer, code, side)
        return self._made[key]

    def _read(self, layer: str, code: str, side: Side) -> Shape:
        plates = self._written.get(layer, {}).get(code.removesuffix("-left").removesuffix("-right"), {})
        if side is not Side.RIGHT:
            return {plate: tuple(_line(flat) for flat in lines) for plate, lines in plates.items()}
        return {mirrored(plate): tuple(_line(flat, flip=True) for flat in lines) for plate, lines in plates.items()}


def mirrored(plate: str) -> str:
    """Return the plate that shows the other side: "hand-palmar-left" -> "hand-palmar-right", "front" -> "front"."""
    return "-".join(_OTHER.get(word, word) for word in plate.split("-"))


def read_shapes(made: Path, figure: Figure) -> Shapes:
    """Read `layers.json` of a figure.

    Raises:
        UserError: If it is missing or damaged.
    """
    path = made / figure.value / "layers.json"
    try:
        return Shapes(msgspec.json.decode(path.read_bytes(), type=_Written))
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UserError(say.outlines_missing(path=str(path)), REMEDY) from error


def _line(flat: Iterable[float], *, flip: bool = False) -> Line:
    values = list(flat)
    across = [round(1.0 - x, 4) for x in values[::2]] if flip else values[::2]
    # A number without its partner, as a hand-edited file may end, is left out.
    return tuple(zip(across, values[1::2], strict=False))
