"""The Chart place: the session at work, put together from its parts. Acts belong to the session controller."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.small_body import paint_small_body
from ashichart.ui.chart import chart_marks as pictured
from ashichart.ui.chart.canvas_selection import CanvasSelection
from ashichart.ui.chart.conflict.card import ConflictCard
from ashichart.ui.chart.conflict_ask import ConflictAsk
from ashichart.ui.chart.empty_page import empty_page
from ashichart.ui.chart.filmstrip import Filmstrip
from ashichart.ui.chart.header.header import ChartHeader
from ashichart.ui.chart.header.phase_switch import PhaseSwitch
from ashichart.ui.chart.header.quick_entry import QuickEntry
from ashichart.ui.chart.header.top_bar import TINY_PX, TopBar
from ashichart.ui.chart.kap.dose_badge import DoseBadge
from ashichart.ui.chart.kap.popover import KapPopover
from ashichart.ui.chart.keys import ChartKeys
from ashichart.ui.chart.layers.area_layers import AreaLayers
from ashichart.ui.chart.layers.corner_cards import CornerCards
from ashichart.ui.chart.layers.layers_card import LayerActs
from ashichart.ui.chart.layers.point_layers import PointLayers
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.plates.bar import PLATE_SETS, PlateActs, PlateBar
from ashichart.ui.chart.plates.choice import plates_for
from ashichart.ui.chart.plates.pair import PlatePair
from ashichart.ui.chart.rating.ask import RatingAsk
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.chart.typed_line import TypedLine
from ashichart.ui.parts.controls import label
from ashichart.ui.parts.keyboard import take_no_focus
from ashichart.ui.parts.place import Place
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms

if TYPE_CHECKING:
    from ashichart.ui.chart.kap.form import KapForm
    from ashichart.ui.chart.painting.painting import PainPainting

SMALL_WIDTH = 1360


class ChartPlace(Place):
    """One session at work.

    Signals:
        wanted: With the `Workplace` to go to or to keep.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.controller = SessionController(context, self)
        theme = context.theme
        self.canvas = BodyCanvas(context.art)
        self.canvas.set_theme(theme)
        self._points = PointLayers(self.canvas, context.atlas)
        self._areas = AreaLayers(self.canvas, context.atlas)
        self.plate_bar = PlateBar(theme, PlateActs(self._show_plates, self._zoom, self._toggle_layers))
        self.line = TypedLine(self.controller, self.canvas, self.plate_bar, self._places)
        self.entry = QuickEntry(self.line, theme, self)
        self.phases = PhaseSwitch(theme, self._set_step)
        self.badge = DoseBadge(theme)
        self.top = TopBar(self.controller, self.badge, self.entry, self.phases, context.undo)
        self.filmstrip = Filmstrip(self._paint_small, self._show_session)
        self.sites_panel = SitesPanel(self.controller, theme, self._show_picked)
        self._rating = RatingAsk(self.controller, self.canvas, self._places)
        self.strip = self._rating.strip
        acts = LayerActs(self._switch_points, self._areas.switch, self._refresh_chart, self._place_cards)
        self._cards = CornerCards(self.canvas, theme, context.memory, acts)
        self.layers_card = self._cards.layers
        self.pair = PlatePair(
            self.canvas, self.controller, context.art, self._places, self._bars_px, self._rating.place
        )
        self._empty = empty_page(lambda: self.wanted.emit(Workplace(PlaceName.PATIENTS)))
        self._lay_out()
        self.canvas.let_pick(CanvasSelection(self.canvas, self.controller, self.sites_panel, self.pair))
        self.kap = KapPopover(self, self.controller, self.badge, self.canvas)
        parts = (self, self.controller, self.canvas, self.sites_panel, self.kap, self._rating)
        self._asking = ConflictAsk(*parts, self._bring)
        self.keys = ChartKeys(self, self.canvas, self.entry, self.strip, self.controller)
        self._connect()
        self._minute = QTimer(self, interval=20_000)
        self._minute.timeout.connect(self.kap.refresh)
        self._minute.start()
        self._refresh_all()

    @cached_property
    def painting(self) -> "PainPainting":
        """The brush and what was painted; comes once the body stands on the screen."""
        from ashichart.ui.chart.painting.painting import PainPainting

        made = PainPainting(self.canvas, self.controller, self.sites_panel, self._context)
        made.taken.connect(self.plate_bar.brush.setChecked)
        made.taken.connect(self._place_cards)
        return made

    @property
    def conflict(self) -> ConflictCard:
        """Asks which of two values holds."""
        return self._asking.card

    @property
    def kap_form(self) -> "KapForm":
        """Where doses and vital signs are recorded."""
        return self.kap.form

    @property
    def _can_paint(self) -> bool:
        return "painting" in vars(self)

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.header = ChartHeader(self.controller, self.top)
        middle.addWidget(self.header.band)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.plate_bar)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._left = QFrame()
        self._left.setProperty("kind", "sidebar")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 10, 0, 0)
        left.setSpacing(2)
        heading = label(terms.sessions_alone(), "label")
        heading.setContentsMargins(16, 0, 0, 0)
        left.addWidget(heading)
        left.addWidget(self.filmstrip, 1)
        body.addWidget(self._left)
        body.addLayout(middle, 1)
        body.addWidget(self.sites_panel)
        chart = QWidget()
        column = QVBoxLayout(chart)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        line = QFrame()
        line.setProperty("kind", "rule")
        column.addWidget(line)
        column.addLayout(body, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(chart)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        controller, canvas = self.controller, self.canvas
        for over in (self.entry.leave_session, self.kap.leave_session):
            controller.here.session_left.connect(over)
        controller.here.session_left.connect(lambda: self.sites_panel.needling.set_takes_out(False))
        controller.here.opened.connect(self._refresh_all)
        controller.here.chart_changed.connect(self._refresh_chart)
        controller.selection.changed.connect(self._refresh_selection)
        controller.selection.changed.connect(self._walk_on)
        controller.here.step_changed.connect(self._refresh_chart)
        controller.here.where_changed.connect(self.wanted)
        canvas.zoom_changed.connect(self.plate_bar.show_zoom)
        canvas.moved.connect(self._place_cards)  # a band over the canvas comes and goes: they stay in its corner
        self._cards.recall()
        self._context.bus.changed.connect(self._points.take_up)
        self._context.bus.changed.connect(self._forget_line)
        self.plate_bar.brush.clicked.connect(lambda: self.painting.toggle())
        canvas.painted.connect(lambda: self.painting.begin(), Qt.ConnectionType.SingleShotConnection)
        self.keys.add((
            ("/", self.keys.give_to_line), ("Ctrl+D", self.kap.open), ("Ctrl+0", canvas.fit),
            ("Ctrl+B", lambda: self.painting.toggle()),
            *self.header.keys,
            ("F2", lambda: self._set_step(ChartStep.BEFORE)), ("F3", lambda: self._set_step(ChartStep.NEEDLING)),
            ("F4", lambda: self._set_step(ChartStep.AFTER)), ("Ctrl+M", controller.sites.mirror_selected),
            ("Ctrl+R", controller.sites.bring), ("PgDown", lambda: self.plate_bar.next_plates(1)),
            ("PgUp", lambda: self.plate_bar.next_plates(-1)), ("F6", self._turn),
            ("Ctrl++", lambda: canvas.zoom_by(1.25)), ("Ctrl+-", lambda: canvas.zoom_by(0.8)),
            *self.layers_card.keys,
        ))  # fmt: skip
        take_no_focus(self.plate_bar, self.sites_panel, self.layers_card, self.top, *self.pair.thumbs)

    # What the window asks of every place

    def show_for(self, workplace: Workplace) -> None:
        """Open the session of a workplace."""
        self.controller.here.open(workplace)
        if self.controller.here.chart is not None and not self.entry.hasFocus():
            self.canvas.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Dress the place anew."""
        for part in (self.canvas, self.entry, self.phases, self.strip, self._cards, self.sites_panel, self.conflict):
            part.set_theme(theme)
        if self._can_paint:
            self.painting.dress()
        self._refresh_all()

    # Drawing what the controller holds

    @property
    def is_small(self) -> bool:
        """True in a window of 1280 px."""
        return self.width() < SMALL_WIDTH

    def _bars_px(self) -> int:
        """How high the bars are that the window shows beside the place for a while."""
        return self.window().height() - self.height()

    def _places(self, site: Site) -> dict[str, tuple[float, float]]:
        patient = self.controller.here.patient
        return {} if patient is None else dict(self._context.atlas.places.of(patient.figure, site))

    def _refresh_all(self) -> None:
        controller = self.controller
        self._stack.setCurrentIndex(1 if controller.here.chart is not None else 0)
        if controller.here.chart is None or controller.here.patient is None:
            return
        self.canvas.set_figure(controller.here.patient.figure)
        self.pair.show()
        self.plate_bar.show_plates(controller.here.plates)
        self._points.show(controller.here.patient.figure)
        self._areas.show(controller.here.patient.figure)
        self.filmstrip.forget()
        self._refresh_chart()

    def _refresh_chart(self) -> None:
        controller, theme = self.controller, self._context.theme
        if controller.here.chart is None:
            return
        here = controller.here
        charts, planned = here.course_chart.sessions, here.course and here.course.planned_sessions
        self.filmstrip.show_course(charts, controller.here.chart.session.id, planned, self._context.clock(), theme)
        self.phases.show_step(here.step, here.chart)
        self.entry.set_step(controller.here.step)
        by_charge = self.layers_card.charge.isChecked()
        self.plate_bar.show_scale(controller.here.chart.session.scale, theme, small=self.is_small, by_charge=by_charge)
        self.header.show(self.width())
        self.kap.refresh()
        self._refresh_selection()
        self._place_cards()

    def _refresh_selection(self) -> None:
        controller = self.controller
        if controller.here.chart is None:
            return
        pending = controller.selection.site if controller.selection.is_pending else None
        by_charge = self.layers_card.charge.isChecked()
        marks = pictured.session_marks(
            controller.here.chart, self._places, controller.here.step, pending, by_charge=by_charge
        )
        self.pair.show_marks(marks)
        self.canvas.set_selected(controller.selection.site.id if controller.selection.site else None)
        self._areas.select(controller.selection.site)
        self.sites_panel.refresh(self._context.theme, small=self.is_small)
        self._rating.ask(small=self.is_small)

    def _walk_on(self) -> None:
        """In After the body turns to the site that is asked about; of a pair the better side stands large always."""
        if self.controller.here.step is ChartStep.AFTER:
            self._bring_plates()
        else:
            self.pair.bring(self.controller.selection.site)

    def show_site(self, site_id: str) -> None:
        """Select a site of the session and show where it lies."""
        self.controller.selection.select_id(site_id)
        self._bring_plates()

    def _show_picked(self) -> None:
        self.keys.give_to_body()
        self._bring_plates()

    def _bring_plates(self) -> None:
        """Show the selected site: on the plates where it is seen, and within the window."""
        if self.controller.selection.site is not None:
            self._bring(self.controller.selection.site)

    def _bring(self, site: Site) -> None:
        offered = [plates for _, plates in PLATE_SETS]
        self.plate_bar.show_plates(plates_for(self._places(site), site.kind, self.controller.here.plates, offered))
        self.pair.bring(site)
        self.canvas.centre_on(site.id)

    def _place_cards(self) -> None:
        is_taken = self._can_paint and self.painting.is_out
        self.plate_bar.show_layers(len(self.layers_card.chosen), is_open=self._cards.is_open)
        in_after = self.controller.here.step is ChartStep.AFTER
        self._cards.place(in_after=in_after, is_small=self.is_small, is_taken=is_taken)

    def _paint_small(self, painter: QPainter, box: QRectF, chart: SessionChart) -> None:
        patient = self.controller.here.patient
        if patient is not None:
            marks = pictured.small_marks(chart, self._places)
            paint_small_body(
                painter, box, self._context.art, patient.figure, ("front", "back"), marks, self._context.theme
            )

    # What the pointer and the keys do

    def _forget_line(self, _changes: object) -> None:
        self.entry.forget()

    def _switch_points(self, acupuncture: bool, trigger: bool) -> None:
        self._points.switch(acupuncture, trigger)
        self.keys.give_to_body()

    def _show_plates(self, plates: tuple[str, ...]) -> None:
        self.controller.here.set_plates(plates)
        self.pair.show()
        self._rating.place()
        self.keys.give_to_body()

    def _turn(self) -> None:
        if self.pair.is_folded:
            self.pair.turn()
        else:
            self.plate_bar.turn()

    def _zoom(self, factor: float) -> None:
        if factor:
            self.canvas.zoom_by(factor)
        else:
            self.canvas.fit()
        self.keys.give_to_body()

    def _toggle_layers(self) -> None:
        self._cards.toggle()
        self._place_cards()

    def _set_step(self, step: ChartStep) -> None:
        self.controller.here.set_step(step)
        self.canvas.setFocus()  # digits go to the site that is asked about, whatever was typed before

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
