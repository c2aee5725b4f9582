"""A sentence on the body where the rating strip stood: why it asks no more. It goes with the next selection."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ashichart.ui.accessible.announce import announce
from ashichart.ui.parts.controls import label

_BESIDE_PX = 18.0
_EDGE_PX = 8.0


class BodyNote(QFrame):
    """The sentence, over its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "caution")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        self._words = label("")
        row.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, "" while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, at: QPointF | None) -> QRectF:
        """Say a sentence beside a place in px of the parent, in its middle where the place is not seen.

        Returns:
            What the note covers, in px of the parent.
        """
        if self.words != words:
            self._words.setText(words)
            announce(self, words)
        self.adjustSize()
        size, room = self.size(), self._over.size()
        x, y = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
        if at is not None:
            x, y = at.x() + _BESIDE_PX, at.y() - size.height() / 2
            if x + size.width() > room.width() - _EDGE_PX:
                x = at.x() - _BESIDE_PX - size.width()
        x = max(_EDGE_PX, min(x, room.width() - size.width() - _EDGE_PX))
        y = max(_EDGE_PX, min(y, room.height() - size.height() - _EDGE_PX))
        self.move(round(x), round(y))
        self.show()
        self.raise_()
        return QRectF(self.geometry())
