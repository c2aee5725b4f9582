"""Muscles of head, neck, shoulder girdle, arm and hand: complete, told in words, with known regions, points inside."""

import json
import tomllib
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from bodymaps.generator.places.book import HERE, Book, read_book
from bodymaps.generator.places.check import MADE

# What stood in muscles.toml before this half had a file of its own.
FIRST = [
    "Masseter",
    "Temporalis",
    "LatPter",
    "SCM",
    "SplCap",
    "Subocc",
    "SemiCap",
    "Scal",
    "UTrap",
    "MTrap",
    "LTrap",
    "LevScap",
    "Supraspin",
    "Infraspin",
    "TeresMin",
    "TeresMaj",
    "Rhomb",
    "LatDorsi",
    "Delt",
]
OVER_THE_LUNG = [
    "Scal",
    "ScalMed",
    "ScalPost",
    "UTrap",
    "MTrap",
    "LTrap",
    "LevScap",
    "Rhomb",
    "RhombMin",
    "Supraspin",
    "Subscap",
]


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book()


@pytest.fixture(scope="module")
def muscles(book: Book) -> dict[str, Mapping[str, Any]]:
    own = set(tomllib.loads((HERE / "muscles-upper.toml").read_text(encoding="utf-8"))["muscle"])
    return {str(muscle["code"]): muscle for muscle in book.muscles if muscle["code"] in own | set(FIRST)}


@pytest.fixture(scope="module")
def points(book: Book, muscles: dict[str, Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [point for point in book.triggers if point["muscle"] in muscles]


def test_the_upper_half_is_whole(muscles: dict[str, Mapping[str, Any]], points: list[Mapping[str, Any]]) -> None:
    assert len(muscles) >= 65
    assert len(points) >= 135
    assert set(FIRST) <= set(muscles)
    trapezius = [point for point in points if point["muscle"] in {"UTrap", "MTrap", "LTrap"}]
    assert len(trapezius) == 7
    assert sum(point["muscle"] == "Triceps" for point in points) == 5


def test_points_are_numbered_within_their_muscle(
    muscles: dict[str, Mapping[str, Any]], points: list[Mapping[str, Any]]
) -> None:
    for code in muscles:
        own = [point for point in points if point["muscle"] == code]
        assert [point["number"] for point in own] == list(range(1, len(own) + 1)), code
        assert own, code
        assert all(point["code"] == f"{code}{point['number']}" for point in own), code


def test_every_muscle_is_told_in_words(book: Book, muscles: dict[str, Mapping[str, Any]]) -> None:
    for code, muscle in muscles.items():
        assert muscle["attachments"].endswith("."), code
        assert muscle["innervation"], code
        assert muscle["plain"], code
        assert muscle["latin"], code
        assert 1 <= muscle["layer"] <= 5, code
        assert muscle["outline"], code
        assert set(muscle["risks"]) <= set(book.cautions), code


def test_short_names_are_short_and_of_one_muscle(book: Book, muscles: dict[str, Mapping[str, Any]]) -> None:
    labels = [muscle["label"] for muscle in book.muscles]
    for code, muscle in muscles.items():
        assert len(f"{muscle['label']} 1") <= 14, code
        assert labels.count(muscle["label"]) == 1, code


def test_muscles_over_the_lung_say_so(muscles: dict[str, Mapping[str, Any]]) -> None:
    for code in OVER_THE_LUNG:
        assert "pleura-muscle" in muscles[code]["risks"], code
        assert "pleura-muscle" in muscles[code]["cautions"], code


def test_every_point_is_told_and_refers_to_known_regions(book: Book, points: list[Mapping[str, Any]]) -> None:
    regions = {str(region["code"]) for region in book.regions}
    for point in points:
        assert point["location"].endswith("."), point["code"]
        assert point["referral"]["essential"], point["code"]
        named = [*point["referral"]["essential"], *point["referral"]["spillover"]]
        assert {name.removesuffix(" other-side") for name in named} <= regions, point["code"]
        assert len(set(named)) == len(named), point["code"]


def test_nudges_of_the_upper_half_are_of_its_points(points: list[Mapping[str, Any]]) -> None:
    codes = {point["code"] for point in points}
    nudges = tomllib.loads((HERE / "nudges-upper.toml").read_text(encoding="utf-8")).get("nudge", [])
    assert {nudge["point"] for nudge in nudges} <= codes
    assert all(sum(nudge["mm"].values()) < 45 for nudge in nudges)


@pytest.mark.parametrize("figure", ["female", "male"])
def test_points_lie_inside_their_muscle(figure: str, points: list[Mapping[str, Any]]) -> None:
    """The cell of the point is one of the muscle's, or touches one: cells are up to fifteen millimetres wide."""
    file = MADE / "areas.npz"
    listed = [muscle["code"] for muscle in json.loads((MADE / "atlas.json").read_text(encoding="utf-8"))["muscles"]]
    places = json.loads((MADE / figure / "places.json").read_text(encoding="utf-8"))
    made = [point for point in points if point["muscle"] in listed and point["code"] in places]
    if not file.exists() or len(made) < len(points):
        pytest.skip("the outlines are not made yet")
    quads = np.load(MADE / "topology.npz")["quads"]
    packed = np.load(file)["muscles"]
    outside: list[str] = []
    for point in made:
        cells = np.unpackbits(packed[listed.index(point["muscle"])])[: len(quads)].astype(bool)
        site = places[point["code"]]["left"]
        corner = (0 if site["v"] <= 0.5 else 3) if site["u"] <= 0.5 else (1 if site["v"] <= 0.5 else 2)
        own = 4 * site["face"] + corner
        if not cells[own] and not np.isin(quads[cells], quads[own]).any():
            outside.append(point["code"])
    assert outside == []
