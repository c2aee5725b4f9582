"""Saves what the trend shows: the readings as a table, the plot as a picture. The table itself is made elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ashichart.domain.charting.handing_out import ExportForm
from ashichart.domain.errors import UserError
from ashichart.services.files import with_ending, write_whole
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.pictures import PicturePage, png_of
from ashichart.ui.parts.controls import Button
from ashichart.wording import terms
from ashichart.wording.course import trend as say

ENDINGS = {"csv": say.table_csv(), "png": say.picture_png(), "svg": say.drawing_svg()}
PLOT_PX = 640
_WORDS = {"csv": say.readings_as_a_table(), "png": say.trend_as_a_picture_png(), "svg": say.trend_as_a_drawing_svg()}


@dataclass(frozen=True, slots=True)
class PlotPage:
    """The page of a picture and the plot on it, which is as wide as the page allows and in light colours."""

    page: PicturePage
    plot: QWidget

    @property
    def png(self) -> bytes:
        """The picture."""
        return png_of(self.page.image(PLOT_PX, self._draw))

    @property
    def svg(self) -> bytes:
        """The drawing."""
        return self.page.drawing(PLOT_PX, self._draw)

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        # What was never shown lays out its inside only when it is looked at.
        self.plot.grab()
        self.plot.render(painter, QPoint(round(box.left()), round(box.top())))


class TrendExport(Button):
    """A button with the three ways to save.

    Args:
        bus: Told what could not be saved.
        table: Returns the readings of the course as CSV.
        page: Makes the page of a picture, None while no trend is shown.
        record: Records that the course leaves the program; what it refuses stays there.
        tell: Told where a file was saved, or "" when it was not.
    """

    def __init__(
        self,
        bus: ChangeBus,
        table: Callable[[], str],
        page: Callable[[], PlotPage | None],
        record: Callable[[ExportForm], object],
        tell: Callable[[str], object],
    ) -> None:
        super().__init__(say.export(), "save", size="small", hint=say.save_the_readings_as_csv_or_the())
        self._bus, self._table, self._page, self._say = bus, table, page, tell
        self._record = record
        menu = QMenu(self)
        for ending, words in _WORDS.items():
            menu.addAction(words).triggered.connect(lambda _on=False, wanted=ending: self._ask(wanted))
        self.setMenu(menu)

    def save(self, file: Path) -> None:
        """Write a file and say where; its ending says what is written. What stands in the way is told."""
        self._say("")
        try:
            form = ExportForm(file.suffix.lower().removeprefix("."))
            content = self._content(form)
            if content is not None:
                write_whole(file, content, say.the_export(), lambda: self._record(form))
                self._say(terms.saved_as(file=str(file)))
        except UserError as error:
            self._bus.announce_failure(error)

    def _content(self, form: ExportForm) -> bytes | None:
        if form is ExportForm.CSV:
            # A mark at the beginning tells table programs that this is UTF-8.
            return self._table().encode("utf-8-sig")
        page = self._page()
        if page is None:
            return None
        return page.svg if form is ExportForm.SVG else page.png

    def _ask(self, ending: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self.window(), say.export(), say.course(ending=ending), ENDINGS[ending])
        if not chosen:
            return
        try:
            self.save(with_ending(Path(chosen), f".{ending}"))
        except UserError as error:
            self._say("")
            self._bus.announce_failure(error)
