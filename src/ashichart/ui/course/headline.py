"""The headline of a course: carry-over large, immediate response smaller. Painted; its words are in course_words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.change import Tally, Verdict
from ashichart.domain.sessions import CourseChart
from ashichart.ui.course.course_words import HeadlineText, carry_over_text, immediate_text
from ashichart.ui.look import font
from ashichart.ui.strokes import paint_chevrons, paint_hatch
from ashichart.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft
_WRAP = Qt.TextFlag.TextWordWrap
_LEAST_SEGMENT_PX = 34.0
_GAP_PX = 3.0


class Headline(QWidget):
    """One card with two halves; says in words when there is too little to compare."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._halves = (carry_over_text(CourseChart()), immediate_text(CourseChart()))
        self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def texts(self) -> tuple[HeadlineText, HeadlineText]:
        """What is shown: carry-over and immediate response."""
        return self._halves

    def set_course(self, course: CourseChart) -> None:
        """Show another course, or the same one after a change."""
        self._halves = (carry_over_text(course), immediate_text(course))
        self.setAccessibleName(" ".join(half.spoken for half in self._halves))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def set_low(self, is_low: bool) -> None:
        """Take less height, for screens of 720 px."""
        self._is_low = is_low
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the card."""
        return QSize(900, 128 if self._is_low else 152)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card, rule and both halves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.surface))
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(card, 8, 8)
        split = round(card.width() * 0.545) + 0.5
        painter.drawLine(QPointF(split, card.top()), QPointF(split, card.bottom()))
        side = 20.0 if self._is_low else 28.0
        top = 12.0 if self._is_low else 20.0
        left = QRectF(side, top, split - 2 * side, card.height() - top - 6)
        right = QRectF(split + side, top, card.width() - split - 2 * side, left.height())
        self._paint_half(painter, left, self._halves[0], large=True)
        self._paint_half(painter, right, self._halves[1], large=False)
        painter.end()

    def _paint_half(self, painter: QPainter, box: QRectF, text: HeadlineText, *, large: bool) -> None:
        theme = self._theme
        ink, muted = QColor(theme.ink), QColor(theme.muted)
        painter.setPen(muted)
        painter.setFont(font(12, 600))
        title = QRectF(box.left(), box.top(), box.width(), 16)
        painter.drawText(title, _LEFT, text.title)
        if text.moments:
            title.setLeft(box.left() + QFontMetricsF(font(12, 600)).horizontalAdvance(text.title + " "))
            painter.setFont(font(12, 500))
            painter.drawText(title, _LEFT, f"· {text.moments}")
        body = QRectF(box.left(), box.top() + 24, box.width(), box.height() - 24)
        if not text.figure:
            painter.setPen(ink if large else muted)
            painter.setFont(font(18 if large else 14, 600 if large else 500))
            painter.drawText(body.adjusted(0, 8, 0, 0), _LEFT | _WRAP, text.caption)
            return
        figure_px = (36 if self._is_low else 44) if large else (26 if self._is_low else 30)
        line = (42 if self._is_low else 52) + 0.0
        figure_font = font(figure_px, 600)
        caption_font = font(13 if self._is_low or not large else 14, 400 if not large else 500)
        width = max(
            QFontMetricsF(figure_font).horizontalAdvance(text.figure),
            min(QFontMetricsF(caption_font).horizontalAdvance(text.caption) + 2, box.width() * 0.42),
        )
        painter.setPen(ink if large else muted)
        painter.setFont(figure_font)
        painter.drawText(
            QRectF(body.left(), body.top(), width + 4, line), _LEFT | Qt.AlignmentFlag.AlignVCenter, text.figure
        )
        painter.setFont(caption_font)
        painter.drawText(QRectF(body.left(), body.top() + line + 2, width, 40), _LEFT | _WRAP, text.caption)
        beside = body.adjusted(width + 28, 0, 0, 0)
        if text.tally is None:
            return
        # A bar that fills a wide screen reads as a chart of its own; it stays beside its number.
        bar_width = min(beside.width(), 460.0 if large else 340.0)
        paint_tally(painter, QRectF(beside.left(), beside.top() + 2, bar_width, 28), text.tally, theme)
        details = QRectF(beside.left(), beside.top() + 39, beside.width(), beside.height() - 39)
        painter.setFont(font(12, 500))
        painter.setPen(muted)
        painter.drawText(details, _LEFT | _WRAP, "\n".join(text.details))


def tally_segments(tally: Tally, width: float) -> tuple[tuple[Verdict, int, float], ...]:
    """Return (verdict, count, width in px) of the bar's segments, empty ones left out.

    Widths follow the counts; a segment that would be too narrow for its number gets the least width, and the others
    share what is left.
    """
    counted = (
        (Verdict.LESS, tally.less),
        (Verdict.NO_CLEAR_CHANGE, tally.no_clear),
        (Verdict.MORE, tally.more),
        (Verdict.NOT_COMPARABLE, tally.not_comparable),
    )
    shown = [(verdict, count) for verdict, count in counted if count]
    if not shown:
        return ()
    room = width - _GAP_PX * (len(shown) - 1)
    narrow: set[Verdict] = set()
    while True:
        rest = room - _LEAST_SEGMENT_PX * len(narrow)
        total = sum(count for verdict, count in shown if verdict not in narrow)
        more = {
            verdict
            for verdict, count in shown
            if verdict not in narrow and rest * count / total < _LEAST_SEGMENT_PX
        }
        if not more or len(narrow | more) == len(shown):
            break
        narrow |= more
    return tuple(
        (verdict, count, _LEAST_SEGMENT_PX if verdict in narrow else rest * count / total) for verdict, count in shown
    )


def paint_tally(painter: QPainter, box: QRectF, tally: Tally, theme: Theme) -> None:
    """Paint less, no clear, more and hatched not comparable, each with its sign and count."""
    grounds = {
        Verdict.LESS: (theme.less_ground, theme.less),
        Verdict.NO_CLEAR_CHANGE: (theme.no_clear_ground, theme.no_clear),
        Verdict.MORE: (theme.more_ground, theme.more),
    }
    x = box.left()
    number = font(13, 600)
    for verdict, count, width in tally_segments(tally, box.width()):
        part = QRectF(x, box.top(), width, box.height())
        x += width + _GAP_PX
        text = str(count)
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
            continue
        ground, colour = grounds[verdict]
        edge = QColor(colour)
        edge.setAlphaF(0.45)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(part.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        start = part.center().x() - (text_width + 18) / 2
        paint_chevrons(painter, QPointF(start + 6, part.center().y() + 0.5), verdict, QColor(colour), 12)
        painter.setPen(QColor(colour))
        painter.drawText(
            QRectF(start + 18, part.top(), text_width + 4, part.height()), _LEFT | Qt.AlignmentFlag.AlignVCenter, text
        )
