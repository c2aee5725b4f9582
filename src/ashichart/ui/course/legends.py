"""The small keys under and beside the cards of the Course place. Nothing here depends on a course."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.analysis.change import Verdict
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.course.bodies.body_pairs import paint_change_mark
from ashichart.ui.parts.change_painters import paint_hatch
from ashichart.wording import terms
from ashichart.wording.course import course as say

ROW_PX = 20
_SPACE_PX = 16.0
_SIGN_PX = 16.0
_VERDICT_PX = 18.0


class Sign(StrEnum):
    """What stands before a word of a key."""

    BEFORE = "before"
    AFTER = "after"
    PICKED = "picked"
    LINE = "line"
    BAND = "band"
    DOSE = "dose"
    HATCH = "hatch"
    NONE = "none"


# What stands before a word: a sign of a key, or how a change is drawn.
KeySign = Sign | Verdict
CHANGE_SIGNS = (
    (Verdict.LESS, terms.less_tender()),
    (Verdict.NO_CLEAR_CHANGE, terms.no_clear_change()),
    (Verdict.MORE, terms.more_tender()),
    (Verdict.NOT_COMPARABLE, say.not_assessed_at_one_of_the_two()),
)
CHARGE_SIGNS = (
    (Verdict.LOWER, "lower"),
    (Verdict.LEVEL, terms.the_same()),
    (Verdict.HIGHER, say.higher_none_of_it_judged()),
    (Verdict.NOT_COMPARABLE, say.not_asked_at_one_of_the_two()),
)


class Legend(QWidget):
    """Signs with their words, in as many rows as they need: what a sign means is never left out.

    Args:
        entries: (sign, words) from left to right.
        theme: Colours.
        at_right: Aligned to the right edge.
    """

    def __init__(self, entries: Sequence[tuple[KeySign, str]], theme: Theme, *, at_right: bool = False) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._theme = theme
        self._at_right = at_right
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    @property
    def entries(self) -> tuple[tuple[KeySign, str], ...]:
        """(sign, words) from left to right."""
        return self._entries

    def set_entries(self, entries: Sequence[tuple[KeySign, str]]) -> None:
        """Show other signs."""
        self._entries = tuple(entries)
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(", ".join(words for _, words in self._entries))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all words in one row."""
        return QSize(round(sum(entry_px(*entry) for entry in self._entries)), ROW_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longest words."""
        return QSize(round(max((entry_px(*entry) for entry in self._entries), default=0.0)), ROW_PX)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return ROW_PX * max(1, len(legend_rows(self._entries, width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as the width asks for, also in layouts that do not ask again."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every entry."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_legend(painter, QRectF(self.rect()), self._entries, self._theme, at_right=self._at_right)
        painter.end()


def entry_px(sign: KeySign, words: str) -> float:
    """Return the width of a sign with its words and the space behind them."""
    return _sign_px(sign) + QFontMetricsF(font(12, 500)).horizontalAdvance(words) + _SPACE_PX


def _sign_px(sign: KeySign) -> float:
    if isinstance(sign, Verdict):
        return _VERDICT_PX
    return {Sign.NONE: 0.0, Sign.HATCH: 32.0, Sign.BAND: 24.0}.get(sign, _SIGN_PX)


def legend_rows(entries: Sequence[tuple[KeySign, str]], width: float) -> tuple[tuple[tuple[KeySign, str], ...], ...]:
    """Part entries into rows that are at most `width` px wide; one that is wider by itself stands alone."""
    rows: list[list[tuple[KeySign, str]]] = []
    used = 0.0
    for entry in entries:
        px = entry_px(*entry)
        if not rows or used + px - _SPACE_PX > width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += px
    return tuple(tuple(row) for row in rows)


def paint_legend(
    painter: QPainter, box: QRectF, entries: Sequence[tuple[KeySign, str]], theme: Theme, *, at_right: bool = False
) -> None:
    """Paint signs and words into a box, row below row."""
    for number, shown in enumerate(legend_rows(entries, box.width())):
        wide = sum(entry_px(*entry) for entry in shown) - _SPACE_PX
        x = max(box.left(), box.right() - wide) if at_right else box.left()
        top = box.top() + number * ROW_PX
        for sign, words in shown:
            sign_px = _sign_px(sign)
            middle = _VERDICT_PX / 2 - 2 if isinstance(sign, Verdict) else sign_px / 2 - 3
            _paint_sign(painter, sign, QPointF(x + middle, top + ROW_PX / 2), theme)
            painter.setFont(font(12, 500))
            painter.setPen(QColor(theme.muted))
            room = QRectF(x + sign_px, top, entry_px(sign, words) - sign_px, ROW_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            x += entry_px(sign, words)


def _paint_sign(painter: QPainter, sign: KeySign, at: QPointF, theme: Theme) -> None:
    if isinstance(sign, Verdict):
        paint_change_mark(painter, at, sign, theme, 13)
    elif sign is Sign.HATCH:
        paint_hatch(painter, QRectF(at.x() - 13, at.y() - 8, 26, 16), theme, 4)
    elif sign in (Sign.BEFORE, Sign.PICKED):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ramp[8] if sign is Sign.BEFORE else theme.ink))
        painter.drawEllipse(at, 4.5, 4.5)
    elif sign is Sign.AFTER:
        painter.setPen(QPen(QColor(theme.ramp[7]), 1.5))
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(at, 3.8, 3.8)
    elif sign is Sign.LINE:
        painter.setPen(QPen(QColor(theme.control), 1.4))
        painter.drawLine(at - QPointF(6, 0), at + QPointF(6, 0))
    elif sign is Sign.BAND:
        painter.setPen(QPen(QColor(theme.accent), 1.4))
        painter.drawLine(at - QPointF(9, 0), at + QPointF(9, 0))
        painter.fillRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7), QColor(theme.accent))
    elif sign is Sign.DOSE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink))
        corners = (QPointF(0, -4.5), QPointF(4.5, 4), QPointF(-4.5, 4))
        painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
