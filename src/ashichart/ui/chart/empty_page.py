"""What stands in the Chart place while no session is open: a sentence and the way to one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ashichart.ui.parts.controls import Button, label
from ashichart.wording.chart import chart as say


def empty_page(leave: Callable[[], object]) -> QWidget:
    """Return the page; its button does `leave`."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(1)
    sentence = label(say.no_session_is_open_choose_a_patient(), "second")
    sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(sentence)
    go = Button(say.choose_a_patient(), "patients", kind="primary", size="large")
    go.clicked.connect(lambda: leave())
    column.addSpacing(12)
    column.addWidget(go, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(2)
    return page
