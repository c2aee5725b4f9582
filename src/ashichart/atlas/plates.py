"""Reads the list of plates of a figure: titles, sides and cameras. Needs no numpy and does not parse drawings."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ashichart.domain.atlas.body import Figure, Plate, Side, SideLetter, Vec3
from ashichart.domain.errors import UserError
from ashichart.wording.computer import atlas_files as say
from ashichart.wording.names.plates import plate_title

REMEDY = say.install_again()


@dataclass(frozen=True, slots=True)
class Camera:
    """From where a plate is seen, without perspective.

    Args:
        pose: Name of the pose the body stands in.
        right: Unit vector of the picture's right, body axes.
        up: Unit vector of the picture's top.
        toward: Unit vector to the viewer.
        x0: p · right at the left edge, body heights.
        y0: p · up at the top edge.
        scale: Units of the drawing in a body height.
        width: Width of the drawing in its units.
        height: Height of the drawing.
        faces: Half-open ranges of base faces that are drawn, None for all.
        clip: (normal, offset): what has p · normal ≤ offset is drawn; None for everything.
    """

    pose: str
    right: Vec3
    up: Vec3
    toward: Vec3
    x0: float
    y0: float
    scale: float
    width: float
    height: float
    faces: tuple[tuple[int, int], ...] | None = None
    clip: tuple[Vec3, float] | None = None

    def fractions(self, position: Vec3) -> tuple[float, float]:
        """Return the place of a position of this plate's pose in fractions of the plate, origin top left, y down."""
        across = (_dot(position, self.right) - self.x0) * self.scale / self.width
        down = (self.y0 - _dot(position, self.up)) * self.scale / self.height
        return across, down


@dataclass(frozen=True, slots=True)
class DrawnPlate:
    """A plate, its camera and the file of its drawing."""

    plate: Plate
    camera: Camera
    svg: Path


def read_plates(made: Path, figure: Figure) -> Mapping[str, DrawnPlate]:
    """Read `plates.json` of a figure.

    Args:
        made: Folder with what the generator made.
        figure: Which figure.

    Returns:
        Plate name -> plate, in the order of the file.

    Raises:
        UserError: If the file is missing, is no JSON or lacks what a plate needs; the sentence names file and plate.
    """
    path = made / figure.value / "plates.json"
    try:
        content: object = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise UserError(say.drawings_missing(path=str(path)), REMEDY) from error
    except (OSError, ValueError, RecursionError) as error:
        raise UserError(say.drawings_unread(path=str(path)), REMEDY) from error
    if not isinstance(content, dict) or not content:
        raise UserError(say.drawings_empty(path=str(path)), REMEDY)
    found: dict[str, DrawnPlate] = {}
    for name, entry in cast("dict[str, dict[str, object]]", content).items():
        try:
            found[name] = _plate(name, entry, path.parent)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError(say.plate_damaged(name=name, path=str(path), error=str(error)), REMEDY) from error
    return found


def read_svg(drawn: DrawnPlate) -> bytes:
    """Return the drawing of a plate.

    Raises:
        UserError: If the file is missing or cannot be read.
    """
    try:
        return drawn.svg.read_bytes()
    except OSError as error:
        raise UserError(say.drawing_missing(path=str(drawn.svg)), REMEDY) from error


def _plate(name: str, entry: Mapping[str, object], folder: Path) -> DrawnPlate:
    width, height = _number(entry["width"]), _number(entry["height"])
    scale = _number(entry["scale"])
    if min(width, height, scale) <= 0:
        raise ValueError("width, height and scale are above 0")
    letters = tuple(
        SideLetter(Side(str(side["side"])), *_pair(side["at"]))
        for side in cast("list[dict[str, object]]", entry["sides"])
    )
    plate = Plate(name, plate_title(str(entry["title"])), str(entry["group"]), width, height, letters, scale)
    faces = cast("list[list[int]] | None", entry.get("faces"))
    clip = cast("dict[str, object] | None", entry.get("clip"))
    camera = Camera(
        str(entry["pose"]),
        _vector(entry["right"]),
        _vector(entry["up"]),
        _vector(entry["toward"]),
        _number(entry["x0"]),
        _number(entry["y0"]),
        scale,
        width,
        height,
        None if faces is None else tuple((int(first), int(end)) for first, end in faces),
        None if clip is None else (_vector(clip["normal"]), _number(clip["offset"])),
    )
    svg = str(entry["svg"])
    if Path(svg).name != svg:
        raise ValueError("a drawing lies beside its list")
    return DrawnPlate(plate, camera, folder / svg)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _pair(value: object) -> tuple[float, float]:
    x, y = cast("list[object]", value)
    return _number(x), _number(y)


def _vector(value: object) -> Vec3:
    x, y, z = cast("list[object]", value)
    return _number(x), _number(y), _number(z)


def _dot(a: Vec3, b: Vec3) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
