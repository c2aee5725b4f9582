"""Undo and redo as two buttons for the bar of a place; what they take back is said when the pointer rests on them."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ashichart.ui.parts.controls import IconButton
from ashichart.ui.undo.stack import Undo
from ashichart.wording import terms
from ashichart.wording.undone import redo_hint, undo_hint


class UndoButtons(QWidget):
    """The two buttons, disabled while there is nothing to do."""

    def __init__(self, undo: Undo) -> None:
        super().__init__()
        self._undo = undo
        self.back = IconButton("undo", terms.undo_ctrl_z())
        self.again = IconButton("redo", terms.redo_ctrl_shift_z())
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
        self.back.setEnabled(self._undo.can_undo)
        self.back.setToolTip(undo_hint(self._undo.undo_label))
        self.again.setEnabled(self._undo.can_redo)
        self.again.setToolTip(redo_hint(self._undo.redo_label))
