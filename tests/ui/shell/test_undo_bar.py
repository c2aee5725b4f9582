"""The bar with Undo: it covers no control in any place, moves nothing, goes with its place, and waits for a dialog."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.shell.test_undo_elsewhere import Rooms, rooms

from ashichart.domain.workplace import PlaceName
from ashichart.ui.body.body_view import BodyView
from ashichart.ui.chart.rating.strip import RatingStrip
from ashichart.ui.course.compare.timeline import Timeline
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.dialogs.session_questions import ask_session_removal

__all__ = ["rooms"]

_CONTROLS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit, Timeline, RatingStrip,
)  # fmt: skip
SIZES = [(1280, 720), (960, 540), (1920, 1080)]


def controls(rooms: Rooms) -> dict[QWidget, QRect]:
    """Where every control of the window lies, as far as it is seen."""
    shell, found = rooms.shell, {}
    for part in shell.findChildren(QWidget):
        if not isinstance(part, _CONTROLS) or not part.isVisible() or shell.undo_bar.isAncestorOf(part):
            continue
        box, at = part.rect(), part
        while at is not shell:
            box = (box & at.rect()).translated(at.pos())
            at = at.parentWidget()
        if not (box & shell.rect()).isEmpty():
            found[part] = box & shell.rect()
    return found


def bodies(rooms: Rooms) -> dict[BodyView, QRect]:
    return {
        part: QRect(part.mapTo(rooms.shell, QPoint()), part.size())
        for part in rooms.shell.findChildren(BodyView)
        if part.isVisible()
    }


def speak(rooms: Rooms) -> None:
    rooms.bench.bus.say_reach("This is now session 2 of 5, 7 October", "Sessions are numbered by when they began.")


def covered(rooms: Rooms) -> list[QWidget]:
    lies = rooms.shell.undo_bar.geometry()
    return [part for part, box in controls(rooms).items() if box.intersects(lies)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", [*PlaceName, "compare"], ids=lambda one: str(getattr(one, "value", one)))
def test_the_bar_covers_no_control_and_moves_nothing(
    rooms: Rooms, qtbot: QtBot, place: PlaceName | str, size: tuple[int, int]
) -> None:
    rooms.window.resize(*size)
    for _ in range(3):
        rooms.bench.clinic.sessions.start(rooms.course_id)
    rooms.open_mara()
    rooms.shell.go_to(PlaceName.COURSE if place == "compare" else PlaceName(place))
    if place == "compare":
        course = rooms.shell.place(PlaceName.COURSE)
        assert isinstance(course, CoursePlace)
        course.bar.views.choose(True)
        qtbot.waitUntil(lambda: course.compare.timeline.isVisible())
    qtbot.wait(250)  # pictures that follow a place
    before, drawn = controls(rooms), bodies(rooms)
    speak(rooms)
    qtbot.waitUntil(lambda: bool(rooms.shell.undo_bar.words))
    assert rooms.shell.rect().contains(rooms.shell.undo_bar.geometry())
    assert covered(rooms) == []
    assert bodies(rooms) == drawn
    after = controls(rooms)
    assert {part: box.topLeft() for part, box in after.items()} == {part: before[part].topLeft() for part in after}


def test_the_bar_gives_way_to_a_strip_that_comes_up_under_it(rooms: Rooms, qtbot: QtBot) -> None:
    speak(rooms)
    bar, chart = rooms.shell.undo_bar, rooms.shell.place(PlaceName.CHART)
    under = QLineEdit(chart)
    under.setGeometry(QRect(chart.mapFrom(rooms.shell, bar.geometry().topLeft()), bar.size()))
    under.show()
    qtbot.waitUntil(lambda: covered(rooms) == [])
    assert bar.words


def test_the_bar_goes_when_the_place_changes(rooms: Rooms, qtbot: QtBot) -> None:
    for place in (PlaceName.COURSE, PlaceName.PATIENTS, PlaceName.LIBRARY):
        speak(rooms)
        assert rooms.shell.undo_bar.words
        rooms.shell.go_to(place)
        assert rooms.shell.undo_bar.words == ""


def test_the_bar_stays_where_undo_itself_goes_elsewhere(rooms: Rooms) -> None:
    rooms.rate_mara(3)
    rooms.open_tomas()
    rooms.bench.undo.undo()
    assert rooms.shell.undo_bar.words.startswith("Taken back in Mara")
    rooms.shell.go_to(PlaceName.LIBRARY)
    assert rooms.shell.undo_bar.words == ""


def test_what_is_said_while_a_dialog_is_open_is_said_when_it_ends(rooms: Rooms, qtbot: QtBot) -> None:
    session = rooms.bench.clinic.sessions.get(rooms.session_id)
    dialog = ask_session_removal(rooms.bench, rooms.shell, session)
    qtbot.waitUntil(dialog.isVisible)
    speak(rooms)
    assert rooms.shell.undo_bar.words == ""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "session 2 of 5" in rooms.shell.undo_bar.words)
    assert not rooms.shell.findChildren(FormDialog)
