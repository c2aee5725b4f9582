"""A course in the real window from end to end: measures, filmstrip, strip, trend, compare, then every sheet."""

from collections.abc import Callable

import pypdfium2
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ashichart.app import Program
from ashichart.domain.analysis.change import Verdict
from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.sheets.choices import SheetKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.dialogs.measures_dialog import MeasuresDialog
from ashichart.ui.print.print_place import PrintPlace

SAID = {
    SheetKind.PROGRESS: "tender than when we began",
    SheetKind.SESSION: "Needles",
    SheetKind.COURSE: "Carry-over",
    SheetKind.PLACEMENT: "Needle placement",
    SheetKind.BLANK: "Point and side",
}


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_course_is_seen_measured_compared_and_printed(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(demonstration=True)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    shell = program.window.shell
    assert shell is not None
    chart = shell.place(PlaceName.CHART)
    assert isinstance(chart, ChartPlace)
    clinic = chart.controller.context.clinic
    summary = clinic.patients.find("Mara Solberg")[0]
    assert summary.course is not None
    here = Workplace(PlaceName.COURSE, summary.patient.id, summary.course.id)
    shell.show_workplace(here)
    course = shell.place(PlaceName.COURSE)
    assert isinstance(course, CoursePlace)

    # A measure is recorded, and taken back.
    count = len(clinic.courses.measures(summary.course.id))
    qtbot.mouseClick(course.measures, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MeasuresDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MeasuresDialog)
    qtbot.keyClicks(dialog.editors[MeasureKind.JAW_OPENING], "41")
    qtbot.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert len(clinic.courses.measures(summary.course.id)) == count + 1
    course_bench = chart.controller.context
    course_bench.undo.undo()
    assert len(clinic.courses.measures(summary.course.id)) == count
    course_bench.undo.redo()

    # Strip, trend, filmstrip, compare.
    site = clinic.courses.chart(summary.course.id).sites[0]
    row = course.strip.row_rect(site.id)
    qtbot.mouseClick(course.strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert course.trend is not None
    assert course.trend.picked == (site.title,)
    other = clinic.courses.chart(summary.course.id).sites[2]
    at = QPoint(20, course.strip.row_rect(other.id).center().y())
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(course.strip.viewport(), Qt.MouseButton.LeftButton, ctrl, pos=at)
    assert course.trend.picked == (site.title, other.title)
    course.trend_card.axis.choose(True)
    course.sides.panes.choose(True)
    course.sides.views.choose(1)
    assert course.frames.isVisibleTo(course)
    course.bar.views.choose(True)
    assert course.compare.isVisibleTo(course)
    then_tender = course.compare.bodies.then.grab().toImage()

    # The same, by emotional charge: other marks, a list that judges nothing, and back again.
    course.bar.layers.choose(True)
    assert course.compare.bodies.then.grab().toImage() != then_tender
    assert course.compare.shown is not None
    assert not {Verdict.LESS, Verdict.MORE} & set(course.compare.shown.groups)
    course.bar.views.choose(False)
    asked = {key[0] for chart in clinic.courses.chart(summary.course.id).sessions for key in chart.charges}
    assert len(course.strip.row_titles) == len(asked)
    course.bar.layers.choose(False)

    # A frame of the filmstrip opens its session in the chart; the way back finds the course as it was.
    frame = course.frames.frame_rect(len(clinic.courses.chart(summary.course.id).sessions) - 1)
    qtbot.mouseClick(course.frames.viewport(), Qt.MouseButton.LeftButton, pos=frame.center().toPoint())
    assert chart.isVisibleTo(shell)
    assert chart.controller.here.chart is not None
    assert chart.controller.here.chart.session.id == clinic.courses.chart(summary.course.id).sessions[-1].session.id
    shell.show_workplace(here)
    assert course.isVisibleTo(shell)

    # Every sheet, as it stands in the preview.
    shell.show_workplace(Workplace(PlaceName.PRINT, summary.patient.id, summary.course.id))
    sheets = shell.place(PlaceName.PRINT)
    assert isinstance(sheets, PrintPlace)
    assert set(sheets.choices.kinds) == set(SheetKind)
    for kind in SheetKind:
        sheets.choices.choose_kind(kind)
        if kind is SheetKind.PLACEMENT:
            sheets.choices.session.setCurrentIndex(1)
        qtbot.waitUntil(lambda kind=kind: sheets.sheet is not None and sheets.sheet.kind is kind, timeout=10_000)
        assert sheets.sheet is not None
        text = _text(sheets.sheet.pdf)
        assert SAID[kind] in text, kind
        assert "Demonstration" in text
    # The blank chart takes the points of a protocol.
    sheets.choices.protocol.setCurrentIndex(1)
    own = "Points of this patient’s course"
    qtbot.waitUntil(lambda: sheets.sheet is not None and own in _text(sheets.sheet.pdf), timeout=10_000)
    sheets.choices.protocol.setCurrentIndex(2)
    name = sheets.choices.protocol.currentText()
    qtbot.waitUntil(lambda: sheets.sheet is not None and f"Points of {name}" in _text(sheets.sheet.pdf), timeout=10_000)
