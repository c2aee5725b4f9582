"""A record that two people changed: other fields are joined, the same field is asked, nothing is written over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW, PASSWORD, add_mara, make_bench, make_clinic

from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.patients import Alert, AlertKind, Patient
from ashichart.domain.charting.sessions import SessionKind
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.dialogs.course_dialog import CourseDialog
from ashichart.ui.dialogs.form import PENDING
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.dialogs.record_changes import RecordQuestions, carry_record
from ashichart.ui.dialogs.record_conflict import RecordConflictDialog
from ashichart.ui.dialogs.session_dialog import SessionDialog
from ashichart.ui.dialogs.session_questions import ask_session_change
from ashichart.ui.patients.records_menu import RecordsMenu
from ashichart.ui.ui_context import UiContext
from ashichart.wording.screens.record_fields import field_words


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[UiContext]:
    appearance.install(qapp, LIGHT)
    clinic, _ = make_clinic(tmp_path)
    yield make_bench(clinic)
    clinic.close()


@pytest.fixture
def mara(bench: UiContext) -> tuple[str, str]:
    return add_mara(bench)


@pytest.fixture
def other(bench: UiContext, mara: tuple[str, str]) -> Iterator[Clinic]:
    del mara
    clinic = open_clinic(bench.clinic.path, PASSWORD, clock=lambda: NOW)
    yield clinic
    clinic.close()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def records(bench: UiContext, over: QWidget) -> RecordsMenu:
    return RecordsMenu(bench, over, lambda _course, _session: None)


def asked(over: QWidget) -> RecordConflictDialog:
    (found,) = [one for one in over.findChildren(RecordConflictDialog) if one.isVisible()]
    return found


def changing(bench: UiContext, over: QWidget, typed: str) -> PatientDialog:
    """The dialog of Mara with another name typed, before it is saved."""
    records(bench, over).ask_change(bench.clinic.patients.find("mara")[0])
    (dialog,) = over.findChildren(PatientDialog)
    dialog.name.setText(typed)
    return dialog


def test_other_fields_of_one_record_are_joined_without_a_question(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    dialog = changing(bench, over, "Mara Solberg")
    held = other.patients.get(mara[0])
    other.patients.change(replace(held, alerts=()))
    dialog.accept()
    assert not dialog.isVisible()
    assert over.findChildren(RecordConflictDialog) == []
    now = bench.clinic.patients.get(mara[0])
    assert (now.name, now.alerts) == ("Mara Solberg", ())


@pytest.mark.parametrize("mine", [False, True])
def test_same_field_of_a_patient_shows_both_values_and_the_choice_holds(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget, mine: bool
) -> None:
    dialog = changing(bench, over, "Mara Solberg")
    dialog.birth_date.setText("1984-03-12")
    held = other.patients.get(mara[0])
    other.patients.change(replace(held, name="Mara Nilsen", alerts=()))
    dialog.accept()
    question = asked(dialog)
    assert dialog.isVisible()  # what was typed stays until it is decided
    assert bench.clinic.patients.get(mara[0]).name == "Mara Nilsen"
    words = [one.text() for one in question.findChildren(QLabel)]
    assert {"Mara Nilsen", "Mara Solberg"} <= set(words)
    assert list(question.mine) == ["name"]
    assert not question.act_button.isEnabled()
    question.accept()  # as by Enter: nothing is chosen yet
    assert question.isVisible()
    (question.mine if mine else question.theirs)["name"].setChecked(True)
    assert question.act_button.isEnabled()
    question.act_button.click()
    assert not question.isVisible()
    assert not dialog.isVisible()
    now = bench.clinic.patients.get(mara[0])
    assert now.name == ("Mara Solberg" if mine else "Mara Nilsen")
    assert f"{now.birth_date}" == "1984-03-12"
    assert now.alerts == ()
    bench.undo.undo()
    assert bench.clinic.patients.get(mara[0]).name == "Mara Nilsen"


def test_later_leaves_the_record_and_what_was_typed(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    dialog = changing(bench, over, "Mara Solberg")
    other.patients.change(replace(other.patients.get(mara[0]), name="Mara Nilsen"))
    dialog.accept()
    asked(dialog).reject()
    assert dialog.isVisible()
    assert dialog.name.text() == "Mara Solberg"
    assert bench.clinic.patients.get(mara[0]).name == "Mara Nilsen"


def test_record_that_changes_once_more_while_it_is_asked_is_asked_again(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    dialog = changing(bench, over, "Mara Solberg")
    other.patients.change(replace(other.patients.get(mara[0]), name="Mara Nilsen"))
    dialog.accept()
    first = asked(dialog)
    other.patients.change(replace(other.patients.get(mara[0]), name="Mara Berg"))
    first.mine["name"].setChecked(True)
    first.act_button.click()
    assert bench.clinic.patients.get(mara[0]).name == "Mara Berg"
    second = asked(first)
    assert "Mara Berg" in [one.text() for one in second.findChildren(QLabel)]
    second.mine["name"].setChecked(True)
    second.act_button.click()
    assert not dialog.isVisible()
    assert bench.clinic.patients.get(mara[0]).name == "Mara Solberg"


def test_goals_of_a_course_that_both_wrote_are_asked(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    summary = bench.clinic.patients.find("mara")[0]
    course = bench.clinic.courses.get(mara[1])
    records(bench, over).ask_course(summary, course)
    (dialog,) = over.findChildren(CourseDialog)
    dialog.goals.setPlainText("Sleep through the night")
    other.courses.change(replace(other.courses.get(course.id), goals="Work again", planned_sessions=5))
    dialog.accept()
    question = asked(dialog)
    assert list(question.mine) == ["goals"]
    question.mine["goals"].setChecked(True)
    question.act_button.click()
    now = bench.clinic.courses.get(course.id)
    assert (now.goals, now.planned_sessions) == ("Sleep through the night", 5)


def test_course_that_somebody_else_changed_is_closed_all_the_same(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    summary = bench.clinic.patients.find("mara")[0]
    menu = records(bench, over).menu(summary)
    other.courses.change(replace(other.courses.get(mara[1]), goals="Work again"))
    next(act for act in menu.actions() if act.text() == "Close course").trigger()
    now = bench.clinic.courses.get(mara[1])
    assert now.ended_on == NOW.date()
    assert now.goals == "Work again"


def test_time_of_a_session_that_both_corrected_is_asked(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget, qtbot: QtBot
) -> None:
    session = bench.clinic.courses.chart(mara[1]).sessions[0].session
    dialog = ask_session_change(bench, over, session)
    assert isinstance(dialog, SessionDialog)
    dialog.time.setText("09:15")
    dialog.kind.choose(SessionKind.NEEDLING)
    held = other.sessions.get(session.id)
    other.sessions.change(replace(held, started_at=held.started_at - timedelta(hours=5)))
    dialog.accept()
    question = asked(dialog)
    assert list(question.theirs) == ["started_at"]
    question.theirs["started_at"].setChecked(True)
    question.act_button.click()
    now = bench.clinic.sessions.get(session.id)
    assert now.started_at == held.started_at - timedelta(hours=5)
    assert now.kind is SessionKind.NEEDLING


def renamed(bench: UiContext, patient_id: str, name: str) -> Patient:
    return bench.clinic.patients.change(replace(bench.clinic.patients.get(patient_id), name=name))[0]


@pytest.mark.parametrize("mine", [False, True])
def test_undo_of_a_field_that_somebody_else_changed_is_asked(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget, mine: bool
) -> None:
    RecordQuestions(bench, over)
    renamed(bench, mara[0], "Mara Solberg")
    other.patients.change(replace(other.patients.get(mara[0]), name="Mara Nilsen", alerts=()))
    bench.undo.undo()
    question = asked(over)
    assert bench.clinic.patients.get(mara[0]).name == "Mara Nilsen"
    (question.mine if mine else question.theirs)["name"].setChecked(True)
    question.act_button.click()
    now = bench.clinic.patients.get(mara[0])
    assert now.name == ("Mara Lindqvist" if mine else "Mara Nilsen")
    assert now.alerts == ()
    assert bench.undo.can_redo is mine


def test_undo_of_one_field_keeps_what_somebody_else_changed_beside_it(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    RecordQuestions(bench, over)
    renamed(bench, mara[0], "Mara Solberg")
    other.patients.change(replace(other.patients.get(mara[0]), alerts=()))
    bench.undo.undo()
    now = bench.clinic.patients.get(mara[0])
    assert (now.name, now.alerts) == ("Mara Lindqvist", ())
    bench.undo.redo()
    now = bench.clinic.patients.get(mara[0])
    assert (now.name, now.alerts) == ("Mara Solberg", ())


def test_undo_in_a_course_and_a_session_is_asked_too(
    bench: UiContext, mara: tuple[str, str], other: Clinic, over: QWidget
) -> None:
    RecordQuestions(bench, over)
    course = bench.clinic.courses.get(mara[1])
    bench.clinic.courses.change(replace(course, goals="Sleep"))
    other.courses.change(replace(other.courses.get(mara[1]), goals="Work"))
    bench.undo.undo()
    question = asked(over)
    assert question.windowTitle() == "Course Neck and shoulders: two values"
    question.theirs["goals"].setChecked(True)
    question.act_button.click()
    session = bench.clinic.courses.chart(mara[1]).sessions[0].session
    bench.clinic.sessions.change(replace(session, kind=SessionKind.NEEDLING))
    held = other.sessions.get(session.id)
    other.sessions.change(replace(held, started_at=held.started_at - timedelta(hours=1)))
    bench.undo.undo()
    now = bench.clinic.sessions.get(session.id)
    assert (now.kind, now.started_at) == (session.kind, held.started_at - timedelta(hours=1))


def test_own_point_that_both_changed_is_asked(bench: UiContext, other: Clinic, over: QWidget) -> None:
    jaw = bench.atlas.point(Figure.FEMALE, "ST7")
    assert jaw is not None
    clinic = bench.clinic
    places = {Side.LEFT: jaw.places[Side.LEFT].surface, Side.RIGHT: jaw.places[Side.RIGHT].surface}
    made, _ = clinic.own_points.add(OwnPointDraft("Jaw spot", "Jaw spot", PointKind.TRIGGER, places))
    other.own_points.change(replace(made, note="deep", name="Jaw point"))
    new = replace(made, note="shallow", plain="jaw")
    assert carry_record(bench, over, made, lambda: clinic.own_points.change(new), lambda: None) is PENDING
    question = asked(over)
    question.mine["note"].setChecked(True)
    question.act_button.click()
    now = clinic.own_points.all().points[0]
    assert (now.note, now.plain, now.name) == ("shallow", "jaw", "Jaw point")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ("", "nothing"),
        ((), "nothing"),
        (date(1984, 3, 12), "12 March 1984"),
        (datetime(2026, 10, 7, 12, 5, tzinfo=UTC), "7 October 2026, 12:05"),
        (AlertKind.NEEDLE_PHOBIA, "needle phobia"),
        ((Alert(AlertKind.ALLERGY, "nickel"), Alert(AlertKind.PACEMAKER)), "allergy: nickel, pacemaker"),
        (("hinge", "jaw"), "hinge, jaw"),
        ({Side.LEFT: 1, Side.RIGHT: 2}, "a place left, right"),
        (8, "8"),
    ],
)
def test_every_value_of_a_record_is_said_in_words(value: object, words: str) -> None:
    assert field_words(value, "UTC") == words
