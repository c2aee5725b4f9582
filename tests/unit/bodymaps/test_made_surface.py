"""The shipped surface: topology, exact mirror symmetry, units, and parts. How it is made is tested elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

MADE = Path(__file__).resolve().parents[3] / "bodymaps" / "made"
FIGURES = ("female", "male")
POSES = ("anatomical", "side", "ear")
FACES = 13518


def topology() -> dict[str, npt.NDArray[np.generic]]:
    with np.load(MADE / "topology.npz") as archive:
        return dict(archive)


def points_of(figure: str) -> dict[str, npt.NDArray[np.generic]]:
    with np.load(MADE / figure / "surface.npz") as archive:
        return dict(archive)


def position(
    points: npt.NDArray[np.generic], quads: npt.NDArray[np.generic], face: int, u: float, v: float
) -> npt.NDArray[np.generic]:
    """The rule of the format, written out on its own: bilinear inside the level-1 sub-quad."""
    grid = np.empty((3, 3, 3))
    corners = points[quads[4 * face : 4 * face + 4]]
    grid[0, 0], grid[2, 0], grid[2, 2], grid[0, 2] = (corners[k, 0] for k in range(4))
    grid[1, 0], grid[2, 1], grid[1, 2], grid[0, 1] = (corners[k, 1] for k in range(4))
    grid[1, 1] = corners[0, 2]
    i, j = min(int(u * 2), 1), min(int(v * 2), 1)
    s, t = u * 2 - i, v * 2 - j
    low = grid[i, j] * (1 - s) + grid[i + 1, j] * s
    high = grid[i, j + 1] * (1 - s) + grid[i + 1, j + 1] * s
    return low * (1 - t) + high * t


def test_topology_has_four_sub_quads_for_every_face() -> None:
    shared = topology()
    assert shared["quads"].shape == (4 * FACES, 4)
    assert shared["quads"].dtype == np.int32
    assert shared["mirror"].shape == (FACES,)
    assert shared["part"].shape == (FACES,)
    assert shared["part"].dtype == np.uint8


def test_sub_quads_of_a_face_share_its_middle_and_its_edges() -> None:
    quads = topology()["quads"].reshape(-1, 4, 4)
    assert (quads[:, :, 2] == quads[:, :1, 2]).all()
    assert (quads[:, :, 1] == np.roll(quads[:, :, 3], -1, axis=1)).all()


def test_mirror_is_its_own_inverse_and_never_the_face_itself() -> None:
    mirror = topology()["mirror"]
    assert (mirror[mirror] == np.arange(FACES)).all()
    assert (mirror != np.arange(FACES)).all()


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("pose", POSES)
def test_mirrored_place_with_swapped_uv_is_the_exact_mirror(figure: str, pose: str) -> None:
    shared = topology()
    points = points_of(figure)[pose].astype(np.float64)
    seeds = np.random.default_rng(7)
    for face in seeds.integers(0, FACES, 300):
        u, v = seeds.random(2)
        here = position(points, shared["quads"], int(face), float(u), float(v))
        there = position(points, shared["quads"], int(shared["mirror"][face]), float(v), float(u))
        assert np.allclose(here * [-1, 1, 1], there, atol=1e-12)


@pytest.mark.parametrize("figure", FIGURES)
def test_anatomical_figure_is_one_body_height_tall_and_stands_on_zero(figure: str) -> None:
    points = points_of(figure)["anatomical"]
    assert points.dtype == np.float32
    assert points[:, 1].min() == pytest.approx(0.0, abs=1e-6)
    assert points[:, 1].max() == pytest.approx(1.0, abs=1e-6)
    assert points[:, 0].max() == -points[:, 0].min()


@pytest.mark.parametrize("figure", FIGURES)
def test_all_poses_have_the_vertices_of_the_topology(figure: str) -> None:
    count = int(topology()["quads"].max()) + 1
    arrays = points_of(figure)
    assert set(arrays) == set(POSES)
    assert all(array.shape == (count, 3) and np.isfinite(array).all() for array in arrays.values())


@pytest.mark.parametrize("figure", FIGURES)
def test_left_parts_lie_at_the_patients_left(figure: str) -> None:
    shared = topology()
    names = [str(name) for name in shared["part_names"]]
    middle = points_of(figure)["anatomical"][shared["quads"][:, 0].reshape(-1, 4)].mean(axis=1)
    for part in ("arm", "hand", "leg", "foot"):
        left = middle[shared["part"] == names.index(f"{part}-left")]
        right = middle[shared["part"] == names.index(f"{part}-right")]
        assert (left[:, 0] > 0).all()
        assert len(left) == len(right)


@pytest.mark.parametrize("figure", FIGURES)
def test_palms_face_forward_and_feet_point_forward(figure: str) -> None:
    shared = topology()
    names = [str(name) for name in shared["part_names"]]
    points = points_of(figure)["anatomical"].astype(np.float64)
    middle = points[shared["quads"][:, 0].reshape(-1, 4)].mean(axis=1)
    foot = middle[shared["part"] == names.index("foot-left")]
    shin = middle[shared["part"] == names.index("leg-left")]
    assert foot[:, 2].max() > shin[:, 2].max()
    hand = middle[shared["part"] == names.index("hand-left")]
    # A hand that faces forward is wide across the picture and thin along the line of sight.
    assert np.ptp(hand[:, 0]) > 1.5 * np.ptp(hand[:, 2])


def test_surface_of_both_figures_faces_outwards() -> None:
    quads = topology()["quads"]
    for figure in FIGURES:
        points = points_of(figure)["anatomical"].astype(np.float64)
        a, b, c, d = (points[quads[:, k]] for k in range(4))
        volume = (np.cross(b - a, c - a) * a).sum() / 6 + (np.cross(c - a, d - a) * a).sum() / 6
        # A body of 1.7 m and 70 l holds 0.014 of the cube of its height; turned inside out it would hold less than 0.
        assert 0.008 < volume < 0.06
