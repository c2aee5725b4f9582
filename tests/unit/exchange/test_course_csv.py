"""A course as a table: every reading once, nothing missing read as zero, nothing run as a formula."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.scales import Scale
from ashichart.exchange.course_csv import HEADER, course_csv

AT = datetime(2026, 9, 2, 22, 30, tzinfo=UTC)
POINT = Site("a", "p", Side.RIGHT, "GB21", kind=PointKind.ACUPUNCTURE, code="GB21")
PIN = Site("b", "p", Side.LEFT, "=1+1, “x”", pin=Pin(SurfacePoint(1, 0.5, 0.5), "2 cm off"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def course() -> CourseChart:
    session = Session("s", "c", 3, SessionKind.KAP, AT, zone="Europe/Berlin")
    read_at = AT + timedelta(minutes=40)
    readings = {
        ("a", Phase.BEFORE): Reading("s", "a", Phase.BEFORE, Scale.NRS, 0, AT),
        ("a", Phase.AFTER): Reading("s", "a", Phase.AFTER, Scale.NRS, 2.0, read_at),
        ("b", Phase.BEFORE): Reading("s", "b", Phase.BEFORE, Scale.NRS, None, AT),
    }
    doses = (Dose("d", "s", 60, Route.IM, AT + timedelta(minutes=10)),)
    return CourseChart((SessionChart(session, (POINT, PIN), readings, (), doses),))


def test_every_site_stands_there_before_and_after_and_a_missing_number_is_no_zero() -> None:
    found = rows(course_csv(course(), ()))

    assert tuple(found[0]) == HEADER
    assert [(row["code"], row["phase"], row["value"], row["assessed"]) for row in found] == [
        ("GB21", "before", "0", "yes"),
        ("GB21", "after", "2", "yes"),
        ("", "before", "", "no"),
        ("", "after", "", "no"),
    ]


def test_times_are_utc_days_are_local_and_minutes_count_from_the_dose() -> None:
    after = rows(course_csv(course(), ()))[1]

    assert after["started_utc"] == "2026-09-02T22:30:00+00:00"
    assert after["local_day"] == "2026-09-03"
    assert after["read_utc"] == "2026-09-02T23:10:00+00:00"
    assert after["minutes_since_dose"] == "30"
    assert rows(course_csv(course(), ()))[0]["minutes_since_dose"] == ""


def test_a_label_that_looks_like_a_formula_is_kept_from_running() -> None:
    assert rows(course_csv(course(), ()))[2]["site"] == "'=1+1, “x”"


def test_measures_follow_the_readings() -> None:
    found = rows(course_csv(CourseChart(), [Measure("m", "c", MeasureKind.PHQ9, 14, date(2026, 9, 1))]))

    assert [(row["local_day"], row["site"], row["scale"], row["value"]) for row in found] == [
        ("2026-09-01", "PHQ-9", "0-27", "14"),
    ]


def test_emotional_charge_has_lines_of_its_own_where_it_was_asked() -> None:
    (visit,) = course().sessions
    charges = {("a", Phase.AFTER): Charge("s", "a", Phase.AFTER, 8, AT + timedelta(minutes=40))}
    found = rows(course_csv(CourseChart((replace(visit, charges=charges),)), ()))
    (line,) = [row for row in found if row["scale"] == "emotional charge 0-10"]
    assert (line["code"], line["phase"], line["value"], line["minutes_since_dose"]) == ("GB21", "after", "8", "30")
    assert len(found) == 5
