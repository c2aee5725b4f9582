"""What stands in place of a course: one sentence and the way on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ashichart.ui.parts.controls import Button, label
from ashichart.wording import terms


class NoCourse(QWidget):
    """A sentence with one button, which calls `go_on`."""

    def __init__(self, go_on: Callable[[], object]) -> None:
        super().__init__()
        self._words = label("", "reading")
        self._act = Button(terms.go_to_patients(), "patients", kind="primary", size="large")
        self._act.clicked.connect(lambda: go_on())
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, sentence: str, act: str, icon_name: str) -> None:
        """Say why there is no course, and where to go."""
        self._words.setText(sentence)
        self._act.setText(act)
        self._act.set_icon_name(icon_name)
