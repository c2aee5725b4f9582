"""The numbers of the headline as buttons that look like words. What they say is made in headline_words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ashichart.domain.analysis.change import Verdict
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.course.headline.words import HeadlineNumber
from ashichart.ui.parts.change_painters import paint_chevrons, paint_hatch
from ashichart.wording.course import headline as say

_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap
_HINT = say.show_the_readings_behind_this_number()


class NumberButton(QAbstractButton):
    """Words that open the readings behind them by click, Enter or Space; without readings they are only words.

    Args:
        parent: Where it stands.
        theme: Colours.
    """

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = HeadlineNumber("")
        self._face = font(12, 500)
        self._is_ink = False
        self._verdict: Verdict | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def number(self) -> HeadlineNumber:
        """What it shows."""
        return self._number

    def show_words(self, number: HeadlineNumber, face: QFont, *, is_ink: bool, prefix: str = "") -> None:
        """Show words in a face, in ink or muted; `prefix` is put before what a screen reader says."""
        self._face, self._is_ink, self._verdict = face, is_ink, None
        self._hold(number, prefix)

    def show_segment(self, verdict: Verdict, number: HeadlineNumber, prefix: str) -> None:
        """Show one part of the bar."""
        self._verdict = verdict
        self._hold(number, prefix)

    def _hold(self, number: HeadlineNumber, prefix: str) -> None:
        self._number = number
        opens = number.behind is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not opens)
        self.setAccessibleName(f"{prefix}{number.spoken or number.text}")
        self.setAccessibleDescription(_HINT if opens else "")
        self.setToolTip(f"{number.spoken or number.text}\n{_HINT}" if opens else "")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def wanted_size(self, width: float) -> QSize:
        """Return the size of the words within a width in px, in as many lines as they need."""
        words = QFontMetricsF(self._face).boundingRect(
            QRectF(0, 0, width, 1000), int(_LEFT) | int(_WRAP), self._number.text
        )
        return QSize(round(words.width() + 1.5), round(words.height() + 0.5))

    def sizeHint(self) -> QSize:
        """Return the size of the words in one line."""
        return self.wanted_size(10_000)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._number.behind is not None:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, or the part of the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._verdict is None:
            self._paint_words(painter)
        else:
            paint_segment(painter, QRectF(self.rect()), self._verdict, self._number.text, self._theme)
            if self._is_reached():
                self._paint_edge(painter, self._verdict)
        painter.end()

    def _is_reached(self) -> bool:
        return self._number.behind is not None and (self.underMouse() or self.hasFocus())

    def _paint_edge(self, painter: QPainter, verdict: Verdict) -> None:
        colours = {
            Verdict.LESS: self._theme.less,
            Verdict.NO_CLEAR_CHANGE: self._theme.no_clear,
            Verdict.MORE: self._theme.more,
        }
        painter.setPen(QPen(QColor(colours.get(verdict, self._theme.control)), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        face = QFont(self._face)
        if self._is_reached():
            face.setUnderline(True)
        painter.setFont(face)
        painter.setPen(QColor(theme.accent if self._is_reached() else theme.ink if self._is_ink else theme.muted))
        painter.drawText(QRectF(self.rect()), int(_LEFT) | int(_WRAP), self._number.text)
        one_line = self.height() < 2 * QFontMetricsF(face).height()
        if self._number.behind is not None and one_line and self._face.pixelSize() <= 13 and not self._is_reached():
            # Dots under the words say that more lies behind them, without a second colour.
            dots = QPen(QColor(theme.control), 1, Qt.PenStyle.DotLine)
            dots.setDashPattern([1.0, 2.5])
            painter.setPen(dots)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawLine(0, self.height() - 1, self.width() - 3, self.height() - 1)


def paint_segment(painter: QPainter, part: QRectF, verdict: Verdict, text: str, theme: Theme) -> None:
    """Paint one part of the bar with its sign and count; hatched is what cannot be compared."""
    number = font(13, 600)
    text_width = QFontMetricsF(number).horizontalAdvance(text)
    painter.setFont(number)
    if verdict is Verdict.NOT_COMPARABLE:
        paint_hatch(painter, part, theme)
        plate = QRectF(0, 0, text_width + 10, 18)
        plate.moveCenter(part.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(QColor(theme.muted))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)
        return
    ground, colour = {
        Verdict.LESS: (theme.less_ground, theme.less),
        Verdict.NO_CLEAR_CHANGE: (theme.no_clear_ground, theme.no_clear),
        Verdict.MORE: (theme.more_ground, theme.more),
    }[verdict]
    edge = QColor(colour)
    edge.setAlphaF(0.45)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(part.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    start = part.center().x() - (text_width + 18) / 2
    paint_chevrons(painter, QPointF(start + 6, part.center().y() + 0.5), verdict, QColor(colour), 12)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(start + 18, part.top(), text_width + 4, part.height()), int(_LEFT | _MIDDLE), text)
