"""A typed time of day: the latest such time that is not to come and not before the session, on the clinic's wall."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.days import at_time, local_time
from ashichart.wording.typed.times import read_clock, time_meant

ZONE = "Europe/Berlin"


def wall(text: str, zone: str = ZONE, fold: int = 0) -> datetime:
    at = datetime.fromisoformat(text)
    return at_time(at.date(), at.time().replace(fold=fold), zone)


def session(began: str, zone: str = ZONE) -> Session:
    return Session("s", "c", 1, SessionKind.KAP, wall(began, zone), zone=zone)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("14:50", [time(14, 50)]), ("14.50", [time(14, 50)]), ("14h50", [time(14, 50)]), ("1450", [time(14, 50)]),
        ("14 50", [time(14, 50)]), ("2:50 pm", [time(14, 50)]), ("2:50pm", [time(14, 50)]),
        ("2.50 p.m.", [time(14, 50)]), ("250 pm", [time(14, 50)]), ("2 pm", [time(14)]), ("14h", [time(14)]),
        ("12 am", [time(0)]), ("12:30 am", [time(0, 30)]), ("12:30 PM", [time(12, 30)]), ("00:10", [time(0, 10)]),
        ("02:50", [time(2, 50)]), ("2:50", [time(2, 50), time(14, 50)]), ("0:10", [time(0, 10)]),
        ("11:20", [time(11, 20), time(23, 20)]), ("12:05", [time(0, 5), time(12, 5)]), ("0950", [time(9, 50)]),
    ],
)  # fmt: skip
def test_times_are_understood_as_people_write_them(text: str, times: list[time]) -> None:
    assert sorted(read_clock(text).times) == times


@pytest.mark.parametrize(
    "text", ["", "now", "25:00", "12:60", "14:50 pm", "0 pm", "1", "14", "14:5", "99999", "noon", "١٤:٥٠", "14:50x"]
)
def test_what_is_no_time_of_day_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="no time of the day"):
        read_clock(text)


@pytest.mark.parametrize(
    ("began", "now", "text", "meant"),
    [
        ("2026-11-30T23:00", "2026-12-01T00:20", "23:50", "2026-11-30T23:50"),
        ("2026-11-30T23:00", "2026-12-01T00:20", "00:10", "2026-12-01T00:10"),
        ("2026-11-30T23:00", "2026-12-01T00:20", "11:50", "2026-11-30T23:50"),
        ("2026-11-30T14:30", "2026-11-30T15:20", "2:50", "2026-11-30T14:50"),
        ("2026-11-30T14:30", "2026-11-30T15:20", "2:50 pm", "2026-11-30T14:50"),
        ("2026-11-30T14:30", "2026-11-30T15:20", "1450", "2026-11-30T14:50"),
        ("2026-11-30T14:30", "2026-11-30T15:20", "14:30", "2026-11-30T14:30"),
        ("2026-11-30T08:30", "2026-11-30T15:20", "9:40", "2026-11-30T09:40"),
        ("2026-11-30T14:30", "2026-12-04T09:00", "2:50", "2026-11-30T14:50"),
        ("2026-11-30T23:00", "2026-12-04T09:00", "00:10", "2026-12-01T00:10"),
    ],
)
def test_latest_such_time_within_the_session_is_meant(began: str, now: str, text: str, meant: str) -> None:
    assert time_meant(text, session(began), wall(now)) == wall(meant)


@pytest.mark.parametrize(
    ("began", "now", "text", "words"),
    [
        ("2026-11-30T23:00", "2026-11-30T23:40", "00:10", "has not come yet"),
        ("2026-11-30T14:30", "2026-11-30T15:20", "15:30", "has not come yet"),
        ("2026-11-30T16:00", "2026-11-30T16:05", "15:00", "is not within the session, which began at 16:00"),
        ("2026-11-30T14:30", "2026-11-30T15:20", "02:50", "began at 14:30"),
        ("2026-11-30T14:30", "2026-12-04T09:00", "10:00 am", "not within the session"),
    ],
)
def test_time_to_come_or_before_the_session_is_refused_and_never_another_day(
    began: str, now: str, text: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        time_meant(text, session(began), wall(now))


def test_session_that_began_within_the_minute_takes_that_minute() -> None:
    began = wall("2026-11-30T14:30") + timedelta(seconds=42)
    charted = Session("s", "c", 1, SessionKind.KAP, began, zone=ZONE)
    assert time_meant("14:30", charted, began + timedelta(seconds=5)) == wall("2026-11-30T14:30")


def test_hour_that_comes_twice_is_the_later_one_up_to_now() -> None:
    charted = session("2026-10-25T01:30")
    first, second = wall("2026-10-25T02:30"), wall("2026-10-25T02:30", fold=1)
    assert second - first == timedelta(hours=1)
    assert time_meant("02:30", charted, first + timedelta(minutes=10)) == first
    assert time_meant("02:30", charted, second + timedelta(minutes=10)) == second


@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland", "UTC"])
def test_wall_of_the_clinic_counts_wherever_the_computer_stands(zone: str) -> None:
    charted = session("2026-11-30T19:00", zone)
    assert time_meant("20:30", charted, wall("2026-11-30T21:00", zone)) == wall("2026-11-30T20:30", zone)


@given(
    st.timedeltas(timedelta(0), timedelta(days=365)),
    st.timedeltas(timedelta(0), timedelta(hours=40)),
    st.times(),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_meant_time_is_always_within_the_session_and_never_to_come(
    began: timedelta, since: timedelta, typed: time, zone: str
) -> None:
    charted = Session("s", "c", 1, SessionKind.KAP, datetime(2026, 1, 1, tzinfo=UTC) + began, zone=zone)
    now = charted.started_at + since
    try:
        meant = time_meant(f"{typed:%H:%M}", charted, now)
    except ValueError as error:
        assert str(error).endswith(".")  # noqa: PT017 - a sentence is one of two good outcomes
        return
    assert charted.started_at - timedelta(minutes=1) < meant <= now
    assert meant - charted.started_at <= timedelta(hours=16)
    assert local_time(meant, zone).minute == typed.minute
