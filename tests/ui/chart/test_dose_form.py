"""The form of doses: nothing of another patient is in it, and nothing that was typed is lost without a word."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.filmstrip import kind_words
from ashichart.ui.chart.kap.dose_badge import DoseBadge
from ashichart.ui.chart.kap.form import KapForm
from ashichart.ui.dialogs.session_questions import ask_session_change


@pytest.fixture
def other(practice: Practice) -> Workplace:
    """A session of another patient."""
    clinic = practice.bench.clinic
    patient, _ = clinic.patients.add(PatientDraft("Ada Brandt", Figure.FEMALE, date(1990, 1, 1)))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Jaw"))
    session, _ = clinic.sessions.start(course.id)
    return Workplace(PlaceName.CHART, patient.id, course.id, session.id)


def key(qtbot: QtBot, which: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), which)


def opened(place: ChartPlace, qtbot: QtBot) -> KapForm:
    place.show()
    place.kap.open()
    form = place.kap.form
    qtbot.waitUntil(form.mg.hasFocus)
    return form


def type_thirty(place: ChartPlace, qtbot: QtBot) -> KapForm:
    """Type 30, Tab, Space, as a hand does that has learnt it."""
    form = opened(place, qtbot)
    qtbot.keyClicks(form.mg, "30")
    key(qtbot, Qt.Key.Key_Tab)
    key(qtbot, Qt.Key.Key_Space)
    return form


@pytest.mark.parametrize("cancelled", [True, False])
def test_the_same_keys_give_the_same_route_whatever_was_chosen_last(
    place: ChartPlace, practice: Practice, other: Workplace, qtbot: QtBot, cancelled: bool
) -> None:
    form = opened(place, qtbot)
    qtbot.keyClicks(form.mg, "40")
    qtbot.mouseClick(form.route.buttons[Route.IN], Qt.MouseButton.LeftButton)
    if cancelled:
        key(qtbot, Qt.Key.Key_Escape)
        key(qtbot, Qt.Key.Key_Escape)
        assert form.isHidden()
    else:
        key(qtbot, Qt.Key.Key_Return)
        assert [dose.title for dose in practice.chart.doses] == ["40 mg IN"]
    place.show_for(other)
    form = type_thirty(place, qtbot)
    assert form.route.chosen is next(iter(Route))


def test_a_route_alone_that_was_cancelled_is_not_chosen_the_next_time(place: ChartPlace, qtbot: QtBot) -> None:
    form = opened(place, qtbot)
    qtbot.mouseClick(form.route.buttons[Route.SL], Qt.MouseButton.LeftButton)
    key(qtbot, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert opened(place, qtbot).route.chosen is None


def test_the_route_that_has_the_keys_is_seen(place: ChartPlace, qtbot: QtBot) -> None:
    form = opened(place, qtbot)
    first = form.route.buttons[Route.IM]
    plain = first.grab().toImage()
    key(qtbot, Qt.Key.Key_Tab)
    assert first.hasFocus()
    assert first.grab().toImage() != plain
    key(qtbot, Qt.Key.Key_Right)
    assert form.route.chosen is None, "arrows lead to a route, Space chooses it"
    key(qtbot, Qt.Key.Key_Space)
    assert form.route.chosen is Route.IV


def test_escape_says_first_what_is_not_recorded(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    form = opened(place, qtbot)
    qtbot.keyClicks(form.mg, "10")
    qtbot.mouseClick(form.route.buttons[Route.IM], Qt.MouseButton.LeftButton)
    key(qtbot, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.unsaved.text() == "Not recorded: 10 mg IM. Enter records a dose. Escape again lets it go."
    assert form.unsaved.isVisible()
    key(qtbot, Qt.Key.Key_Return)
    assert [dose.title for dose in practice.chart.doses] == ["10 mg IM"]
    form = opened(place, qtbot)
    assert (form.mg.text(), form.route.chosen) == ("", None)


def test_a_second_press_of_the_shortcut_leaves_what_is_typed(place: ChartPlace, qtbot: QtBot) -> None:
    form = type_thirty(place, qtbot)
    place.kap.open()
    assert form.isVisible()
    assert (form.mg.text(), form.route.chosen) == ("30", Route.IM)


def test_what_was_typed_comes_back_with_its_session_and_with_no_other(
    place: ChartPlace, practice: Practice, other: Workplace, qtbot: QtBot
) -> None:
    form = type_thirty(place, qtbot)
    qtbot.keyClicks(form.pressure, "128/82")
    place.show_for(other)
    assert form.isHidden()
    form = opened(place, qtbot)
    assert (form.mg.text(), form.route.chosen, form.pressure.text()) == ("", None, "")
    place.show_for(practice.workplace())
    form = opened(place, qtbot)
    assert (form.mg.text(), form.route.chosen, form.pressure.text()) == ("30", Route.IM, "128/82")
    assert form.unsaved.text() == "Typed before and not recorded: 30 mg IM, 128/82."
    key(qtbot, Qt.Key.Key_Return)
    assert [dose.title for dose in practice.chart.doses] == ["30 mg IM"]
    form = opened(place, qtbot)
    assert (form.mg.text(), form.route.chosen, form.pressure.text()) == ("", None, "128/82")


def test_a_correction_is_left_by_a_second_escape_only(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    practice.bench.clinic.kap.record_dose(practice.session_id, 75, Route.IM, practice.clock.now)
    (row,) = opened(place, qtbot).list.rows
    row.open_fields()
    row.mg.setText("57")
    qtbot.keyClick(row.mg, Qt.Key.Key_Escape)
    assert row.is_open
    assert row.wrong.text() == "Not corrected yet. Enter keeps it. Escape again leaves the old value."
    qtbot.keyClick(row.mg, Qt.Key.Key_Escape)
    assert not row.is_open
    assert [dose.mg for dose in practice.chart.doses] == [75]


def test_after_midnight_the_form_names_the_day_of_the_session(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    practice.clock.now = practice.chart.session.started_at.replace(hour=23, minute=30)
    late, _ = practice.bench.clinic.sessions.start(practice.course_id)
    practice.bench.clinic.kap.record_dose(late.id, 75, Route.IM, practice.clock.now)
    place.show_for(Workplace(PlaceName.CHART, practice.patient_id, practice.course_id, late.id))
    practice.clock.pass_by(60)
    form = opened(place, qtbot)
    titles = [line.text() for line in form.findChildren(type(form.missing)) if "7 October" in line.text()]
    assert titles == [f"Dose · session {late.number}, 7 October", "7 October · 75 mg given"]


@pytest.mark.parametrize("kind", [one for one in SessionKind if one is not SessionKind.KAP])
@pytest.mark.parametrize("width", [912, 1224, 1848])
def test_a_dose_is_shown_whatever_the_kind_of_its_session_becomes(
    place: ChartPlace, practice: Practice, qtbot: QtBot, kind: SessionKind, width: int
) -> None:
    place.show()
    place.resize(width, 600)
    practice.bench.clinic.kap.record_dose(practice.session_id, 170, Route.IM, practice.clock.now)
    dialog = ask_session_change(practice.bench, place, practice.chart.session)
    dialog.kind.choose(kind)
    said = [line.text() for line in dialog.findChildren(QLabel) if line.isVisible()]
    assert any(words.startswith("170 mg ketamine are recorded in this session.") for words in said)
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert practice.chart.session.kind is kind
    badge = next(iter(place.header.top.findChildren(DoseBadge)))
    qtbot.waitUntil(badge.isVisible)
    assert badge.painted_words()[0].startswith("170 mg")
    assert place.header.top.rect().contains(badge.geometry())
    assert kind_words(practice.chart).endswith("170 mg")


def test_a_session_without_a_dose_and_of_another_kind_has_no_badge(place: ChartPlace, practice: Practice) -> None:
    place.show()
    session, _ = practice.bench.clinic.sessions.start(practice.course_id, SessionKind.NEEDLING)
    place.show_for(Workplace(PlaceName.CHART, practice.patient_id, practice.course_id, session.id))
    assert not next(iter(place.header.top.findChildren(DoseBadge))).isVisible()
