"""The rating strip: one key for a value, beside the point it rates. It reports what was pressed and records nothing."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.domain.scales import RULES, Scale, step_of
from ashichart.ui.accessible.interfaces import tell_changed
from ashichart.ui.accessible.parts import ListedParts, Part, PartedGroup
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.rating.acts import RatingActs
from ashichart.ui.chart.rating.foot import AFTER, AFTER_SHORT, BEFORE, BEFORE_SHORT, CHARGING, StripAct, StripFoot
from ashichart.ui.chart.rating.key_parts import key_name, listed_keys
from ashichart.ui.parts.change_painters import paint_ring
from ashichart.ui.parts.controls import IconButton
from ashichart.ui.parts.keyboard import digit_of, is_plain, letter_of
from ashichart.wording import scale_words, terms
from ashichart.wording.chart import rating as say

_PAD = 12
_TITLE_H = 22
_WORDS_H = 18
_FOLD_PX = 28
_GAP = 2
_NAMED_KEYS = {
    int(Qt.Key.Key_Equal): StripAct.UNCHANGED, int(Qt.Key.Key_Return): StripAct.GO_ON,
    int(Qt.Key.Key_Enter): StripAct.GO_ON, int(Qt.Key.Key_Backspace): StripAct.BACK,
}  # fmt: skip


class RatingStrip(QWidget, PartedGroup):
    """Keys of one scale with their colours, and buttons for what is no value. It can be folded to its title.

    Args:
        theme: Colours to begin with.
        acts: Carries out what is pressed.
        place: Called when it was folded or shows other keys: it wants to be placed anew.
        parent: Where it stands.
    """

    def __init__(
        self, theme: Theme, acts: RatingActs, place: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._does, self._place = theme, acts, place
        self._scale = Scale.NRS
        self._title = self._side = self._note = self._left = ""
        self._value: float | None = None
        self._before: float | None = None
        self._walking = self._small = self._charging = self._is_folded = self._is_short = False
        self._hover, self._typed = -1, ""
        self._charge: int | None = None
        self.foot = StripFoot(self, self._carry_out)
        self.fold = IconButton("chevron-up", say.fold_the_strip_to_its_title_its(), size=16)
        self.fold.setParent(self)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.setFixedSize(_FOLD_PX, _FOLD_PX)
        self.fold.clicked.connect(self._turn_fold)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the keys where they are: on the body
        self.parts = ListedParts(self._listed, lambda key: self._press(float(key)))
        self.setAccessibleName(say.rating())
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dress the strip anew."""
        self._theme = theme
        self.update()

    def set_small(self, small: bool) -> None:
        """Smaller keys, for a window of 1280 px."""
        self._small = small
        self._fit()

    def ask(
        self,
        title: str,
        side: str,
        scale: Scale,
        *,
        value: float | None,
        before: float | None,
        note: str,
        left: str,
        walking: bool,
        charge: int | None = None,
    ) -> None:
        """Show the strip for one site.

        Args:
            title: Label of the site, without side.
            side: "R", "L" or "".
            scale: Decides the keys.
            value: Value recorded in this phase, None if none.
            before: Value of `before`, ringed in ink while `walking`.
            note: Quiet words beside the title, e.g. "before" or "before 6".
            left: At the right of the title, e.g. "last time 8" or "4 left".
            walking: True in After: names `=` and what is left.
            charge: Emotional charge recorded in this phase, None if it was not asked.
        """
        if (title, side) != (self._title, self._side):
            self._hover = -1  # the frame was of the site before; the next move of the pointer shows where it is
        self._title, self._side, self._scale = title, side, scale
        self._value, self._before, self._note, self._left, self._walking = value, before, note, left, walking
        self._typed, self._charge, self._charging = "", charge, False
        self.setAccessibleDescription(f"{title} {side} {note}. {left}".strip())
        self._fit()
        self.show()
        self.raise_()
        self.update()
        tell_changed(self)

    # Geometry

    @property
    def _shown(self) -> Scale:
        """The keys that are shown; the emotional charge has those of 0 to 10 on every scale."""
        return Scale.NRS if self._charging else self._scale

    def _values(self) -> tuple[float, ...]:
        rule = RULES[self._shown]
        return tuple(float(v) for v in range(int(rule.low), int(rule.high) + 1)) if rule.whole else ()

    def _key_size(self) -> tuple[int, int]:
        if self._shown is Scale.GRADE:
            return (48, 36)
        return (21, 34) if self._small or self._walking else (25, 36)

    def sizeHint(self) -> QSize:
        """Return the size that the keys of this scale and the buttons need, folded the title alone."""
        w, h = self._key_size()
        n = max(len(self._values()), 11 if self._shown is not Scale.GRADE else 5)
        width = 2 * _PAD + n * w + (n - 1) * _GAP
        if self._is_folded:
            return QSize(width, _PAD + _TITLE_H)
        foot = self.foot.height_for(self._acts(), width - 2 * _PAD)
        words = 0 if self._is_short else _WORDS_H
        return QSize(width, _PAD + _TITLE_H + h + words + 6 + foot + _PAD)

    def _acts(self) -> tuple[StripAct, ...]:
        if self._charging:
            return CHARGING
        whole, short = (AFTER, AFTER_SHORT) if self._walking else (BEFORE, BEFORE_SHORT)
        return short if self._is_short else whole

    def set_short(self, *, is_short: bool) -> None:
        """Leave out the words below the keys and the buttons that only go on and back, or show them again."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._fit()
            self.update()

    def _fit(self) -> None:
        """Take the size for what is shown, with the buttons at the foot."""
        self.foot.say_charge(self._charge)
        size = self.sizeHint()
        self.foot.setVisible(not self._is_folded)
        width = size.width() - 2 * _PAD
        height = self.foot.show_acts(self._acts(), width)
        self.foot.setGeometry(_PAD, size.height() - _PAD - height, width, height)
        self.fold.move(size.width() - _FOLD_PX - 4, 3)
        self.resize(size)

    def _turn_fold(self) -> None:
        self._is_folded = not self._is_folded
        self.fold.set_icon_name("chevron-down" if self._is_folded else "chevron-up")
        self.fold.set_name(say.unfold_the_strip() if self._is_folded else say.fold_the_strip_to_its_title())
        self._fit()
        self.update()
        self._place()

    def key_rect(self, value: float) -> QRect:
        """Return where the key of a value is, in px of the strip; empty if the scale has no such key."""
        values, (w, h) = self._values(), self._key_size()
        if value not in values:
            return QRect()
        i = values.index(value)
        return QRect(_PAD + i * (w + _GAP), _PAD + _TITLE_H, w, h)

    def _listed(self) -> Iterator[tuple[str, Part]]:
        held, words = (self._charge, Scale.CHARGE) if self._charging else (self._value, self._scale)
        return listed_keys(self._shown, words, () if self._is_folded else self._values(), held, self.key_rect)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title, keys, words and hints."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.line2), 1))
        p.setBrush(QColor(t.raised))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 8, 8)
        self._paint_title(p)
        if not self._is_folded:
            (self._paint_number if self._shown is Scale.PPT else self._paint_keys)(p)
        p.end()

    def _paint_title(self, p: QPainter) -> None:
        t = self._theme
        y = QRect(_PAD, _PAD - 4, self.width() - _PAD - _FOLD_PX - 8, 20)
        x = _PAD
        for text, weight, colour in (
            (self._title, 600, t.ink), (self._side, 600, t.muted),
            (terms.emotional_charge() if self._charging else self._note, 400, t.muted),
        ):  # fmt: skip
            if not text:
                continue
            p.setFont(font(13, weight))
            p.setPen(QColor(colour))
            p.drawText(QRect(x, y.y(), self.width(), 20), int(Qt.AlignmentFlag.AlignVCenter), text)
            x += p.fontMetrics().horizontalAdvance(text) + 6
        p.setFont(font(12, 600 if self._walking else 400))
        p.setPen(QColor(t.accent if self._walking else t.muted))
        if x + p.fontMetrics().horizontalAdvance(self._left) <= y.right():
            p.drawText(y, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._left)

    def _paint_keys(self, p: QPainter) -> None:
        t = self._theme
        for i, value in enumerate(self._values()):
            rect = QRectF(self.key_rect(value))
            step = step_of(self._shown, value)
            edge = QColor(t.ramp[step]).darker(118) if not t.is_dark else QColor(t.ramp[step]).lighter(130)
            p.setPen(QPen(edge, 2 if i == self._hover else 1))
            p.setBrush(QColor(t.ramp[step]))
            if self._charging:  # other keys than those of tenderness, so that nobody takes one for the other
                p.setPen(QPen(QColor(t.accent if i == self._hover else t.control), 1))
                p.setBrush(QColor(t.surface))
            p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            p.setFont(font(13, 600))
            p.setPen(QColor(t.ink if self._charging else t.ramp_number[step]))
            p.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), key_name(self._shown, value))
            is_before = self._walking and not self._charging and value == self._before
            if value == (self._charge if self._charging else self._value) or is_before:
                paint_ring(p, rect, t.ink if is_before and value != self._value else t.accent, t.raised)
        if not self._is_short:
            self._paint_words(p)

    def _paint_words(self, p: QPainter) -> None:
        p.setFont(font(11.5, 400))
        p.setPen(QColor(self._theme.muted))
        for value, word in scale_words.key_words(Scale.CHARGE if self._charging else self._scale):
            key = self.key_rect(float(value))
            half = 60 if self._charging and value == 5 else 40
            box = QRect(key.center().x() - half, key.bottom() + 3, 2 * half, 16)
            box.moveLeft(min(max(box.left(), _PAD - 24), self.width() - 2 * half - _PAD + 24))
            flag = Qt.AlignmentFlag.AlignHCenter
            if value == 0:
                box.moveLeft(_PAD)
                flag = Qt.AlignmentFlag.AlignLeft
            elif value == 10:
                box.moveRight(self.width() - _PAD)
                flag = Qt.AlignmentFlag.AlignRight
            p.drawText(box, int(flag), word)

    def _paint_number(self, p: QPainter) -> None:
        t = self._theme
        box = QRectF(_PAD, _PAD + _TITLE_H, self.width() - 2 * _PAD, 36)
        p.setPen(QPen(QColor(t.accent), 2))
        p.setBrush(QColor(t.surface))
        p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        shown = self._typed or ("" if self._value is None else f"{self._value:.2f}")
        p.setFont(font(15, 600))
        p.setPen(QColor(t.ink if shown else t.muted))
        text = scale_words.with_unit(Scale.PPT, shown) if shown else say.type_the_pressure_in_kgf_cm()
        p.drawText(box.adjusted(12, 0, -12, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
        p.setFont(font(11.5))
        p.setPen(QColor(t.muted))
        p.drawText(QRectF(_PAD, box.bottom() + 3, box.width(), 16), 0, say.lower_is_more_tender_enter_records())

    def _turn_to_charge(self) -> None:
        self._charging = not self._charging
        self._hover = -1
        self._fit()
        self.update()
        self._place()

    # Mouse and keys

    def _press(self, value: float) -> None:
        if self._charging:
            self._does.charge(int(value))
        else:
            self._does.rate(value)

    def _value_at(self, pos: QPoint) -> float | None:
        if self._is_folded:
            return None
        return next((value for value in self._values() if self.key_rect(value).contains(pos)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which key the pointer is on."""
        hover = -1 if (value := self._value_at(event.position().toPoint())) is None else int(value)
        if hover != self._hover:
            self._hover = hover
            self.update()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is on no key any more."""
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a key; a press beside the keys does nothing and does not reach the body below."""
        at = event.position().toPoint()
        value = self._value_at(at)
        if event.button() is Qt.MouseButton.LeftButton and value is not None:
            self._press(value)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the release from the body below."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that the strip knows."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False if it means nothing."""
        if not is_plain(event):
            return False
        letter, digit = letter_of(event), digit_of(event)
        if self._shown is Scale.PPT and self._take_number_key(event, digit):
            return True
        act = {"N": StripAct.NOT_ASSESSED, "C": StripAct.CHARGE}.get(letter, _NAMED_KEYS.get(event.key()))
        if self._charging:
            return self._take_charge_key(event, act, letter, digit)
        if act is not None:
            self._carry_out(act)
        elif event.key() == int(Qt.Key.Key_Escape):
            self._does.let_go()
        elif letter == "T" and self._shown is Scale.NRS:
            self._press(10.0)
        elif digit and float(digit) in self._values():
            self._press(float(digit))
        else:
            return False
        return True

    def _take_charge_key(self, event: QKeyEvent, act: StripAct | None, letter: str, digit: str) -> bool:
        """While the keys mean the charge, nothing records a tenderness."""
        if act in (StripAct.CHARGE, StripAct.BACK):
            self._carry_out(StripAct.TENDERNESS if act is StripAct.CHARGE else StripAct.NOT_ASKED)
        elif act is StripAct.GO_ON:
            self._carry_out(act)
        elif event.key() == int(Qt.Key.Key_Escape):
            self._turn_to_charge()
        elif letter == "T" or digit:
            self._press(10.0 if letter == "T" else float(digit))
        else:
            return act is not None
        return True

    def _carry_out(self, act: StripAct) -> None:
        """Do what a button of the foot, or its key, means."""
        if act in (StripAct.CHARGE, StripAct.TENDERNESS):
            self._turn_to_charge()
        elif act is StripAct.NOT_ASKED and self._charge is not None:
            self._does.charge(None)
        elif act is StripAct.NOT_ASKED:
            self._turn_to_charge()
        else:
            {
                StripAct.NOT_ASSESSED: self._does.leave_out, StripAct.UNCHANGED: self._does.keep,
                StripAct.GO_ON: self._does.go_on, StripAct.BACK: self._does.go_back,
            }[act]()  # fmt: skip

    def _take_number_key(self, event: QKeyEvent, digit: str) -> bool:
        key, text = event.key(), digit or event.text()
        if text and text in "0123456789.,":
            self._typed = (self._typed + text.replace(",", "."))[:5]
        elif key == int(Qt.Key.Key_Backspace) and self._typed:
            self._typed = self._typed[:-1]
        elif key in (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)) and self._typed:
            typed, self._typed = self._typed, ""
            with suppress(ValueError):
                self._does.rate(float(typed))
        else:
            return False
        self.update()
        return True
