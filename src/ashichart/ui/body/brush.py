"""The brush stroke as a gesture: which way the pointer went over a plate. What is painted is the host's."""

from typing import Protocol

from PySide6.QtCore import QPointF

from ashichart.domain.atlas.body import PlatePoint


class BrushHost(Protocol):
    """What a stroke may do."""

    def plate_at(self, place: QPointF) -> PlatePoint | None:
        """Return the place on a plate under px of the widget."""
        ...

    def touch(self, plate: str, way: tuple[tuple[float, float], ...], *, erases: bool) -> None:
        """Go over a plate, in its fractions, from the last place to this one."""
        ...

    def end_stroke(self, *, erases: bool) -> None:
        """Save what was touched."""
        ...

    def drop_stroke(self) -> None:
        """Forget what was touched."""
        ...


class BrushGesture:
    """One stroke from press to release; it may go from plate to plate.

    Args:
        host: Paints.
        erases: Whether it takes away.
    """

    def __init__(self, host: BrushHost, *, erases: bool) -> None:
        self._host = host
        self._erases = erases
        self._last: PlatePoint | None = None

    def start(self, at: QPointF) -> None:
        """Touch the skin under the press."""
        self.move(at)

    def move(self, at: QPointF) -> "BrushGesture":
        """Go on to a place; a way that left a plate begins anew on the next."""
        here = self._host.plate_at(at)
        if here is not None:
            last = self._last
            way = ((here.x, here.y),)
            if last is not None and last.plate == here.plate:
                way = ((last.x, last.y), *way)
            self._host.touch(here.plate, way, erases=self._erases)
        self._last = here
        return self

    def finish(self, at: QPointF) -> None:
        """End the stroke."""
        self.move(at)
        self._host.end_stroke(erases=self._erases)

    def cancel(self) -> None:
        """Leave everything as it was before the press."""
        self._host.drop_stroke()
