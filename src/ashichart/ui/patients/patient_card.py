"""One patient at the right of the Patients place: who, the body as last read, alerts, and the ways on. It only asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from ashichart.domain.analysis.change import Tally
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.services.charting.patients import NeedlesLeft, PatientSummary
from ashichart.ui.appearance.glyphs import letters_without_font
from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.small_body import SmallBody
from ashichart.ui.parts.controls import Button, IconButton, label, pill, rule
from ashichart.ui.parts.scrolling import put_in
from ashichart.ui.patients.words import born_words, carry_over_words, is_at_work, session_title
from ashichart.wording import terms
from ashichart.wording.dates import full_day, near_day, short_day
from ashichart.wording.fonts import no_font_words
from ashichart.wording.names.kinds import SESSION_OF_KIND, alert_sentence
from ashichart.wording.screens import patients as say
from ashichart.wording.tallies import parts_words
from ashichart.wording.terms import carry_over_of, courses

WIDE_PX = 456
NARROW_PX = 412


@dataclass(frozen=True, slots=True)
class CardActs:
    """Where the card leads.

    Attributes:
        start_session: Begins a session of a kind.
        open_session: Goes on with the last session.
        show_course: Goes to the course.
        show_sheets: Goes to Print.
        begin_course: Asks for a new course.
        change_records: Offers what can be changed, removed or brought back, under the button.
        choose_course: With the id of another course of the patient.
        show_session: Goes to an earlier session of any course of the patient.
    """

    start_session: Callable[[SessionKind], object]
    open_session: Callable[[], object]
    show_course: Callable[[], object]
    show_sheets: Callable[[], object]
    begin_course: Callable[[], object]
    change_records: Callable[[QWidget], object]
    choose_course: Callable[[str], object]
    show_session: Callable[[Session], object]


class PatientCard(QFrame):
    """The card; empty it says what to do next."""

    def __init__(self, art: PlateArtCache, theme: Theme, acts: CardActs, *, is_demonstration: bool) -> None:
        super().__init__()
        self._does = acts
        self._art, self._theme, self._is_demonstration = art, theme, is_demonstration
        self._summary: PatientSummary | None = None
        self._shown: QWidget | None = None
        self._body: SmallBody | None = None
        self._column: QVBoxLayout | None = None
        self._side_px = 32
        self._is_low = self._opens = False
        self.main_act: Button | None = None
        self.setProperty("kind", "panel-left")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 20)
        foot.setSpacing(8)
        self._saved_picture = label("")
        self._saved = label(say.everything_is_saved(), "hint")
        foot.addWidget(self._saved_picture)
        foot.addWidget(self._saved, 1)
        outer.addLayout(foot)
        self._tint_saved()

    @property
    def summary(self) -> PatientSummary | None:
        """The patient shown, None if nobody is."""
        return self._summary

    def set_narrow(self, *, narrow: bool, low: bool) -> bool:
        """Leave more room for the lists on small windows.

        Args:
            narrow: Whether the lists need the width.
            low: Whether body and acts have no room one below the other; then the acts come first.

        Returns:
            Whether the patient must be shown again for it.
        """
        was_low, self._is_low = self._is_low, low
        self.setFixedWidth(NARROW_PX if narrow else WIDE_PX)
        self._side_px = 20 if narrow else 32
        if self._column is not None:
            self._column.setContentsMargins(self._side_px, 20 if narrow else 30, self._side_px, 16)
        return low != was_low

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._theme = theme
        if self._body is not None:
            self._body.set_theme(theme)
        self._tint_saved()

    def set_saved(self, words: str) -> None:
        """Say when something was last saved."""
        self._saved.setText(words)

    def show_nobody(self, sentence: str) -> None:
        """Say what to do while no patient is chosen."""
        self._summary, self._body, self._column, self.main_act = None, None, None, None
        page = QWidget()
        page.setProperty("kind", "scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 32, 32, 16)
        column.addStretch(1)
        column.addWidget(label(sentence, "second", wrap=True))
        column.addStretch(2)
        self._show(page)

    def show_patient(self, summary: PatientSummary, marks: tuple[BodyMark, ...], now: datetime, today: date) -> None:
        """Show a patient.

        Args:
            summary: Who, and where the course stands.
            marks: Of the last session, `before`.
            now: Decides whether a session is at work.
            today: The day it is in the clinic.
        """
        self._summary = summary
        patient, course = summary.patient, summary.course
        page = QWidget()
        page.setProperty("kind", "scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(self._side_px, 30 if self._side_px == 32 else 20, self._side_px, 16)
        column.setSpacing(0)
        self._column = column
        head = QHBoxLayout()
        head.setSpacing(8)
        name = label(patient.name, "title", wrap=True)
        head.addWidget(name, 1)
        if self._is_demonstration:
            head.addWidget(pill("demonstration", "pill-caution"))
        more = IconButton("edit", say.change_or_remove_patient_course_sessions())
        more.clicked.connect(lambda: self._does.change_records(more))
        head.addWidget(more)
        column.addLayout(head)
        if unseen := no_font_words(letters_without_font(patient.name)):
            column.addWidget(label(unseen, "hint", wrap=True))
        column.addWidget(label(self._subtitle(summary, now), "second", wrap=True))
        column.addSpacing(18)
        if self._is_low:
            column.addLayout(self._ways_on(summary, now))
            column.addSpacing(12)
        column.addWidget(self._portrait(summary, marks))
        if marks and summary.last_session is not None:
            seen = near_day(summary.last_session.day, today)
            column.addSpacing(6)
            column.addWidget(label(say.before_session(number=summary.last_session.number, seen=seen), "hint"))
        for alert in patient.alerts:
            column.addSpacing(10)
            column.addWidget(self._caution(alert_sentence(alert)))
        for left in summary.left_in:
            column.addSpacing(10)
            column.addWidget(self._needles_left(left, summary))
        if not self._is_low:
            column.addSpacing(16)
            column.addLayout(self._ways_on(summary, now))
        if course is not None:
            column.addSpacing(24)
            column.addWidget(rule())
            column.addSpacing(20)
            self._add_course(column, course, summary)
        column.addStretch(1)
        self._show(page)

    def _subtitle(self, summary: PatientSummary, now: datetime) -> str:
        parts = [born_words(summary.patient)]
        if summary.course is not None:
            parts.append(summary.course.indication)
            session = summary.last_session
            if session is not None and is_at_work(session, now):
                parts.append(session_title(summary.course, session.number))
        else:
            parts.append(say.no_course_yet())
        return " · ".join(part for part in parts if part)

    def _portrait(self, summary: PatientSummary, marks: tuple[BodyMark, ...]) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "sunk")
        frame.setFixedHeight(316)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 12, 8, 8)
        self._body = SmallBody(self._art, summary.patient.figure, self._theme)
        self._body.set_marks(marks)
        inside.addWidget(self._body)
        return frame

    def _needles_left(self, left: NeedlesLeft, summary: PatientSummary) -> QFrame:
        """Say which session has needles that were never counted out, and lead there."""
        session = left.session
        frame = self._caution(say.needles_left(left.count, number=session.number, day=full_day(session.day)))
        if summary.last_session is None or session.id != summary.last_session.id:
            way = Button(say.go_to_session(number=session.number), kind="link")
            way.clicked.connect(lambda: self._does.show_session(session))
            cast("QHBoxLayout", frame.layout()).addWidget(way)
        return frame

    def _caution(self, sentence: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "caution")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        picture = label("")
        picture.setPixmap(icon("warning", self._theme.caution, 18).pixmap(18, 18))
        row.addWidget(picture)
        row.addWidget(label(sentence, wrap=True), 1)
        return frame

    def _ways_on(self, summary: PatientSummary, now: datetime) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        session, self._opens = summary.last_session, True
        if summary.course is None:
            act = Button(say.new_course(), "plus", kind="primary", size="large")
            act.clicked.connect(lambda: self._does.begin_course())
        elif summary.course.ended_on is not None:
            act = Button(say.look_at_the_course(), kind="primary", size="large")
            act.clicked.connect(lambda: self._does.show_course())
        elif session is not None and is_at_work(session, now):
            act = Button(say.go_on_with_session(number=session.number), kind="primary", size="large")
            act.clicked.connect(lambda: self._does.open_session())
        else:
            self._opens = False
            act = Button(say.new_kap_session(), "plus", kind="primary", size="large")
            act.clicked.connect(lambda: self._does.start_session(SessionKind.KAP))
        self.main_act = act
        row.addWidget(act, 1)
        if summary.course is not None:
            course = Button(terms.course(), size="large")
            course.clicked.connect(lambda: self._does.show_course())
            sheets = Button(say.print_text(), size="large")
            sheets.clicked.connect(lambda: self._does.show_sheets())
            row.addWidget(course)
            row.addWidget(sheets)
        rows.addLayout(row)
        if summary.course is None:
            return rows
        second = QHBoxLayout()
        second.setSpacing(8)
        if session is not None and not is_at_work(session, now):
            last = Button(say.look_at_session(number=session.number), "chart", kind="link")
            last.clicked.connect(lambda: self._does.open_session())
            rows.addWidget(last, 0, Qt.AlignmentFlag.AlignLeft)  # three links are wider than the card
        kinds = Button(say.other_session(), "plus", kind="link")
        kinds.clicked.connect(lambda: self._offer_kinds(kinds))
        another = Button(say.new_course(), "plus", kind="link")
        another.clicked.connect(lambda: self._does.begin_course())
        second.addWidget(kinds)
        second.addWidget(another)
        second.addStretch(1)
        rows.addLayout(second)
        return rows

    def _add_course(self, column: QVBoxLayout, course: Course, summary: PatientSummary) -> None:
        if len(summary.courses) > 1:
            column.addWidget(label(courses(len(summary.courses)), "label"))
            for one in summary.courses:
                choice = Button(_course_words(one), kind="toggle")
                choice.setCheckable(True)
                choice.setChecked(one.id == course.id)
                choice.clicked.connect(lambda _on=False, chosen=one.id: self._does.choose_course(chosen))
                column.addSpacing(4)
                column.addWidget(choice)
            column.addSpacing(16)
        column.addWidget(label(course.indication, "section", wrap=True))
        if course.ended_on is not None:
            column.addWidget(label(say.closed_on(day=full_day(course.ended_on)), "hint"))
        column.addSpacing(6)
        if course.goals:
            column.addWidget(label(course.goals, "muted", wrap=True))
            column.addSpacing(10)
        words = carry_over_words(summary.carry_over, summary.sessions_held)
        if words.direction is not None and summary.carry_over is not None:
            column.addWidget(label(carry_over_of(found=words.text), "strong", wrap=True))
            column.addSpacing(2)
            column.addWidget(label(_carry_over_sentence(summary.carry_over), "hint", wrap=True))

    def go_on(self) -> None:
        """Open what the main act opens; a new session is only offered, and a press of its own begins it."""
        if self.main_act is not None and self._opens:
            self.main_act.click()
        else:
            self.focus_main_act()

    def focus_main_act(self) -> None:
        """Give the keys to the main act, where it is seen."""
        if self.main_act is not None:
            self._scroll.ensureWidgetVisible(self.main_act)
            self.main_act.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, page: QWidget) -> None:
        had = None if self._shown is None else self._shown.focusWidget()
        words = had.text() if isinstance(had, QAbstractButton) and had.hasFocus() else None
        put_in(self._scroll, page)
        if words is not None:
            # The same button keeps the keys; where it is gone no other button may answer to them.
            same = (one for one in page.findChildren(QAbstractButton) if one.text() == words)
            next(same, self).setFocus(Qt.FocusReason.TabFocusReason)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._shown = page

    def _offer_kinds(self, button: Button) -> None:
        menu = QMenu(self)
        for kind, words in SESSION_OF_KIND.items():
            menu.addAction(words()).triggered.connect(lambda _on=False, wanted=kind: self._does.start_session(wanted))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _tint_saved(self) -> None:
        self._saved_picture.setPixmap(icon("check", self._theme.accent, 16).pixmap(16, 16))


def _carry_over_sentence(tally: Tally) -> str:
    return say.before_the_latest_session_against_before_the(counts=parts_words(tally))


def _course_words(course: Course) -> str:
    if course.ended_on is not None:
        return say.course_closed(indication=course.indication)
    return say.course_since(indication=course.indication, day=short_day(course.started_on))
