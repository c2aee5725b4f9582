"""The pages of a sheet as pictures and on a printer, from the very bytes that are saved. No choices here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.sheets.choices import Paper
from ashichart.wording.screens import print as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ashichart.ui.appearance.theme import Theme

_GAP_PX = 24
_MOST_WIDTH_PX = 900
_PRINT_DPI = 300


def page_images(pdf: bytes, width_px: int, pages: Sequence[int] | None = None) -> Iterator[QImage]:
    """Yield pages as pictures `width_px` wide.

    Args:
        pdf: The document.
        width_px: In device pixels, at least 1.
        pages: Which, from 0; all of them if None.
    """
    # PDFium is needed only once somebody looks at a page.
    import pypdfium2

    # Its own annotations are partial; what is used here is plain numbers and a buffer.
    document = cast("Any", pypdfium2).PdfDocument(pdf)
    try:
        for index in range(len(document)) if pages is None else pages:
            page = document[index]
            bitmap = page.render(scale=width_px / page.get_width(), prefer_bgrx=True)
            yield QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            page.close()
    finally:
        document.close()


def page_setup(printer: QPrinter, paper: Paper) -> None:
    """Set a printer to the sheet's paper, upright and without margins of its own: the sheet has them."""
    size = QPageSize(QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Print every page at its true size; False if the printer did not take them."""
    dpi = min(_PRINT_DPI, printer.resolution())
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    width = round(sheet.width() * dpi / printer.resolution())
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first, last = printer.fromPage() or 1, printer.toPage() or 10_000
    is_fresh = True
    for number, image in enumerate(page_images(pdf, max(1, width)), 1):
        if not first <= number <= last:
            continue
        if not is_fresh:
            printer.newPage()
        is_fresh = False
        height = sheet.width() * image.height() / image.width()
        painter.drawImage(QRectF(0, 0, sheet.width(), height), image)
    return painter.end()


class PageView(QWidget):
    """The pages one below the other, as wide as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pdf: bytes | None = None
        self._images: dict[int, QImage] = {}
        self._drawn_for = 0
        self._aspect = 1.4142
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(say.pages_as_they_will_be_printed())

    @property
    def page_count(self) -> int:
        """Number of pages shown."""
        return self._count

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark; paper stays white."""
        self._theme = theme
        self.update()

    def show_sheet(self, pdf: bytes | None, paper: Paper, count: int) -> None:
        """Show a document, or nothing."""
        width, height = paper.size_mm
        self._pdf, self._aspect, self._count = pdf, height / width, count if pdf is not None else 0
        self._drawn_for = 0
        self._fit()
        self.update()

    def page_rect(self, index: int) -> QRect:
        """Return where a page stands."""
        width = min(_MOST_WIDTH_PX, self.width() - 2 * _GAP_PX)
        height = round(width * self._aspect)
        return QRect((self.width() - width) // 2, _GAP_PX + index * (height + _GAP_PX), width, height)

    def sizeHint(self) -> QSize:
        """As high as all pages."""
        return QSize(_MOST_WIDTH_PX, self.minimumHeight())

    def resizeEvent(self, _event: object) -> None:
        """Keep the pages as wide as there is room."""
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.page_rect(max(0, self._count - 1)).bottom() + _GAP_PX if self._count else 0)

    def _image(self, index: int, width_px: int) -> QImage:
        """Return one page, drawn when it first comes into sight."""
        if self._drawn_for != width_px:
            self._images.clear()
            self._drawn_for = width_px
        if index not in self._images and self._pdf is not None:
            self._images[index] = next(page_images(self._pdf, width_px, (index,)))
        return self._images[index]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight with a thin edge."""
        if self._pdf is None or self.width() < 4 * _GAP_PX:
            return
        width_px = round(self.page_rect(0).width() * self.devicePixelRatioF())
        painter = QPainter(self)
        for index in range(self._count):
            target = self.page_rect(index)
            if not target.intersects(event.rect()):
                continue
            painter.drawImage(target, self._image(index, width_px))
            painter.setPen(QColor(self._theme.line2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(target.adjusted(-1, -1, 0, 0))
        painter.end()
