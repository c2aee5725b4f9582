"""The sentences of the Course place: values with their scale, changes with their floor, doses with their minutes."""

from datetime import timedelta

import pytest
from tests.made_up.charts import COURSE, START, pin, session_chart, site, whole_course

from ashichart.domain.analysis.change import SiteChange, Tally
from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale
from ashichart.ui.course.course_words import (
    cell_words,
    change_text,
    change_words,
    course_line,
    doses_text,
    median_line,
    reading_words,
    session_line,
    session_words,
    site_words,
    value_words,
)

A, B = site("GB21"), site("LI4", Side.LEFT)


@pytest.mark.parametrize(
    ("scale", "amount", "text"),
    [
        (Scale.NRS, -2, "−2"),
        (Scale.NRS, -1.5, "−1.5"),
        (Scale.PPT, 1, "+1.0"),
        (Scale.GRADE, 0, "0"),
    ],
)
def test_changes_are_whole_where_their_scale_is(scale: Scale, amount: float, text: str) -> None:
    assert change_text(scale, amount) == text


def test_values_are_said_with_their_scale() -> None:
    assert value_words(Scale.NRS, 7) == "7 of 10"
    assert value_words(Scale.GRADE, 2) == "grade II"
    assert value_words(Scale.PPT, 2.5) == "2.5 kgf/cm²"
    assert value_words(Scale.NRS, None) == "not assessed"


def test_a_change_is_said_with_both_values_and_its_floor() -> None:
    words = change_words(SiteChange(A, Scale.NRS, 9, 7))
    assert words == "GB21, right: less tender, 9 of 10 → 7 of 10 (−2 points; clear from 2 points)"
    assert "cannot be compared (then not assessed, now 7 of 10)" in change_words(SiteChange(A, Scale.NRS, None, 7))


def test_a_tally_without_numbers_has_no_median_line() -> None:
    assert median_line(Tally(())) == ""


def test_doses_are_summed_by_route() -> None:
    one = Dose("a", "s", 50, Route.IM, START)
    two = Dose("b", "s", 20, Route.IM, START + timedelta(minutes=12))
    three = Dose("c", "s", 30, Route.SL, START + timedelta(minutes=12))
    assert doses_text(()) == "no dose"
    assert doses_text((one, two)) == "50 + 20 mg IM"
    assert doses_text((one, three)) == "50 mg IM + 30 mg SL"


def test_the_header_of_a_session_tells_dose_and_minutes() -> None:
    assert session_line(session_chart(1, {A: (5, 3)}, mg=50)) == "50 mg · 42′"
    assert session_line(session_chart(1, {A: (5, 3)}, before_dose=True)) == "60 mg"
    assert session_line(session_chart(1, {A: (5, 3)}, mg=None)) == "no dose"


def test_a_session_is_said_in_full() -> None:
    words = session_words(session_chart(2, {A: (5, 3)}))
    assert "Session 2 · KAP · 9 Sep" in words
    assert "Before: read 42 min after a dose." in words
    assert "After: read 84 min after a dose." in words
    early = session_words(session_chart(2, {A: (5, None)}, before_dose=True))
    assert "Before: read before the dose." in early
    assert "After" not in early
    assert "Before:" not in session_words(session_chart(2, {A: (None, 5)}))
    assert "No dose recorded." in session_words(session_chart(2, {A: (5, 3)}, mg=None))


def test_a_cell_says_not_assessed_where_nothing_was_read() -> None:
    chart = session_chart(1, {A: (7, None), B: (None, None)})
    assert "not assessed: in no sum and no mean" in cell_words(chart, B)
    assert cell_words(chart, A).splitlines() == [
        "GB21, right · session 1, 2 Sep",
        "before: 7 of 10, 42 min after a dose",
        "after: not assessed",
    ]
    assert reading_words(chart, Phase.AFTER, None) == "after: not assessed"


def test_a_pin_is_named_in_full() -> None:
    assert site_words(pin("BL18", Side.LEFT)) == "2 cm off BL18, left"


def test_the_second_line_of_the_bar_counts_sessions() -> None:
    assert course_line(COURSE, whole_course()) == "Neck and shoulders · session 6 of 8"
    assert course_line(COURSE, CourseChart()) == "Neck and shoulders · no session yet"
    beyond = CourseChart((session_chart(9, {A: (1, 1)}),))
    assert course_line(COURSE, beyond) == "Neck and shoulders · session 9"
