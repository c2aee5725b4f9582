"""The grammar of the recipes, on a barrel whose measures are known."""

from pathlib import Path

import numpy as np
import pytest
from bodymaps.generator.places import section
from bodymaps.generator.places.book import Book, BookError, Nudge, read_book
from bodymaps.generator.places.frames import DirectionError, body_frame, limb_frame
from bodymaps.generator.places.recipes import RecipeError, Reckoner
from bodymaps.generator.skin.surface import Surface
from tests.unit.places.barrel import RADIUS, barrel


@pytest.fixture(scope="module")
def body() -> Surface:
    return barrel()


def reckoner(body: Surface, recipes: dict[str, dict[str, object]], nudges: tuple[Nudge, ...] = ()) -> Reckoner:
    scales = {"tenth": {"between": ["joint middle", "joint low"], "cun": 2}}
    frame = {
        "axis": ["joint middle", "joint low"],
        "facing": [0, 0, 1],
        "words": {"facing": "palmar", "averse": "dorsal", "outer": "radial", "inner": "ulnar"},
        "parts": ["torso"],
    }
    return Reckoner(body, Book({"arm": frame}, scales, recipes, (), (), (), (), {}, nudges), "female")


def test_a_way_along_the_skin_has_the_length_of_the_arc(body: Surface) -> None:
    front = body.cast((0, 0.5, 0), (0, 0, -1))
    side = body.cast((0, 0.5, 0), (-1, 0, 0))
    assert front is not None
    assert side is not None
    assert section.length(body, front, side, ("torso",)) == pytest.approx(RADIUS * np.pi / 2, rel=0.005)


def test_half_of_the_way_lies_between(body: Surface) -> None:
    front = body.cast((0, 0.5, 0), (0, 0, -1))
    side = body.cast((0, 0.5, 0), (-1, 0, 0))
    assert front is not None
    assert side is not None
    half = body.at(section.between(body, front, side, 0.5, ("torso",)))
    assert half == pytest.approx([RADIUS * 0.7071, 0.5, RADIUS * 0.7071], abs=0.001)


def test_a_walk_follows_the_skin(body: Surface) -> None:
    front = body.cast((0, 0.5, 0), (0, 0, -1))
    assert front is not None
    end = body.at(section.walk(body, front, (1, 0, 0), RADIUS * np.pi / 2, ("torso",)))
    assert end == pytest.approx([RADIUS, 0.5, 0], abs=0.001)
    assert section.walk(body, front, (1, 0, 0), 0, ("torso",)) == front


def test_a_walk_off_the_skin_says_so(body: Surface) -> None:
    front = body.cast((0, 0.5, 0), (0, 0, -1))
    assert front is not None
    with pytest.raises(section.NoPathError, match="torso"):
        section.walk(body, front, (0, 1, 0), 2.0, ("torso",))


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        ({"on": "front", "level": "joint middle", "line": "joint middle"}, [0, 0.5, 0.1]),
        ({"on": "back", "level": "joint low", "line": "joint middle"}, [0, 0.3, -0.1]),
        ({"on": "left", "level": "joint low", "depth": "joint middle", "up": 1, "scale": "tenth"}, [0.1, 0.4, 0]),
        ({"on": "right", "level": "tail middle", "depth": "joint middle"}, [-0.1, 0.6, 0]),
        ({"on": "front", "level": "joint middle > joint low @ 0.25", "line": "joint middle"}, [0, 0.45, 0.1]),
        ({"on": "front", "level": "joint middle > joint low @ 1.5 tenth", "line": "joint middle"}, [0, 0.35, 0.1]),
        ({"out": "joint middle", "towards": "lateral"}, [0.1, 0.5, 0]),
        ({"out": "joint middle", "towards": "dorsal", "frame": "arm"}, [0, 0.5, -0.1]),
        ({"out": "joint middle", "towards": "palmar + radial", "frame": "arm"}, [0.0707, 0.5, 0.0707]),
        ({"same": "front"}, [0, 0.5, 0.1]),
        ({"along": "front", "towards": "up", "cun": 2, "scale": "tenth"}, [0, 0.7, 0.1]),
        ({"along": "front", "to": "low", "mm": 170}, [0, 0.4, 0.1]),
        ({"between": ["front", "low"], "cun": 1, "of": 4}, [0, 0.45, 0.1]),
        ({"between": ["front", "low"], "part": 0.5, "then": [{"towards": "down", "mm": 85}]}, [0, 0.35, 0.1]),
        ({"most": "up", "near": "front", "within": 0.11, "midline": True}, [0, 0.6, 0.1]),
        ({"on": "front", "level": "joint middle", "line": "joint middle", "turned": "lateral"}, [0.1, 0.5, 0]),
    ],
)
def test_every_verb_leads_to_its_place(body: Surface, recipe: dict[str, object], expected: list[float]) -> None:
    known: dict[str, dict[str, object]] = {
        "front": {"on": "front", "level": "joint middle", "line": "joint middle"},
        "low": {"on": "front", "level": "joint low", "line": "joint middle"},
        "wanted": recipe,
    }
    assert reckoner(body, known).at("wanted") == pytest.approx(expected, abs=0.0015)


def test_a_nudge_moves_along_the_skin_for_its_figure_alone(body: Surface) -> None:
    recipes: dict[str, dict[str, object]] = {"A": {"on": "front", "level": "joint middle", "line": "joint middle"}}
    here = reckoner(body, recipes, (Nudge("A", (("down", 17.0),), "body", "seen", ""),))
    other = reckoner(body, recipes, (Nudge("A", (("down", 17.0),), "body", "seen", "male"),))
    assert here.at("A") == pytest.approx([0, 0.49, 0.1], abs=0.0005)
    assert other.at("A") == pytest.approx([0, 0.5, 0.1], abs=0.0005)


@pytest.mark.parametrize(
    ("recipe", "sentence"),
    [
        ({"same": "nowhere"}, "no place called “nowhere”"),
        ({"same": "wanted"}, "wait for each other"),
        ({"level": "joint middle"}, "exactly one verb"),
        ({"out": "joint middle", "towards": "sideways"}, "sideways"),
        (
            {"on": "front", "level": "joint middle", "line": "joint middle", "lateral": 0.5},
            "no skin seen from the front",
        ),
        ({"on": "front", "level": "joint missing", "line": "joint middle"}, "wanted"),
    ],
)
def test_a_recipe_that_leads_nowhere_is_named(body: Surface, recipe: dict[str, object], sentence: str) -> None:
    with pytest.raises(RecipeError, match=sentence):
        reckoner(body, {"wanted": recipe}).place("wanted")


def test_words_of_a_frame_add_up() -> None:
    frame = body_frame(("torso",))
    assert frame.direction("front + 0.5 lateral") == pytest.approx([0.4472, 0, 0.8944], abs=1e-3)
    with pytest.raises(DirectionError, match="nowhere"):
        frame.direction("front + back")
    with pytest.raises(DirectionError, match="radial"):
        frame.direction("radial")


def test_a_limb_knows_its_outer_side() -> None:
    names = {"facing": "palmar", "averse": "dorsal", "outer": "radial", "inner": "ulnar"}
    frame = limb_frame(np.array([0.5, -1, 0]), np.array([0.0, 0, 1]), names, ("arm-left",))
    assert frame.direction("radial")[0] > 0
    assert frame.direction("ulnar") == pytest.approx(-frame.direction("radial"))
    assert frame.direction("distal") @ frame.direction("palmar") == pytest.approx(0)


def test_a_damaged_point_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "landmarks.toml").write_text("[frame\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"landmarks\.toml"):
        read_book(tmp_path)


def test_a_code_stands_once(tmp_path: Path) -> None:
    (tmp_path / "landmarks.toml").write_text("[frame]\n[scale]\n[place]\nXX1 = { same = 'a' }\n", encoding="utf-8")
    (tmp_path / "XX.toml").write_text(
        "[channel]\ncode = 'XX'\norder = 1\n[point.XX1]\nplace = { same = 'b' }\n", encoding="utf-8"
    )
    for name in ("trigger-points", "muscles", "nudges", "cautions"):
        (tmp_path / f"{name}.toml").write_text("[point]\n[muscle]\n" if name != "nudges" else "", encoding="utf-8")
    with pytest.raises(BookError, match="XX1"):
        read_book(tmp_path)
