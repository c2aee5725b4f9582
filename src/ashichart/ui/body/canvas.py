"""The body canvas: what pointer and keys do on the drawn body. What is seen is in body_view.py. No services here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from ashichart.domain.atlas.body import PlatePoint
from ashichart.ui.accessible.interfaces import tell_at_work
from ashichart.ui.accessible.parts import Parted
from ashichart.ui.body.body_view import BodyView
from ashichart.ui.body.gestures import BLUNT_FACTOR, ClickGesture, Gesture, PanGesture, PinchGesture, WheelGesture
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.painting.plate_art import PlateArtCache, PlateSource
from ashichart.ui.body.parts import MarkParts

ARROW_PX = 60.0
_DRAG_BUTTONS = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton


class BodyPicks(Protocol):
    """Whose body it is: answers what is clicked on it."""

    def pick(self, target: HitTarget) -> None:
        """Answer a click, or Enter on a mark."""
        ...

    def drop_pin(self, site_id: str, place: PlatePoint) -> None:
        """Answer a mark that was dragged to another place."""
        ...


class BodyCanvas(BodyView, Parted):
    """The drawn body to click on.

    Args:
        plate_source: Gives plates and drawings, or a cache shared with other bodies of the window.
        parent: As usual.

    Signals:
        surface_hovered: With px of the widget, whenever the pointer moves over bare skin.
    """

    surface_hovered = Signal(QPointF)

    def __init__(self, plate_source: PlateSource | PlateArtCache, parent: QWidget | None = None) -> None:
        super().__init__(plate_source, parent)
        self._picks: BodyPicks | None = None
        self._gesture: Gesture | None = None
        self._pinch: PinchGesture | None = None
        self._space_down = False
        self._walked_to: str | None = None
        self._hears_first: Callable[[QKeyEvent], bool] | None = None
        self.parts = MarkParts(self._picture, lambda: self._selected, self._press_mark)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def let_pick(self, picks: BodyPicks) -> None:
        """Give every click to `picks`; before that nothing can be picked."""
        self._picks = picks

    def let_hear_first(self, take: Callable[[QKeyEvent], bool]) -> None:
        """Ask `take` about every key before it moves or zooms; True if the key was meant for something else."""
        self._hears_first = take

    @property
    def walked_to(self) -> str | None:
        """The site at which Tab stands, None if no key brought it anywhere."""
        return self._walked_to

    # What gestures ask for

    def can_move(self, site_id: str) -> bool:
        """Return whether a mark may be dragged: only one that was selected before the press."""
        mark = self._picture.shown.mark(site_id)
        return mark is not None and mark.can_move and self._selected == site_id

    def drag_px(self, *, blunt: bool) -> float:
        """Return how far the pointer goes before a press is a drag: as the platform says, twice for finger and pen."""
        return QGuiApplication.styleHints().startDragDistance() * (BLUNT_FACTOR if blunt else 1.0)

    def pick(self, target: HitTarget) -> None:
        """Tell what was clicked; nothing is changed here."""
        if target.kind is HitKind.MARK:
            self._walked_to = None
            self._picture.pointed.set_focused(target.site_id)
        if self._picks is not None:
            self._picks.pick(target)

    def show_drag(self, site_id: str, at: QPointF) -> None:
        """Draw a mark at the pointer instead of at its place."""
        self._picture.pointed.set_dragged(site_id, (at.x(), at.y()))

    def end_drag(self, site_id: str, at: QPointF | None) -> None:
        """Tell where a mark was dropped; off the body, or with None, it goes back."""
        self._picture.pointed.set_dragged(None, None)
        place = self.plate_at(at) if at is not None else None
        if place is not None and self._picture.standing.is_body(place) and self._picks is not None:
            self._picks.drop_pin(site_id, place)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        event.accept()
        if self._gesture is not None or not event.button() & _DRAG_BUTTONS:
            return
        at = event.position()
        target = self.target_at(at)
        pans = event.button() is Qt.MouseButton.MiddleButton or self._space_down
        self._gesture = PanGesture(self) if pans else ClickGesture(self, target, blunt=_is_blunt(event))
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
        if target.kind is HitKind.SURFACE:
            self.surface_hovered.emit(event.position())

    def show_surface_words(self, words: str, at: QPointF) -> None:
        """Say what lies under px of the widget, beside the pointer, until it moves on; nothing if it has already."""
        target = self.target_at(at)
        if words and self._gesture is None and self._hover is None and target.kind is HitKind.SURFACE:
            self._set_hover(replace(target, title=words), at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        event.accept()
        if self._gesture is not None and not event.buttons() & _DRAG_BUTTONS:
            gesture, self._gesture = self._gesture, None
            gesture.finish(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a quick pair at one place is no second act: a double click is one needle."""
        event.accept()

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

    def _cancel_gesture(self) -> bool:
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        return True

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, walk and cancel."""
        if self._hears_first is not None and self._hears_first(event):
            event.accept()
            return
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
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._picture.pointed.focused is not None:
            self._pick_focused(self._picture.pointed.focused)
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
        """Walk through the marks; past the last one the focus goes on. Qt asks here for the parts on the body too."""
        if not self.hasFocus():
            return super().focusNextPrevChild(next)
        ids = self._picture.standing.walk()
        focused = self._picture.pointed.focused
        at = ids.index(focused) if focused in ids else (-1 if next else len(ids))
        following = at + (1 if next else -1)
        if 0 <= following < len(ids):
            self._walked_to = ids[following]
            self._picture.pointed.set_focused(ids[following], by_key=True)
            self.centre_on(ids[following])
            mark = self._picture.shown.mark(ids[following])
            self.setAccessibleDescription(mark.full_title if mark else "")
            tell_at_work(self, (ids[following],))
            return True
        self._walked_to = None
        self._picture.pointed.set_focused(None)
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

    def _press_mark(self, site_id: str) -> None:
        """What a screen reader's press does: the keys go there, and it is picked."""
        self.setFocus()
        self._walked_to = site_id
        self._picture.pointed.set_focused(site_id, by_key=True)
        self._pick_focused(site_id)

    def _pick_focused(self, site_id: str) -> None:
        if self._picture.standing.place_of(site_id) is not None and self._picks is not None:
            self._picks.pick(HitTarget(HitKind.MARK, site_id=site_id))


def _is_blunt(event: QMouseEvent) -> bool:
    return event.pointerType() in (QPointingDevice.PointerType.Finger, QPointingDevice.PointerType.Pen)
