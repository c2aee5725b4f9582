"""Whether the letters of a text can be drawn on this computer: by the bundled fonts, or by those that it has itself."""

from functools import lru_cache

from PySide6.QtGui import QTextLayout

from ashichart.ui.appearance.appearance import font


@lru_cache(maxsize=512)
def letters_without_font(text: str) -> str:
    """Return the letters that would be drawn as boxes, each once, in order; "" if all can be read.

    Qt takes what Inter and Noto Sans SC do not have from the fonts of the system; what no font has is glyph 0.
    """
    if text.isascii() or not _has_box(text):
        return ""
    return "".join(letter for letter in dict.fromkeys(text) if not letter.isascii() and _has_box(letter))


def _has_box(text: str) -> bool:
    layout = QTextLayout(text, font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())
