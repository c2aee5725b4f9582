"""Paints one course as a small multiple: who, due, mean before per session on the same axis as all others, change."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ashichart.domain.overview import STANDSTILL_SESSIONS, DueState, OverviewRow, SessionMean
from ashichart.domain.scales import Scale, step_of
from ashichart.ui.look import font
from ashichart.ui.overview.overview_words import change_line, due_words, sessions_words, still_line, who
from ashichart.ui.theme import Theme

CARD_PX = 162.0
LEAST_WIDTH_PX = 286.0
_PAD_PX = 14.0
_DISC_PX = 3.2
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
# The same for every card, so that courses can be set side by side; pressure beyond it is drawn at its edge.
_TOP: dict[Scale, float] = {Scale.NRS: 10.0, Scale.GRADE: 4.0, Scale.PPT: 10.0}


@dataclass(frozen=True, slots=True)
class CardLook:
    """How one card stands there."""

    theme: Theme
    by_code: bool
    is_current: bool
    is_under: bool


def paint_card(painter: QPainter, box: QRectF, row: OverviewRow, look: CardLook) -> None:
    """Paint one course into its card."""
    theme = look.theme
    edge = theme.accent if look.is_current else theme.control if look.is_under else theme.line
    inset = 1.0 if look.is_current else 0.5
    painter.setPen(QPen(QColor(edge), 2 if look.is_current else 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)
    inner = box.adjusted(_PAD_PX, 10, -_PAD_PX, -10)
    _paint_head(painter, inner, row, look)
    _paint_line(painter, QRectF(inner.left(), inner.top() + 44, inner.width(), 68), row, theme)
    _paint_foot(painter, QRectF(inner.left(), inner.bottom() - 18, inner.width(), 18), row, theme)


def _paint_head(painter: QPainter, inner: QRectF, row: OverviewRow, look: CardLook) -> None:
    theme = look.theme
    presses = row.due.state in (DueState.LATE, DueState.TODAY)
    due, due_font = due_words(row.due), font(12, 600 if presses else 500)
    width = QFontMetricsF(due_font).horizontalAdvance(due) + 2
    first = QRectF(inner.left(), inner.top(), inner.width(), 20)
    painter.setFont(due_font)
    painter.setPen(QColor(theme.ink if presses else theme.muted))
    painter.drawText(first, _RIGHT, due)
    _elided(painter, first.adjusted(0, 0, -width - 10, 0), who(row, by_code=look.by_code), font(14, 600), theme.ink)
    second = QRectF(inner.left(), inner.top() + 21, inner.width(), 16)
    _elided(painter, second, f"{sessions_words(row)} · {row.course.indication}", font(12, 500), theme.muted)


def _elided(painter: QPainter, box: QRectF, text: str, face: QFont, colour: str) -> None:
    painter.setFont(face)
    painter.setPen(QColor(colour))
    painter.drawText(box, _LEFT, QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width()))


def _paint_line(painter: QPainter, box: QRectF, row: OverviewRow, theme: Theme) -> None:
    plot = box.adjusted(6, 14, -38, -2)
    painter.setPen(QPen(QColor(theme.line), 1))
    for y in (plot.top(), plot.bottom()):
        painter.drawLine(QLineF(box.left(), y, plot.right() + 4, y))
    painter.setFont(font(11, 500))
    if not row.means or row.scale is None:
        painter.setPen(QColor(theme.muted))
        words = "not read before yet" if row.scale is None else "no site read every time"
        painter.drawText(plot, int(Qt.AlignmentFlag.AlignCenter), words)
        return
    top = _TOP[row.scale]
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(plot.right() + 8, plot.top() - 8, 30, 16), _RIGHT, f"{top:g}")
    painter.drawText(QRectF(plot.right() + 8, plot.bottom() - 8, 30, 16), _RIGHT, "0")
    n = QRectF(plot.right() + 8, plot.center().y() - 8, 30, 16)
    painter.drawText(n, _RIGHT, f"n {row.sites}")
    spots = _spots(plot, row.means, top)
    colour = QColor(theme.ramp[8 if not theme.is_dark else 7])
    painter.setPen(QPen(colour, 1.6))
    painter.drawPolyline(QPolygonF(spots))
    painter.setPen(Qt.PenStyle.NoPen)
    for spot, point in zip(spots, row.means, strict=True):
        painter.setBrush(QColor(theme.ramp[_step(row.scale, point.mean)]))
        painter.setPen(QPen(colour, 1))
        painter.drawEllipse(spot, _DISC_PX, _DISC_PX)
    if row.is_still:
        _paint_still(painter, plot, spots, row, theme)
    painter.setFont(font(12, 600))
    painter.setPen(QColor(theme.ink))
    ends = ((spots[0], row.means[0]), (spots[-1], row.means[-1])) if len(spots) > 1 else ((spots[0], row.means[0]),)
    for spot, point in ends:
        label = QRectF(spot.x() - 20, spot.y() - 20, 40, 16)
        label.moveLeft(min(max(label.left(), box.left() - 8), plot.right() - 24))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), f"{point.mean:.1f}")


def _step(scale: Scale, mean: float) -> int:
    whole = float(round(mean))
    return step_of(scale, mean if scale is Scale.PPT else whole)


def _spots(plot: QRectF, means: tuple[SessionMean, ...], top: float) -> list[QPointF]:
    first, last = means[0].number, means[-1].number
    wide = max(1, last - first)
    return [
        QPointF(
            plot.left() + plot.width() * (point.number - first) / wide,
            plot.bottom() - plot.height() * min(1.0, point.mean / top),
        )
        for point in means
    ]


def _paint_still(painter: QPainter, plot: QRectF, spots: list[QPointF], row: OverviewRow, theme: Theme) -> None:
    """Underline the sessions at a standstill, on the side of the points where nothing else is drawn."""
    span = spots[-STANDSTILL_SESSIONS:]
    high = sum(spot.y() for spot in span) / len(span) < plot.center().y() + 6
    y = plot.bottom() - 15 if high else plot.top() + 15
    painter.setPen(QPen(QColor(theme.no_clear), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(span[0].x(), y, span[-1].x(), y))
    painter.setFont(font(11, 600))
    words = QRectF(plot.left(), y + 1 if high else y - 14, span[-1].x() - plot.left(), 13)
    painter.drawText(words, _RIGHT, still_line(row))


def _paint_foot(painter: QPainter, box: QRectF, row: OverviewRow, theme: Theme) -> None:
    still = still_line(row) if not row.means else ""
    words = f"{change_line(row)} · {still}" if still else change_line(row)
    _elided(painter, box, words, font(12, 500), theme.muted)
