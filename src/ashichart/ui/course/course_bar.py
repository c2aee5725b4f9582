"""The top bar of the Course place: who, which course, the way to the sheet, and "Saved"."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ashichart.ui.appearance.theme import Theme
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.parts.controls import Button, ElidedLabel, Segments, label, pill
from ashichart.ui.parts.save_indicator import SaveIndicator
from ashichart.ui.undo.buttons import UndoButtons
from ashichart.ui.undo.stack import Undo
from ashichart.wording import terms
from ashichart.wording.course import course as say
from ashichart.wording.top_bars import DEMONSTRATION, PRINT_SHEET

BAR_PX = 64
# Gap, margin, the word "Saved", the whole words of the sheet's button.
_GIVES_WAY = ((16, 22, True, True), (8, 14, True, True), (8, 12, False, True), (6, 10, False, False))


class CourseBar(QWidget):
    """Name, course and session at the left; the sheet and "Saved" at the right.

    Args:
        bus: Says what was saved.
        theme: Colours to begin with.
        undo: What can be taken back.
        show_sheets: Goes to Print.
        is_demonstration: Whether nobody in the clinic is real.
        zone: Of the clinic.
    """

    def __init__(
        self,
        bus: ChangeBus,
        theme: Theme,
        undo: Undo,
        show_sheets: Callable[[], object],
        *,
        is_demonstration: bool,
        zone: str | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(BAR_PX)
        self._name = label("", "name")
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._line = ElidedLabel("", "muted")
        self._saved = SaveIndicator(bus, theme, zone)
        self.views = Segments(((terms.course(), False), (say.compare(), True)), name=say.what_is_shown())
        self.layers = Segments(((terms.tenderness(), False), (terms.charge(), True)), name=say.layer())
        self.layers.setToolTip(say.show_the_sites_tenderness_or_the_emotional())
        self._print = Button(PRINT_SHEET[0](), "print", hint=say.go_to_print_with_this_course())
        self._print.clicked.connect(lambda: show_sheets())
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        self._demo = pill(DEMONSTRATION[0](), "pill-caution") if is_demonstration else None
        if self._demo is not None:
            first.addWidget(self._demo)
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.setContentsMargins(0, 9, 0, 9)
        lines.addLayout(first)
        lines.addWidget(self._line)
        self._acts: list[QWidget] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(16)
        row.addLayout(lines, 1)
        row.addWidget(self.layers)
        row.addWidget(self.views)
        row.addWidget(self._print)
        self.undo = UndoButtons(undo)
        row.addWidget(self.undo)
        row.addWidget(self._saved)

    def add_act(self, button: QWidget) -> None:
        """Put a button before the choice of views."""
        self._row.insertWidget(1, button)
        self._acts.append(button)

    @property
    def words(self) -> tuple[str, str]:
        """Name and second line."""
        return (self._name.text(), self._line.text())

    @property
    def saved_words(self) -> str:
        """What the sign at the right says."""
        return self._saved.words

    def show_course(self, name: str, line: str, *, can_print: bool, has_charges: bool = False) -> None:
        """Name the patient and the course; the layers stand there only where charges were asked."""
        self._name.setText(name)
        self._line.setText(line)
        self._print.setVisible(can_print)
        for part in (self.views, *self._acts):
            part.setVisible(can_print)
        self.layers.setVisible(can_print and has_charges)
        self._fold()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self._saved.set_theme(theme)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out another width."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Give way in a fixed order until all fits: gaps, the word "Saved", the words of the sheet; the name never."""
        for button in self.findChildren(Button):
            button.ensurePolished()  # before its style is known a button says it is smaller than it will be
        for gap, side, saved, sheet in _GIVES_WAY:
            self._row.setSpacing(gap)
            self._row.setContentsMargins(side, 0, side, 0)
            if self._demo is not None:
                self._demo.setText(DEMONSTRATION[gap != _GIVES_WAY[0][0]]())
            self._saved.set_tiny(tiny=not saved)
            self._print.setText(PRINT_SHEET[not sheet]())
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                break
        self._row.activate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and rule."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
