"""Draws one plate: silhouette, tone, coloured areas, landmark lines, contours, in that order.

Where the plate is seen from is kept out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt, label, maximum_filter, minimum_filter
from shapely.geometry import Point
from shapely.ops import unary_union

from bodymaps.generator.drawing.contours import Ink, contour_lines
from bodymaps.generator.drawing.curves import Cubic, fit_closed, fit_open, lens, resample, smooth_open, tapered
from bodymaps.generator.drawing.raster import Seen
from bodymaps.generator.drawing.raster import draw as rasterise
from bodymaps.generator.drawing.regions import IRIS_RADIUS, PUPIL_SHARE, Pixels, fields_of
from bodymaps.generator.drawing.svg import Shape
from bodymaps.generator.drawing.tone import Light, area_above, levels_of, polygons, silhouette, tone_of, trace
from bodymaps.generator.skin.surface import PART_NAMES, Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from bodymaps.generator.drawing.camera import Camera
    from bodymaps.generator.drawing.landmark_lines import LandmarkLine
    from bodymaps.generator.drawing.mesh import DrawMesh
    from bodymaps.generator.skin.source import Source

Floats = npt.NDArray[np.float64]

# The light theme. Screen and paper recolour by role, so these are what a plain viewer shows.
COLOURS = {
    "body": "#F1EAE2",
    "shade": "#B7A799",
    "outline": "#75685D",
    "contour": "#7D7065",
    "feature": "#9A8B7E",
    "hair": "#7B6A5D",
    "eye": "#FBF9F6",
    "iris": "#85756A",
    "pupil": "#51463E",
    "brow": "#7B6A5D",
    "lips": "#C59A8B",
    "nail": "#F8F3EE",
}
DEEPEST = 0.9
SHIFTS = 5
HAIR_VEILS = ((-0.11, 0.13), (-0.03, 0.17), (0.05, 0.40))
# Where contours are left out, in hundredths of the resting mesh's height (|x|, y, z): lips and lids have lines of
# their own, and the folds of an ear seen from the front or from behind are too small for any. The chin turns into the
# throat without an edge: its contour would come and go. The groin stays without a line.
MOUTH = ((0.0, 2.1), (87.9, 89.6), (8.0, 11.0))
EYE = ((0.25, 3.0), (91.2, 93.7), (5.5, 9.2))
CHIN = ((0.0, 4.6), (83.0, 88.0), (2.0, 11.0))
GROIN = ((0.0, 8.0), (43.0, 58.0), (1.0, 10.0))
EAR = ((4.0, 6.0), (89.8, 93.4), (1.0, 4.4))


@dataclass(frozen=True, slots=True)
class Style:
    """How a plate is drawn; widths in units of the plate.

    Attributes:
        light: Tone.
        ink: Inner contours.
        outline: Width of the outline.
        pen: Width of the widest landmark line.
        tone_fit: Tolerance of the cubics of tone.
        line_fit: Tolerance of the cubics of lines.
        close: Whether lines and areas for close views are drawn.
        face: Whether the face is large enough for its details.
    """

    light: Light = field(default_factory=Light)
    ink: Ink = field(default_factory=Ink)
    outline: float = 3.6
    pen: float = 2.6
    tone_fit: float = 0.7
    line_fit: float = 0.35
    close: bool = False
    face: bool = False


def mix(start: str, end: str, share: float) -> str:
    """A colour between two."""
    pairs = zip(bytes.fromhex(start[1:]), bytes.fromhex(end[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def draw(
    source: Source,
    surface: Surface,
    mesh: DrawMesh,
    camera: Camera,
    beyond: Floats | None,
    lines: Sequence[LandmarkLine],
    style: Style,
    pose: str,
) -> list[Shape]:
    """All shapes of a plate, from back to front.

    Args:
        source: For the mask textures.
        surface: The figure.
        mesh: Its fine mesh.
        camera: From where.
        beyond: (V,) how far vertices lie beyond the cut, or None.
        lines: Landmark lines.
        style: How.
        pose: In which pose.
    """
    at = camera.project(mesh.points)
    seen = rasterise(at, mesh.triangles, camera.width, camera.height, beyond)
    outline = silhouette(_coverage(at, mesh, camera, beyond, seen))
    shapes = [Shape("body", trace(outline, style.line_fit), COLOURS["body"])]
    levels = levels_of(tone_of(mesh, camera, seen, style.light), seen.mask, outline, style.light)
    for number, area in enumerate(levels, start=1):
        colour = mix(COLOURS["body"], COLOURS["shade"], DEEPEST * number / len(levels))
        shapes.append(Shape(f"tone-{number:02d}", trace(area, style.tone_fit, style.light.smallest), colour))
    pixels = Pixels(source, surface, mesh, seen, fields_of(surface, mesh))
    shapes += _areas(pixels, outline, style)
    shapes += _landmarks(surface, camera, seen, lines, style, pose)
    part = surface.topology.part[mesh.parent]
    skip = np.zeros(len(mesh.points), bool)
    skip[mesh.quads[np.isin(part, [PART_NAMES.index(name) for name in ("eye-left", "eye-right", "mouth")])].ravel()] = (
        True
    )
    for box in (MOUTH, EYE, GROIN, EAR, CHIN) if abs(camera.toward[2]) > 0.7 else (MOUTH, EYE, GROIN):
        skip |= _inside(mesh, box)
    inner = contour_lines(mesh, camera, seen, style.ink, skip)
    shapes.append(Shape("contour", _strokes(inner, style.line_fit), COLOURS["contour"], holes=False))
    shapes.append(_outline(outline, seen, camera, mesh, beyond, style))
    return shapes


def _inside(mesh: DrawMesh, box: Sequence[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """(V,) whether vertices lie in a box of the resting mesh, on either side."""
    at = mesh.rest * 100
    at[:, 0] = np.abs(at[:, 0])
    return np.all([(at[:, axis] > low) & (at[:, axis] < high) for axis, (low, high) in enumerate(box)], axis=0)


def _coverage(at: Floats, mesh: DrawMesh, camera: Camera, beyond: Floats | None, seen: Seen) -> Floats:
    """How much of each pixel is covered.

    From a few rasters shifted by parts of a pixel: a nearly upright edge would else be stepped.
    """
    total = seen.mask.astype(np.float64)
    for number in range(1, SHIFTS):
        shift = np.array([_wrapped(number / SHIFTS), _wrapped(2 * number / SHIFTS), 0.0])
        total += rasterise(at + shift, mesh.triangles, camera.width, camera.height, beyond).mask
    return total / SHIFTS


def _wrapped(value: float) -> float:
    return (value + 0.5) % 1.0 - 0.5


def _areas(pixels: Pixels, outline: BaseGeometry, style: Style) -> list[Shape]:
    shapes: list[Shape] = []
    unit = 1.0 if not style.close else 3.0

    def add(role: str, area: BaseGeometry, opacity: float = 1.0, smallest: float = 8.0) -> None:
        shapes.append(Shape(role, trace(area, style.line_fit, smallest), COLOURS[role], opacity))

    hair = pixels.hair(1.5 * unit)
    # Two thin veils under the hair let the hairline fade out instead of ending like a cap. More veils would be
    # smoother, but eight bits a colour then drift towards green.
    for level, opacity in HAIR_VEILS:
        add("hair", area_above(hair, level, outline, 3.0 * unit, 30), opacity)
    eye = _without_slivers(area_above(pixels.eye, 0.5, outline, 0.8 * unit, 6))
    add("eye", eye)
    add("iris", area_above(pixels.iris, 0.0, outline, 0.8 * unit, 6).intersection(eye))
    add("pupil", area_above(pixels.iris, IRIS_RADIUS * (1 - PUPIL_SHARE), outline, 0.6 * unit, 4).intersection(eye))
    if style.face:
        add("eye", _glints(pixels, eye, style), 0.85, 2)
    add("brow", area_above(pixels.brow, 0.0, outline, 1.0 * unit, 10), 0.6)
    lips = area_above(pixels.mask_field("lips", 2.0), 0.5, outline, 1.2 * unit, 12)
    # The mask leaves the seam bare: closing it keeps a light gap from showing beside the line of the mouth.
    add("lips", lips.buffer(2 * unit).buffer(-2 * unit).intersection(outline), 0.38)
    if style.close and not style.face:
        for texture, soft in (("fingernails", 1.5), ("toenails", 1.0)):
            nails = area_above(pixels.mask_field(texture, soft), 0.35, outline, 2.5, 40)
            shapes.append(
                Shape("nail", trace(nails, style.line_fit, 40), COLOURS["nail"], 0.7, COLOURS["feature"], 1.8)
            )
    lids, creases = _lid_lines(eye, style)
    shapes.append(Shape("feature", _strokes(creases, style.line_fit), COLOURS["feature"], holes=False))
    shapes.append(Shape("contour", _strokes(lids, style.line_fit), COLOURS["contour"], holes=False))
    return shapes


def _without_slivers(area: BaseGeometry) -> BaseGeometry:
    """Only the parts that are not small beside the largest.

    In profile the far lid lets slips of the eyeball through.
    """
    parts = polygons(area)
    largest = max((part.area for part in parts), default=0.0)
    return unary_union([part for part in parts if part.area > 0.25 * largest])


def _glints(pixels: Pixels, eye: BaseGeometry, style: Style) -> BaseGeometry:
    """A small light in each pupil, up and towards the light."""
    spots: list[BaseGeometry] = []
    for pupil in polygons(area_above(pixels.iris, IRIS_RADIUS * (1 - PUPIL_SHARE), eye, 1.0, 4)):
        x0, y0, x1, y1 = pupil.bounds
        reach = 0.5 * (x1 - x0)
        if y1 - y0 < 0.8 * (x1 - x0) or x1 - x0 < 0.5 * (y1 - y0):
            continue
        spots.append(Point((x0 + x1) / 2 - 0.42 * reach, (y0 + y1) / 2 - 0.45 * reach).buffer(0.30 * reach, 24))
    return unary_union(spots)


def _lid_lines(eye: BaseGeometry, style: Style) -> tuple[list[tuple[Floats, Floats]], list[tuple[Floats, Floats]]]:
    """Edges of the lids, the upper one swelling, and the crease above it, from the border of each visible eyeball."""
    lids: list[tuple[Floats, Floats]] = []
    creases: list[tuple[Floats, Floats]] = []
    for polygon in polygons(eye):
        ring = np.array(polygon.exterior.coords, np.float64)[:-1]
        if len(ring) < 8:
            continue
        first, last = int(ring[:, 0].argmin()), int(ring[:, 0].argmax())
        one = ring[np.arange(first, first + (last - first) % len(ring) + 1) % len(ring)]
        two = ring[np.arange(last, last + (first - last) % len(ring) + 1) % len(ring)][::-1]
        upper, lower = (one, two) if one[:, 1].mean() < two[:, 1].mean() else (two, one)
        line = smooth_open(resample(upper, 1.0), 2.0)
        lids.append((line, lens(len(line), 0.5) * (6.0 if style.face else 2.4)))
        if style.face:
            below = smooth_open(resample(lower, 1.0), 2.0)
            lids.append((below, lens(len(below), 0.7) * 1.8))
            span = float(np.ptp(line[:, 0]))
            rise = 0.13 * span * lens(len(line), 0.8)
            crease = line - np.stack([np.zeros(len(line)), rise + 0.035 * span], axis=1)
            creases.append((crease[len(line) // 12 :], lens(len(crease) - len(line) // 12, 0.8) * 2.4))
    return lids, creases


def _landmarks(
    surface: Surface, camera: Camera, seen: Seen, lines: Sequence[LandmarkLine], style: Style, pose: str
) -> list[Shape]:
    inked: list[tuple[Floats, Floats]] = []
    low, high = (
        minimum_filter(np.where(seen.mask, seen.depth, -1e6), 3),
        maximum_filter(np.where(seen.mask, seen.depth, -1e6), 3),
    )
    inside = distance_transform_edt(np.pad(seen.mask, 1))[1:-1, 1:-1]
    for line in lines:
        if len(line.places) < 4 or (line.fine and not style.close):
            continue
        at = camera.project(np.array([surface.at(place, pose) for place in line.places]))
        facing = np.array([surface.normal(place, pose) @ camera.toward for place in line.places])
        x = np.clip(at[:, 0].astype(np.int64), 0, camera.width - 1)
        y = np.clip(at[:, 1].astype(np.int64), 0, camera.height - 1)
        slack = 3.0 + 0.0015 * camera.scale
        seen_here = (
            (at[:, 2] + slack >= low[y, x])
            & (at[:, 2] - slack <= high[y, x])
            & (facing > (0.35 if line.fine else 0.12))
            & (inside[y, x] > 3)
            & _in_frame(at, camera)
        )
        runs, count = label(seen_here)
        for run in range(1, count + 1):
            chosen = at[runs == run, :2]
            if len(chosen) < 4:
                continue
            if np.linalg.norm(np.ptp(chosen, axis=0)) < (14 if style.close else 7):
                continue  # the last bit of a line that turns out of sight is a speck, not a line
            path = smooth_open(resample(chosen, 1.5), 5.0)
            inked.append((path, style.pen * line.weight * lens(len(path))))
    return [Shape("feature", _strokes(inked, style.line_fit), COLOURS["feature"], holes=False)]


def _in_frame(at: Floats, camera: Camera) -> npt.NDArray[np.bool_]:
    """Which of the projected points lie in the picture."""
    return np.all((at[:, :2] >= 0) & (at[:, :2] <= (camera.width, camera.height)), axis=1)


def _outline(
    outline: BaseGeometry, seen: Seen, camera: Camera, mesh: DrawMesh, beyond: Floats | None, style: Style
) -> Shape:
    """The outline as a stroke; where a limb is cut off it stays open, since there is no edge of the body there."""
    runs: list[tuple[Cubic, ...]] = []
    closed = beyond is None
    for polygon in polygons(outline):
        for ring in (polygon.exterior, *polygon.interiors):
            line = resample(np.array(ring.coords, np.float64)[:-1], 1.0, closed=True)
            edge = _at_frame(line, camera)
            if beyond is not None:
                edge |= _at_cut(line, camera, mesh, beyond)
            if not edge.any():
                runs.append(tuple(fit_closed(line, style.line_fit)))
                continue
            closed = False
            start = int(np.nonzero(edge & ~np.roll(edge, -1))[0][0]) + 1
            line, edge = np.roll(line, -start, axis=0), np.roll(edge, -start)
            parts, count = label(~edge)
            runs.extend(
                tuple(fit_open(line[parts == part], style.line_fit))
                for part in range(1, count + 1)
                if (parts == part).sum() > 12
            )
    # An open run must not be closed by the pen: a plate that is cut anywhere keeps all its runs open.
    return Shape("outline", tuple(runs), None, 1.0, COLOURS["outline"], style.outline, closed)


def _at_frame(line: Floats, camera: Camera) -> npt.NDArray[np.bool_]:
    """Which points of an outline lie on the edge of the picture."""
    return np.any((line < 1.5) | (line > np.array([camera.width, camera.height]) - 1.5), axis=1)


def _at_cut(line: Floats, camera: Camera, mesh: DrawMesh, beyond: Floats) -> npt.NDArray[np.bool_]:
    """Which points of an outline lie on the cut.

    The cut is seen edge-on, so that on the plate it is a straight line.
    """
    sample = camera.project(mesh.points)[:, :2]
    # beyond is linear in the plate's x and y: solve for it from the vertices themselves.
    terms = np.column_stack([sample, np.ones(len(sample))])
    factors, *_ = np.linalg.lstsq(terms, beyond, rcond=None)
    value = np.column_stack([line, np.ones(len(line))]) @ factors
    return value * camera.scale > -2.5


def _strokes(lines: Sequence[tuple[Floats, Floats]], tolerance: float) -> tuple[tuple[Cubic, ...], ...]:
    runs = [tuple(tapered(line, width, tolerance)) for line, width in lines]
    return tuple(run for run in runs if run)
