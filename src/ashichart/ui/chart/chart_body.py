"""The drawn body of the Chart place with all that stands on it and under it. What is charted is the controller's."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart import chart_marks as pictured
from ashichart.ui.chart.canvas_selection import CanvasSelection
from ashichart.ui.chart.layers.area_layers import AreaLayers
from ashichart.ui.chart.layers.corner_cards import CornerCards
from ashichart.ui.chart.layers.layers_card import LayerActs
from ashichart.ui.chart.layers.point_layers import PointLayers
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.plates.at_work import PlatesAtWork
from ashichart.ui.chart.plates.bar import PlateActs
from ashichart.ui.chart.rating.ask import RatingAsk
from ashichart.ui.chart.session_controller import SessionController

if TYPE_CHECKING:
    from ashichart.ui.chart.painting.painting import PainPainting


class ChartBody(QObject):
    """Plates, layers, cards, the strip that rates, and the brush.

    Args:
        controller: What is open and selected.
        panel: The sites and needles beside the body.
        bars_px: Height of bars that come and go beside the place.
        give_keys: Called after an act of the mouse: the body has the keys then, unless a person writes.
    """

    def __init__(
        self,
        controller: SessionController,
        panel: SitesPanel,
        bars_px: Callable[[], int],
        give_keys: Callable[[], object],
    ) -> None:
        super().__init__(panel)
        self._controller, self._panel, self._give_keys = controller, panel, give_keys
        self._context = context = controller.context
        self._is_small = False
        self.canvas = canvas = BodyCanvas(context.art)
        canvas.set_theme(context.theme)
        self._points = PointLayers(canvas, context.atlas)
        self._areas = AreaLayers(canvas, context.atlas)
        self.rating = RatingAsk(controller, canvas, self.places_of)
        plate_acts = PlateActs(self._show_plates, self._zoom, self._toggle_layers)
        self.plates = PlatesAtWork(canvas, controller, self.places_of, bars_px, self.rating.place, plate_acts)
        layer_acts = LayerActs(self._switch_points, self._areas.switch, self.refresh, self.place_cards)
        self._cards = CornerCards(canvas, context.theme, context.memory, layer_acts)
        self.layers_card = self._cards.layers
        canvas.let_pick(CanvasSelection(canvas, controller, panel, self.plates.pair))
        canvas.moved.connect(self.place_cards)  # a band over the canvas comes and goes: they stay in its corner
        canvas.painted.connect(lambda: self.painting.begin(), Qt.ConnectionType.SingleShotConnection)
        context.bus.changed.connect(self._points.take_up)
        self.plates.bar.brush.clicked.connect(lambda: self.painting.toggle())

    @cached_property
    def painting(self) -> "PainPainting":
        """The brush and what was painted; comes once the body stands on the screen."""
        from ashichart.ui.chart.painting.painting import PainPainting

        made = PainPainting(self.canvas, self._controller, self._panel, self._context)
        made.taken.connect(self.plates.bar.brush.setChecked)
        made.taken.connect(self.place_cards)
        return made

    @property
    def _can_paint(self) -> bool:
        return "painting" in vars(self)

    def recall_layers(self) -> None:
        """Draw the layers that were chosen last."""
        self._cards.recall()

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        for part in (self.canvas, self.rating.strip, self._cards):
            part.set_theme(theme)
        if self._can_paint:
            self.painting.dress()

    def places_of(self, site: Site) -> dict[str, tuple[float, float]]:
        """Return where a site is seen: plate -> fractions."""
        patient = self._controller.here.patient
        return {} if patient is None else dict(self._context.atlas.places.of(patient.figure, site))

    # What is shown

    def show_opened(self) -> None:
        """Show the figure of the patient and the plates at work; marks come with `refresh`."""
        here = self._controller.here
        if here.patient is not None:
            self.canvas.set_figure(here.patient.figure)
            self.plates.show()
            self._points.show(here.patient.figure)
            self._areas.show(here.patient.figure)

    def set_small(self, *, small: bool) -> None:
        """Leave out what has no room in a window of 1280 px."""
        self._is_small = small

    def refresh(self) -> None:
        """Show what is charted now."""
        here = self._controller.here
        if here.chart is not None:
            by_charge, scale = self.layers_card.charge.isChecked(), here.chart.session.scale
            self.plates.bar.show_scale(scale, self._context.theme, small=self._is_small, by_charge=by_charge)
            self.refresh_selection()
            self.place_cards()

    def refresh_selection(self) -> None:
        """Show the marks, which one is selected, and what is asked about it."""
        here, selection = self._controller.here, self._controller.selection
        if here.chart is None:
            return
        pending = selection.site if selection.is_pending else None
        by_charge = self.layers_card.charge.isChecked()
        marks = pictured.session_marks(here.chart, self.places_of, here.step, pending, by_charge=by_charge)
        self.plates.pair.show_marks(marks)
        self.canvas.set_selected(selection.site.id if selection.site else None)
        self._areas.select(selection.site)
        self.rating.ask(small=self._is_small)

    def place_cards(self) -> None:
        """Put the cards into their corner, or away."""
        is_taken = self._can_paint and self.painting.is_out
        self.plates.bar.show_layers(len(self.layers_card.chosen), is_open=self._cards.is_open)
        in_after = self._controller.here.step is ChartStep.AFTER
        self._cards.place(in_after=in_after, is_small=self._is_small, is_taken=is_taken)

    # What the bar and the card ask for

    def _show_plates(self, plates: tuple[str, ...]) -> None:
        self.plates.choose(plates)
        self.rating.place()
        self._give_keys()

    def _zoom(self, factor: float) -> None:
        if factor:
            self.canvas.sight.zoom_by(factor)
        else:
            self.canvas.sight.fit()
        self._give_keys()

    def _toggle_layers(self) -> None:
        self._cards.toggle()
        self.place_cards()

    def _switch_points(self, acupuncture: bool, trigger: bool) -> None:
        self._points.switch(acupuncture, trigger)
        self._give_keys()
