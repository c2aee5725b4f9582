"""Patients: add, change, remove, find. Real encrypted files."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.made_up.clinic_kit import Charted, start
from tests.made_up.clock import SetClock

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.patients import Alert, AlertKind, Sex
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import ConflictError, UserError
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic


def names(found: tuple[object, ...]) -> list[str]:
    return [summary.patient.name for summary in found]  # type: ignore[attr-defined]


def test_added_patient_is_read_back_whole(clinic: Clinic) -> None:
    alerts = (Alert(AlertKind.PREGNANCY), Alert(AlertKind.OTHER, "Faints."))
    patient, changes = clinic.patients.add(
        PatientDraft("  Ana Maré ", Figure.MALE, date(1990, 2, 28), Sex.OTHER, alerts)
    )
    assert patient.name == "Ana Maré"
    assert clinic.patients.get(patient.id) == patient
    assert clinic.patients.find("ana")[0].patient == patient
    assert changes.patients == {patient.id}
    assert changes.saved_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (PatientDraft(" ", Figure.FEMALE), "needs a name"),
        (PatientDraft("x" * 201, Figure.FEMALE), "at most 200"),
        (PatientDraft("Ana", Figure.FEMALE, date(2999, 1, 1)), "lies in the future"),
    ],
)
def test_unfit_draft_gets_a_sentence_and_adds_nothing(clinic: Clinic, draft: PatientDraft, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        clinic.patients.add(draft)
    assert clinic.is_empty()


def test_change_counts_versions_and_replaces_alerts(clinic: Clinic, charted: Charted) -> None:
    wanted = replace(charted.patient, name="B", alerts=(Alert(AlertKind.ALLERGY, "nickel"),), birth_date=None)
    changed, _ = clinic.patients.change(wanted)
    assert changed == replace(wanted, version=2)
    assert clinic.patients.get(changed.id) == changed
    without, _ = clinic.patients.change(replace(changed, alerts=()))
    assert clinic.patients.get(changed.id).alerts == () == without.alerts


def test_change_from_an_old_version_is_a_conflict_and_keeps_the_other(clinic: Clinic, charted: Charted) -> None:
    first, _ = clinic.patients.change(replace(charted.patient, name="First"))
    with pytest.raises(ConflictError):
        clinic.patients.change(replace(charted.patient, name="Second"))
    assert clinic.patients.get(first.id).name == "First"


def test_birth_date_changed_into_the_future_is_refused(clinic: Clinic, charted: Charted) -> None:
    with pytest.raises(UserError):
        clinic.patients.change(replace(charted.patient, birth_date=date(2999, 1, 1)))


def test_removed_patient_is_gone_until_restored(clinic: Clinic, charted: Charted) -> None:
    patient_id = charted.patient.id
    clinic.patients.remove(patient_id)
    assert clinic.patients.find("") == ()
    assert clinic.patients.today() == ()
    for ask in (clinic.patients.get, clinic.patients.summary, clinic.patients.remove):
        with pytest.raises(UserError, match="no longer there"):
            ask(patient_id)
    with pytest.raises(UserError):
        clinic.patients.change(charted.patient)
    clinic.patients.restore(patient_id)
    assert clinic.patients.get(patient_id) == replace(charted.patient, version=3)
    with pytest.raises(UserError):
        clinic.patients.restore(patient_id)


def test_find_folds_case_and_accents_and_matches_parts_and_birth_year(clinic: Clinic) -> None:
    for name, year in (("Müller, Änne", 1990), ("Anneliese Roth", 1985), ("Roth-Weiß, Ole", 1990)):
        clinic.patients.add(PatientDraft(name, Figure.FEMALE, date(year, 1, 1)))
    assert names(clinic.patients.find("MULLER")) == ["Müller, Änne"]
    assert names(clinic.patients.find("änne")) == ["Anneliese Roth", "Müller, Änne"]
    assert names(clinic.patients.find("1990 roth")) == ["Roth-Weiß, Ole"]
    assert names(clinic.patients.find("weiss")) == ["Roth-Weiß, Ole"]
    assert names(clinic.patients.find("lies")) == ["Anneliese Roth"]
    assert names(clinic.patients.find("nobody")) == []
    assert len(clinic.patients.find("", limit=2)) == 2


def test_empty_text_lists_the_last_seen_first(clinic: Clinic, clock: SetClock) -> None:
    first, second = start(clinic, "First"), start(clinic, "Second")
    assert names(clinic.patients.find("")) == ["Second", "First"]
    clock.now += timedelta(hours=1)
    clinic.sessions.start(first.course.id)
    assert names(clinic.patients.find("")) == ["First", "Second"]
    assert second.patient.id == clinic.patients.find("")[1].patient.id


def test_find_sees_a_change_of_name_at_once(clinic: Clinic, charted: Charted) -> None:
    assert clinic.patients.find("ana")
    clinic.patients.change(replace(charted.patient, name="Zoe"))
    assert clinic.patients.find("ana") == ()
    assert names(clinic.patients.find("zoe")) == ["Zoe"]


def test_today_lists_only_patients_with_a_session_of_this_local_day(clinic: Clinic, clock: SetClock) -> None:
    start(clinic, "Yesterday")
    clock.now += timedelta(days=1)
    start(clinic, "Now")
    assert names(clinic.patients.today()) == ["Now"]


def test_summary_without_course_is_bare(clinic: Clinic) -> None:
    patient, _ = clinic.patients.add(PatientDraft("Ana", Figure.FEMALE))
    summary = clinic.patients.summary(patient.id)
    assert (summary.course, summary.sessions_held, summary.last_session) == (None, 0, None)
    assert (summary.carry_over, summary.latest) == (None, None)


def test_summary_compares_first_and_latest_before_and_shows_the_last_session(clinic: Clinic, charted: Charted) -> None:
    site = charted.site(clinic)
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 8)
    for value in (6, 3):
        session, _ = clinic.sessions.start(charted.course.id)
        clinic.charting.rate(session.id, site, Phase.BEFORE, value)
    last, _ = clinic.sessions.start(charted.course.id)
    summary = clinic.patients.summary(charted.patient.id)
    assert summary.sessions_held == 4
    assert summary.last_session == last
    assert summary.latest == clinic.charting.chart(last.id)
    assert summary.carry_over is not None
    assert summary.carry_over.amounts == (-5,)


def test_summary_shows_the_newest_course(clinic: Clinic, charted: Charted) -> None:
    newer, _ = clinic.courses.add(CourseDraft(charted.patient.id, "Jaw", started_on=date(2027, 1, 1)))
    summary = clinic.patients.summary(charted.patient.id)
    assert (summary.course, summary.sessions_held) == (newer, 0)


def test_today_starts_at_local_midnight(clinic: Clinic, clock: SetClock) -> None:
    clock.now = datetime(2026, 3, 2, 12, tzinfo=UTC).astimezone().replace(hour=0, minute=0).astimezone(UTC)
    start(clinic, "Early")
    clock.now += timedelta(hours=23)
    assert names(clinic.patients.today()) == ["Early"]
