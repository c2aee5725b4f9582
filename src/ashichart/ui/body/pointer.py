"""What the pointer does on the drawn body: gestures, picks, and what is named under it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from ashichart.domain.atlas.body import PlatePoint
from ashichart.ui.body.gestures import BLUNT_FACTOR, ClickGesture, Gesture, PanGesture, PinchGesture, WheelGesture
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.mark_walk import MarkWalk
from ashichart.ui.body.picture import BodyPicture
from ashichart.ui.body.sight import BodySight

_DRAG_BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton


class BodyPicks(Protocol):
    """Whose body it is: answers what is clicked on it."""

    def pick(self, target: HitTarget) -> None:
        """Answer a click, or Enter on a mark."""
        ...

    def drop_pin(self, site_id: str, place: PlatePoint) -> None:
        """Answer a mark that was dragged to another place."""
        ...


class BodyPointer:
    """The pointer on one body; gestures ask it for what they may do.

    Args:
        widget: Shows the body.
        sight: How it is seen.
        picture: What it shows.
        walk: Where the keys are.
        tell_surface: Is given px of the widget, whenever the pointer moves over bare skin.
    """

    def __init__(
        self,
        widget: QWidget,
        sight: BodySight,
        picture: BodyPicture,
        walk: MarkWalk,
        tell_surface: Callable[[QPointF], object],
    ) -> None:
        self.sight = sight
        self._widget, self._picture, self._walk, self._tell_surface = widget, picture, walk, tell_surface
        self.picks: BodyPicks | None = None
        self.is_space_down = False
        self._gesture: Gesture | None = None
        self._pinch: PinchGesture | None = None

    # What gestures ask for

    def can_move(self, site_id: str) -> bool:
        """Return whether a mark may be dragged: only one that was selected before the press."""
        mark = self._picture.shown.mark(site_id)
        return mark is not None and mark.can_move and self._picture.shown.selected == site_id

    def drag_px(self, *, blunt: bool) -> float:
        """Return how far the pointer goes before a press is a drag: as the platform says, twice for finger and pen."""
        return QGuiApplication.styleHints().startDragDistance() * (BLUNT_FACTOR if blunt else 1.0)

    def pick(self, target: HitTarget) -> None:
        """Tell what was clicked; nothing is changed here."""
        if target.kind is HitKind.MARK:
            self._walk.stand_at(target.site_id)
        if self.picks is not None:
            self.picks.pick(target)

    def show_drag(self, site_id: str, at: QPointF) -> None:
        """Draw a mark at the pointer instead of at its place."""
        self._picture.pointed.set_dragged(site_id, (at.x(), at.y()))

    def end_drag(self, site_id: str, at: QPointF | None) -> None:
        """Tell where a mark was dropped; off the body, or with None, it goes back."""
        self._picture.pointed.set_dragged(None, None)
        place = self.sight.plate_at(at) if at is not None else None
        if place is not None and self._picture.standing.is_body(place) and self.picks is not None:
            self.picks.drop_pin(site_id, place)

    # What Qt tells

    def press(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        event.accept()
        if self._gesture is not None or not event.button() & _DRAG_BUTTONS:
            return
        at = event.position()
        target = self.sight.target_at(at)
        pans = event.button() is Qt.MouseButton.MiddleButton or self.is_space_down
        self._gesture = PanGesture(self) if pans else ClickGesture(self, target, blunt=_is_blunt(event))
        self._gesture.start(at)

    def move(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or name what is under the pointer."""
        event.accept()
        if self._gesture is not None:
            self._gesture = self._gesture.move(event.position())
            self._hover_over(None)
            return
        target = self.sight.target_at(event.position())
        self._hover_over(target if target.kind in {HitKind.MARK, HitKind.POINT} else None, event.position())
        if target.kind is HitKind.SURFACE:
            self._tell_surface(event.position())

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        event.accept()
        if self._gesture is not None and not event.buttons() & _DRAG_BUTTONS:
            gesture, self._gesture = self._gesture, None
            gesture.finish(event.position())

    def turn_wheel(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; a touch pad moves the picture, with Ctrl it zooms."""
        event.accept()
        wheel, pixels = WheelGesture(self), event.pixelDelta()
        by_touch_pad = event.phase() is not Qt.ScrollPhase.NoScrollPhase and not pixels.isNull()
        if by_touch_pad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            wheel.scroll(pixels.x(), pixels.y())
        else:
            wheel.turn(event.angleDelta().y(), event.position())

    def take_event(self, event: QEvent) -> bool:
        """Take pinches of a touch pad and of a touch screen; True if it was one."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.sight.zoom_by(1.0 + event.value(), event.position())
            elif event.gestureType() is Qt.NativeGestureType.SmartZoomNativeGesture:
                self.sight.fit()
            event.accept()
            return True
        pinch = event.gesture(Qt.GestureType.PinchGesture) if isinstance(event, QGestureEvent) else None
        if isinstance(event, QGestureEvent) and isinstance(pinch, QPinchGesture):
            self._follow_pinch(pinch)
            event.accept(pinch)
            return True
        return False

    def _follow_pinch(self, pinch: QPinchGesture) -> None:
        at = QPointF(self._widget.mapFromGlobal(pinch.centerPoint().toPoint()))
        if self._pinch is None:
            self.cancel()
            self._pinch = PinchGesture(self)
            self._pinch.start(at)
        self._pinch.pinch(pinch.scaleFactor(), at)
        if pinch.state() is Qt.GestureState.GestureCanceled:
            self._pinch.cancel()
        if pinch.state() in {Qt.GestureState.GestureCanceled, Qt.GestureState.GestureFinished}:
            self._pinch = None

    def cancel(self) -> bool:
        """Forget what the pointer has begun; True if there was something."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        return True

    def say_surface(self, words: str, at: QPointF) -> None:
        """Say what lies under px of the widget, beside the pointer, until it moves on; nothing if it has already."""
        target, hover = self.sight.target_at(at), self._picture.shown.at_hand.hover
        if words and self._gesture is None and hover is None and target.kind is HitKind.SURFACE:
            self._hover_over(replace(target, title=words), at)

    def leave(self) -> None:
        """Forget what was under the pointer."""
        self._hover_over(None)

    def _hover_over(self, target: HitTarget | None, at: QPointF | None = None) -> None:
        self._picture.pointed.hover_over(target, at or QPointF())


def _is_blunt(event: QMouseEvent) -> bool:
    return event.pointerType() in (QPointingDevice.PointerType.Finger, QPointingDevice.PointerType.Pen)
