"""The trend: what is drawn of a course on one axis. Its import brings the plotting library, so it waits till shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from ashichart.domain.scales import Scale, text_of
from ashichart.ui.course.line_inks import MOST_NAMED, LineInk, line_inks
from ashichart.ui.course.trend_axis import TrendAxis, spread
from ashichart.ui.course.trend_bands import Band, Spot
from ashichart.ui.course.trend_plot import AXIS_PX, RIGHT_AXIS_PX, TrendPlot, new_canvas, triangle
from ashichart.ui.course.trend_values import SiteLine, Stretch, TrendValues, stretches
from ashichart.ui.look import font
from ashichart.ui.theme import Theme

_FOOT_PX = 44
_BAND_PX = 74
_LOW_PX = 240
_LOW_FOOT_PX = 32
_LOW_BAND_PX = 46
_LEAST_SPOT_PX = 10
_REACH_PX = 24
_LEAST_DOSE_LABEL_PX = 52
_LABEL_PX = 20
_LEAST_LABEL_PX = 30
_LEAST_SIDE_LABEL_PX = 46
_LEAST_RULE_PX = 8
_LEAST_APART_PX = 12
_SIDE_PX = 44
_NAME_GAP_PX = 14
_MOST_SAID = 8


class TrendChart(QWidget):
    """Mean tenderness with its sites' n, lines of picked sites, one more series in a band of its own, and the doses."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: TrendValues | None = None
        self._picked: tuple[SiteLine, ...] = ()
        self._band: Band | None = None
        self._by_number = False
        self._plots: tuple[TrendPlot, ...] = ()
        self.setMouseTracking(True)
        self._drawn_size = QSize()
        self._canvas: Any = new_canvas()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas)
        self.setMinimumHeight(120)

    @property
    def values(self) -> TrendValues | None:
        """What is plotted."""
        return self._values

    @property
    def picked(self) -> tuple[str, ...]:
        """Titles of the sites whose own lines are drawn."""
        return tuple(line.title for line in self._picked)

    @property
    def inks(self) -> tuple[LineInk, ...]:
        """How each of those lines is drawn."""
        return line_inks(self._theme, len(self._picked))

    @property
    def colours(self) -> dict[str, str]:
        """Site id -> colour of its line, while there are several and each has its own."""
        if not self._are_told_apart:
            return {}
        return {line.site_id: ink.colour for line, ink in zip(self._picked, self.inks, strict=True)}

    def set_values(self, values: TrendValues, band: str | None = None, lines: Sequence[SiteLine] = ()) -> None:
        """Plot a course: in one go, since drawing is what costs.

        Args:
            values: What is plotted.
            band: Title of the series in the band below, as in `set_band`; None keeps the one that is shown.
            lines: Of the sites picked, as in `set_picked`.
        """
        self._values = values
        self._picked = tuple(line for line in lines if line.spots)
        if band is None:
            band = "" if self._band is None else self._band.title
        self.set_band(band)

    def set_picked(self, lines: Sequence[SiteLine]) -> None:
        """Draw these sites' own lines beside the mean; a site without spots has none."""
        drawn = tuple(line for line in lines if line.spots)
        if drawn != self._picked:
            self._picked = drawn
            self._draw()

    def set_by_number(self, by_number: bool) -> None:
        """Stand the sessions one apart, or at their dates."""
        if by_number is not self._by_number:
            self._by_number = by_number
            self._draw()

    @property
    def band(self) -> Band | None:
        """What stands in the band below, None if nothing does."""
        return self._band

    def set_band(self, title: str) -> Band | None:
        """Show a series in the band below by its title; the first there is if it has none of that title."""
        bands = () if self._values is None else self._values.bands
        self._band = next((band for band in bands if band.title == title), bands[0] if bands else None)
        if self._values is not None:
            self.setAccessibleName(f"Trend. {self._values.words(self._band)}.")
        self._draw()
        return self._band

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the labels anew: how many there is room for follows the size."""
        super().resizeEvent(event)
        if self.size() != self._drawn_size:
            self._draw()

    # Reading values off

    def words_at(self, x: float) -> str:
        """Return the values of the session nearest to `x` px, "" beside all of them."""
        values = self._values
        if values is None or not values.ticks:
            return ""
        axis = self._axis(values)
        nearest, away = axis.nearest(axis.ends[0] + (x - AXIS_PX - _SIDE_PX) / axis.px)
        if away > _REACH_PX:
            return ""
        mg = "" if nearest.mg is None else f" · {nearest.mg:g} mg"
        lines = [f"Session {nearest.number} · {nearest.date}{mg}"]
        for name, spots in (("Mean before", values.before), ("Mean after", values.after)):
            lines += [
                f"{name} {_mean_text(values.scale, spot.value)} (n = {values.n})"
                for spot in spots
                if spot.day == nearest.day
            ]
        here = [(line.title, spot) for line in self._picked for spot in line.spots if spot.day == nearest.day]
        lines += [f"{title} before {text_of(values.scale, spot.value)}" for title, spot in here[:_MOST_SAID]]
        if len(here) > _MOST_SAID:
            lines.append(f"and {len(here) - _MOST_SAID} more sites")
        if self._band is not None:
            lines += [
                f"{self._band.title} {self._band.text(spot.value)}"
                for spot in self._band.spots
                if abs(spot.day - nearest.day) < 0.5
            ]
        return "\n".join(lines)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the values under the pointer."""
        words = self.words_at(event.position().x())
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        else:
            QToolTip.hideText()

    # Drawing

    def _axis(self, values: TrendValues) -> TrendAxis:
        band = () if self._band is None else self._band.spots
        room = self.width() - AXIS_PX - RIGHT_AXIS_PX - _SIDE_PX - self._name_px
        return TrendAxis.of(values, band, by_number=self._by_number, width=room)

    @property
    def _names(self) -> tuple[str, ...]:
        """Of one site the legend gives the name; of too many, or without the height, only the pointer does."""
        has_room = len(self._picked) * _NAME_GAP_PX <= self._free_px - _LABEL_PX
        return self.picked if self._are_told_apart and has_room else ()

    @property
    def _are_told_apart(self) -> bool:
        return 1 < len(self._picked) <= MOST_NAMED

    @property
    def _free_px(self) -> float:
        """Height of the plot of tenderness."""
        return self.height() - self._foot_px - (self._band_px if self._band else 0)

    @property
    def _name_px(self) -> float:
        metrics = QFontMetricsF(font(11, 600))
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        return max(_SIDE_PX, min(120.0, widest + 18))

    def _draw(self) -> None:
        values = self._values
        self._canvas.setBackground(self._theme.surface)
        self._drawn_size = self.size()
        rows = 0 if values is None or not values.ticks else 3 if self._band else 2
        if rows != len(self._plots):
            self._canvas.clear()
            self._plots = tuple(TrendPlot(self._canvas, row) for row in range(rows))
        if values is None or not rows:
            return
        axis, plots = self._axis(values), self._plots
        for plot in plots:
            plot.begin(axis, self._theme, (_SIDE_PX / axis.px, self._name_px / axis.px))
        self._draw_tenderness(plots[0], axis, values)
        if self._band is not None:
            self._draw_band(plots[1], axis, self._band)
        plots[-1].set_height(self._foot_px)
        plots[-1].set_range(0, 1)
        self._draw_foot(plots[-1], axis)

    @property
    def _band_px(self) -> int:
        return _LOW_BAND_PX if self.height() < _LOW_PX else _BAND_PX

    @property
    def _foot_px(self) -> int:
        return _LOW_FOOT_PX if self.height() < _LOW_PX else _FOOT_PX

    def _draw_tenderness(self, plot: TrendPlot, axis: TrendAxis, values: TrendValues) -> None:
        theme = self._theme
        strong = theme.ramp[8]
        high = values.high([spot for line in self._picked for spot in line.spots])
        span = high - values.low
        # A disc at the top of the scale needs room for its number, whatever the height.
        headroom = span * _LABEL_PX / max(_LABEL_PX * 2, self._free_px - _LABEL_PX)
        plot.set_range(values.low - span * 0.06, high + headroom)
        marks = [values.low, (values.low + high) / 2, high]
        plot.marks("left", [(mark, _axis_text(values.scale, mark)) for mark in marks])
        plot.rules(marks, with_sessions=axis.px_a_session >= _LEAST_RULE_PX)
        # With a disc wider than its week the line says more alone; the hollow ones would only fill it in.
        is_crowded = axis.px_a_session < _LEAST_SPOT_PX
        after = {} if is_crowded else {spot.day: spot for spot in values.after}
        if len(self._picked) > MOST_NAMED:
            self._draw_picked(plot, values, is_crowded=is_crowded)
        drops = [Stretch(spot, after[spot.day], is_bridge=False) for spot in values.before if spot.day in after]
        plot.lines(drops, theme.ramp[6])
        plot.lines(values.stretches, strong)
        plot.spots(tuple(after.values()), 8, theme.surface, theme.ramp[7])
        plot.spots(values.before, 4 if is_crowded else 11, strong, strong if is_crowded else theme.surface)
        dense = axis.px_a_session < _LEAST_LABEL_PX
        if self._picked:
            if len(self._picked) <= MOST_NAMED:
                self._draw_picked(plot, values, is_crowded=is_crowded)
            # One set of numbers at a time: those of the site that was asked for.
            if len(self._picked) == 1:
                self._write_values(plot, values, self._picked[0].spots, dense=dense)
            self._write_names(plot, values, span)
            return
        for at, spot in enumerate(values.before):
            if dense and at not in (0, len(values.before) - 1):
                continue
            plot.text(spot, _mean_text(values.scale, spot.value), strong, (0.5, 1.25))
            # The number after stands at the right of its disc, where the next session must not be.
            below = after.get(spot.day) if axis.px_a_session >= _LEAST_SIDE_LABEL_PX else None
            apart = 0.0 if below is None else abs(below.value - spot.value) / span * self._free_px
            if below is not None and apart >= _LEAST_APART_PX:
                plot.text(below, _mean_text(values.scale, below.value), theme.muted, (-0.22, 0.5), 11, 500)

    def _draw_picked(self, plot: TrendPlot, values: TrendValues, *, is_crowded: bool) -> None:
        if len(self._picked) > MOST_NAMED:
            parts = [part for line in self._picked for part in stretches(line.spots, values.ticks)]
            plot.lines(parts, self._theme.control)
            return
        for line, ink in zip(self._picked, self.inks, strict=True):
            plot.lines(stretches(line.spots, values.ticks), ink.colour)
            plot.spots(line.spots, 4 if is_crowded else 9, ink.colour, self._theme.surface, ink.symbol)

    def _write_values(self, plot: TrendPlot, values: TrendValues, spots: Sequence[Spot], *, dense: bool) -> None:
        for at, spot in enumerate(spots):
            if not dense or at in (0, len(spots) - 1):
                plot.text(spot, text_of(values.scale, spot.value), self._theme.ink, (0.5, 1.2))

    def _write_names(self, plot: TrendPlot, values: TrendValues, span: float) -> None:
        """Write each site's name beside the latest session, near the end of its line and clear of the others."""
        if not self._names:
            return
        last = [line.spots[-1].value for line in self._picked]
        gap = _NAME_GAP_PX * span / max(1.0, self._free_px - _LABEL_PX)
        places = spread(last, gap, values.low, values.low + span)
        for name, ink, value in zip(self._names, self.inks, places, strict=True):
            plot.text(Spot(values.ticks[-1].day, value), f"  {name}", ink.colour, (0.0, 0.5), 11)

    def _draw_band(self, plot: TrendPlot, axis: TrendAxis, band: Band) -> None:
        theme, ticks = self._theme, axis.ticks
        plot.set_height(self._band_px)
        plot.set_range(-0.075 * band.high, 1.6 * band.high)
        marks = [(0.0, "0"), (band.high / 2, _short(band.title)), (band.high, f"{band.high:g}")]
        plot.marks("right", marks, theme.accent)
        plot.rules([0.0, band.high], with_sessions=axis.px_a_session >= _LEAST_RULE_PX)
        if band.threshold is not None:
            plot.threshold(band.threshold)
        plot.lines(stretches(band.spots, ticks), theme.accent)
        plot.spots(band.spots, 8, theme.accent, theme.surface, "s")
        for at, spot in enumerate(band.spots):
            if axis.px_a_session >= _LEAST_LABEL_PX * 0.7 or at in (0, len(band.spots) - 1):
                plot.text(spot, band.text(spot.value), theme.accent, (0.5, 1.2))

    def _draw_foot(self, plot: TrendPlot, axis: TrendAxis) -> None:
        theme, ticks = self._theme, axis.ticks
        dosed = [Spot(tick.day, 0.80) for tick in ticks if tick.mg is not None]
        room = axis.px_a_session
        plot.spots(dosed, min(9.0, max(3.0, room * 0.8)), theme.ink, theme.ink, triangle())
        shown = axis.labelled()
        for at, tick in enumerate(ticks):
            if at not in shown:
                if room >= _LEAST_SIDE_LABEL_PX:
                    plot.text(Spot(tick.day, 0.28), str(tick.number), theme.muted, (0.5, 0.5), 11, 500)
                continue
            # Between triangles that stand close only the last has free ground beside it.
            if tick.mg is not None and (room >= _LEAST_DOSE_LABEL_PX or at == len(ticks) - 1):
                plot.text(Spot(tick.day, 0.80), f"{tick.mg:g} mg", theme.ink, (-0.14, 0.5), 11)
            plot.text(Spot(tick.day, 0.28), f"{tick.number} · {tick.date}", theme.muted, (0.5, 0.5), 11, 500)


def _mean_text(scale: Scale, value: float) -> str:
    return f"{value:.2f}" if scale is Scale.PPT else f"{value:.1f}"


def _axis_text(scale: Scale, value: float) -> str:
    return text_of(scale, value) if scale is Scale.GRADE and value == int(value) else f"{value:g}"


def _short(title: str) -> str:
    """The axis is narrow: a long title stands in the choice above the trend."""
    return title if len(title) <= 6 else ""
