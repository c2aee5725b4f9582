"""The course as JSON: days are the clinic's, times are UTC, and every row says which session and phase it is of."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from tests.made_up.charts import COURSE, LATE_EVENING, PATIENT, WEST, charted, site

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import VitalSigns
from ashichart.domain.charting.sessions import CourseChart
from ashichart.services.printing.course_json import as_json, course_report

NECK, HAND, KNEE, EAR = site("GB21"), site("LI4", Side.LEFT), site("ST36"), site("Ear")


@pytest.fixture
def told() -> dict[str, Any]:
    first = charted(1, {NECK: (8, 5), HAND: (6, 4), KNEE: (5, None), EAR: (None, 2)}, dose_at=timedelta(minutes=9))
    taken = VitalSigns("v1", "s1", LATE_EVENING + timedelta(minutes=15), 128, 82, 76, 97)
    first = type(first)(
        first.session, first.sites, first.readings, first.needles, first.doses, first.charges, (taken,)
    )
    return json.loads(as_json(course_report(PATIENT, COURSE, CourseChart((first, charted(2, {NECK: (3, 1)}))))))


def test_days_are_those_of_the_clinic_and_times_are_in_utc(told: dict[str, Any]) -> None:
    assert told["course"]["started_on"] == COURSE.started_on.isoformat() == "2026-09-02"
    assert told["sessions"] == [
        {"session": 1, "date": "2026-03-02", "started_at": "2026-03-03T04:40:00+00:00", "zone": WEST},
        {"session": 2, "date": "2026-03-06", "started_at": "2026-03-06T05:40:00+00:00", "zone": WEST},
    ]
    befores = {(one["session"], one["site"]): one for one in told["readings"] if one["phase"] == "before"}
    days = {key: one["date"] for key, one in befores.items()}
    assert days == {
        (1, "GB21 R"): "2026-03-02", (1, "LI4 L"): "2026-03-02", (1, "ST36 R"): "2026-03-02",
        (2, "GB21 R"): "2026-03-06",
    }  # fmt: skip
    assert befores[1, "LI4 L"]["read_at"] == "2026-03-03T04:44:00+00:00"


def test_a_reading_after_midnight_has_the_day_on_which_it_was_read(told: dict[str, Any]) -> None:
    (after,) = (one for one in told["readings"] if one["phase"] == "after" and one["site"] == "Ear R")
    assert (after["read_at"], after["date"]) == ("2026-03-03T05:35:00+00:00", "2026-03-03")
    assert date.fromisoformat(told["sessions"][0]["date"]) < date.fromisoformat(after["date"])


def test_every_row_says_all_of_what_it_is(told: dict[str, Any]) -> None:
    assert (told["format"], told["version"], told["patient"]) == ("ashichart-course", 1, PATIENT.name)
    assert told["course"]["indication"] == COURSE.indication
    assert told["readings"][2] == {
        "id": 3, "site": "LI4 L", "site_id": HAND.id, "session": 1, "date": "2026-03-02",
        "read_at": "2026-03-03T04:44:00+00:00", "phase": "before", "scale": "nrs", "value": 6.0,
        "minutes_since_dose": None,
    }  # fmt: skip
    assert [(one["id"], one["minutes_since_dose"]) for one in told["readings"]] == [
        (1, None), (2, 25), (3, None), (4, 29), (5, 2), (6, 46), (7, None), (8, None),
    ]  # fmt: skip
    assert told["vital_signs"] == [
        {
            "session": 1, "taken_at": "2026-03-03T04:55:00+00:00", "minutes_since_dose": 6, "systolic_mmhg": 128,
            "diastolic_mmhg": 82, "pulse_per_minute": 76, "spo2_percent": 97,
        }
    ]  # fmt: skip
    assert told["emotional_charges"][3] == {
        "site": "LI4 L", "site_id": HAND.id, "session": 1, "phase": "after", "value": 4,
        "read_at": "2026-03-03T05:19:00+00:00", "minutes_since_dose": 30,
    }  # fmt: skip
    assert [(one["session"], one["phase"], one["value"]) for one in told["emotional_charges"]] == [
        (1, "before", 2), (1, "after", 3), (1, "before", 3), (1, "after", 4), (1, "before", 4), (1, "after", 6),
        (2, "before", 2), (2, "after", 3),
    ]  # fmt: skip


def test_every_number_names_the_readings_it_was_made_from(told: dict[str, Any]) -> None:
    carried, response = told["carry_over"], told["immediate_response"][0]
    assert carried["sessions"] == [1, 2]
    assert carried["counts"] == {
        "less_tender": 1, "no_clear_change": 0, "more_tender": 0, "not_comparable": 2, "n": 1
    }  # fmt: skip
    assert carried["sites"][0] == {
        "site": "GB21 R", "site_id": NECK.id, "then": 8.0, "now": 3.0, "change": -5.0, "verdict": "much_less",
        "readings": [1, 7],
    }  # fmt: skip
    assert [(one["site"], one["then"], one["now"], one["readings"]) for one in carried["sites"][1:]] == [
        ("LI4 L", 6.0, None, [3]), ("ST36 R", 5.0, None, [5]),
    ]  # fmt: skip
    assert carried["minutes_since_dose"] == {
        "then": {"n": 3, "after_a_dose": 1, "median": 2}, "now": {"n": 1, "after_a_dose": 0, "median": None},
    }  # fmt: skip
    assert (response["session"], response["scale"], response["floor"]) == (1, "nrs", 2)
    assert [one["readings"] for one in response["sites"]] == [[1, 2], [3, 4], [5], [6]]
    assert [(one["session"], one["counts"]["n"]) for one in told["immediate_response"]] == [(1, 2), (2, 1)]
    trend = told["trends"][0]
    assert (trend["site"], trend["site_id"], trend["scale"], trend["readings"]) == ("GB21 R", NECK.id, "nrs", [1, 7])
    assert trend["slope"] == {"too_little": "Two sessions: no trend yet.", "n": 2}


def test_floors_stand_with_unit_and_source(told: dict[str, Any]) -> None:
    assert set(told["floors"]) == {"nrs", "grade", "ppt"}
    assert (told["floors"]["nrs"]["floor"], told["floors"]["nrs"]["much"], told["floors"]["grade"]["floor"]) == (
        2, 4, 1,
    )  # fmt: skip
    assert told["floors"]["ppt"]["unit"] == "kgf/cm²"
    assert "Salaffi" in told["floors"]["nrs"]["source"]
