"""Days and times of day in the clinic's zone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ashichart.domain.days import at_time, day_of, end_of_day, local_time, start_of_day, zone_named, zone_of


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        ("UTC", date(2026, 11, 28), time(1, 30)),
        ("America/New_York", date(2026, 11, 27), time(20, 30)),
        ("America/Los_Angeles", date(2026, 11, 27), time(17, 30)),
        ("Pacific/Auckland", date(2026, 11, 28), time(14, 30)),
        ("Asia/Kathmandu", date(2026, 11, 28), time(7, 15)),
    ],
)
def test_one_instant_is_another_day_in_another_zone(zone: str, day: date, clock: time) -> None:
    at = datetime(2026, 11, 28, 1, 30, tzinfo=UTC)
    assert day_of(at, zone) == day
    assert local_time(at, zone).time() == clock
    assert start_of_day(day, zone) <= at < end_of_day(day, zone)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)])
def test_day_on_which_clocks_change_has_another_length(day: date, hours: int) -> None:
    assert end_of_day(day, "Europe/Berlin") - start_of_day(day, "Europe/Berlin") == timedelta(hours=hours)


def test_hour_that_comes_twice_is_two_instants() -> None:
    first = at_time(date(2026, 10, 25), time(2, 30), "Europe/Berlin")
    second = at_time(date(2026, 10, 25), time(2, 30, fold=1), "Europe/Berlin")
    assert second - first == timedelta(hours=1)
    assert {local_time(at, "Europe/Berlin").time() for at in (first, second)} == {time(2, 30)}


def test_hour_that_is_skipped_comes_as_long_after_the_change() -> None:
    at = at_time(date(2026, 3, 29), time(2, 30), "Europe/Berlin")
    assert local_time(at, "Europe/Berlin").time() == time(3, 30)


@pytest.mark.parametrize("name", ["Nowhere/Land", "../etc/passwd", "Europe", "", "\x00", "x" * 5000])
def test_zone_that_is_not_known_here_is_the_computers(name: str) -> None:
    assert zone_named(name) is None
    assert zone_of(name) is None
    at = datetime(2026, 11, 28, 1, 30, tzinfo=UTC)
    assert local_time(at, name) == at
    assert local_time(at, name).utcoffset() == at.astimezone().utcoffset()
    assert start_of_day(date(2026, 11, 28), name) == datetime(2026, 11, 28).astimezone()


def test_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        local_time(datetime(2026, 11, 28), "UTC")  # noqa: DTZ001 - naive is what is tried
