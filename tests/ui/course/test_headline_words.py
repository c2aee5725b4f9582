"""The headline's words: what is compared, over how many sites, how long after a dose, and the readings behind."""

from dataclasses import replace

import pytest
from tests.made_up.charts import session_chart, site, whole_course

from ashichart.domain.analysis.change import Verdict
from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.clinic_points import OwnAtlas, OwnPoint
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import Scale
from ashichart.ui.course.headline.readings_behind_words import Behind, site_behind
from ashichart.ui.course.headline.words import HeadlineNumber, HeadlineText, carry_over_text, immediate_text

A, B = site("GB21"), site("LI4", Side.LEFT)


def figure_of(text: HeadlineText) -> str:
    assert text.figure is not None
    return text.figure.text


def opened(number: HeadlineNumber | None) -> Behind:
    assert number is not None
    assert number.behind is not None
    behind = number.behind()
    assert behind.rows
    assert all(len(row.cells) == len(behind.columns) for row in behind.rows)
    return behind


def every_number(text: HeadlineText) -> list[HeadlineNumber]:
    found = [number for _, number in text.segments] + [number for group in text.lines for number in group]
    return [number for number in (text.figure, text.under, *found) if number is not None]


def test_the_headline_counts_sites_that_can_be_compared() -> None:
    text = carry_over_text(whole_course())
    assert figure_of(text) == "7 of 12"
    assert text.caption == "sites less tender than at the start, 1 more"
    assert text.moments == "before session 6 against before session 1"
    assert text.details[0] == "Mean −1.58 points, 95 % −2.50 to −0.67 (12 sites)"
    assert "3 not assessed at one of the two" in text.spoken


def test_the_immediate_response_says_that_it_may_be_the_drug() -> None:
    text = immediate_text(whole_course())
    assert figure_of(text) == "9 of 14"
    assert text.details[0] == "84 min after 60 mg IM: a drop so soon may be the drug."


def test_the_immediate_response_without_dose_says_so() -> None:
    text = immediate_text(CourseChart((session_chart(1, {A: (7, 3)}, mg=None),)))
    assert figure_of(text) == "1 of 1"
    assert text.caption == "site less tender, none more"
    assert text.details == (
        "No dose came before these readings.",
        "Mean −4.00 points (1 site). One site: no interval.",
        "Responders by 2 points: 1 of 1 · by 30 %: 1 of 1",
    )


@pytest.mark.parametrize(
    ("sessions", "sentence"),
    [
        ((), "No session yet"),
        ((session_chart(1, {A: (7, 3)}),), "One session so far: nothing to compare yet."),
        ((session_chart(1, {A: (None, 3)}), session_chart(2, {A: (None, 3)})), "No site has been read before"),
        ((session_chart(1, {A: (5, 3)}), session_chart(2, {A: (None, 3)})), "Only session 1 has readings before"),
        (
            (session_chart(1, {A: (5, 3)}), session_chart(2, {A: (2.5, None)}, scale=Scale.PPT)),
            "Session 2 is the first on its scale",
        ),
    ],
)
def test_too_little_is_a_sentence_and_no_number(sessions: tuple[SessionChart, ...], sentence: str) -> None:
    text = carry_over_text(CourseChart(sessions))
    assert text.figure is None
    assert text.tally is None
    assert text.caption.startswith(sentence)
    assert text.spoken.startswith("Carry-over. ")


def test_two_sessions_without_a_common_site_have_no_figure() -> None:
    text = carry_over_text(CourseChart((session_chart(1, {A: (5, 3)}), session_chart(2, {B: (5, 3)}))))
    assert (text.figure, text.caption) == (None, "No site was read both times: nothing can be compared.")


def test_no_readings_after_is_a_sentence() -> None:
    assert immediate_text(CourseChart((session_chart(1, {A: (5, None)}),))).caption == "No readings after yet."
    only_after = immediate_text(CourseChart((session_chart(1, {A: (None, 5)}),)))
    assert only_after.caption == "No site was read at both moments."


def test_sessions_on_another_scale_are_named_as_left_out() -> None:
    course = CourseChart(
        (
            session_chart(1, {A: (9, 3)}),
            session_chart(2, {A: (2.0, None)}, scale=Scale.PPT),
            session_chart(3, {A: (2.8, None)}, scale=Scale.PPT),
        )
    )
    text = carry_over_text(course)
    assert figure_of(text) == "1 of 1"
    assert text.details[0] == "Mean +0.80 kgf/cm² (1 site; lower is more tender). One site: no interval."
    assert text.details[-1] == "1 session on another scale left out."


def test_the_headline_says_when_one_reading_came_after_a_dose_and_the_other_did_not() -> None:
    first, latest = session_chart(1, {A: (9, 3)}, before_dose=True), session_chart(2, {A: (5, 3)})
    one = carry_over_text(CourseChart((first, latest))).details[2]
    assert one.startswith("Session 2 was read 42 min after a dose, session 1 before any")
    other = carry_over_text(
        CourseChart((session_chart(1, {A: (9, 3)}), session_chart(2, {A: (5, 3)}, before_dose=True)))
    ).details[2]
    assert other.startswith("Session 1 was read 42 min after a dose, session 2 before any")
    neither = carry_over_text(CourseChart((first, session_chart(2, {A: (5, 3)}, mg=None)))).details[2]
    assert neither == "Both were read before any dose of their session."


# ---- what lies behind


def test_every_number_of_both_halves_opens_readings() -> None:
    course = whole_course()
    for text in (carry_over_text(course), immediate_text(course)):
        numbers = every_number(text)
        assert len(numbers) >= 7
        for number in numbers:
            assert opened(number).how


def test_behind_the_count_stand_all_sites_with_both_readings_and_their_session() -> None:
    behind = opened(carry_over_text(whole_course()).figure)
    assert behind.title == "7 of 12 sites less tender, 1 more"
    assert behind.columns == ("Site", "Before 1 · 2 Sep", "Before 6 · 7 Oct", "Change", "Said as")
    assert behind.rows[0].cells == ("Infraspin. 1 R", "7 · 42′", "3 · 42′", "−4", "much less tender")
    assert len(behind.rows) == 15
    assert [row.cells[3] for row in behind.rows[-3:]] == ["–", "–", "–"]
    assert "not assessed" in behind.rows[-1].cells
    assert any("n = 12 sites" in sentence and "3 sites not assessed" in sentence for sentence in behind.how)
    assert any("Salaffi 2004" in sentence for sentence in behind.how)


def test_behind_a_part_of_the_bar_stand_its_sites_only() -> None:
    parts = dict(carry_over_text(whole_course()).segments)
    less = opened(parts[Verdict.LESS])
    assert len(less.rows) == 7
    assert all("less tender" in row.cells[-1] for row in less.rows)
    assert [row.cells[0] for row in opened(parts[Verdict.MORE]).rows] == ["BL23 R"]
    missing = opened(parts[Verdict.NOT_COMPARABLE])
    assert {row.cells[-1] for row in missing.rows} == {"cannot be compared"}


def test_behind_the_mean_stand_the_sites_it_holds_and_how_its_interval_was_made() -> None:
    (mean,), (_, by_share), *_ = carry_over_text(whole_course()).lines
    behind = opened(mean)
    assert behind.title == "Mean change −1.5833 points"
    assert len(behind.rows) == 12
    assert "Median change −2 points, range −4 to +2 (12 sites)." in behind.how
    assert any("t = 2.2010 (11 degrees of freedom)" in sentence for sentence in behind.how)
    shares = opened(by_share)
    assert shares.title == "5 of 12 sites less tender by 30 % of their start or more"
    assert [row.cells[-1] for row in shares.rows].count("yes") == 5
    assert shares.rows[0].cells[-2:] == ("57 %", "yes")


def test_a_site_that_started_at_zero_is_shown_and_not_counted() -> None:
    course = CourseChart((session_chart(1, {A: (0, None), B: (8, None)}), session_chart(2, {A: (0, 0), B: (7, 0)})))
    (_, by_share) = carry_over_text(course).lines[1]
    assert by_share.text == "by 30 %: 0 of the 1 that started above zero"
    assert ("started at zero", "–") in {row.cells[-2:] for row in opened(by_share).rows}
    none_above = CourseChart((session_chart(1, {A: (0, None)}), session_chart(2, {A: (0, None)})))
    (_, by_share) = carry_over_text(none_above).lines[1]
    assert by_share.text == "by 30 %: no site started above zero"
    assert opened(by_share).title == "No site started above zero."


def test_changes_alike_have_a_mean_and_a_sentence_for_the_interval() -> None:
    first, latest = session_chart(1, {A: (8, None), B: (5, None)}), session_chart(2, {A: (6, None), B: (3, None)})
    course = CourseChart((first, latest))
    (mean,), *_ = carry_over_text(course).lines
    assert mean.text == "Mean −2.00 points (2 sites). All 2 changes are alike: no interval."
    assert "All 2 changes are alike: no interval." in opened(mean).how


def test_behind_the_minutes_stands_every_reading_with_its_own() -> None:
    (minutes,), *_ = immediate_text(whole_course()).lines
    behind = opened(minutes)
    assert behind.title == "When the 28 readings were taken"
    assert {row.cells[3:4] + row.cells[5:] for row in behind.rows} == {("before", "42 min"), ("after", "84 min")}
    early = CourseChart((session_chart(1, {A: (9, 3)}, before_dose=True),))
    (minutes,), *_ = immediate_text(early).lines
    assert [row.cells[-1] for row in opened(minutes).rows] == ["before any", "84 min"]


def test_two_sessions_have_no_trend_yet_and_say_so() -> None:
    text = carry_over_text(whole_course(2))
    assert text.under is not None
    assert text.under.text == "Two sessions: no trend yet."
    assert {row.cells[3] for row in opened(text.under).rows} >= {"Two sessions: no trend yet."}
    assert carry_over_text(whole_course(1)).details == ("One session: no trend yet.",)


def test_slopes_lead_to_the_readings_of_each_site() -> None:
    slopes = opened(carry_over_text(whole_course()).under)
    assert slopes.columns == ("Site", "Readings", "A week", "95 % interval")
    row = next(row for row in slopes.rows if row.cells[0] == "GB21 R")
    assert row.cells[:3] == ("GB21 R", "6", "−0.37")
    assert row.deeper is not None
    readings = row.deeper()
    assert readings == site_behind(whole_course(), "GB21-right")
    assert [row.cells[2] for row in readings.rows] == [f"{value} of 10" for value in (9, 9, 8, 8, 8, 7)]
    assert readings.how[0] == "Slope −0.3714 points a week, n = 6 readings."
    assert site_behind(whole_course(), "nobody") is None


def test_readings_on_one_line_have_a_slope_without_interval() -> None:
    course = CourseChart(tuple(session_chart(at, {A: (9 - at, None)}) for at in (1, 2, 3)))
    slopes = opened(carry_over_text(course).under)
    assert slopes.rows[0].cells[2:] == ("−1.00", "All 3 readings lie on one line: no interval.")
    found = site_behind(course, A.id)
    assert found is not None
    assert found.how[1] == "All 3 readings lie on one line: no interval."


def test_sessions_left_out_are_listed_with_their_scale() -> None:
    course = CourseChart(
        (
            session_chart(1, {A: (9, 3)}),
            session_chart(2, {A: (2.0, None)}, scale=Scale.PPT),
            session_chart(3, {A: (2.8, None)}, scale=Scale.PPT),
        )
    )
    (left,) = carry_over_text(course).lines[-1]
    assert [row.cells[:4] for row in opened(left).rows] == [("1", "2 Sep", "NRS 0–10", "1")]


def test_a_point_that_left_the_clinics_own_stays_in_every_number_and_the_headline_says_so() -> None:
    gone = site("Jaw hinge", code="OWN1", kind=PointKind.TRIGGER)
    places = {Side.LEFT: SurfacePoint(1, 0.5, 0.5), Side.RIGHT: SurfacePoint(2, 0.5, 0.5)}
    point = OwnPoint("OWN1", "Jaw hinge", "Jaw hinge", PointKind.TRIGGER, places)
    course = CourseChart((session_chart(1, {gone: (8, None)}), session_chart(2, {gone: (5, 4)})))
    text = carry_over_text(course, OwnAtlas((replace(point, is_removed=True),)))
    assert figure_of(text) == "1 of 1"
    assert opened(text.figure).rows[0].cells[0] == "Jaw hinge R"
    assert text.details[-1] == "Jaw hinge R: removed from the clinic's own points, still in every number."
    assert "removed" not in carry_over_text(course, OwnAtlas((point,))).spoken
