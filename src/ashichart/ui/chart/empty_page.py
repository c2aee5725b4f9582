"""What stands in the Chart place while no session is open: a sentence and the way to one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ashichart.ui.parts.controls import Button, label


def empty_page(leave: Callable[[], object]) -> QWidget:
    """Return the page; its button does `leave`."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(1)
    sentence = label("No session is open. Choose a patient, then begin a session.", "second")
    sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(sentence)
    go = Button("Choose a patient", "patients", kind="primary", size="large")
    go.clicked.connect(lambda: leave())
    column.addSpacing(12)
    column.addWidget(go, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(2)
    return page
