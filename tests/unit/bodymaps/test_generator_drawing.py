"""Pixels, curves, tone, contours, cameras and the writing of SVG, on small scenes made here."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from bodymaps.generator.drawing.camera import DIRECTIONS, Camera, frame
from bodymaps.generator.drawing.contours import Ink, contour_lines, turning_chains
from bodymaps.generator.drawing.curves import (
    fit_closed,
    fit_open,
    lens,
    resample,
    ring_area,
    smooth_closed,
    smooth_open,
    tapered,
)
from bodymaps.generator.drawing.inking import mix
from bodymaps.generator.drawing.mesh import Detail, DrawMesh, ambient, soften
from bodymaps.generator.drawing.plates import PLATES, Cut, ranges
from bodymaps.generator.drawing.raster import draw, spread
from bodymaps.generator.drawing.svg import Shape, mirrored, path, write
from bodymaps.generator.drawing.tone import Light, area_above, combine, levels_of, silhouette, tone_of, trace
from bodymaps.generator.skin.subdivide import refine, vertex_normals

CUBE = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])
CUBE_QUADS = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
RING = np.stack([50 + 30 * np.cos(np.linspace(0, 2 * np.pi, 200, endpoint=False)),
                 50 + 30 * np.sin(np.linspace(0, 2 * np.pi, 200, endpoint=False))], axis=1)  # fmt: skip


def balls(*places: tuple[float, float, float, float]) -> DrawMesh:
    """Spheres (x, y, z, radius) as a mesh ready to draw."""
    unit_points, unit_quads = CUBE, CUBE_QUADS
    for _ in range(4):
        matrix, unit_quads = refine(unit_quads, len(unit_points))
        unit_points = matrix @ unit_points
    unit_points = unit_points / np.linalg.norm(unit_points, axis=1, keepdims=True)
    points = np.vstack([unit_points * radius + [x, y, z] for x, y, z, radius in places])
    quads = np.vstack([unit_quads + number * len(unit_points) for number in range(len(places))])
    normals = vertex_normals(points, quads)
    flat = np.zeros(len(points))
    triangles = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    uv = np.zeros((len(quads), 4, 2))
    return DrawMesh(points, points, quads, triangles, np.arange(len(quads)), uv, normals, normals, flat + 1, flat, flat)


def front(width: int = 200, height: int = 200, scale: float = 80.0) -> Camera:
    right, up, toward = (np.array(way) for way in DIRECTIONS["front"])
    return Camera(right, up, toward, -width / 2 / scale, height / 2 / scale, scale, width, height)


def test_nearer_triangle_hides_the_farther_one() -> None:
    points = np.array([[0.0, 0, 1], [20, 0, 1], [0, 20, 1], [0, 0, 5], [20, 0, 5], [0, 20, 5]])
    seen = draw(points, np.array([[3, 4, 5], [0, 1, 2]]), 20, 20)
    assert seen.triangle[2, 2] == 0
    assert seen.depth[2, 2] == pytest.approx(5)
    assert seen.triangle[19, 19] == -1
    assert not seen.mask[19, 19]


def test_cut_is_made_before_depth_so_that_what_lies_behind_shows() -> None:
    points = np.array([[0.0, 0, 1], [20, 0, 1], [0, 20, 1], [0, 0, 5], [20, 0, 5], [0, 20, 5]])
    cut = np.array([-1.0, -1, -1, 1, 1, 1])
    assert draw(points, np.array([[3, 4, 5], [0, 1, 2]]), 20, 20, cut).triangle[2, 2] == 1


def test_values_are_spread_evenly_between_corners() -> None:
    points = np.array([[0.0, 0, 0], [10, 0, 0], [0, 10, 0]])
    triangles = np.array([[0, 1, 2]])
    seen = draw(points, triangles, 10, 10)
    field = spread(seen, triangles, points[:, 0])
    assert field[1, 3] == pytest.approx(3.5)
    assert field[9, 9] == 0


def test_every_pixel_inside_is_covered_once_the_mesh_is_closed() -> None:
    mesh, camera = balls((0, 0, 0, 1)), front()
    seen = draw(camera.project(mesh.points), mesh.triangles, camera.width, camera.height)
    assert seen.mask.sum() == pytest.approx(np.pi * 80**2, rel=0.01)


def test_resampled_line_is_even_and_keeps_its_ends() -> None:
    line = resample(np.array([[0.0, 0], [10, 0], [10, 5]]), 1.0)
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    assert steps.max() <= 1.01
    assert line[0].tolist() == [0, 0]
    assert line[-1].tolist() == [10, 5]


def test_smoothing_an_open_line_keeps_its_ends() -> None:
    line = np.stack([np.arange(40.0), np.random.default_rng(1).normal(size=40)], axis=1)
    smooth = smooth_open(line, 3)
    assert np.allclose(smooth[[0, -1]], line[[0, -1]])
    assert np.abs(np.diff(smooth[:, 1], 2)).max() < np.abs(np.diff(line[:, 1], 2)).max()
    assert np.array_equal(smooth_open(line[:3], 3), line[:3])


def test_circle_is_fitted_by_few_cubics_within_tolerance() -> None:
    cubics = fit_closed(RING, 0.2)
    assert 4 <= len(cubics) <= 12
    at = np.linspace(0, 1, 30)[:, None]
    for a, b, c, d in cubics:
        curve = a * (1 - at) ** 3 + 3 * b * at * (1 - at) ** 2 + 3 * c * at**2 * (1 - at) + d * at**3
        assert np.abs(np.linalg.norm(curve - 50, axis=1) - 30).max() < 0.4


def test_fitted_run_is_unbroken() -> None:
    wave = np.stack([np.linspace(0, 60, 120), 5 * np.sin(np.linspace(0, 9, 120))], axis=1)
    cubics = fit_open(wave, 0.1)
    for one, two in itertools.pairwise(cubics):
        assert np.array_equal(one[3], two[0])
    assert np.array_equal(cubics[0][0], wave[0])
    assert np.array_equal(cubics[-1][3], wave[-1])


def test_square_keeps_its_corners() -> None:
    square = resample(np.array([[0.0, 0], [40, 0], [40, 40], [0, 40]]), 1.0, closed=True)
    ends = {tuple(np.round(cubic[0]).astype(int)) for cubic in fit_closed(square, 0.3)}
    assert {(0, 0), (40, 0), (40, 40), (0, 40)} <= ends


def test_strokes_turn_the_same_way_whatever_the_direction_of_the_line() -> None:
    line = np.stack([np.linspace(0, 50, 60), np.zeros(60)], axis=1)
    for path_line in (line, line[::-1]):
        outline = tapered(path_line, 4 * lens(60), 0.2)
        assert ring_area(np.array([cubic[0] for cubic in outline])) > 0
    assert tapered(line[:3], np.ones(3), 0.2) == []


def test_lens_is_thin_at_both_ends() -> None:
    widths = lens(21)
    assert widths[0] == pytest.approx(0)
    assert widths[-1] == pytest.approx(0, abs=1e-6)
    assert widths[10] == pytest.approx(1)


def test_smoothed_ring_keeps_its_area_nearly() -> None:
    assert ring_area(smooth_closed(RING, 2)) == pytest.approx(ring_area(RING), rel=0.02)


def test_frame_shows_everything_within_the_margin() -> None:
    points = np.array([[-1.0, 0, 0], [3, 4, 1]])
    camera = frame(points, tuple(np.array(way) for way in DIRECTIONS["front"]), 480, 40)
    at = camera.project(points)
    assert at[:, 1].tolist() == pytest.approx([440, 40])
    assert at[:, 0].min() >= 40 - 1e-9
    assert at[:, 0].max() <= camera.width - 40 + 1e-9
    assert camera.width % 2 == 0


def test_back_view_swaps_left_and_right() -> None:
    points = np.array([[0.5, 0.2, 0.1]])
    seen_from_front = frame(
        np.array([[-1.0, 0, 0], [1, 1, 0]]), tuple(np.array(w) for w in DIRECTIONS["front"]), 300, 20
    )
    seen_from_back = frame(np.array([[-1.0, 0, 0], [1, 1, 0]]), tuple(np.array(w) for w in DIRECTIONS["back"]), 300, 20)
    middle = seen_from_front.width / 2
    assert seen_from_front.project(points)[0, 0] - middle == pytest.approx(
        middle - seen_from_back.project(points)[0, 0]
    )


def test_ball_is_lightest_towards_the_light_and_darkens_to_its_edge() -> None:
    mesh, camera, light = balls((0, 0, 0, 1)), front(), Light()
    seen = draw(camera.project(mesh.points), mesh.triangles, camera.width, camera.height)
    tone = tone_of(mesh, camera, seen, light)
    assert tone[70, 70] < tone[100, 100] < tone[150, 150]
    outline = silhouette(seen.mask.astype(float))
    levels = levels_of(tone, seen.mask, outline, light)
    assert len(levels) == 14
    areas = [level.area for level in levels]
    assert areas == sorted(areas, reverse=True)
    assert outline.area == pytest.approx(np.pi * 80**2, rel=0.02)
    assert all(level.difference(outline.buffer(0.1)).area < 1 for level in levels)


def test_area_above_keeps_holes() -> None:
    y, x = np.mgrid[0:100, 0:100]
    distance = np.hypot(x + 0.5 - 50, y + 0.5 - 50)
    area = area_above(30 - np.abs(distance - 10) * 3, 15, combine([RING]), 1.0, 20)
    assert area.area == pytest.approx(np.pi * (15**2 - 5**2), rel=0.06)
    assert len(trace(area, 0.3)) == 2


def test_contour_is_drawn_where_one_ball_stands_before_another() -> None:
    mesh, camera = balls((0, 0, 0, 1), (0.1, 0, 1.2, 0.4)), front()
    seen = draw(camera.project(mesh.points), mesh.triangles, camera.width, camera.height)
    lines = contour_lines(mesh, camera, seen, Ink(), np.zeros(len(mesh.points), bool))
    assert lines
    for line, width in lines:
        assert len(line) == len(width)
        assert np.abs(np.linalg.norm(line - [108, 100], axis=1) - 32).max() < 2.5
        assert 0 < width.max() <= Ink().widest


def test_single_ball_has_an_outline_but_no_inner_contour() -> None:
    mesh, camera = balls((0, 0, 0, 1)), front()
    seen = draw(camera.project(mesh.points), mesh.triangles, camera.width, camera.height)
    none = np.zeros(len(mesh.points), bool)
    assert turning_chains(mesh, camera, none)
    assert contour_lines(mesh, camera, seen, Ink(), none) == []
    assert turning_chains(mesh, camera, ~none) == []


def test_softened_values_do_not_depend_on_the_density_of_the_mesh() -> None:
    mesh = balls((0, 0, 0, 1))
    wave = np.sin(6 * mesh.points[:, 0])
    calm = soften(wave, mesh.quads, np.full(len(wave), 0.3), mesh.points)
    assert np.abs(calm).max() < np.abs(wave).max()
    still = soften(wave, mesh.quads, np.zeros(len(wave)), mesh.points)
    assert np.allclose(still, wave, atol=1e-4)
    even = soften(np.ones(len(wave)), mesh.quads, np.full(len(wave), 0.3), mesh.points)
    assert np.allclose(even, 1, atol=1e-4)


def test_less_light_arrives_between_two_balls() -> None:
    mesh = balls((0, 0, 0, 1), (0, 0, 2.05, 1))
    light = ambient(mesh.points, mesh.quads, mesh.normals, Detail(2, 20, 10, 5, directions=20, pixels=120))
    between = np.linalg.norm(mesh.points - [0, 0, 1], axis=1).argmin()
    outside = np.linalg.norm(mesh.points - [0, 0, 3.05], axis=1).argmin()
    assert light[between] < 0.3
    assert light[outside] > 0.9


def test_path_is_relative_in_whole_tenths_and_does_not_drift() -> None:
    cubics = tuple(
        np.array([[k * 0.33, 0], [k * 0.33 + 0.1, 0], [k * 0.33 + 0.2, 0], [(k + 1) * 0.33, 0]]) for k in range(30)
    )
    text = path(Shape("feature", (cubics,), "#9A8B7E"))
    assert text.startswith("M0 0c0.1 0 0.2 0 0.3 0c")
    assert text.endswith("z")
    ends = [float(cubic.replace("z", "").split(" ")[4]) for cubic in text.split("c")[1:]]
    assert sum(ends) == pytest.approx(9.9, abs=0.05)


def test_written_plate_has_an_element_a_line_and_leaves_out_what_is_empty() -> None:
    cubic = np.array([[0.0, 0], [1, 0], [2, 0], [3, -1.26]])
    shapes = [
        Shape("body", ((cubic,), (cubic,)), "#F1EAE2"),
        Shape("hair", (), "#7B6A5D"),
        Shape("contour", ((cubic,), (cubic,)), "#7D7065", 0.5, holes=False),
        Shape("outline", ((cubic,),), None, 1.0, "#75685D", 3.6, closed=False),
    ]
    lines = write(shapes, 100, 200).splitlines()
    assert lines[0] == '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200" width="100" height="200">'
    assert lines[2:-2] == [
        '<path class="body" d="M0 0c1 0 2 0 3-1.3zM0 0c1 0 2 0 3-1.3z" fill="#F1EAE2" fill-rule="evenodd"/>',
        '<path class="contour" d="M0 0c1 0 2 0 3-1.3zM0 0c1 0 2 0 3-1.3z" fill="#7D7065" fill-opacity="0.50"/>',
        '<path class="outline" d="M0 0c1 0 2 0 3-1.3" fill="none" stroke="#75685D" stroke-width="3.6"/>',
    ]


def test_mirrored_twice_is_the_same() -> None:
    shape = Shape("body", ((np.array([[0.0, 0], [1, 2], [3, 4], [5, 6]]),),), "#F1EAE2")
    once = mirrored([shape], 100)
    assert once[0].runs[0][0][0].tolist() == [100, 0]
    assert np.array_equal(mirrored(once, 100)[0].runs[0][0], shape.runs[0][0])


def test_colours_are_mixed_in_even_steps() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#F1EAE2", "#B7A799", 0.0) == "#F1EAE2"


def test_ranges_are_half_open() -> None:
    assert ranges(np.array([True, True, False, True])) == [[0, 2], [3, 4]]
    assert ranges(np.zeros(4, bool)) == []


def test_cut_measures_how_far_points_lie_beyond() -> None:
    cut = Cut(np.array([0.0, -1.0, 0.0]), -0.8)
    assert cut.beyond(np.array([[0, 0.9, 0], [0, 0.7, 0]])).tolist() == pytest.approx([-0.1, 0.1])


def test_plates_and_their_mirrors_have_names_of_their_own() -> None:
    names = [plate.name for plate in PLATES] + [plate.mirrored for plate in PLATES if plate.mirrored]
    assert len(names) == len(set(names)) == 31
