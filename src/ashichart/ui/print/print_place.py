"""The Print place: choices at the right, the real pages beside them. Sheets are made by the service."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ashichart.domain.errors import UserError
from ashichart.domain.sheet_choices import Paper, SheetChoices, SheetKind, Tone
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.controls import Button, ElidedLabel, Field, Segments, SentenceBar, label, pill, rule
from ashichart.ui.print.pages import PageView, page_setup, print_pages

if TYPE_CHECKING:
    from ashichart.domain.changes import Changes
    from ashichart.domain.courses import Course
    from ashichart.services.printing import Sheet
    from ashichart.ui.theme import Theme
    from ashichart.ui.workbench import Workbench

_PANEL_PX = 328
_NOTE_PX = 128
_PAPER_NAMES = {Paper.A4: "A4", Paper.LETTER: "Letter"}


class PrintPlace(QWidget):
    """Choose a sheet, see its pages, print or save them.

    Args:
        bench: The open clinic and what lives as long as the window.

    Signals:
        wanted: With the `Workplace` to go to.
        sheet_shown: With the `Sheet` whose pages stand in the preview, None if there is none.
    """

    wanted = Signal(object)
    sheet_shown = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._workplace = Workplace(place=PlaceName.PRINT)
        self._courses: tuple[Course, ...] = ()
        self._sheet: Sheet | None = None
        self._view = PageView(bench.theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._view)
        self._view.setProperty("kind", "scrolled")
        self._empty_words = label("", "second", wrap=True)
        self._empty_act = Button("Go to Chart", kind="primary")
        self._empty_act.clicked.connect(self._leave)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty_page())
        self._patient_name = ElidedLabel("", "name")
        self._course_choice = QComboBox()
        self._paper = Segments([(name, paper) for paper, name in _PAPER_NAMES.items()], name="Paper")
        self._tone = Segments(
            [("Colour", Tone.COLOUR), ("Grey", Tone.GREY), ("Contrast", Tone.CONTRAST)], name="Inks"
        )
        self._note = QPlainTextEdit()
        self._note.setPlaceholderText("Left empty, the sheet has lines to write on.")
        self._note.setTabChangesFocus(True)
        self._note.setAccessibleName("A note for the patient")
        self._note.setFixedHeight(_NOTE_PX)
        self._count = label("", "hint")
        self._bar = SentenceBar("danger")
        self._print = Button("Print…", "print", kind="primary", size="large", hint="Print these pages (Ctrl+P)")
        self._print.setShortcut("Ctrl+P")
        self._save = Button("Save as PDF…", "save", size="large", hint="Save these pages in a file (Ctrl+Shift+S)")
        self._save.setShortcut("Ctrl+Shift+S")
        self._lay_out()
        # Keystrokes of one burst make one sheet, at the next turn of the event loop.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._remake)
        self._course_choice.currentIndexChanged.connect(self._again)
        self._paper.chosen_changed.connect(self._again)
        self._tone.chosen_changed.connect(self._again)
        self._note.textChanged.connect(self._again)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_file)
        bench.bus.changed.connect(self._follow)

    # Parts, for the window and for tests

    @property
    def sheet(self) -> Sheet | None:
        """The sheet in the preview."""
        return self._sheet

    @property
    def view(self) -> PageView:
        """The pages."""
        return self._view

    @property
    def paper(self) -> Segments[Paper]:
        """A4 or Letter."""
        return self._paper

    @property
    def tone(self) -> Segments[Tone]:
        """Colour or grey."""
        return self._tone

    @property
    def note(self) -> QPlainTextEdit:
        """The clinician's words to the patient."""
        return self._note

    @property
    def course_choice(self) -> QComboBox:
        """Which course, newest first."""
        return self._course_choice

    @property
    def leave_button(self) -> Button:
        """Leads to where the missing thing is made; stands where the pages would."""
        return self._empty_act

    @property
    def said(self) -> str:
        """What stands in place of the pages, or what went wrong; "" if all is well."""
        return self._empty_words.text() if self._stack.currentIndex() else self._bar.text

    # The place

    def show_for(self, workplace: Workplace) -> None:
        """Show the sheet of a patient's course; the newest course if none is named."""
        if workplace.patient_id != self._workplace.patient_id:
            self._note.blockSignals(True)  # a note never goes over to another patient
            self._note.clear()
            self._note.blockSignals(False)
        self._workplace = workplace
        self._bar.dismiss()
        self._fill_courses()
        self._remake()

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._view.set_theme(theme)

    def print_to(self, printer: QPrinter) -> bool:
        """Print the pages in the preview; says so and returns False if the printer does not take them."""
        if self._sheet is None or self._workplace.patient_id is None:
            return False
        page_setup(printer, self._sheet.paper)
        if not print_pages(self._sheet.pdf, printer):
            self._bar.say("The printer did not take the sheet. Nothing was printed.")
            return False
        self._bench.printing.handed_out(self._sheet, self._workplace.patient_id)
        return True

    def save_to(self, path: Path) -> bool:
        """Save the pages in the preview; says so and returns False if the file cannot be written."""
        if self._sheet is None or self._workplace.patient_id is None:
            return False
        try:
            self._bench.printing.save(self._sheet, path, self._workplace.patient_id)
        except UserError as error:
            self._bar.say(str(error))
            return False
        self._bar.dismiss()
        self._count.setText(f"Saved in {path.name}")
        return True

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setProperty("kind", "panel-left")
        panel.setFixedWidth(_PANEL_PX)
        column = QVBoxLayout(panel)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._patient_name, 1)
        if self._bench.clinic.is_demonstration:
            head.addWidget(pill("Demonstration", "pill-caution"))
        column.addLayout(head)
        column.addWidget(rule())
        kind = QFrame()
        kind.setProperty("kind", "tint")
        inside = QVBoxLayout(kind)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        inside.addWidget(label("Progress sheet", "strong"))
        inside.addWidget(label("For the patient: then and now, in plain words", "hint", wrap=True))
        column.addWidget(kind)
        self._course_field = Field("Course", self._course_choice)
        column.addWidget(self._course_field)
        column.addWidget(Field("Paper", self._paper))
        column.addWidget(Field("Inks", self._tone))
        column.addWidget(Field("A note for the patient", self._note))
        column.addStretch(1)
        column.addWidget(self._bar)
        column.addWidget(self._count)
        column.addWidget(self._print)
        column.addWidget(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(panel)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch(1)
        self._empty_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._empty_words)
        column.addWidget(self._empty_act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _fill_courses(self) -> None:
        patient_id = self._workplace.patient_id
        self._courses = () if patient_id is None else self._bench.clinic.courses.of_patient(patient_id)
        self._course_choice.blockSignals(True)
        self._course_choice.clear()
        for course in self._courses:
            self._course_choice.addItem(course.indication, course.id)
        at = next((at for at, course in enumerate(self._courses) if course.id == self._workplace.course_id), 0)
        self._course_choice.setCurrentIndex(at if self._courses else -1)
        self._course_choice.blockSignals(False)
        self._course_field.setVisible(len(self._courses) > 1)

    def _again(self, *_args: object) -> None:
        self._soon.start(0)

    def _remake(self) -> None:
        patient_id, at = self._workplace.patient_id, self._course_choice.currentIndex()
        if patient_id is None:
            self._patient_name.setText("")
            self._show(None, "Choose a patient to see what can be printed.", "Go to Patients")
            return
        try:
            self._patient_name.setText(self._bench.clinic.patients.get(patient_id).name)
            if not 0 <= at < len(self._courses):
                self._show(None, "This patient has no course yet. Begin one in Patients.", "Go to Patients")
                return
            sheet = self._bench.printing.make(
                SheetKind.PROGRESS,
                patient_id,
                self._courses[at].id,
                SheetChoices(self._paper.chosen, self._tone.chosen, note=self._note.toPlainText().strip()),
                printed_at=self._bench.clock(),
            )
        except UserError as error:
            self._show(None, str(error), "Go to Chart")
            return
        self._show(sheet, "", "")

    def _show(self, sheet: Sheet | None, words: str, act: str) -> None:
        self._sheet = sheet
        self._print.setEnabled(sheet is not None)
        self._save.setEnabled(sheet is not None)
        self._stack.setCurrentIndex(0 if sheet is not None else 1)
        self._empty_words.setText(words)
        self._empty_act.setText(act or "Go to Chart")
        if sheet is None:
            self._view.show_sheet(None, self._paper.chosen, 0)
            self._count.setText("")
        else:
            self._view.show_sheet(sheet.pdf, sheet.paper, sheet.pages)
            pages = "1 page" if sheet.pages == 1 else f"{sheet.pages} pages"
            self._count.setText(f"{pages}, {_PAPER_NAMES[sheet.paper]}")
        self.sheet_shown.emit(sheet)

    def _leave(self) -> None:
        place = PlaceName.CHART if self._courses else PlaceName.PATIENTS
        self.wanted.emit(
            Workplace(
                place=place,
                patient_id=self._workplace.patient_id,
                course_id=self._courses[0].id if self._courses else None,
            )
        )

    def _follow(self, changes: Changes) -> None:
        """Make the sheet again when what it shows was saved; not before the place is looked at."""
        own = {self._workplace.patient_id} & changes.patients
        if (own or changes.courses or changes.sessions) and self.isVisible():
            self._fill_courses()
            self._again()

    def _ask_printer(self) -> None:
        if self._sheet is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        page_setup(printer, self._sheet.paper)
        printer.setDocName(self._sheet.title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._sheet.pages)
        if dialog.exec():
            self.print_to(printer)
        dialog.deleteLater()

    def _ask_file(self) -> None:
        if self._sheet is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, "Save as PDF", self._sheet.file_name, "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))
