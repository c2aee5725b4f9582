"""Undo is never out of sight: it goes to the place of its act, or says what was taken back, with Redo at hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW, add_mara, make_bench, make_clinic

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.filmstrip import SessionFrame
from ashichart.ui.dialogs.session_questions import ask_session_removal
from ashichart.ui.ui_context import UiContext
from ashichart.ui.window.main_window import MainWindow
from ashichart.ui.window.shell import Shell


class Rooms:
    """Mara with a session of today; Tomas with one of 16 November; the window on Mara's chart."""

    def __init__(self, bench: UiContext, shell: Shell, mara: tuple[str, str]) -> None:
        self.bench, self.shell = bench, shell
        self.mara_id, self.course_id = mara
        clinic = bench.clinic
        self.session_id = clinic.courses.chart(self.course_id).sessions[0].session.id
        tomas, _ = clinic.patients.add(PatientDraft("Tomas Iversen", Figure.MALE))
        course, _ = clinic.courses.add(CourseDraft(tomas.id, "Low back"))
        session, _ = clinic.sessions.start(course.id, started_at=NOW - timedelta(days=21))
        self.tomas_id, self.tomas_course_id, self.tomas_session_id = tomas.id, course.id, session.id
        bench.undo.clear()
        self.open_mara()

    def open_mara(self) -> None:
        self.shell.show_workplace(Workplace(PlaceName.CHART, self.mara_id, self.course_id, self.session_id))

    def open_tomas(self) -> None:
        where = Workplace(PlaceName.CHART, self.tomas_id, self.tomas_course_id, self.tomas_session_id)
        self.shell.show_workplace(where)

    def value(self) -> float | None:
        chart = self.bench.clinic.charting.chart(self.session_id)
        return chart.value(chart.sites[0].id, Phase.BEFORE)

    @property
    def chart(self) -> ChartPlace:
        place = self.shell.place(PlaceName.CHART)
        assert isinstance(place, ChartPlace)
        return place

    def rate_mara(self, value: float) -> None:
        chart = self.bench.clinic.charting.chart(self.session_id)
        self.bench.clinic.charting.rate(self.session_id, chart.sites[0], Phase.BEFORE, value)


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Rooms:
    clinic, _ = make_clinic(tmp_path)
    bench = make_bench(clinic)
    mara = add_mara(bench)
    window = MainWindow(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window, before_close_func=lambda _window: clinic.close())
    shell = window.show_clinic(bench)
    window.resize(QSize(1280, 720))
    window.show()
    made = Rooms(bench, shell, mara)
    made.window = window
    return made


def test_undo_of_another_patients_value_goes_there_and_says_so(rooms: Rooms) -> None:
    rooms.rate_mara(3)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.value() == 7
    assert rooms.shell.workplace.patient_id == rooms.mara_id
    assert rooms.shell.workplace.session_id == rooms.session_id
    assert rooms.shell.undo_bar.words == (
        "Taken back in Mara Lindqvist, session 1 of 7 October: GB21 R, before 3 → 7"
    )
    assert not rooms.shell.undo_bar.geometry().intersects(rooms.shell.sidebar.geometry())
    rooms.shell.undo_bar.again.click()
    assert rooms.value() == 3
    assert rooms.shell.workplace.patient_id == rooms.mara_id


def test_back_returns_to_where_the_person_was(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.rate_mara(3)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.undo_bar.back.text() == "Back to Tomas Iversen"
    rooms.shell.undo_bar.back.click()
    assert rooms.shell.workplace.session_id == rooms.tomas_session_id
    assert rooms.shell.undo_bar.words == ""
    rooms.shell.route.go_back()  # a second time is nothing
    assert rooms.shell.workplace.session_id == rooms.tomas_session_id


def test_undo_of_what_is_on_the_screen_needs_no_word(rooms: Rooms) -> None:
    rooms.rate_mara(3)
    rooms.bench.undo.undo()
    assert rooms.value() == 7
    assert rooms.shell.undo_bar.words == ""


def test_the_next_act_folds_the_word_about_the_last(rooms: Rooms) -> None:
    rooms.rate_mara(3)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.undo_bar.words
    rooms.rate_mara(5)
    assert rooms.shell.undo_bar.words == ""


def test_an_own_point_is_taken_back_before_an_older_reading(rooms: Rooms) -> None:
    from ashichart.domain.atlas.body import PointKind, SurfacePoint
    from ashichart.services.charting.clinic_points import OwnPointDraft

    rooms.rate_mara(3)
    service = rooms.bench.clinic.own_points
    point, _ = service.add(
        OwnPointDraft("MY1", "My point", PointKind.ACUPUNCTURE, {Side.MIDLINE: SurfacePoint(3, 0.25, 0.5)})
    )
    service.remove(point.code)
    rooms.bench.undo.undo()
    assert [one.is_removed for one in service.all().points] == [False]
    assert rooms.value() == 3
    assert rooms.shell.workplace.place is PlaceName.LIBRARY
    assert rooms.shell.undo_bar.words == "Taken back in the Library: Remove point: My point"
    rooms.bench.undo.undo()
    rooms.bench.undo.undo()
    assert rooms.value() == 7
    assert rooms.shell.workplace.place is PlaceName.CHART


def test_a_step_that_fails_stays_and_is_the_next_again(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms.rate_mara(3)
    rooms.rate_mara(5)
    runner = rooms.bench.clinic.acts
    real = runner.turn_back

    def full(_step: object) -> object:
        raise UserError("The disk is full.", "Free some space.")

    monkeypatch.setattr(runner, "turn_back", full)
    rooms.bench.undo.undo()
    assert rooms.value() == 5
    assert "The disk is full" in rooms.shell.bar.text
    monkeypatch.setattr(runner, "turn_back", real)
    rooms.bench.undo.undo()
    assert rooms.value() == 3
    rooms.bench.undo.undo()
    assert rooms.value() == 7


MAKING: dict[str, tuple[Callable[[Rooms], object], PlaceName]] = {
    "session": (lambda rooms: rooms.bench.clinic.sessions.start(rooms.course_id), PlaceName.CHART),
    "patient": (
        lambda rooms: rooms.bench.clinic.patients.add(PatientDraft("Ivo", Figure.MALE)), PlaceName.PATIENTS
    ),
    "course": (
        lambda rooms: rooms.bench.clinic.courses.add(CourseDraft(rooms.mara_id, "Knee")), PlaceName.PATIENTS
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MAKING)
def test_what_undo_takes_away_is_left_and_redo_brings_it_on_the_screen(rooms: Rooms, name: str) -> None:
    make, place = MAKING[name]
    make(rooms)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.workplace.place is place
    assert rooms.shell.undo_bar.words.startswith("Taken back")
    rooms.open_tomas()
    rooms.bench.undo.redo()
    assert rooms.shell.workplace.place is place
    assert rooms.shell.undo_bar.words.startswith("Done again")


REMOVING: dict[str, Callable[[Rooms], object]] = {
    "session": lambda rooms: rooms.bench.clinic.sessions.remove(rooms.session_id),
    "patient": lambda rooms: rooms.bench.clinic.patients.remove(rooms.mara_id),
    "course": lambda rooms: rooms.bench.clinic.courses.remove(rooms.course_id),
}


@pytest.mark.parametrize("name", REMOVING)
def test_what_is_removed_leaves_the_screen_and_undo_brings_it_back(rooms: Rooms, name: str) -> None:
    REMOVING[name](rooms)
    desk = rooms.shell.place(PlaceName.CHART).controller
    assert desk.here.chart is None
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.workplace.patient_id == rooms.mara_id
    assert rooms.value() == 7


def test_the_site_whose_value_was_taken_back_is_at_work_again(rooms: Rooms) -> None:
    clinic, chart_place = rooms.bench.clinic, rooms.shell.place(PlaceName.CHART)
    point = rooms.bench.atlas.point(Figure.FEMALE, "LI4")
    hand = clinic.charting.site_for_point(rooms.mara_id, point, Side.LEFT)
    clinic.charting.rate(rooms.session_id, hand, Phase.BEFORE, 5)
    first = clinic.charting.chart(rooms.session_id).sites[0]
    desk = chart_place.controller
    desk.here.set_step(ChartStep.AFTER)
    assert desk.selection.site == first
    desk.rating.rate_selected(2)
    assert desk.selection.site.id == hand.id, "the walk went on"
    rooms.bench.undo.undo()
    assert desk.selection.site.id == first.id, "the next digit corrects the value that was taken back"
    desk.rating.rate_selected(3)
    assert clinic.charting.chart(rooms.session_id).value(first.id, Phase.AFTER) == 3


@pytest.mark.parametrize("name", REMOVING)
def test_a_removal_is_said_with_undo_at_hand(rooms: Rooms, qtbot: QtBot, name: str) -> None:
    REMOVING[name](rooms)
    qtbot.waitUntil(lambda: "was removed from the lists" in rooms.shell.undo_bar.words)
    assert rooms.shell.undo_bar.again.text() == "Undo"
    rooms.shell.undo_bar.again.click()
    assert rooms.value() == 7
    assert rooms.shell.workplace.patient_id == rooms.mara_id


def test_what_the_bar_says_is_never_cut(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.rate_mara(3)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    bar = rooms.shell.undo_bar
    for part in (*bar.findChildren(QLabel), *bar.findChildren(QPushButton)):
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.heightForWidth(part.width()) <= part.height() + 1, part.text()
        elif part.isVisible() and part.text():
            assert part.fontMetrics().horizontalAdvance(part.text()) <= part.width() + 1, part.text()


def test_undo_in_a_search_field_is_the_programs(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.rate_mara(3)
    rooms.shell.show_workplace(Workplace(PlaceName.PATIENTS, rooms.mara_id))
    search = rooms.shell.place(PlaceName.PATIENTS).search
    qtbot.keyClicks(search, "tom")
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "z")
    key.ignore()  # as the window system sends it: who wants the key accepts it
    QApplication.sendEvent(search, key)
    assert not key.isAccepted(), "the window's own Ctrl+Z hears it"


def test_a_sentence_about_a_failure_goes_with_the_next_act(rooms: Rooms) -> None:
    rooms.bench.bus.announce_failure(UserError("The disk is full.", "Free some space."))
    assert rooms.shell.bar.text
    rooms.rate_mara(4)
    assert rooms.shell.bar.text == ""


def _frames(rooms: Rooms) -> list[str]:
    strip = rooms.shell.place(PlaceName.CHART).filmstrip
    return [frame.accessibleName().split(", KAP")[0] for frame in strip.findChildren(SessionFrame)]


def test_a_session_begun_earlier_says_its_place_and_shifts_the_strip(rooms: Rooms, qtbot: QtBot) -> None:
    assert _frames(rooms) == ["Session 1, today"]
    rooms.bench.clinic.sessions.start(rooms.course_id, started_at=NOW - timedelta(days=7))
    qtbot.waitUntil(lambda: "This is now session 1 of 2, 30 September" in rooms.shell.undo_bar.words)
    assert "those after it count on" in rooms.shell.undo_bar.words
    qtbot.waitUntil(lambda: _frames(rooms) == ["Session 1, 30 Sep", "Session 2, today"])
    rooms.shell.undo_bar.again.click()
    rooms.open_mara()
    qtbot.waitUntil(lambda: _frames(rooms) == ["Session 1, today"])


def test_a_corrected_day_is_in_the_strip_at_once_and_so_is_its_undo(rooms: Rooms, qtbot: QtBot) -> None:
    clinic = rooms.bench.clinic
    clinic.sessions.start(rooms.course_id, started_at=NOW - timedelta(days=7))
    held = clinic.sessions.get(rooms.session_id)
    clinic.sessions.change(replace(held, started_at=NOW - timedelta(days=14)))
    qtbot.waitUntil(lambda: "Session 2 is now session 1 of 2, 23 September" in rooms.shell.undo_bar.words)
    qtbot.waitUntil(lambda: _frames(rooms) == ["Session 1, 23 Sep", "Session 2, 30 Sep"])
    rooms.bench.undo.undo()
    qtbot.waitUntil(lambda: _frames(rooms) == ["Session 1, 30 Sep", "Session 2, today"])


def test_a_session_that_comes_last_needs_no_word(rooms: Rooms) -> None:
    session, _ = rooms.bench.clinic.sessions.start(rooms.course_id)
    assert session.number == 2
    QApplication.processEvents()
    assert not rooms.shell.undo_bar.isVisible()


def test_a_patient_who_is_taken_back_is_named(rooms: Rooms) -> None:
    rooms.bench.clinic.patients.add(PatientDraft("Ada Brandt", Figure.FEMALE))
    rooms.bench.undo.undo()
    assert rooms.shell.undo_bar.words == "Taken back in Ada Brandt: Add patient"


def test_a_removed_session_says_that_later_ones_have_other_numbers(rooms: Rooms, qtbot: QtBot) -> None:
    later, _ = rooms.bench.clinic.sessions.start(rooms.course_id)
    rooms.bench.clinic.sessions.remove(rooms.session_id)
    qtbot.waitUntil(lambda: "Each later session now has the number before" in rooms.shell.undo_bar.words)
    assert rooms.bench.clinic.sessions.get(later.id).number == 1
    rooms.shell.undo_bar.again.click()
    rooms.bench.clinic.sessions.remove(later.id)
    qtbot.waitUntil(lambda: "Session 2 was removed" in rooms.shell.undo_bar.words)
    assert "Each later session" not in rooms.shell.undo_bar.words


def test_the_question_before_says_which_sessions_get_other_numbers(rooms: Rooms) -> None:
    clinic = rooms.bench.clinic

    def asked(session_id: str) -> str:
        dialog = ask_session_removal(rooms.bench, rooms.shell, clinic.sessions.get(session_id))
        words = " ".join(part.text() for part in dialog.findChildren(QLabel))
        dialog.reject()
        return words

    second, _ = clinic.sessions.start(rooms.course_id)
    assert "Session 2 will then be session 1." in asked(rooms.session_id)
    assert "will then be" not in asked(second.id)
    clinic.sessions.start(rooms.course_id)
    assert "Sessions 2 to 3 will then be sessions 1 to 2." in asked(rooms.session_id)


def test_an_own_point_that_was_removed_is_named_with_undo_at_hand(rooms: Rooms, qtbot: QtBot) -> None:
    from ashichart.domain.atlas.body import PointKind, SurfacePoint
    from ashichart.services.charting.clinic_points import OwnPointDraft

    service = rooms.bench.clinic.own_points
    point, _ = service.add(
        OwnPointDraft("MY1", "My point", PointKind.ACUPUNCTURE, {Side.MIDLINE: SurfacePoint(3, 0.25, 0.5)})
    )
    rooms.shell.go_to(PlaceName.LIBRARY)
    service.remove(point.code)
    qtbot.waitUntil(lambda: "My point was removed from the clinic’s points" in rooms.shell.undo_bar.words)
    assert rooms.shell.workplace.place is PlaceName.LIBRARY
    assert rooms.shell.undo_bar.again.text() == "Undo"
    rooms.shell.undo_bar.again.click()
    assert [one.is_removed for one in service.all().points] == [False]
    assert rooms.shell.workplace.place is PlaceName.LIBRARY


@pytest.mark.parametrize("at", [ChartStep.BEFORE, ChartStep.NEEDLING])
def test_undo_of_a_value_after_goes_to_after_so_that_the_next_digit_is_meant_for_it(
    rooms: Rooms, at: ChartStep
) -> None:
    rooms.rate_mara(7)
    chart = rooms.bench.clinic.charting.chart(rooms.session_id)
    site = chart.sites[0]
    controller = rooms.chart.controller
    controller.here.set_step(ChartStep.AFTER)
    controller.selection.select_id(site.id)
    controller.rating.rate_selected(4)
    controller.here.set_step(at)
    rooms.bench.undo.undo()
    assert controller.here.step is ChartStep.AFTER
    assert controller.selection.site is not None
    assert controller.selection.site.id == site.id
    assert "4" in rooms.shell.undo_bar.words
    controller.rating.rate_selected(2)
    held = rooms.bench.clinic.charting.chart(rooms.session_id)
    assert (held.value(site.id, Phase.BEFORE), held.value(site.id, Phase.AFTER)) == (7, 2)


def test_undo_elsewhere_opens_the_part_of_the_session_that_it_turns(rooms: Rooms) -> None:
    rooms.rate_mara(7)
    site = rooms.bench.clinic.charting.chart(rooms.session_id).sites[0]
    rooms.bench.clinic.charting.rate(rooms.session_id, site, Phase.AFTER, 4)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.workplace.session_id == rooms.session_id
    assert rooms.chart.controller.here.step is ChartStep.AFTER


def test_undo_of_a_sessions_day_is_said_although_it_is_on_the_screen(rooms: Rooms) -> None:
    sessions = rooms.bench.clinic.sessions
    session = sessions.get(rooms.session_id)
    sessions.change(replace(session, started_at=session.started_at - timedelta(days=3)))
    rooms.bench.undo.undo()
    assert sessions.get(rooms.session_id).started_at == session.started_at
    assert rooms.shell.undo_bar.words


def test_after_asked_for_once_more_goes_on_with_its_walk(rooms: Rooms) -> None:
    rooms.rate_mara(7)
    here, selection = rooms.chart.controller.here, rooms.chart.controller.selection
    here.set_step(ChartStep.AFTER)
    walked_to = selection.site
    assert walked_to is not None
    selection.select(None)
    here.set_step(ChartStep.AFTER)
    assert selection.site == walked_to


def test_a_dialog_of_another_window_keeps_no_word_back(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.rate_mara(3)
    other = QWidget()
    qtbot.addWidget(other)
    dialog = QDialog(other)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.undo_bar.words.startswith("Taken back")
    dialog.close()
