"""The dose badge: what was given and how many minutes ago, and the small form that records a dose."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ashichart.domain.kap import Route, last_dose
from ashichart.domain.sessions import SESSION_KIND_NAMES, SessionChart, SessionKind
from ashichart.ui.controls import Button, Segments, label
from ashichart.ui.look import font
from ashichart.ui.theme import Theme


class DoseBadge(QPushButton):
    """Kind of session, last dose and minutes since; a press opens the form."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: SessionChart | None = None
        self._now: datetime | None = None
        self.setFixedHeight(44)
        self.setMinimumWidth(150)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Record a dose (Ctrl+D)")
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        """Return room for kind, dose and minutes."""
        return QSize(176, 44)

    def words(self) -> tuple[str, str]:
        """Return the two lines of the badge."""
        if self._chart is None or self._now is None:
            return ("", "")
        dose = last_dose(self._chart.doses, self._now)
        if dose is None:
            return ("No dose yet", "record a dose")
        if self._now.date() != dose.given_at.date():
            return (dose.title, f"given {dose.given_at.astimezone():%H:%M}")
        minutes = int((self._now - dose.given_at).total_seconds() // 60)
        return (dose.title, f"{minutes} min since dose")

    def show_chart(self, chart: SessionChart | None, now: datetime, theme: Theme) -> None:
        """Show a session's last dose at a moment."""
        self._chart, self._now, self._theme = chart, now, theme
        self.setVisible(chart is not None and chart.session.kind is SessionKind.KAP)
        self.setAccessibleName("Dose: " + ", ".join(self.words()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.control if self.underMouse() else t.line2), 1))
        p.setBrush(QColor(t.surface))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 6, 6)
        if self._chart is None:
            return
        kind = QRectF(12, 12, 36, 20)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(t.ink))
        p.drawRoundedRect(kind, 4, 4)
        p.setPen(QColor(t.surface))
        p.setFont(font(11.5, 700))
        p.drawText(kind, int(Qt.AlignmentFlag.AlignCenter), SESSION_KIND_NAMES[self._chart.session.kind])
        first, second = self.words()
        p.setPen(QColor(t.ink))
        p.setFont(font(13, 600))
        p.drawText(QRectF(58, 5, self.width() - 62, 18), int(Qt.AlignmentFlag.AlignVCenter), first)
        p.setPen(QColor(t.muted))
        p.setFont(font(12))
        p.drawText(QRectF(58, 22, self.width() - 62, 17), int(Qt.AlignmentFlag.AlignVCenter), second)
        p.end()


class DoseForm(QFrame):
    """Milligrams and route; given now.

    Signals:
        recorded: With milligrams and `Route`.
        dismissed: Escape was pressed.
    """

    recorded = Signal(float, object)
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popover")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(label("Dose given now", "strong"))
        line = QHBoxLayout()
        self.mg = QLineEdit()
        self.mg.setPlaceholderText("mg")
        self.mg.setFixedWidth(76)
        self.mg.setAccessibleName("Milligrams")
        line.addWidget(self.mg)
        self.route = Segments([(route.value, route) for route in Route], name="Route")
        line.addWidget(self.route)
        column.addLayout(line)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        self.record = Button("Record dose", kind="primary")
        self.record.clicked.connect(self._record)
        self.mg.returnPressed.connect(self._record)
        column.addWidget(self.record)
        self.hide()

    def open(self, last_mg: float | None, last_route: Route | None) -> None:
        """Show the form with last time's dose as a start, selected for typing over."""
        self.wrong.hide()
        self.mg.setText(f"{last_mg:g}" if last_mg else "")
        if last_route is not None:
            self.route.choose(last_route)
        self.adjustSize()
        self.show()
        self.raise_()
        self.mg.setFocus()
        self.mg.selectAll()

    def _record(self) -> None:
        text = self.mg.text().strip().removesuffix("mg").strip().replace(",", ".")
        try:
            mg = float(text)
        except ValueError:
            mg = 0.0
        if not 0 < mg <= 1000:
            self.wrong.setText(f"“{self.mg.text()}” is not a dose. Write milligrams above 0 and up to 1000.")
            self.wrong.show()
            self.adjustSize()
            self.mg.setFocus()
            return
        self.hide()
        self.recorded.emit(mg, self.route.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
