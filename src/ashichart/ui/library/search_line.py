"""The search line of the Library: glass, key, and the keys that lead out of it. What is found is the place's."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import pill
from ashichart.ui.parts.keyboard import SearchesOnly
from ashichart.wording import terms
from ashichart.wording.screens import library as say

_PICTURE_PX = 18
HEIGHT_PX = 40


class SearchLine(SearchesOnly):
    """One line.

    Signals:
        list_wanted: The key Down was pressed.
    """

    list_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(say.search_the_atlas())
        self.setToolTip(say.codes_pinyin_chinese_muscles_channels_luo_points())
        self.setMaxLength(120)
        self.setFixedHeight(HEIGHT_PX)
        self.setTextMargins(26, 0, 46, 0)
        self.set_hints(say.name_code_muscle(), say.name_code(), terms.name())
        self._glass = QLabel(self)
        self._keys = pill(say.ctrl_f(), "key")
        self._keys.setParent(self)
        self.textChanged.connect(self._hide_keys)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._glass.setPixmap(icon("search", theme.muted, _PICTURE_PX).pixmap(_PICTURE_PX, _PICTURE_PX))

    def _hide_keys(self, text: str) -> None:
        self._keys.setVisible(not text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Escape empties the line."""
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put glass and key at the ends."""
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        self._glass.setGeometry(11, (height - _PICTURE_PX) // 2, _PICTURE_PX, _PICTURE_PX)
        keys = self._keys.sizeHint()
        self._keys.setGeometry(width - keys.width() - 10, (height - keys.height()) // 2, keys.width(), keys.height())
