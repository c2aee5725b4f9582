"""Bakes regions, muscles and channel lines: `areas.npz` and `<figure>/layers.json`. Texts and points are kept out.

Areas are decided once, on the female figure, and hold for both: a cell is a part of the mesh, not of a figure. Only the
left half is written; the right is its mirror. The same bytes at every run.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from bodymaps.generator.places.layers import View
from bodymaps.generator.places.outlines import OutlineError, Tracer
from bodymaps.generator.places.recipes import Reckoner
from bodymaps.generator.places.routes import Route, Router, runs
from bodymaps.generator.places.skin_samples import Grain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bodymaps.generator.places.book import Book
    from bodymaps.generator.skin.surface import Surface

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

DECIDES = "female"
NONE = 65535
FACING = 0.0


@dataclass(frozen=True, slots=True)
class Areas:
    """What was decided on one figure for both.

    Attributes:
        grain: The grains they were decided on.
        regions: Grains of each region by code.
        region_of: (4 F,) number of the region of a left cell in order of the book, −1 elsewhere.
        muscles: Grains of each muscle by code; none where a muscle has no outline.
    """

    grain: Grain
    regions: Mapping[str, Bools]
    region_of: Ints
    muscles: Mapping[str, Bools]


def decide(body: Surface, book: Book) -> Areas:
    """Trace all outlines on a figure.

    A muscle that cannot be traced is printed to the error output and has no skin: `ashichart atlas check` names it, and
    points can be looked at before every muscle is drawn.

    Raises:
        OutlineError: A region cannot be traced; without it there is no partition.
    """
    grain = Grain(body)
    tracer = Tracer(Reckoner(body, book, DECIDES), grain)
    number = tracer.partition([(str(region["code"]), region.get("outline", ())) for region in book.regions])
    muscles: dict[str, Bools] = {}
    for muscle in book.muscles:
        code = str(muscle["code"])
        try:
            muscles[code] = tracer.grains(f"muscle {code}", muscle.get("outline", ()))
        except OutlineError as error:
            print(error, file=sys.stderr)
            muscles[code] = np.zeros(len(grain.at), bool)
    regions = {str(region["code"]): number == index for index, region in enumerate(book.regions)}
    cells = grain.majority(number)
    if len(np.unique(cells[cells >= 0])) < len(regions):
        lost = [code for index, code in enumerate(regions) if not (cells == index).any()]
        message = f"region {lost[0]} is smaller than the cells of the skin there: make it greater"
        raise OutlineError(message)
    return Areas(grain, regions, cells, muscles)


def make_areas(surfaces: Mapping[str, Surface], book: Book, made: Path) -> None:
    """Write `areas.npz`, and `layers.json` of each figure; nothing if the deciding figure is not among them."""
    if DECIDES not in surfaces or not book.regions:
        print(f"areas are decided on the {DECIDES} figure and were left as they are", file=sys.stderr)
        return
    areas = decide(surfaces[DECIDES], book)
    np.savez_compressed(made / "areas.npz", **_packed(surfaces[DECIDES], areas))
    for figure, body in surfaces.items():
        folder = made / figure
        plates_file = folder / "plates.json"
        plates = json.loads(plates_file.read_text(encoding="utf-8")) if plates_file.exists() else {}
        layers = layers_of(body, figure, book, plates, areas)
        text = json.dumps(layers, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (folder / "layers.json").write_text(text + "\n", encoding="utf-8")


def layers_of(body: Surface, figure: str, book: Book, plates: Mapping[str, Any], areas: Areas) -> dict[str, Any]:
    """The table of `layers.json`: muscles, regions and channels by code and plate."""
    grain = areas.grain if figure == DECIDES else Grain(body, areas.grain)
    router = Router(Reckoner(body, book, figure))
    lines: dict[str, list[Route]] = {}
    for channel in book.channels:
        code = str(channel["code"])
        lines[code] = [router.route(stops) for stops in runs(book, code)]
    found: dict[str, dict[str, dict[str, list[list[float]]]]] = {"muscles": {}, "regions": {}, "channels": {}}
    for name, plate in plates.items():
        if plate.get("pose") not in body.points:  # a drawing that is no view of the body, such as an ear
            continue
        view = View(body, plate, grain)
        for layer, entries in (("muscles", areas.muscles), ("regions", areas.regions)):
            for code, grains in entries.items():
                rings = view.rings(grains)
                if rings:
                    found[layer].setdefault(code, {})[name] = rings
        points, normals = body.points[plate["pose"]], body.normals(plate["pose"])
        toward = np.asarray(plate["toward"], np.float64)
        for code, routes in lines.items():
            pieces = [
                piece
                for route in routes
                for piece in view.pieces(route.of(body, points), route.of(body, normals) @ toward > FACING)
            ]
            if pieces:
                found["channels"].setdefault(code, {})[name] = pieces
    return found


def _packed(body: Surface, areas: Areas) -> dict[str, npt.NDArray[Any]]:
    """The arrays of `areas.npz`: regions left then right for each, muscles of the left side."""
    mirrored = mirror_cells(body.topology.mirror)
    left = areas.region_of
    region = np.full(len(left), NONE, np.uint16)
    region[left >= 0] = 2 * left[left >= 0]
    right = left[mirrored]
    region[right >= 0] = 2 * right[right >= 0] + 1
    muscles = [np.packbits(areas.grain.cells(grains)) for grains in areas.muscles.values()]
    width = (len(left) + 7) // 8
    return {"region": region, "muscles": np.array(muscles, np.uint8).reshape(-1, width)}


def mirror_cells(mirror: Ints) -> Ints:
    """(4 F,) the mirrored cell of each cell: u and v change places, and with them corners 1 and 3."""
    return (4 * mirror[:, None] + np.array([0, 3, 2, 1])).ravel()
