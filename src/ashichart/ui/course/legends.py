"""The small keys under and beside the cards of the Course place. Nothing here depends on a course."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.change import Verdict
from ashichart.ui.course.body_pairs import paint_change_mark
from ashichart.ui.look import font
from ashichart.ui.strokes import paint_hatch
from ashichart.ui.theme import Theme

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
    LESS = "less"
    NO_CLEAR = "no_clear"
    MORE = "more"
    NOT_COMPARABLE = "not_comparable"
    LOWER = "lower"
    LEVEL = "level"
    HIGHER = "higher"
    NONE = "none"


_VERDICTS = {
    Sign.LESS: Verdict.LESS,
    Sign.NO_CLEAR: Verdict.NO_CLEAR_CHANGE,
    Sign.MORE: Verdict.MORE,
    Sign.NOT_COMPARABLE: Verdict.NOT_COMPARABLE,
    Sign.LOWER: Verdict.LOWER,
    Sign.LEVEL: Verdict.LEVEL,
    Sign.HIGHER: Verdict.HIGHER,
}
SHORT_CHARGE_SIGNS = ((Sign.LOWER, "lower"), (Sign.LEVEL, "same"), (Sign.HIGHER, "higher"))
CHARGE_SIGNS = (
    (Sign.LOWER, "lower"),
    (Sign.LEVEL, "the same"),
    (Sign.HIGHER, "higher, none of it judged"),
    (Sign.NOT_COMPARABLE, "not asked at one of the two"),
)


class Legend(QWidget):
    """A row of signs with their words; words that find no room are left out from the end.

    Args:
        entries: (sign, words) from left to right.
        theme: Colours.
        at_right: Aligned to the right edge.
    """

    def __init__(self, entries: Sequence[tuple[Sign, str]], theme: Theme, *, at_right: bool = False) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self._theme = theme
        self._at_right = at_right
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words for _, words in self._entries))

    def set_entries(self, entries: Sequence[tuple[Sign, str]]) -> None:
        """Show other signs."""
        self._entries = tuple(entries)
        self.setAccessibleName(", ".join(words for _, words in self._entries))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all words."""
        return QSize(round(sum(self._width(*entry) for entry in self._entries)), 20)

    def minimumSizeHint(self) -> QSize:
        """Shrink to nothing in width."""
        return QSize(0, 20)

    def _width(self, sign: Sign, words: str) -> float:
        wide = _VERDICT_PX if sign in _VERDICTS else _SIGN_PX
        sign_px = {Sign.NONE: 0.0, Sign.HATCH: 32.0, Sign.BAND: 24.0}.get(sign, wide)
        return sign_px + QFontMetricsF(font(12, 500)).horizontalAdvance(words) + _SPACE_PX

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many entries as there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths = [self._width(*entry) for entry in self._entries]
        shown = len(widths)
        while shown and sum(widths[:shown]) - _SPACE_PX > self.width():
            shown -= 1
        x = self.width() - sum(widths[:shown]) + _SPACE_PX if self._at_right else 0.0
        for (sign, words), width in zip(self._entries[:shown], widths[:shown], strict=True):
            text_px = QFontMetricsF(font(12, 500)).horizontalAdvance(words)
            sign_px = width - text_px - _SPACE_PX
            middle = _VERDICT_PX / 2 - 2 if sign in _VERDICTS else sign_px / 2 - 3
            self._paint_sign(painter, sign, QPointF(x + middle, self.height() / 2))
            painter.setFont(font(12, 500))
            painter.setPen(QColor(self._theme.muted))
            box = QRectF(x + sign_px, 0, text_px + 4, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            x += width
        painter.end()

    def _paint_sign(self, painter: QPainter, sign: Sign, at: QPointF) -> None:
        theme = self._theme
        if sign in _VERDICTS:
            paint_change_mark(painter, at, _VERDICTS[sign], theme, 13)
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
