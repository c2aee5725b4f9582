"""The body canvas: plates, atlas points, marks and labels, and what the pointer and the keys do. No services here."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from ashichart.domain.body import Figure, PlatePoint
from ashichart.ui.body.gestures import ClickGesture, Gesture, PanGesture, PinchGesture, WheelGesture
from ashichart.ui.body.hits import HitKind, HitTarget
from ashichart.ui.body.layout import View, plate_point
from ashichart.ui.body.marks import AtlasMark, BodyMark
from ashichart.ui.body.picture import BodyPicture
from ashichart.ui.body.plate_art import PlateArtCache, PlateSource
from ashichart.ui.theme import LIGHT, Theme

REST_MS = 120
ARROW_PX = 60.0
_DRAG_BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton


class BodyCanvas(QWidget):
    """The drawn body with everything that stands on it.

    Args:
        plate_source: Gives plates and drawings, or a cache shared with other bodies of the window.
        parent: As usual.
    """

    site_picked = Signal(str, QPoint)
    needles_picked = Signal(str, object, QPoint)
    point_picked = Signal(str, str, QPoint)
    surface_picked = Signal(str, float, float, QPoint)
    nothing_picked = Signal()
    zoom_changed = Signal(float)
    hovered = Signal(object)
    pin_dragged = Signal(str, str, float, float)
    painted = Signal()
    rested = Signal()

    def __init__(self, plate_source: PlateSource | PlateArtCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        art = plate_source if isinstance(plate_source, PlateArtCache) else PlateArtCache(plate_source)
        self._picture = BodyPicture(art, LIGHT)
        self._figure = Figure.FEMALE
        self._plates: tuple[str, ...] = ()
        self._gesture: Gesture | None = None
        self._pinch: PinchGesture | None = None
        self._hover: HitTarget | None = None
        self._space_down = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._come_to_rest)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName("Body")

    # What is shown

    @property
    def zoom(self) -> float:
        """1 = fit."""
        return self._picture.view.zoom

    @property
    def view(self) -> View:
        """How the plates are seen."""
        return self._picture.view

    @property
    def theme(self) -> Theme:
        """The colours at work."""
        return self._picture.theme

    def set_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._figure = figure
        self._picture.set_plates(figure, self._plates)
        self._changed()

    def set_plates(self, names: tuple[str, ...]) -> None:
        """Show these plates side by side, fitted; names the figure has not are left out."""
        self._plates = names
        self._picture.set_plates(self._figure, names)
        titles = ", ".join(slot.plate.title.lower() for slot in self._picture.slots)
        self.setAccessibleName(f"Body, {titles}" if titles else "Body")
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._picture.set_theme(theme)
        self._changed()

    def set_marks(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks, in the order in which Tab walks through them."""
        self._picture.set_marks(marks)
        self._changed()

    def set_preview(self, marks: tuple[BodyMark, ...]) -> None:
        """Show what is typed and not yet entered; it stands in for the marks of the same sites."""
        self._picture.set_preview(marks)
        self._changed()

    def set_points(self, points: tuple[AtlasMark, ...]) -> None:
        """Show these points of the atlas as quiet dots."""
        self._picture.set_points(points)
        self._changed()

    def await_points(self, bring: Callable[[], tuple[AtlasMark, ...]]) -> None:
        """Show the points that `bring` returns once the body was painted, or sooner if the pointer asks for them."""
        self._picture.await_points(bring)
        self._changed()

    def set_selected(self, site_id: str | None) -> None:
        """Draw the halo around a site, and tell it to screen readers."""
        self._picture.set_selected(site_id)
        mark = self._picture.mark(site_id) if site_id else None
        self.setAccessibleDescription(f"Selected: {mark.full_title}" if mark else "")
        self.update()

    def set_blocked(self, *areas: QRectF) -> None:
        """Leave out labels under these areas of the widget (popovers); none lifts it."""
        self._picture.set_blocked(areas)
        self.update()

    def fit(self) -> None:
        """Show the plates whole."""
        self.set_view(View())

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a place of the widget, its middle if None."""
        centre = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self.set_view(self.view.zoomed(factor, centre.x(), centre.y(), self.width(), self.height()))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by px, within its bounds."""
        self.set_view(self.view.panned(dx, dy, self.width(), self.height()))

    def set_view(self, view: View) -> None:
        """Show the plates otherwise; the drawing is sharp again once this has rested for 120 ms."""
        before = self.view
        if view == before:
            return
        self._picture.set_view(view)
        self._rest.start()
        self.update()
        if view.zoom != before.zoom:
            self.zoom_changed.emit(view.zoom)

    def centre_on(self, site_id: str) -> None:
        """Bring a mark into sight if it is not."""
        place = self._picture.place_of(site_id)
        if place is not None and not self.rect().adjusted(40, 40, -40, -40).contains(place.toPoint()):
            self.pan_by(self.width() / 2 - place.x(), self.height() / 2 - place.y())

    def place_on_screen(self, plate: str, x: float, y: float) -> QPointF:
        """Return where a place of plate fractions is, px of the widget.

        Raises:
            KeyError: If the plate is not shown.
        """
        return self._picture.place_on_screen(plate, x, y)

    def plate_at(self, place: QPointF) -> PlatePoint | None:
        """Return the place on a plate under px of the widget, None beside the plates."""
        return plate_point(self._picture.slots, *self.view.to_fit(place.x(), place.y()))

    def target_at(self, place: QPointF) -> HitTarget:
        """Return what lies under px of the widget."""
        return self._picture.target_at(place.x(), place.y())

    # What gestures ask for

    def can_move(self, site_id: str) -> bool:
        """Return whether a mark may be dragged."""
        mark = self._picture.mark(site_id)
        return mark is not None and mark.can_move

    def pick(self, target: HitTarget, at: QPointF) -> None:
        """Tell what was clicked; nothing is changed here."""
        place = self.mapToGlobal(at.toPoint())
        if target.kind is HitKind.MARK:
            self._picture.set_focused(target.site_id)
            self.site_picked.emit(target.site_id, place)
            if target.numbers:
                self.needles_picked.emit(target.site_id, target.numbers, place)
        elif target.kind is HitKind.POINT and target.side is not None:
            self.point_picked.emit(target.code, target.side.value, place)
        elif target.kind is HitKind.SURFACE and target.place is not None:
            self.surface_picked.emit(target.place.plate, target.place.x, target.place.y, place)
        else:
            self.nothing_picked.emit()

    def show_drag(self, site_id: str, at: QPointF) -> None:
        """Draw a mark at the pointer instead of at its place."""
        self._picture.set_dragged(site_id, (at.x(), at.y()))
        self.update()

    def end_drag(self, site_id: str, at: QPointF | None) -> None:
        """Tell where a mark was dropped; off the body, or with None, it goes back."""
        self._picture.set_dragged(None, None)
        self.update()
        place = self.plate_at(at) if at is not None else None
        if place is not None and self._picture.is_body(place):
            self.pin_dragged.emit(site_id, place.plate, place.x, place.y)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the picture holds."""
        painter = QPainter(self)
        self._picture.paint(painter, self.devicePixelRatioF(), has_focus=self.hasFocus())
        painter.end()
        self.painted.emit()
        if self._picture.awaits_points:
            QTimer.singleShot(0, self, self._bring_points)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the plates into the new size."""
        super().resizeEvent(event)
        self._picture.resize(self.width(), self.height())
        self._rest.start()

    def _changed(self) -> None:
        self._set_hover(None)
        self.update()

    def _bring_points(self) -> None:
        if self._picture.bring_points():
            self.update()

    def _come_to_rest(self) -> None:
        self._picture.come_to_rest()
        self.update()
        self.rested.emit()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        event.accept()
        if self._gesture is not None or not event.button() & _DRAG_BUTTONS:
            return
        at = event.position()
        target = self.target_at(at)
        pans = event.button() is Qt.MouseButton.MiddleButton or self._space_down
        self._gesture = PanGesture(self) if pans else ClickGesture(self, target)
        self._gesture.start(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or name what is under the pointer."""
        event.accept()
        if self._gesture is not None:
            self._gesture = self._gesture.move(event.position())
            self._set_hover(None)
            return
        target = self.target_at(event.position())
        self._set_hover(target if target.kind in {HitKind.MARK, HitKind.POINT} else None, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        event.accept()
        if self._gesture is not None and not event.buttons() & _DRAG_BUTTONS:
            gesture, self._gesture = self._gesture, None
            gesture.finish(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second press of a quick pair as a press: there is no act behind a double click."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; a touch pad moves the picture, with Ctrl it zooms."""
        event.accept()
        wheel, pixels = WheelGesture(self), event.pixelDelta()
        by_touch_pad = event.phase() is not Qt.ScrollPhase.NoScrollPhase and not pixels.isNull()
        if by_touch_pad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            wheel.scroll(pixels.x(), pixels.y())
        else:
            wheel.turn(event.angleDelta().y(), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self._set_hover(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take pinches of a touch pad and of a touch screen."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
            elif event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
                self.fit()
            event.accept()
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._follow_pinch(pinch)
                event.accept(pinch)
                return True
        return super().event(event)

    def _follow_pinch(self, pinch: QPinchGesture) -> None:
        at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
        if self._pinch is None:
            self._cancel_gesture()
            self._pinch = PinchGesture(self)
            self._pinch.start(at)
        self._pinch.pinch(pinch.scaleFactor(), at)
        if pinch.state() is Qt.GestureState.GestureCanceled:
            self._pinch.cancel()
        if pinch.state() in {Qt.GestureState.GestureCanceled, Qt.GestureState.GestureFinished}:
            self._pinch = None

    def _set_hover(self, target: HitTarget | None, at: QPointF | None = None) -> None:
        def named(hit: HitTarget | None) -> tuple[object, ...]:
            return () if hit is None else (hit.kind, hit.site_id, hit.code, hit.side, hit.numbers)

        if named(target) != named(self._hover):
            self._hover = target
            self._picture.set_hover(target, at or QPointF())
            self.hovered.emit(target)
            self.update()

    def _cancel_gesture(self) -> bool:
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        return True

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, walk and cancel."""
        key = event.key()
        arrows = {
            Qt.Key.Key_Left: (ARROW_PX, 0.0), Qt.Key.Key_Right: (-ARROW_PX, 0.0),
            Qt.Key.Key_Up: (0.0, ARROW_PX), Qt.Key.Key_Down: (0.0, -ARROW_PX),
        }  # fmt: skip
        if key == Qt.Key.Key_Escape and self._cancel_gesture():
            pass
        elif key in arrows:
            self.pan_by(*arrows[Qt.Key(key)])
        elif key == Qt.Key.Key_Plus:
            self.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / 1.25)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_Space:
            self._space_down = True
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._picture.focused is not None:
            self._pick_focused(self._picture.focused)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = False
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name that Qt gives it
        """Walk through the marks; past the last one the focus goes on."""
        ids = self._picture.walk()
        focused = self._picture.focused
        at = ids.index(focused) if focused in ids else (-1 if next else len(ids))
        following = at + (1 if next else -1)
        if 0 <= following < len(ids):
            self._picture.set_focused(ids[following], by_key=True)
            self.centre_on(ids[following])
            mark = self._picture.mark(ids[following])
            self.setAccessibleDescription(mark.full_title if mark else "")
            self.update()
            return True
        self._picture.set_focused(None)
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self._space_down = False
        super().focusOutEvent(event)
        self.update()

    def _pick_focused(self, site_id: str) -> None:
        place = self._picture.place_of(site_id)
        if place is not None:
            self.site_picked.emit(site_id, self.mapToGlobal(place.toPoint()))
