"""The blank chart: whose it is, the points of a protocol on plates that show them, rows to write on."""

from datetime import UTC, datetime

import pytest
from tests.made_up.sheets import page_sizes, page_texts
from tests.unit.services.printing.test_printing import Practice, practice

from ashichart.domain.atlas.body import Side
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import Paper, SheetChoices, SheetKind, Tone
from ashichart.domain.sheets.placement import plates_needed
from ashichart.services.printing.sheets.blank import blank_chart

__all__ = ["practice"]
AT = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def made(practice: Practice, choices: SheetChoices | None = None) -> bytes:
    return practice.printing.make(SheetKind.BLANK, practice.patient.id, None, choices).pdf


def test_empty_chart_needs_no_course_and_has_sides_and_columns(practice: Practice) -> None:
    (text,) = page_texts(made(practice))
    for words in (
        "Mara Lindqvist", "Day and time", "right", "left", "Front", "Back", "Point and side", "Before", "Needles",
        "After", "Page 1 of 1",
    ):  # fmt: skip
        assert words in text, words
    assert made(practice) == made(practice)


@pytest.mark.parametrize(("paper", "large"), [(Paper.A4, False), (Paper.LETTER, True)])
def test_protocol_stands_in_its_rows_and_on_its_ears(practice: Practice, paper: Paper, *, large: bool) -> None:
    choices = SheetChoices(paper, Tone.CONTRAST, large=large, protocol_id="nada")
    source = practice.printing.source(SheetKind.BLANK, practice.patient.id, None, choices, None, AT)
    chart = blank_chart(source)
    assert (chart.protocol, len(chart.points)) == ("NADA", 10)
    assert plates_needed(chart.points, ("front", "back")) == ("ear-front-right", "ear-front-left")
    pdf = made(practice, choices)
    text = " ".join(page_texts(pdf))
    assert "Points of NADA" in text
    assert all(f"{point.number} {point.title}" in text for point in chart.points)
    assert len(set(page_sizes(pdf))) == 1


def test_unknown_protocol_is_told_with_those_there_are(practice: Practice) -> None:
    with pytest.raises(UserError) as told:
        made(practice, SheetChoices(protocol_id=" nix "))
    names = ", ".join(one.name for one in practice.atlas.areas.protocols())
    assert str(told.value) == f"There is no protocol “ nix ”. The atlas has {names}."
    assert "NADA" in names


def test_points_of_the_course_keep_their_numbers(practice: Practice) -> None:
    choices = SheetChoices(protocol_id="own")
    with pytest.raises(UserError, match="no point yet"):
        made(practice, choices)
    neck, hand, leg = (practice.site(code, Side.LEFT) for code in ("GB20", "LI4", "ST36"))
    practice.session((neck, 8), (hand, 6))
    practice.session((leg, 5))
    chart = blank_chart(
        practice.printing.source(SheetKind.BLANK, practice.patient.id, practice.course.id, choices, None, AT)
    )
    assert [(point.number, point.title) for point in chart.points] == [(1, "GB20 L"), (2, "LI4 L"), (3, "ST36 L")]
    sheet = practice.printing.make(SheetKind.BLANK, practice.patient.id, practice.course.id, choices)
    text = " ".join(page_texts(sheet.pdf))
    assert "Points of this patient’s course" in text
    assert "3 ST36 L" in text
