"""Labels never overlap each other, never cover a mark, never cross the midline."""

import random
from collections.abc import Callable, Collection, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.ui.body.labels import LabelRequest, PlacedLabel, TakenGround, place_labels, uncovered
from ashichart.ui.body.layout import Box

ROOM = Box(0, 0, 600, 800)


def ask(
    key: str, x: float, y: float, reach: float = 10.0, width: float = 50.0, *, with_leader: bool = True
) -> LabelRequest:
    return LabelRequest(key, x, y, reach, width, 14.0, 300.0, ROOM, with_leader)


def mark_box(request: LabelRequest) -> Box:
    return Box(request.x, request.y, request.x, request.y).grown(request.reach)


def placed(
    requests: Sequence[LabelRequest],
    *,
    is_ground: Callable[[Box], bool] = lambda _: True,
    kept: Mapping[str, PlacedLabel] | None = None,
    left_out: Collection[str] = (),
) -> tuple[PlacedLabel, ...]:
    taken = TakenGround(mark_box(r) for r in requests)
    return place_labels(requests, taken, is_ground=is_ground, kept=kept, left_out=left_out)


@pytest.mark.parametrize(("x", "side"), [(100, -1), (500, 1), (300, 1)])
def test_lone_label_stands_beside_its_mark_outwards(x: float, side: int) -> None:
    (label,) = placed([ask("a", x, 400)])
    assert label.leader is None
    assert (label.box.y0 + label.box.y1) / 2 == 400
    assert (label.box.x0 >= x + 10) if side > 0 else (label.box.x1 <= x - 10)


@given(seed=st.integers(0, 10_000), count=st.integers(1, 60))
def test_crowd_of_labels_overlaps_nothing_and_keeps_its_side(seed: int, count: int) -> None:
    rnd = random.Random(seed)
    requests = [
        ask(str(i), rnd.uniform(20, 580), rnd.uniform(20, 780), rnd.uniform(6, 16), rnd.uniform(25, 90))
        for i in range(count)
    ]
    labels = placed(requests)
    by_key = {request.key: request for request in requests}
    for i, label in enumerate(labels):
        request = by_key[label.key]
        assert not any(label.box.overlaps(other.box) for other in labels[i + 1 :])
        assert not any(label.box.overlaps(mark_box(other)) for other in requests)
        if request.x >= 299.5:
            assert label.box.x0 >= min(300, request.x)
        else:
            assert label.box.x1 <= 300
        assert ROOM.holds(label.box.x0, label.box.y0)
        assert ROOM.holds(label.box.x1, label.box.y1)


def test_label_without_room_beside_goes_on_a_leader_to_free_ground() -> None:
    requests = [ask("a", 400, 400), *(ask(f"n{i}", 440, 400 + 22 * i, 11.0) for i in range(-2, 3))]
    body = Box(372, 0, 480, 800)
    labels = {label.key: label for label in placed(requests, is_ground=lambda box: not box.overlaps(body))}
    leader = labels["a"].leader
    assert leader is not None
    assert not labels["a"].box.overlaps(body)
    assert (leader[0] - 400) ** 2 + (leader[1] - 400) ** 2 >= 100


def test_label_without_leader_and_room_is_left_out() -> None:
    wall = [Box(0, 0, 600, 800)]
    assert place_labels([ask("a", 400, 400)], TakenGround(wall)) == ()
    assert place_labels([ask("a", 400, 400, with_leader=False)], TakenGround(wall)) == ()


def test_label_under_a_popover_is_left_out_and_no_other_moves() -> None:
    labels = placed([ask("a", 400, 100), ask("b", 400, 200)])
    shown = uncovered(labels, [Box(380, 80, 600, 120)])
    assert [label.key for label in shown] == ["b"]
    assert shown[0] in labels
    assert uncovered(labels, []) == labels


def test_label_that_stood_elsewhere_and_is_free_stays() -> None:
    request = ask("a", 400, 400)
    (first,) = placed([request])
    (kept,) = placed([request], kept={"a": first.moved(0, 5)})
    assert kept.box == first.box.moved(0, 5)


def test_label_whose_old_place_is_taken_moves() -> None:
    request = ask("a", 400, 400)
    (first,) = placed([request])
    newcomer = ask("b", 440, 400)
    labels = {label.key: label for label in placed([newcomer, request], kept={"a": first})}
    assert labels["a"].box != first.box


def test_label_that_found_no_place_is_not_tried_again() -> None:
    assert placed([ask("a", 400, 400)], left_out={"a"}) == ()


def test_moved_label_takes_its_leader_along() -> None:
    requests = [ask("a", 400, 400), *(ask(f"n{i}", 440, 400 + 22 * i, 11.0) for i in range(-2, 3))]
    label = next(one for one in placed(requests) if one.key == "a")
    assert label.leader is not None
    assert label.moved(3, 4).leader == tuple(v + (3, 4)[i % 2] for i, v in enumerate(label.leader))
