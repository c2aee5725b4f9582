"""The plates: which part of which pose is seen from where, and the steps from mesh to SVG and plates.json."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from bodymaps.generator import svg
from bodymaps.generator.camera import DIRECTIONS, Camera, frame
from bodymaps.generator.contours import Ink
from bodymaps.generator.inking import Style, draw
from bodymaps.generator.landmark_lines import LandmarkLine, landmark_lines
from bodymaps.generator.mesh import Detail, DrawMesh, build_mesh
from bodymaps.generator.pose import unit
from bodymaps.generator.surface import PART_NAMES, Surface
from bodymaps.generator.tone import Light

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bodymaps.generator.source import Source

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

BODY = Detail(levels=2, form_mm=30, hollow_mm=20, groove_mm=6, directions=48)
HEAD = Detail(levels=3, form_mm=20, hollow_mm=14, groove_mm=6, directions=44, pixels=420)
HAND = Detail(levels=3, form_mm=20, hollow_mm=16, groove_mm=7, directions=44, pixels=420)
MARGIN = 40


@dataclass(frozen=True, slots=True)
class Plate:
    """A row of the plates' configuration.

    Attributes:
        name: File name without its ending.
        title: What people read.
        group: `body`, `head` or `hand`.
        pose: Name of a pose.
        height: Units of the view box.
        style: How it is drawn.
        detail: How finely.
        mirrored: The plate that shows the same from the other side, drawn as its exact mirror.
        mirrored_title: Its title.
    """

    name: str
    title: str
    group: str
    pose: str
    height: int
    style: Style
    detail: Detail
    mirrored: str | None = None
    mirrored_title: str | None = None
    sides: tuple[tuple[str, float, float], ...] = ()
    mirrored_sides: tuple[tuple[str, float, float], ...] = field(default=())


_BODY = Style(
    light=Light(
        form=0.85,
        way=(-0.22, 0.42, 0.88),
        shade=1.0,
        hollow=0.20,
        groove=0.08,
        low=0.16,
        high=1.02,
        smooth=7,
        smallest=700,
    ),
    ink=Ink(thinnest=1.0, widest=2.5),
)
_HEAD = Style(
    light=Light(blur=14, form=0.55, hollow=0.18, groove=0.14, calm=0.25, low=0.13, smooth=9),
    ink=Ink(shortest=30, least_drop=8),
    close=True,
    face=True,
)
_HAND = Style(light=Light(blur=8, form=0.5), close=True)

_R, _L = (0.18, 0.62), (0.82, 0.62)
_CORNER_LEFT, _CORNER_RIGHT = (0.07, 0.95), (0.93, 0.95)

PLATES = (
    Plate("front", "Front", "body", "anatomical", 2400, _BODY, BODY, sides=(("right", *_R), ("left", *_L))),
    Plate("back", "Back", "body", "anatomical", 2400, _BODY, BODY, sides=(("left", *_R), ("right", *_L))),
    Plate(
        "left", "Left side", "body", "side", 2400, _BODY, BODY, "right", "Right side",
        (("left", 0.25, 0.62),), (("right", 0.75, 0.62),),
    ),
    Plate(
        "head-front", "Head, front", "head", "anatomical", 1500, _HEAD, HEAD,
        sides=(("right", *_CORNER_LEFT), ("left", *_CORNER_RIGHT)),
    ),
    Plate(
        "head-back", "Head, back", "head", "anatomical", 1500, _HEAD, HEAD,
        sides=(("left", *_CORNER_LEFT), ("right", *_CORNER_RIGHT)),
    ),
    Plate(
        "head-left", "Head, left", "head", "anatomical", 1500, _HEAD, HEAD, "head-right", "Head, right",
        (("left", 0.10, 0.95),), (("right", 0.90, 0.95),),
    ),
    Plate(
        "hand-palmar-left", "Left hand, palm", "hand", "anatomical", 1600, _HAND, HAND,
        "hand-palmar-right", "Right hand, palm", (("left", 0.08, 0.95),), (("right", 0.92, 0.95),),
    ),
    Plate(
        "hand-dorsal-left", "Left hand, back", "hand", "anatomical", 1600, _HAND, HAND,
        "hand-dorsal-right", "Right hand, back", (("left", 0.92, 0.95),), (("right", 0.08, 0.95),),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """Half of space that is drawn: p · normal ≤ offset."""

    normal: Floats
    offset: float

    def beyond(self, points: Floats) -> Floats:
        """(n,) how far points lie beyond the cut; drawn where it is not above 0."""
        return points @ self.normal - self.offset


@dataclass(frozen=True, slots=True)
class View:
    """What a plate shows of a figure: base faces (F,) or all, and a cut or none."""

    faces: Bools | None
    cut: Cut | None
    directions: tuple[Floats, Floats, Floats]


def view_of(plate: Plate, surface: Surface) -> View:
    """Camera directions, faces and cut of a plate, found on the figure's joints."""
    part = np.array([PART_NAMES[number] for number in surface.topology.part])
    seen_from = plate.name.rsplit("-", 1)[-1]
    if plate.group == "body":
        directions = tuple(np.array(way) for way in DIRECTIONS[seen_from])
        # On a side plate the far arm would lie over the trunk.
        faces = None if seen_from in ("front", "back") else ~np.isin(part, ("arm-right", "hand-right"))
        return View(faces, None, directions)
    if plate.group == "head":
        directions = tuple(np.array(way) for way in DIRECTIONS[seen_from])
        low = float(surface.joint("neck01", plate.pose)[1]) + 0.004
        at = surface.points[plate.pose][surface.base].mean(axis=1)
        faces = (at[:, 1] > low - 0.03) & (np.abs(at[:, 0]) < 0.078) & (part != "mouth")
        return View(faces, Cut(np.array([0.0, -1.0, 0.0]), -low), directions)
    wrist, elbow = surface.joint("wrist.L", plate.pose), surface.joint("lowerarm01.L", plate.pose)
    index, middle, little = (surface.joint(f"finger{finger}-1.L", plate.pose) for finger in (2, 3, 5))
    along = unit(middle - wrist)
    palm = unit(np.cross(index - wrist, little - wrist))
    palm = palm if palm[2] > 0 else -palm
    palm = unit(palm - along * (palm @ along))
    toward = palm if "palmar" in plate.name else -palm
    up = -along
    start = wrist + 0.45 * (elbow - wrist)
    at = surface.points[plate.pose][surface.base].mean(axis=1)
    faces = np.isin(part, ("hand-left", "arm-left")) & ((at - start) @ along > -0.03)
    return View(faces, Cut(-along, float(-along @ start)), (np.cross(up, toward), up, toward))


def camera_of(plate: Plate, surface: Surface, view: View) -> Camera:
    """A camera that frames what the plate shows."""
    chosen = surface.base if view.faces is None else surface.base[view.faces]
    points = surface.points[plate.pose][np.unique(chosen)]
    if view.cut is not None:
        beyond = view.cut.beyond(points)
        # The edge of the cut belongs into the frame: points a little beyond are brought back onto it.
        near = beyond < 0.004
        points = points[near] - view.cut.normal * np.clip(beyond[near], 0, None)[:, None]
    camera = frame(points, view.directions, plate.height, MARGIN)
    if plate.name in ("front", "back", "head-front", "head-back"):
        camera = replace(camera, x0=-camera.width / 2 / camera.scale)
    return camera


def describe(plate: Plate, camera: Camera, view: View) -> dict[str, Any]:
    """A plate's entry in plates.json."""
    return {
        "title": plate.title,
        "group": plate.group,
        "svg": f"{plate.name}.svg",
        "pose": plate.pose,
        "width": camera.width,
        "height": camera.height,
        "right": _numbers(camera.right),
        "up": _numbers(camera.up),
        "toward": _numbers(camera.toward),
        "x0": round(camera.x0, 9),
        "y0": round(camera.y0, 9),
        "scale": round(camera.scale, 6),
        "faces": None if view.faces is None else ranges(view.faces),
        "clip": None
        if view.cut is None
        else {"normal": _numbers(view.cut.normal), "offset": round(view.cut.offset, 9)},
        "sides": [{"side": side, "at": [x, y]} for side, x, y in plate.sides],
    }


def describe_mirrored(plate: Plate, camera: Camera, view: View, surface: Surface) -> dict[str, Any]:
    """The entry of the plate's mirror image: the mirrored faces, seen by the mirrored camera."""
    flip = np.array([-1.0, 1.0, 1.0])
    other = replace(plate, name=plate.mirrored or "", title=plate.mirrored_title or "", sides=plate.mirrored_sides)
    # The mirrored picture's right is the mirror of the old left, so its left edge is the old right edge.
    width = camera.width / camera.scale
    turned = replace(
        camera, right=-camera.right * flip, up=camera.up * flip, toward=camera.toward * flip, x0=-(camera.x0 + width)
    )
    faces = None if view.faces is None else view.faces[surface.topology.mirror]
    cut = None if view.cut is None else Cut(view.cut.normal * flip, view.cut.offset)
    return describe(other, turned, View(faces, cut, view.directions))


def ranges(chosen: Bools) -> list[list[int]]:
    """Half-open ranges of the chosen numbers."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
    return [[int(first), int(last)] for first, last in edges.reshape(-1, 2)]


def draw_plates(source: Source, surface: Surface, figure: str, made: Path, only: Sequence[str] | None = None) -> None:
    """Draw the plates of a figure into `made/figure` and describe all of them in plates.json."""
    folder = made / figure
    folder.mkdir(parents=True, exist_ok=True)
    lines = landmark_lines(surface)
    meshes: dict[tuple[str, bytes], DrawMesh] = {}
    entries: dict[str, dict[str, Any]] = {}
    for plate in PLATES:
        view = view_of(plate, surface)
        camera = camera_of(plate, surface, view)
        entries[plate.name] = describe(plate, camera, view)
        if plate.mirrored:
            entries[plate.mirrored] = describe_mirrored(plate, camera, view, surface)
        if only and plate.name not in only and plate.mirrored not in only:
            continue
        faces = np.ones(len(surface.base), bool) if view.faces is None else view.faces
        key = (plate.pose, faces.tobytes())
        if key not in meshes:
            meshes[key] = build_mesh(surface, plate.pose, faces, plate.detail)
        _write_plate(source, surface, meshes[key], plate, camera, view, lines, folder)
    text = json.dumps(entries, indent=1, ensure_ascii=False)
    (folder / "plates.json").write_text(text + "\n", encoding="utf-8")


def _write_plate(
    source: Source,
    surface: Surface,
    mesh: DrawMesh,
    plate: Plate,
    camera: Camera,
    view: View,
    lines: Sequence[LandmarkLine],
    folder: Path,
) -> None:
    beyond = None if view.cut is None else view.cut.beyond(mesh.points)
    shapes = draw(source, surface, mesh, camera, beyond, lines, plate.style, plate.pose)
    text = svg.write(shapes, camera.width, camera.height)
    (folder / f"{plate.name}.svg").write_text(text, encoding="utf-8")
    if plate.mirrored:
        other = svg.write(svg.mirrored(shapes, camera.width), camera.width, camera.height)
        (folder / f"{plate.mirrored}.svg").write_text(other, encoding="utf-8")
    nodes = sum(shape.nodes for shape in shapes)
    print(f"{folder.name}/{plate.name}: {camera.width} x {camera.height}, {len(text) / 1024:.0f} KB, {nodes} nodes")


def _numbers(vector: Floats) -> list[float]:
    return [round(float(number), 9) + 0.0 for number in vector]
