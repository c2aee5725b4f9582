"""How a body is seen, from near or far, and what lies where on the widget."""

from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from ashichart.domain.atlas.body import PlatePoint
from ashichart.ui.body.hit_testing import HitKind, HitTarget, SeenPicture
from ashichart.ui.body.layout import View
from ashichart.ui.body.picture import BodyPicture


class FollowsView(Protocol):
    """Called after the view has changed."""

    def __call__(self, *, zoomed: bool) -> None:
        """Follow; `zoomed` unless it was only moved."""
        ...


class BodySight:
    """The view of one widget; what is hit is what was painted last.

    Args:
        widget: Shows the body.
        picture: What it shows.
        follow: Called after every change of the view.
    """

    def __init__(self, widget: QWidget, picture: BodyPicture, follow: FollowsView) -> None:
        self._widget, self._picture, self._follow = widget, picture, follow

    @property
    def view(self) -> View:
        """How the plates are seen."""
        return self._picture.shown.view

    @property
    def zoom(self) -> float:
        """1 = fit."""
        return self.view.zoom

    def set_view(self, view: View) -> None:
        """Show the plates otherwise; the drawing is sharp again once this has rested for 120 ms."""
        before = self.view
        if view != before:
            self._picture.set_view(view)
            self._follow(zoomed=view.zoom != before.zoom)

    def fit(self) -> None:
        """Show the plates whole."""
        self.set_view(View())

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom around a place of the widget, its middle if None."""
        width, height = self._widget.width(), self._widget.height()
        centre = at if at is not None else QPointF(width / 2, height / 2)
        self.set_view(self.view.zoomed(factor, centre.x(), centre.y(), width, height))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by px, within its bounds."""
        self.set_view(self.view.panned(dx, dy, self._widget.width(), self._widget.height()))

    def centre_on(self, site_id: str) -> None:
        """Bring a mark into sight if it is not."""
        place, room = self._picture.standing.place_of(site_id), self._widget.rect()
        if place is not None and not room.adjusted(40, 40, -40, -40).contains(place.toPoint()):
            self.pan_by(room.width() / 2 - place.x(), room.height() / 2 - place.y())

    def place_on_screen(self, plate: str, x: float, y: float) -> QPointF:
        """Return where a place of plate fractions is, px of the widget.

        Raises:
            KeyError: If the plate is not shown.
        """
        return self._picture.standing.place_on_screen(plate, x, y)

    def plate_at(self, place: QPointF) -> PlatePoint | None:
        """Return the place on a plate that was last painted under px of the widget, None beside the plates."""
        seen = self._picture.seen
        return None if seen is None else seen.plate_at(place.x(), place.y())

    def target_at(self, place: QPointF) -> HitTarget:
        """Return what was last painted under px of the widget; nothing before the first painting."""
        seen = self._picture.seen
        return HitTarget(HitKind.NOTHING) if seen is None else seen.target_at(place.x(), place.y())

    def picture_now(self) -> SeenPicture:
        """Return what the next painting will show, for what stands on the body beside it."""
        return self._picture.current()
