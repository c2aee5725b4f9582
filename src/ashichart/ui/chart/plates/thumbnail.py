"""The other plate of a pair, small in the corner of the body: it says which side it is and what is marked there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ashichart.domain.atlas.body import Figure
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.small_body import paint_small_body
from ashichart.wording.chart import plates as say

SIZE = QSize(88, 136)
_WORDS_PX = 22


@dataclass(frozen=True, slots=True)
class ThumbView:
    """What the thumbnail shows.

    Args:
        figure: Whose body.
        plate: Name of the plate.
        title: Of the plate, "Back".
        count: Beside the title, "6 of 7"; "" where nothing is marked.
        marks: Of the session, in every plate.
        selected: Id of the selected site.
        theme: Colours.
    """

    figure: Figure
    plate: str
    title: str
    count: str
    marks: tuple[BodyMark, ...]
    selected: frozenset[str]
    theme: Theme

    @property
    def short_title(self) -> str:
        """The side alone, "Back" of "Head, back": what it is a side of is seen, and R and L stand beside it."""
        side = self.title.rpartition(", ")[2]
        return side[:1].upper() + side[1:]


class PlateThumb(QAbstractButton):
    """A small plate to press; the plate then stands large in its place.

    Args:
        art: Drawings shared with the canvas.
        canvas: Where it stands.
    """

    def __init__(self, art: PlateArtCache, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._art = art
        self._view: ThumbView | None = None
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def plate(self) -> str:
        """Name of the plate that it shows, "" before the first."""
        return "" if self._view is None else self._view.plate

    def show_view(self, view: ThumbView) -> None:
        """Show a plate; what is shown already is not painted again."""
        if view == self._view:
            return
        self._view = view
        words = say.no_sites(title=view.title)
        if view.count:
            words = say.plate_and_sites(plate=view.title, count=view.count)
        self.setText(f"{view.title} {view.count}".strip())
        self.setAccessibleName(say.turn_to(plate=view.title.lower(), sites=words))
        self.setToolTip(say.turn_the_body_f(plate=view.title.lower()))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that it always has."""
        return SIZE

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it quietly again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the body with its marks, and the words."""
        view = self._view
        if view is None:
            return
        theme = view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lively = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.control if is_lively else theme.line2),
                            2.0 if self.hasFocus() else 1.0))  # fmt: skip
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        room = QRectF(4, 5, self.width() - 8, self.height() - _WORDS_PX - 6)
        paint_small_body(
            painter, room, self._art, view.figure, (view.plate,), view.marks, theme, selected=view.selected
        )
        words = QRectF(4, self.height() - _WORDS_PX - 2, self.width() - 8, _WORDS_PX)
        _paint_words(painter, words, view.short_title, view.count, theme)
        painter.end()


def _paint_words(painter: QPainter, box: QRectF, title: str, count: str, theme: Theme) -> None:
    """Paint the side in ink and the count muted, centred together."""
    bold, plain = font(11.5, 600), font(11.5, 500)
    painter.setFont(plain)
    count_px = painter.fontMetrics().horizontalAdvance(f" {count}") if count else 0
    painter.setFont(bold)
    title_px = painter.fontMetrics().horizontalAdvance(title)
    x = box.center().x() - (title_px + count_px) / 2
    painter.setPen(QColor(theme.ink))
    painter.drawText(QRectF(x, box.top(), title_px + 2, box.height()), int(Qt.AlignmentFlag.AlignVCenter), title)
    painter.setFont(plain)
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(x + title_px, box.top(), count_px + 2, box.height()), int(Qt.AlignmentFlag.AlignVCenter),
                     f" {count}" if count else "")  # fmt: skip


def seen_there(marks: Sequence[BodyMark], plate: str) -> tuple[BodyMark, ...]:
    """Return the marks that are seen on a plate."""
    return tuple(mark for mark in marks if plate in mark.places)
