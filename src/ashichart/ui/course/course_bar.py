"""The top bar of the Course place: who, which course, the way to the sheet, and "Saved"."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ashichart.domain.changes import Changes
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.controls import Button, ElidedLabel, label, pill, restyle
from ashichart.ui.icons import icon
from ashichart.ui.theme import Theme

BAR_PX = 64


class SavedSign(QWidget):
    """ "Saved 14:03:22": the time of the last commit that was announced, or what was not saved."""

    def __init__(self, bus: ChangeBus, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._time = ""
        self._picture = QLabel()
        self._words = label("Saved", "hint")
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self.set_theme(theme)
        bus.changed.connect(self._saved)
        bus.save_failed.connect(self._failed)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text().replace("\n", " ")

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        is_wrong = self._words.property("role") == "wrong"
        name, colour = ("warning", theme.danger) if is_wrong else ("check", theme.accent)
        self._picture.setPixmap(icon(name, colour, 18).pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def _saved(self, changes: Changes) -> None:
        self._time = f"{changes.saved_at.astimezone():%H:%M:%S}"
        self._say(f"Saved\n{self._time}", "hint")

    def _failed(self, _error: object) -> None:
        self._say(f"Not saved since\n{self._time}" if self._time else "Not saved", "wrong")

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setProperty("role", role)
        restyle(self._words)
        self.set_theme(self._theme)
        self.setAccessibleName(self.words)


class CourseBar(QWidget):
    """Name, course and session at the left; the sheet and "Saved" at the right.

    Signals:
        print_wanted: Print sheet was pressed.
    """

    print_wanted = Signal()

    def __init__(self, bus: ChangeBus, theme: Theme, *, is_demonstration: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(BAR_PX)
        self._name = label("", "name")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._line = ElidedLabel("", "muted")
        self._saved = SavedSign(bus, theme)
        self._print = Button("Print sheet", "print", hint="Go to Print with this course")
        self._print.clicked.connect(self._want_print)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        if is_demonstration:
            first.addWidget(pill("demonstration", "pill-caution"))
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.setContentsMargins(0, 9, 0, 9)
        lines.addLayout(first)
        lines.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(20)
        row.addLayout(lines, 1)
        row.addWidget(self._print)
        row.addWidget(self._saved)

    @property
    def words(self) -> tuple[str, str]:
        """Name and second line."""
        return (self._name.text(), self._line.text())

    @property
    def saved_words(self) -> str:
        """What the sign at the right says."""
        return self._saved.words

    def show_course(self, name: str, line: str, *, can_print: bool) -> None:
        """Name the patient and the course."""
        self._name.setText(name)
        self._line.setText(line)
        self._print.setVisible(can_print)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self._saved.set_theme(theme)
        self.update()

    def _want_print(self) -> None:
        self.print_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and rule."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
