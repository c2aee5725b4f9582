"""Paints one course as a small multiple: who, due, mean before per session on the same axis as all others, change."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ashichart.domain.analysis.change import Verdict
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.overview import DueState, OverviewRow, SessionMean
from ashichart.domain.scales import Scale, step_of
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.overview.overview_words import (
    due_words,
    result_line,
    sessions_words,
    who,
    window_line,
    window_of_row,
)
from ashichart.ui.parts.change_painters import paint_chevrons

CARD_PX = 178.0
LEAST_WIDTH_PX = 286.0
_PAD_PX = 14.0
_DISC_PX = 3.2
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_VERDICTS = {-1: Verdict.LESS, 0: Verdict.NO_CLEAR_CHANGE, 1: Verdict.MORE}
# The same for every card, so that courses can be set side by side; pressure beyond it is drawn at its edge.
_TOP: dict[Scale, float] = {Scale.NRS: 10.0, Scale.GRADE: 4.0, Scale.PPT: 10.0}


@dataclass(frozen=True, slots=True)
class CardLook:
    """How one card stands there."""

    theme: Theme
    by_code: bool
    is_current: bool
    is_under: bool
    lately: bool = False


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
    _paint_line(painter, QRectF(inner.left(), inner.top() + 44, inner.width(), 68), row, look)
    _paint_foot(painter, QRectF(inner.left(), inner.bottom() - 36, inner.width(), 36), row, look)


def _paint_head(painter: QPainter, inner: QRectF, row: OverviewRow, look: CardLook) -> None:
    theme = look.theme
    presses = row.due.state in (DueState.IN_PROGRESS, DueState.LATE, DueState.TODAY)
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


def _paint_line(painter: QPainter, box: QRectF, row: OverviewRow, look: CardLook) -> None:
    theme, window = look.theme, window_of_row(row, lately=look.lately)
    plot = box.adjusted(6, 14, -38, -2)
    painter.setPen(QPen(QColor(theme.line), 1))
    for y in (plot.top(), plot.bottom()):
        painter.drawLine(QLineF(box.left(), y, plot.right() + 4, y))
    painter.setFont(font(11, 500))
    if isinstance(window, TooLittle) or row.scale is None:
        # Why there is no line stands below it.
        return
    top = _TOP[row.scale]
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(plot.right() + 8, plot.top() - 8, 30, 16), _RIGHT, f"{top:g}")
    painter.drawText(QRectF(plot.right() + 8, plot.bottom() - 8, 30, 16), _RIGHT, "0")
    n = QRectF(plot.right() + 8, plot.center().y() - 8, 30, 16)
    painter.drawText(n, _RIGHT, f"n {window.n}")
    spots = _spots(plot, window.means, top)
    colour = QColor(theme.ramp[8 if not theme.is_dark else 7])
    for (one, other), (then, now) in zip(pairwise(spots), pairwise(window.means), strict=True):
        # A session between them that lacks one of the sites is passed over, and that shows.
        bridge = now.number - then.number > 1
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DashLine if bridge else Qt.PenStyle.SolidLine))
        painter.drawLine(one, other)
    painter.setPen(Qt.PenStyle.NoPen)
    for spot, point in zip(spots, window.means, strict=True):
        painter.setBrush(QColor(theme.ramp[_step(row.scale, point.mean)]))
        painter.setPen(QPen(colour, 1))
        painter.drawEllipse(spot, _DISC_PX, _DISC_PX)
    painter.setFont(font(12, 600))
    painter.setPen(QColor(theme.ink))
    # A window has two ends at least, and both hold all of its sites.
    for spot, point in ((spots[0], window.means[0]), (spots[-1], window.means[-1])):
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


def _paint_foot(painter: QPainter, box: QRectF, row: OverviewRow, look: CardLook) -> None:
    """Better or worse in words with its sign, and below it the window of time with mean and n."""
    theme, window = look.theme, window_of_row(row, lately=look.lately)
    first = QRectF(box.left(), box.top(), box.width(), 18)
    if isinstance(window, TooLittle):
        _elided(painter, first, result_line(row, lately=look.lately), font(12, 500), theme.muted)
        return
    verdict = _VERDICTS[window.directions.direction]
    paint_chevrons(painter, QPointF(first.left() + 7, first.center().y()), verdict, QColor(_ink(verdict, theme)), 12)
    _elided(painter, first.adjusted(20, 0, 0, 0), result_line(row, lately=look.lately), font(12, 600), theme.ink)
    second = first.translated(0, 18)
    _elided(painter, second, window_line(row, lately=look.lately), font(12, 500), theme.muted)


def _ink(verdict: Verdict, theme: Theme) -> str:
    return {Verdict.LESS: theme.less, Verdict.MORE: theme.more}.get(verdict, theme.no_clear)
