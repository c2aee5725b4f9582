"""The trend: what is drawn of a course on one axis. Its import brings the plotting library, so it waits till shown."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from ashichart.domain.scales import Scale, text_of
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.course.trend.axis import TrendAxis, spread
from ashichart.ui.course.trend.bands import Band, Spot
from ashichart.ui.course.trend.labels import (
    ABOVE,
    BELOW,
    LEFT,
    RIGHT,
    Anchor,
    Box,
    Foot,
    FootStyle,
    FreeGround,
    foot_of,
)  # fmt: skip
from ashichart.ui.course.trend.line_inks import MOST_NAMED, LineInk, line_inks
from ashichart.ui.course.trend.plot import AXIS_PX, RIGHT_AXIS_PX, TrendPlot, new_canvas, triangle
from ashichart.ui.course.trend.tick_words import mean_text, words_of_tick
from ashichart.ui.course.trend.values import SiteLine, Stretch, TrendValues, stretches
from ashichart.wording.course import trend as say
from ashichart.wording.terms import milligrams

_FOOT_PX = {FootStyle.ONE_LINE: 38, FootStyle.TWO_LINES: 48, FootStyle.UPRIGHT: 66}
_BAND_PX = 74
_LOW_PX = 240
_LOW_BAND_PX = 46
_LEAST_SPOT_PX = 10
_REACH_PX = 24
_LABEL_PX = 20
_LEAST_RULE_PX = 8
_DISC_PX, _HOLLOW_PX = 13.0, 10.0
_MARGIN_PX = 4.0  # of a text item, both sides together
_SIDE_PX = 44
_NAME_GAP_PX = 14


class TrendChart(QWidget, Parted):
    """Mean tenderness with its sites' n, lines of picked sites, one more series in a band of its own, and the doses."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: TrendValues | None = None
        self._picked: tuple[SiteLine, ...] = ()
        self._band: Band | None = None
        self._by_number = False
        self._plots: tuple[TrendPlot, ...] = ()
        self.parts = ListedParts(self._listed)
        self.setMouseTracking(True)
        self._drawn_size = QSize()
        self._foot = Foot(FootStyle.ONE_LINE, ())
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
            self.setAccessibleName(say.trend_is(caption=self._values.words(self._band)))
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
        return "" if away > _REACH_PX else words_of_tick(values, nearest, self._picked, self._band)

    def _listed(self) -> Iterator[tuple[str, Part]]:
        """The sessions with their values."""
        values = self._values
        if values is None or not values.ticks:
            return
        axis = self._axis(values)
        for tick in values.ticks:
            x = round(AXIS_PX + _SIDE_PX + (axis.x(tick.day) - axis.ends[0]) * axis.px)
            box = QRect(x - _REACH_PX, 0, 2 * _REACH_PX, self.height())
            yield str(tick.number), Part(words_of_tick(values, tick, self._picked, self._band), box)

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
        self._foot = foot_of(axis, (_SIDE_PX, self._name_px))
        for plot in plots:
            plot.begin(axis, self._theme, (_SIDE_PX / axis.px, self._name_px / axis.px))
        self._draw_tenderness(plots[0], axis, values)
        if self._band is not None:
            self._draw_band(plots[1], axis, self._band)
        plots[-1].set_height(self._foot_px)
        plots[-1].set_range(0, self._foot_px)
        self._draw_foot(plots[-1], axis, self._foot)

    @property
    def _band_px(self) -> int:
        return _LOW_BAND_PX if self.height() < _LOW_PX else _BAND_PX

    @property
    def _foot_px(self) -> int:
        return _FOOT_PX[self._foot.style]

    def _draw_tenderness(self, plot: TrendPlot, axis: TrendAxis, values: TrendValues) -> None:
        theme = self._theme
        strong = theme.ramp[8]
        high = values.high([spot for line in self._picked for spot in line.spots])
        span = high - values.low
        plot.set_range(*self._span(values))
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
        if self._picked:
            if len(self._picked) <= MOST_NAMED:
                self._draw_picked(plot, values, is_crowded=is_crowded)
            # One set of numbers at a time: those of the site that was asked for.
            if len(self._picked) == 1:
                self._write_values(plot, axis, values, self._picked[0].spots)
            self._write_names(plot, values, span)
            return
        ground = self._ground(axis, values, () if is_crowded else values.after)
        for spot in _ends_first(values.before):
            self._write(plot, axis, ground, spot, mean_text(values.scale, spot.value), strong, (ABOVE, BELOW), 12)
        for spot in _ends_first(tuple(after.values())):
            text = mean_text(values.scale, spot.value)
            self._write(plot, axis, ground, spot, text, theme.muted, (RIGHT, BELOW, LEFT, ABOVE), 11, 500)

    # Numbers, none of them over another or over a disc

    def _span(self, values: TrendValues) -> tuple[float, float]:
        """Lower and upper end of the tenderness axis with its headroom."""
        high = values.high([spot for line in self._picked for spot in line.spots])
        span = high - values.low
        # A disc at the top of the scale needs room for its number, whatever the height.
        headroom = span * _LABEL_PX / max(_LABEL_PX * 2, self._free_px - _LABEL_PX)
        return values.low - span * 0.06, high + headroom

    def _px(self, axis: TrendAxis, values: TrendValues, spot: Spot) -> tuple[float, float]:
        low, high = self._span(values)
        x = _SIDE_PX + (axis.x(spot.day) - axis.ends[0]) * axis.px
        return x, self._free_px * (1.0 - (spot.value - low) / (high - low))

    def _ground(self, axis: TrendAxis, values: TrendValues, after: Sequence[Spot]) -> FreeGround:
        marks = [(spot, _DISC_PX) for spot in values.before] + [(spot, _HOLLOW_PX) for spot in after]
        marks += [(spot, _DISC_PX) for line in self._picked for spot in line.spots]
        boxes: list[Box] = []
        for spot, size in marks:
            x, y = self._px(axis, values, spot)
            boxes.append(Box(x - size / 2, y - size / 2, size, size))
        return FreeGround(axis.width + _SIDE_PX + self._name_px, self._free_px, boxes)

    def _write(
        self,
        plot: TrendPlot,
        axis: TrendAxis,
        ground: FreeGround,
        spot: Spot,
        text: str,
        colour: str,
        tries: Sequence[Anchor],
        px: int,
        weight: int = 600,
    ) -> None:
        values, metrics = self._values, QFontMetricsF(font(px, weight))
        if values is None:
            return
        size = metrics.horizontalAdvance(text) + _MARGIN_PX, metrics.height() + _MARGIN_PX
        anchor = ground.place(self._px(axis, values, spot), size, tries)
        if anchor is not None:
            plot.text(spot, text, colour, anchor, px, weight)

    def _draw_picked(self, plot: TrendPlot, values: TrendValues, *, is_crowded: bool) -> None:
        if len(self._picked) > MOST_NAMED:
            parts = [part for line in self._picked for part in stretches(line.spots, values.ticks)]
            plot.lines(parts, self._theme.control)
            return
        for line, ink in zip(self._picked, self.inks, strict=True):
            plot.lines(stretches(line.spots, values.ticks), ink.colour)
            plot.spots(line.spots, 4 if is_crowded else 9, ink.colour, self._theme.surface, ink.symbol)

    def _write_values(self, plot: TrendPlot, axis: TrendAxis, values: TrendValues, spots: Sequence[Spot]) -> None:
        ground = self._ground(axis, values, values.after)
        for spot in _ends_first(spots):
            text = text_of(values.scale, spot.value)
            self._write(plot, axis, ground, spot, text, self._theme.ink, (ABOVE, BELOW, RIGHT, LEFT), 12)

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
        low, high = -0.075 * band.high, 1.6 * band.high
        ground = FreeGround(axis.width + _SIDE_PX + self._name_px, self._band_px)
        face = QFontMetricsF(font(12, 600))
        for spot in _ends_first(band.spots):
            x = _SIDE_PX + (axis.x(spot.day) - axis.ends[0]) * axis.px
            y = self._band_px * (1.0 - (spot.value - low) / (high - low))
            text = band.text(spot.value)
            anchor = ground.place((x, y), (face.horizontalAdvance(text) + _MARGIN_PX, face.height()), ((0.5, 1.2),))
            if anchor is not None:
                plot.text(spot, text, theme.accent, anchor)

    def _draw_foot(self, plot: TrendPlot, axis: TrendAxis, foot: Foot) -> None:
        """Write number, date and dose of every session; heights are px from the lower edge."""
        theme, ticks, high = self._theme, axis.ticks, float(self._foot_px)
        dosed = [Spot(tick.day, high - 8) for tick in ticks if tick.mg is not None]
        plot.spots(dosed, min(9.0, max(3.0, axis.px_a_session * 0.8)), theme.ink, theme.ink, triangle())
        for tick, x in zip(ticks, foot.places, strict=True):
            mg = "" if tick.mg is None else f"{tick.mg:g}"
            if x is None:
                continue
            if foot.style is FootStyle.ONE_LINE:
                plot.text_at((x, high - 8), milligrams(mg=mg) if mg else "", theme.ink, (-0.14, 0.5), 11, 600)
                plot.text_at((x, high - 26), f"{tick.number} · {tick.date}", theme.muted, (0.5, 0.5))
            elif foot.style is FootStyle.TWO_LINES:
                plot.text_at((axis.x(tick.day), high - 8), mg, theme.ink, (-0.3, 0.5), 11, 600)
                plot.text_at((x, high - 23), str(tick.number), theme.ink, (0.5, 0.5), 11, 600)
                plot.text_at((x, high - 37), tick.date, theme.muted, (0.5, 0.5))
            else:
                plot.text_at((x, high - 20), mg, theme.ink, (0.5, 0.5), 10, 600)
                plot.text_at((x, high - 28), tick.date, theme.muted, (1.0, 0.5), 10, upright=True)


def _ends_first(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The first and the latest say the most, so they are the first to find room."""
    return (*spots[:1], *spots[1:][-1:], *spots[1:-1])



def _axis_text(scale: Scale, value: float) -> str:
    return text_of(scale, value) if scale is Scale.GRADE and value == int(value) else f"{value:g}"


def _short(title: str) -> str:
    """The axis is narrow: a long title stands in the choice above the trend."""
    return title if len(title) <= 6 else ""
