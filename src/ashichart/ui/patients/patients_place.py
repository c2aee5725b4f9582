"""The Patients place: search, today, recent, and the chosen patient's card. Acts are service calls, one each."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.days import local_time
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.charting.patients import DaySession, PatientDraft, PatientSummary
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.dialogs.course_dialog import CourseDialog, NewCourse
from ashichart.ui.dialogs.form import ask
from ashichart.ui.dialogs.patient_dialog import PatientDialog
from ashichart.ui.parts.controls import Button, label, restyle
from ashichart.ui.parts.keyboard import is_plain
from ashichart.ui.parts.place import Place
from ashichart.ui.parts.search_line import patients_line
from ashichart.ui.patients.acts import PatientActs
from ashichart.ui.patients.demonstration_strip import DemonstrationStrip
from ashichart.ui.patients.patient_card import CardActs, PatientCard
from ashichart.ui.patients.portraits import Portraits
from ashichart.ui.patients.recent_table import RecentTable
from ashichart.ui.patients.records_menu import RecordsMenu
from ashichart.ui.patients.today_cards import TodayCards
from ashichart.ui.patients.words import hint_words, last_seen
from ashichart.ui.ui_context import UiContext
from ashichart.wording import dates, terms
from ashichart.wording.screens import patients as say

NARROW_FROM_PX = 1340
LOW_FROM_PX = 720
SEARCH_DELAY_MS = 60
COLUMN_PX = 960


class PatientsPlace(Place):
    """The start of every day.

    Args:
        context: The open clinic.
        leave: Leaves the demonstration.

    Signals:
        wanted: With the `Workplace` to go to.
    """

    def __init__(self, context: UiContext, leave: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._acts = PatientActs(context)
        self.records = RecordsMenu(context, self, self._open_session)
        self._today = context.clinic.today()
        self._selected_id: str | None = None
        self._course_id: str | None = None
        self._session_id: str | None = None
        self._seen: tuple[DaySession, ...] = ()
        self._portraits = Portraits(context)
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.setContentsMargins(0, 0, 0, 0)
        if context.clinic.is_demonstration:
            outer.addWidget(DemonstrationStrip(leave))
        row = QHBoxLayout()
        row.setSpacing(0)
        outer.addLayout(row, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self._scroll, 1)
        acts = CardActs(
            start_session=self._start_session, open_session=self._go_on,
            show_course=lambda: self._go(PlaceName.COURSE), show_sheets=lambda: self._go(PlaceName.PRINT),
            begin_course=self._ask_new_course, change_records=self._offer_changes, choose_course=self._choose_course,
            show_session=self._show_session,
        )  # fmt: skip
        self.card = PatientCard(context.art, context.theme, acts, is_demonstration=context.clinic.is_demonstration)
        row.addWidget(self.card)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_DELAY_MS)
        self._wait.timeout.connect(self._fill_lists)
        self._scroll.setWidget(self._make_lists())
        context.bus.changed.connect(self._on_changed)

    # ---- what the window asks for

    def show_for(self, workplace: Workplace) -> None:
        """Show the lists, with the workplace's patient chosen."""
        self._today = self._context.clinic.today()
        if workplace.patient_id is not None and workplace.patient_id != self._selected_id:
            self._selected_id, self._course_id = workplace.patient_id, workplace.course_id
        elif workplace.course_id is not None:
            self._course_id = workplace.course_id
        self._session_id = workplace.session_id or self._session_id
        self._fill_lists()
        if self._selected_id is None and self._seen:
            self._selected_id, self._course_id = self._seen[0].patient.id, self._seen[0].session.course_id
        self._fill_card()
        if self._selected_id is not None and self._selected_id != workplace.patient_id:
            QTimer.singleShot(0, self, self._tell_selection)  # who looks chosen is who the other places open
        if not self.search.hasFocus():
            self.search.setFocus()
            self.search.selectAll()  # what is typed now is the next search, not more of the last one

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self.search.set_theme(theme)
        self.table.set_theme(theme)
        self.today_cards.set_theme(theme)
        self.card.set_theme(theme)
        self._fill_card()

    def focus_search(self) -> None:
        """Put the cursor into the search, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def ask_new_patient(self, name: str = "", *, not_found: bool = False) -> None:
        """Ask for a new patient, then choose them; `not_found`: a search found nobody, and Enter alone adds nobody."""
        dialog = PatientDialog(self, self._today, name=name, namesake=self._context.clinic.patients.namesake)
        if not_found:
            dialog.say(say.nobody_answers_to_add_a_new_patient(name=name))
            dialog.act_button.setDefault(False)
            dialog.name.textEdited.connect(lambda: dialog.act_button.setDefault(True))
            dialog.birth_date.textEdited.connect(lambda: dialog.act_button.setDefault(True))
        ask(dialog, lambda draft: self._add_patient(cast("PatientDraft", draft)))

    # ---- building

    def _make_lists(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "scrolled")
        sides = QHBoxLayout(page)
        self._sides = sides
        column = QVBoxLayout()
        column.setSpacing(0)
        sides.addLayout(column, 1000)
        sides.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(12)
        self.search = patients_line(self._context.theme, self._enter_list)
        self.search.textChanged.connect(self._wait_then_search)
        self.search.returnPressed.connect(self._take_search)
        self.new_patient = Button(say.new_patient(), "plus", size="huge", hint=say.new_patient_ctrl_n())
        self.new_patient.clicked.connect(lambda: self.ask_new_patient(self.search.text().strip()))
        top.addWidget(self.search, 1)
        top.addWidget(self.new_patient)
        column.addLayout(top)
        self._today_head = QHBoxLayout()
        self._today_head.setSpacing(10)
        self._today_title = label(say.today(), "section")
        self._today_day = label("", "hint")
        self._today_head.addWidget(self._today_title)
        self._today_head.addWidget(self._today_day, 1)
        self.all_courses = Button(
            terms.all_courses(), "course", size="small", hint=say.all_courses_side_by_side_ctrl_shift()
        )
        self.all_courses.clicked.connect(lambda: self.wanted.emit(Workplace(PlaceName.OVERVIEW, self._selected_id)))
        # Alone in its row while a search hides the rest, it keeps its width and its place.
        self._today_head.addWidget(self.all_courses, 0, Qt.AlignmentFlag.AlignRight)
        column.addSpacing(28)
        column.addLayout(self._today_head)
        column.addSpacing(10)
        self._today_empty = label(say.no_session_today_yet_choose_a_patient(), "muted")
        column.addWidget(self._today_empty)
        self.today_cards = TodayCards(self._portraits.paint, self._take_card, self._go_on)
        column.addLayout(self.today_cards)
        column.addSpacing(28)
        self._recent_title = label(say.recent(), "section")
        column.addWidget(self._recent_title)
        column.addSpacing(8)
        self.table = RecentTable(self._context.theme, self._today, self._select, self._open)
        column.addWidget(self.table)
        column.addSpacing(14)
        self.hint = label("", "hint", wrap=True)
        column.addWidget(self.hint)
        self.removed = Button(say.removed_patients(), kind="link", hint=say.list_them_and_bring_one_back())
        self.removed.clicked.connect(self.records.show_removed_patients)
        column.addWidget(self.removed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _wait_then_search(self, _text: str) -> None:
        self._wait.start()

    # ---- lists

    def _fill_lists(self) -> None:
        self._wait.stop()
        text = self.search.text().strip()
        service = self._context.clinic.patients
        self._seen = self._seen if text else service.today()
        found = service.find(text)
        if not text:
            found = tuple(sorted(found, key=last_seen, reverse=True))
        nobody_yet = not text and not found
        self._fill_today(() if text else self._seen, visible=not text and not nobody_yet)
        self._recent_title.setText(say.found() if text else say.recent())
        self._recent_title.setVisible(bool(found))
        self.table.setVisible(bool(found))
        self.table.set_rows(found, self._selected_id)
        self.removed.setVisible(bool(service.removed()))
        self.hint.setText(hint_words(text, nobody_yet=nobody_yet, found=bool(found)))

    def _fill_today(self, sessions: tuple[DaySession, ...], *, visible: bool) -> None:
        for part in (self._today_title, self._today_day):
            part.setVisible(visible)
        self._today_day.setText(dates.weekday_day(self._today))
        self._today_empty.setVisible(visible and not sessions)
        self.today_cards.show_sessions(sessions, self._context.clock(), self._context.theme)
        self.today_cards.mark(self._is_chosen)

    def _fill_card(self) -> None:
        summary = self._summary_of(self._selected_id)
        if summary is None:
            self._selected_id = None
            self.card.show_nobody(say.choose_a_patient_to_see_where_the())
        else:
            marks = self._portraits.marks_of(summary.patient, summary.latest)
            self.card.show_patient(summary, marks, self._context.clock(), self._today)
        self.today_cards.mark(self._is_chosen)
        self.table.select(self._selected_id)
        # One filled button a screen: the card's, once there is one.
        self.new_patient.setProperty("kind", "primary" if summary is None else "")
        restyle(self.new_patient)
        self.new_patient.set_icon_name("plus")

    def _summary_of(self, patient_id: str | None) -> PatientSummary | None:
        if patient_id is None:
            return None
        try:
            summary = self._context.clinic.patients.summary(patient_id, self._course_id)
        except UserError:
            return None  # removed meanwhile: an id that no longer exists is nobody
        course_id = None if summary.course is None else summary.course.id
        for seen in self._seen:  # of two sessions on one day the one whose card is chosen
            if seen.session.id == self._session_id and seen.session.course_id == course_id:
                return replace(summary, last_session=seen.session, latest=seen.chart)
        return summary

    def _is_chosen(self, seen: DaySession) -> bool:
        """Whether a card of today is of the session that is gone on with; a patient may have several."""
        shown = self.card.summary
        return shown is not None and shown.last_session is not None and shown.last_session.id == seen.session.id

    def _choose_course(self, course_id: str) -> None:
        self._course_id, self._session_id = course_id, None
        self._fill_card()
        self._go(PlaceName.PATIENTS)

    def _take_card(self, seen: DaySession) -> None:
        self._select(seen.patient.id, seen.session.course_id, seen.session.id)

    def _select(self, patient_id: str, course_id: str | None = None, session_id: str | None = None) -> None:
        if course_id is not None or patient_id != self._selected_id:  # of the same patient what is shown stays
            self._course_id, self._session_id = course_id, session_id
        self._selected_id = patient_id
        self._fill_card()
        self._go(PlaceName.PATIENTS)

    def _tell_selection(self) -> None:
        if self.isVisible():
            self._go(PlaceName.PATIENTS)

    # ---- acts

    def _take_search(self) -> None:
        self._fill_lists()
        text = self.search.text().strip()
        if not text:
            self.card.go_on()  # nobody was searched for: the patient who looks chosen stays chosen
        elif rows := self._context.clinic.patients.find(text, 1):
            self._select(rows[0].patient.id)
            self.card.focus_main_act()
        else:
            self.ask_new_patient(text, not_found=True)

    def _open(self, patient_id: str) -> None:
        self._select(patient_id)
        self.card.go_on()

    def _is_yesterdays(self) -> bool:
        """Show today's lists if another day began since they were filled; what was clicked then was yesterday's."""
        if self._today == self._context.clinic.today():
            return False
        self.show_for(Workplace(PlaceName.PATIENTS, self._selected_id))
        return True

    def _go(self, place: PlaceName, session_id: str | None = None) -> None:
        summary = self.card.summary
        if summary is None or self._is_yesterdays():
            return
        last = summary.last_session
        self.wanted.emit(
            Workplace(
                place,
                summary.patient.id,
                summary.course.id if summary.course else None,
                session_id or (last.id if last else None),
                ChartStep.BEFORE,
            )
        )

    def _go_on(self) -> None:
        self._go(PlaceName.CHART)

    def _add_patient(self, draft: PatientDraft) -> None:
        patient = self._acts.add_patient(draft)
        self.search.clear()
        self._fill_lists()
        self._select(patient.id)

    def _offer_changes(self, button: QWidget) -> None:
        if self.card.summary is not None:
            self.records.offer(self.card.summary, button)

    def _open_session(self, course: Course, session: Session) -> None:
        self.wanted.emit(Workplace(PlaceName.CHART, course.patient_id, course.id, session.id))

    def _show_session(self, session: Session) -> None:
        if self._selected_id is not None and not self._is_yesterdays():
            self.wanted.emit(Workplace(PlaceName.CHART, self._selected_id, session.course_id, session.id))

    def _ask_new_course(self) -> None:
        if self.card.summary is None:
            return
        patient = self.card.summary.patient
        ask(CourseDialog(self, patient.id, patient.name), lambda answer: self._add_course(cast("NewCourse", answer)))

    def _add_course(self, answer: NewCourse) -> None:
        self._is_yesterdays()
        self._course_id, self._session_id = self._acts.add_course(answer.draft).id, None  # the card is about it now
        self._fill_card()
        if answer.start_session:
            self._start_session(SessionKind.KAP)
        else:
            self._go(PlaceName.PATIENTS)

    def _start_session(self, kind: SessionKind) -> None:
        summary = self.card.summary
        if summary is None or summary.course is None or self._is_yesterdays():
            return
        self._session_id = self._acts.start_session(summary.course.id, kind).id
        self._go(PlaceName.CHART, self._session_id)

    # ---- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed anywhere in the place as a search; no button and no row answers to letters."""
        text = event.text()
        if not (is_plain(event) and text.isprintable() and text.strip()):
            super().keyPressEvent(event)
            return
        self.focus_search()
        if text != "/":  # as on the Chart, it only leads into the line
            self.search.insert(text)

    def _on_changed(self, changes: Changes) -> None:
        self.card.set_saved(say.saved_at(time=f"{local_time(changes.saved_at, self._context.clinic.zone):%H:%M:%S}"))
        if self.isVisible():
            self._fill_lists()
            self._fill_card()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look nothing up any more: the clinic may be closed before a search has waited its time."""
        super().hideEvent(event)
        self._wait.stop()

    def _enter_list(self) -> None:
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lists their margins and the card its width."""
        super().resizeEvent(event)
        width = event.size().width()
        narrow = width <= NARROW_FROM_PX
        if self.card.set_narrow(narrow=narrow, low=event.size().height() < LOW_FROM_PX):
            self._fill_card()
        side = 24 if narrow else 48
        self._sides.setContentsMargins(side, 24 if narrow else 32, side, 24)
        room = width - self.card.width() - 2 * side
        self._sides.setStretch(1, max(1, (room - COLUMN_PX) * 1000 // COLUMN_PX) if room > COLUMN_PX else 0)
