"""Outlines on the barrel: what a patch covers, errors that help, the partition, rings and lines on plates."""

from typing import Any

import numpy as np
import pytest
from bodymaps.generator.places.areas import mirror_cells
from bodymaps.generator.places.book import Book
from bodymaps.generator.places.layers import View
from bodymaps.generator.places.outlines import OutlineError, Tracer, beside, inside
from bodymaps.generator.places.recipes import Reckoner
from bodymaps.generator.places.routes import Router, runs
from bodymaps.generator.places.skin_samples import Grain
from tests.unit.places.barrel import RADIUS, barrel

FRAME = {
    "axis": ["joint low", "joint middle"],
    "facing": [0, 0, 1],
    "words": {"facing": "front", "averse": "back", "outer": "lateral", "inner": "medial"},
    "parts": ["torso"],
}
LANDMARKS: dict[str, Any] = {
    "low": {"on": "front", "level": "joint low", "line": "joint low"},
    "high": {"on": "front", "level": "joint middle", "line": "joint middle"},
    "behind": {"on": "back", "level": "joint middle", "line": "joint middle"},
    "behind-low": {"on": "back", "level": "joint low", "line": "joint low"},
}
PLATE = {
    "pose": "anatomical", "width": 300.0, "height": 1000.0, "scale": 1000.0, "x0": -0.15, "y0": 1.0,
    "right": [1.0, 0.0, 0.0], "up": [0.0, 1.0, 0.0], "toward": [0.0, 0.0, 1.0], "faces": None, "clip": None,
}  # fmt: skip


def _points() -> tuple[dict[str, Any], ...]:
    return tuple({"code": f"ZZ{k}", "channel": "ZZ", "place": LANDMARKS["low"]} for k in (1, 2, 10))


@pytest.fixture(scope="module")
def tracer() -> Tracer:
    body = barrel()
    book = Book({"barrel": FRAME}, {}, LANDMARKS, (), _points(), (), (), {}, (), lines={})
    return Tracer(Reckoner(body, book, "female"), Grain(body))


def _area(tracer: Tracer, *patches: dict[str, Any]) -> float:
    return float(tracer.grain.area[tracer.grains("muscle Test", patches)].sum())


def test_grains_cover_the_left_half(tracer: Tracer) -> None:
    assert tracer.grain.area.sum() == pytest.approx(tracer.grain.cell_area.sum() / 2, rel=0.001)
    assert (tracer.grain.at[:, 0] > 0).all()


def test_round_covers_its_bands_on_the_left(tracer: Tracer) -> None:
    quarter = {"round": "barrel", "bands": [[0, 0, 90], [1, 0, 90]]}
    assert _area(tracer, quarter) == pytest.approx(0.2 * RADIUS * np.pi / 2, rel=0.03)
    narrowing = {"round": "barrel", "bands": [[0, 0, 90], [1, 45, 45.001]]}
    assert _area(tracer, narrowing) == pytest.approx(0.1 * RADIUS * np.pi / 2, rel=0.06)


def test_round_passes_360(tracer: Tracer) -> None:
    across = {"round": "barrel", "bands": [[0, 300, 30], [1, 300, 30]]}
    assert _area(tracer, across) == pytest.approx(0.2 * RADIUS * np.pi / 6, rel=0.05)  # what lies beyond 0 is right


def test_seen_covers_what_faces_the_view_inside_the_polygon(tracer: Tracer) -> None:
    corners = ["joint low", "low > high @ 1.0", {"out": "joint middle", "towards": "lateral"}, "joint low > low @ 0.0"]
    front = tracer.grains("x", [{"seen": "front", "through": corners}])
    assert (tracer.grain.normal[front, 2] > 0).all()
    assert (tracer.grain.at[front, 1] < 0.5).all()
    turned = tracer.grains("x", [{"seen": "back", "turned": "front", "through": corners}])
    assert (front == turned).all()


def test_near_keeps_to_its_line_side_and_share(tracer: Tracer) -> None:
    near = tracer.grains("x", [{"near": ["low", "high"], "within": 0.03, "t": [0.5, 1.0], "parts": ["torso"]}])
    assert tracer.grain.at[near, 1].min() > 0.39
    assert tracer.grain.at[near, 0].max() < 0.031
    rival = {"near": ["low", "high"], "within": 0.5, "closer_than": [["behind", "behind-low"]]}
    assert (tracer.grain.at[tracer.grains("x", [rival]), 2] > -0.01).all()
    facing = {"near": ["low", "high"], "within": 0.5, "side": "back", "frame": "barrel"}
    assert (tracer.grain.normal[tracer.grains("x", [facing]), 2] < 0).all()


def test_without_takes_away(tracer: Tracer) -> None:
    whole = {"round": "barrel", "bands": [[0, 0, 180], [1, 0, 180]]}
    hole = {"round": "barrel", "bands": [[0, 90, 180], [1, 90, 180]]}
    assert _area(tracer, {**whole, "without": [hole]}) == pytest.approx(0.5 * _area(tracer, whole), rel=0.03)


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ({"seen": "front", "round": "barrel"}, "exactly one of"),
        ({"seen": "inside", "through": ["low", "high", "behind"]}, "nothing is seen from 'inside'"),
        ({"seen": "front", "through": ["low", "high"]}, "three anchors"),
        ({"seen": "front", "through": ["low", "high", "nowhere"]}, "no place called “nowhere”"),
        ({"seen": "front", "through": ["low", "high", "behind"], "parts": ["tail"]}, "no part 'tail'"),
        ({"seen": "front", "through": ["low", "high", "behind"], "bands": []}, "knows only"),
        ({"round": "arm", "bands": [[0, 0, 90], [1, 0, 90]]}, "there is no 'arm'"),
        ({"round": "barrel", "bands": [[0, 0, 90]]}, "two bands"),
        ({"near": ["low"], "within": 0.1}, "two anchors"),
        ({"near": ["low", "high"], "within": 0.0001}, "covers no skin"),
    ],
)
def test_wrong_patches_name_entry_and_remedy(tracer: Tracer, patch: dict[str, Any], said: str) -> None:
    with pytest.raises(OutlineError, match="muscle Test, patch 1") as caught:
        tracer.grains("muscle Test", [patch])
    assert said in str(caught.value)


def test_muscle_without_an_outline_is_told(tracer: Tracer) -> None:
    with pytest.raises(OutlineError, match="give it outline"):
        tracer.grains("muscle Test", [])


def test_partition_leaves_nothing_over_and_the_later_wins(tracer: Tracer) -> None:
    low = {"round": "barrel", "bands": [[-1.5, 0, 180], [1, 0, 180]]}
    patch = {"round": "barrel", "bands": [[0, 0, 90], [1, 0, 90]]}
    number = tracer.partition([("low", [low]), ("patch", [patch])])
    assert set(np.unique(number)) == {0, 1}
    assert (number[tracer.grains("x", [patch])] == 1).all()
    above_patch = (tracer.grain.at[:, 1] > 0.52) & (tracer.grain.at[:, 2] > 0.03)
    assert (number[above_patch] == 1).mean() > 0.9
    with pytest.raises(OutlineError, match="wholly covered by later regions"):
        tracer.partition([("patch", [patch]), ("low", [low])])


def test_cells_are_what_grains_mostly_cover(tracer: Tracer) -> None:
    found = tracer.grains("x", [{"round": "barrel", "bands": [[0, 0, 90], [1, 0, 90]]}])
    cells = tracer.grain.cells(found)
    assert tracer.grain.cell_area[cells].sum() == pytest.approx(tracer.grain.area[found].sum(), rel=0.1)
    assert not tracer.grain.cells(np.zeros(len(found), bool)).any()


def test_mirrored_cells_are_each_others_mirror() -> None:
    topology = barrel().topology
    mirrored = mirror_cells(topology.mirror)
    assert (mirrored[mirrored] == np.arange(len(mirrored))).all()


def test_rings_follow_the_area_on_the_plate(tracer: Tracer) -> None:
    view = View(tracer.grain.body, PLATE, tracer.grain)
    rings = view.rings(tracer.grains("x", [{"round": "barrel", "bands": [[0, 0, 180], [1, 0, 180]]}]))
    assert len(rings) == 1
    x, y = np.array(rings[0][::2]), np.array(rings[0][1::2])
    # Pictures count from the top left: the midline is at 0.5, the rim of the barrel at 0.5 + 0.1 / 0.3.
    assert (x.min(), x.max()) == (pytest.approx(0.5, abs=0.012), pytest.approx(0.833, abs=0.012))
    assert (y.min(), y.max()) == (pytest.approx(0.5, abs=0.006), pytest.approx(0.7, abs=0.006))
    behind = tracer.grains("x", [{"round": "barrel", "bands": [[0, 120, 180], [1, 120, 180]]}])
    assert view.rings(behind) == []


def test_line_is_drawn_where_the_plate_sees_it(tracer: Tracer) -> None:
    body = tracer.grain.body
    router = Router(tracer.reckoner)
    route = router.route(["low", "high"])
    at, normals = (route.of(body, values) for values in (body.points["anatomical"], body.normals()))
    view = View(body, PLATE, tracer.grain)
    (piece,) = view.pieces(at, normals[:, 2] > 0)
    assert piece[:2] == [pytest.approx(0.5, abs=0.01), pytest.approx(0.7, abs=0.01)]
    assert piece[-1] == pytest.approx(0.5, abs=0.01)
    around = router.route(["high", "behind"])
    assert np.linalg.norm(around.of(body, body.points["anatomical"])[:, [0, 2]], axis=1).min() > 0.95 * RADIUS
    gone = around.of(body, body.points["anatomical"])
    pieces = view.pieces(gone, around.of(body, body.normals())[:, 2] > 0)
    assert all(max(piece[::2]) < 0.86 for piece in pieces)


def test_runs_take_the_points_that_have_a_place_in_order() -> None:
    points = tuple(
        {"code": f"ZZ{k}", "channel": "ZZ", **({"place": {}} if k != 3 else {"discreet": "…"})} for k in (2, 1, 3, 10)
    )
    book = Book({}, {}, {"gate": {}}, (), points, (), (), {}, ())
    assert runs(book, "ZZ") == [["ZZ1", "ZZ2", "ZZ10"]]
    lines = {"ZZ": {"runs": [["ZZ1..ZZ3"], ["ZZ2", "gate", "ZZ4..ZZ10"], ["ZZ3"]]}}
    told = Book({}, {}, {"gate": {}}, (), points, (), (), {}, (), lines=lines)
    assert runs(told, "ZZ") == [["ZZ1", "ZZ2"], ["ZZ2", "gate", "ZZ10"]]


def test_flat_geometry() -> None:
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float64)
    assert inside(np.array([[0.5, 0.5], [1.5, 0.5]]), square).tolist() == [True, False]
    gap, share = beside(np.array([[0.5, 0.2, 0], [2.0, 0, 0]]), np.array([[0.0, 0, 0], [1, 0, 0]]))
    assert gap.tolist() == [pytest.approx(0.2), 0.0]
    assert share.tolist() == [0.5, 2.0]
