"""Writes plates as SVG of a small grammar: groups and paths; M, c and z; one decimal; a role in `class`.

Drawing is kept out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymaps.generator.drawing.curves import Cubic


@dataclass(frozen=True, slots=True)
class Shape:
    """One path of a plate.

    Attributes:
        role: What it is, so that screen and paper can recolour it.
        runs: Its sub-paths, each a chain of cubics.
        fill: Colour of the light theme, None for no fill.
        opacity: Of the fill.
        stroke: Colour, None for no stroke.
        stroke_width: Units of the view box.
        closed: Whether sub-paths are closed.
        holes: Whether a sub-path inside another is a hole; strokes overlap and have none.
    """

    role: str
    runs: tuple[tuple[Cubic, ...], ...] = field(repr=False)
    fill: str | None = None
    opacity: float = 1.0
    stroke: str | None = None
    stroke_width: float = 0.0
    closed: bool = True
    holes: bool = True

    @property
    def nodes(self) -> int:
        """Number of cubics."""
        return sum(len(run) for run in self.runs)


def mirrored(shapes: Sequence[Shape], width: float) -> list[Shape]:
    """The shapes of a plate as seen in a mirror."""
    flip, shift = np.array([-1.0, 1.0]), np.array([float(width), 0.0])
    return [
        replace(shape, runs=tuple(tuple(cubic * flip + shift for cubic in run) for run in shape.runs))
        for shape in shapes
    ]


def write(shapes: Sequence[Shape], width: int, height: int) -> str:
    """The text of the file, each element on a line of its own."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        "<g>",
    ]
    lines.extend(_element(shape) for shape in shapes if shape.nodes)
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _element(shape: Shape) -> str:
    words = [f'class="{shape.role}"', f'd="{path(shape)}"', f'fill="{shape.fill or "none"}"']
    if shape.fill and shape.holes and len(shape.runs) > 1:
        words.append('fill-rule="evenodd"')
    if shape.fill and shape.opacity < 1:
        words.append(f'fill-opacity="{shape.opacity:.2f}"')
    if shape.stroke:
        words += [f'stroke="{shape.stroke}"', f'stroke-width="{shape.stroke_width:g}"']
    return f"<path {' '.join(words)}/>"


def path(shape: Shape) -> str:
    """Path data: an absolute start and relative cubics for each run."""
    parts: list[str] = []
    for run in shape.runs:
        if not run:
            continue
        # The pen is kept in whole tenths, so that rounding never adds up along a path.
        pen = np.round(run[0][0] * 10).astype(np.int64)
        parts.append(f"M{_tenths(pen[0])} {_tenths(pen[1])}")
        for cubic in run:
            at = np.round(cubic[1:] * 10).astype(np.int64)
            numbers = (at - pen).ravel()
            parts.append("c" + " ".join(_tenths(number) for number in numbers).replace(" -", "-"))
            pen = at[2]
        if shape.closed:
            parts.append("z")
    return "".join(parts)


def _tenths(number: int) -> str:
    whole, part = divmod(abs(int(number)), 10)
    text = f"{whole}.{part}" if part else f"{whole}"
    return f"-{text}" if number < 0 else text
