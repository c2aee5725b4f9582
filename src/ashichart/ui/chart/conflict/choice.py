"""One of two values to choose from: its cell on the ramp, who entered it, whether it is in the record, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ashichart.domain.scales import Scale
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.conflict.cells import Cell
from ashichart.ui.parts.change_painters import paint_cell, paint_hatch
from ashichart.ui.parts.controls import Button

_PAD_PX = 11
_CELL = QSize(46, 30)
_CAP = QSize(22, 20)
_LINE_PX = 17


def paint_key_cap(painter: QPainter, box: QRectF, key: str, ink: str, edge: str, ground: str = "") -> None:
    """Paint a key of the keyboard."""
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(ink))
    painter.setFont(font(12, 500))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


class ValueChoice(Button):
    """A value as a card to choose.

    Args:
        key: The arrow that chooses it.
        who: Where it was entered.
        foot: Whether it is in the record.
        warns: It is not.
        theme: Colours to begin with.
    """

    def __init__(self, key: str, who: str, foot: str, theme: Theme, *, warns: bool) -> None:
        super().__init__("", kind="segment")
        self._key, self._who, self._foot, self._warns = key, who, foot, warns
        self._theme = theme
        self._cell: tuple[Scale, float | None] | None = None
        self._when = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._theme = theme
        self.update()

    def show_value(self, words: str, scale: Scale | None, cell: Cell, when: str) -> None:
        """Show a value: on its step of the ramp where it is a reading, else in words."""
        self.setText(words)
        is_reading = scale is not None and not isinstance(cell, str)
        self._cell = (scale, cell) if scale is not None and is_reading and not isinstance(cell, str) else None
        self._when = when
        self.setChecked(False)
        self.updateGeometry()

    @property
    def needed_height(self) -> int:
        """What its lines take, px."""
        lines = 2 + bool(self._when)
        head = _CELL.height() if self._cell is not None else self._words_height()
        return round(2 * _PAD_PX + max(head, _CELL.height()) + 6 + lines * _LINE_PX)

    def sizeHint(self) -> QSize:
        """Return what it needs."""
        return QSize(150, self.needed_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and edge, value, key, and who entered it."""
        del event
        t, chosen = self._theme, self.isChecked()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if chosen else 1
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        p.setPen(QPen(QColor(t.accent if chosen or self.underMouse() else t.line2), edge))
        p.setBrush(QColor(t.tint if chosen else t.surface))
        p.drawRoundedRect(box, 6, 6)
        room = QRectF(self.rect()).adjusted(_PAD_PX, _PAD_PX, -_PAD_PX, -_PAD_PX)
        cap = QRectF(room.right() - _CAP.width(), room.top(), _CAP.width(), _CAP.height())
        paint_key_cap(p, cap, self._key, t.muted, t.line2, t.surface)
        y = room.top() + self._paint_value(p, room) + 6
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for words, weight, colour in (
            (self._who, 600, t.ink), (self._when, 400, t.muted), (self._foot, 400, t.danger if self._warns else t.ink),
        ):  # fmt: skip
            if words:
                p.setFont(font(12.5, weight))
                p.setPen(QColor(colour))
                p.drawText(QRectF(room.left(), y, room.width(), _LINE_PX), left, words)
                y += _LINE_PX
        p.end()

    def _paint_value(self, p: QPainter, room: QRectF) -> float:
        scale, value = self._cell or (None, None)
        if scale is not None and value is not None:
            paint_cell(p, QRectF(room.left(), room.top(), _CELL.width(), _CELL.height()), scale, value, self._theme,
                       small=False)  # fmt: skip
            return _CELL.height()
        height = max(self._words_height(), float(_CELL.height()))
        box = QRectF(room.left(), room.top(), room.width() - _CAP.width() - 6, height)
        if self._cell is not None:
            paint_hatch(p, QRectF(room.left(), room.top(), _CELL.width(), _CELL.height()), self._theme)
            box.setLeft(room.left() + _CELL.width() + 8)
        p.setFont(font(13, 600))
        p.setPen(QColor(self._theme.ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        if self._words_height() <= _CELL.height():
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        p.drawText(box, int(flags), self.text())
        return height

    def _words_height(self) -> float:
        lines = self.text().count("\n") + 1
        return lines * QFontMetricsF(font(13, 600)).lineSpacing()


class KeepButton(Button):
    """The act, with the key that does it."""

    def __init__(self, text: str, key: str, theme: Theme, *, hint: str) -> None:
        super().__init__(text, kind="primary", hint=hint)
        self._key, self._theme = key, theme
        self.setStyleSheet("padding-right: 44px; padding-left: 14px; text-align: left;")

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and its key."""
        super().paintEvent(event)
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.on_accent if self.isEnabled() else self._theme.control
        box = QRectF(self.width() - 36, (self.height() - 20) / 2, 24, 20)
        paint_key_cap(p, box, self._key, ink, ink)
        p.end()
