"""Gestures on the canvas: one class each, with start, move, finish and cancel. What they change is the host's."""

from math import hypot
from typing import Protocol

from PySide6.QtCore import QPointF

from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.layout import View

# A finger or a pen that only taps wanders further than a mouse.
BLUNT_FACTOR = 2.0
WHEEL_NOTCH = 120.0
ZOOM_PER_NOTCH = 1.2


class MovesSight(Protocol):
    """The view of a body, as far as gestures change it."""

    @property
    def view(self) -> View:
        """How the plates are seen."""
        ...

    def set_view(self, view: View) -> None:
        """Show the plates otherwise."""
        ...

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by px."""
        ...

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a place of the widget."""
        ...


class GestureHost(Protocol):
    """What a gesture may do with the canvas."""

    @property
    def sight(self) -> MovesSight:
        """How the body is seen."""
        ...

    def can_move(self, site_id: str) -> bool:
        """Return whether a mark may be dragged: one that was selected before the press."""
        ...

    def drag_px(self, *, blunt: bool) -> float:
        """Return how far the pointer goes before a press is a drag, in px; `blunt` for finger and pen."""
        ...

    def pick(self, target: HitTarget) -> None:
        """Tell what was clicked."""
        ...

    def show_drag(self, site_id: str, at: QPointF) -> None:
        """Draw a mark at the pointer instead of at its place."""
        ...

    def end_drag(self, site_id: str, at: QPointF | None) -> None:
        """Tell where a mark was dropped, or None: it goes back."""
        ...


class Gesture(Protocol):
    """One act of the pointer from press to release."""

    def start(self, at: QPointF) -> None:
        """The button went down."""
        ...

    def move(self, at: QPointF) -> "Gesture":
        """The pointer moved; returns the gesture that goes on: this one or the one it has become."""
        ...

    def finish(self, at: QPointF) -> None:
        """The button came up."""
        ...

    def cancel(self) -> None:
        """Esc, or the window lost the pointer: all is as before the start."""
        ...


class ClickGesture:
    """A press that is still a click; past the threshold it becomes the drag of a pin or a pan.

    Args:
        host: The canvas.
        target: What was under the press.
        blunt: Whether a finger or a pen pressed.
    """

    def __init__(self, host: GestureHost, target: HitTarget, *, blunt: bool = False) -> None:
        self._host = host
        self._target = target
        self._from = QPointF()
        self._threshold_px = host.drag_px(blunt=blunt)

    def start(self, at: QPointF) -> None:
        """Remember the press."""
        self._from = at

    def move(self, at: QPointF) -> Gesture:
        """Become a drag or a pan once the pointer has left the threshold."""
        if hypot(at.x() - self._from.x(), at.y() - self._from.y()) < self._threshold_px:
            return self
        target = self._target
        is_pin = target.kind is HitKind.MARK and not target.numbers and self._host.can_move(target.site_id)
        following: Gesture = PinDragGesture(self._host, target.site_id) if is_pin else PanGesture(self._host)
        following.start(self._from)
        return following.move(at)

    def finish(self, at: QPointF) -> None:
        """Pick what was pressed, not what is there now: a shaking hand must not change it."""
        del at
        self._host.pick(self._target)

    def cancel(self) -> None:
        """Nothing was changed."""


class PanGesture:
    """Moves the picture with the pointer.

    Args:
        host: The canvas.
    """

    def __init__(self, host: GestureHost) -> None:
        self._host = host
        self._last = QPointF()
        self._before = host.sight.view

    def start(self, at: QPointF) -> None:
        """Remember the view."""
        self._last = at
        self._before = self._host.sight.view

    def move(self, at: QPointF) -> Gesture:
        """Follow the pointer."""
        self._host.sight.pan_by(at.x() - self._last.x(), at.y() - self._last.y())
        self._last = at
        return self

    def finish(self, at: QPointF) -> None:
        """Stay there."""
        self.move(at)

    def cancel(self) -> None:
        """Go back to the view before."""
        self._host.sight.set_view(self._before)


class PinDragGesture:
    """Drags a pin along the body.

    Args:
        host: The canvas.
        site_id: The pin's site.
    """

    def __init__(self, host: GestureHost, site_id: str) -> None:
        self._host = host
        self._site_id = site_id

    def start(self, at: QPointF) -> None:
        """Nothing yet: the pin leaves its place with the first move."""

    def move(self, at: QPointF) -> Gesture:
        """Draw the pin at the pointer."""
        self._host.show_drag(self._site_id, at)
        return self

    def finish(self, at: QPointF) -> None:
        """Drop it."""
        self._host.end_drag(self._site_id, at)

    def cancel(self) -> None:
        """Put it back."""
        self._host.end_drag(self._site_id, None)


class PinchGesture:
    """Zooms and moves with two fingers.

    Args:
        host: The canvas.
    """

    def __init__(self, host: GestureHost) -> None:
        self._host = host
        self._last = QPointF()
        self._before = host.sight.view

    def start(self, at: QPointF) -> None:
        """The fingers came down around a place."""
        self._last = at
        self._before = self._host.sight.view

    def pinch(self, factor: float, at: QPointF) -> None:
        """Zoom by the change since the last call and follow the middle of the fingers."""
        self._host.sight.zoom_by(factor, self._last)
        self.move(at)

    def move(self, at: QPointF) -> Gesture:
        """Follow the fingers."""
        self._host.sight.pan_by(at.x() - self._last.x(), at.y() - self._last.y())
        self._last = at
        return self

    def finish(self, at: QPointF) -> None:
        """Stay there."""
        del at

    def cancel(self) -> None:
        """Go back to the view before."""
        self._host.sight.set_view(self._before)


class WheelGesture:
    """One turn of the wheel; over as soon as it is done.

    Args:
        host: The canvas.
    """

    def __init__(self, host: GestureHost) -> None:
        self._host = host

    def turn(self, angle: float, at: QPointF) -> None:
        """Zoom to the pointer; `angle` in eighths of a degree, up is larger."""
        self._host.sight.zoom_by(ZOOM_PER_NOTCH ** (angle / WHEEL_NOTCH), at)

    def scroll(self, dx: float, dy: float) -> None:
        """Move the picture by a touch pad's px."""
        self._host.sight.pan_by(dx, dy)
