"""What floats over a place, and every dialog, has the keys for itself, and one press in it is one act."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid
from tests.screen.conftest import Desk, Room
from tests.screen.session_kit import open_new_session, rate_before
from tests.screen.sight import Repeats, until

import ashichart.ui
from ashichart.domain.charting.merging import FieldClash
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.sheets.choices import SheetChoices, SheetKind
from ashichart.domain.workplace import PlaceName
from ashichart.services.clinic.file_guard import TwoVersions
from ashichart.ui.chart.conflict.card import Conflict, ConflictCard
from ashichart.ui.chart.header.alert_box import AlertBox, AlertList
from ashichart.ui.chart.kap.form import KapForm
from ashichart.ui.chart.layers.layers_card import LayersCard
from ashichart.ui.chart.panel.needle_menu import NeedleTimesDialog
from ashichart.ui.chart.panel.replace_dialog import ReplaceDialog
from ashichart.ui.course.headline.numbers import NumberButton
from ashichart.ui.course.headline.readings_behind import ReadingsBehind
from ashichart.ui.dialogs.clinic_dialog import ClinicDialog
from ashichart.ui.dialogs.course_dialog import CourseDialog
from ashichart.ui.dialogs.form import FormDialog, ask
from ashichart.ui.dialogs.measures_dialog import MeasuresDialog
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.dialogs.record_conflict import RecordConflictDialog
from ashichart.ui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from ashichart.ui.dialogs.remove_dialog import RemovedDialog, RemoveDialog, RemovedRow
from ashichart.ui.dialogs.session_dialog import SessionDialog
from ashichart.ui.dialogs.versions_dialog import VersionsDialog
from ashichart.ui.library.own_acts import OwnNamesDialog
from ashichart.ui.parts.keyboard import Floating
from ashichart.ui.print.run_dialog import RunDialog

pytestmark = pytest.mark.xvfb


def open_layers(desk: Desk) -> QWidget:
    desk.chart.body.plates.bar.layers.click()
    return desk.chart.body.layers_card


def open_kap(desk: Desk) -> QWidget:
    desk.hands.key("d", "ctrl")
    until(lambda: desk.chart.kap.form.isVisible(), "the form")
    return desk.chart.kap.form


def open_alerts(desk: Desk) -> QWidget:
    desk.click(next(box for box in desk.chart.findChildren(AlertBox) if box.isVisible()))
    until(lambda: desk.window.findChildren(AlertList), "the list")
    return desk.window.findChildren(AlertList)[0]


def open_conflict(desk: Desk) -> QWidget:
    desk.chart.asking.card.ask(Conflict("GB21 right, before", "7", "5", "3", None, lambda: None))
    return desk.chart.asking.card


def open_readings(desk: Desk) -> QWidget:
    desk.go(PlaceName.COURSE)
    until(lambda: [one for one in desk.window.findChildren(NumberButton) if one.isVisible()], "numbers")
    for number in desk.window.findChildren(NumberButton):
        if number.isVisible() and not desk.window.findChildren(ReadingsBehind):
            desk.click(number)
            desk.rest()
    return desk.window.findChildren(ReadingsBehind)[0]


FLOATING: dict[type[QWidget], Callable[[Desk], QWidget]] = {
    LayersCard: open_layers, KapForm: open_kap, AlertList: open_alerts, ConflictCard: open_conflict,
    ReadingsBehind: open_readings,
}  # fmt: skip


def needle_times(desk: Desk) -> QDialog:
    session = desk.chart.controller.here.chart.session
    done = desk.bench.clinic.needling.place_needle(session.id, desk.chart.controller.here.chart.sites[0], 1)
    assert done
    chart = desk.bench.clinic.charting.chart(session.id)
    return NeedleTimesDialog(desk.window, chart.needles[-1], "GB21 R", chart.session, desk.bench.clock())


def in_time(desk: Desk) -> SessionDialog:
    session = desk.chart.controller.here.chart.session
    return SessionDialog(desk.window, desk.bench.clock(), desk.bench.clinic.zone, session)


DIALOGS: dict[type[QDialog], Callable[[Desk], QDialog]] = {
    OwnNamesDialog: lambda desk: OwnNamesDialog(desk.window, "GB21", ("Well",)),
    RecordConflictDialog: lambda desk: RecordConflictDialog(
        desk.window, "Nora Keys", [FieldClash("name", "Nora K.", "Nora Kay")], desk.bench.clinic.zone, "Which one?"
    ),
    RemoveDialog: lambda desk: RemoveDialog(desk.window, "session 1", "It goes from the lists.", needs_reason=True),
    RemovedDialog: lambda desk: RemovedDialog(
        desk.window, "Removed sessions", [RemovedRow("s-1", "session 1", "today")], lambda _id: None
    ),
    SessionDialog: in_time,
    VersionsDialog: lambda desk: VersionsDialog(
        desk.window, TwoVersions(desk.bench.clinic.audit_trail()[-2:], (), None, ()), desk.bench.clinic.path,
        desk.bench.clinic.path, desk.bench.clinic.zone,
    ),
    MeasuresDialog: lambda desk: MeasuresDialog(desk.window, (), desk.bench.clinic.today()),
    PatientDialog: lambda desk: PatientDialog(desk.window, desk.bench.clinic.today(), name="Ida Nord"),
    CourseDialog: lambda desk: CourseDialog(desk.window, desk.chart.controller.here.patient.id, "Nora Keys"),
    RecoveryKeyDialog: lambda desk: RecoveryKeyDialog(desk.window, "7Q2F0-11111-22222-33333-44444-5555A", "Riverside"),
    ClinicDialog: lambda desk: ClinicDialog(desk.window, desk.bench.clinic.path.parent, lambda _words: None),
    ReplaceDialog: lambda desk: ReplaceDialog(
        desk.window, desk.chart.controller.here.chart.sites[0], desk.bench.atlas.names.read_line
    ),
    NeedleTimesDialog: needle_times,
    RunDialog: lambda desk: RunDialog(desk.window, desk.bench, SheetKind.SESSION, SheetChoices()),
}  # fmt: skip


def made_from(base: type) -> set[type]:
    """Return every class of the program made from one, however far."""
    for module in pkgutil.walk_packages(ashichart.ui.__path__, "ashichart.ui."):
        importlib.import_module(module.name)
    found: set[type] = set()
    left = [base]
    while left:
        for one in left.pop().__subclasses__():
            if one.__module__.startswith("ashichart."):
                found.add(one)
                left.append(one)
    return found


def test_everything_that_floats_and_every_dialog_is_pressed_here() -> None:
    assert set(FLOATING) == made_from(Floating)
    assert set(DIALOGS) == made_from(QDialog) - {FormDialog}


@pytest.fixture(scope="module")
def window(room: Room) -> Iterator[Desk]:
    made = room.window(room.last_session("Mara"))
    made.show()
    yield made
    room.close(made)


@pytest.fixture
def desk(room: Room, window: Desk) -> Iterator[Desk]:
    """A session of which a site is selected: without anything over it, every key below would change the record."""
    open_new_session(room, window, alerts=(Alert(AlertKind.ALLERGY, "latex"), Alert(AlertKind.PACEMAKER)))
    rate_before(window, "GB21", 7)
    rate_before(window, "LI4", 4)
    window.chart.controller.selection.select(window.chart.controller.here.chart.sites[0])
    window.chart.body.canvas.setFocus()
    until(window.chart.body.rating.strip.isVisible, "the strip asks")
    window.rest()
    yield window
    for dialog in window.window.findChildren(QDialog):
        dialog.done(0)
    for surface in window.window.findChildren(Floating):
        if surface.isVisible():
            surface.dismiss()
    window.go(PlaceName.CHART)
    window.show()


def picture(desk: Desk) -> object:
    """The session as the file holds it, and where a person is in it."""
    chart = desk.chart
    held = desk.bench.clinic.charting.chart(chart.controller.here.chart.session.id)
    at_work = chart.controller.here.step, chart.controller.selection.site
    return held.sites, held.readings, held.charges, held.needles, held.doses, *at_work


def entries(desk: Desk) -> int:
    return len(desk.bench.clinic.audit_trail())


def press_what_would_change_the_chart(desk: Desk) -> None:
    for key in ("7", "n", "=", "c", "3", "del", "back"):
        desk.hands.key(key)
        desk.sight.at_rest(desk.size)
    for keys in (("F4",), ("m", "ctrl"), ("r", "ctrl")):
        desk.hands.key(keys[0], *keys[1:])
        desk.sight.at_rest(desk.size)


def has_keys(surface: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is surface or surface.isAncestorOf(focus))


def is_open(surface: QWidget) -> bool:
    return isValid(surface) and surface.isVisible()


def test_with_nothing_over_it_the_keys_go_to_the_chart(desk: Desk) -> None:
    was, count = picture(desk), entries(desk)
    press_what_would_change_the_chart(desk)
    assert picture(desk) != was
    assert entries(desk) >= count + 4


@pytest.mark.parametrize("kind", FLOATING, ids=lambda kind: kind.__name__)
def test_no_key_goes_past_what_floats_over_a_place(desk: Desk, repeats: Repeats, kind: type[Floating]) -> None:
    surface = FLOATING[kind](desk)
    until(surface.isVisible, "it floats")
    until(lambda: has_keys(surface), "it has the keys")
    desk.rest()
    was, count = picture(desk), entries(desk)
    press_what_would_change_the_chart(desk)
    assert picture(desk) == was
    assert entries(desk) == count
    assert surface.isVisible()
    for _ in range(8):
        desk.hands.key("tab")
        desk.sight.at_rest(desk.size)
        assert has_keys(surface), "Tab stays in it"
    with desk.hands.holding("enter"):
        repeats.wait()
    assert entries(desk) == count
    with desk.hands.holding("z", "ctrl"):
        repeats.wait()
    assert entries(desk) <= count + 1, "undo is the window's, once a press"
    # What was typed and not recorded is said by the first Escape and let go by the second.
    for _ in range(2 if kind is KapForm else 1):
        if is_open(surface):
            desk.hands.key("esc")
            desk.sight.at_rest(desk.size)
    until(lambda: not is_open(surface), "Escape closes it")
    if desk.shell.workplace.place is PlaceName.CHART:
        until(desk.chart.body.canvas.hasFocus, "the body has the keys again")


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_a_key_that_is_held_in_a_dialog_is_one_act_and_none_behind_it(
    desk: Desk, repeats: Repeats, monkeypatch: pytest.MonkeyPatch, kind: type[QDialog]
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)  # the system's own, which would wait for a person
    answers: list[object] = []
    dialog = DIALOGS[kind](desk)
    if isinstance(dialog, FormDialog):
        ask(dialog, answers.append)
    else:
        dialog.open()
    until(dialog.isVisible, "the dialog")
    dialog.activateWindow()
    until(lambda: desk.hands.focused == int(dialog.winId()), "it has the keyboard")
    was, count = picture(desk), entries(desk)
    for key in ("7", "n", "c", "del"):
        desk.hands.key(key)
        desk.sight.at_rest(desk.size)
    with desk.hands.holding("z", "ctrl"):
        repeats.wait()
    with desk.hands.holding("enter"):
        repeats.wait(unless=lambda: not is_open(dialog))
        if not is_open(dialog):  # as a window manager does: the key that closed it goes on in the window behind
            desk.window.activateWindow()
        repeats.wait()
    assert len(answers) <= 1
    assert picture(desk) == was
    assert entries(desk) == count


def test_a_card_closes_when_its_place_is_left(desk: Desk) -> None:
    card = open_layers(desk)
    until(card.isVisible, "it is open")
    desk.hands.key("3", "ctrl")
    until(lambda: desk.shell.workplace.place is PlaceName.COURSE, "Course")
    desk.hands.key("2", "ctrl")
    until(lambda: desk.shell.workplace.place is PlaceName.CHART, "Chart")
    assert not card.isVisible()
    desk.chart.controller.selection.select(desk.chart.controller.here.chart.sites[0])
    count = entries(desk)
    desk.hands.key("9")
    until(lambda: entries(desk) == count + 1, "digits rate again")


def test_layers_are_switched_by_their_keys_while_the_card_is_open(desk: Desk) -> None:
    card = open_layers(desk)
    assert isinstance(card, LayersCard)
    until(lambda: has_keys(card), "it has the keys")
    was = card.acupuncture.isChecked()
    desk.hands.key("a", "ctrl", "shift")
    until(lambda: card.acupuncture.isChecked() is not was, "switched")
    desk.hands.key("a", "ctrl", "shift")
    until(lambda: card.acupuncture.isChecked() is was, "and back")
