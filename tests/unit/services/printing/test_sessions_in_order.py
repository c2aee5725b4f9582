"""Whatever order sessions were entered in: every place names the same first, latest and order, that of their days."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from ashichart import paths
from ashichart.domain.analysis.change import comparable_sessions, mean_trend
from ashichart.domain.analysis.compare import moments, usual_moments
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.statistics import carried, responses
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.sheets.choices import SheetChoices, SheetKind
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.services.printing.course_json import course_json
from ashichart.services.printing.printing import PrintService
from ashichart.services.printing.sheets.progress import progress_values
from ashichart.store.checks.integrity import Integrity
from ashichart.ui.course.strip.rows import strip_columns
from ashichart.ui.course.trend.values import trend_values

DAYS = tuple(date(2026, 11, day) for day in (3, 10, 17, 24))
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
# Read before on each of the days, whichever session was entered first.
BEFORE = dict(zip(DAYS, (9, 7, 6, 4), strict=True))


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)


class Visits:
    """A clinic with one course, whose sessions are entered in any order of their days."""

    def __init__(self, folder: Path) -> None:
        self.clinic: Clinic = create_clinic(
            folder / "clinic.ashi", "Riverside", "quiet river stones", clock=lambda: NOW,
            hardness=Hardness(19 * 1024, 2, 1),
        )[0]  # fmt: skip
        self.atlas = AtlasService(paths.bodymaps())
        self.printing = PrintService(self.clinic, self.atlas, clock=lambda: NOW)

    def enter(self, days: tuple[date, ...], read: dict[date, int]) -> tuple[str, str, list[str]]:
        patient = self.clinic.patients.add(PatientDraft("Mara Lindqvist", Figure.FEMALE, date(1983, 5, 14)))[0]
        course = self.clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders"))[0]
        point = self.atlas.point(Figure.FEMALE, "GB21")
        assert point is not None
        sessions: list[str] = []
        for day in days:
            session, _ = self.clinic.sessions.start(course.id, started_at=_at(day))
            site = self.clinic.charting.site_for_point(patient.id, point, Side.LEFT)
            self.clinic.charting.rate(session.id, site, Phase.BEFORE, read[day])
            self.clinic.charting.rate(session.id, site, Phase.AFTER, read[day] - 1)
            sessions.append(session.id)
        return patient.id, course.id, sessions

    def check(self, patient_id: str, course_id: str) -> None:
        """Every reader of the course says days, numbers and values in the order of the days."""
        chart = self.clinic.courses.chart(course_id)
        numbers = list(range(1, len(DAYS) + 1))
        values = [float(BEFORE[day]) for day in DAYS]
        assert [(one.session.number, one.session.day) for one in chart.sessions] == list(
            zip(numbers, DAYS, strict=True)
        )
        for one in chart.sessions:
            assert self.clinic.sessions.get(one.session.id) == one.session
            assert self.clinic.charting.chart(one.session.id).session == one.session

        headline = carried(chart)
        assert not isinstance(headline, TooLittle)
        assert (headline.then.number, headline.now.number) == (1, 4)
        assert (headline.changes[0].then, headline.changes[0].now) == (9.0, 4.0)
        assert [found.now.number for found in responses(chart)] == numbers
        assert [one.session.number for one in comparable_sessions(chart)] == numbers
        assert [(one.session_number, one.before) for one in mean_trend(chart)] == list(
            zip(numbers, values, strict=True)
        )
        assert [column.day for column in strip_columns(chart, ())] == list(DAYS)
        assert [tick.number for tick in trend_values(chart, ()).ticks] == numbers
        assert [one.number for one in moments(chart) if one.phase is Phase.BEFORE] == numbers
        usual = usual_moments(chart)
        assert usual is not None
        assert [one.day for one in usual] == [DAYS[0], DAYS[-1]]

        summary = self.clinic.patients.summary(patient_id)
        assert summary.last_session == chart.sessions[-1].session
        assert summary.latest == chart.sessions[-1]
        assert summary.carry_over is not None
        assert (summary.carry_over.changes[0].then, summary.carry_over.changes[0].now) == (9.0, 4.0)
        assert patient_id in {one.patient.id for one in self.clinic.patients.today()}

        row = next(one for one in self.clinic.overview.rows() if one.course.id == course_id)
        assert row.last_on == DAYS[-1]
        assert not isinstance(row.since_start, TooLittle)
        assert row.since_start.sessions == (1, 4)
        assert [one.mean for one in row.since_start.means][:: len(row.since_start.means) - 1] == [9.0, 4.0]

        told = json.loads(course_json(self.clinic, course_id))
        assert [(one["session"], one["date"]) for one in told["sessions"]] == [
            (number, day.isoformat()) for number, day in zip(numbers, DAYS, strict=True)
        ]
        source = self.printing.source(SheetKind.PROGRESS, patient_id, course_id, SheetChoices(), None, NOW)
        sheet = progress_values(source)
        assert (sheet.began_on, sheet.now_on, sheet.session_number) == (DAYS[0], DAYS[-1], 4)
        session = self.printing.source(SheetKind.SESSION, patient_id, course_id, SheetChoices(), None, NOW)
        assert [one.session.number for one in session.chart.sessions] == numbers
        table = self.clinic.courses.table(course_id).splitlines()[1:]
        listed = [line for line in table if "2026-11" in line]
        assert [next(day for day in DAYS if day.isoformat() in line) for line in listed] == sorted(
            day for day in DAYS for line in listed if day.isoformat() in line
        )


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    made = Visits(tmp_path_factory.mktemp("order"))
    yield made
    made.clinic.close()


@pytest.mark.parametrize("days", list(permutations(DAYS)), ids=lambda days: "-".join(str(day.day) for day in days))
def test_sessions_entered_in_any_order_are_read_in_that_of_their_days(visits: Visits, days: tuple[date, ...]) -> None:
    visits.check(*visits.enter(days, BEFORE)[:2])


@pytest.mark.parametrize("days", list(permutations(DAYS))[1::5], ids=lambda days: "-".join(str(d.day) for d in days))
def test_days_that_are_changed_change_the_order_everywhere(visits: Visits, days: tuple[date, ...]) -> None:
    typed = [day - timedelta(days=60) for day in DAYS]
    read = {wrong: BEFORE[right] for wrong, right in zip(typed, days, strict=True)}
    patient_id, course_id, sessions = visits.enter(tuple(typed), read)
    for session_id, day in zip(sessions, days, strict=True):
        held = visits.clinic.sessions.get(session_id)
        visits.clinic.sessions.change(replace(held, started_at=_at(day)))
    visits.check(patient_id, course_id)


def test_removed_and_restored_sessions_come_back_to_their_place(visits: Visits) -> None:
    patient_id, course_id, sessions = visits.enter((DAYS[2], DAYS[0], DAYS[3], DAYS[1]), BEFORE)
    visits.clinic.sessions.remove(sessions[1])
    visits.clinic.sessions.remove(sessions[0])
    held = visits.clinic.courses.chart(course_id).sessions
    assert [(one.session.number, one.session.day) for one in held] == [(1, DAYS[1]), (2, DAYS[3])]
    assert {one.day: one.number for one, _, _ in visits.clinic.sessions.removed(course_id)} == {DAYS[0]: 1, DAYS[2]: 2}
    visits.clinic.sessions.restore(sessions[0])
    visits.clinic.sessions.restore(sessions[1])
    visits.check(patient_id, course_id)


def test_two_sessions_begun_at_one_time_stand_in_the_order_in_which_they_were_entered(visits: Visits) -> None:
    _, course_id, sessions = visits.enter((DAYS[1], DAYS[1], DAYS[0]), BEFORE)
    held = visits.clinic.courses.chart(course_id).sessions
    assert [one.session.id for one in held] == [sessions[2], sessions[0], sessions[1]]


def test_the_trail_still_tells_the_file(visits: Visits) -> None:
    assert visits.clinic.file.look_now() == Integrity(entries=len(visits.clinic.audit_trail()))
