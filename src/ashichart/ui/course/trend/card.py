"""The card of the trend: its key, what stands in the band, how the axis counts, and the ways to save it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ashichart.domain.charting.handing_out import ExportForm
from ashichart.domain.charting.sessions import CourseChart
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.cards import row
from ashichart.ui.course.legends import Legend, Sign
from ashichart.ui.course.pictures import PictureOwner, PicturePage
from ashichart.ui.course.trend.band_choice import BandChoice
from ashichart.ui.course.trend.export import PLOT_PX, PlotPage, TrendExport
from ashichart.ui.course.trend.values import TrendValues, site_lines
from ashichart.ui.parts.controls import Segments, label
from ashichart.wording import terms
from ashichart.wording.course import trend as say
from ashichart.wording.terms import sites

if TYPE_CHECKING:
    from ashichart.ui.course.trend.trend import TrendChart

_NARROW_PX, _NARROW_BAND_PX, _WIDE_PX = 520, 128, 16_777_215


class TrendCard(QFrame):
    """The trend of one course.

    Args:
        bus: Told what could not be saved.
        table: Returns the readings of the course as CSV.
        theme: Colours.
        record: Records that the course leaves the program.
        owner: Whose course it is, for pictures.
    """

    def __init__(
        self,
        bus: ChangeBus,
        table: Callable[[], str],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        record: Callable[[ExportForm], object],
        owner: Callable[[], PictureOwner] = PictureOwner,
    ) -> None:
        super().__init__(parent)
        self._owner = owner
        self._theme = theme
        self._course = CourseChart()
        self._values: TrendValues | None = None
        self._picked: tuple[str, ...] = ()
        self.trend: TrendChart | None = None
        self.setProperty("kind", "card")
        self.band = BandChoice(self._show_band)
        self.export = TrendExport(bus, table, self.page, record, self._say)
        self.said = label("", "hint", wrap=True)
        self.said.hide()
        self.axis = Segments(
            ((say.dates(), False), (terms.sessions_alone(), True)), name=say.axis_of_the_trend(), is_low=True
        )
        self.axis.chosen_changed.connect(self._show_axis)
        self._caption = label("", "hint", wrap=True)
        self.legend = Legend((), theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 12)
        self._column.setSpacing(6)
        self._first = row(label(terms.trend(), "strong"), None, self.axis, self.band, self.export)
        self._second = row(None)
        self._column.addLayout(self._first)
        self._column.addLayout(self._second)
        self._column.addWidget(self.legend)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.said)

    @property
    def caption(self) -> str:
        """Which sites the mean holds, and what stands in the band."""
        return self._caption.text()

    def set_course(self, course: CourseChart, values: TrendValues) -> None:
        """Show another course, or the same one after a change."""
        if [one.session.id for one in course.sessions] != [one.session.id for one in self._course.sessions]:
            self._say("")
        self._course, self._values = course, values
        if self.trend is None:
            # The plotting library costs more to import than the whole window; it comes when a course is first shown.
            from ashichart.ui.course.trend.trend import TrendChart

            self.trend = TrendChart(self._theme)
            self.trend.set_by_number(self.axis.chosen)
            self._column.addWidget(self.trend, 1)
        self.axis.setVisible(len(values.ticks) > 1)
        self.band.offer(values.bands)
        self.trend.set_values(values, self.band.currentText(), site_lines(course, self._picked))
        self._explain()

    def set_picked(self, site_ids: Sequence[str]) -> None:
        """Draw the lines of these sites, in this order."""
        self._picked = tuple(site_ids)
        if self.trend is not None:
            self.trend.set_picked(site_lines(self._course, self._picked))
        self._explain()

    @property
    def colours(self) -> dict[str, str]:
        """Site id -> colour of its line as #RRGGBB, where several lines are told apart."""
        return {} if self.trend is None else self.trend.colours

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the choice of the band and the export below the title, where one line has no room for all."""
        wanted, other = (self._second, self._first) if is_narrow else (self._first, self._second)
        for part in (self.band, self.export):
            if wanted.indexOf(part) < 0:
                other.removeWidget(part)
                wanted.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the key: on a narrow card the choice of the band is cut."""
        super().resizeEvent(event)
        self.band.setMaximumWidth(_NARROW_BAND_PX if event.size().width() < _NARROW_PX else _WIDE_PX)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.legend.set_theme(theme)
        if self.trend is not None:
            self.trend.set_theme(theme)

    def page(self) -> PlotPage | None:
        """Return the trend as the page of a picture, light whatever the theme; None until a course was shown."""
        if self.trend is None or self._values is None:
            return None
        from ashichart.ui.course.trend.trend import TrendChart

        page = PicturePage(terms.trend(), self._owner(), (self._values.words(self.trend.band),), self.legend.entries)
        plot = TrendChart(LIGHT)
        plot.set_by_number(self.axis.chosen)
        plot.resize(page.inner_px, PLOT_PX)
        band = "" if self.trend.band is None else self.trend.band.title
        plot.set_values(self._values, band, site_lines(self._course, self._picked))
        return PlotPage(page, plot)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show_band(self, title: str) -> None:
        if self.trend is not None and self._values is not None:
            self.trend.set_band(title)
            self._explain()

    def _show_axis(self, by_number: bool) -> None:
        if self.trend is not None:
            self.trend.set_by_number(by_number)

    def _explain(self) -> None:
        signs = [(Sign.BEFORE, terms.turned_before()), (Sign.AFTER, terms.turned_after())]
        picked = () if self.trend is None else self.trend.picked
        if len(picked) == 1:
            signs.insert(0, (Sign.PICKED, picked[0]))
        elif picked:
            signs.insert(0, (Sign.LINE, sites(len(picked))))
        if self.trend is not None and self.trend.band is not None:
            signs.append((Sign.BAND, self.trend.band.title))
        if self._values is not None and any(tick.mg is not None for tick in self._values.ticks):
            signs.append((Sign.DOSE, say.dose_in_mg()))
        self.legend.set_entries(signs)
        if self.trend is not None and self._values is not None:
            self._caption.setText(self._values.words(self.trend.band))
