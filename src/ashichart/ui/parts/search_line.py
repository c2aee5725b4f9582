"""A line that searches: glass, shortcut, and the keys that lead out of it. What is found is the place's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import pill
from ashichart.ui.parts.keyboard import SearchesOnly
from ashichart.wording import search_lines, terms
from ashichart.wording.screens import library, patients


@dataclass(frozen=True, slots=True)
class SearchLook:
    """How large a line is.

    Args:
        glass_px: Size of the glass.
        sides_px: From the edges to the glass and to the shortcut.
        margins_px: Left and right of the text.
        height_px: Of the line, None for that of the style sheet.
        tall: Name of its size in the style sheet, "" for an ordinary line.
        edges_px: What the style sheet takes from the room for a hint, None for that of an ordinary line.
    """

    glass_px: int
    sides_px: tuple[int, int]
    margins_px: tuple[int, int]
    height_px: int | None = None
    tall: str = ""
    edges_px: int | None = None


LIBRARY = SearchLook(18, (11, 10), (26, 46), height_px=40)
# The tallest line in the style sheet leaves room for the glass.
PATIENTS = SearchLook(22, (18, 16), (0, 56), tall="huge", edges_px=52 + 8 + 4)


class SearchLine(SearchesOnly):
    """One line.

    Args:
        theme: Colours.
        look: How large it is.
        name: For screen readers.
        hints: What the empty line says, the longest first.
        keys: The shortcut that leads into it.
        most: How many letters it takes.
        want_list: Called when Down is pressed.
    """

    def __init__(
        self, theme: Theme, look: SearchLook, *, name: str, hints: Sequence[str], keys: str, most: int,
        want_list: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._want_list = look, want_list
        if look.tall:
            self.setProperty("tall", look.tall)
        if look.height_px is not None:
            self.setFixedHeight(look.height_px)
        if look.edges_px is not None:
            self._edges_px = look.edges_px
        self.setTextMargins(look.margins_px[0], 0, look.margins_px[1], 0)
        self.setAccessibleName(name)
        self.setMaxLength(most)
        self.set_hints(*hints)
        self._glass = QLabel(self)
        self._keys = pill(keys, "key")
        self._keys.setParent(self)
        self.textChanged.connect(self._hide_keys)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        px = self._look.glass_px
        self._glass.setPixmap(icon("search", theme.muted, px).pixmap(px, px))

    def _hide_keys(self, text: str) -> None:
        self._keys.setVisible(not text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Escape empties the line."""
        if event.key() == Qt.Key.Key_Down:
            self._want_list()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put glass and shortcut at the ends."""
        super().resizeEvent(event)
        (left, right), px = self._look.sides_px, self._look.glass_px
        width, height = event.size().width(), event.size().height()
        self._glass.setGeometry(left, (height - px) // 2, px, px)
        keys = self._keys.sizeHint()
        self._keys.setGeometry(width - keys.width() - right, (height - keys.height()) // 2, keys.width(), keys.height())


def patients_line(theme: Theme, want_list: Callable[[], None]) -> SearchLine:
    """Return the large line of the Patients place."""
    return SearchLine(
        theme, PATIENTS, name=patients.search_patients(), hints=[hint() for hint in search_lines.PATIENTS],
        keys=patients.ctrl_k(), most=200, want_list=want_list,
    )  # fmt: skip


def library_line(theme: Theme, want_list: Callable[[], None]) -> SearchLine:
    """Return the line of the Library."""
    line = SearchLine(
        theme, LIBRARY, name=library.search_the_atlas(), keys=library.ctrl_f(), most=120, want_list=want_list,
        hints=(library.name_code_muscle(), library.name_code(), terms.name()),
    )  # fmt: skip
    line.setToolTip(library.codes_pinyin_chinese_muscles_channels_luo_points())
    return line
