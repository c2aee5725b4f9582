"""Bakes the places of every point of a figure into `made/<figure>/places.json`, and the texts into `made/atlas.json`.

Areas and lines are baked in the same step (areas.py).

The same bytes at every run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bodymaps.generator.places.areas import make_areas
from bodymaps.generator.places.book import Book, read_book
from bodymaps.generator.places.recipes import Reckoner
from bodymaps.generator.places.sight import Sight
from bodymaps.generator.places.words import atlas
from bodymaps.generator.skin.surface import Place, Surface

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

BESIDE = 0.001  # body heights from the midline from which a needle of a midline site has a mirrored one


def make_places(surfaces: Mapping[str, Surface], made: Path) -> None:
    """Reckon, bake and write the places of the figures, and the texts.

    Args:
        surfaces: Surface of each figure by name.
        made: The folder that takes `atlas.json` and a folder for each figure; a figure's `plates.json` is read there.

    Raises:
        BookError, RecipeError, OutlineError: What is wrong with a point file, with the name of the entry.
    """
    book = read_book()
    best: dict[str, dict[str, float]] = {}
    for figure, body in surfaces.items():
        folder = made / figure
        folder.mkdir(parents=True, exist_ok=True)
        plates_file = folder / "plates.json"
        plates: dict[str, Any] = json.loads(plates_file.read_text(encoding="utf-8")) if plates_file.exists() else {}
        places, seen = bake(body, figure, book, plates)
        _write(folder / "places.json", places)
        for code, views in seen.items():
            for plate, value in views.items():
                known = best.setdefault(code, {})
                known[plate] = max(known.get(plate, 0.0), value)
    ranked = {
        code: [plate for plate, _ in sorted(views.items(), key=lambda view: (-round(view[1], 3), view[0]))][:4]
        for code, views in best.items()
    }
    _write(made / "atlas.json", atlas(book, ranked))
    make_areas(surfaces, book, made)


def bake(
    body: Surface, figure: str, book: Book, plates: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, dict[str, float]]]:
    """Places of every point on its sides, and how well each plate shows it.

    Args:
        body: The surface of the figure.
        figure: Its name.
        book: The point files.
        plates: The plates of the figure as in `plates.json`.

    Returns:
        The table of `places.json`, and by point and plate the worth of the view (the cosine, more if enlarged).
    """
    reckoner = Reckoner(body, book, figure)
    sights = {name: Sight(body, plate) for name, plate in plates.items()}
    worth = {name: 1.0 if plate["group"] == "body" else 1.15 for name, plate in plates.items()}
    places: dict[str, Any] = {}
    seen: dict[str, dict[str, float]] = {}
    for point in (*book.points, *book.triggers):
        if "discreet" in point:
            continue
        code = str(point["code"])
        left = rounded(reckoner.place(code))
        sites = (
            {"midline": left} if point.get("laterality") == "midline" else {"left": left, "right": body.mirror(left)}
        )
        needles = [
            rounded(reckoner.of(recipe, f"{code}, needle {count}"))
            for count, recipe in enumerate(point.get("needle_places", ()), 1)
        ]
        tips = _needle_sides(body, needles, sites)
        places[code] = {}
        for side, place in sites.items():
            places[code][side], facing = _view(body, sights, place)
            for name, value in facing.items():
                known = seen.setdefault(code, {})
                known[name] = max(known.get(name, 0.0), value * worth[name])
            if needles:
                places[code][side]["needles"] = [_view(body, sights, tip)[0] for tip in tips[side]]
    return places, seen


def _needle_sides(body: Surface, left: Sequence[Place], sides: Iterable[str]) -> dict[str, list[Place]]:
    """The needles of a site by its sides, from those of the left: midline sites take what lies beside it twice."""
    right = [body.mirror(place) for place in left]
    beside = [mirrored for mirrored in right if body.at(mirrored)[0] < -BESIDE]
    found = {"left": [*left], "right": right, "midline": [*left, *beside]}
    return {side: found[side] for side in sides}


def _view(body: Surface, sights: Mapping[str, Sight], place: Place) -> tuple[dict[str, Any], dict[str, float]]:
    """A place as its table of `places.json`, and the cosine by plate it is seen on."""
    views = {name: view for name, sight in sights.items() if (view := sight.see(place)) is not None}
    table = {
        "face": place.face,
        "u": place.u,
        "v": place.v,
        "at": [round(float(value), 5) + 0.0 for value in body.at(place)],
        "plates": {name: [round(view.x, 5), round(view.y, 5)] for name, view in views.items()},
    }
    return table, {name: view.facing for name, view in views.items()}


def rounded(place: Place) -> Place:
    """The place as it is written: u and v to four decimals."""
    return Place(int(place.face), round(float(place.u), 4), round(float(place.v), 4))


def _write(path: Path, table: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
