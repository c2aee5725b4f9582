"""The large search field of the Patients place. It tells what was typed; looking it up is the place's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import pill
from ashichart.ui.parts.keyboard import SearchesOnly
from ashichart.wording.screens import patients as say
from ashichart.wording.search_lines import PATIENTS

_PICTURE_PX = 22

# Room for the shortcut at the right.
_KEYS_PX = 56


class SearchField(SearchesOnly):
    """A line with a magnifying glass and its shortcut.

    Signals:
        list_wanted: The key Down was pressed.
    """

    list_wanted = Signal()
    _edges_px = 52 + 8 + 4  # of the tallest line in the style sheet, where the glass stands

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("tall", "huge")
        self.setTextMargins(0, 0, _KEYS_PX, 0)
        self.set_hints(*(hint() for hint in PATIENTS))
        self.setAccessibleName(say.search_patients())
        self.setMaxLength(200)
        self._glass = QLabel(self)
        self._keys = pill(say.ctrl_k(), "key")
        self._keys.setParent(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._glass.setPixmap(icon("search", theme.muted, _PICTURE_PX).pixmap(_PICTURE_PX, _PICTURE_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Escape empties the line."""
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put glass and shortcut at the ends."""
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        self._glass.setGeometry(18, (height - _PICTURE_PX) // 2, _PICTURE_PX, _PICTURE_PX)
        keys = self._keys.sizeHint()
        self._keys.setGeometry(width - keys.width() - 16, (height - keys.height()) // 2, keys.width(), keys.height())
