"""What stands on the plates: marks, needles, dots."""

from itertools import combinations

from ashichart.domain.atlas.body import Plate, Side, SideLetter
from ashichart.domain.notation import Glyph, MarkState, Shape
from ashichart.ui.body.layout import Box, View, arrange
from ashichart.ui.body.marks import AtlasMark, Bead, BodyMark, NeedleMark
from ashichart.ui.body.painting.plate_captions import lettering
from ashichart.ui.body.scene import (
    LabelScene,
    apart,
    label_requests,
    mark_targets,
    stand_marks,
    stand_points,
    steer_needles,
)

LETTERS = (SideLetter(Side.RIGHT, 0.1, 0.6), SideLetter(Side.LEFT, 0.9, 0.6))
PLATES = tuple(Plate(name, name.title(), "body", 1500, 2400, LETTERS, 2300) for name in ("front", "back"))
SLOTS = arrange(PLATES, 1000, 800)
GLYPH = Glyph(Shape.CIRCLE, MarkState.BEFORE, 12, 6, text="6")


def mark(site: str, x: float, y: float, *needles: NeedleMark) -> BodyMark:
    return BodyMark(site, site, "L", GLYPH, {"front": (x, y)}, needles)


def bead_width(bead: Bead) -> float:
    return 18.0 + 6.0 * (len(bead.text) - 1)


def test_mark_stands_on_every_plate_that_sees_it() -> None:
    both = BodyMark("s", "GB21", "L", GLYPH, {"front": (0.6, 0.1), "back": (0.4, 0.1), "left": (0.5, 0.1)})
    standing = stand_marks(SLOTS, (both,))
    assert [one.slot.plate.name for one in standing] == ["front", "back"]
    assert len({one.key for one in standing}) == 2


def test_preview_takes_the_place_of_its_site() -> None:
    standing = stand_marks(SLOTS, (mark("a", 0.4, 0.4), mark("b", 0.4, 0.6)), (mark("a", 0.4, 0.4),))
    assert [(one.mark.site_id, one.is_preview) for one in standing] == [("b", False), ("a", True)]
    needles = steer_needles(standing, View(), 1.0, bead_width)
    assert [target.site_id for target in mark_targets(standing, needles, 1.0)] == ["b"]


def test_beads_cover_neither_marks_nor_each_other() -> None:
    marks = tuple(mark(f"m{i}", 0.55 + 0.09 * (i % 3), 0.2 + 0.08 * (i // 3), NeedleMark(i + 1)) for i in range(9))
    standing = stand_marks(SLOTS, marks)
    boxes: list[Box] = []
    for one, own in zip(standing, steer_needles(standing, View(), 1.0, bead_width), strict=True):
        boxes += [needle.box.moved(one.x, one.y) for needle in own]
    assert len(boxes) == 9
    discs = [Box(one.x, one.y, one.x, one.y).grown(12) for one in standing]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert not any(bead.overlaps(disc) for bead in boxes for disc in discs)


def test_needles_in_and_out_get_a_bead_each() -> None:
    standing = stand_marks(SLOTS, (mark("a", 0.6, 0.4, NeedleMark(1), NeedleMark(2, is_out=True)),))
    (own,) = steer_needles(standing, View(), 1.0, bead_width)
    assert [(needle.bead.text, needle.bead.is_out) for needle in own] == [("1", False), ("2", True)]


def test_dots_are_thinned_at_fit_and_all_there_when_zoomed() -> None:
    points = tuple(
        AtlasMark(f"P{i}", Side.LEFT, f"P{i}", Shape.CIRCLE, {"front": (0.5 + 0.004 * i, 0.3)}) for i in range(20)
    )
    standing = stand_points(SLOTS, points)
    few, many = apart(standing, 6.0), apart(standing, 0.5)
    assert len(few) < len(many) == 20
    assert all(abs(a.x - b.x) >= 6.0 for a, b in combinations(few, 2))
    assert few[0].point.code == "P0"


def test_labels_are_asked_for_marks_in_sight_only() -> None:
    standing = stand_marks(SLOTS, (mark("a", 0.5, 0.1), mark("b", 0.5, 0.9)))
    view = View().zoomed(6, *SLOTS[0].at(0.5, 0.1), 1000, 800)
    scene = LabelScene(view, 1.0, None, (), Box(0, 0, 1000, 800))
    asked = label_requests(standing, ((), ()), scene, lambda _: (40.0, 14.0))
    assert [request.key for request in asked.requests] == ["a front"]


def test_side_letters_stay_in_sight_when_their_place_is_not() -> None:
    whole = lettering(SLOTS, View(), 1000, 800)
    assert [one.text for one in whole] == ["Front", "R", "L", "Back", "R", "L"]
    near = View().zoomed(8, *SLOTS[0].at(0.5, 0.1), 1000, 800)
    letters = [one for one in lettering(SLOTS, near, 1000, 800) if one.word]
    assert [one.text for one in letters] == ["R", "L"]
    assert all(0 < one.x < 1000 and 0 < one.y < 800 for one in letters)
    assert letters[0].x < letters[1].x


def test_side_letters_of_one_corner_stand_apart_at_every_zoom() -> None:
    for zoom in (2, 4, 8, 16):
        for slot in SLOTS:
            for x in (-0.1, 0.0, 0.05, 0.5, 0.95, 1.0, 1.1):
                view = View().zoomed(zoom, *slot.at(x, 0.2), 1000, 800)
                boxes = [one.box for one in lettering(SLOTS, view, 1000, 800) if one.word]
                clashes = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]
                assert not clashes, (zoom, x, view)
