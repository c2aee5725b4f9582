"""Plates for paper: the drawing recoloured by role, as page operators deflated once and kept, and its silhouette.

The drawings use M, c and z only, one element a line. Marks, letters and labels are not here.
"""

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

from ashichart.domain.sheets.choices import Tone

OUTLINE = "#7A675D"
OUTLINE_PT = 0.42
LINES_PT = 0.75  # outline where nothing else shows the body
CONTRAST_PT = 0.56  # black, but fingers stay apart
LEAST_LINE_PT = 0.35
CELL_SHARE = 1 / 160  # of the plate's height: about 0.45 mm on the progress sheet

_ELEMENT = re.compile(r"<path\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_FOREIGN = re.compile(r"[^Mcz\d\s.,-]")
_STEP = re.compile(r"[Mcz]|-?\d*\.?\d+")


class PlateLook(StrEnum):
    """How much of the drawing a sheet shows: the marks, not the body, are what is read."""

    SHADED = "shaded"
    PALE = "pale"
    LINES = "lines"


# Share of the way to white.
_LIFTS = {PlateLook.SHADED: 0.36, PlateLook.PALE: 0.55, PlateLook.LINES: 1.0}
_CONTRAST_LIFT = 0.72


@dataclass(frozen=True, slots=True)
class PlateForm:
    """A plate ready for paper.

    Args:
        name: Unique for drawing, tone and size.
        width: In units of the drawing.
        height: In the same units.
        deflated: Page operators in these units, y down.
    """

    name: str
    width: float
    height: float
    deflated: bytes


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Where on a plate there is skin, as sums over a grid of square cells.

    Args:
        columns: Cells in a row.
        rows: Rows of cells.
        aspect: Width of the plate divided by its height.
        sums: (rows + 1) × (columns + 1) running totals of cells with skin.
    """

    columns: int
    rows: int
    aspect: float
    sums: tuple[tuple[int, ...], ...]

    def touches(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Return True if a rectangle meets skin; all in plate heights from the top left corner of the plate."""
        a = min(self.columns, max(0, int(left * self.rows)))
        b = min(self.columns, max(0, int(right * self.rows) + 1))
        c = min(self.rows, max(0, int(top * self.rows)))
        d = min(self.rows, max(0, int(bottom * self.rows) + 1))
        sums = self.sums
        return b > a and d > c and sums[d][b] - sums[c][b] - sums[d][a] + sums[c][a] > 0

    @property
    def reach(self) -> tuple[float, float]:
        """The leftmost and rightmost skin in plate heights."""
        totals = self.sums[-1]
        filled = [column for column, (before, after) in enumerate(pairwise(totals)) if after > before]
        return (filled[0] / self.rows, (filled[-1] + 1) / self.rows) if filled else (0.0, self.aspect)


def _mixed(hex_text: str, other: tuple[int, int, int], share: float) -> tuple[float, float, float]:
    parts = (int(hex_text[1:3], 16), int(hex_text[3:5], 16), int(hex_text[5:7], 16))
    red, green, blue = (part + (to - part) * share for part, to in zip(parts, other, strict=True))
    return red, green, blue


def _ink(hex_text: str, opacity: float, tone: Tone, lift: float) -> str:
    """Return the operand of a colour, flat: what lay over the body with an opacity is mixed with the body's own."""
    red, green, blue = _mixed(hex_text, (241, 234, 226), 1 - opacity)
    red, green, blue = (part + (255 - part) * lift for part in (red, green, blue))
    if tone is not Tone.COLOUR:
        red = green = blue = 0.299 * red + 0.587 * green + 0.114 * blue
    return " ".join(f"{part / 255:.4g}" for part in (red, green, blue))


def _operators(path: str) -> str:
    """Return the path as absolute page operators."""
    if _FOREIGN.search(path):
        raise ValueError("A drawing of the body uses M, c and z only.")
    out: list[str] = []
    steps = _STEP.findall(path)
    x = y = start_x = start_y = 0.0
    index = 0
    mode = ""
    while index < len(steps):
        if steps[index] in "Mcz":
            mode = steps[index]
            index += 1
            if mode == "z":
                out.append("h")
                x, y = start_x, start_y
                continue
        if mode == "M":
            x, y = start_x, start_y = float(steps[index]), float(steps[index + 1])
            out.append(f"{x:.1f} {y:.1f} m")
            index += 2
        else:
            d = [float(step) for step in steps[index : index + 6]]
            end_x, end_y = x + d[4], y + d[5]
            out.append(f"{x + d[0]:.1f} {y + d[1]:.1f} {x + d[2]:.1f} {y + d[3]:.1f} {end_x:.1f} {end_y:.1f} c")
            x, y = end_x, end_y
            index += 6
    return "\n".join(out).replace(".0 ", " ")


def _elements(svg: str) -> list[dict[str, str]]:
    return [dict(_ATTRIBUTE.findall(found)) for found in _ELEMENT.findall(svg)]


def _size(svg: str) -> tuple[float, float]:
    found = _VIEW_BOX.search(svg)
    if found is None:
        raise ValueError("A drawing of the body states its size in viewBox.")
    return float(found[1]), float(found[2])


@lru_cache(maxsize=48)
def plate_form(svg: bytes, tone: Tone, height_mm: float, look: PlateLook = PlateLook.SHADED) -> PlateForm:
    """Return a plate for paper, kept for the life of the process.

    Args:
        svg: The drawing as the atlas holds it.
        tone: Which inks; high contrast has a black outline and the faintest shades.
        height_mm: Height of the plate on paper; decides line widths only.
        look: How much of it; `LINES` has no shades at all.

    Raises:
        ValueError: If the drawing has no size or uses other steps than M, c and z.
    """
    text = svg.decode()
    width, height = _size(text)
    units_per_pt = height / (height_mm * 72 / 25.4)
    is_contrast = tone is Tone.CONTRAST
    lift = max(_LIFTS[look], _CONTRAST_LIFT if is_contrast else 0.0)
    outline_pt = LINES_PT if look is PlateLook.LINES else CONTRAST_PT if is_contrast else OUTLINE_PT
    outline = "0 0 0" if is_contrast else _ink(OUTLINE, 1, tone, 0)
    parts = ["1 j 1 J"]
    for element in _elements(text):
        role = element.get("class", "")
        opacity = float(element.get("fill-opacity", "1"))
        path = _operators(element["d"])
        fill, stroke = element.get("fill", "none"), element.get("stroke", "none")
        if role == "outline":
            parts.append(f"{outline} RG {outline_pt * units_per_pt:.2f} w\n{path}\nS")
        elif stroke != "none":
            line = max(float(element.get("stroke-width", "1")), LEAST_LINE_PT * units_per_pt)
            # Lines that alone draw the body, or are read in poor light, keep more of their ink.
            ink = _ink(stroke, 1, tone, 0.0 if is_contrast else min(lift, _LIFTS[PlateLook.SHADED]))
            parts.append(f"{ink} RG {line:.2f} w\n{path}\nS")
        elif fill != "none" and look is not PlateLook.LINES:
            paint = "f*" if element.get("fill-rule") == "evenodd" else "f"
            parts.append(f"{_ink(fill, opacity, tone, lift)} rg\n{path}\n{paint}")
    name = sha256(svg + f"{tone.value} {look.value} {height_mm:.2f}".encode()).hexdigest()[:16]
    return PlateForm(f"plate{name}", width, height, zlib.compress("\n".join(parts).encode(), 9))


def _polygons(path: str) -> list[list[tuple[float, float]]]:
    polygons: list[list[tuple[float, float]]] = []
    for row in _operators(path).splitlines():
        *numbers, step = row.split()
        values = [float(number) for number in numbers]
        if step == "m":
            polygons.append([(values[0], values[1])])
        elif step == "c":
            x0, y0 = polygons[-1][-1]
            for share in (0.25, 0.5, 0.75, 1.0):
                rest = 1 - share
                a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
                polygons[-1].append((
                    a * x0 + b * values[0] + c * values[2] + d * values[4],
                    a * y0 + b * values[1] + c * values[3] + d * values[5],
                ))  # fmt: skip
    return polygons


@lru_cache(maxsize=24)
def silhouette(svg: bytes) -> Silhouette:
    """Return where the plate has skin, from its `body` path, kept for the life of the process."""
    text = svg.decode()
    width, height = _size(text)
    cell = height * CELL_SHARE
    rows = round(1 / CELL_SHARE)
    columns = int(width / cell) + 1
    crossings: list[list[float]] = [[] for _ in range(rows)]
    filled = [[0] * columns for _ in range(rows)]
    for element in _elements(text):
        if element.get("class") != "body":
            continue
        for polygon in _polygons(element["d"]):
            for (x1, y1), (x2, y2) in pairwise([*polygon, polygon[0]]):
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                for row in range(max(0, int(low / cell - 0.5) + 1), min(rows, int(high / cell - 0.5) + 1)):
                    y = (row + 0.5) * cell
                    if low <= y < high:
                        crossings[row].append(x1 + (x2 - x1) * (y - y1) / (y2 - y1))
                # An edge makes its own cells skin, so that a thin finger between two rows is not missed.
                column = min(columns - 1, max(0, int(x1 / cell)))
                filled[min(rows - 1, max(0, int(y1 / cell)))][column] = 1
    for row, marks in enumerate(crossings):
        marks.sort()
        for start, end in zip(marks[::2], marks[1::2], strict=False):
            for column in range(max(0, int(start / cell)), min(columns, int(end / cell) + 1)):
                filled[row][column] = 1
    sums = [[0] * (columns + 1)]
    for row in filled:
        running, above = [0], sums[-1]
        total = 0
        for column, skin in enumerate(row):
            total += skin
            running.append(above[column + 1] + total)
        sums.append(running)
    return Silhouette(columns, rows, width / height, tuple(tuple(row) for row in sums))
