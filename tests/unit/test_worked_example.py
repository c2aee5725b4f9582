"""The example worked by hand in docs/methods.md agrees with domain, JSON and the headline's words to the last digit."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.made_up.charts import chart, site

from ashichart.domain.analysis.statistics import Comparison, Interval, MeanChange, carried, responses
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.scales import Scale
from ashichart.services.printing.course_json import as_json, course_report
from ashichart.ui.course.headline.readings_behind_words import Behind, site_behind
from ashichart.ui.course.headline.words import HeadlineText, carry_over_text, immediate_text

if TYPE_CHECKING:
    from ashichart.domain.charting.sites import Site

WRITTEN = " ".join((Path(__file__).parents[2] / "docs/methods.md").read_text("utf-8").split())
A, B, C, D, E, F = (site(code) for code in ("GB20", "GB21", "LI4", "LR3", "ST36", "BL18"))


def in_week(week: int, made: SessionChart) -> SessionChart:
    by = timedelta(weeks=week)
    return replace(
        made,
        session=replace(made.session, started_at=made.session.started_at + by),
        readings={key: replace(one, read_at=one.read_at + by) for key, one in made.readings.items()},
        doses=tuple(replace(dose, given_at=dose.given_at + by) for dose in made.doses),
    )


def the_course() -> CourseChart:
    first: dict[Site, float | None] = {A: 8, B: 7, C: 6, D: 0, E: 3, F: 4}
    latest: dict[Site, float | None] = {A: 4, B: 4, C: 4, D: 0, E: 2, F: None}
    again: dict[Site, float | None] = {A: 1, B: 3, C: 4}
    return CourseChart(
        (
            in_week(0, chart(1, first)),
            in_week(1, chart(2, {A: 7})),
            in_week(2, chart(3, {A: 7})),
            in_week(3, chart(4, latest, again, dose_at=10)),
        )
    )


def told() -> dict[str, Any]:
    patient = Patient("p1", "Mara Solberg", Figure.FEMALE)
    course = Course("c1", "p1", "Neck and shoulders", the_course().sessions[0].session.started_at.date())
    return json.loads(as_json(course_report(patient, course, the_course())))


def in_text(amount: float, digits: int, *, plus: bool = False) -> str:
    text = f"{amount:+.{digits}f}" if plus else f"{amount:.{digits}f}"
    return text.replace("-", "−")


def behind_mean(text: HeadlineText) -> Behind:
    number = next(number for group in text.lines for number in group if number.text.startswith("Mean"))
    assert number.behind is not None
    return number.behind()


@pytest.mark.parametrize(
    ("which", "mean", "low", "high", "n"),
    [("carried", -2.0, -3.9632, -0.0368, 5), ("response", -1.3333, -5.1279, 2.4612, 3)],
)
def test_mean_and_interval_agree_in_document_domain_json_and_on_screen(
    which: str, mean: float, low: float, high: float, n: int
) -> None:
    is_carried = which == "carried"
    found = carried(the_course()) if is_carried else responses(the_course())[-1]
    assert isinstance(found, Comparison)
    of_domain = found.summary.mean
    assert isinstance(of_domain, MeanChange)
    assert isinstance(of_domain.interval, Interval)
    ends = (of_domain.mean, of_domain.interval.low, of_domain.interval.high)
    assert tuple(round(one, 4) for one in ends) == (mean, low, high)
    of_json = (told()["carry_over"] if is_carried else told()["immediate_response"][-1])["mean_change"]
    assert (of_json["mean"], of_json["interval"]["low"], of_json["interval"]["high"]) == ends
    assert of_json["n"] == of_domain.n == n
    words = carry_over_text(the_course()) if is_carried else immediate_text(the_course())
    shown = [in_text(one, 2, plus=True) for one in (mean, low, high)]
    line = f"Mean {shown[0]} points, 95 % {shown[1]} to {shown[2]} ({n} sites)"
    assert line in words.details
    assert behind_mean(words).title == f"Mean change {in_text(mean, 4)} points"
    for sentence in (line, f"Interval {in_text(low, 4)} to {in_text(high, 4)}, n = {n}.", f"= {in_text(mean, 4)}"):
        assert sentence in WRITTEN


def test_counts_and_responders_agree_in_document_json_and_on_screen() -> None:
    for words, of_json in (
        (carry_over_text(the_course()), told()["carry_over"]),
        (immediate_text(the_course()), told()["immediate_response"][-1]),
    ):
        assert words.figure is not None
        assert words.figure.text == f"{of_json['counts']['less_tender']} of {of_json['counts']['n']}"
        by_floor, by_share = of_json["responders"]["by_floor"], of_json["responders"]["by_30_percent"]
        above_zero = "" if by_share["n"] == by_floor["n"] else "the "
        why = " that started above zero" if above_zero else ""
        line = (
            f"Responders by 2 points: {by_floor['count']} of {by_floor['n']} · "
            f"by 30 %: {by_share['count']} of {above_zero}{by_share['n']}{why}"
        )
        assert line in words.details
        assert line in WRITTEN
        assert f"{words.figure.text} {words.caption}" in WRITTEN
    assert immediate_text(the_course()).details[0] in WRITTEN


def test_the_slope_agrees_in_document_json_and_on_screen() -> None:
    of_json = next(trend for trend in told()["trends"] if trend["site_id"] == A.id)["slope"]
    low, high = of_json["interval"]["low"], of_json["interval"]["high"]
    assert [round(one, 4) for one in (of_json["per_week"], low, high, of_json["p"])] == [-1.2, -3.0255, 0.6255, 0.1056]
    behind = site_behind(the_course(), A.id)
    assert behind is not None
    assert behind.how == (
        "Slope −1.2000 points a week, n = 4 readings.",
        "95 % interval −3.0255 to +0.6255; p = 0.1056 for no slope at all.",
    )
    assert "slope −6 / 5 = −1.2000 a week" in WRITTEN
    assert "Interval −3.0255 to 0.6255, n = 4." in WRITTEN
    under = carry_over_text(the_course()).under
    assert under is not None
    assert under.behind is not None
    rows = {row.cells[0]: row.cells[1:] for row in under.behind().rows}
    assert rows[A.title] == ("4", "−1.20", "−3.03 to +0.63")
    assert "A: −1.20 a week, −3.03 to +0.63, n = 4" in WRITTEN
    assert {rows[one.title] for one in (B, C, D, E)} == {("2", "–", "Two sessions: no trend yet.")}


@pytest.mark.parametrize(
    ("course", "notes"),
    [
        (CourseChart(), ["No session yet: nothing to compare.", "No readings after yet."]),
        (
            CourseChart((chart(1, {A: 5}),)),
            ["One session so far: nothing to compare yet.", "No readings after yet."],
        ),
        (
            CourseChart((chart(1, {A: 2.5}, scale=Scale.PPT), chart(2, {A: 5}, {A: 4}))),
            [
                "Session 2 is the first on its scale: nothing to compare yet.",
                "Session 1 on another scale left out of carry-over and trends.",
            ],
        ),
        (
            CourseChart((chart(1, {}, {A: 5}), chart(2, {}, {A: 4}))),
            ["No site has been read before a session yet: nothing to compare."],
        ),
        (
            CourseChart((chart(1, {A: 5}), chart(2, {B: 5}, {B: 4}))),
            ["No site was read both times: nothing can be compared."],
        ),
    ],
)
def test_what_is_too_little_is_the_same_sentence_in_json_and_headline_and_stands_in_the_document(
    course: CourseChart, notes: list[str]
) -> None:
    patient = Patient("p1", "Mara Solberg", Figure.FEMALE)
    of_course = Course("c1", "p1", "Neck", the_course().sessions[0].session.started_at.date())
    report = course_report(patient, of_course, course)
    assert report["notes"] == notes
    assert carry_over_text(course).caption == notes[0]
    assert carry_over_text(course).figure is None
    told = [response["mean_change"] for response in json.loads(as_json(report))["immediate_response"]]
    if told and "too_little" in told[-1]:
        assert immediate_text(course).caption == told[-1]["too_little"]
        notes = [*notes, told[-1]["too_little"]]
    for sentence in notes:
        assert re.sub("Sessions? [0-9, ]+ (is|on)", r"Session n \1", sentence) in WRITTEN
