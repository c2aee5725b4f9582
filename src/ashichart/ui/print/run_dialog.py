"""Asks for whom and where, then makes the sheets of a day or of several patients while the window stays awake."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import KIND_TRAITS, SheetChoices, SheetKind
from ashichart.services.files import IfThere, with_ending
from ashichart.services.printing.sheet_runs import SheetOrder, SheetRun, orders_of, orders_of_day
from ashichart.ui.dialogs.day_field import DayField
from ashichart.ui.parts.controls import Button, Field, Segments, SentenceBar, label
from ashichart.ui.parts.keyboard import KeyWatch
from ashichart.wording import terms
from ashichart.wording.names.sheet_kinds import SHEET_NAMES
from ashichart.wording.printing import password_doubt, withheld_words
from ashichart.wording.screens import print as say
from ashichart.wording.terms import done_of_total
from ashichart.wording.typed.days import Side, spoken_day

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from ashichart.ui.ui_context import UiContext

_LIST_PX = 220
_MOST_LISTED = 500
_MOST_FAULTS = 6
_MOST_NAME = 60


class RunDialog(QDialog):
    """Patients at the top, where to below, then progress with a way to stop; it stays open to say what became of it.

    Args:
        parent: The Print place.
        context: The open clinic.
        kind: Which sheet, as chosen in Print.
        choices: Paper, inks and what it carries; a note and an appointment are one patient's and are left out.
    """

    def __init__(self, parent: QWidget | None, context: UiContext, kind: SheetKind, choices: SheetChoices) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say.a_day_or_several_patients_2())
        self.setModal(True)
        KeyWatch(self)
        self.setMinimumWidth(560)
        self._context, self._kind = context, kind
        self._choices = SheetChoices(
            choices.paper, choices.tone, choices.large, choices.shows_kap,
            name_in_file=choices.name_in_file, password=choices.password,
        )  # fmt: skip
        self._leaves_out = bool(choices.note or choices.next_appointment)
        self._run: SheetRun | None = None
        self._orders: tuple[SheetOrder, ...] = ()
        today = context.clinic.today()
        self.whose = Segments([(say.seen_on_a_day(), True), (say.all_patients(), False)], name=say.whose_sheets())
        self._day_field = DayField(terms.day(), today, side=Side.PAST)
        self.day = self._day_field.line
        self.day.setText(spoken_day(today))
        self.ticks: list[QCheckBox] = []
        self._rows = QVBoxLayout()
        self._listed = QFrame()
        self.how = QComboBox()
        self.how.addItem(say.one_file_for_each_patient_in_a(), False)
        self.how.addItem(say.one_file_for_all_of_them(), True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setVisible(False)
        self._told = label("", "muted", wrap=True)
        self._bar = SentenceBar(narrow=True)
        self.start_button = Button(say.save(), "save", kind="primary")
        self.close_button = Button(terms.close())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self._lay_out()
        self.whose.chosen_changed.connect(self._fill)
        self._day_field.changed.connect(self._fill)
        self.start_button.clicked.connect(self._question)
        self.close_button.clicked.connect(self._stop_or_close)
        self._fill()

    @property
    def chosen(self) -> tuple[SheetOrder, ...]:
        """The orders whose patients are ticked."""
        return tuple(order for order, tick in zip(self._orders, self.ticks, strict=True) if tick.isChecked())

    @property
    def told(self) -> str:
        """What stands below the list: how many, how far, what became of it."""
        return self._told.text()

    @property
    def run(self) -> SheetRun | None:
        """The run at work or the last one."""
        return self._run

    def start(self, target: Path) -> None:
        """Begin the run; the window shows how far it is.

        Args:
            target: A folder, or a file that ends in .pdf for all of them.
        """
        self._bar.dismiss()
        try:
            # The window of the system asked about the one file for all; in a folder nobody was asked about any.
            if_there = IfThere.REPLACE if target.suffix.lower() == ".pdf" else IfThere.BESIDE
            self._run = SheetRun(
                self._context.printing, self._kind, self.chosen, self._choices, target, self._context.clock(), if_there
            )
        except UserError as error:
            self._bar.say(str(error))
            return
        self.progress.setRange(0, max(1, self._run.total))
        self.progress.setValue(0)
        self._set_busy(True)
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks where to save; where nobody is chosen it is said what is missing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._timer.isActive():
            super().keyPressEvent(event)
        elif self.start_button.isEnabled():
            self._question()
        elif not self.whose.chosen or self._day_field.judge(needed=say.write_the_day_of_the_visits()):
            self._bar.say(say.nobody_is_chosen())
            if self.ticks:
                self.ticks[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Stop the run, or close."""
        self._stop_or_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop a run before the window goes."""
        if self._run is not None:
            self._run.cancel()
        self._timer.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(14)
        column.addWidget(label(say.for_several(name=SHEET_NAMES[self._kind]()), "title"))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(Field(say.whose_sheets(), self.whose), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._day_field, 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._list())
        column.addWidget(Field(say.save_as(), self.how))
        self.left_out = label(say.notes_are_not_in_a_run(), "caution", wrap=True)
        self.left_out.setVisible(self._leaves_out)
        column.addWidget(self.left_out)
        column.addWidget(self.progress)
        column.addWidget(self._told)
        column.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.start_button)
        column.addLayout(foot)

    def _list(self) -> QWidget:
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(4)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._rows)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(terms.patients())
        self._listed.setProperty("kind", "sunk")
        self._listed.setFixedHeight(_LIST_PX)
        frame = QVBoxLayout(self._listed)
        frame.setContentsMargins(0, 4, 0, 4)
        frame.addWidget(area)
        return self._listed

    def _wanted_day(self) -> date | None:
        return self._day_field.day

    def _fill(self, *_new: object) -> None:
        clinic = self._context.clinic
        self._day_field.setVisible(self.whose.chosen)
        if self.whose.chosen:
            day = self._wanted_day()
            self._orders = () if day is None else orders_of_day(clinic, self._kind, day)
        else:
            self._orders = orders_of(clinic.patients.find("", limit=_MOST_LISTED))
        for tick in self.ticks:
            self._rows.removeWidget(tick)
            tick.deleteLater()
        self.ticks = [self._tick(order) for order in self._orders]
        for tick in self.ticks:
            self._rows.addWidget(tick)
        self._count()

    def _tick(self, order: SheetOrder) -> QCheckBox:
        can_be = order.course_id is not None or not KIND_TRAITS[self._kind].needs_course
        several = sum(one.patient_id == order.patient_id for one in self._orders) > 1
        name = order.patient_name if len(order.patient_name) <= _MOST_NAME else f"{order.patient_name[:_MOST_NAME]}…"
        if several and can_be:
            number, course = order.session_number, order.indication
            name = say.sheet_of_course(name=name, course=course) if number is None else (
                say.sheet_of_session(name=name, number=number, course=course)
            )
        tick = QCheckBox((name if can_be else say.no_course_yet(name=name)).replace("&", "&&"))
        tick.setChecked(can_be)
        tick.toggled.connect(self._count)
        return tick

    def _count(self, *_item: object) -> None:
        chosen = len({order.patient_id for order in self.chosen})
        self.start_button.setEnabled(chosen > 0)
        if not self._orders:
            self._told.setText(say.nobody_had_a_session_on_this_day())
        else:
            self._told.setText(say.patients_chosen(len({order.patient_id for order in self._orders}), chosen=chosen))

    def _question(self) -> None:
        """Question a password that is guessed in no time before many sheets are locked with it."""
        doubt = password_doubt(self._choices.password)
        if doubt:
            self._bar.say(doubt, act=say.save_with_it_all_the_same(), on_act=self._ask_where)
        else:
            self._ask_where()

    def _ask_where(self) -> None:
        self._bar.dismiss()
        if self.how.currentData():
            name, _ = QFileDialog.getSaveFileName(self, say.save_all_in_one_file(), "sheets.pdf", say.pdf_pdf())
            if name:
                self._start_file(Path(name))
            return
        folder = QFileDialog.getExistingDirectory(self, say.folder_for_the_sheets())
        if folder:
            self.start(Path(folder))

    def _start_file(self, chosen: Path) -> None:
        try:
            self.start(with_ending(chosen, ".pdf"))
        except UserError as error:
            self._bar.say(str(error))

    def _step(self) -> None:
        run = self._run
        if run is None:
            return
        run.step()
        self.progress.setValue(run.done)
        self._told.setText(            say.done_now(done=run.done, total=run.total, patient=run.next_name)
            if run.next_name
            else done_of_total(done=run.done, total=run.total))
        if run.is_over:
            self._timer.stop()
            self._set_busy(False)
            self._tell(run)

    def _stop_or_close(self) -> None:
        if self._run is not None and not self._run.is_over:
            self._run.cancel()
            self._timer.stop()
            self._set_busy(False)
            self._tell(self._run)
        else:
            super().reject()

    def _tell(self, run: SheetRun) -> None:
        told = say.stopped if run.is_cancelled else say.of_sheets_made_saved
        self._told.setText(told(len(run.written), made=run.made, total=run.total))
        faults = [fault.spoken for fault in run.faults]
        more = len(faults) - _MOST_FAULTS
        told = [*faults[:_MOST_FAULTS], *([say.and_more(more)] if more > 0 else [])]
        if run.withheld:
            told.append(withheld_words(run.withheld))
        if told:
            self._bar.say("\n".join(told))

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(True)
        for widget in (self.whose, self.day, self._listed, self.how, self.start_button):
            widget.setEnabled(not busy)
        self.close_button.setText(terms.stop() if busy else terms.close())
