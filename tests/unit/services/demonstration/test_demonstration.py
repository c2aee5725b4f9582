"""The demonstration clinic: made up, plausible, the same for the same day, and true to the laws of charting."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.analysis.change import carry_over, mean_trend
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.patients import Patient, age_on
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionKind
from ashichart.domain.scales import Scale
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.demonstration.clinic import Demonstration, build_demonstration, fill_demonstration

NOW = datetime(2026, 10, 7, 13, 5, tzinfo=UTC)


class Ledger:
    """Keeps what it is given, as a clinic would."""

    def __init__(self) -> None:
        self.held: Demonstration | None = None
        self.painted: tuple[PainArea, ...] = ()

    def take_over(
        self,
        patients: Sequence[Patient],
        courses: Sequence[Course],
        charts: Mapping[str, CourseChart],
        measures: Sequence[Measure],
        pain_areas: Sequence[PainArea] = (),
    ) -> Changes:
        """Keep it."""
        self.held = (tuple(patients), tuple(courses), dict(charts), tuple(measures))
        self.painted = tuple(pain_areas)
        return Changes(NOW)


@pytest.fixture(scope="module")
def made() -> Demonstration:
    ledger = Ledger()
    fill_demonstration(ledger, AtlasService(bodymaps()), NOW)
    assert ledger.held is not None
    return ledger.held


def _main(made: Demonstration) -> tuple[Patient, Course, CourseChart]:
    patient = next(one for one in made[0] if one.name == "Mara Solberg")
    course = next(one for one in made[1] if one.patient_id == patient.id)
    return patient, course, made[2][course.id]


def test_a_dozen_patients_have_courses_of_three_to_twelve_sessions(made: Demonstration) -> None:
    patients, courses, charts, _ = made
    assert len(patients) == len(courses) == 12
    assert len({patient.name for patient in patients}) == 12
    lengths = [len(chart.sessions) for chart in charts.values()]
    assert (min(lengths), max(lengths)) == (3, 12)
    assert {patient.figure for patient in patients} == set(Figure)


def test_main_case_is_as_it_was_asked_for(made: Demonstration) -> None:
    patient, course, chart = _main(made)
    assert patient.birth_date is not None
    assert age_on(patient.birth_date, NOW.date()) == 33
    assert course.planned_sessions == len(chart.sessions) == 6
    tally = carry_over(chart)
    assert tally is not None
    assert 14 <= len(tally.changes) <= 15
    assert tally.less >= 9
    assert (tally.more, tally.not_comparable) == (1, 1)
    assert tally.no_clear >= 2


def test_release_comes_after_the_third_session(made: Demonstration) -> None:
    means = [point.before for point in mean_trend(_main(made)[2])]
    assert all(mean is not None for mean in means)
    early, late = means[2] or 0, means[3] or 0
    assert (means[0] or 0) - early < 1.2
    assert (means[0] or 0) - late > 1.2


def test_today_of_the_main_case_is_in_progress(made: Demonstration) -> None:
    today = _main(made)[2].sessions[-1]
    assert today.session.kind is SessionKind.KAP
    assert len(today.rated(Phase.BEFORE)) == 14
    assert any(reading.value is None for reading in today.readings.values())
    assert not today.rated(Phase.AFTER)
    assert today.needles == today.doses == ()


def test_three_or_four_patients_come_today(made: Demonstration) -> None:
    last = [chart.sessions[-1].session for chart in made[2].values()]
    today = [one for one in last if one.started_at.astimezone().date() == NOW.astimezone().date()]
    assert len(today) == 4
    assert all(one.started_at <= NOW for one in last)


def test_nothing_is_from_the_future_and_all_times_are_in_order(made: Demonstration) -> None:
    for chart in made[2].values():
        starts = [visit.session.started_at for visit in chart.sessions]
        assert starts == sorted(starts)
        for visit in chart.sessions:
            times = [reading.read_at for reading in visit.readings.values()]
            times += [dose.given_at for dose in visit.doses]
            times += [needle.removed_at or NOW for needle in visit.needles]
            assert all(visit.session.started_at <= at <= NOW for at in times)


def test_needles_come_out_and_are_numbered(made: Demonstration) -> None:
    for chart in made[2].values():
        for visit in chart.sessions:
            assert visit.needle_count.still_in == 0
            assert [needle.number for needle in visit.needles] == list(range(1, len(visit.needles) + 1))


def test_courses_differ_in_how_they_go(made: Demonstration) -> None:
    tallies = [tally for chart in made[2].values() if (tally := carry_over(chart)) is not None]
    assert any(tally.less > len(tally.changes) / 2 for tally in tallies)
    assert any(tally.more > tally.less for tally in tallies)
    assert any(tally.no_clear > tally.less + tally.more for tally in tallies)
    assert any(tally.not_comparable for tally in tallies)


def test_one_course_uses_grades_and_one_pressures(made: Demonstration) -> None:
    scales = [chart.sessions[0].session.scale for chart in made[2].values()]
    assert scales.count(Scale.GRADE) == scales.count(Scale.PPT) == 1
    assert scales.count(Scale.NRS) == 10


def test_readings_are_missing_here_and_there_and_never_made_zero(made: Demonstration) -> None:
    visits = [visit for chart in made[2].values() for visit in chart.sessions]
    without = sum((site.id, Phase.BEFORE) not in visit.readings for visit in visits for site in visit.sites)
    explicit = sum(reading.value is None for visit in visits for reading in visit.readings.values())
    assert without > 3
    assert explicit > 3


def test_after_is_lower_more_often_soon_after_a_dose(made: Demonstration) -> None:
    visits = [v for chart in made[2].values() for v in chart.sessions if v.session.scale is Scale.NRS]

    def drop(*, dosed: bool) -> float:
        drops = [
            before - after
            for visit in visits
            if bool(visit.doses) is dosed
            for site in visit.sites
            if (before := visit.value(site.id, Phase.BEFORE)) is not None
            and (after := visit.value(site.id, Phase.AFTER)) is not None
        ]
        return sum(drops) / len(drops)

    assert drop(dosed=True) > drop(dosed=False) > 0


def test_measures_are_taken_every_second_session(made: Demonstration) -> None:
    _, course, chart = _main(made)
    days = sorted({measure.taken_on for measure in made[3] if measure.course_id == course.id})
    starts = [visit.session.started_at.astimezone().date() for visit in chart.sessions]
    assert days == starts[::2]


def test_pins_stand_where_they_were_set(made: Demonstration) -> None:
    pins = [site for chart in made[2].values() for site in chart.sites if site.pin is not None]
    assert len(pins) == 3
    assert any("cm medial of BL" in site.pin.name for site in pins if site.pin)
    assert all("cm" in site.label for site in pins)


def test_everything_belongs_together(made: Demonstration) -> None:
    patients, courses, charts, measures = made
    owners = {course.id: course.patient_id for course in courses}
    assert set(owners.values()) == {patient.id for patient in patients}
    assert set(charts) == set(owners)
    assert {measure.course_id for measure in measures} <= set(owners)
    ids: list[str] = [*owners, *(patient.id for patient in patients), *(measure.id for measure in measures)]
    for course_id, chart in charts.items():
        ids += [site.id for site in chart.sites]
        for number, visit in enumerate(chart.sessions, 1):
            assert visit.session.course_id == course_id
            assert visit.session.number == number
            assert all(site.patient_id == owners[course_id] for site in visit.sites)
            assert {site_id for site_id, _ in visit.readings} <= {site.id for site in visit.sites}
            ids += [visit.session.id, *(n.id for n in visit.needles), *(d.id for d in visit.doses)]
    assert len(ids) == len(set(ids))


def test_same_moment_and_seed_give_the_same_clinic() -> None:
    points = AtlasService(bodymaps()).points(Figure.FEMALE)
    assert build_demonstration(points, NOW) == build_demonstration(points, NOW)
    assert build_demonstration(points, NOW, seed=1) != build_demonstration(points, NOW)


@pytest.mark.parametrize(
    "now", [date(2026, 2, 28), date(2028, 2, 29), NOW.replace(hour=0, minute=1), NOW + timedelta(days=88, hours=9)]
)
def test_any_day_and_hour_will_do(now: date) -> None:
    points = AtlasService(bodymaps()).points(Figure.FEMALE)
    patients, *_ = build_demonstration(points, now)
    assert len(patients) == 12


def test_points_the_atlas_lacks_are_left_out(tmp_path: Path) -> None:
    ledger = Ledger()
    fill_demonstration(ledger, AtlasService(write_small_atlas(tmp_path)), NOW)
    assert ledger.held is not None
    codes = {site.code for chart in ledger.held[2].values() for site in chart.sites}
    assert "GB21" in codes
    assert "Masseter1" not in codes


def test_three_patients_painted_where_it_hurts_and_paint_less_as_they_get_better() -> None:
    ledger = Ledger()
    fill_demonstration(ledger, AtlasService(bodymaps()), NOW)
    assert ledger.held is not None
    patient, _, chart = _main(ledger.held)
    sessions = [visit.session.id for visit in chart.sessions]
    painted = {(area.session_id, area.phase): area for area in ledger.painted}
    owners = {
        course.patient_id
        for course in ledger.held[1]
        if any(visit.session.id in {one for one, _ in painted} for visit in ledger.held[2][course.id].sessions)
    }

    assert patient.id in owners
    assert len(owners) == 3
    first, last = painted[sessions[0], Phase.BEFORE], painted[sessions[-1], Phase.BEFORE]
    assert len(first.painful) > 1.5 * len(last.painful) > 0
    assert (first.greatest or 0) > (last.greatest or 0)
    after = painted[sessions[0], Phase.AFTER]
    assert len(after.painful) < len(first.painful)


def test_nobody_paints_on_a_body_that_lacks_their_points(tmp_path: Path) -> None:
    ledger = Ledger()
    fill_demonstration(ledger, AtlasService(write_small_atlas(tmp_path)), NOW)
    assert all(not area.is_empty for area in ledger.painted)


def test_a_few_points_of_three_patients_stir_something_up_and_a_pressure_is_no_charge(made: Demonstration) -> None:
    patients, courses, charts, _ = made
    names = {patient.id: patient.name for patient in patients}
    charged = {
        names[course.patient_id]: [one for visit in charts[course.id].sessions for one in visit.charges.values()]
        for course in courses
    }
    told = {name for name, charges in charged.items() if charges}
    assert "Mara Solberg" in told
    assert told <= {"Mara Solberg", "Lena Okafor", "Tomas Iversen"}
    for course in courses:
        for visit in charts[course.id].sessions:
            assert all(visit.value(site_id, phase) is not None for site_id, phase in visit.charges)
