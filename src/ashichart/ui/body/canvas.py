"""The body canvas: hands on what Qt tells of pointer and keys. What they do is in pointer.py and mark_walk.py."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ashichart.ui.accessible.parts import Parted
from ashichart.ui.body.body_view import BodyView
from ashichart.ui.body.hit_testing import HitTarget
from ashichart.ui.body.mark_walk import MarkWalk
from ashichart.ui.body.painting.plate_art import PlateArtCache, PlateSource
from ashichart.ui.body.parts import MarkParts
from ashichart.ui.body.pointer import BodyPicks, BodyPointer

ARROW_PX = 60.0


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
        self._hears_first: Callable[[QKeyEvent], bool] | None = None
        self.walk = MarkWalk(self, self.sight, self._picture, self._pick)
        self.pointer = BodyPointer(self, self.sight, self._picture, self.walk, self.surface_hovered.emit)
        self.parts = MarkParts(self._picture, self.walk.press)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def let_pick(self, picks: BodyPicks) -> None:
        """Give every click to `picks`; before that nothing can be picked."""
        self.pointer.picks = picks

    def let_hear_first(self, take: Callable[[QKeyEvent], bool]) -> None:
        """Ask `take` about every key before it moves or zooms; True if the key was meant for something else."""
        self._hears_first = take

    def _pick(self, target: HitTarget) -> None:
        if self.pointer.picks is not None:
            self.pointer.picks.pick(target)

    def _cancel_gesture(self) -> None:
        self.pointer.cancel()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a gesture."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or name what is under the pointer."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a quick pair at one place is no second act: a double click is one needle."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; a touch pad moves the picture, with Ctrl it zooms."""
        self.pointer.turn_wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self.pointer.leave()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take pinches of a touch pad and of a touch screen."""
        is_pinch = event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture)
        return (is_pinch and self.pointer.take_event(event)) or super().event(event)

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
        if key == Qt.Key.Key_Escape and self.pointer.cancel():
            pass
        elif key in arrows:
            self.sight.pan_by(*arrows[Qt.Key(key)])
        elif key == Qt.Key.Key_Plus:
            self.sight.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.sight.zoom_by(1 / 1.25)
        elif key == Qt.Key.Key_Home:
            self.sight.fit()
        elif key == Qt.Key.Key_Space:
            self.pointer.is_space_down = True
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.walk.enter():
            pass
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pointer.is_space_down = False
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name that Qt gives it
        """Walk through the marks; past the last one the focus goes on. Qt asks here for the parts on the body too."""
        if self.hasFocus() and self.walk.step(forwards=next):
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        self.pointer.is_space_down = False
        super().focusOutEvent(event)
        self.update()
