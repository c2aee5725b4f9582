"""Labels overlap nothing, no leader runs through a name, a mark or the midline, and the same is placed the same."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.ui.body.label_ground import MarkGround, Obstacles, TakenGround, overlap
from ashichart.ui.body.label_places import LabelRequest, PlacedLabel
from ashichart.ui.body.labels import place_labels, uncovered
from ashichart.ui.body.layout import Box

ROOM = Box(0, 0, 600, 800)
MIDLINE = 300.0


def ask(
    key: str, x: float, y: float, reach: float = 10.0, width: float = 50.0, *, is_square: bool = False,
    with_leader: bool = True,
) -> LabelRequest:  # fmt: skip
    return LabelRequest(key, MarkGround(x, y, reach, is_square), width, 14.0, MIDLINE, ROOM, with_leader)


def placed(
    requests: Sequence[LabelRequest],
    taken: Sequence[Box] = (),
    *,
    is_ground: Callable[[Box], bool] = lambda _: True,
    halos: Sequence[MarkGround] = (),
) -> tuple[PlacedLabel, ...]:
    return place_labels(requests, TakenGround(taken), is_ground=is_ground, halos=halos)


def crowd(seed: int, count: int) -> list[LabelRequest]:
    rnd = random.Random(seed)
    spread = rnd.choice((40, 90, 280))
    return [
        ask(
            str(i), rnd.uniform(300 - spread, 300 + spread), rnd.uniform(400 - spread, 400 + spread),
            rnd.uniform(6, 16), rnd.uniform(25, 90), is_square=rnd.random() < 0.4,
        )
        for i in range(count)
    ]  # fmt: skip


def row_of_marks(x: float) -> list[LabelRequest]:
    """Marks above one another beside a mark, so that its name needs a leader."""
    return [ask(f"n{i}", x, 400 + 22 * i, 11.0) for i in range(-2, 3)]


@pytest.mark.parametrize(("x", "side"), [(100, -1), (500, 1), (300, 1)])
def test_lone_label_stands_beside_its_mark_outwards(x: float, side: int) -> None:
    (label,) = placed([ask("a", x, 400)])
    assert not label.leader
    assert (label.box.y0 + label.box.y1) / 2 == 400
    assert (label.box.x0 >= x + 10) if side > 0 else (label.box.x1 <= x - 10)


@given(seed=st.integers(0, 10_000), count=st.integers(1, 40))
def test_in_a_crowd_nothing_overlaps_and_no_leader_runs_through_anything(seed: int, count: int) -> None:
    requests = crowd(seed, count)
    letters = [Box(180, 380, 212, 420), Box(388, 380, 420, 420)]
    labels = placed(requests, letters)
    marks = {request.key: request.mark for request in requests}
    for one, other in combinations(labels, 2):
        assert not one.box.overlaps(other.box)
        assert not any(map(one.box.is_crossed, other.leader))
        assert not any(map(other.box.is_crossed, one.leader))
        assert not any(overlap(mine, its) for mine in one.leader for its in other.leader)
    for label in labels:
        mark = marks[label.key]
        assert ROOM.holds(*label.box[:2])
        assert ROOM.holds(*label.box[2:])
        assert all(other.gap_to(label.box) > 0 for other in marks.values())
        assert not any(label.box.overlaps(letter) for letter in letters)
        others = Obstacles(other for key, other in marks.items() if key != label.key)
        assert all(map(others.is_clear, label.leader))
        assert not any(letter.is_crossed(line) for letter in letters for line in label.leader)
        side = mark.x - MIDLINE
        if abs(side) > 0.5:
            ends = [*label.box[::2], *(x for line in label.leader for x in line[::2])]
            assert all((x - MIDLINE) * side >= 0 for x in ends)


@given(seed=st.integers(0, 10_000), count=st.integers(2, 30))
def test_label_beside_is_nearest_to_its_own_mark(seed: int, count: int) -> None:
    requests = crowd(seed, count)
    marks = {request.key: request.mark for request in requests}
    for label in placed(requests):
        if not label.leader:
            own = marks[label.key].gap_to(label.box)
            assert all(mark.gap_to(label.box) > own for key, mark in marks.items() if key != label.key)


@given(x=st.integers(-40, 60), y=st.integers(-40, 40), dx=st.integers(-300, 300), dy=st.integers(-300, 300))
def test_line_that_cuts_a_corner_of_a_text_by_little_is_seen(x: int, y: int, dx: int, dy: int) -> None:
    text = Box(0, 0, 50, 14)
    line = (x, y, x + dx, y + dy)
    # Ten points to each px find every crossing of more than a tenth of a px.
    count = int(10 * max(abs(dx), abs(dy))) + 1
    inside = any(
        text.x0 < x + dx * i / count < text.x1 and text.y0 < y + dy * i / count < text.y1 for i in range(count + 1)
    )
    if inside:
        assert not TakenGround([text]).is_clear(line)


@pytest.mark.parametrize(
    "line", [(-2, 3, 3, -2), (-20, 22, 22, -20), (40, -9, 60, 11), (-5, 8, 5, 18), (-60, -1, 60, 0.5)]
)
def test_leader_may_not_cut_a_corner_of_less_than_4_px(line: tuple[float, float, float, float]) -> None:
    text = Box(0, 0, 50, 14)
    assert text.is_crossed(line)
    assert not TakenGround([text]).is_clear(line)
    name, led = PlacedLabel("name", text), PlacedLabel("led", Box(200, 200, 250, 214), (line,))
    assert name.meets(led)
    assert led.meets(name)
    ground = TakenGround()
    ground.take_line(line)
    assert not ground.is_free(text)


def test_label_without_room_beside_goes_on_a_leader_to_free_ground() -> None:
    requests = [ask("a", 400, 400), *row_of_marks(440), *row_of_marks(370)]
    body = Box(340, 0, 456, 800)
    labels = {label.key: label for label in placed(requests, is_ground=lambda box: not box.overlaps(body))}
    leader = labels["a"].leader
    assert leader
    assert not labels["a"].box.overlaps(body)
    assert (leader[0][0] - 400) ** 2 + (leader[0][1] - 400) ** 2 >= 100


def test_leader_bends_once_and_less_than_square_where_no_straight_one_leads_out() -> None:
    bent = [label.leader for seed in range(30) for label in placed(crowd(seed, 18)) if len(label.leader) > 1]
    assert bent
    for first, second in bent:
        assert first[2:] == second[:2]
        assert (first[2] - first[0]) * (second[2] - second[0]) + (first[3] - first[1]) * (second[3] - second[1]) >= 0


def test_mark_under_others_stays_without_a_name() -> None:
    around = [ask(f"o{i}", 400 + dx, 400 + dy, 14.0) for i, (dx, dy) in enumerate([(-8, -8), (8, -8), (-8, 8), (8, 8)])]
    assert "under" not in {label.key for label in placed([ask("under", 400, 400, 6.0), *around])}


def test_label_without_leader_and_room_is_left_out() -> None:
    assert placed([ask("a", 400, 400)], [ROOM]) == ()
    assert placed([ask("a", 400, 400, with_leader=False)], [ROOM]) == ()


def test_label_under_a_popover_is_left_out_and_no_other_moves() -> None:
    labels = placed([ask("a", 400, 100), ask("b", 400, 200)])
    shown = uncovered(labels, [Box(380, 80, 600, 120)])
    assert [label.key for label in shown] == ["b"]
    assert shown[0] in labels
    assert uncovered(labels, []) == labels


@given(seed=st.integers(0, 10_000), count=st.integers(1, 30))
def test_same_marks_get_the_same_places(seed: int, count: int) -> None:
    assert placed(crowd(seed, count)) == placed(crowd(seed, count))


@given(seed=st.integers(0, 10_000), count=st.integers(1, 25))
def test_one_more_mark_elsewhere_moves_no_name(seed: int, count: int) -> None:
    requests = [
        replace(request, room=Box(0, 0, 600, 640), mark=replace(request.mark, y=min(request.mark.y, 560.0)))
        for request in crowd(seed, count)
    ]
    before = placed(requests)
    assert placed([*requests, ask("new", 200, 770)])[: len(before)] == before


@given(seed=st.integers(0, 10_000), count=st.integers(1, 25))
def test_selecting_a_mark_moves_only_names_that_its_halo_disturbs(seed: int, count: int) -> None:
    requests = crowd(seed, count)
    before = {label.key: label for label in placed(requests)}
    halo = replace(requests[0].mark, reach=requests[0].mark.reach + 8)
    after = {label.key: label for label in placed(requests, halos=[halo])}
    for key, label in after.items():
        assert halo.gap_to(label.box) > 0
        if key != requests[0].key:
            assert all(map(Obstacles([halo]).is_clear, label.leader))
    by_distance = [key for key, label in before.items() if halo.gap_to(label.extent) > 150]
    moved = [key for key in by_distance if after.get(key) != before[key]]
    assert len(moved) <= 1, "a name far off moves only to make room for one that had to go"


def test_moved_label_takes_its_leader_along() -> None:
    requests = [ask("a", 400, 400), *row_of_marks(440), *row_of_marks(370)]
    label = next(one for one in placed(requests) if one.leader)
    moved = label.moved(3, 4)
    assert moved.box == label.box.moved(3, 4)
    assert moved.leader == tuple((a + 3, b + 4, c + 3, d + 4) for a, b, c, d in label.leader)
