"""Shows a card of the Library: names, headings, paragraphs, cautions, links. What is said is card_words.py's."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ashichart.domain.notation import Shape
from ashichart.ui.appearance.icons import pixmap
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.glyph_painter import shape_path
from ashichart.ui.library.card_words import Card, Line, LineKind, Section
from ashichart.ui.parts.controls import label, rule
from ashichart.ui.parts.scrolling import put_in
from ashichart.wording.screens import library as say

PADDING_PX = 20
_LONGEST_WORD = 20
_PIECE = 8


class _Glyph(QWidget):
    """The mark of a kind, or the swatch of a referral."""

    def __init__(self, theme: Theme, shape: Shape | None, kind: LineKind = LineKind.TEXT) -> None:
        super().__init__()
        self._theme = theme
        self._shape = shape
        self._kind = kind
        self.setFixedSize(QSize(14, 14) if shape is not None else QSize(22, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shape is not None:
            painter.setPen(QPen(QColor(self._theme.muted), 1.5))
            painter.drawPath(shape_path(self._shape, QPointF(7, 7), 5.5))
        else:
            paint_swatch(painter, QRectF(0.75, 0.75, 20.5, 12.5), self._theme, dotted=self._kind is LineKind.SPILLOVER)
        painter.end()


def paint_swatch(painter: QPainter, box: QRectF, theme: Theme, *, dotted: bool) -> None:
    """Paint the key of a referral: filled where it is essential, dots where it spills over."""
    edge = QColor(theme.referral)
    painter.setPen(QPen(edge, 1.2))
    fill = QColor(theme.referral)
    fill.setAlphaF(0.58)
    painter.setBrush(Qt.BrushStyle.NoBrush if dotted else fill)
    painter.drawRoundedRect(box, 3, 3)
    if dotted:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        for column in range(4):
            for row in range(2):
                x = box.left() + 4 + 4.2 * column
                painter.drawEllipse(QPointF(x, box.top() + 4 + 4.4 * row), 1.0, 1.0)


class CardView(QScrollArea):
    """One card at a time. `follow` is given the target of a link."""

    def __init__(self, theme: Theme, follow: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._follow = theme, follow
        self._card: Card | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def card(self) -> Card | None:
        """The card shown."""
        return self._card

    def show_card(self, card: Card | None) -> None:
        """Show another card, from its top."""
        if card == self._card:
            return
        self._card = card
        self._rebuild()

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._theme = theme
        self._rebuild()

    def _rebuild(self) -> None:
        page = QWidget()
        page.setProperty("kind", "scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(PADDING_PX, 20, PADDING_PX, 20)
        column.setSpacing(0)
        if self._card is not None:
            self._add_names(column, self._card)
            for section in self._card.sections:
                column.addSpacing(14)
                column.addWidget(rule())
                column.addSpacing(14)
                self._add_section(column, section)
            self.setAccessibleName(say.card(title=self._card.title))
        column.addStretch(1)
        put_in(self, page)
        self.verticalScrollBar().setValue(0)

    def _add_names(self, column: QVBoxLayout, card: Card) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        if card.shape is not None:
            head.addWidget(_Glyph(self._theme, card.shape))
        head.addWidget(_wrapped(card.kind_words, "hint"), 1)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(_wrapped(card.title, "title"))
        if card.chinese:
            chinese = _wrapped(card.chinese, "chinese")
            column.addSpacing(2)
            column.addWidget(chinese)
        if card.second:
            column.addSpacing(4)
            column.addWidget(_wrapped(card.second, "second"))
        if card.also:
            column.addSpacing(4)
            column.addWidget(_wrapped(say.also(also=card.also), "hint"))

    def _add_section(self, column: QVBoxLayout, section: Section) -> None:
        column.addWidget(label(section.heading, "label"))
        column.addSpacing(6)
        for at, line in enumerate(section.lines):
            if at:
                column.addSpacing(6)
            column.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        if line.kind is LineKind.LINKS:
            return self._links(line)
        if line.kind is LineKind.CAUTION:
            return self._caution(line)
        if line.kind in (LineKind.ESSENTIAL, LineKind.SPILLOVER):
            return self._felt(line)
        words = _wrapped(line.text, "hint" if line.kind is LineKind.HINT else "reading")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words

    def _links(self, line: Line) -> QWidget:
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setProperty("role", "reading")
        colour = self._theme.accent
        separator = f'&nbsp;<span style="color:{self._theme.control}">·</span> '
        words.setText(
            separator.join(
                f'<a href="{escape(link.target)}" style="color:{colour};text-decoration:none">'
                f"{escape(link.words).replace(' ', '&nbsp;')}</a>"
                for link in line.links
            )
        )
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        words.setAccessibleName(", ".join(link.words for link in line.links))
        words.linkActivated.connect(self._follow)
        return words

    def _caution(self, line: Line) -> QWidget:
        ground = QFrame()
        ground.setProperty("kind", "caution")
        row = QHBoxLayout(ground)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(pixmap("warning", self._theme.caution, 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(_wrapped(line.text, ""))
        if line.source:
            said.addWidget(_wrapped(_breakable(line.source), "hint"))
        row.addLayout(said, 1)
        return ground

    def _felt(self, line: Line) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_Glyph(self._theme, None, line.kind), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_wrapped(line.text, "reading"), 1)
        return holder


def _breakable(text: str) -> str:
    """Let the long numbers of a source break: a word without a gap would be cut at the edge of the card."""
    return " ".join(
        word
        if len(word) <= _LONGEST_WORD
        else "\u200b".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
        for word in text.split(" ")
    )


def _wrapped(text: str, role: str) -> QLabel:
    made = label(text, role, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
