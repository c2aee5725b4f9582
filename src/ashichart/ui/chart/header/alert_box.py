"""The alerts of the patient in the header: whole words on caution ground, the rest as a number, all on a click."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import label
from ashichart.ui.parts.keyboard import Floating
from ashichart.wording import terms
from ashichart.wording.chart import header as say
from ashichart.wording.names.kinds import alert_sentence

HEIGHT_PX = 44
LEAST_PX = 136
MOST_PX = 300
_MARK_PX = 34
_FOOT_PX = 12

SHORT_NAMES: dict[AlertKind, str] = {
    AlertKind.ANTICOAGULANT: terms.anticoagulant(),
    AlertKind.PREGNANCY: say.pregnant(),
    AlertKind.PACEMAKER: terms.pacemaker(),
    AlertKind.LYMPHOEDEMA: terms.lymphoedema(),
    AlertKind.NEEDLE_PHOBIA: say.fears_needles(),
    AlertKind.ALLERGY: terms.allergy(),
    AlertKind.OTHER: say.alert(),
}


def alert_words(alert: Alert) -> str:
    """Return an alert in few words: "Anticoagulant (apixaban)"."""
    name = SHORT_NAMES[alert.kind]
    note = alert.note.strip().rstrip(".")
    if not note:
        return name
    return note if alert.kind is AlertKind.OTHER else f"{name} ({note})"


class AlertBox(QPushButton):
    """Two lines of alerts: the first in ink, the others in caution; what does not fit becomes a number, never dots."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._alerts: tuple[Alert, ...] = ()
        self._list: AlertList | None = None
        self.setFixedHeight(HEIGHT_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.clicked.connect(self._open)
        self.hide()

    def show_alerts(self, alerts: Sequence[Alert], theme: Theme, most_px: int = MOST_PX) -> None:
        """Show a patient's alerts; no alerts, no box.

        Args:
            alerts: In the order in which they matter.
            theme: Colours.
            most_px: As wide as it may become.
        """
        self._theme, self._alerts = theme, tuple(alerts)
        self.setVisible(bool(alerts))
        self.setAccessibleName(say.alerts_2(sentences=" ".join(map(alert_sentence, alerts))))
        self.setToolTip("\n".join(map(alert_sentence, alerts)))
        self.setFixedWidth(min(most_px, max(LEAST_PX, self._wanted_px())))
        self._close()
        self.update()

    def lines(self) -> tuple[str, str]:
        """Return the two lines that are shown, each whole."""
        if not self._alerts:
            return "", ""
        room = self.width() - _MARK_PX - _FOOT_PX
        words = [alert_words(alert) for alert in self._alerts]
        first = words[0] if _px(words[0], bold=True) <= room else SHORT_NAMES[self._alerts[0].kind]
        shown: list[str] = []
        for at, word in enumerate(words[1:], 1):
            left = len(words) - at - 1
            more = f" · +{left}" if left else ""
            if _px(" · ".join([*shown, word]) + more) > room:
                shown.append(say.more_alerts(left + 1) if not shown else f"+{left + 1}")
                break
            shown.append(word)
        return first, " · ".join(shown)

    def sizeHint(self) -> QSize:
        """Return the size of the box."""
        return QSize(self.width(), HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, mark and lines."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        p.setBrush(QColor(t.caution_ground))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        p.drawPixmap(10, 13, icon("warning", t.caution, 18).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        first, second = self.lines()
        room = self.width() - _MARK_PX - 4
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        p.setPen(QColor(t.ink))
        p.setFont(font(12.5, 600))
        p.drawText(QRectF(_MARK_PX, 5 if second else 0, room, 17 if second else HEIGHT_PX), middle, first)
        p.setPen(QColor(t.caution))
        p.setFont(font(12, 500))
        p.drawText(QRectF(_MARK_PX, 22, room, 17), middle, second)
        p.end()

    def _wanted_px(self) -> int:
        words = [alert_words(alert) for alert in self._alerts]
        if not words:
            return LEAST_PX
        widest = max(_px(words[0], bold=True), _px(" · ".join(words[1:])))
        return int(widest) + _MARK_PX + _FOOT_PX + 2

    def _open(self) -> None:
        """List every alert whole, under the box."""
        if self._list is not None:
            self._close()
            return
        window = self.window()
        box = AlertList(window, self._alerts, self._close)
        at = self.mapTo(window, QPoint(0, self.height() + 6))
        box.move(min(at.x(), window.width() - box.width() - 8), at.y())
        self._list = box
        box.show()
        box.raise_()

    def _close(self) -> None:
        if self._list is not None:
            closing, self._list = self._list, None
            closing.hide()
            closing.deleteLater()


class AlertList(Floating):
    """Every alert in whole sentences; `close` is called on Escape, and when the keys went elsewhere."""

    def __init__(self, parent: QWidget, alerts: Sequence[Alert], close: Callable[[], object]) -> None:
        super().__init__(parent)
        self._close = close
        self.setAccessibleName(say.alerts())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        for alert in alerts:
            column.addWidget(label(alert_sentence(alert), "reading", wrap=True))
        column.addWidget(label(say.as_recorded_on_the_patients_card(), "hint"))
        self.setFixedWidth(340)
        self.adjustSize()

    def dismiss(self) -> None:
        """Ask to be closed."""
        self._close()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the eye goes elsewhere in the program."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.dismiss()


def _px(text: str, *, bold: bool = False) -> float:
    return QFontMetricsF(font(12.5, 600) if bold else font(12, 500)).horizontalAdvance(text)
