"""The Chart place: the session at work, put together from its parts. Acts belong to the session controller."""


from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.small_body import paint_small_body
from ashichart.ui.chart import chart_marks as pictured
from ashichart.ui.chart.chart_body import ChartBody
from ashichart.ui.chart.conflict_ask import ConflictAsk
from ashichart.ui.chart.empty_page import empty_page
from ashichart.ui.chart.filmstrip import Filmstrip
from ashichart.ui.chart.header.header import ChartHeader
from ashichart.ui.chart.header.quick_entry import QuickEntry
from ashichart.ui.chart.header.top_bar import TINY_PX
from ashichart.ui.chart.kap.popover import KapPopover
from ashichart.ui.chart.keys import ChartKeys
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.chart.typed_line import TypedLine
from ashichart.ui.parts.controls import label
from ashichart.ui.parts.keyboard import take_no_focus
from ashichart.ui.parts.place import Place
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms

SMALL_WIDTH = 1360


class ChartPlace(Place):
    """One session at work.

    Signals:
        wanted: With the `Workplace` to go to or to keep.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.controller = controller = SessionController(context, self)
        self.sites_panel = SitesPanel(controller, context.theme, self._show_picked)
        self.body = ChartBody(controller, self.sites_panel, self._bars_px, lambda: self.keys.give_to_body())
        line = TypedLine(controller, self.body.canvas, self.body.plates.bar, self.body.places_of)
        self.entry = QuickEntry(line, context.theme, self)
        self.header = ChartHeader(controller, self.entry, self._set_step)
        self.filmstrip = Filmstrip(self._paint_small, self._show_session)
        self._lay_out()
        self.kap = KapPopover(self, controller, self.header.badge, self.body.canvas)
        parts = (self, controller, self.body.canvas, self.sites_panel, self.kap, self.body.rating)
        self.asking = ConflictAsk(*parts, self.body.plates.bring)
        self.keys = ChartKeys(self, self.body.canvas, self.entry, self.body.rating.strip, controller)
        self._connect()
        self._minute = QTimer(self, interval=20_000)
        self._minute.timeout.connect(self.kap.refresh)
        self._minute.start()
        self._refresh_all()

    def _lay_out(self) -> None:
        middle = _column()
        middle.addWidget(self.header.band)
        middle.addWidget(self.body.canvas, 1)
        middle.addWidget(self.body.plates.bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QFrame()
        self._left.setProperty("kind", "sidebar")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 10, 0, 0)
        left.setSpacing(2)
        heading = label(terms.sessions_alone(), "label")
        heading.setContentsMargins(16, 0, 0, 0)
        left.addWidget(heading)
        left.addWidget(self.filmstrip, 1)
        row.addWidget(self._left)
        row.addLayout(middle, 1)
        row.addWidget(self.sites_panel)
        chart = QWidget()
        column = _column(chart)
        column.addWidget(self.header.top)
        line = QFrame()
        line.setProperty("kind", "rule")
        column.addWidget(line)
        column.addLayout(row, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty_page(lambda: self.wanted.emit(Workplace(PlaceName.PATIENTS))))
        self._stack.addWidget(chart)
        _column(self).addWidget(self._stack)

    def _connect(self) -> None:
        controller, body, here = self.controller, self.body, self.controller.here
        for over in (self.entry.leave_session, self.kap.leave_session):
            here.session_left.connect(over)
        here.session_left.connect(lambda: self.sites_panel.needling.set_takes_out(False))
        here.opened.connect(self._refresh_all)
        here.chart_changed.connect(self._refresh_chart)
        controller.selection.changed.connect(self._refresh_selection)
        controller.selection.changed.connect(body.plates.walk_on)
        here.step_changed.connect(self._refresh_chart)
        here.where_changed.connect(self.wanted)
        body.recall_layers()
        self._context.bus.changed.connect(self._forget_line)
        canvas, plate_bar, layers = body.canvas, body.plates.bar, body.layers_card
        self.keys.add((
            ("/", self.keys.give_to_line), ("Ctrl+D", self.kap.open), ("Ctrl+0", canvas.sight.fit),
            ("Ctrl+B", lambda: body.painting.toggle()),
            *self.header.keys,
            ("F2", lambda: self._set_step(ChartStep.BEFORE)), ("F3", lambda: self._set_step(ChartStep.NEEDLING)),
            ("F4", lambda: self._set_step(ChartStep.AFTER)), ("Ctrl+M", controller.sites.mirror_selected),
            ("Ctrl+R", controller.sites.bring), ("PgDown", lambda: plate_bar.next_plates(1)),
            ("PgUp", lambda: plate_bar.next_plates(-1)), ("F6", body.plates.turn),
            ("Ctrl++", lambda: canvas.sight.zoom_by(1.25)), ("Ctrl+-", lambda: canvas.sight.zoom_by(0.8)),
            *layers.keys,
        ))  # fmt: skip
        take_no_focus(plate_bar, self.sites_panel, layers, self.header.top, *body.plates.pair.thumbs)

    # What the window asks of every place

    def show_for(self, workplace: Workplace) -> None:
        """Open the session of a workplace."""
        self.controller.here.open(workplace)
        if self.controller.here.chart is not None and not self.entry.hasFocus():
            self.body.canvas.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Dress the place anew."""
        for part in (self.body, self.entry, self.header.phases, self.sites_panel, self.asking.card):
            part.set_theme(theme)
        self._refresh_all()

    def show_site(self, site_id: str, step: ChartStep | None = None) -> None:
        """Select a site of the session and show where it lies, in the part of the session that is named."""
        if step is not None:
            self.controller.here.set_step(step)
        self.controller.selection.select_id(site_id)
        self.body.plates.bring_selected()

    # Drawing what the controller holds

    @property
    def is_small(self) -> bool:
        """True in a window of 1280 px."""
        return self.width() < SMALL_WIDTH

    def _bars_px(self) -> int:
        """How high the bars are that the window shows beside the place for a while."""
        return self.window().height() - self.height()

    def _refresh_all(self) -> None:
        here = self.controller.here
        self._stack.setCurrentIndex(1 if here.chart is not None else 0)
        if here.chart is None or here.patient is None:
            return
        self.body.show_opened()
        self.filmstrip.forget()
        self._refresh_chart()

    def _refresh_chart(self) -> None:
        here, theme = self.controller.here, self._context.theme
        if here.chart is None:
            return
        charts, planned = here.course_chart.sessions, here.course and here.course.planned_sessions
        self.filmstrip.show_course(charts, here.chart.session.id, planned, self._context.clock(), theme)
        self.entry.set_step(here.step)
        self.header.show(self.width())
        self.kap.refresh()
        self.sites_panel.refresh(theme, small=self.is_small)
        self.body.set_small(small=self.is_small)
        self.body.refresh()

    def _refresh_selection(self) -> None:
        if self.controller.here.chart is not None:
            self.sites_panel.refresh(self._context.theme, small=self.is_small)
            self.body.set_small(small=self.is_small)
            self.body.refresh_selection()

    def _paint_small(self, painter: QPainter, box: QRectF, chart: SessionChart) -> None:
        patient = self.controller.here.patient
        if patient is not None:
            marks = pictured.small_marks(chart, self.body.places_of)
            paint_small_body(
                painter, box, self._context.art, patient.figure, ("front", "back"), marks, self._context.theme
            )

    # What the pointer and the keys do

    def _forget_line(self, _changes: object) -> None:
        self.entry.forget()

    def _show_picked(self) -> None:
        self.keys.give_to_body()
        self.body.plates.bring_selected()

    def _set_step(self, step: ChartStep) -> None:
        self.controller.here.set_step(step)
        self.body.canvas.setFocus()  # digits go to the site that is asked about, whatever was typed before

    def _show_session(self, session_id: str) -> None:
        self.controller.here.show_session(session_id)
        self.keys.give_to_body()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what no widget took."""
        if self.keys.take(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panels the widths of the window's class."""
        super().resizeEvent(event)
        self._left.setFixedWidth(104 if self.is_small else 112)
        self._left.setVisible(self.width() >= TINY_PX)
        self.sites_panel.set_small(self.is_small)
        self.header.show(self.width())
        QTimer.singleShot(0, self, self._refresh_chart)


def _column(of: QWidget | None = None) -> QVBoxLayout:
    made = QVBoxLayout() if of is None else QVBoxLayout(of)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
