"""The top bar of the Chart place: who, which session and day, alerts, quick entry, phase, dose, undo, and "Saved"."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ashichart.domain.charting.late_entries import is_of_today
from ashichart.domain.charting.patients import Alert
from ashichart.domain.charting.sessions import Session
from ashichart.ui.appearance.glyphs import letters_without_font
from ashichart.ui.chart.header.alert_box import LEAST_PX, MOST_PX, AlertBox
from ashichart.ui.chart.header.phase_switch import PhaseSwitch
from ashichart.ui.chart.header.quick_entry import QuickEntry
from ashichart.ui.chart.kap.dose_badge import DoseBadge, has_badge
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.parts.controls import ElidedLabel, IconButton, label, pill, restyle
from ashichart.ui.parts.save_indicator import SaveIndicator
from ashichart.ui.undo.stack import Undo
from ashichart.wording import terms, top_bars
from ashichart.wording.chart import header as say
from ashichart.wording.dates import month_day, short_day, short_weekday, tiny_day
from ashichart.wording.fonts import no_font_words
from ashichart.wording.terms import session_number
from ashichart.wording.undone import redo_hint, undo_hint

HEIGHT_PX = 64
TINY_HEIGHT_PX = 56
COURSE_PX = 16  # for the name of the course, where the patient has more than one
# What the parts of the bar need at least, px.
TINY_NAME_PX, ENTRY_PX, ENTRY_TINY_PX, ENTRY_LEAST_PX, SAVED_PX, SAVED_TINY_PX = 116, 150, 114, 78, 86, 26
# The widths of the window's classes, px.
WIDE_PX, TINY_PX = 1360, 1120

# What gives way, in this order: (room of the badge, the word "Saved", Redo).
_GIVES_WAY = ((0, True, True), (1, True, True), (1, False, True), (2, False, True), (2, False, False))


class TopBar(QFrame):
    """Lays the parts of the bar out; each part knows its own work.

    `earlier` and `later` lead to the session before and after the open one; `ChartHeader` goes there.
    """

    def __init__(
        self, controller: SessionController, badge: DoseBadge, entry: QuickEntry, phases: PhaseSwitch, undo: Undo
    ) -> None:
        super().__init__()
        self._controller = controller
        self._undo = undo
        self._entry = entry
        self._badge = badge
        self._phases = phases
        self.setProperty("kind", "panel")
        self.setFixedHeight(HEIGHT_PX)
        row = QHBoxLayout(self)
        self._row = row
        # The bar never keeps the window from shrinking: `show_desk` gives its parts what there is.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(24, 8, 20, 8)
        row.setSpacing(10)
        self.alerts = AlertBox(controller.context.theme)
        row.addWidget(self._make_identity())
        row.addWidget(self._make_stepper())
        row.addWidget(self.alerts)
        row.addWidget(entry, 4)
        row.addWidget(phases, 3)
        row.addWidget(badge)
        self._back = IconButton("undo", terms.undo_ctrl_z())
        self._again = IconButton("redo", terms.redo_ctrl_shift_z())
        self._back.clicked.connect(undo.undo)
        self._again.clicked.connect(undo.redo)
        row.addWidget(self._back)
        row.addWidget(self._again)
        self._saved = SaveIndicator(controller.context.bus, controller.context.theme, controller.context.clinic.zone)
        row.addWidget(self._saved)
        undo.changed.connect(self.show_undo)
        self.show_undo()

    def _make_identity(self) -> QWidget:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.setContentsMargins(0, 2, 0, 2)
        first = QHBoxLayout()
        first.setSpacing(8)
        self._name = ElidedLabel("", "name")
        self._demo = pill("demonstration", "pill-caution")
        self._demo.setVisible(self._controller.context.clinic.is_demonstration)
        first.addWidget(self._name, 1)
        first.addWidget(self._demo)
        who.addLayout(first)
        self._tiny_name = label("", "strong", wrap=True)
        self._tiny_name.hide()
        who.addWidget(self._tiny_name)
        self._what = label("", "muted")
        # Which session is charted is never cut: the name gives way, this line does not.
        self._what.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._second = QWidget()
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(4)
        second.addWidget(self._what)
        self.change = IconButton("edit", say.change_or_remove_this_session(), size=14)
        self.change.setFixedSize(22, 20)
        self.change.clicked.connect(self._offer_changes)
        second.addWidget(self.change)
        second.addStretch(1)
        who.addWidget(self._second)
        self._course = ElidedLabel("", "hint")
        self._course.setFixedHeight(COURSE_PX)
        who.addWidget(self._course)
        self._who = QWidget()
        self._who.setLayout(who)
        self._who.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return self._who

    def _offer_changes(self) -> None:
        """What can be done with the open session as a visit."""
        chart, context = self._controller.here.chart, self._controller.context
        if chart is None:
            return
        from ashichart.ui.dialogs.session_questions import ask_session_change, ask_session_removal

        menu, session = QMenu(self), chart.session
        menu.addAction(say.change_day_time_or_kind(), lambda: ask_session_change(context, self.window(), session))
        remove = say.remove_session(number=session.number)
        menu.addAction(remove, lambda: ask_session_removal(context, self.window(), session))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height())))

    def _make_stepper(self) -> QWidget:
        """The filmstrip of a window that has no room for one: ‹ Session 6 of 8 ›."""
        self.earlier = IconButton("chevron-left", say.earlier_session_ctrl_up(), size=16)
        self.later = IconButton("chevron-right", say.later_session_ctrl_down(), size=16)
        self._step_words = label("", "strong")
        self._step_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._step_day = label("", "hint")
        self._step_day.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._step_words)
        words.addWidget(self._step_day)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.earlier)
        row.addLayout(words)
        row.addWidget(self.later)
        self._step_course = ElidedLabel("", "hint")
        self._step_course.setFixedHeight(COURSE_PX)
        both = QVBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addLayout(row)
        both.addWidget(self._step_course)
        self._stepper = QWidget()
        self._stepper.setLayout(both)
        self._stepper.hide()
        return self._stepper

    def show_undo(self) -> None:
        """Say what can be taken back and done again."""
        self._back.setEnabled(self._undo.can_undo)
        self._back.setToolTip(undo_hint(self._undo.undo_label))
        self._again.setEnabled(self._undo.can_redo)
        self._again.setToolTip(redo_hint(self._undo.redo_label))

    def show_desk(self, *, width: int) -> None:
        """Say who is charted, which session of which day, and what must be known before a needle goes in.

        Args:
            width: Of the place, px. What has no room gives way in a fixed order: the kind on the dose badge, the word
                "Saved", Redo, and last the filmstrip's own words; session, day, alerts and phases never do.
        """
        tiny, small = width < TINY_PX, width < WIDE_PX
        theme, controller = self._controller.context.theme, self._controller
        self._saved.set_theme(theme)
        patient, chart = controller.here.patient, controller.here.chart
        is_demonstration = controller.context.clinic.is_demonstration
        self._show_name(patient.name if patient else "", tiny=tiny)
        self._demo.setText(top_bars.DEMONSTRATION[small]())
        self._demo.setVisible(is_demonstration and not tiny)
        self._stepper.setVisible(tiny and chart is not None)
        self._second.setVisible(not tiny)
        self._show_course(tiny=tiny)
        if chart is not None:
            self._show_session(chart.session, tiny=tiny, small=small)
        unseen = no_font_words(letters_without_font(patient.name)) if patient else ""
        course = controller.here.course.indication if controller.here.course else ""
        self._who.setToolTip("\n".join(words for words in (course, unseen) if words))
        self._row.setSpacing(4 if tiny else 8 if small else 10)
        self._row.setContentsMargins(10 if tiny else 14 if small else 24, 6, 8 if tiny else 12 if small else 20, 6)
        self._share_out(width, patient.alerts if patient else (), tiny=tiny)

    def _show_name(self, name: str, *, tiny: bool) -> None:
        self._name.setText(name)
        self._name.setVisible(not tiny)
        self._tiny_name.setText(name)
        self._tiny_name.setVisible(tiny)

    def _show_course(self, *, tiny: bool) -> None:
        """Name the course where a session of another one could be taken for this: on a line of its own."""
        here = self._controller.here
        named = here.course.indication if here.course is not None and here.has_other_courses else ""
        self.setFixedHeight((TINY_HEIGHT_PX if tiny else HEIGHT_PX) + (COURSE_PX if named else 0))
        for line, shown in ((self._course, not tiny), (self._step_course, tiny)):
            line.setText(named)
            line.setVisible(shown and bool(named))

    def _share_out(self, width: int, alerts: Sequence[Alert], *, tiny: bool) -> None:
        """Give every part its width; the quick entry takes what is left."""
        margins = self._row.contentsMargins()
        room = width - margins.left() - margins.right() - 8 * self._row.spacing()
        phases = self._phases.least_px(tiny=tiny)
        who = TINY_NAME_PX if tiny else self._second.sizeHint().width()
        needs = who + phases + (ENTRY_TINY_PX if tiny else ENTRY_PX) + (LEAST_PX if alerts else 0)
        needs += self._stepper.sizeHint().width() if tiny else 0
        chart, extra = self._controller.here.chart, 0
        for badge, words, redo in _GIVES_WAY:
            self._saved.set_tiny(tiny=not words)
            self._again.setVisible(redo)
            saved_px, undo_px = SAVED_PX if words else SAVED_TINY_PX, 72 if redo else 34
            extra = (self._badge.set_room(badge) if has_badge(chart) else 0) + saved_px + undo_px
            if needs + extra <= room:
                break
        left = max(0, room - needs - extra)
        self._phases.setMinimumWidth(phases)
        wish = ENTRY_TINY_PX if tiny else ENTRY_PX
        # When all has given way the line itself does: its hint goes, the glass and the key stay.
        self._entry.setMinimumWidth(min(wish, max(ENTRY_LEAST_PX, wish - needs - extra + room)))
        most = LEAST_PX + int(left * 0.4)
        self.alerts.show_alerts(alerts, self._controller.context.theme, min(MOST_PX, most))
        name = QFontMetrics(self._name.font()).horizontalAdvance(self._name.text()) + (110 if self._demo.text() else 0)
        self._who.setFixedWidth(who if tiny else min(max(who, name), who + int(left * 0.3)))
        # A bar that gives its window no least size is not laid out again by itself when its parts change theirs.
        self._row.invalidate()
        self._row.activate()

    @property
    def session_words(self) -> str:
        """What is said of the open session."""
        return self._what.text()

    def _show_session(self, session: Session, *, tiny: bool, small: bool) -> None:
        now, course = self._controller.context.clock(), self._controller.here.course
        title = session_number(number=session.number)
        if course and course.planned_sessions:
            title = say.session_of_planned(number=session.number, planned=course.planned_sessions)
        day = session.day
        if is_of_today(session, now):
            written = say.weekday_and_day(
                weekday=short_weekday(day), day=tiny_day(day) if small else short_day(day)
            )
            words, role = say.session_and_day(session=title, day=written), "muted"
        else:
            words, role = say.session_of_not_todays(number=session.number, month_day=month_day(session.day)), "caution"
        self._step_words.setText(title)
        self._step_day.setText(say.weekday_and_day(weekday=short_weekday(day), day=tiny_day(day)))
        numbers = [one.session.number for one in self._controller.here.course_chart.sessions]
        self.earlier.setEnabled(session.number != min(numbers, default=session.number))
        self.later.setEnabled(session.number != max(numbers, default=session.number))
        self._what.setText(words)
        if tiny and self._controller.context.clinic.is_demonstration:
            self._step_day.setText(say.day_and_demonstration(day=tiny_day(day)))
        self._step_words.setProperty("role", "caution" if role == "caution" else "strong")
        restyle(self._step_words)
        self._what.setAccessibleName(words)
        self._what.setProperty("role", role)
        restyle(self._what)
