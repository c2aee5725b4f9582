"""The plates: which part of which pose is seen from where, and the steps from mesh to SVG and plates.json."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from bodymaps.generator.drawing import svg
from bodymaps.generator.drawing.contours import Ink
from bodymaps.generator.drawing.inking import Style, draw
from bodymaps.generator.drawing.landmark_lines import LandmarkLine, landmark_lines
from bodymaps.generator.drawing.mesh import Detail, DrawMesh, build_mesh
from bodymaps.generator.drawing.plate_spec import Plate
from bodymaps.generator.drawing.tone import Light
from bodymaps.generator.drawing.views import Cut, View, camera_of, view_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bodymaps.generator.drawing.camera import Camera
    from bodymaps.generator.skin.source import Source
    from bodymaps.generator.skin.surface import Surface

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

BODY = Detail(levels=2, form_mm=30, hollow_mm=20, groove_mm=6, directions=48)
HEAD = Detail(levels=3, form_mm=20, hollow_mm=14, groove_mm=6, directions=44, pixels=420)
HAND = Detail(levels=3, form_mm=20, hollow_mm=16, groove_mm=7, directions=44, pixels=420)
TRUNK = Detail(levels=2, form_mm=30, hollow_mm=20, groove_mm=6, directions=44, pixels=460)
LIMB = Detail(levels=2, form_mm=26, hollow_mm=18, groove_mm=6, directions=44, pixels=460)
FOOT = Detail(levels=3, form_mm=18, hollow_mm=14, groove_mm=6, directions=44, pixels=420)


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

_LIMB = Style(
    light=Light(blur=7, form=0.75, shade=0.95, hollow=0.20, groove=0.09, low=0.14, high=1.0, smooth=7, smallest=500),
    ink=Ink(thinnest=1.0, widest=2.6),
    outline=3.4,
    close=True,
)
_FOOT = Style(light=Light(blur=8, form=0.5, hollow=0.26), close=True)

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
        "head-top", "Head, top", "head", "anatomical", 1500, _HEAD, HEAD,
        sides=(("right", *_CORNER_LEFT), ("left", *_CORNER_RIGHT)),
    ),
    Plate(
        "torso-front", "Trunk, front", "torso", "anatomical", 0, _LIMB, TRUNK,
        sides=(("right", *_CORNER_LEFT), ("left", *_CORNER_RIGHT)), scale=4400,
    ),
    Plate(
        "torso-back", "Trunk, back", "torso", "anatomical", 0, _LIMB, TRUNK,
        sides=(("left", *_CORNER_LEFT), ("right", *_CORNER_RIGHT)), scale=4400,
    ),
    *(
        Plate(
            f"arm-{name}-left", f"Left arm, {words}", "arm", "side", 0, _LIMB, LIMB,
            f"arm-{name}-right", f"Right arm, {words}", (("left", x, 0.66),), (("right", 1 - x, 0.66),), 5200,
        )
        for name, words, x in (("medial", "inner side", 0.88), ("lateral", "outer side", 0.12))
    ),
    Plate(
        "hand-palmar-left", "Left hand, palm", "hand", "anatomical", 1600, _HAND, HAND,
        "hand-palmar-right", "Right hand, palm", (("left", 0.08, 0.95),), (("right", 0.92, 0.95),),
    ),
    Plate(
        "hand-dorsal-left", "Left hand, back", "hand", "anatomical", 1600, _HAND, HAND,
        "hand-dorsal-right", "Right hand, back", (("left", 0.92, 0.95),), (("right", 0.08, 0.95),),
    ),
    *(
        Plate(
            f"leg-{name}-left", f"Left leg, {words}", "leg", "anatomical", 0, _LIMB, LIMB,
            f"leg-{name}-right", f"Right leg, {words}", (("left", x, 0.72),), (("right", 1 - x, 0.72),), 3500,
        )
        for name, words, x in (("medial", "inner side", 0.88), ("lateral", "outer side", 0.12))
    ),
    *(
        Plate(
            f"foot-{name}-left", f"Left foot, {words}", "foot", "anatomical", 0, _FOOT, FOOT,
            f"foot-{name}-right", f"Right foot, {words}", (("left", x, y),), (("right", 1 - x, y),), 9500,
        )
        for name, words, x, y in (
            ("dorsal", "top", 0.92, 0.06), ("plantar", "sole", 0.92, 0.94),
            ("medial", "inner side", 0.88, 0.10), ("lateral", "outer side", 0.12, 0.10),
        )
    ),
)  # fmt: skip


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
