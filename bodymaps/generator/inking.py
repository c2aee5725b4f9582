"""Draws one plate: silhouette, tone, coloured areas, landmark lines, contours, in that order. Where the plate is seen from is kept out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt, label, maximum_filter, minimum_filter
from shapely.geometry.base import BaseGeometry

from bodymaps.generator.camera import Camera
from bodymaps.generator.contours import Ink, contour_lines
from bodymaps.generator.curves import Cubic, fit_closed, fit_open, lens, resample, smooth_open, tapered
from bodymaps.generator.landmark_lines import LandmarkLine
from bodymaps.generator.mesh import DrawMesh
from bodymaps.generator.raster import Seen
from bodymaps.generator.raster import draw as rasterise
from bodymaps.generator.regions import PUPIL_SHARE, IRIS_RADIUS, Pixels, fields_of
from bodymaps.generator.source import Source
from bodymaps.generator.surface import PART_NAMES, Surface
from bodymaps.generator.svg import Shape
from bodymaps.generator.tone import Light, area_above, levels_of, polygons, silhouette, tone_of, trace

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
    "iris": "#7C6C5F",
    "pupil": "#463C35",
    "brow": "#7B6A5D",
    "lips": "#C59A8B",
    "nail": "#F8F3EE",
}
DEEPEST = 0.9
HAIR_VEILS = 4
HAIR_VEIL = 0.17
# The lips' seam is drawn as one line of its own: its two contours would lie side by side. Hundredths of the resting mesh's height.
MOUTH = ((-2.1, 2.1), (87.9, 89.6), (8.0, 11.0))


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
    outline = silhouette(seen.mask)
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
    skip[mesh.quads[np.isin(part, [PART_NAMES.index(name) for name in ("eye-left", "eye-right", "mouth")])].ravel()] = True
    rest = mesh.rest * 100
    skip |= np.all([(rest[:, axis] > low) & (rest[:, axis] < high) for axis, (low, high) in enumerate(MOUTH)], axis=0)
    inner = contour_lines(mesh, camera, seen, style.ink, skip)
    shapes.append(Shape("contour", _strokes(inner, style.line_fit), COLOURS["contour"]))
    shapes.append(_outline(outline, seen, camera, mesh, beyond, style))
    return shapes


def _areas(pixels: Pixels, outline: BaseGeometry, style: Style) -> list[Shape]:
    shapes: list[Shape] = []
    unit = 1.0 if not style.close else 3.0

    def add(role: str, area: BaseGeometry, opacity: float = 1.0, smallest: float = 8.0) -> None:
        shapes.append(Shape(role, trace(area, style.line_fit, smallest), COLOURS[role], opacity))

    hair = pixels.hair(1.5 * unit)
    # Thin veils, one on the other, let the hairline fade out instead of ending like a cap.
    for level in np.linspace(-0.16, 0.30, HAIR_VEILS if style.close else HAIR_VEILS - 1):
        add("hair", area_above(hair, float(level), outline, 3.0 * unit, 30), HAIR_VEIL)
    eye = area_above(pixels.eye, 0.5, outline, 0.8 * unit, 6)
    add("eye", eye)
    add("iris", area_above(pixels.iris, 0.0, outline, 0.8 * unit, 6).intersection(eye))
    add("pupil", area_above(pixels.iris, IRIS_RADIUS * (1 - PUPIL_SHARE), outline, 0.6 * unit, 4).intersection(eye))
    add("brow", area_above(pixels.brow, 0.0, outline, 1.0 * unit, 10), 0.6)
    add("lips", area_above(pixels.mask_field("lips", 2.0), 0.5, outline, 1.2 * unit, 12), 0.38)
    if style.close and not style.face:
        for texture, soft in (("fingernails", 1.5), ("toenails", 1.0)):
            nails = area_above(pixels.mask_field(texture, soft), 0.35, outline, 2.5, 40)
            shapes.append(Shape("nail", trace(nails, style.line_fit, 40), COLOURS["nail"], 0.7, COLOURS["feature"], 1.8))
    lids, creases = _lid_lines(eye, style)
    shapes.append(Shape("feature", _strokes(creases, style.line_fit), COLOURS["feature"]))
    shapes.append(Shape("contour", _strokes(lids, style.line_fit), COLOURS["contour"]))
    return shapes


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


def _landmarks(surface: Surface, camera: Camera, seen: Seen, lines: Sequence[LandmarkLine], style: Style, pose: str) -> list[Shape]:
    inked: list[tuple[Floats, Floats]] = []
    low, high = minimum_filter(np.where(seen.mask, seen.depth, -1e6), 3), maximum_filter(np.where(seen.mask, seen.depth, -1e6), 3)
    inside = distance_transform_edt(np.pad(seen.mask, 1))[1:-1, 1:-1]
    for line in lines:
        if len(line.places) < 4 or (line.fine and not style.close):
            continue
        at = camera.project(np.array([surface.at(place, pose) for place in line.places]))
        facing = np.array([surface.normal(place, pose) @ camera.toward for place in line.places])
        x = np.clip(at[:, 0].astype(np.int64), 0, camera.width - 1)
        y = np.clip(at[:, 1].astype(np.int64), 0, camera.height - 1)
        slack = 3.0 + 0.0015 * camera.scale
        seen_here = (at[:, 2] + slack >= low[y, x]) & (at[:, 2] - slack <= high[y, x]) & (facing > 0.12) & (inside[y, x] > 3)
        runs, count = label(seen_here)
        for run in range(1, count + 1):
            chosen = at[runs == run, :2]
            if len(chosen) < 4:
                continue
            path = smooth_open(resample(chosen, 1.5), 5.0)
            inked.append((path, style.pen * line.weight * lens(len(path))))
    return [Shape("feature", _strokes(inked, style.line_fit), COLOURS["feature"])]


def _outline(outline: BaseGeometry, seen: Seen, camera: Camera, mesh: DrawMesh, beyond: Floats | None, style: Style) -> Shape:
    """The outline as a stroke; where a limb is cut off it stays open, since there is no edge of the body there."""
    runs: list[tuple[Cubic, ...]] = []
    closed = beyond is None
    for polygon in polygons(outline):
        for ring in (polygon.exterior, *polygon.interiors):
            line = resample(np.array(ring.coords, np.float64)[:-1], 1.0, closed=True)
            if beyond is None:
                runs.append(tuple(fit_closed(line, style.line_fit)))
                continue
            edge = _at_cut(line, camera, mesh, beyond)
            if not edge.any():
                runs.append(tuple([*fit_closed(line, style.line_fit)]))
                continue
            start = int(np.nonzero(edge & ~np.roll(edge, -1))[0][0]) + 1
            line, edge = np.roll(line, -start, axis=0), np.roll(edge, -start)
            parts, count = label(~edge)
            runs.extend(tuple(fit_open(line[parts == part], style.line_fit)) for part in range(1, count + 1) if (parts == part).sum() > 12)
    return Shape("outline", tuple(runs), None, 1.0, COLOURS["outline"], style.outline, closed)


def _at_cut(line: Floats, camera: Camera, mesh: DrawMesh, beyond: Floats) -> npt.NDArray[np.bool_]:
    """Which points of an outline lie on the cut. The cut is seen edge-on, so that on the plate it is a straight line."""
    sample = camera.project(mesh.points)[:, :2]
    # beyond is linear in the plate's x and y: solve for it from the vertices themselves.
    terms = np.column_stack([sample, np.ones(len(sample))])
    factors, *_ = np.linalg.lstsq(terms, beyond, rcond=None)
    value = np.column_stack([line, np.ones(len(line))]) @ factors
    return value * camera.scale > -2.5


def _strokes(lines: Sequence[tuple[Floats, Floats]], tolerance: float) -> tuple[tuple[Cubic, ...], ...]:
    runs = [tuple(tapered(line, width, tolerance)) for line, width in lines]
    return tuple(run for run in runs if run)
