"""The made places of both figures: complete, mirrored, measured, in order; the checks that say so find faults."""

import copy
import json
from dataclasses import replace

import pytest
from bodymaps.generator.places.book import read_book
from bodymaps.generator.places.check import FIGURES, MADE, Made, problems, read_made
from bodymaps.generator.places.measures import NEEDLES
from bodymaps.generator.places.words import atlas

ATLAS = json.loads((MADE / "atlas.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=FIGURES)
def made(request: pytest.FixtureRequest) -> Made:
    return read_made(request.param)


def test_nothing_is_wrong_with_the_made_places(made: Made) -> None:
    assert problems(made) == []


def test_every_point_of_the_book_has_its_place(made: Made) -> None:
    book = read_book()
    wanted = {point["code"] for point in (*book.points, *book.triggers) if "discreet" not in point}
    ears = {point["code"] for point in ATLAS["points"] if point["kind"] == "auricular"}
    assert len(ears) > 100
    assert set(made.places) == wanted | ears


def test_the_needles_of_a_site_lie_on_its_part_of_the_body(made: Made) -> None:
    for code, count in NEEDLES.items():
        for side, site in made.places[code].items():
            assert len(site["needles"]) == count, code
            apart = [made.at(code, side) - needle["at"] for needle in site["needles"]]
            # The row beside the spine is the longest: from T1 to L5.
            assert max(float((gap @ gap) ** 0.5) for gap in apart) < (0.17 if code == "EX-B2" else 0.07), code
            spots = {tuple(needle["at"]) for needle in site["needles"]}
            assert len(spots) == count, code


def test_places_are_written_short(made: Made) -> None:
    for sites in made.places.values():
        for site in sites.values():
            assert 0 <= site["u"] <= 1
            assert 0 <= site["v"] <= 1
            assert [round(value, 5) for value in site["at"]] == site["at"]
            assert (round(site["u"], 4), round(site["v"], 4)) == (site["u"], site["v"])


def test_every_point_is_on_a_plate(made: Made) -> None:
    unseen = {code for code, sites in made.places.items() if not any(site["plates"] for site in sites.values())}
    assert unseen == set()


def test_left_points_keep_to_the_plates_of_their_side(made: Made) -> None:
    for code, sites in made.places.items():
        for side, other in (("left", "right"), ("right", "left")):
            if side in sites:
                assert not any(plate.endswith(f"-{other}") and "hand" in plate for plate in sites[side]["plates"]), code


def test_the_point_between_thumb_and_finger_is_on_the_back_of_the_hand_only(made: Made) -> None:
    plates = set(made.places["LI4"]["left"]["plates"])
    assert "hand-dorsal-left" in plates
    assert "front" not in plates
    assert not any("palmar" in plate for plate in plates)


def test_the_made_texts_are_those_of_the_book() -> None:
    written = dict(ATLAS)
    written["points"] = [point for point in written["points"] if point["kind"] != "auricular"]
    best = {point["code"]: point["best_plates"] for point in written["points"]}
    assert atlas(read_book(), best) == written


def changed(made: Made, code: str, side: str, **fields: object) -> Made:
    places = copy.deepcopy(dict(made.places))
    places[code][side].update(fields)
    return replace(made, places=places)


def test_the_checks_find_what_is_wrong(made: Made) -> None:
    without = {code: sites for code, sites in made.places.items() if code != "LU7"}
    assert "LU7 is missing" in problems_but_measures(replace(made, places=without))
    assert "CV4 is not on the midline" in problems(changed(made, "CV4", "midline", at=[0.01, 0.56, 0.07]))
    swapped = changed(made, "LI4", "right", face=made.places["LI4"]["left"]["face"])
    assert any("not the mirror" in problem for problem in problems(swapped))
    assert any("lies on" in problem for problem in problems(swapped))
    moved = changed(made, "PC6", "left", at=made.places["PC4"]["left"]["at"])
    assert any(problem.startswith("PC7 to PC6") for problem in problems(moved))
    upside = changed(made, "BL13", "left", at=made.places["BL20"]["left"]["at"])
    assert "BL14 is not below BL13" in problems(upside)
    through = changed(made, "CV12", "midline", plates={"back": [0.5, 0.5]})
    assert "CV12 is shown on the plate back" in problems(through)


def problems_but_measures(made: Made) -> list[str]:
    """Problems of a made file that lacks a point the measures need: the missing point comes first."""
    try:
        return problems(made)
    except KeyError as error:
        return [f"{error.args[0]} is missing"]
