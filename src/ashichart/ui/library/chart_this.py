"""The foot of a card: brings the point into the open session, once its side is known. Readings are Chart's."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.body import Point, Side
from ashichart.domain.changes import Changes
from ashichart.domain.edits import PutSite
from ashichart.domain.errors import UserError
from ashichart.domain.sites import Site
from ashichart.domain.workplace import Workplace
from ashichart.ui.controls import Button, label
from ashichart.ui.workbench import Workbench

if TYPE_CHECKING:
    from ashichart.domain.sessions import SessionChart

NO_SESSION = "No session is open. Choose a patient and begin a session; the point can then be charted from here."
_BOTH = (Side.LEFT, Side.RIGHT)
_KEYS = {Qt.Key.Key_L: (Side.LEFT,), Qt.Key.Key_R: (Side.RIGHT,), Qt.Key.Key_B: _BOTH}


class ChartThis(QFrame):
    """The button, the question for the side, and what came of it.

    Signals:
        charted: With the id of the site that was brought in last.
        chart_wanted: Go to the session in Chart, with the id of a site to select.
        done: The question for the side is over; the keys may go back to where they were.
    """

    charted = Signal(str)
    chart_wanted = Signal(str)
    done = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._workplace = Workplace()
        self._chart: SessionChart | None = None
        self._point: Point | None = None
        self.setProperty("kind", "foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(8)
        self.said = label("", "hint", wrap=True)
        self.go_to_chart = Button("Show in Chart", kind="link")
        self.go_to_chart.clicked.connect(self._go_to_chart)
        self._stack = QStackedWidget()
        self.button = Button("Chart this", kind="primary", size="large", hint="Into the open session (Ctrl+Enter)")
        self.button.clicked.connect(self.ask)
        self._stack.addWidget(self.button)
        self._stack.addWidget(self._make_sides())
        column.addWidget(self.said)
        column.addWidget(self.go_to_chart, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack)
        bench.bus.changed.connect(self._take_up)

    def _make_sides(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.sides: dict[tuple[Side, ...], Button] = {}
        for words, key, sides in (("Left", "L", (Side.LEFT,)), ("Right", "R", (Side.RIGHT,)), ("Both", "B", _BOTH)):
            button = Button(words, size="large", hint=f"{words} ({key})")
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, wanted=sides: self._bring(wanted))
            row.addWidget(button, 1)
            self.sides[sides] = button
        return page

    # ---- what is shown

    def set_workplace(self, workplace: Workplace) -> None:
        """Take the session that is open, if one is."""
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
        return self._stack.currentIndex() == 1

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites of the point in the open session."""
        if self._chart is None or self._point is None:
            return ()
        return tuple(site for site in self._chart.sites if site.code == self._point.code)

    # ---- acts

    def ask(self) -> None:
        """Bring the point in, or ask for its side first if it has two."""
        if self._point is None or not self.button.isEnabled():
            return
        if len(self._point.sides) == 1:
            self._bring(self._point.sides)
            return
        self._stack.setCurrentIndex(1)
        self._refresh()
        there = {site.side for site in self.sites}
        self.sides[(Side.RIGHT,) if there == {Side.LEFT} else (Side.LEFT,)].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """L, R and B answer, Escape takes the question back."""
        key = Qt.Key(event.key())
        if self.is_asking and key in _KEYS and not event.modifiers():
            self._bring(_KEYS[key])
        elif self.is_asking and key == Qt.Key.Key_Escape:
            self._stack.setCurrentIndex(0)
            self._refresh()
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _bring(self, sides: tuple[Side, ...]) -> None:
        bench, chart, point = self._bench, self._chart, self._point
        if chart is None or point is None or self._workplace.patient_id is None:
            return
        try:
            sites = [bench.clinic.charting.site_for_point(self._workplace.patient_id, point, side) for side in sides]
            new = [site for site in sites if chart.site(site.id) is None]
            if new:
                title = "Bring in " + " and ".join(site.title for site in new)
                bench.clinic.charting.apply(chart.session.id, [PutSite(site) for site in new], title)
        except UserError as error:
            bench.bus.announce_failure(error)
            return
        self._stack.setCurrentIndex(0)
        self._read()
        self._refresh()
        self.charted.emit(sites[-1].id)
        self.done.emit()

    def _go_to_chart(self) -> None:
        sites = self.sites
        if sites:
            self.chart_wanted.emit(sites[-1].id)

    # ---- what the file says

    def _take_up(self, changes: Changes) -> None:
        if self._workplace.session_id in changes.sessions:
            self._read()
            self._refresh()

    def _read(self) -> None:
        self._chart = None
        if self._workplace.session_id is not None:
            try:
                self._chart = self._bench.clinic.charting.chart(self._workplace.session_id)
            except UserError:
                self._chart = None

    def _refresh(self) -> None:
        why = self._why_not()
        sites = self.sites
        self.button.setEnabled(not why)
        self.go_to_chart.setVisible(bool(sites) and not self.is_asking)
        if self.is_asking:
            self.said.setText("On which side? L, R or B for both; Esc takes it back.")
        elif sites and self._chart is not None:
            where = " and ".join(site.side.value for site in sites if site.side is not Side.MIDLINE)
            self.said.setText(f"In session {self._chart.session.number}" + (f", {where}." if where else "."))
        else:
            self.said.setText(why)
        self.said.setVisible(bool(self.said.text()))

    def _why_not(self) -> str:
        if self._bench.clinic.read_only:
            return "This clinic is open for viewing only, so nothing can be charted."
        if self._chart is None:
            return NO_SESSION
        if self._chart.session.signed_at is not None:
            return f"Session {self._chart.session.number} is signed; a signed session does not change."
        return ""
