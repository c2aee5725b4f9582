"""The headline of a course: carry-over large, immediate response smaller; every number opens the readings behind it.

Its words and what lies behind them are made in headline_words; here they are laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.analysis.change import Tally, Verdict
from ashichart.domain.charting.sessions import CourseChart
from ashichart.ui.appearance.appearance import font
from ashichart.ui.course.headline.numbers import NumberButton
from ashichart.ui.course.headline.readings_behind_words import Behind, site_behind
from ashichart.ui.course.headline.words import HeadlineNumber, HeadlineText, carry_over_text, immediate_text

if TYPE_CHECKING:
    from ashichart.domain.charting.clinic_points import OwnAtlas
    from ashichart.ui.appearance.theme import Theme
    from ashichart.ui.course.headline.readings_behind import ReadingsBehind

_LEFT = Qt.AlignmentFlag.AlignLeft
_WRAP = Qt.TextFlag.TextWordWrap
_LEAST_SEGMENT_PX = 34.0
_GAP_PX = 3.0
_BAR_PX = 28.0
_BESIDE_PX = 28.0
_LINE_GAP_PX = 2


class Headline(QWidget):
    """One card with two halves; says in words when there is too little to compare."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._course = CourseChart()
        self._halves = (carry_over_text(self._course), immediate_text(self._course))
        self._is_low = False
        self._lowest_px = 0
        self._numbers: list[NumberButton] = []
        self._captions: list[QRectF] = [QRectF(), QRectF()]
        self._panel: ReadingsBehind | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def texts(self) -> tuple[HeadlineText, HeadlineText]:
        """What is shown: carry-over and immediate response."""
        return self._halves

    @property
    def numbers(self) -> tuple[NumberButton, ...]:
        """What can be clicked, from left to right and top to bottom."""
        return tuple(one for one in self._numbers if not one.isHidden())

    @property
    def panel(self) -> ReadingsBehind | None:
        """The readings behind a number, None until one was opened."""
        return self._panel

    def set_course(self, course: CourseChart, own: OwnAtlas | None = None) -> None:
        """Show another course, or the same one after a change; `own` are the clinic's own points."""
        self._course = course
        self._halves = (carry_over_text(course, own), immediate_text(course))
        self.setAccessibleName(" ".join(half.spoken for half in self._halves))
        if self._panel is not None:
            self._panel.dismiss()
        self._lay_out()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        for number in self._numbers:
            number.set_theme(theme)
        self.update()

    def set_low(self, is_low: bool) -> None:
        """Take less height, for screens of 720 px."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._lay_out()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the card."""
        return QSize(900, max(146 if self._is_low else 164, self._lowest_px + 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    # What lies behind a number

    def open_site(self, course: CourseChart, site_id: str, opener: QWidget, below: QRect) -> bool:
        """Show the slope of one site and its readings.

        Args:
            course: By its tenderness or by its charges.
            site_id: A site of the course.
            opener: Gets the focus back.
            below: Where it was asked for, in the coordinates of `opener`.

        Returns:
            Whether the site has a reading to show.
        """
        behind = site_behind(course, site_id)
        if behind is not None:
            self._open(behind, opener, below)
        return behind is not None

    def open_behind(self, behind: Behind, opener: QWidget, below: QRect) -> None:
        """Show a table of readings or measures below a place of `opener`, which gets the focus back."""
        self._open(behind, opener, below)

    def _open_number(self, button: NumberButton) -> None:
        make = button.number.behind
        if make is not None:
            self._open(make(), button, button.rect())

    def _open(self, behind: Behind, opener: QWidget, below: QRect) -> None:
        over = self.parentWidget() or self
        if self._panel is None:
            from ashichart.ui.course.headline.readings_behind import ReadingsBehind

            self._panel = ReadingsBehind(over)
        corner = opener.mapTo(over, below.topLeft())
        self._panel.open_at(behind, opener, QRect(corner, below.size()))

    # Layout

    def _areas(self) -> tuple[QRectF, QRectF, float]:
        """Return the insides of both halves and where the rule between them lies."""
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        split = round(card.width() * 0.545) + 0.5
        side = 20.0 if self._is_low else 28.0
        top = 12.0 if self._is_low else 20.0
        height = card.height() - top - 6
        left = QRectF(side, top, split - 2 * side, height)
        return left, QRectF(split + side, top, card.width() - split - 2 * side, height), split

    def _lay_out(self) -> None:
        left, right, _ = self._areas()
        used = self._lay_half(0, left, self._halves[0], 0)
        used = self._lay_half(1, right, self._halves[1], used)
        for spare in self._numbers[used:]:
            spare.hide()
        # Sentences that wrap make the card taller rather than run out of it.
        lowest = max((one.geometry().bottom() for one in self._numbers[:used]), default=0)
        if lowest != self._lowest_px:
            self._lowest_px = lowest
            self.updateGeometry()

    def _button(self, at: int) -> NumberButton:
        if at == len(self._numbers):
            made = NumberButton(self, self._theme)
            made.clicked.connect(lambda: self._open_number(made))
            self._numbers.append(made)
        return self._numbers[at]

    def _lay_half(self, half: int, box: QRectF, text: HeadlineText, used: int) -> int:
        """Place the buttons of one half from number `used` on; return how many are in use then."""
        large = half == 0
        prefix = f"{text.title}: "
        body = box.adjusted(0, 24, 0, 0)
        if text.figure is None:
            sentence = QFontMetricsF(self._sentence_font(half))
            height = sentence.boundingRect(body, int(_LEFT | _WRAP), text.caption).height()
            self._captions[half] = body.adjusted(0, 8, 0, 0)
            return self._lay_lines(text.lines, body.adjusted(0, 8 + height + 8, 0, 0), used, prefix)
        figure_px = (36 if self._is_low else 44) if large else (26 if self._is_low else 30)
        line = 42 if self._is_low else 52
        face = font(figure_px, 600)
        figure = self._button(used)
        figure.show_words(text.figure, face, is_ink=large, prefix=prefix)
        figure_height = round(QFontMetricsF(face).height())
        figure_width = figure.sizeHint().width() + 4
        top = round(body.top() + (line - figure_height) / 2)
        figure.setGeometry(round(body.left()), top, figure_width, figure_height)
        figure.show()
        used += 1
        caption_metrics = QFontMetricsF(self._caption_font(half))
        width = max(figure_width, min(caption_metrics.horizontalAdvance(text.caption) + 2, box.width() * 0.42))
        caption = QRectF(body.left(), body.top() + line + 2, width, 40)
        self._captions[half] = caption
        if text.under is not None:
            below = caption_metrics.boundingRect(caption, int(_LEFT | _WRAP), text.caption).bottom() + 3
            used = self._lay_lines(((text.under,),), QRectF(body.left(), below, width, 20), used, prefix)
        beside = body.adjusted(width + _BESIDE_PX, 2, 0, 0)
        used = self._lay_bar(beside, text, used, prefix, 460.0 if large else 340.0)
        return self._lay_lines(text.lines, beside.adjusted(0, _BAR_PX + 9, 0, 0), used, prefix)

    def _lay_bar(self, beside: QRectF, text: HeadlineText, used: int, prefix: str, widest: float) -> int:
        if text.tally is None:
            return used
        # A bar that fills a wide screen reads as a chart of its own; it stays beside its number.
        x = beside.left()
        numbers = dict(text.segments)
        for verdict, _, width in tally_segments(text.tally, min(beside.width(), widest)):
            part = self._button(used)
            part.show_segment(verdict, numbers[verdict], prefix)
            end = x + width
            part.setGeometry(round(x), round(beside.top()), round(end) - round(x), round(_BAR_PX))
            part.show()
            x = end + _GAP_PX
            used += 1
        return used

    def _lay_lines(self, lines: tuple[tuple[HeadlineNumber, ...], ...], box: QRectF, used: int, prefix: str) -> int:
        """Place groups under each other; a group goes on in the next line where it does not fit."""
        y = round(box.top())
        face = font(12, 500)
        for group in lines:
            x, lowest = round(box.left()), y
            for number in group:
                button = self._button(used)
                button.show_words(number, face, is_ink=False, prefix=prefix)
                one_line = button.sizeHint()
                if x > box.left() and x + one_line.width() > box.right():
                    x, y = round(box.left()), lowest + _LINE_GAP_PX
                size = button.wanted_size(box.right() - x)
                button.setGeometry(QRect(x, y, size.width(), size.height()))
                button.show()
                lowest = max(lowest, y + size.height())
                x += size.width() + 14
                used += 1
            y = lowest + _LINE_GAP_PX
        return used

    def _caption_font(self, half: int) -> QFont:
        large = half == 0
        return font(13 if self._is_low or not large else 14, 500 if large else 400)

    @staticmethod
    def _sentence_font(half: int) -> QFont:
        return font(14, 500) if half else font(18, 600)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint card, rule, titles and captions; the numbers paint themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.surface))
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(card, 8, 8)
        left, right, split = self._areas()
        painter.drawLine(QPointF(split, card.top()), QPointF(split, card.bottom()))
        for half, box in enumerate((left, right)):
            self._paint_words(painter, half, box, self._halves[half])
        painter.end()

    def _paint_words(self, painter: QPainter, half: int, box: QRectF, text: HeadlineText) -> None:
        large = half == 0
        ink, muted = QColor(self._theme.ink), QColor(self._theme.muted)
        painter.setPen(muted)
        painter.setFont(font(12, 600))
        title = QRectF(box.left(), box.top(), box.width(), 16)
        painter.drawText(title, _LEFT, text.title)
        if text.moments:
            title.setLeft(box.left() + QFontMetricsF(font(12, 600)).horizontalAdvance(text.title + " "))
            painter.setFont(font(12, 500))
            painter.drawText(title, _LEFT, f"· {text.moments}")
        painter.setPen(ink if large else muted)
        painter.setFont(self._sentence_font(half) if text.figure is None else self._caption_font(half))
        painter.drawText(self._captions[half], int(_LEFT | _WRAP), text.caption)


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
            verdict for verdict, count in shown if verdict not in narrow and rest * count / total < _LEAST_SEGMENT_PX
        }
        if not more or len(narrow | more) == len(shown):
            break
        narrow |= more
    return tuple(
        (verdict, count, _LEAST_SEGMENT_PX if verdict in narrow else rest * count / total) for verdict, count in shown
    )
