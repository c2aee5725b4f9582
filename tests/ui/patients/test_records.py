"""Everything recorded of patients, courses and sessions can be corrected, taken out and brought back from the card."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW, add_mara
from tests.ui.patients.conftest import press

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.patients import Sex
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.dialogs.course_dialog import CourseDialog
from ashichart.ui.dialogs.password_line import PasswordLine
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.dialogs.remove_dialog import RemovedDialog, RemoveDialog
from ashichart.ui.dialogs.session_dialog import SessionDialog
from ashichart.ui.dialogs.session_questions import ask_session_change, ask_session_removal
from ashichart.ui.patients.patients_place import PatientsPlace
from ashichart.ui.ui_context import UiContext


@pytest.fixture
def mara(place: PatientsPlace, bench: UiContext) -> tuple[str, str]:
    ids = add_mara(bench)
    place.show_for(Workplace(PlaceName.PATIENTS, ids[0]))
    return ids


def newest(place: QWidget, kind: type) -> QWidget:
    """The window that was opened last."""
    found = [one for one in place.window().findChildren(kind) if one.isVisible()]
    assert found
    return found[-1]


def test_removing_a_patient_asks_and_lists_who_was_removed(
    place: PatientsPlace, bench: UiContext, mara: tuple[str, str]
) -> None:
    place.records.ask_remove(place.card.summary)
    dialog = newest(place, RemoveDialog)
    dialog.reject()
    assert len(bench.clinic.patients.find("")) == 1
    place.records.ask_remove(place.card.summary)
    dialog = newest(place, RemoveDialog)
    assert dialog.act_button.text() == "Remove Mara Lindqvist"
    assert not dialog.act_button.isDefault()
    dialog.reason.setText("moved away")
    dialog.accept()
    assert bench.clinic.patients.find("") == ()
    place.removed.click()
    listed = newest(place, RemovedDialog)
    (button,) = listed.buttons.values()
    button.click()
    assert [one.patient.id for one in bench.clinic.patients.find("")] == [mara[0]]
    assert not button.isEnabled()
    button.setEnabled(True)
    button.click()
    assert "no longer there" in listed.bar.text
    bench.undo.undo()
    assert [one.reason for one in bench.clinic.patients.removed()] == ["moved away"]
    bench.undo.undo()
    assert bench.clinic.patients.removed() == ()


def test_the_trail_says_why_a_session_was_removed(bench: UiContext, mara: tuple[str, str]) -> None:
    session = bench.clinic.courses.chart(mara[1]).sessions[0].session
    bench.clinic.sessions.remove(session.id, " begun by mistake ")
    entry = bench.clinic.audit_trail()[-1]
    assert entry.after == '{"removed":"begun by mistake"}'
    assert [(one.id, why) for one, _, why in bench.clinic.sessions.removed(mara[1])] == [
        (session.id, "begun by mistake")
    ]
    bench.undo.undo()
    assert bench.clinic.sessions.removed(mara[1]) == ()


def test_a_course_is_changed_closed_reopened_removed_and_brought_back(
    place: PatientsPlace, bench: UiContext, mara: tuple[str, str]
) -> None:
    course_id = mara[1]
    place.records.ask_course(place.card.summary, place.card.summary.course)
    dialog = newest(place, CourseDialog)
    assert dialog.planned.value() == 8
    dialog.indication.setText("Neck")
    dialog.planned.setValue(0)
    dialog.accept()
    course = bench.clinic.courses.get(course_id)
    assert (course.indication, course.planned_sessions) == ("Neck", None)
    menu = place.records.menu(place.card.summary)
    actions = {action.text(): action for action in menu.actions()}
    actions["Close course"].trigger()
    assert bench.clinic.courses.get(course_id).ended_on == bench.clinic.today()
    assert place.card.main_act.text() == "Look at the course"
    menu = place.records.menu(place.card.summary)
    {action.text(): action for action in menu.actions()}["Reopen course"].trigger()
    assert bench.clinic.courses.get(course_id).ended_on is None
    place.records.ask_remove_course(place.card.summary.course, 1)
    dialog = newest(place, RemoveDialog)
    dialog.accept()
    assert dialog.isVisible(), "a course with sessions is not removed without a reason"
    dialog.reason.setText("entered twice")
    dialog.accept()
    assert bench.clinic.courses.of_patient(mara[0]) == ()
    place.records.show_removed_courses(place.card.summary)
    listed = newest(place, RemovedDialog)
    listed.buttons[course_id].click()
    assert [one.id for one in bench.clinic.courses.of_patient(mara[0])] == [course_id]
    for _ in range(5):
        bench.undo.undo()
    assert bench.clinic.courses.get(course_id).planned_sessions == 8


def test_both_courses_of_a_patient_are_reached_and_both_sessions_are_on_today(
    place: PatientsPlace, bench: UiContext, mara: tuple[str, str], qtbot: QtBot
) -> None:
    jaw, _ = bench.clinic.courses.add(CourseDraft(mara[0], "Jaw"))
    jaw_session, _ = bench.clinic.sessions.start(jaw.id, SessionKind.NEEDLING)
    assert {one.course.indication for one in bench.clinic.patients.today()} == {"Neck and shoulders", "Jaw"}
    place.show_for(Workplace(PlaceName.PATIENTS, mara[0]))
    went: list[Workplace] = []
    place.wanted.connect(went.append)
    for course_id, words in ((mara[1], "Neck and shoulders"), (jaw.id, "Jaw")):
        press(place.card, words)
        press(place.card, "Course")
        assert (went[-1].place, went[-1].course_id) == (PlaceName.COURSE, course_id)
    press(place.card, "Go on with session 1")
    assert went[-1].session_id == jaw_session.id


def test_a_session_begun_yesterday_is_written_up_with_its_time(
    place: PatientsPlace, bench: UiContext, mara: tuple[str, str]
) -> None:
    went: list[Workplace] = []
    place.wanted.connect(went.append)
    place.records.ask_earlier(place.card.summary.course)
    dialog = newest(place, SessionDialog)
    for text, sentence in (("", "no time of the day"), ("soon", "no time of the day")):
        dialog.time.setText(text)
        dialog.accept()
        assert dialog.isVisible(), sentence
    dialog.kind.choose(SessionKind.NEEDLING)
    dialog.time.setText("2:30")
    dialog.accept()
    session = bench.clinic.sessions.get(went[-1].session_id)
    assert session.kind is SessionKind.NEEDLING
    assert session.day == bench.clinic.today() - timedelta(days=1)
    assert f"{session.local(session.started_at):%H:%M}" == "14:30", "visits do not begin at night"
    assert session.number == 1, "it began before the session of today"
    bench.undo.undo()
    assert len(bench.clinic.courses.chart(mara[1]).sessions) == 1


def test_day_time_and_kind_of_a_session_are_corrected_and_it_is_removed_with_a_reason(
    place: PatientsPlace, bench: UiContext, mara: tuple[str, str]
) -> None:
    session = bench.clinic.courses.chart(mara[1]).sessions[0].session
    dialog = ask_session_change(bench, place.window(), session)
    dialog.day_field.set_day(NOW.date() + timedelta(days=2))
    dialog.accept()
    assert dialog.isVisible(), "a day to come"
    dialog.day_field.set_day(session.day - timedelta(days=3))
    dialog.kind.choose(SessionKind.ASSESSMENT)
    dialog.accept()
    changed = bench.clinic.sessions.get(session.id)
    assert (changed.kind, changed.day) == (SessionKind.ASSESSMENT, session.day - timedelta(days=3))
    again = ask_session_change(bench, place.window(), changed)
    again.kind.choose(SessionKind.KAP)
    again.accept()
    assert bench.clinic.sessions.get(session.id).started_at == changed.started_at, "untouched times keep their seconds"
    removal = ask_session_removal(bench, place.window(), bench.clinic.sessions.get(session.id))
    removal.accept()
    assert removal.isVisible()
    removal.reason.setText("wrong patient")
    removal.accept()
    assert bench.clinic.courses.chart(mara[1]).sessions == ()
    place.records.show_removed_sessions(bench.clinic.courses.get(mara[1]))
    newest(place, RemovedDialog).buttons[session.id].click()
    assert len(bench.clinic.courses.chart(mara[1]).sessions) == 1


def test_a_sex_that_becomes_known_moves_the_drawn_figure_and_says_so(qtbot: QtBot, bench: UiContext) -> None:
    patient, _ = bench.clinic.patients.add(PatientDraft("Ivo", Figure.FEMALE))
    dialog = PatientDialog(None, NOW.date(), patient=patient)
    qtbot.addWidget(dialog)
    dialog.sex.choose(Sex.MALE)
    assert dialog.figure.chosen is Figure.MALE
    assert "every site keeps its place" in dialog.figure_field.findChildren(QWidget)[-1].text()
    known, _ = bench.clinic.patients.add(PatientDraft("Ana", Figure.FEMALE, sex=Sex.FEMALE))
    dialog = PatientDialog(None, NOW.date(), patient=known)
    qtbot.addWidget(dialog)
    dialog.sex.choose(Sex.MALE)
    assert dialog.figure.chosen is Figure.FEMALE, "a figure that was chosen stays"


def test_enter_on_an_empty_result_asks_and_a_second_enter_adds_nobody(
    place: PatientsPlace, bench: UiContext, qtbot: QtBot
) -> None:
    place.show_for(Workplace())
    qtbot.keyClicks(place.search, "zzz")
    qtbot.keyClick(place.search, Qt.Key.Key_Return)
    dialog = newest(place, PatientDialog)
    assert "Nobody answers to “zzz”" in dialog.bar.text
    for _ in range(3):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert bench.clinic.patients.find("") == ()
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert [one.patient.name for one in bench.clinic.patients.find("")] == ["zzz"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("lukasz", "Łukasz Żak"), ("bjorn", "Bjørn Ås"), ("oneill", "Mary O'Neill"), ("o neill", "Mary O’ Neill"),
     ("ışık", "Isik Kaya"), ("isik", "Işık Kaya"), ("muller", "Jürgen Müller"), ("strasse", "Eva Straße"),
     ("o'neill", "Mary ONeill"), ("anne marie", "Anne-Marie Roux"), ("thor", "Þór Jónsson")],
)  # fmt: skip
def test_a_name_is_found_as_people_type_it(bench: UiContext, typed: str, name: str) -> None:
    bench.clinic.patients.add(PatientDraft(name, Figure.FEMALE))
    bench.clinic.patients.add(PatientDraft("Somebody Else", Figure.MALE))
    assert [one.patient.name for one in bench.clinic.patients.find(typed)] == [name]


def test_a_line_end_that_is_pasted_with_a_password_is_dropped(qtbot: QtBot) -> None:
    from PySide6.QtGui import QGuiApplication

    line = PasswordLine()
    qtbot.addWidget(line)
    for pasted in ("quiet river stones\n", "quiet river stones\r\n", "\nquiet river stones"):
        line.clear()
        QGuiApplication.clipboard().setText(pasted)
        qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert line.text() == "quiet river stones"
