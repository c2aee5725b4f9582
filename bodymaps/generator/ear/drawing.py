"""Draws the plates of the ear: the field as a mesh under the light of the other plates, and its lines. No zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from shapely.geometry import Polygon

from bodymaps.generator.drawing.camera import Camera
from bodymaps.generator.drawing.curves import fit_open, lens, resample, smooth_open, tapered
from bodymaps.generator.drawing.inking import COLOURS, DEEPEST, mix
from bodymaps.generator.drawing.mesh import Detail, DrawMesh, ambient, soften
from bodymaps.generator.drawing.raster import draw as rasterise
from bodymaps.generator.drawing.svg import Shape
from bodymaps.generator.drawing.tone import Light, levels_of, tone_of, trace
from bodymaps.generator.ear_form import form
from bodymaps.generator.ear_form.splines import spline
from bodymaps.generator.skin.subdivide import vertex_normals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymaps.generator.ear_form.splines import Field

Floats = npt.NDArray[np.float64]

BODY_MM = 1700.0
"""Millimetres of a body height."""
WIDTH, HEIGHT, SCALE, MARGIN = 920, 1500, 22.6, 40
ROUND = 34
LIGHT = Light(
    way=(-0.36, 0.46, 0.81), form=0.40, wrap=0.36, shade=0.85, rim=0.34, hidden=0.60, hollow=0.24, hollow_gain=0.5,
    groove=0.20, groove_gain=1.8, calm=0.14, blur=6, low=0.09, high=1.28, smooth=5, smallest=160,
)  # fmt: skip
DETAIL = Detail(levels=0, form_mm=3.0, hollow_mm=5.0, groove_mm=1.6, directions=44, pixels=460)


CENTRE = (18.3, 31.0)
"""Millimetres of the ear in the middle of its plates."""


def camera(*, back: bool = False) -> Camera:
    """The camera of the left ear: from the patient's left, or from behind the ear."""
    unit = SCALE * BODY_MM
    up, top = np.array([0.0, 1.0, 0.0]), (HEIGHT / 2 / SCALE - CENTRE[1]) / BODY_MM
    side = -1.0 if back else 1.0
    left = side * CENTRE[0] / BODY_MM - WIDTH / 2 / unit
    return Camera(np.array([0.0, 0.0, -side]), up, np.array([side, 0.0, 0.0]), left, top, unit, WIDTH, HEIGHT)


def in_body_heights(points: Floats, *, back: bool = False) -> Floats:
    """Millimetres (n, 3) of the left ear in the axes of the body: x away from the head, y up, z forward."""
    height = -points[:, 2] if back else points[:, 2]
    return np.stack([height, -points[:, 1], -points[:, 0]], axis=1) / BODY_MM


def mesh_of(field: Field, *, back: bool = False) -> DrawMesh:
    """The field as a mesh ready to be drawn."""
    rows, columns = field.height.shape
    y, x = np.mgrid[0:rows, 0:columns]
    spots = np.stack([field.low[0] + x * field.step, field.low[1] + y * field.step, field.height], axis=2)
    points = in_body_heights(spots.reshape(-1, 3), back=back)
    corner = (y[:-1, :-1] * columns + x[:-1, :-1]).ravel()
    quads = np.stack([corner, corner + columns, corner + columns + 1, corner + 1], axis=1).astype(np.int64)
    if back:
        quads = quads[:, ::-1]
    normals = vertex_normals(points, quads)
    reach = np.ones(len(points))
    smooth = {mm: soften(points, quads, reach * mm / BODY_MM) for mm in (1.6, 5.0, 3.0)}
    groove, hollow = (((smooth[mm] - points) * normals).sum(axis=1) * 1000 for mm in (1.6, 5.0))
    light = soften(ambient(points, quads, normals, DETAIL), quads, reach * 0.5 / BODY_MM, points)
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    count = len(quads)
    return DrawMesh(
        points, points, quads, triangles, np.zeros(count, np.int64), np.zeros((count, 4, 2)), normals,
        vertex_normals(smooth[3.0], quads), light, hollow, groove,
    )  # fmt: skip


def to_plate(points: npt.ArrayLike, *, back: bool = False) -> Floats:
    """Millimetres (n, 2) of the left ear as units of its front or back plate."""
    at = (np.asarray(points, np.float64)[:, :2] - CENTRE) * SCALE
    if back:
        at = at * [-1.0, 1.0]
    return at + np.array([WIDTH / 2, HEIGHT / 2])


# Lines of the front: role, widest in plate units, nodes in millimetres; ends run out.
INK: tuple[tuple[str, float, tuple[tuple[float, float], ...]], ...] = (
    ("contour", 6.4, ((15.4, 31.9), (12.2, 30.4), (9.7, 27.4), (8.7, 23.6), (8.7, 19.2), (9.6, 14.6), (11.9, 10.7),
                      (15.5, 8.4), (19.7, 7.5), (23.7, 8.2), (26.7, 10.6), (28.5, 14.4), (29.2, 18.9), (28.9, 24.2),
                      (27.5, 30.4), (25.4, 36.4))),
    ("contour", 6.2, ((6.4, 32.6), (7.9, 34.6), (8.9, 37.2), (9.1, 39.8), (8.7, 42.4), (9.1, 44.6), (10.6, 45.6),
                      (12.2, 44.8))),
    ("contour", 5.2, ((12.0, 45.1), (13.6, 43.4), (15.6, 42.1), (17.6, 41.5), (19.3, 40.6), (20.2, 38.4))),
    ("contour", 4.4, ((10.6, 23.7), (13.6, 23.4), (16.7, 23.9), (19.1, 25.5), (20.6, 28.3), (21.0, 31.6),
                      (20.4, 35.2), (19.6, 37.6))),
    ("feature", 3.2, ((17.6, 34.4), (14.6, 33.9), (11.0, 32.7), (8.8, 31.2))),
    ("feature", 2.8, ((22.8, 19.8), (24.5, 23.4), (25.2, 28.2), (24.7, 33.2), (23.3, 38.0), (21.9, 41.6))),
    ("feature", 2.6, ((11.2, 19.3), (14.6, 19.0), (17.6, 19.3), (19.2, 18.6), (19.0, 16.4), (18.0, 13.8))),
    ("feature", 2.4, ((4.0, 30.0), (5.4, 30.9), (6.8, 31.2))),
)  # fmt: skip


BACK_INK: tuple[tuple[str, float, tuple[tuple[float, float], ...]], ...] = (
    ("contour", 6.0, ((6.2, 12.9), (9.8, 12.0), (13.2, 14.1), (15.6, 18.4), (16.6, 24.0), (16.6, 30.4), (15.6, 36.8),
                      (13.7, 42.6), (11.4, 47.4))),
    ("feature", 3.0, ((12.2, 6.8), (17.0, 5.4), (22.4, 5.7), (26.8, 8.0), (29.6, 12.2), (30.7, 17.4), (30.6, 22.6),
                      (29.4, 28.2), (27.4, 34.4))),
    ("feature", 2.8, ((18.6, 11.2), (21.6, 15.6), (23.7, 20.4), (24.6, 26.0), (24.2, 31.6), (22.4, 37.6),
                      (20.0, 42.2))),
    ("feature", 2.2, ((22.4, 19.0), (20.2, 18.4), (18.0, 18.6))),
)  # fmt: skip


def front_shapes() -> list[Shape]:
    """All shapes of the front of the left ear, from the farthest to the nearest."""
    return _shapes(form.front(), form.outline(), form.free_edge(), INK, back=False)


def back_shapes() -> list[Shape]:
    """All shapes of the back of the left ear."""
    return _shapes(form.back(), form.back_outline(), form.back_edge(), BACK_INK, back=True)


def _shapes(
    field: Field,
    around: Floats,
    edge: Floats,
    ink: Sequence[tuple[str, float, tuple[tuple[float, float], ...]]],
    *,
    back: bool,
) -> list[Shape]:
    mesh = mesh_of(field, back=back)
    view = camera(back=back)
    seen = rasterise(view.project(mesh.points), mesh.triangles, WIDTH, HEIGHT)
    # Where the cut meets the edge the corner is rounded, so that the drawing ends softly.
    area = Polygon(to_plate(around, back=back)).buffer(-ROUND, 32).buffer(ROUND, 32)
    shapes = [Shape("body", trace(area, 0.35), COLOURS["body"])]
    levels = levels_of(tone_of(mesh, view, seen, LIGHT), seen.mask, area, LIGHT)
    for number, level in enumerate(levels, start=1):
        colour = mix(COLOURS["body"], COLOURS["shade"], DEEPEST * number / len(levels))
        shapes.append(Shape(f"tone-{number:02d}", trace(level, 0.7, LIGHT.smallest), colour))
    for role, width, nodes in ink:
        line = smooth_open(resample(to_plate(spline(nodes), back=back), 1.5), 3.0)
        shapes.append(Shape(role, (tuple(tapered(line, width * lens(len(line)), 0.35)),), COLOURS[role], holes=False))
    free = resample(to_plate(edge, back=back), 1.0)[int(1.2 * ROUND) : -int(1.2 * ROUND)]
    shapes.append(Shape("outline", (tuple(fit_open(free, 0.35)),), None, 1.0, COLOURS["outline"], 3.6, closed=False))
    return shapes
