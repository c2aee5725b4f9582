"""What a list of patients says."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ashichart.domain.analysis.change import SiteChange, Tally
from ashichart.domain.atlas.body import PointKind, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.days import at_time
from ashichart.domain.scales import Scale
from ashichart.ui.patients.words import carry_over_words, is_at_work, session_title, sessions_words

SITE = Site("s", "p", Side.LEFT, "LI4", PointKind.ACUPUNCTURE, "LI4")
COURSE = Course("c", "p", "Jaw", date(2026, 9, 1), planned_sessions=8)


def tally(*pairs: tuple[float | None, float | None]) -> Tally:
    return Tally(tuple(SiteChange(SITE, Scale.NRS, then, now) for then, now in pairs))


@pytest.mark.parametrize(
    ("given", "direction", "text"),
    [
        (tally((7, 4), (6, 5), (5, 7)), -1, "1 of 3 less tender, 1 more"),
        (tally((4, 7), (6, 8), (5, 1)), 1, "2 of 3 more tender, 1 less"),
        (tally((4, 5), (6, 6)), 0, "2 of 2 no clear change"),
        (tally((4, None), (None, 3)), None, "cannot be compared"),
        (None, None, "first session"),
    ],
)
def test_carry_over_is_said_of_what_was_compared(given: Tally | None, direction: int | None, text: str) -> None:
    words = carry_over_words(given, 1)
    assert (words.direction, words.text) == (direction, text)


def test_sessions_are_counted_against_the_plan() -> None:
    assert sessions_words(COURSE, 5) == "5 of 8"
    assert sessions_words(None, 0) == "–"
    assert session_title(COURSE, 6) == "session 6 of 8"
    assert session_title(COURSE, 9) == "session 9"


def test_only_an_unsigned_session_of_today_is_at_work() -> None:
    noon = datetime(2026, 10, 7, 12, tzinfo=UTC)
    session = Session("s", "c", 1, SessionKind.KAP, noon)
    assert is_at_work(session, noon)
    assert not is_at_work(session, noon + timedelta(days=2))
    assert not is_at_work(Session("s", "c", 1, SessionKind.KAP, noon, signed_at=noon), noon)
    assert not is_at_work(None, noon)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Asia/Tokyo"])
def test_session_begun_before_midnight_is_gone_on_with_after_it_and_not_the_next_morning(zone: str) -> None:
    began = at_time(date(2026, 11, 30), time(23, 30), zone)
    session = Session("s", "c", 1, SessionKind.KAP, began, zone=zone)
    assert is_at_work(session, began + timedelta(minutes=35))
    assert not is_at_work(session, began + timedelta(hours=9))
    evening = Session("s", "c", 1, SessionKind.KAP, began - timedelta(hours=6), zone=zone)
    assert not is_at_work(evening, began + timedelta(hours=9))
