"""The placement card of a real session: order of the needles, further plates, what the drawings cannot show."""

from datetime import UTC, datetime

import pytest
from tests.made_up.sheets import page_sizes, page_texts
from tests.unit.services.printing.test_printing import Practice, practice

from ashichart.domain.atlas.body import PointKind, Side
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.domain.ids import new_id
from ashichart.domain.sheets.choices import Paper, SheetChoices, SheetKind, Tone
from ashichart.domain.sheets.placement import PlacementCard, plates_needed
from ashichart.services.printing.sheets.placement import placement_card

__all__ = ["practice"]
AT = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def card(practice: Practice) -> PlacementCard:
    return placement_card(
        practice.printing.source(
            SheetKind.PLACEMENT, practice.patient.id, practice.course.id, SheetChoices(), None, AT
        )
    )


def made(practice: Practice, choices: SheetChoices | None = None) -> bytes:
    return practice.printing.make(SheetKind.PLACEMENT, practice.patient.id, practice.course.id, choices).pdf


def needled(practice: Practice, *places: tuple[str, Side, int]) -> None:
    practice.session()
    session = practice.clinic.courses.chart(practice.course.id).sessions[-1].session
    for code, side, count in places:
        practice.clinic.needling.place_needle(session.id, practice.site(code, side), count)


def test_points_stand_in_the_order_of_their_needles(practice: Practice) -> None:
    again = ("ST36", Side.RIGHT, 1)
    needled(practice, again, ("GB21", Side.LEFT, 1), ("EX-HN1", Side.MIDLINE, 4), again)
    found = card(practice)
    assert [(point.number, point.title, point.needles) for point in found.points] == [
        (1, "ST36 R", 2), (2, "GB21 L", 1), (3, "EX-HN1", 4),
    ]  # fmt: skip
    assert (found.needles, found.is_plan) == (7, False)
    assert [point.over_lung for point in found.points] == [False, True, False]
    (text,) = page_texts(made(practice))
    for words in (
        "Needle placement", "Mara Lindqvist", "in the order of placement", "1 ST36 R", "× 2", "2 GB21 L", "Jiānjǐng",
        "3 EX-HN1", "× 4", "lies over the lung", "right", "left", "Page 1 of 1",
    ):  # fmt: skip
        assert words in text, words


def test_before_the_first_needle_the_sites_are_the_plan(practice: Practice) -> None:
    practice.session((practice.site("ST36", Side.LEFT), 5), (practice.site("LI4", Side.RIGHT), None))
    found = card(practice)
    assert [point.title for point in found.points] == ["ST36 L", "LI4 R"]
    assert found.is_plan
    (text,) = page_texts(made(practice))
    assert "in palpation order" in text
    assert "none placed yet" in text
    assert "lung" not in text


def test_a_session_without_points_gets_a_next_step(practice: Practice) -> None:
    practice.session()
    with pytest.raises(UserError, match="no points yet"):
        made(practice)


def test_ears_soles_and_hands_get_plates_of_their_own(practice: Practice) -> None:
    ears = [one for one in practice.atlas.points(practice.patient.figure) if one.kind is PointKind.AURICULAR][:3]
    needled(practice, ("KI1", Side.LEFT, 1), ("ST36", Side.LEFT, 1))
    session = practice.clinic.courses.chart(practice.course.id).sessions[-1].session
    for ear in ears:
        site = practice.clinic.charting.site_for_point(practice.patient.id, ear, Side.RIGHT)
        practice.clinic.needling.place_needle(session.id, site)
    found = card(practice)
    more = plates_needed(found.points, ("front", "back"))
    for point in found.points:
        assert any(name in point.places for name in ("front", "back", *more)), point.title
    assert more
    text = " ".join(page_texts(made(practice)))
    titles = [practice.atlas.plates.of(practice.patient.figure)[name].title for name in more]
    assert all(title in text for title in titles)


def test_what_no_drawing_shows_is_said(practice: Practice) -> None:
    practice.session()
    session = practice.clinic.courses.chart(practice.course.id).sessions[-1].session
    gone = Site(new_id(), practice.patient.id, Side.LEFT, "Old point", PointKind.ACUPUNCTURE, "own-gone")
    practice.clinic.needling.place_needle(session.id, gone)
    (text,) = page_texts(made(practice))
    assert "Old point L" in text
    assert "not on the drawings" in text


@pytest.mark.parametrize(("paper", "large"), [(Paper.A4, False), (Paper.LETTER, True)])
def test_no_point_of_a_very_long_list_is_left_out(practice: Practice, paper: Paper, *, large: bool) -> None:
    codes = [point.code for point in practice.atlas.points(practice.patient.figure) if point.channel][:200]
    practice.session()
    session = practice.clinic.courses.chart(practice.course.id).sessions[-1].session
    sites = [
        practice.clinic.charting.site_for_point(practice.patient.id, point, point.sides[0])
        for point in practice.atlas.points(practice.patient.figure)
        if point.code in set(codes)
    ]
    practice.clinic.needling.place_needles(session.id, sites, "all")
    pdf = made(practice, SheetChoices(paper, Tone.GREY, large=large))
    text = " ".join(page_texts(pdf))
    assert all(f"{number} {site.title}" in text for number, site in enumerate(sites, 1))
    assert len(set(page_sizes(pdf))) == 1


def test_contrast_and_a_locked_card(practice: Practice) -> None:
    needled(practice, ("GB21", Side.LEFT, 1))
    assert b"/AESV3" in made(practice, SheetChoices(password="grün sieben Reiher"))  # noqa: S106 - a test's password
    assert made(practice) == made(practice)
    assert "GB21 L" in page_texts(made(practice, SheetChoices(tone=Tone.CONTRAST)))[0]
