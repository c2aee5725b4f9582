"""The Patients place on a real clinic: find, add, begin, go on; one act each, each taken back with undo."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import add_mara
from tests.ui.patients.conftest import press

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.appearance.theme import DARK
from ashichart.ui.dialogs.course_dialog import CourseDialog
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.patients.patients_place import PatientsPlace
from ashichart.ui.ui_context import UiContext


def search(qtbot: QtBot, place: PatientsPlace, text: str) -> None:
    qtbot.keyClicks(place.search, text)
    qtbot.keyClick(place.search, Qt.Key.Key_Return)


def test_an_empty_clinic_says_what_to_do_next(place: PatientsPlace) -> None:
    assert place.hint.text() == "No patients yet. Type a name above and press Enter, or choose New patient."
    assert not place.table.isVisible()


def test_enter_on_an_unknown_name_makes_that_patient(qtbot: QtBot, place: PatientsPlace, bench: UiContext) -> None:
    search(qtbot, place, "Ada Brandt")
    dialog = place.findChild(PatientDialog)
    assert dialog is not None
    assert dialog.name.text() == "Ada Brandt"
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert [found.patient.name for found in bench.clinic.patients.find("")] == ["Ada Brandt"]
    assert place.card.summary is not None
    bench.undo.undo()
    assert bench.clinic.patients.find("") == ()
    bench.undo.redo()
    assert len(bench.clinic.patients.find("ada")) == 1


def test_a_new_course_starts_its_first_session_in_the_same_act(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    place.ask_new_patient("Ada Brandt")
    added = place.findChild(PatientDialog)
    assert added is not None
    qtbot.mouseClick(added.act_button, Qt.MouseButton.LeftButton)
    assert place.card.main_act is not None
    assert place.card.main_act.text() == "New course"
    qtbot.mouseClick(place.card.main_act, Qt.MouseButton.LeftButton)
    dialog = place.findChild(CourseDialog)
    assert dialog is not None
    dialog.indication.setText("Jaw and temples")
    with qtbot.waitSignal(place.wanted) as asked:
        qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert asked.args[0].place is PlaceName.CHART
    summary = bench.clinic.patients.find("Ada")[0]
    assert summary.sessions_held == 1
    bench.undo.undo()
    bench.undo.undo()
    assert bench.clinic.patients.find("Ada")[0].course is None


def test_a_found_patient_is_chosen_with_enter_and_gone_on_with(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    patient_id, course_id = add_mara(bench)
    search(qtbot, place, "lindq")
    assert place.card.summary is not None
    assert place.card.main_act is not None
    assert place.card.main_act.text() == "Go on with session 1"
    with qtbot.waitSignal(place.wanted) as asked:
        qtbot.mouseClick(place.card.main_act, Qt.MouseButton.LeftButton)
    workplace = asked.args[0]
    assert (workplace.place, workplace.patient_id, workplace.course_id) == (PlaceName.CHART, patient_id, course_id)
    assert workplace.session_id is not None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of a menu that opens
def test_another_session_of_another_kind_is_one_act(qtbot: QtBot, place: PatientsPlace, bench: UiContext) -> None:
    patient_id, course_id = add_mara(bench)
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
    press(place.card, "Other session")
    menu = place.card.findChild(QMenu)
    with qtbot.waitSignal(place.wanted):
        next(one for one in menu.actions() if "needling" in one.text().lower()).trigger()
    menu.close()
    sessions = bench.clinic.courses.chart(course_id).sessions
    assert [chart.session.kind for chart in sessions] == [SessionKind.KAP, SessionKind.NEEDLING]
    bench.undo.undo()
    assert len(bench.clinic.courses.chart(course_id).sessions) == 1


def test_course_and_print_are_one_click_away(qtbot: QtBot, place: PatientsPlace, bench: UiContext) -> None:
    patient_id, _ = add_mara(bench)
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
    for words, wanted in (("Course", PlaceName.COURSE), ("Print", PlaceName.PRINT)):
        with qtbot.waitSignal(place.wanted) as asked:
            press(place.card, words)
        assert asked.args[0].place is wanted


def test_a_changed_patient_is_written_and_can_be_taken_back(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    patient_id, _ = add_mara(bench)
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
    place.records.ask_change(place.card.summary)
    dialog = place.findChild(PatientDialog)
    assert dialog is not None
    dialog.name.setText("Mara Solberg")
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert bench.clinic.patients.get(patient_id).name == "Mara Solberg"
    bench.undo.undo()
    assert bench.clinic.patients.get(patient_id).name == "Mara Lindqvist"
    bench.undo.redo()
    assert bench.clinic.patients.get(patient_id).name == "Mara Solberg"


def test_keys_go_from_the_search_into_the_list_and_back(qtbot: QtBot, place: PatientsPlace, bench: UiContext) -> None:
    add_mara(bench)
    place.show_for(Workplace())
    qtbot.keyClicks(place.search, "mara")
    qtbot.waitUntil(lambda: place.table.isVisible())
    qtbot.keyClick(place.search, Qt.Key.Key_Down)
    assert place.table.currentIndex().row() == 0
    qtbot.keyClick(place.search, Qt.Key.Key_Escape)
    assert place.search.text() == ""
    with qtbot.waitSignal(place.wanted):
        qtbot.keyClick(place.table, Qt.Key.Key_Return)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_it_is_painted_light_and_dark(
    place: PatientsPlace, bench: UiContext, qapp: QApplication, size: tuple[int, int]
) -> None:
    patient_id, _ = add_mara(bench)
    place.resize(*size)
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
    light = place.grab()
    bench.theme = DARK
    place.set_theme(DARK)
    dark = place.grab()
    assert light.toImage() != dark.toImage()


@pytest.mark.parametrize(("born", "asks"), [("", True), ("1993-05-14", True), ("1960-01-02", False)])
def test_a_second_patient_of_the_same_name_is_asked_about(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext, born: str, asks: bool
) -> None:
    bench.clinic.patients.add(PatientDraft("Ada Brändt", Figure.FEMALE, birth_date=date(1993, 5, 14)))
    place.ask_new_patient("ada  brandt")
    dialog = place.findChild(PatientDialog)
    assert dialog is not None
    dialog.birth_date.setText(born)
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert len(bench.clinic.patients.find("")) == (1 if asks else 2)
    if asks:
        assert "There is Ada Brändt already" in dialog.bar.text
        qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
        assert len(bench.clinic.patients.find("")) == 2, "who presses once more means somebody else"


def test_removed_patients_are_offered_only_where_there_are_some(place: PatientsPlace, bench: UiContext) -> None:
    assert place.removed.isHidden()
    patient_id, _ = add_mara(bench)
    bench.clinic.patients.remove(patient_id)
    assert not place.removed.isHidden()
    bench.undo.undo()
    assert place.removed.isHidden()


def test_a_course_just_made_is_the_one_whose_first_session_starts(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    patient_id, old_course = add_mara(bench)
    old_session = bench.clinic.courses.chart(old_course).sessions[-1].session.id
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id, old_course, old_session))
    press(place.card, "New course")
    dialog = place.findChild(CourseDialog)
    assert dialog is not None
    dialog.indication.setText("Jaw and temples")
    with qtbot.waitSignal(place.wanted) as asked:
        qtbot.keyClick(dialog.indication, Qt.Key.Key_Return)
    (made,) = [one for one in bench.clinic.courses.of_patient(patient_id) if one.id != old_course]
    (chart,) = bench.clinic.courses.chart(made.id).sessions
    assert (made.indication, chart.session.number) == ("Jaw and temples", 1)
    workplace = asked.args[0]
    assert (workplace.place, workplace.course_id, workplace.session_id) == (PlaceName.CHART, made.id, chart.session.id)
    assert len(bench.clinic.courses.chart(old_course).sessions) == 1


def test_a_course_just_made_without_a_session_is_where_the_other_places_go(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    patient_id, old_course = add_mara(bench)
    old_session = bench.clinic.courses.chart(old_course).sessions[-1].session.id
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id, old_course, old_session))
    press(place.card, "New course")
    dialog = place.findChild(CourseDialog)
    assert dialog is not None
    dialog.indication.setText("Jaw and temples")
    dialog.start_now.setChecked(False)
    with qtbot.waitSignal(place.wanted) as asked:
        qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    (made,) = [one for one in bench.clinic.courses.of_patient(patient_id) if one.id != old_course]
    assert (asked.args[0].course_id, asked.args[0].session_id) == (made.id, None)


def test_what_is_opened_from_the_list_is_of_the_course_that_the_card_shows(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    patient_id, old_course = add_mara(bench)
    newer, _ = bench.clinic.courses.add(CourseDraft(patient_id, "Jaw and temples", started_on=date(2026, 10, 8)))
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
    assert place.card.summary is not None
    assert place.card.summary.course == newer
    press(place.card, "Neck and shoulders")
    place.table.setFocus()
    with qtbot.waitSignal(place.wanted, check_params_cb=lambda to: to.place is PlaceName.CHART) as asked:
        qtbot.keyClick(place.table, Qt.Key.Key_Return)
    assert asked.args[0].course_id == old_course
    assert bench.clinic.courses.chart(newer.id).sessions == ()


def test_enter_pressed_twice_adds_no_namesake(qtbot: QtBot, place: PatientsPlace, bench: UiContext) -> None:
    bench.clinic.patients.add(PatientDraft("Ada Brandt", Figure.FEMALE))
    place.ask_new_patient("Ada Brandt")
    dialog = place.findChild(PatientDialog)
    assert dialog is not None
    for _ in range(3):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert len(bench.clinic.patients.find("")) == 1
    assert "There is Ada Brandt already" in dialog.bar.text
    qtbot.keyClick(dialog.act_button, Qt.Key.Key_Return)
    assert len(bench.clinic.patients.find("")) == 2


def test_the_way_to_all_courses_keeps_its_width_and_place_while_a_search_is_written(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    add_mara(bench)
    place.show_for(Workplace())
    qtbot.waitUntil(lambda: place.all_courses.width() < 300)
    before = place.all_courses.size(), place.all_courses.geometry().right()
    qtbot.keyClicks(place.search, "mara")
    qtbot.waitUntil(lambda: not place.today_cards.cards)
    qtbot.waitUntil(lambda: (place.all_courses.size(), place.all_courses.geometry().right()) == before)
