"""Drives the real window through one session with clicks and keys, and keeps pictures of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.handing_out import ExportForm
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep, PlaceName
from ashichart.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from ashichart.ui.chart.chart_place import ChartPlace
    from ashichart.ui.course.course_place import CoursePlace
    from ashichart.ui.library.library_place import LibraryPlace
    from ashichart.ui.patients.patients_place import PatientsPlace
    from ashichart.ui.print.print_place import PrintPlace
    from ashichart.ui.window.shell import Shell

WIDTH_PX, HEIGHT_PX = 1600, 1000
LONGEST_WAIT_MS = 60_000
PATIENT = "Mara Solberg"

# By mouse: point, side, plate and the digit that rates it. By keys: whole lines.
CLICKED: tuple[tuple[str, Side, str, str], ...] = (
    ("LI4", Side.LEFT, "back", "5"),
    ("CV17", Side.MIDLINE, "front", "4"),
    ("GB20", Side.RIGHT, "back", "6"),
)
TYPED = ("gb21 r 7", "st36 b 4", "bl18 l 6", "pc6 l 3")
LOOKED_UP = "infraspinatus 1"
DOSE_MG = "60"
NEEDLED = ("gb21 r", "li4 l", "st36 b")


class DemoScript:
    """One session of the demonstration clinic, charted as a clinician would.

    Args:
        window: Shown already, with the demonstration clinic on its way.
        folder: Where pictures and the sheet go.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._written: list[Path] = []

    def run(self) -> list[Path]:
        """Chart the session and return the files written.

        Raises:
            UserError: If a file cannot be written, or the window does not get where it should.
        """
        self._window.resize(WIDTH_PX, HEIGHT_PX)
        self._until(lambda: self._window.shell is not None, "the demonstration clinic to open")
        self._choose_patient()
        self._keep("patients.png")
        patients = cast("PatientsPlace", self._shell.place(PlaceName.PATIENTS))
        self._click(self._present(patients.card.main_act))
        self._until(lambda: self._shell.workplace.place is PlaceName.CHART, "the chart")
        self._chart_before()
        self._show_painted_pain()
        self._record_dose()
        self._place_needles()
        self._chart_after()
        self._go_to(PlaceName.COURSE, "3")
        self._keep("course.png")
        course = cast("CoursePlace", self._shell.place(PlaceName.COURSE))
        course.sides.views.choose(1)
        self._scroll_to(course.sides)
        self._keep("filmstrip.png")
        course.sides.views.choose(0)
        self._write_course()
        self._compare()
        self._go_to(PlaceName.PRINT, "4")
        sheets = cast("PrintPlace", self._shell.place(PlaceName.PRINT))
        self._until(lambda: sheets.sheet is not None, "the sheet")
        self._keep("print.png")
        self._write("sheet.pdf", sheets.save_to)
        self._write_kinds(sheets)
        self._look_up()
        return self._written

    def _scroll_to(self, widget: QWidget) -> None:
        """Bring the lower edge of a part into sight."""
        self._settle()
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
            self._settle()

    def _write_kinds(self, sheets: "PrintPlace") -> None:
        """Choose every kind of sheet in turn and keep what the preview shows."""
        first = sheets.choices.kind
        for kind in sheets.choices.kinds:
            sheets.choices.choose_kind(kind)
            self._until(lambda kind=kind: sheets.sheet is not None and sheets.sheet.kind is kind, f"the {kind} sheet")
            self._write(f"sheet-{kind.value}.pdf", sheets.save_to)
        sheets.choices.choose_kind(first)

    # ---- the session

    def _choose_patient(self) -> None:
        patients = cast("PatientsPlace", self._shell.place(PlaceName.PATIENTS))
        patients.search.setFocus()
        QTest.keyClicks(patients.search, PATIENT)
        QTest.keyClick(patients.search, Qt.Key.Key_Return)
        self._until(lambda: self._card_name(patients) == PATIENT, "the patient")
        QTest.keyClick(patients.search, Qt.Key.Key_Escape)
        self._settle()

    @staticmethod
    def _card_name(patients: "PatientsPlace") -> str:
        summary = patients.card.summary
        return summary.patient.name if summary is not None else ""

    def _chart_before(self) -> None:
        chart = self._chart
        for code, side, plate, digit in CLICKED:
            at = self._at_point(code, side, plate)
            if at is None:
                continue
            QTest.mouseClick(chart.body.canvas, Qt.MouseButton.LeftButton, pos=at)
            self._settle()
            self._type_key(digit)
        for line in TYPED:
            self._type_line(line)
        # The picture shows a site at work: its strip open, its card filled in.
        at = self._at_point("GB20", Side.RIGHT, "back")
        if at is not None:
            QTest.mouseClick(chart.body.canvas, Qt.MouseButton.LeftButton, pos=at)
        self._keep("chart-before.png")

    def _show_painted_pain(self) -> None:
        chart = self._chart
        chart.controller.selection.select(None)
        self._click(chart.body.plates.bar.brush)
        self._until(lambda: chart.body.painting.is_out, "the brush")
        self._type_key("5")
        self._keep("painting.png")
        chart.body.painting.put_away()
        self._settle()

    def _record_dose(self) -> None:
        chart = self._chart
        self._click(chart.header.badge)
        chart.kap.form.route.choose(Route.IM)
        QTest.keyClicks(chart.kap.form.mg, DOSE_MG)
        QTest.keyClick(chart.kap.form.mg, Qt.Key.Key_Return)
        self._settle()

    def _place_needles(self) -> None:
        self._step(ChartStep.NEEDLING)
        for line in NEEDLED:
            self._type_line(line)
        everything_out = next(
            (button for button in self._chart.findChildren(QPushButton) if button.text() == "All out"), None
        )
        self._click(self._present(everything_out))
        chart = self._chart.controller.here.chart
        if chart is None or not chart.needles or chart.needle_count.still_in:
            raise UserError("The needles of the demonstration were not counted.", "Run ashichart doctor.")

    def _chart_after(self) -> None:
        self._step(ChartStep.AFTER)
        controller = self._chart.controller
        least_left = 3  # so that the picture shows sites that still wait
        for turn in range(200):
            chart = controller.here.chart
            if chart is None or len(chart.left_for_after()) <= least_left:
                break
            waiting = len(chart.left_for_after())
            site = controller.selection.site or chart.left_for_after()[0]
            before = chart.value(site.id, Phase.BEFORE)
            if before is None or turn % 5 == 4:
                self._type_key("=")
            else:
                self._type_key(str(max(0, min(9, round(before) - (1, 2, 2, 3)[turn % 4]))))
            now = controller.here.chart
            if now is not None and len(now.left_for_after()) == waiting:
                QTest.keyClick(self._focused(), Qt.Key.Key_Return)
                self._settle()
        self._keep("chart-after.png")

    def _look_up(self) -> None:
        self._go_to(PlaceName.LIBRARY, "5")
        library = cast("LibraryPlace", self._shell.place(PlaceName.LIBRARY))
        library.search.setFocus()
        QTest.keyClicks(library.search, LOOKED_UP)
        self._until(lambda: library.point is not None, f"{LOOKED_UP} in the Library")
        self._keep("library.png")

    def _compare(self) -> None:
        course = cast("CoursePlace", self._shell.place(PlaceName.COURSE))
        course.bar.views.choose(True)
        self._until(lambda: course.compare.isVisible(), "the comparison")
        self._keep("compare.png")
        course.bar.views.choose(False)

    def _write_course(self) -> None:
        from ashichart.services.printing.course_json import course_json

        clinic, course_id = self._chart.controller.context.clinic, self._shell.workplace.course_id
        if course_id is None:
            raise UserError("The demonstration shows no course.", "Run ashichart doctor.")
        told = course_json(clinic, course_id)
        clinic.hand_outs.record_export(course_id, ExportForm.JSON)
        self._write("course.json", lambda path: path.write_text(told + "\n", "utf-8"))

    # ---- hands

    @property
    def _shell(self) -> "Shell":
        shell = self._window.shell
        if shell is None:
            raise UserError("The demonstration clinic is not open.", "Run ashichart doctor.")
        return shell

    @property
    def _chart(self) -> "ChartPlace":
        return cast("ChartPlace", self._shell.place(PlaceName.CHART))

    def _at_point(self, code: str, side: Side, plate: str) -> QPoint | None:
        patient = self._chart.controller.here.patient
        if patient is None:
            return None
        point = self._chart.controller.context.atlas.point(patient.figure, code)
        place = point.places.get(side) if point is not None else None
        if place is None or plate not in place.plates:
            return None
        return self._chart.body.canvas.sight.place_on_screen(plate, *place.plates[plate]).toPoint()

    def _step(self, step: ChartStep) -> None:
        phases = self._chart.header.phases
        at = phases.segment_rect(step).center().toPoint()
        QTest.mouseClick(phases, Qt.MouseButton.LeftButton, pos=at)
        self._until(lambda: self._chart.controller.here.step is step, f"the step {step.value}")
        self._settle()

    def _type_line(self, line: str) -> None:
        entry = self._chart.entry
        entry.setFocus()
        QTest.keyClicks(entry, line)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        self._settle()

    def _type_key(self, key: str) -> None:
        QTest.keyClicks(self._focused(), key)
        self._settle()

    def _focused(self) -> QWidget:
        return self._window.focusWidget() or self._chart.body.canvas

    def _go_to(self, place: PlaceName, digit: str) -> None:
        QTest.keyClick(self._window, Qt.Key(ord(digit)), Qt.KeyboardModifier.ControlModifier)
        self._settle()
        if self._shell.workplace.place is not place:
            self._shell.go_to(place)  # a window that was never active gets no shortcuts
            self._settle()

    def _click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._settle()

    @staticmethod
    def _present(widget: QWidget | None) -> QWidget:
        if widget is None:
            raise UserError("The demonstration found a button missing.", "Run ashichart doctor.")
        return widget

    # ---- pictures

    def _keep(self, name: str) -> None:
        self._settle(400)
        self._write(name, lambda path: self._window.grab().save(str(path)))

    def _write(self, name: str, write: Callable[[Path], object]) -> None:
        path = self._folder / name
        try:
            done = write(path)
        except OSError as error:
            raise UserError(f"{path} cannot be written.", "Name another folder with --out.") from error
        if done is False:
            raise UserError(f"{path} cannot be written.", "Name another folder with --out.")
        self._written.append(path)

    def _settle(self, least_ms: int = 30) -> None:
        loop = QEventLoop()
        QTimer.singleShot(least_ms, loop.quit)
        loop.exec()

    def _until(self, reached: Callable[[], bool], what: str) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not reached():
            if clock.elapsed() > LONGEST_WAIT_MS:
                raise UserError(f"The demonstration waited in vain for {what}.", "Run ashichart doctor.")
            self._settle()
