"""Where the label of a marked point has room, on the calibration sheets and in the book. Geometry only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

RADIUS, TEXT, LEAD = 4.5, 12, 9


def room(spot: QPointF, width: float, height: float, taken: Sequence[QRectF], limit: float) -> QRectF:
    """A free frame for a label near its spot: to the right, left, above, below, then farther out."""
    first: QRectF | None = None
    for reach in range(1, 14):
        far = LEAD * reach
        for dx, dy in (
            (1, 0),
            (-1, 0),
            (1, -0.8),
            (-1, -0.8),
            (1, 0.8),
            (-1, 0.8),
            (0, -1),
            (0, 1),
            (0.5, -1),
            (0.5, 1),
            (-0.5, -1),
            (-0.5, 1),
        ):
            x = spot.x() + dx * far - (width if dx < 0 else width / 2 if dx == 0 else 0)
            frame = QRectF(x, spot.y() + dy * far - height / 2, width, height)
            first = first or frame
            if frame.left() >= 0 and frame.right() <= limit and not any(frame.intersects(other) for other in taken):
                return frame
    return first or QRectF(spot.x(), spot.y(), width, height)
