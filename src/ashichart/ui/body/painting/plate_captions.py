"""What every plate carries: its title, R and L with their words, and the label at the pointer. No marks here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ashichart.domain.atlas.body import Side
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.hit_testing import BodyText, TextKind
from ashichart.ui.body.layout import Box, PlateSlot, View
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.inks import body_font

LETTER_PX = 22
WORD_PX = 12
_EDGE_PX = 26.0
_APART_PX = 40.0
_TITLE_ROOM_PX = 26.0
_TITLE_OVER_PX = 8.0
_CLOSE_SHARE = 0.72
_LETTERS = {Side.RIGHT: ("R", "right"), Side.LEFT: ("L", "left"), Side.MIDLINE: ("", "")}


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text of a plate and its place: centre in px of the widget."""

    text: str
    word: str
    x: float
    y: float

    @property
    def box(self) -> Box:
        """What it takes of the ground, px."""
        if self.word:
            return Box(self.x - 16.0, self.y - 12.0, self.x + 16.0, self.y + 28.0)
        half = _text_width(self.text) / 2
        return Box(self.x - half, self.y - 7.0, self.x + half, self.y + 7.0)


def lettering(slots: Sequence[PlateSlot], view: View, width: float, height: float) -> tuple[Lettering, ...]:
    """Return the titles and side letters of every plate in sight.

    A letter whose place is out of sight stands at the edge of the widget nearest to it: no part of a body is shown
    without its sides.
    """
    result: list[Lettering] = []
    for slot in slots:
        seen = view.box(slot.box)
        shown = Box(max(seen.x0, 0.0), max(seen.y0, 0.0), min(seen.x1, width), min(seen.y1, height))
        if shown.width < 2 * _EDGE_PX or shown.height < 2 * _EDGE_PX:
            continue
        result += _title(slot, view, shown, height)
        result.extend(_letters(slot, view, shown))
    return tuple(result)


def _title(slot: PlateSlot, view: View, shown: Box, height: float) -> list[Lettering]:
    """Return the title under a plate, in two lines where it is wide, or where there is no room beside its foot."""
    text, seen, centre = slot.plate.title, view.box(slot.box), (shown.x0 + shown.x1) / 2
    if slot.room.y1 - slot.box.y1 >= _TITLE_ROOM_PX:
        first, comma, second = text.partition(", ")
        if second and _text_width(text) > min(slot.room.width * view.zoom, shown.width + 2 * _TITLE_OVER_PX):
            y = min(seen.y1 + 12.0, height - 24.0)
            return [Lettering(first + comma.strip(), "", centre, y), Lettering(second, "", centre, y + 15.0)]
        return [Lettering(text, "", centre, min(seen.y1 + 18.0, height - 14.0))]
    # Under the letter at the left: there the ground beside the legs is free.
    half = _text_width(text) / 2
    letters = [view.to_screen(*slot.at(letter.x, letter.y))[0] for letter in slot.plate.letters]
    x = min(letters, default=seen.x0 - half)
    return [Lettering(text, "", max(half + 10.0, x), min(seen.y1 - 8.0, height - 14.0))]


def _text_width(text: str) -> float:
    """Width of a title in px, rather too wide than too narrow: places are found without a screen."""
    return 6.8 * len(text)


def _letters(slot: PlateSlot, view: View, shown: Box) -> list[Lettering]:
    """Return R and L of a plate inside what is shown of it, apart from each other and in their order."""
    low, high = shown.x0 + _EDGE_PX, shown.x1 - _EDGE_PX
    # On a plate without room around it they stand close to the thighs: what opens beside the body leaves them free.
    is_close = slot.room.y1 - slot.box.y1 < _TITLE_ROOM_PX and len(slot.plate.letters) > 1
    inward = _CLOSE_SHARE if is_close else 1.0
    result: list[Lettering] = []
    for letter in sorted(slot.plate.letters, key=lambda one: one.x, reverse=True):
        x, y = view.to_screen(*slot.at(slot.midline + (letter.x - slot.midline) * inward, letter.y))
        text, word = _LETTERS[letter.side]
        x = min(max(x, low), high)
        y = min(max(y, shown.y0 + _EDGE_PX), shown.y1 - _EDGE_PX - 14.0)
        if result and result[-1].x - x < _APART_PX and abs(result[-1].y - y) < _APART_PX:
            # Both were pushed into one corner: they move apart along the edge, or one above the other in a strip.
            right = result[-1]
            x = max(low, right.x - _APART_PX)
            result[-1] = Lettering(right.text, right.word, max(right.x, min(high, x + _APART_PX)), right.y)
            if result[-1].x - x < _APART_PX:
                y = right.y - _APART_PX if right.y - _APART_PX > shown.y0 + 12.0 else right.y + _APART_PX
        result.append(Lettering(text, word, x, y))
    return result[::-1]


def lettering_texts(letters: Sequence[Lettering]) -> tuple[BodyText, ...]:
    """Return side letters and titles as texts on the body."""
    return tuple(
        BodyText(TextKind.LETTER if one.word else TextKind.TITLE, one.text, one.box) for one in letters if one.text
    )


def paint_lettering(painter: QPainter, letters: Sequence[Lettering], stamps: GlyphCache) -> None:
    """Paint titles and side letters."""
    for one in letters:
        if one.word:
            stamps.stamp_text(painter, one.x, one.y, one.text, LETTER_PX, 700)
            stamps.stamp_text(painter, one.x, one.y + 18.0, one.word, WORD_PX, 500)
        else:
            stamps.stamp_text(painter, one.x, one.y, one.text, WORD_PX, 500)


def paint_pointer_label(painter: QPainter, at: QPointF, text: str, theme: Theme, width: float, height: float) -> None:
    """Paint the name of what is under the pointer beside it, inside the widget."""
    font = body_font(12, 500)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(120.0, width - 40.0))
    box_width, box_height = metrics.horizontalAdvance(text) + 18.0, 26.0
    x = min(at.x() + 14.0, width - box_width - 6.0)
    y = at.y() + 18.0
    if y + box_height > height - 6.0:
        y = at.y() - box_height - 10.0
    box = QRectF(round(x) + 0.5, round(y) + 0.5, box_width, box_height)
    painter.setPen(QPen(QColor(theme.line2), 1.0))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(box, 6.0, 6.0)
    painter.setPen(QColor(theme.ink))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
