"""Saves what the trend shows: the readings as a table, the plot as a picture. The table itself is made elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ashichart.domain.errors import UserError
from ashichart.services.files import write_whole
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.controls import Button

ENDINGS = {"csv": "Table (*.csv)", "png": "Picture (*.png)", "svg": "Drawing (*.svg)"}
_WORDS = {"csv": "Readings as a table …", "png": "Trend as a picture (PNG) …", "svg": "Trend as a drawing (SVG) …"}


class TrendExport(Button):
    """A button with the three ways to save.

    Args:
        bus: Told what could not be saved.
        table: Returns the readings of the course as CSV.
        plot: Returns the trend, None while none is shown.
    """

    def __init__(self, bus: ChangeBus, table: Callable[[], str], plot: Callable[[], QWidget | None]) -> None:
        super().__init__("Export", "save", size="small", hint="Save the readings as CSV, or the trend as PNG or SVG")
        self._bus, self._table, self._plot = bus, table, plot
        menu = QMenu(self)
        for ending, words in _WORDS.items():
            menu.addAction(words).triggered.connect(lambda _on=False, wanted=ending: self._ask(wanted))
        self.setMenu(menu)

    def save(self, file: Path) -> None:
        """Write a file; its ending says what is written. What stands in the way is told."""
        try:
            content = self._content(file.suffix.lower().removeprefix("."))
            if content is not None:
                write_whole(file, content, "The export")
        except UserError as error:
            self._bus.announce_failure(error)

    def _content(self, ending: str) -> bytes | None:
        if ending == "csv":
            # A mark at the beginning tells table programs that this is UTF-8.
            return self._table().encode("utf-8-sig")
        plot = self._plot()
        if plot is None:
            return None
        return _drawing(plot) if ending == "svg" else _picture(plot)

    def _ask(self, ending: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "Export", f"course.{ending}", ENDINGS[ending])
        if chosen:
            file = Path(chosen)
            self.save(file if file.suffix.lower() == f".{ending}" else file.with_name(f"{file.name}.{ending}"))


def _picture(plot: QWidget) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plot.grab().save(buffer, "PNG")
    return bytes(content.data())


def _drawing(plot: QWidget) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(plot.size())
    generator.setViewBox(QRect(0, 0, plot.width(), plot.height()))
    generator.setTitle("Trend")
    painter = QPainter(generator)
    plot.render(painter, QPoint(0, 0))
    painter.end()
    return bytes(content.data())
