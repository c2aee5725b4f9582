"""Undo and redo as two buttons for the bar of a place; what they take back is said when the pointer rests on them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ashichart.ui.parts.controls import IconButton
from ashichart.ui.undo.stack import Undo


class UndoButtons(QWidget):
    """The two buttons, disabled while there is nothing to do."""

    def __init__(self, undo: Undo) -> None:
        super().__init__()
        self._undo = undo
        self.back = IconButton("undo", "Undo (Ctrl+Z)")
        self.again = IconButton("redo", "Redo (Ctrl+Shift+Z)")
        self.back.clicked.connect(undo.undo)
        self.again.clicked.connect(undo.redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.again)
        undo.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for button, can, title, word, key in (
            (self.back, self._undo.can_undo, self._undo.undo_title, "Undo", "Ctrl+Z"),
            (self.again, self._undo.can_redo, self._undo.redo_title, "Redo", "Ctrl+Shift+Z"),
        ):
            button.setEnabled(can)
            button.setToolTip(f"{word}: {title} ({key})" if can else f"Nothing to {word.lower()}")
