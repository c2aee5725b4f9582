"""When two moments were read, counted from a dose: said of the readings that it is true of, and of no others."""

from datetime import timedelta

from tests.made_up.charts import charted, site

from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import carried
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.wording.timing import timing_sentence

NECK, HAND, KNEE = site("GB21"), site("LI4"), site("ST36")
VALUES = {NECK: (8, 4), HAND: (6, 3), KNEE: (5, None)}


def read_around_a_dose(number: int, minutes: int) -> SessionChart:
    """The neck is read 0, the hand 4 and the knee 11 minutes after the session begins."""
    return charted(number, VALUES, dose_at=timedelta(minutes=minutes))


def said(then: SessionChart, now: SessionChart) -> str:
    return timing_sentence(Moment(then, Phase.BEFORE), Moment(now, Phase.BEFORE))


def test_before_any_dose_is_said_only_if_every_reading_was() -> None:
    first, last = read_around_a_dose(1, 20), read_around_a_dose(2, 20)
    assert said(first, last) == "Both were read before any dose of their session."
    for minutes, told in ((9, "2 min after a dose (1 of 3 readings)"), (2, "2–9 min after a dose (2 of 3 readings)")):
        part = read_around_a_dose(2, minutes)
        assert said(first, part) == (
            f"Session 2 was read {told}, session 1 before any: part of the change may be the drug."
        )
        assert said(part, first) == said(first, part)


def test_two_moments_after_a_dose_are_each_said_with_their_own_minutes() -> None:
    one, other = read_around_a_dose(1, 9), read_around_a_dose(2, 2)
    assert said(one, other) == (
        "Session 1 was read 2 min after a dose (1 of 3 readings), session 2 2–9 min after a dose (2 of 3 readings): "
        "it may have a part in both."
    )
    before, after = (Moment(one, phase) for phase in Phase)
    words = "25–29 min after 60 mg IM: a drop so soon may be the drug."
    assert timing_sentence(before, after) == timing_sentence(after, before) == words


def test_a_comparison_is_after_a_dose_if_one_reading_of_either_moment_was() -> None:
    dry, part = read_around_a_dose(1, 20), read_around_a_dose(1, 9)
    for then, now, is_after in ((dry, dry, False), (part, dry, True), (dry, part, True)):
        found = carried(CourseChart((then, now)))
        assert found.is_after_dose is is_after
