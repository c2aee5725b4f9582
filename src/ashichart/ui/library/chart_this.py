"""The foot of a card: brings the point into the open session, once its side is known. Readings are Chart's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.atlas.body import Point, Side
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.sessions import Session
from ashichart.domain.charting.sites import Site
from ashichart.domain.days import day_of
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import Workplace
from ashichart.ui.parts.controls import Button, label
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.dates import month_day_of
from ashichart.wording.lists import and_list
from ashichart.wording.names.sides import SIDES
from ashichart.wording.screens import library as say

if TYPE_CHECKING:
    from ashichart.domain.charting.sessions import SessionChart

NO_SESSION = say.no_session_is_open_choose_a_patient()
_SIDES, _DAY = 1, 2
_BOTH = (Side.LEFT, Side.RIGHT)
_KEYS = {Qt.Key.Key_L: (Side.LEFT,), Qt.Key.Key_R: (Side.RIGHT,), Qt.Key.Key_B: _BOTH}


class ChartThis(QFrame):
    """The button, the question for the side, and what came of it.

    Args:
        context: The open clinic.
        go_to_chart: Goes to the session in Chart; is given the id of a site to select.
        give_back: Called when the question for the side is over; the keys may go back to where they were.
    """

    def __init__(
        self, context: UiContext, go_to_chart: Callable[[str], object], give_back: Callable[[], object]
    ) -> None:
        super().__init__()
        self._context, self._show_in_chart, self._give_back = context, go_to_chart, give_back
        self._workplace = Workplace()
        self._chart: SessionChart | None = None
        self._patient_name = ""
        self._point: Point | None = None
        self.setProperty("kind", "foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(8)
        self.said = label("", "hint", wrap=True)
        self.go_to_chart = Button(say.show_in_chart(), kind="link")
        self.go_to_chart.clicked.connect(self._go_to_chart)
        self._stack = QStackedWidget()
        self.button = Button(
            say.chart_this(), kind="primary", size="large", hint=say.into_the_open_session_ctrl_enter()
        )
        self.button.clicked.connect(self.ask)
        self._stack.addWidget(self.button)
        self._stack.addWidget(self._make_sides())
        self._stack.addWidget(self._make_day())
        column.addWidget(self.said)
        column.addWidget(self.go_to_chart, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack)
        context.bus.changed.connect(self._take_up)

    def _make_sides(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.sides: dict[tuple[Side, ...], Button] = {}
        for words, key, sides in (
            (terms.left(), "L", (Side.LEFT,)),
            (terms.right(), "R", (Side.RIGHT,)),
            (terms.both(), "B", _BOTH),
        ):
            button = Button(words, size="large", hint=f"{words} ({key})")
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, wanted=sides: self._bring(wanted))
            row.addWidget(button, 1)
            self.sides[sides] = button
        return page

    def _make_day(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.this_day = Button(say.chart_into_it(), size="large")
        self.this_day.setAutoDefault(True)
        self.this_day.clicked.connect(self._go_on)
        self.other_day = Button(say.leave_it(), size="large")
        self.other_day.setAutoDefault(True)
        self.other_day.clicked.connect(self._leave)
        row.addWidget(self.this_day, 1)
        row.addWidget(self.other_day, 1)
        return page

    # ---- what is shown

    def set_workplace(self, workplace: Workplace) -> None:
        """Take the session that is open, if one is; a question asked for another one is over."""
        if workplace.session_id != self._workplace.session_id:
            self._stack.setCurrentIndex(0)
        self._workplace = workplace
        self._read()
        self._refresh()

    def set_point(self, point: Point | None) -> None:
        """Offer a point; None, for a group, hides the foot."""
        self._point = point
        self.setVisible(point is not None)
        self._stack.setCurrentIndex(0)
        self._refresh()

    @property
    def is_asking(self) -> bool:
        """Whether the side is asked for."""
        return self._stack.currentIndex() == _SIDES

    @property
    def is_asking_for_day(self) -> bool:
        """Whether it is asked if a session of another day is meant."""
        return self._stack.currentIndex() == _DAY

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites of the point in the open session."""
        if self._chart is None or self._point is None:
            return ()
        return tuple(site for site in self._chart.sites if site.code == self._point.code)

    # ---- acts

    def ask(self) -> None:
        """Bring the point in; ask first if the session is not today's, and for the side if the point has two."""
        if self._point is None or not self.button.isEnabled():
            return
        if self._chart is not None and not self._is_of_today(self._chart.session):
            self._stack.setCurrentIndex(_DAY)
            self._refresh()
            self.other_day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._go_on()

    def _is_of_today(self, session: Session) -> bool:
        return session.day == day_of(self._context.clock(), session.zone)

    def _go_on(self) -> None:
        if self._point is None:
            return
        if len(self._point.sides) == 1:
            self._bring(self._point.sides)
            return
        self._stack.setCurrentIndex(_SIDES)
        self._refresh()
        there = {site.side for site in self.sites}
        self.sides[(Side.RIGHT,) if there == {Side.LEFT} else (Side.LEFT,)].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """L, R and B answer, Escape takes the question back."""
        key = Qt.Key(event.key())
        if self.is_asking and key in _KEYS and not event.modifiers():
            self._bring(_KEYS[key])
        elif (self.is_asking or self.is_asking_for_day) and key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
        self._refresh()
        self._give_back()

    def _bring(self, sides: tuple[Side, ...]) -> None:
        context, chart, point = self._context, self._chart, self._point
        if chart is None or point is None or self._workplace.patient_id is None:
            return
        try:
            sites = [context.clinic.charting.site_for_point(self._workplace.patient_id, point, side) for side in sides]
            new = [site for site in sites if chart.site(site.id) is None]
            if new:
                context.clinic.charting.bring_in(chart.session.id, new)
        except UserError as error:
            context.bus.announce_failure(error)
            return
        self._stack.setCurrentIndex(0)
        self._read()
        self._refresh()
        self._give_back()

    def _go_to_chart(self) -> None:
        sites = self.sites
        if sites:
            self._show_in_chart(sites[-1].id)

    # ---- what the file says

    def _take_up(self, changes: Changes) -> None:
        if changes.atlas or self._workplace.session_id in changes.sessions:
            self._read()
            self._refresh()

    def _read(self) -> None:
        self._chart, self._patient_name = None, ""
        if self._workplace.session_id is not None and self._workplace.patient_id is not None:
            try:
                self._chart = self._context.clinic.charting.chart(self._workplace.session_id)
                self._patient_name = self._context.clinic.patients.get(self._workplace.patient_id).name
            except UserError:
                self._chart = None

    def _refresh(self) -> None:
        why = self._why_not()
        sites = self.sites
        self.button.setEnabled(self._point is not None and not why)
        asks = self.is_asking or self.is_asking_for_day
        self.go_to_chart.setVisible(bool(sites) and not asks)
        where_to = "" if self._chart is None else self._session_words(self._chart.session)
        if self.is_asking_for_day:
            words = say.is_not_todays_is_it_meant(session=f"{where_to[:1].upper()}{where_to[1:]}")
        elif self.is_asking:
            words = say.into_on_which_side_l_r_or(where_to=where_to)
        elif sites:
            sides = and_list([SIDES[site.side]() for site in sites if site.side is not Side.MIDLINE])
            words = say.already_in(session=where_to)
            if sides:
                words = say.already_in_on_sides(session=where_to, sides=sides)
            words = f"{words} {why}".strip()
        else:
            words = why or say.into_session(session=where_to)
        self.said.setText(words)
        self.button.setAccessibleDescription(words)

    def _session_words(self, session: Session) -> str:
        """Return session, day and patient: "session 9 of 24 November, Priya Vandermoor"."""
        day, now = session.day, day_of(self._context.clock(), session.zone)
        text = say.session_of_today if day == now else say.session_of_day
        return text(number=session.number, day=month_day_of(day, now), patient=self._patient_name)

    def _why_not(self) -> str:
        if self._context.clinic.read_only:
            return say.this_clinic_is_open_for_viewing_only()
        if self._chart is None:
            return NO_SESSION
        if self._chart.session.signed_at is not None:
            return say.session_is_signed_a_signed_session_does(number=self._chart.session.number)
        own = None if self._point is None else self._context.atlas.own.point(self._point.code)
        if own is not None and own.is_removed:
            return say.this_point_was_removed_bring_it_back()
        return ""
