"""Pain is painted with the mouse in the real window: undone, redone, kept over a restart; a point is charted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.e2e.conftest import PASSWORD
from tests.e2e.test_chart_session import chart_place, unlock

from ashichart.app import Program
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Hardness, create_clinic, open_clinic
from ashichart.ui.chart.chart_place import ChartPlace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A clinic with one patient whose first session is open in the Chart place."""
    path = tmp_path / "clinic.ashi"
    clinic, _ = create_clinic(path, "Riverside", PASSWORD, hardness=Hardness(19 * 1024, 2, 1))
    patient, _ = clinic.patients.add(PatientDraft("Mara Solberg", Figure.FEMALE))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders"))
    session, _ = clinic.sessions.start(course.id)
    clinic.workplaces.keep(Workplace(PlaceName.CHART, patient.id, course.id, session.id))
    clinic.close()
    return path


def stroke(
    place: ChartPlace, qtbot: QtBot, way: list[tuple[float, float]], button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    """Draw over the back, in its fractions."""
    canvas = place.body.canvas
    px: list[QPoint] = [canvas.sight.place_on_screen("back", x, y).toPoint() for x, y in way]
    qtbot.mousePress(canvas, button, pos=px[0])
    for at in px[1:]:
        qtbot.mouseMove(canvas, at)
    qtbot.mouseRelease(canvas, button, pos=px[-1])


def test_painted_undone_redone_kept_and_charted(start: Callable[..., Program], file: Path, qtbot: QtBot) -> None:
    program = start(file)
    unlock(program, qtbot)
    place = chart_place(program, qtbot)
    assert place.controller.here.chart is not None
    session_id = place.controller.here.chart.session.id
    clinic_painting = place.controller.context.clinic.painting
    assert place.body.painting.bar is None, "nothing is built before it is used"

    qtbot.keyClick(place.body.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert place.body.painting.is_out
    assert place.body.plates.bar.brush.isChecked()
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_7)
    stroke(place, qtbot, [(0.57, 0.2), (0.6, 0.22), (0.6, 0.26)])
    first = clinic_painting.area(session_id, Phase.BEFORE)
    assert len(first.painted) > 20
    assert first.greatest == 7
    assert {level for _, level in first.painted} == {7}

    qtbot.keyClick(place.body.canvas, Qt.Key.Key_T)
    stroke(place, qtbot, [(0.6, 0.24), (0.6, 0.3)])
    second = clinic_painting.area(session_id, Phase.BEFORE)
    assert {level for _, level in second.painted} == {7, 10}
    stroke(place, qtbot, [(0.57, 0.2)], Qt.MouseButton.RightButton)
    third = clinic_painting.area(session_id, Phase.BEFORE)
    assert len(third.painted) < len(second.painted)

    undo = place.header.top.window()
    for expected in (second, first):
        qtbot.keyClick(undo, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert clinic_painting.area(session_id, Phase.BEFORE) == expected
    qtbot.keyClick(undo, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert clinic_painting.area(session_id, Phase.BEFORE) == second

    panel = place.body.painting.panel
    assert panel is not None
    qtbot.waitUntil(lambda: len(panel.rows) > 3)
    overlaps = [row.match.overlap for row in panel.rows]
    assert overlaps == sorted(overlaps, reverse=True)
    assert "not painted" in panel.shares.text()
    assert "Upper back, right" in panel.areas.text()
    best = panel.rows[0]
    qtbot.mouseClick(best, Qt.MouseButton.LeftButton)
    assert not place.body.painting.is_out
    selected = place.controller.selection.site
    assert selected is not None
    assert selected.code == best.match.point.code
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_6)
    assert place.controller.here.chart.value(selected.id, Phase.BEFORE) == 6
    program.window.close()
    program.close_clinic()

    again = start(file)
    unlock(again, qtbot)
    there = chart_place(again, qtbot)
    qtbot.waitUntil(lambda: there.body.painting.panel is not None and there.body.painting.panel.isVisible())
    there.controller.here.set_step(ChartStep.AFTER)
    qtbot.mouseClick(there.body.plates.bar.brush, Qt.MouseButton.LeftButton)
    qtbot.keyClick(there.body.canvas, Qt.Key.Key_2)
    stroke(there, qtbot, [(0.6, 0.24)])
    assert there.body.painting.panel is not None
    assert "after" in there.body.painting.panel.shares.text()
    assert "−" in there.body.painting.panel.shares.text()
    qtbot.keyClick(there.body.canvas, Qt.Key.Key_Escape)
    assert not there.body.painting.is_out
    again.window.close()
    again.close_clinic()

    clinic = open_clinic(file, PASSWORD)
    assert clinic.painting.area(session_id, Phase.BEFORE) == second
    assert clinic.painting.area(session_id, Phase.AFTER).greatest == 2
    clinic.close()


def test_escape_drops_the_stroke_under_way_first(start: Callable[..., Program], file: Path, qtbot: QtBot) -> None:
    program = start(file)
    unlock(program, qtbot)
    place = chart_place(program, qtbot)
    place.body.painting.take()
    at = place.body.canvas.sight.place_on_screen("back", 0.6, 0.24).toPoint()
    qtbot.mousePress(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Escape)
    assert place.body.painting.is_out
    qtbot.mouseRelease(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert place.controller.here.chart is not None
    clinic_painting = place.controller.context.clinic.painting
    assert clinic_painting.area(place.controller.here.chart.session.id, Phase.BEFORE).is_empty
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Escape)
    assert not place.body.painting.is_out
