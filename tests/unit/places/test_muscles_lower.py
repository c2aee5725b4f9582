"""Muscles of trunk, hip, leg and foot: complete, told in words, with known regions, every point inside its outline."""

import json
import tomllib
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from bodymaps.generator.places.book import HERE, Book, read_book
from bodymaps.generator.places.check import MADE

FIRST = [
    "PecMaj",
    "PecMin",
    "LongThor",
    "IlioLumb",
    "QL",
    "GlutMax",
    "GlutMed",
    "GlutMin",
    "Pirif",
    "TFL",
]
OVER_THE_LUNG = ["PecMaj", "PecMin", "SerrAnt", "Intercost", "IlioThor", "LongThor", "SerrPSup", "SerrPInf", "MultThor"]
COUNTS = {"QL": 4, "VastLat": 5, "Gastroc": 4, "Soleus": 3, "PecMaj": 7, "RectAbd": 5, "GlutMed": 3}


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book()


@pytest.fixture(scope="module")
def muscles(book: Book) -> dict[str, Mapping[str, Any]]:
    own = set(FIRST)
    for path in HERE.glob("muscles-lower-*.toml"):
        own |= set(tomllib.loads(path.read_text(encoding="utf-8"))["muscle"])
    return {str(muscle["code"]): muscle for muscle in book.muscles if muscle["code"] in own}


@pytest.fixture(scope="module")
def points(book: Book, muscles: dict[str, Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [point for point in book.triggers if point["muscle"] in muscles]


def test_the_lower_half_is_whole(muscles: dict[str, Mapping[str, Any]], points: list[Mapping[str, Any]]) -> None:
    assert len(muscles) >= 76
    assert len(points) >= 154
    for code, count in COUNTS.items():
        assert sum(point["muscle"] == code for point in points) == count, code


def test_points_are_numbered_within_their_muscle(
    muscles: dict[str, Mapping[str, Any]], points: list[Mapping[str, Any]]
) -> None:
    for code in muscles:
        own = [point for point in points if point["muscle"] == code]
        assert own, code
        assert [point["number"] for point in own] == list(range(1, len(own) + 1)), code
        assert all(point["code"] == f"{code}{point['number']}" for point in own), code


def test_every_muscle_is_told_in_words(book: Book, muscles: dict[str, Mapping[str, Any]]) -> None:
    for code, muscle in muscles.items():
        assert muscle["attachments"].endswith("."), code
        assert all(muscle[word] for word in ("name", "latin", "plain", "aliases", "innervation", "outline")), code
        assert 1 <= muscle["layer"] <= 5, code
        assert set(muscle.get("risks", [])) <= set(book.cautions), code


def test_muscles_over_the_lung_say_so(muscles: dict[str, Mapping[str, Any]]) -> None:
    for code in OVER_THE_LUNG:
        assert "pleura-muscle" in muscles[code]["risks"], code
        assert "pleura-muscle" in muscles[code]["cautions"], code


def test_every_point_is_told_and_refers_to_known_regions(book: Book, points: list[Mapping[str, Any]]) -> None:
    regions = {str(region["code"]) for region in book.regions}
    for point in points:
        assert point["location"].endswith("."), point["code"]
        named = [*point["referral"]["essential"], *point["referral"]["spillover"]]
        assert point["referral"]["essential"], point["code"]
        assert {name.removesuffix(" other-side") for name in named} <= regions, point["code"]
        assert len(set(named)) == len(named), point["code"]


def test_nudges_of_the_lower_half_are_of_its_points_and_small(points: list[Mapping[str, Any]]) -> None:
    codes = {point["code"] for point in points}
    nudges = tomllib.loads((HERE / "nudges-lower.toml").read_text(encoding="utf-8"))["nudge"]
    assert {nudge["point"] for nudge in nudges} <= codes
    assert all(max(nudge["mm"].values()) < 45 for nudge in nudges)


def test_bands_round_a_limb_never_turn_the_long_way(muscles: dict[str, Mapping[str, Any]]) -> None:
    """An angle that passes 0 is written beyond 360: from 0 to 345 the edge would sweep across the whole limb."""
    for code, muscle in muscles.items():
        for patch in muscle["outline"]:
            bands = np.array(sorted(patch.get("bands", [])), np.float64)
            if not len(bands):
                continue
            assert (np.abs(np.diff(bands[:, 1])) < 120).all(), code
            last = np.where(bands[:, 2] > bands[:, 1], bands[:, 2], bands[:, 2] + 360)
            assert (np.abs(np.diff(last)) < 120).all(), code
            assert (last - bands[:, 1] < 180).all(), code


@pytest.mark.parametrize("figure", ["female", "male"])
def test_points_lie_inside_their_muscle(figure: str, points: list[Mapping[str, Any]]) -> None:
    """In a cell of the muscle, or in one that touches it."""
    file = MADE / "areas.npz"
    listed = [muscle["code"] for muscle in json.loads((MADE / "atlas.json").read_text(encoding="utf-8"))["muscles"]]
    places = json.loads((MADE / figure / "places.json").read_text(encoding="utf-8"))
    if not file.exists() or any(point["code"] not in places or point["muscle"] not in listed for point in points):
        pytest.skip("the outlines are not made yet")
    quads = np.load(MADE / "topology.npz")["quads"]
    packed = np.load(file)["muscles"]
    outside: list[str] = []
    for point in points:
        cells = np.unpackbits(packed[listed.index(point["muscle"])])[: len(quads)].astype(bool)
        site = places[point["code"]]["left"]
        corner = (0 if site["v"] <= 0.5 else 3) if site["u"] <= 0.5 else (1 if site["v"] <= 0.5 else 2)
        own = 4 * site["face"] + corner
        if not cells[own] and not np.isin(quads[cells], quads[own]).any():
            outside.append(point["code"])
    assert outside == []
