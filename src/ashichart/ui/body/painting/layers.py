"""The lowest layer of the canvas: paper, bodies and areas, one pixmap that is moved until the view rests. No marks."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from ashichart.domain.atlas.body import Figure
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.layout import Box, PlateSlot, View
from ashichart.ui.body.painting.area_painter import AreaLayer
from ashichart.ui.body.painting.plate_art import PlateArtCache


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt's rectangle."""
    return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)


class BodyLayer:
    """Paper and bodies as seen: sharp at rest, the last sharp picture scaled and shifted while the view moves.

    Memory is one pixmap of the widget's size, whatever the zoom, a second while areas lie on the body, and one of each
    plate at fit.

    Args:
        art: Shared drawings.
    """

    def __init__(self, art: PlateArtCache) -> None:
        self._art = art
        self._bare: QPixmap | None = None
        self._kept: QPixmap | None = None
        self._kept_view = View()
        self._step: tuple[int, int] = (0, 0)
        self._key: tuple[object, ...] = ()

    def paint(
        self, painter: QPainter, figure: Figure, slots: Sequence[PlateSlot], theme: Theme, view: View, size: QSize,
        dpr: float, areas: AreaLayer, *, in_motion: bool,
    ) -> None:  # fmt: skip
        """Paint paper, bodies and what lies on them over the whole widget.

        Args:
            painter: On the widget.
            figure: Whose plates.
            slots: Where they stand.
            theme: Colours.
            view: How they are seen.
            size: Of the widget.
            dpr: Device pixels per px.
            areas: What lies on the bodies.
            in_motion: True while the view changes: then speed goes before sharpness.
        """
        key = (figure, tuple((slot.plate.name, slot.box) for slot in slots), theme.is_dark, size.toTuple(), dpr)
        if key != self._key or self._kept is None or (view != self._kept_view and not in_motion):
            self._bare = self._kept = self._sharp(figure, slots, theme, view, size, dpr)
            self._kept_view, self._key, self._step = view, key, (-1, 0)
        step = areas.step()
        if step != self._step and self._bare is not None:
            self._kept, self._step = self._laid(self._bare, slots, theme, areas), step
        if view == self._kept_view:
            painter.drawPixmap(0, 0, self._kept)
            return
        share = view.zoom / self._kept_view.zoom
        if share == 1.0:
            self._shift(painter, figure, slots, theme, view, size, dpr)
            return
        target = QRectF(
            view.dx - self._kept_view.dx * share, view.dy - self._kept_view.dy * share,
            size.width() * share, size.height() * share,
        )  # fmt: skip
        exposed = QRegion(0, 0, size.width(), size.height()) - QRegion(target.toAlignedRect().adjusted(1, 1, -1, -1))
        self._fill(painter, exposed, figure, slots, theme, view, size, dpr)
        painter.drawPixmap(target, self._kept, QRectF(self._kept.rect()))

    def _laid(self, bare: QPixmap, slots: Sequence[PlateSlot], theme: Theme, areas: AreaLayer) -> QPixmap:
        """The bodies with what lies on them, so that it moves with them at no cost."""
        if areas.is_empty:
            return bare
        pixmap = bare.copy()
        boxes = {slot.plate.name: self._kept_view.box(slot.box) for slot in slots}

        def transform(plate: str) -> QTransform:
            box = boxes[plate]
            return QTransform.fromTranslate(box.x0, box.y0).scale(box.width, box.height)

        painter = QPainter(pixmap)
        areas.paint(painter, list(boxes), transform, theme)
        painter.end()
        return pixmap

    def _shift(
        self, painter: QPainter, figure: Figure, slots: Sequence[PlateSlot], theme: Theme, view: View, size: QSize,
        dpr: float,
    ) -> None:  # fmt: skip
        """Move the kept picture by whole device pixels: a bare copy."""
        if self._kept is None:
            return
        left = round((view.dx - self._kept_view.dx) * dpr) / dpr
        top = round((view.dy - self._kept_view.dy) * dpr) / dpr
        covered = QRectF(left, top, size.width(), size.height()).toAlignedRect().adjusted(1, 1, -1, -1)
        exposed = QRegion(0, 0, size.width(), size.height()) - QRegion(covered)
        self._fill(painter, exposed, figure, slots, theme, view, size, dpr)
        painter.drawPixmap(QPointF(left, top), self._kept)

    def _fill(
        self, painter: QPainter, exposed: QRegion, figure: Figure, slots: Sequence[PlateSlot], theme: Theme,
        view: View, size: QSize, dpr: float,
    ) -> None:  # fmt: skip
        """Paint what the kept picture does not cover from the plates at fit."""
        if not exposed.isEmpty():
            painter.save()
            painter.setClipRegion(exposed)
            painter.fillRect(0, 0, size.width(), size.height(), QColor(theme.paper))
            for slot in slots:
                picture = self._fitted(figure, slot, theme, dpr)
                painter.drawPixmap(rect_of(view.box(slot.box)), picture, QRectF(picture.rect()))
            painter.restore()

    def _fitted(self, figure: Figure, slot: PlateSlot, theme: Theme, dpr: float) -> QPixmap:
        return self._art.picture(figure, slot.plate.name, theme, int(slot.box.width), int(slot.box.height), dpr)

    def _sharp(
        self, figure: Figure, slots: Sequence[PlateSlot], theme: Theme, view: View, size: QSize, dpr: float
    ) -> QPixmap:
        pixmap = QPixmap(max(1, ceil(size.width() * dpr)), max(1, ceil(size.height() * dpr)))
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(QColor(theme.paper))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = Box(0, 0, size.width(), size.height())
        for slot in slots:
            if slot.box.width < 1 or slot.box.height < 1:
                continue
            seen = view.box(slot.box)
            if view.zoom == 1.0:
                painter.drawPixmap(rect_of(seen).topLeft(), self._fitted(figure, slot, theme, dpr))
            elif seen.overlaps(whole):
                self._art.draw(painter, figure, slot.plate.name, theme, rect_of(seen))
        painter.end()
        return pixmap
