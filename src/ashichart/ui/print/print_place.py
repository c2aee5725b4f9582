"""The Print place: choices at the right, the real pages beside them. Sheets are made by the service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import KIND_TRAITS
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.files import with_ending
from ashichart.ui.parts.controls import Button, ElidedLabel, SentenceBar, label, pill
from ashichart.ui.parts.place import Place
from ashichart.ui.print.choices_panel import PAPER_NAMES, ChoicesPanel, PatientWords
from ashichart.ui.print.page_strip import PageStrip
from ashichart.ui.print.pages import PageView, page_setup, print_pages
from ashichart.wording import dates, terms
from ashichart.wording.printing import note_problem, password_doubt, withheld_words
from ashichart.wording.screens import print as say

if TYPE_CHECKING:
    from collections.abc import Callable

    from ashichart.domain.charting.changes import Changes
    from ashichart.domain.charting.courses import Course
    from ashichart.services.printing.printing import Sheet
    from ashichart.ui.appearance.theme import Theme
    from ashichart.ui.ui_context import UiContext

_PANEL_PX = 328
NO_PRINTER = say.no_printer_was_found_save_the_sheet()


class PrintPlace(Place):
    """Choose a sheet, see its pages, print or save them.

    Args:
        context: The open clinic and what lives as long as the window.

    Signals:
        wanted: With the `Workplace` to go to.
        sheet_shown: With the `Sheet` whose pages stand in the preview, None if there is none.
    """

    sheet_shown = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workplace = Workplace(place=PlaceName.PRINT)
        self._courses: tuple[Course, ...] = ()
        self._sheet: Sheet | None = None
        self._words: dict[str, PatientWords] = {}
        self._problem = ""
        self._view = PageView(context.theme)
        self._scroll = _scrolling(self._view)
        self._empty_words = label("", "second", wrap=True)
        self._empty_act = Button(terms.go_to_chart(), kind="primary")
        self._empty_act.clicked.connect(self._leave)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty_page())
        self._patient_name = ElidedLabel("", "name")
        protocols = context.atlas.areas.protocols()
        self._choices = ChoicesPanel(context.printing.kinds, protocols, context.clinic.today, self._again)
        self._strip = PageStrip(context.theme, self._go_to_page)
        self._strip_scroll = _scrolling(self._strip)
        self._count = label("", "hint", wrap=True)
        self._bar = SentenceBar("danger", narrow=True)
        self._print = Button(
            say.print_text(), "print", kind="primary", size="large", hint=say.print_these_pages_ctrl_p()
        )
        self._print.setShortcut("Ctrl+P")
        self._save = Button(say.save_as_pdf(), "save", size="large", hint=say.save_these_pages_in_a_file_ctrl())
        self._save.setShortcut("Ctrl+Shift+S")
        self._several = Button(say.a_day_or_several_patients(), "patients", hint=say.make_the_sheets_of_many_in_one())
        self._lay_out()
        # Keystrokes of one burst make one sheet, at the next turn of the event loop.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._remake)
        self._scroll.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        self._several.clicked.connect(self._ask_several)
        self._print.clicked.connect(self.ask_printer)
        self._save.clicked.connect(self._ask_file)
        context.bus.changed.connect(self._follow)

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
    def choices(self) -> ChoicesPanel:
        """Kind, course, paper, inks and what the sheet carries."""
        return self._choices

    @property
    def strip(self) -> PageStrip:
        """The pages as thumbnails; in sight where there is more than one."""
        return self._strip

    @property
    def several_button(self) -> Button:
        """Opens the run over a day or several patients."""
        return self._several

    @property
    def leave_button(self) -> Button:
        """Leads to where the missing thing is made; stands where the pages would."""
        return self._empty_act

    @property
    def state(self) -> str:
        """The one line of state: how many pages, what was saved and where, or what went wrong."""
        return self._bar.text or self._count.text()

    @property
    def said(self) -> str:
        """What stands in place of the pages, or what went wrong; "" if all is well."""
        return self._empty_words.text() if self._stack.currentIndex() else self._bar.text

    # The place

    def show_for(self, workplace: Workplace) -> None:
        """Show the sheet of a patient's course; the newest course if none is named."""
        if workplace.patient_id != self._workplace.patient_id:
            if self._workplace.patient_id is not None:
                self._words[self._workplace.patient_id] = self._choices.patient_words
            self._choices.show_patient_words(self._words.get(workplace.patient_id or "", PatientWords()))
        self._workplace = workplace
        self._fill_courses(workplace.course_id)
        self._remake()

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._view.set_theme(theme)
        self._strip.set_theme(theme)

    def print_to(self, printer: QPrinter) -> bool:
        """Print the pages in the preview; says so and returns False if the printer does not take them."""
        if self._sheet is None or self._workplace.patient_id is None or self._problem:
            return False
        page_setup(printer, self._sheet.paper)
        try:
            self._context.printing.record_print(self._sheet, self._workplace.patient_id)
        except UserError as error:
            self._say_wrong(str(error))
            return False
        if not print_pages(self._sheet.pdf, printer):
            self._say_wrong(say.the_printer_did_not_take_the_sheet())
            return False
        self._say_done(say.printed(pages=self._pages_words(self._sheet)))
        return True

    def save_to(self, path: Path) -> bool:
        """Save the pages in the preview; says so and returns False if the file cannot be written."""
        whose = self._workplace.patient_id
        if self._sheet is None or whose is None or self._problem:
            return False
        try:
            self._context.printing.save(self._locked(self._sheet, whose), path, whose)
        except UserError as error:
            self._say_wrong(str(error))
            return False
        self._say_done(say.saved_as(path=str(path)))
        return True

    # One line of state: what went wrong never stands above what went well before

    def _say_wrong(self, sentence: str, act: str = "", on_act: Callable[[], object] | None = None) -> None:
        self._count.setText("")
        self._count.hide()
        self._bar.say(sentence, kind="caution" if act else "danger", act=act, on_act=on_act)

    def _say_done(self, words: str) -> None:
        self._bar.dismiss()
        self._count.setText(words)
        self._count.setVisible(bool(words))

    @staticmethod
    def _pages_words(sheet: Sheet) -> str:
        return say.pages_of_paper(sheet.pages, paper=PAPER_NAMES[sheet.paper])

    def _locked(self, sheet: Sheet, patient_id: str) -> Sheet:
        """Return the sheet of the preview, made again with its password if it has one."""
        chosen = self._choices
        if not chosen.choices.password:
            return sheet
        return self._context.printing.make(
            sheet.kind,
            patient_id,
            chosen.course_id,
            chosen.choices,
            session_number=chosen.session_number,
            printed_at=self._context.clock(),
        )

    def ask_printer(self) -> None:
        """Open the printer's own window, or say that there is none."""
        if self._sheet is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._say_wrong(NO_PRINTER)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        page_setup(printer, self._sheet.paper)
        printer.setDocName(self._sheet.title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._sheet.pages)
        if dialog.exec():
            self.print_to(printer)
        dialog.deleteLater()

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setProperty("kind", "panel-left")
        panel.setFixedWidth(_PANEL_PX)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(8)
        head.addWidget(self._patient_name, 1)
        if self._context.clinic.is_demonstration:
            head.addWidget(pill(terms.demonstration(), "pill-caution"))
        column.addLayout(head)
        column.addWidget(_scrolling(self._choices), 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        acts = QVBoxLayout(foot)
        acts.setContentsMargins(24, 12, 24, 16)
        acts.setSpacing(8)
        acts.addWidget(self._bar)
        acts.addWidget(self._count)
        acts.addWidget(self._print)
        acts.addWidget(self._save)
        acts.addWidget(self._several)
        column.addWidget(foot)
        beside = self._strip_scroll.verticalScrollBar().sizeHint().width()
        self._strip_scroll.setFixedWidth(self._strip.width() + beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._strip_scroll)
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

    def _fill_courses(self, chosen_id: str | None) -> None:
        patient_id = self._workplace.patient_id
        self._courses = () if patient_id is None else self._context.clinic.courses.of_patient(patient_id)
        self._choices.offer_courses(self._courses, chosen_id)

    def _fill_sessions(self, course_id: str | None) -> None:
        """Offer the sessions of the course, if the sheet shows one."""
        if not KIND_TRAITS[self._choices.kind].of_session or course_id is None:
            return
        visits = self._context.clinic.courses.chart(course_id).sessions
        days = [(visit.session.number, visit.session.day) for visit in visits]
        named = [(number, terms.session_on_day(number=number, day=dates.weekday_day(day))) for number, day in days]
        self._choices.offer_sessions(named)

    def _again(self, *_args: object) -> None:
        self._soon.start(0)

    def _remake(self) -> None:
        patient_id, chosen = self._workplace.patient_id, self._choices
        if patient_id is None:
            self._patient_name.setText("")
            self._show(None, say.choose_a_patient_to_see_what_can(), terms.go_to_patients())
            return
        try:
            self._patient_name.setText(self._context.clinic.patients.get(patient_id).name)
            course_id = chosen.course_id
            if course_id is None and KIND_TRAITS[chosen.kind].needs_course:
                self._show(None, say.this_patient_has_no_course_yet_begin(), terms.go_to_patients())
                return
            self._fill_sessions(course_id)
            sheet = self._context.printing.make(
                chosen.kind,
                patient_id,
                course_id,
                # The preview is never locked; what is saved is made again with the password.
                replace(chosen.choices, password=""),
                session_number=chosen.session_number,
                printed_at=self._context.clock(),
            )
        except UserError as error:
            self._show(None, str(error), terms.go_to_chart())
            return
        self._show(sheet, "", "")

    def _show(self, sheet: Sheet | None, words: str, act: str) -> None:
        self._sheet = sheet
        note = self._choices.choices.note
        self._problem = "" if sheet is None else note_problem(note, is_cut=sheet.is_note_cut)
        self._choices.say_note(self._problem)
        for button in (self._print, self._save):
            button.setEnabled(sheet is not None and not self._problem)
        self._stack.setCurrentIndex(0 if sheet is not None else 1)
        self._strip_scroll.setVisible(sheet is not None and sheet.pages > 1)
        self._empty_words.setText(words)
        self._empty_act.setText(act or terms.go_to_chart())
        if sheet is None:
            self._view.show_sheet(None, self._choices.paper.chosen, 0)
            self._say_done("")
        else:
            self._view.show_sheet(sheet.pdf, sheet.paper, sheet.pages)
            self._strip.show_sheet(sheet.pdf, sheet.paper, sheet.pages)
            if self._problem:
                self._say_wrong(say.shorten_it_only_then_can_the_sheet(problem=self._problem))
            elif sheet.withheld:
                self._say_done("")
                self._bar.say(withheld_words(sheet.withheld))
            else:
                self._say_done(self._pages_words(sheet))
        self.sheet_shown.emit(sheet)

    def _go_to_page(self, index: int) -> None:
        self._scroll.verticalScrollBar().setValue(self._view.page_rect(index).top() - 12)

    def _follow_scroll(self, value: int) -> None:
        middle = value + self._scroll.viewport().height() // 3
        at = sum(self._view.page_rect(index).bottom() < middle for index in range(self._view.page_count))
        self._strip.set_at(min(at, self._view.page_count - 1))

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
            self._fill_courses(self._choices.course_id)
            self._again()

    def _ask_file(self) -> None:
        """Ask where to save; a password that is guessed in no time is questioned first."""
        doubt = password_doubt(self._choices.choices.password)
        if doubt:
            self._say_wrong(doubt, say.save_with_it_all_the_same(), self._choose_file)
        else:
            self._choose_file()

    def _choose_file(self) -> None:
        title, offered = say.save_as_pdf_2(), "" if self._sheet is None else self._sheet.file_name
        name = QFileDialog.getSaveFileName(self, title, offered, say.pdf_pdf())[0] if offered else ""
        if not name:
            return
        try:
            self.save_to(with_ending(Path(name), ".pdf"))
        except UserError as error:
            self._say_wrong(str(error))

    def _ask_several(self) -> None:
        from ashichart.ui.print.run_dialog import RunDialog  # not before somebody asks for it

        RunDialog(self, self._context, self._choices.kind, self._choices.choices).open()


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("kind", "scrolled")
    area.setWidget(content)
    return area
