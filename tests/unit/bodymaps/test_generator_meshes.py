"""Subdivision, surfaces, poses and reading of sources, on small meshes made here: the source itself is not needed."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bodymaps.generator.skin.figure import FIGURES, smooth_around, target_weights
from bodymaps.generator.skin.pose import Pose, align, rotation, rotations, turn_between, unit
from bodymaps.generator.skin.quad_geometry import closest_on_quad, meet
from bodymaps.generator.skin.source import Source, align_mirrored, read_mesh
from bodymaps.generator.skin.subdivide import edges_of, limit, refine, vertex_normals
from bodymaps.generator.skin.surface import PART_NAMES, Place, Surface, Topology

if TYPE_CHECKING:
    from pathlib import Path

CUBE = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])
# Counter-clockwise from outside; the two faces at ±x are mirrors, the others are cut by the midline.
CUBE_QUADS = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])


def ball(levels: int = 2) -> tuple[np.ndarray, np.ndarray]:
    points, quads = CUBE, CUBE_QUADS
    for _ in range(levels):
        matrix, quads = refine(quads, len(points))
        points = matrix @ points
    return points, quads


def halves() -> Surface:
    """A refined cube: every face lies on one side of the midline, so that each has a mirrored one."""
    matrix, quads = refine(CUBE_QUADS, 8)
    points = matrix @ CUBE
    opposite = np.array([np.linalg.norm(points - point * [-1, 1, 1], axis=1).argmin() for point in points])
    quads, uv, pair = align_mirrored(points, quads, np.zeros((len(quads), 4, 2)), opposite)
    level, sub = refine(quads, len(points))
    fine = limit(sub, level.shape[0]) @ (level @ points)
    mirror_vertex = np.array([np.linalg.norm(fine - point * [-1, 1, 1], axis=1).argmin() for point in fine])
    part = np.where(points[quads].mean(axis=1)[:, 1] > 0, PART_NAMES.index("head"), PART_NAMES.index("torso"))
    topology = Topology(quads, sub, len(fine), pair, mirror_vertex, part, np.arange(len(points)), uv)
    bones = {"anatomical": {"wrist.L": np.zeros(3)}}
    return Surface(topology, {"anatomical": fine}, bones, bones, {"anatomical": points})


def test_every_edge_of_a_closed_mesh_is_counted_once() -> None:
    edges, of_face = edges_of(CUBE_QUADS)
    assert len(edges) == 12
    assert np.bincount(of_face.ravel()).tolist() == [2] * 12


def test_refined_cube_has_the_published_positions() -> None:
    matrix, quads = refine(CUBE_QUADS, 8)
    points = matrix @ CUBE
    assert len(points) == 8 + 12 + 6
    assert len(quads) == 24
    # Catmull-Clark on a cube of half-side 1: corners go to 5/9, edge points to 3/4, face points stay at 1.
    assert np.allclose(np.abs(points[:8]), 5 / 9)
    assert np.allclose(np.sort(np.abs(points[8:20]), axis=1), [0, 0.75, 0.75])
    assert np.allclose(np.sort(np.abs(points[20:]), axis=1), [0, 0, 1])


def test_rows_of_a_face_start_at_its_corners_and_meet_in_its_middle() -> None:
    _, quads = refine(CUBE_QUADS, 8)
    parts = quads.reshape(-1, 4, 4)
    assert (parts[:, :, 0] == CUBE_QUADS).all()
    assert (parts[:, :, 2] == parts[:, :1, 2]).all()
    assert (parts[:, :, 1] == np.roll(parts[:, :, 3], -1, axis=1)).all()


def test_limit_positions_do_not_depend_on_the_level() -> None:
    points, quads = ball(1)
    matrix, finer = refine(quads, len(points))
    early = limit(quads, len(points)) @ points
    late = limit(finer, matrix.shape[0]) @ (matrix @ points)
    assert np.allclose(early, late[: len(points)], atol=1e-12)


def test_unused_vertices_stay_where_they_are() -> None:
    points = np.vstack([CUBE, [[9.0, 9.0, 9.0]]])
    matrix, _ = refine(CUBE_QUADS, 9)
    assert (matrix @ points)[8].tolist() == [9.0, 9.0, 9.0]
    assert (limit(CUBE_QUADS, 9) @ points)[8].tolist() == [9.0, 9.0, 9.0]


def test_normals_of_a_ball_point_away_from_its_middle() -> None:
    points, quads = ball(3)
    normals = vertex_normals(points, quads)
    assert ((normals * points).sum(axis=1) > 0.9 * np.linalg.norm(points, axis=1)).all()


def test_ray_from_outside_meets_the_near_side_first() -> None:
    body = halves()
    place = body.cast((0.2, 0.1, 0.0), (0, 0, -1), parts=("head", "torso"))
    assert place is not None
    at = body.at(place)
    assert at[:2] == pytest.approx([0.2, 0.1], abs=5e-3)
    assert at[2] > 0
    assert body.normal(place)[2] > 0


def test_ray_from_inside_leaves_where_it_points() -> None:
    body = halves()
    place = body.cast_out((0, 0, 0), (1, 0.2, 0.1), parts=("head", "torso"))
    assert place is not None
    assert unit(body.at(place)) == pytest.approx(unit((1, 0.2, 0.1)), abs=5e-3)


def test_ray_beside_the_body_meets_nothing() -> None:
    assert halves().cast((5.0, 0, 0), (0, 0, -1), parts=("head", "torso")) is None


def test_rays_meet_only_the_chosen_parts() -> None:
    body = halves()
    assert body.cast((0.2, 0.3, 0.0), (0, 0, -1), parts=("torso",)) is None
    found = body.cast((0.2, 0.3, 0.0), (0, 0, -1), parts=("head",))
    assert found is not None
    assert body.part(found) == "head"


def test_nearest_place_of_a_point_on_the_surface_is_that_point() -> None:
    body = halves()
    for number in range(0, len(body.topology.base), 3):
        place = Place(number, 0.3, 0.8)
        again = body.nearest(body.at(place), parts=("head", "torso"))
        assert np.allclose(body.at(again), body.at(place), atol=1e-9)


def test_mirror_of_a_place_is_the_exact_mirror() -> None:
    body = halves()
    for number in range(len(body.topology.base)):
        place = Place(number, 0.15, 0.7)
        assert np.allclose(body.at(body.mirror(place)), body.at(place) * [-1, 1, 1], atol=1e-12)
        assert body.mirror(body.mirror(place)) == place


def test_corners_of_a_face_are_the_limit_positions_of_its_base_vertices() -> None:
    body = halves()
    for corner, (u, v) in enumerate(((0, 0), (1, 0), (1, 1), (0, 1))):
        assert np.allclose(body.at(Place(5, u, v)), body.points["anatomical"][body.base[5, corner]])


def test_ray_and_triangle_meet_at_the_weighted_corner() -> None:
    corners = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]])
    assert meet(corners, np.array([0.25, 0.5, 2.0]), np.array([0.0, 0, -1])) == pytest.approx((2.0, 0.25, 0.5))
    assert meet(corners, np.array([0.9, 0.5, 2.0]), np.array([0.0, 0, -1])) is None
    assert meet(corners, np.array([0.2, 0.2, 2.0]), np.array([1.0, 0, 0])) is None


def test_closest_point_of_a_quad_stays_inside_it() -> None:
    corners = np.array([[0.0, 0, 0], [2, 0, 0], [2, 1, 0], [0, 1, 0]])
    assert closest_on_quad(corners, np.array([0.5, 0.25, 3.0])) == pytest.approx((0.25, 0.25, 3.0))
    assert closest_on_quad(corners, np.array([5.0, 0.5, 0.0])) == pytest.approx((1.0, 0.5, 3.0))


def test_shortest_rotation_brings_one_direction_onto_another() -> None:
    start, end = np.array([1.0, 2, 0.5]), np.array([-0.3, 0.2, 1])
    assert np.allclose(align(start, end) @ unit(start), unit(end))
    assert np.allclose(align(start, start), np.eye(3))
    quarter = rotation(np.array([0.0, 0, 1]), np.pi / 2)
    assert np.allclose(quarter @ [1, 0, 0], [0, 1, 0])
    assert turn_between(np.array([1.0, 0, 0]), np.array([0.0, 1, 0]), np.array([0, 0, 2.0])) == pytest.approx(np.pi / 2)


def test_pose_turns_both_sides_as_mirrors() -> None:
    heads: dict[str, np.ndarray] = {}
    tails: dict[str, np.ndarray] = {}
    arm = {
        "upperarm01": (1.7, 5.3, 0.1), "lowerarm01": (3.1, 3.5, 0.1), "wrist": (4.3, 2.4, 1.7),
        "finger2-1": (4.6, 2.0, 2.4), "finger3-1": (4.6, 1.9, 2.5), "finger5-1": (4.5, 1.8, 2.1),
        "finger3-3": (4.7, 1.5, 2.9),
    }  # fmt: skip
    for bone, at in arm.items():
        for side, sign in (("L", 1), ("R", -1)):
            heads[f"{bone}.{side}"] = np.array(at) * [sign, 1, 1]
            tails[f"{bone}.{side}"] = np.add(at, (0.0, -0.2, 0.1)) * [sign, 1, 1]
    turns = rotations(heads, tails, Pose("anatomical", (0.5, -0.86, 0.0), (0.0, 0.0, 1.0), 5, 6, 3))
    flip = np.diag([-1.0, 1.0, 1.0])
    for bone in ("upperarm01", "lowerarm01", "lowerarm02", "wrist", "upperleg01", "foot"):
        assert np.allclose(turns[f"{bone}.R"], flip @ turns[f"{bone}.L"] @ flip, atol=1e-9)
    along = heads["lowerarm01.L"] - heads["upperarm01.L"]
    whole = turns["upperarm01.L"] @ turns["upperarm02.L"]
    assert np.allclose(unit(whole @ along), unit((0.5, -0.86, 0.0)), atol=1e-9)


def test_smoothing_flattens_a_bump_and_leaves_the_rest() -> None:
    axis = np.linspace(-1, 1, 21)
    points = np.array([[x, y, 0.0] for x in axis for y in axis])
    cell = np.arange(21 * 21).reshape(21, 21)
    quads = np.stack([cell[:-1, :-1], cell[1:, :-1], cell[1:, 1:], cell[:-1, 1:]], axis=2).reshape(-1, 4)
    top = int(cell[10, 10])
    points[top, 2] = 0.3
    calm = smooth_around(points, quads, (top,), radius=0.5, rounds=60)
    assert calm[top, 2] < 0.03
    assert np.allclose(calm[cell[0, 0]], points[cell[0, 0]])


def test_shares_of_a_figures_targets_add_up_to_one() -> None:
    for figure in FIGURES.values():
        weights = target_weights(figure)
        origins = [weight for name, weight in weights if name.startswith("macrodetails/") and name.count("-") == 2]
        shapes = [weight for name, weight in weights if name.startswith("macrodetails/universal")]
        assert sum(origins) == pytest.approx(1)
        assert sum(shapes) == pytest.approx(1)
        assert all(weight > 0 for _, weight in weights)


def test_only_the_female_figure_has_a_cup_and_it_is_the_smallest() -> None:
    assert not [name for name, _ in target_weights(FIGURES["male"]) if name.startswith("breast/")]
    cups = [name for name, _ in target_weights(FIGURES["female"]) if name.startswith("breast/")]
    assert cups
    assert all("mincup" in name for name in cups)


@pytest.fixture
def small_source(tmp_path: Path) -> Path:
    for folder in ("3dobjs", "mesh_metadata", "targets/nose", "rigs/standard"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "3dobjs" / "base.obj").write_text(
        "v 1 0 0\nv 2 0 0\nv 2 1 0\nv 1 1 0\nv -1 0 0\nv -2 0 0\nv -2 1 0\nv -1 1 0\n"
        "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
        "g body\nf 1/1 2/2 3/3 4/4\nf 6/2 5/1 8/4 7/3\ng helper-hair\nf 1/1 2/2 3/3 4/4\n",
        encoding="utf-8",
    )
    pairs = "".join(f"{a} {(a + 4) % 8} r\n" for a in range(8))
    (tmp_path / "mesh_metadata" / "hm08.mirror").write_text(pairs, encoding="utf-8")
    (tmp_path / "mesh_metadata" / "basemesh_vertex_groups.json").write_text(
        '{"joint-a": [[0, 1], [4, 4]]}', encoding="utf-8"
    )
    with gzip.open(tmp_path / "targets" / "nose" / "long.target.gz", "wt", encoding="utf-8") as target:
        target.write("# a comment\n2 0.5 0 -1\n\n")
    with gzip.open(tmp_path / "targets" / "nose" / "empty.target.gz", "wt", encoding="utf-8") as target:
        target.write("")
    rig = {"root": {"parent": ""}, "arm": {"parent": "root"}}
    (tmp_path / "rigs" / "standard" / "rig.default.json").write_text(json.dumps(rig), encoding="utf-8")
    weights = {"weights": {"root": [[0, 1.0], [1, 0.5]], "arm": [[1, 1.5]]}}
    (tmp_path / "rigs" / "standard" / "weights.default.json").write_text(json.dumps(weights), encoding="utf-8")
    return tmp_path


def test_source_reads_the_surface_and_drops_the_helpers(small_source: Path) -> None:
    mesh = Source(small_source).mesh
    assert mesh.faces.shape == (2, 4)
    assert mesh.mirror_face.tolist() == [1, 0]
    # Corner k of the right face is the mirror of corner 0, 3, 2, 1 of the left.
    assert mesh.mirror_vertex[mesh.faces[0]][[0, 3, 2, 1]].tolist() == mesh.faces[1].tolist()
    assert mesh.face_uv[1].tolist() == [[0, 0], [0, 1], [1, 1], [1, 0]]


def test_source_reads_targets_groups_and_weights(small_source: Path) -> None:
    source = Source(small_source)
    indices, offsets = source.target("nose/long")
    assert indices.tolist() == [2]
    assert offsets.tolist() == [[0.5, 0, -1]]
    assert source.target("nose/empty")[1].shape == (0, 3)
    assert source.vertex_group("joint-a").tolist() == [0, 1, 4]
    assert source.weights.toarray()[:2].tolist() == [[1, 0], [0.25, 0.75]]


def test_folder_without_the_mesh_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"base\.obj"):
        Source(tmp_path)


def test_mesh_without_a_mirrored_face_is_refused(small_source: Path) -> None:
    mirror = small_source / "mesh_metadata" / "hm08.mirror"
    mirror.write_text("".join(f"{a} {a} m\n" for a in range(8)), encoding="utf-8")
    with pytest.raises(ValueError, match="no mirrored face"):
        read_mesh(small_source / "3dobjs" / "base.obj", mirror)
