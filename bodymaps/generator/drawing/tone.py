"""From the mesh and the light to stacked levels of tone, and to the silhouette. Lines are kept out (contours.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt, gaussian_filter
from shapely.geometry import MultiPolygon, Polygon
from skimage.measure import find_contours

from bodymaps.generator.drawing.curves import Cubic, fit_closed, resample, ring_area, smooth_closed
from bodymaps.generator.drawing.raster import Seen, spread

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from bodymaps.generator.drawing.camera import Camera
    from bodymaps.generator.drawing.mesh import DrawMesh

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Light:
    """How a plate is lit; strengths are in tone, 0 the body's own colour and 1 the deepest shade.

    Attributes:
        way: Direction the light comes from, in the camera's axes (right, up, toward).
        form: Share of the smoothed normals, 0…1; the rest is the normals of the mesh.
        wrap: How far light reaches round the form.
        shade: Strength of the turn away from the light.
        rim: Strength of the darkening towards the edge.
        rim_power: How narrow that edge is.
        hidden: Strength of places the sky does not reach.
        hollow: Strength of hollows.
        hollow_gain: Tone per thousandth of a body height, before saturation.
        groove: Strength of fine grooves.
        groove_gain: Likewise.
        calm: Tone below which only the largest forms speak.
        blur: Softness of the large forms, plate units.
        low: Tone of the first level.
        high: Tone of the last level.
        levels: Number of levels.
        smooth: Smoothing of the levels' borders, plate units.
        smallest: Area below which a patch of tone is left out.
    """

    way: tuple[float, float, float] = (-0.30, 0.42, 0.86)
    form: float = 0.75
    wrap: float = 0.45
    shade: float = 0.80
    rim: float = 0.42
    rim_power: float = 2.2
    hidden: float = 0.40
    hollow: float = 0.22
    hollow_gain: float = 0.35
    groove: float = 0.10
    groove_gain: float = 1.2
    calm: float = 0.40
    blur: float = 6.0
    low: float = 0.10
    high: float = 0.92
    levels: int = 14
    smooth: float = 5.0
    smallest: float = 150.0


def blur_within(values: Floats, mask: Mask, sigma: float) -> Floats:
    """Gaussian blur that takes nothing from outside the mask."""
    weight = gaussian_filter(mask.astype(np.float64), sigma)
    return np.asarray(gaussian_filter(np.where(mask, values, 0.0), sigma) / np.maximum(weight, 1e-6), np.float64)


def extend(values: Floats, mask: Mask) -> Floats:
    """Values carried on outside the mask from its nearest pixel.

    So that levels run through the edge instead of along it.
    """
    rows, columns = distance_transform_edt(~mask, return_distances=False, return_indices=True)
    return values[rows, columns]


def tone_of(mesh: DrawMesh, camera: Camera, seen: Seen, light: Light) -> Floats:
    """Tone (H, W) of every pixel."""
    mask = seen.mask
    fine, form = camera.turn(mesh.normals), camera.turn(mesh.form)
    blended = light.form * form + (1 - light.form) * fine
    values = np.concatenate([blended, np.stack([mesh.open, mesh.hollow, mesh.groove], axis=1)], axis=1)
    pixels = spread(seen, mesh.triangles, values)
    normal = pixels[..., :3] / np.maximum(np.linalg.norm(pixels[..., :3], axis=2, keepdims=True), 1e-9)
    way = np.array(light.way) / np.linalg.norm(light.way)
    lit = np.clip((normal @ way + light.wrap) / (1 + light.wrap), 0, 1)
    facing = np.clip(normal[..., 2], 0, 1)
    large = light.shade * (1 - lit) + light.rim * (1 - facing) ** light.rim_power
    tone = blur_within(large, mask, light.blur)
    tone += light.hidden * blur_within(np.clip(1 - pixels[..., 3], 0, 1), mask, light.blur * 0.7)
    # Hollows darken, ridges lighten a little; both fade where the surface turns away, since the rim already
    # tells of it.
    weight = 0.3 + 0.7 * np.clip(facing * 1.5, 0, 1)
    for value, strength, gain, sigma in (
        (pixels[..., 4], light.hollow, light.hollow_gain, light.blur * 0.7),
        (pixels[..., 5], light.groove, light.groove_gain, light.blur * 0.4),
    ):
        bent = np.tanh(value * gain)
        tone += blur_within(np.where(bent > 0, strength * bent, 0.35 * strength * bent) * weight, mask, sigma)
    # Where tone is faint its levels wander over broad flat areas: there only the largest forms may speak.
    broad = blur_within(tone, mask, light.blur * 4)
    faint = np.clip((light.calm - tone) / light.calm, 0, 1)
    faint = faint * faint * (3 - 2 * faint)
    return tone + (broad - tone) * blur_within(faint, mask, light.blur)


def silhouette(coverage: Floats, smooth: float = 3.0, smallest: float = 200.0) -> BaseGeometry:
    """The outline of what is covered, (H, W) in 0…1, as polygons in pixels."""
    soft = np.pad(gaussian_filter(coverage, 1.0), 2)
    rings = [ring[:-1, ::-1] - 1.5 for ring in find_contours(soft, 0.5)]
    return combine(
        [smooth_closed(resample(ring, 1.0, closed=True), smooth) for ring in rings if abs(ring_area(ring)) > smallest]
    )


def levels_of(tone: Floats, mask: Mask, outline: BaseGeometry, light: Light) -> list[BaseGeometry]:
    """One area for each level, each holding the darker ones, cut to the silhouette."""
    wide = np.pad(extend(tone, mask), 1, mode="edge")
    wide[0] = wide[-1] = wide[:, 0] = wide[:, -1] = -9.0
    areas: list[BaseGeometry] = []
    for level in np.linspace(light.low, light.high, light.levels):
        rings = [ring[:-1, ::-1] - 0.5 for ring in find_contours(wide, level) if len(ring) > 8]
        rings = [
            smooth_closed(resample(ring, 1.0, closed=True), light.smooth)
            for ring in rings
            if abs(ring_area(ring)) > light.smallest
        ]
        areas.append(combine(rings).intersection(outline))
    return areas


def area_above(field: Floats, level: float, outline: BaseGeometry, smooth: float, smallest: float) -> BaseGeometry:
    """Where a field of pixels lies above a level, cut to the silhouette."""
    rings = [ring[:-1, ::-1] - 0.5 for ring in find_contours(np.pad(field, 1, constant_values=-9.0), level)]
    rings = [
        smooth_closed(resample(ring, 1.0, closed=True), smooth) for ring in rings if abs(ring_area(ring)) > smallest
    ]
    return combine(rings).intersection(outline)


def combine(rings: list[Floats]) -> BaseGeometry:
    """Rings with their holes, by the even-odd rule."""
    area: BaseGeometry = Polygon()
    for ring in sorted(rings, key=lambda ring: -abs(ring_area(ring))):
        if len(ring) >= 4:
            area = area.symmetric_difference(Polygon(ring).buffer(0))
    return area


def polygons(area: BaseGeometry) -> list[Polygon]:
    """The polygons of an area, in its own order."""
    if isinstance(area, Polygon):
        return [] if area.is_empty else [area]
    parts = area.geoms if isinstance(area, MultiPolygon) or hasattr(area, "geoms") else []
    return [polygon for part in parts for polygon in polygons(part)]


def trace(area: BaseGeometry, tolerance: float, smallest: float = 0.0) -> tuple[tuple[Cubic, ...], ...]:
    """Closed runs of cubics round an area and its holes."""
    runs: list[tuple[Cubic, ...]] = []
    for polygon in polygons(area):
        for ring in (polygon.exterior, *polygon.interiors):
            line = np.array(ring.coords, np.float64)[:-1]
            if ring.length < 6 or len(line) < 3 or abs(ring_area(line)) < smallest:
                continue
            runs.append(tuple(fit_closed(resample(line, 1.0, closed=True), tolerance)))
    return tuple(runs)
