"""The four plates of the ear: their drawings and their entries in plates.json, beside those of the body's plates.

Kept out: the form (form.py), the light (drawing.py) and where the body's faces lie (laying.py).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from bodymaps.generator.drawing import svg
from bodymaps.generator.ear.drawing import HEIGHT, WIDTH, back_shapes, camera, front_shapes
from bodymaps.generator.ear_form.unwrap import POSE, faces_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bodymaps.generator.skin.surface import Surface

TITLES = {
    "ear-front-left": "Left ear, front",
    "ear-front-right": "Right ear, front",
    "ear-back-left": "Left ear, back",
    "ear-back-right": "Right ear, back",
}


def draw_ears(figures: Sequence[str], made: Path) -> None:
    """Draw the plates into the folder of every figure; both figures have the same ears."""
    for back, shapes in ((False, front_shapes()), (True, back_shapes())):
        name = "ear-back" if back else "ear-front"
        for side, drawn in (("left", shapes), ("right", svg.mirrored(shapes, WIDTH))):
            text = svg.write(drawn, WIDTH, HEIGHT)
            for figure in figures:
                (made / figure).mkdir(parents=True, exist_ok=True)
                (made / figure / f"{name}-{side}.svg").write_text(text, encoding="utf-8")
        print(f"{name}: {WIDTH} x {HEIGHT}, {len(text) / 1024:.0f} KB, {sum(shape.nodes for shape in shapes)} nodes")


def list_ears(surface: Surface, figure: str, made: Path) -> None:
    """Write the entries of the ear's plates into the figure's plates.json, after all others; the others stay."""
    path = made / figure / "plates.json"
    entries: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = {name: entry for name, entry in entries.items() if name not in TITLES}
    text = json.dumps(kept | ear_entries(surface), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def ear_entries(surface: Surface) -> Mapping[str, Any]:
    """The entries of the ear's plates by name."""
    entries: dict[str, Any] = {}
    for name, title in TITLES.items():
        back, right = "back" in name, name.endswith("right")
        view = camera(back=back)
        faces = faces_of(surface.topology, back=back)
        flip = np.array([-1.0, 1.0, 1.0])
        across, toward, x0 = view.right, view.toward, view.x0
        if right:
            faces = faces[surface.topology.mirror]
            across, toward = -across * flip, toward * flip
            x0 = -(x0 + view.width / view.scale)
        side = name.rsplit("-", 1)[1]
        # The letter stands in the free corner below, beside the lobe.
        low = 0.90 if back == right else 0.10
        entries[name] = {
            "title": title,
            "group": "ear",
            "svg": f"{name}.svg",
            "pose": POSE,
            "width": view.width,
            "height": view.height,
            "right": [float(value) + 0.0 for value in across],
            "up": [float(value) + 0.0 for value in view.up],
            "toward": [float(value) + 0.0 for value in toward],
            "x0": round(x0, 9),
            "y0": round(view.y0, 9),
            "scale": round(view.scale, 6),
            "faces": _ranges(faces),
            "clip": None,
            "sides": [{"side": side, "at": [low, 0.95]}],
        }
    return entries


def _ranges(chosen: np.ndarray[Any, np.dtype[np.bool_]]) -> list[list[int]]:
    """Half-open ranges of the chosen numbers."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
    return [[int(first), int(last)] for first, last in edges.reshape(-1, 2)]
