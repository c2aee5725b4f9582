"""The drawn body with all that stands on it, seen from near or far. Pointer and keys are in canvas.py."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.atlas.areas import Area
from ashichart.domain.atlas.body import Figure
from ashichart.ui.accessible.interfaces import tell_changed
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.body.marks import AtlasMark, BodyMark
from ashichart.ui.body.painting.pain_layer import PainLayer
from ashichart.ui.body.painting.plate_art import PlateArtCache, PlateSource
from ashichart.ui.body.picture import BodyPicture
from ashichart.ui.body.sight import BodySight
from ashichart.wording.screens import body as say

REST_MS = 120
FRAME_MS = 16


class BodyView(QWidget):
    """Plates, areas, atlas points, marks and labels, painted as `sight` sees them.

    Args:
        plate_source: Gives plates and drawings, or a cache shared with other bodies of the window.
        parent: As usual.

    Signals:
        zoom_changed: With the new zoom, 1 = fit.
        painted: After every paint; a slot that asks for a painting would paint for ever, `moved` is meant for those.
        moved: Places lie elsewhere on the widget: other plates, another view or size.
        rested: The view has not moved for 120 ms; all is sharp.
    """

    zoom_changed = Signal(float)
    painted = Signal()
    moved = Signal()
    rested = Signal()

    def __init__(self, plate_source: PlateSource | PlateArtCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        art = plate_source if isinstance(plate_source, PlateArtCache) else PlateArtCache(plate_source)
        self._picture = BodyPicture(art, LIGHT, self.update)
        self.sight = BodySight(self, self._picture, self._follow_view)
        self._figure = Figure.FEMALE
        self._plates: tuple[str, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._come_to_rest)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(say.body())

    # What is shown

    @property
    def theme(self) -> Theme:
        """The colours at work."""
        return self._picture.shown.theme

    def set_figure(self, figure: Figure) -> None:
        """Show another figure, or the same for another session; what the pointer has begun is over."""
        self._cancel_gesture()
        self._figure = figure
        self._picture.set_plates(figure, self._plates)
        self._picture.pointed.hover_over(None, QPointF())
        self.moved.emit()

    def _cancel_gesture(self) -> None:
        """Forget what the pointer has begun."""

    def set_plates(self, names: tuple[str, ...]) -> None:
        """Show these plates side by side, fitted; names the figure has not are left out."""
        self._plates = names
        self._picture.pointed.hover_over(None, QPointF())
        self._picture.set_plates(self._figure, names)
        titles = ", ".join(slot.plate.title.lower() for slot in self._picture.standing.slots)
        self.setAccessibleName(say.body_from(plates=titles) if titles else say.body())
        self.sight.fit()
        self.moved.emit()

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._picture.set_theme(theme)
        self._picture.pointed.hover_over(None, QPointF())

    def set_marks(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks, in the order in which Tab walks through them."""
        self._picture.set_marks(marks)
        self._picture.pointed.hover_over(None, QPointF())
        tell_changed(self)

    def set_preview(self, marks: tuple[BodyMark, ...]) -> None:
        """Show what is typed and not yet entered; it stands in for the marks of the same sites."""
        self._picture.set_preview(marks)
        self._picture.pointed.hover_over(None, QPointF())

    def set_points(self, points: tuple[AtlasMark, ...]) -> None:
        """Show these points of the atlas as quiet dots."""
        self._picture.set_points(points)
        self._picture.pointed.hover_over(None, QPointF())

    def await_points(self, bring: Callable[[], tuple[AtlasMark, ...]]) -> None:
        """Show the points that `bring` returns once the body was painted; until then they cannot be hit either."""
        self._picture.await_points(bring)
        self._picture.pointed.hover_over(None, QPointF())

    def set_areas(self, areas: Sequence[Area], *, fade: bool = False) -> None:
        """Lay these areas on the body, under dots and marks; none takes them away.

        Args:
            areas: In any order; what fills lies lowest.
            fade: Let those that are new come in, and those that go fade, within 150 ms.
        """
        if self._picture.areas.set(areas, fade=fade):
            self._fade()

    def set_pain_layer(self, layer: PainLayer | None) -> None:
        """Lay painted pain on the body, over dots and under marks, or take it away."""
        self._picture.set_pain(layer)

    def set_selected(self, site_id: str | None) -> None:
        """Draw the halo around a site, and tell it to screen readers."""
        self._picture.set_selected(site_id)
        mark = self._picture.shown.mark(site_id) if site_id else None
        self.setAccessibleDescription(say.selected(full_title=mark.full_title) if mark else "")

    def set_blocked(self, *areas: QRectF) -> None:
        """Leave out labels under these areas of the widget (popovers); none lifts it."""
        self._picture.set_blocked(areas)

    def keep_off(self, *areas: QRectF) -> None:
        """Place labels beside these areas of the widget, where something stands for good; none lifts it."""
        self._picture.keep_off(areas)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the picture holds."""
        painter = QPainter(self)
        self._picture.paint(painter, self.devicePixelRatioF(), has_focus=self.hasFocus())
        painter.end()
        self.painted.emit()
        if self._picture.awaits_more:
            QTimer.singleShot(0, self, self._bring_more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the plates into the new size."""
        super().resizeEvent(event)
        self._picture.resize(self.width(), self.height())
        self._rest.start()
        self.moved.emit()

    def _follow_view(self, *, zoomed: bool) -> None:
        """The view is another: sharp again once it has rested for 120 ms."""
        self._rest.start()
        self.moved.emit()
        if zoomed:
            self.zoom_changed.emit(self.sight.zoom)

    def _bring_more(self) -> None:
        self._picture.bring_more()

    def _come_to_rest(self) -> None:
        self._picture.come_to_rest()
        self.rested.emit()

    def _fade(self) -> None:
        self.update()
        if self._picture.areas.fades:
            QTimer.singleShot(FRAME_MS, self, self._fade)
