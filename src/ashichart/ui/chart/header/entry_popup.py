"""The offers under the quick-entry line: what Enter will do, or what is asked. Painted; reading lines is kept out."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.domain.atlas.body import Side
from ashichart.domain.atlas.typed_lines import EntryOffer, EntryReading
from ashichart.domain.notation import shape_of_kind
from ashichart.domain.workplace import ChartStep
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.change_painters import paint_shape
from ashichart.wording import terms
from ashichart.wording.chart import header as say

ROW_H = 40
FOOT_H = 34
MOST_ROWS = 6


def sides_text(offer: EntryOffer) -> str:
    """Return the sides of an offer as listed: "R", "L", "R + L" or ""."""
    if len(offer.sides) == 2:
        return "R + L"
    return {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}[offer.sides[0]]


def question(reading: EntryReading) -> str:
    """Return what a line leaves open, in words; "" where nothing is."""
    if reading.complete or reading.sentence:
        return ""
    points = {offer.point.code: offer.point.label for offer in reading.offers}
    if len(points) > 1:
        return say.which_one_is_meant_go_down_to()
    if reading.suggestion:
        return say.enter_writes_enter_again_charts_it(suggestion=reading.suggestion)
    if len(reading.offers) > 1:
        return say.which_side_of_type_l_r_or(next=next(iter(points.values())))
    return ""


def words_of(reading: EntryReading) -> str:
    """Return what the foot says of a line: what was not understood, or what is asked; "" if neither."""
    if reading.sentence:
        return say.enter_takes_it(sentence=reading.sentence) if reading.suggestion else reading.sentence
    return question(reading)


def said_of(offer: EntryOffer, step: ChartStep) -> str:
    """Return what was charted, as the line says it afterwards: "GB21 R before 7"."""
    name = offer.protocol or f"{offer.point.label} {sides_text(offer)}".strip()
    return f"{name}: {act_text(offer, step)}"


def act_text(offer: EntryOffer, step: ChartStep) -> str:
    """Return what Enter will do, in words."""
    if not offer.is_charged:
        return _rating_text(offer, step)
    parts = [f"{value}" for value in (offer.charge_before, offer.charge_after) if value is not None]
    rated = offer.not_assessed or offer.before is not None or offer.after is not None
    charges = parts[0] if len(parts) == 1 else say.charge_from_to(before=parts[0], after=parts[1])
    both = len(offer.sides) == 2 and not rated
    charge = (say.both_charge if both else say.one_charge)(charges=charges)
    return say.rating_and_charge(rating=_rating_text(offer, step), charge=charge) if rated else charge


def _rating_text(offer: EntryOffer, step: ChartStep) -> str:
    both = len(offer.sides) == 2
    if offer.others:
        many = len(offer.points) * len(offer.sides)
        return terms.needles(many) if step is ChartStep.NEEDLING else terms.sites(many)
    if offer.not_assessed:
        return say.not_assessed_both() if both else terms.not_assessed()
    if offer.before is not None and offer.after is not None:
        return say.BEFORE_AFTER[both](before=f"{offer.before:g}", after=f"{offer.after:g}")
    if offer.before is not None:
        return say.BEFORE_ONLY[both](before=f"{offer.before:g}")
    if offer.after is not None:
        return say.AFTER_ONLY[both](after=f"{offer.after:g}")
    if step is ChartStep.NEEDLING:
        count = offer.point.needles * len(offer.sides)
        return say.NEEDLE_ONE[both]() if count == len(offer.sides) else terms.needles(count)
    return say.SELECT[both]()


class EntryPopup(QWidget, Parted):
    """The offers under the line. Painted; it never takes the focus from the line.

    Args:
        theme: Colours to begin with.
        parent: Over which it opens.
        take: Is given the index of the row pressed.
    """

    def __init__(self, theme: Theme, parent: QWidget, take: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._theme, self._take = theme, take
        self._reading: EntryReading | None = None
        self._step = ChartStep.BEFORE
        self._at = 0
        self._last = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parts = ListedParts(self._listed, lambda key: take(int(key)))
        self.setAccessibleName(say.offers())
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dress the popup anew."""
        self._theme = theme
        self.update()

    def show_reading(self, reading: EntryReading, step: ChartStep, at: int, last: str) -> None:
        """Show the offers of a line, which one Enter takes, and last session's values of it."""
        self._reading, self._step, self._at, self._last = reading, step, at, last
        rows = min(MOST_ROWS, len(reading.offers))
        self.resize(self.width(), rows * ROW_H + self._foot_height(reading) + 8)
        self.setVisible(True)
        self.raise_()
        self.update()

    def _foot_height(self, reading: EntryReading) -> int:
        """As many lines as the words take: what is asked is never cut off."""
        words = words_of(reading)
        room = QRect(0, 0, self.width() - 28, 400)
        box = QFontMetrics(font(12, 500)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        return max(FOOT_H, box.height() + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint rows and foot."""
        t = self._theme
        reading = self._reading
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.line2), 1))
        p.setBrush(QColor(t.raised))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 8, 8)
        if reading is None:
            return
        for i, offer in enumerate(reading.offers[:MOST_ROWS]):
            self._paint_row(p, i, offer)
        high = self._foot_height(reading)
        foot = QRectF(14, self.height() - high - 2, self.width() - 28, high)
        if reading.offers:
            p.setPen(QPen(QColor(t.line), 1))
            p.drawLine(foot.topLeft(), foot.topRight())
        p.setFont(font(12, 500))
        align = int(Qt.AlignmentFlag.AlignVCenter)
        wrapped = align | int(Qt.TextFlag.TextWordWrap)
        if reading.sentence:
            p.setPen(QColor(t.caution))
            p.drawText(foot, wrapped, words_of(reading))
        elif asked := question(reading):
            p.setPen(QColor(t.accent))
            p.drawText(foot, wrapped, asked)
        else:
            p.setPen(QColor(t.muted))
            p.drawText(foot, align, self._last)
            p.drawText(foot, align | int(Qt.AlignmentFlag.AlignRight), say.nothing_left_over())
        p.end()

    def _listed(self) -> Iterator[tuple[str, Part]]:
        offers = () if self._reading is None else self._reading.offers[:MOST_ROWS]
        for at, offer in enumerate(offers):
            box = QRect(4, 4 + at * ROW_H, self.width() - 8, ROW_H)
            is_at = at == self._at
            yield str(at), Part(said_of(offer, self._step), box, is_chosen=is_at, is_at_work=is_at)

    def _paint_row(self, p: QPainter, i: int, offer: EntryOffer) -> None:
        t = self._theme
        row = QRectF(4, 4 + i * ROW_H, self.width() - 8, ROW_H)
        if i == self._at:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(t.tint))
            p.drawRoundedRect(row, 5, 5)
        at = QPointF(row.left() + 18, row.center().y())
        paint_shape(p, at, shape_of_kind(offer.point.kind), QColor(t.accent if i == self._at else t.muted), 5)
        x = row.left() + 36
        align = int(Qt.AlignmentFlag.AlignVCenter)
        chinese = "" if offer.others else offer.point.zh_hans
        name = offer.point.pinyin_plain or offer.point.name
        if offer.others:
            name = ", ".join(point.name for point in offer.points)
        act = act_text(offer, self._step)
        p.setFont(font(13, 600))
        right = row.right() - 44 - p.fontMetrics().horizontalAdvance(act)
        for text, weight, colour, px, gap in (
            (offer.protocol or offer.point.label, 600, t.ink, 13, 6),
            (sides_text(offer), 600, t.muted, 13, 12),
            (name, 400, t.muted, 13, 6),
            (chinese, 400, t.muted, 14, 0),
        ):
            if not text or x > right - 24:
                continue
            p.setFont(font(px, weight))
            p.setPen(QColor(colour))
            shown = p.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(right - x - 8))
            p.drawText(QRectF(x, row.top(), right - x, ROW_H), align, shown)
            x += p.fontMetrics().horizontalAdvance(shown) + gap
        p.setFont(font(13, 600))
        p.setPen(QColor(t.accent if i == self._at else t.muted))
        box = row.adjusted(0, 0, -40, 0)
        p.drawText(box, align | int(Qt.AlignmentFlag.AlignRight), act)
        if i == self._at:
            key = QRectF(row.right() - 32, row.center().y() - 10, 24, 20)
            p.setPen(QPen(QColor(t.line2), 1))
            p.setBrush(QColor(t.surface))
            p.drawRoundedRect(key, 4, 4)
            p.setPen(QColor(t.muted))
            p.setFont(font(12, 600))
            p.drawText(key, int(Qt.AlignmentFlag.AlignCenter), "↵")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the offer under the pointer."""
        i = int((event.position().y() - 4) // ROW_H)
        if self._reading is not None and 0 <= i < min(MOST_ROWS, len(self._reading.offers)):
            self._take(i)
        event.accept()
