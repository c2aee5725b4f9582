"""The whole standard is told: counts by channel and group, sites of several needles, points without a mark."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bodymaps.generator.places.bake import bake
from bodymaps.generator.places.book import HERE, Book, BookError, read_book
from bodymaps.generator.places.measures import NEEDLES
from bodymaps.generator.places.recipes import RecipeError, Reckoner
from bodymaps.generator.places.words import atlas
from tests.unit.places.barrel import barrel

STANDARD = {
    "LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67, "KI": 27, "PC": 9, "TE": 23, "GB": 44,
    "LR": 14, "GV": 28, "CV": 24, "EX-HN": 15, "EX-CA": 1, "EX-B": 9, "EX-UE": 11, "EX-LE": 12,
}  # fmt: skip
WITHOUT_A_MARK = {"CV1", "GV1", "GV28", "EX-HN10", "EX-HN11", "EX-HN12", "EX-HN13"}

FACE = 0.05  # height of a face of the barrel: the mirror of a place there is right to within its face


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book()


def test_the_standard_is_whole(book: Book) -> None:
    codes = [str(point["code"]) for point in book.points]
    assert Counter(re.sub(r"\d+$", "", code) for code in codes) == STANDARD
    for group, count in STANDARD.items():
        assert {f"{group}{number}" for number in range(1, count + 1)} <= set(codes), group
    assert sum(STANDARD.values()) == 361 + 48


def test_points_without_a_mark_say_why_and_how_to_record_them(book: Book) -> None:
    told = {point["code"]: point["discreet"] for point in atlas(book, {})["points"] if "discreet" in point}
    assert set(told) == WITHOUT_A_MARK
    for sentence in told.values():
        assert sentence.startswith("No mark is drawn here")
        assert "Record it by its code" in sentence


def test_sites_of_several_needles_place_each(book: Book) -> None:
    several = {point["code"]: point for point in book.points if int(point.get("needles", 1)) > 1}
    assert {code: point["needles"] for code, point in several.items()} == NEEDLES
    for code, point in several.items():
        # The needle to the left of GV20 stands for the one to its right as well.
        assert len(point["needle_places"]) == point["needles"] - (code == "EX-HN1"), code


def test_extra_points_are_known_by_their_bare_codes(book: Book) -> None:
    points = {point["code"]: point for point in atlas(book, {})["points"]}
    aliases = {alias.casefold(): code for code, point in points.items() for alias in point["aliases"]}
    for typed, code in {
        "m-hn-9": "EX-HN5",
        "huatuojiaji": "EX-B2",
        "luozhen": "EX-UE8",
        "bailao": "EX-HN15",
        "lanweixue": "EX-LE7",
        "dannangxue": "EX-LE6",
        "renzhong": "GV26",
        "dingchuan": "EX-B1",
        "zigongxue": "EX-CA1",
    }.items():
        pinyin = {point["pinyin_plain"].casefold(): name for name, point in points.items() if point["pinyin_plain"]}
        assert (aliases | pinyin)[typed] == code


def test_a_caution_stands_where_the_region_asks_for_it(book: Book) -> None:
    points = {point["code"]: point for point in atlas(book, {})["points"]}

    def kinds(code: str) -> set[str]:
        return {caution["kind"] for caution in points[code]["cautions"]}

    lungs = [*(f"ST{k}" for k in (11, 12, 13, 14, 15, 16, 18)), *(f"SI{k}" for k in range(9, 16)), "EX-B1", "EX-B2"]
    assert [code for code in lungs if "pleura" not in kinds(code)] == []
    assert [code for code in ("ST1", "TE23", "EX-HN7") if "eye" not in kinds(code)] == []
    assert [code for code in (f"GV{k}" for k in range(6, 14)) if "spinal cord" not in kinds(code)] == []
    assert kinds("CV22") == {"airway"}
    assert kinds("CV17") == {"heart"}
    assert kinds("ST17") == {"not needled"}
    for point in points.values():
        for caution in point["cautions"]:
            assert caution["source"], point["code"]


def small(points: tuple[dict[str, Any], ...]) -> Book:
    """A book of the barrel alone."""
    return Book({}, {}, {}, (), points, (), (), {}, ())


AT_THE_FRONT = {"on": "front", "level": "joint middle", "line": "joint middle", "parts": ["torso"]}


def test_needles_are_mirrored_with_their_site() -> None:
    recipe = {**AT_THE_FRONT, "lateral": 0.03}
    point = {"code": "A1", "place": recipe, "needle_places": [recipe, {**recipe, "up": 0.1}]}
    places, _ = bake(barrel(), "female", small((point,)), {})
    left, right = places["A1"]["left"]["needles"], places["A1"]["right"]["needles"]
    assert len(left) == len(right) == 2
    for one, other in zip(left, right, strict=True):
        assert np.array(one["at"]) * [-1, 1, 1] == pytest.approx(np.array(other["at"]), abs=FACE)
    assert left[1]["at"][1] == pytest.approx(0.6, abs=0.001)
    assert right[1]["at"][0] < 0


def test_a_midline_site_takes_the_needle_beside_it_twice() -> None:
    point = {
        "code": "A1",
        "laterality": "midline",
        "place": AT_THE_FRONT,
        "needle_places": [AT_THE_FRONT, {**AT_THE_FRONT, "lateral": 0.03}],
    }
    places, _ = bake(barrel(), "female", small((point,)), {})
    across = [needle["at"][0] for needle in places["A1"]["midline"]["needles"]]
    assert across == pytest.approx([0, 0.03, -0.03], abs=FACE / 4)


def test_a_point_without_a_mark_is_left_out() -> None:
    points = ({"code": "A1", "discreet": "No mark."}, {"code": "A2", "place": AT_THE_FRONT})
    places, seen = bake(barrel(), "female", small(points), {})
    assert set(places) == {"A2"}
    assert seen == {}


def test_a_needle_off_the_skin_is_named() -> None:
    far = {**AT_THE_FRONT, "lateral": 0.5}
    point = {"code": "A1", "place": AT_THE_FRONT, "needle_places": [AT_THE_FRONT, far]}
    with pytest.raises(RecipeError, match="A1, needle 2"):
        bake(barrel(), "female", small((point,)), {})


def test_steps_may_go_on_from_steps() -> None:
    reckoner = Reckoner(barrel(), small(()), "female")
    assert reckoner.anchor("joint middle > joint low @ 0.5 > tail middle @ 0.5") == pytest.approx([0, 0.5, 0])


def test_a_point_needs_a_place_or_a_sentence_and_not_both(tmp_path: Path) -> None:
    for path in HERE.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    page = (tmp_path / "GV.toml").read_text(encoding="utf-8")
    (tmp_path / "GV.toml").write_text(re.sub(r'discreet = "[^"]*tailbone[^"]*"\n', "", page), encoding="utf-8")
    with pytest.raises(BookError, match="GV1"):
        read_book(tmp_path)
