"""The bar of the brush over the body: intensity, eraser, size, as last time, done. It knows nothing of cells."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.charting.readings import Phase
from ashichart.ui.parts.controls import Button, IconButton, Segments, label
from ashichart.wording.chart import painting as say
from ashichart.wording.terms import centimetres

ERASER = -1
SIZES_CM = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)


@dataclass(frozen=True, slots=True)
class BrushActs:
    """What the bar does with the brush.

    Attributes:
        choose: With the intensity 0–10, or `ERASER`.
        step_size: With +1 for larger, −1 for smaller.
        as_last_time: Brings the earlier painting.
        put_away: Ends it.
    """

    choose: Callable[[int], object]
    step_size: Callable[[int], object]
    as_last_time: Callable[[], object]
    put_away: Callable[[], object]


class PaintingBar(QFrame):
    """Shown while the brush is out."""

    def __init__(self, parent: QWidget, acts: BrushActs) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popover")
        self.setAccessibleName(say.brush_for_pain())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 6, 6)
        self._column.setSpacing(4)
        self._row, self._below = row, below = QHBoxLayout(), QHBoxLayout()
        for one in (row, below):
            one.setSpacing(6)
            self._column.addLayout(one)
        self._is_folded = False
        self._title = label("", "strong")
        row.addWidget(self._title)
        offers = [(str(step), step) for step in range(11)]
        self.levels = Segments([*offers, (say.erase(), ERASER)], 5, name=say.intensity_of_pain())
        self.levels.setToolTip(say.and_t_for_is_no_pain_e())
        self.levels.chosen_changed.connect(acts.choose)
        row.addWidget(self.levels)
        smaller = IconButton("minus", say.smaller_brush(), size=16)
        larger = IconButton("plus", say.larger_brush(), size=16)
        smaller.clicked.connect(lambda: acts.step_size(-1))
        larger.clicked.connect(lambda: acts.step_size(1))
        self._size = label("", "hint")
        self._size.setFixedWidth(44)
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (smaller, self._size, larger):
            row.addWidget(part)
        self.last_time = IconButton("repeat", say.start_from_the_last_painting_l(), size=18)
        self.last_time.clicked.connect(lambda: acts.as_last_time())
        row.addWidget(self.last_time)
        end = Button(say.done(), "check", size="small", hint=say.put_the_brush_away_esc())
        end.clicked.connect(lambda: acts.put_away())
        row.addWidget(end)
        for button in self.findChildren(QWidget):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_brush(self, phase: Phase, level: int, size_cm: float) -> None:
        """Show what the brush does."""
        self._title.setText(say.PAIN[phase]())
        self.levels.choose(level)
        self._size.setText(centimetres(cm=f"{size_cm:g}"))
        self.adjustSize()

    def fit(self, width: int) -> None:
        """Be no wider than a room: where it is narrow the keys of intensity stand below the rest."""
        whole = self._row.sizeHint().width() + (self._below.sizeHint().width() if self._is_folded else 0)
        folded = whole + 18 > width
        if folded != self._is_folded:
            self._is_folded = folded
            (self._below if folded else self._row).addWidget(self.levels)
            if folded:
                self._row.insertStretch(1)
            else:
                self._row.takeAt(1)
                self._row.insertWidget(1, self.levels)
        self._column.setSpacing(4 if folded else 0)
        self._column.activate()
        self.adjustSize()
