"""Small pictures of the pages beside the large ones: which page is in sight, and a click to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.print.pages import page_images
from ashichart.wording import terms
from ashichart.wording.screens import print as say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ashichart.domain.sheets.choices import Paper
    from ashichart.ui.appearance.theme import Theme

WIDTH_PX = 112
_PAGE_PX = 72
_GAP_PX = 16
_FOOT_PX = 18


class PageStrip(QWidget, Parted):
    """The pages of a sheet as thumbnails. `show_page` is given the index of the page, from 0."""

    def __init__(self, theme: Theme, show_page: Callable[[int], object]) -> None:
        super().__init__()
        self._theme, self._show_page = theme, show_page
        self._images: list[QImage] = []
        self._pdf = b""
        self._aspect = 1.4142
        self._count = 0
        self._at = 0
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.parts = ListedParts(self._listed, lambda key: self._go(int(key)))
        self.setAccessibleName(say.pages())

    @property
    def at(self) -> int:
        """Index of the page in sight."""
        return self._at

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark; paper stays white."""
        self._theme = theme
        self.update()

    def show_sheet(self, pdf: bytes, paper: Paper, count: int) -> None:
        """Show the pages of a document; one page alone needs no strip."""
        width, height = paper.size_mm
        self._pdf, self._aspect, self._count = pdf, height / width, count
        self._images = []
        self._at = min(self._at, max(0, count - 1))
        self.setMinimumHeight(self.page_rect(max(0, count - 1)).bottom() + _FOOT_PX + _GAP_PX)
        self.update()

    def set_at(self, index: int) -> None:
        """Mark the page in sight."""
        if index != self._at and 0 <= index < self._count:
            self._at = index
            self.update()

    def page_rect(self, index: int) -> QRect:
        """Return where a small page stands."""
        height = round(_PAGE_PX * self._aspect)
        return QRect((WIDTH_PX - _PAGE_PX) // 2, _GAP_PX + index * (height + _GAP_PX + _FOOT_PX), _PAGE_PX, height)

    def _listed(self) -> Iterator[tuple[str, Part]]:
        for index in range(self._count):
            is_here = index == self._at
            name = terms.page_of(page=index + 1, pages=self._count)
            yield str(index), Part(name, self.page_rect(index), is_chosen=is_here, is_at_work=is_here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the page under the pointer."""
        for index in range(self._count):
            if self.page_rect(index).adjusted(-8, -8, 8, _FOOT_PX).contains(event.position().toPoint()):
                self._go(index)
                break
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from page to page."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step == 0:
            super().keyPressEvent(event)
            return
        self._go(min(self._count - 1, max(0, self._at + step)))

    def _go(self, index: int) -> None:
        self.set_at(index)
        self._show_page(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the small pages, the one in sight with a ring."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pdf and not self._images:
            self._images = list(page_images(self._pdf, round(_PAGE_PX * 2 * self.devicePixelRatioF())))
        for index, image in enumerate(self._images):
            target = self.page_rect(index)
            if not target.adjusted(-4, -4, 4, _FOOT_PX).intersects(event.rect()):
                continue
            painter.drawImage(target, image)
            is_here = index == self._at
            painter.setPen(QPen(QColor(theme.accent if is_here else theme.line2), 2 if is_here else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(target.adjusted(-1, -1, 0, 0))
            painter.setPen(QColor(theme.accent if is_here else theme.muted))
            foot = QRect(0, target.bottom() + 2, WIDTH_PX, _FOOT_PX)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        painter.end()
