"""The trend plot. The one module that knows pyqtgraph, so that its import waits until the course is first shown."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from ashichart.domain.scales import Scale, text_of
from ashichart.ui.course.trend_bands import Band, Spot
from ashichart.ui.course.trend_values import Stretch, TrendValues, stretches
from ashichart.ui.look import font
from ashichart.ui.theme import Theme

_pg: Any = pyqtgraph  # ships no types

_AXIS_PX = 34
_FOOT_PX = 44
_BAND_PX = 74
_LOW_PX = 240
_LOW_FOOT_PX = 36
_LOW_BAND_PX = 54
_LEAST_SPOT_PX = 10
_REACH_PX = 24
_LEAST_DOSE_LABEL_PX = 52
_LABEL_PX = 20
_LEAST_LABEL_PX = 30
_LEAST_SIDE_LABEL_PX = 46
_LEAST_FOOT_LABEL_PX = 64
# A pen of width 2 with antialiasing takes 200 times as long to paint in pyqtgraph, so every line is 1 px wide and the
# discs carry the weight.
_PEN_PX = 1


def _triangle() -> QPainterPath:
    path = QPainterPath(QPointF(0, -0.5))
    path.lineTo(0.5, 0.4)
    path.lineTo(-0.5, 0.4)
    path.closeSubpath()
    return path


class TrendChart(QWidget):
    """Mean tenderness with its sites' n, one more series in a band of its own, and the doses, over one axis of days."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: TrendValues | None = None
        self._picked: tuple[Spot, ...] = ()
        self._picked_title = ""
        self._band: Band | None = None
        self._top: Any = None
        self.setMouseTracking(True)
        self._drawn_size = QSize()
        _pg.setConfigOptions(antialias=True)
        self._canvas: Any = _pg.GraphicsLayoutWidget()
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Nothing here can be dragged or zoomed; the page below keeps its wheel.
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas.ci.layout.setContentsMargins(0, 0, 0, 0)
        self._canvas.ci.layout.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas)
        self.setMinimumHeight(120)

    @property
    def values(self) -> TrendValues | None:
        """What is plotted."""
        return self._values

    @property
    def picked_title(self) -> str:
        """Name of the site whose own line is drawn, "" if none."""
        return self._picked_title

    def set_values(self, values: TrendValues) -> None:
        """Plot a course."""
        self._values = values
        self.set_band("" if self._band is None else self._band.title)

    def set_picked(self, title: str, spots: Sequence[Spot]) -> None:
        """Draw one site's own line beside the mean; no spots takes it away."""
        if tuple(spots) == self._picked and self._picked_title == (title if spots else ""):
            return
        self._picked_title = title if spots else ""
        self._picked = tuple(spots)
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
        if values is None or not values.ticks or self._top is None:
            return ""
        day = float(self._top.vb.mapSceneToView(QPointF(x, self.height() / 2)).x())
        nearest = min(values.ticks, key=lambda tick: abs(tick.day - day))
        if abs(nearest.day - day) * self._px_a_day(values) > _REACH_PX:
            return ""
        mg = "" if nearest.mg is None else f" · {nearest.mg:g} mg"
        lines = [f"Session {nearest.number} · {nearest.date}{mg}"]
        for name, spots in (("Mean before", values.before), ("Mean after", values.after)):
            lines += [
                f"{name} {_mean_text(values.scale, spot.value)} (n = {values.n})"
                for spot in spots
                if spot.day == nearest.day
            ]
        lines += [
            f"{self._picked_title} before {text_of(values.scale, spot.value)}"
            for spot in self._picked
            if spot.day == nearest.day
        ]
        if self._band is not None:
            lines += [
                f"{self._band.title} {spot.value:.0f}"
                if self._band.is_whole
                else f"{self._band.title} {spot.value:.1f}"
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

    def _draw(self) -> None:
        values = self._values
        self._canvas.clear()
        self._top = None
        self._canvas.setBackground(self._theme.surface)
        self._drawn_size = self.size()
        if values is None or not values.ticks:
            return
        plot = self._top = self._plot(0, values)
        high = values.high(self._picked)
        span = high - values.low
        free = self.height() - self._foot_px - (self._band_px if self._band else 0)
        # A disc at the top of the scale needs room for its number, whatever the height.
        headroom = span * _LABEL_PX / max(_LABEL_PX * 2, free - _LABEL_PX)
        plot.setYRange(values.low - span * 0.06, high + headroom, padding=0)
        marks = [values.low, (values.low + high) / 2, high]
        self._axis(plot, "left", [(mark, _axis_text(values.scale, mark)) for mark in marks])
        self._rules(plot, marks, values)
        self._draw_tenderness(plot, values)
        row = 1
        if self._band is not None:
            self._draw_band(self._plot(row, values), values, self._band)
            row += 1
        foot = self._plot(row, values)
        foot.setFixedHeight(self._foot_px)
        foot.setYRange(0, 1, padding=0)
        self._draw_foot(foot, values)

    @property
    def _band_spots(self) -> tuple[Spot, ...]:
        return () if self._band is None else self._band.spots

    @property
    def _band_px(self) -> int:
        return _LOW_BAND_PX if self.height() < _LOW_PX else _BAND_PX

    @property
    def _foot_px(self) -> int:
        return _LOW_FOOT_PX if self.height() < _LOW_PX else _FOOT_PX

    def _plot(self, row: int, values: TrendValues) -> Any:  # noqa: ANN401 - pyqtgraph ships no types
        plot = self._canvas.addPlot(row=row, col=0)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.vb.setDefaultPadding(0)
        days = [spot.day for spot in (*values.ticks, *self._band_spots)]
        low, high = min(days), max(days)
        room = max(high - low, 1.0)
        # Room for the label of the first and the last session.
        side = room * 44 / max(120, self.width() - 2 * _AXIS_PX - 88)
        plot.setXRange(low - side, high + side, padding=0)
        for name in ("left", "right", "bottom", "top"):
            plot.showAxis(name, name in ("left", "right"))
        for name in ("left", "right"):
            self._axis(plot, name, [])
        return plot

    def _axis(self, plot: Any, name: str, ticks: list[tuple[float, str]], colour: str | None = None) -> None:  # noqa: ANN401
        axis = plot.getAxis(name)
        axis.setWidth(_AXIS_PX if name == "left" else _AXIS_PX + 8)
        axis.setStyle(tickLength=0, tickFont=font(11, 500), tickTextOffset=6, tickAlpha=0, autoExpandTextSpace=False)
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTextPen(colour or self._theme.muted)
        axis.setTicks([ticks])

    def _pen(self, colour: str, *, dashed: bool = False) -> Any:  # noqa: ANN401
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return _pg.mkPen(QColor(colour), width=_PEN_PX, style=style)

    def _rules(self, plot: Any, marks: Sequence[float], values: TrendValues) -> None:  # noqa: ANN401
        pen = self._pen(self._theme.line)
        for mark in marks:
            plot.addItem(_pg.InfiniteLine(mark, angle=0, pen=pen), ignoreBounds=True)
        if self._px_a_session(values) >= 8:
            for tick in values.ticks:
                plot.addItem(_pg.InfiniteLine(tick.day, angle=90, pen=pen), ignoreBounds=True)

    def _lines(self, plot: Any, parts: Sequence[Stretch], colour: str) -> None:  # noqa: ANN401
        for part in parts:
            ends = ([part.start.day, part.end.day], [part.start.value, part.end.value])
            plot.addItem(_pg.PlotDataItem(*ends, pen=self._pen(colour, dashed=part.is_bridge)))

    def _spots(self, plot: Any, spots: Sequence[Spot], size: float, fill: str, edge: str, symbol: Any = "o") -> None:  # noqa: ANN401
        item = _pg.ScatterPlotItem(
            x=[spot.day for spot in spots],
            y=[spot.value for spot in spots],
            size=size,
            symbol=symbol,
            brush=_pg.mkBrush(QColor(fill)),
            pen=_pg.mkPen(QColor(edge), width=1.4),
        )
        plot.addItem(item)

    def _text(
        self,
        plot: Any,  # noqa: ANN401
        at: Spot,
        text: str,
        colour: str,
        anchor: tuple[float, float],
        px: int = 12,
        weight: int = 600,
    ) -> None:
        item = _pg.TextItem(text, color=QColor(colour), anchor=anchor)
        item.setFont(font(px, weight))
        item.setPos(at.day, at.value)
        item.textItem.document().setDocumentMargin(2)
        item.updateTextPos()
        plot.addItem(item, ignoreBounds=True)

    def _draw_tenderness(self, plot: Any, values: TrendValues) -> None:  # noqa: ANN401
        theme = self._theme
        strong = theme.ramp[8]
        room = self._px_a_session(values)
        # With a disc wider than its week the line says more alone; the hollow ones would only fill it in.
        is_crowded = room < _LEAST_SPOT_PX
        after = {} if is_crowded else {spot.day: spot for spot in values.after}
        for spot in values.before:
            if spot.day in after:
                drop = Stretch(spot, after[spot.day], is_bridge=False)
                self._lines(plot, (drop,), theme.ramp[6])
        self._lines(plot, values.stretches, strong)
        self._spots(plot, tuple(after.values()), 8, theme.surface, theme.ramp[7])
        self._spots(plot, values.before, 4 if is_crowded else 11, strong, strong if is_crowded else theme.surface)
        dense = room < _LEAST_LABEL_PX
        if self._picked:
            self._lines(plot, stretches(self._picked, values.ticks), theme.ink)
            self._spots(plot, self._picked, 4 if is_crowded else 9, theme.ink, theme.surface)
            # One set of numbers at a time: those of the site that was asked for.
            for at, spot in enumerate(self._picked):
                if not dense or at in (0, len(self._picked) - 1):
                    self._text(plot, spot, text_of(values.scale, spot.value), theme.ink, (0.5, 1.2))
            return
        for at, spot in enumerate(values.before):
            if dense and at not in (0, len(values.before) - 1):
                continue
            self._text(plot, spot, _mean_text(values.scale, spot.value), strong, (0.5, 1.25))
            # The number after stands at the right of its disc, where the next session must not be.
            below = after.get(spot.day) if room >= _LEAST_SIDE_LABEL_PX else None
            if below is not None and abs(below.value - spot.value) > (values.high() - values.low) * 0.03:
                self._text(plot, below, _mean_text(values.scale, below.value), theme.muted, (-0.22, 0.5), 11, 500)

    def _draw_band(self, plot: Any, values: TrendValues, band: Band) -> None:  # noqa: ANN401
        theme = self._theme
        plot.setFixedHeight(self._band_px)
        plot.setYRange(-0.075 * band.high, 1.6 * band.high, padding=0)
        axis = [(0.0, "0"), (band.high / 2, _short(band.title)), (band.high, f"{band.high:g}")]
        self._axis(plot, "right", axis, theme.accent)
        self._rules(plot, [0.0, band.high], values)
        if band.threshold is not None:
            # Dots: dashes say that a session without a value was passed over.
            pen = _pg.mkPen(QColor(theme.muted), width=_PEN_PX, style=Qt.PenStyle.DotLine)
            plot.addItem(_pg.InfiniteLine(band.threshold, angle=0, pen=pen), ignoreBounds=True)
        self._lines(plot, stretches(band.spots, values.ticks), theme.accent)
        self._spots(plot, band.spots, 8, theme.accent, theme.surface, "s")
        room = self._px_a_session(values)
        for at, spot in enumerate(band.spots):
            if room >= _LEAST_LABEL_PX * 0.7 or at in (0, len(band.spots) - 1):
                text = f"{spot.value:.0f}" if band.is_whole else f"{spot.value:.1f}"
                self._text(plot, spot, text, theme.accent, (0.5, 1.2))

    def _draw_foot(self, foot: Any, values: TrendValues) -> None:  # noqa: ANN401
        theme = self._theme
        dosed = [Spot(tick.day, 0.80) for tick in values.ticks if tick.mg is not None]
        room = self._px_a_session(values)
        self._spots(foot, dosed, min(9.0, max(3.0, room * 0.8)), theme.ink, theme.ink, _triangle())
        shown = self._labelled(values)
        for at, tick in enumerate(values.ticks):
            if at not in shown:
                if room >= _LEAST_SIDE_LABEL_PX:
                    self._text(foot, Spot(tick.day, 0.28), str(tick.number), theme.muted, (0.5, 0.5), 11, 500)
                continue
            # Between triangles that stand close only the last has free ground beside it.
            if tick.mg is not None and (room >= _LEAST_DOSE_LABEL_PX or at == len(values.ticks) - 1):
                self._text(foot, Spot(tick.day, 0.80), f"{tick.mg:g} mg", theme.ink, (-0.14, 0.5), 11)
            self._text(foot, Spot(tick.day, 0.28), f"{tick.number} · {tick.date}", theme.muted, (0.5, 0.5), 11, 500)

    def _px_a_day(self, values: TrendValues) -> float:
        days = [spot.day for spot in (*values.ticks, *self._band_spots)]
        return max(1.0, self.width() - 2 * _AXIS_PX - 96) / max(1.0, max(days) - min(days))

    def _px_a_session(self, values: TrendValues) -> float:
        if len(values.ticks) < 2:
            return float(self.width())
        days = [tick.day for tick in values.ticks]
        return self._px_a_day(values) * (max(days) - min(days)) / (len(days) - 1)

    def _labelled(self, values: TrendValues) -> set[int]:
        """Return which sessions have room for their label; the latest always has."""
        shown: set[int] = set()
        free = float("inf")
        px = self._px_a_day(values)
        for at in reversed(range(len(values.ticks))):
            place = values.ticks[at].day * px
            if place <= free:
                shown.add(at)
                free = place - _LEAST_FOOT_LABEL_PX
        return shown


def _mean_text(scale: Scale, value: float) -> str:
    return f"{value:.2f}" if scale is Scale.PPT else f"{value:.1f}"


def _axis_text(scale: Scale, value: float) -> str:
    return text_of(scale, value) if scale is Scale.GRADE and value == int(value) else f"{value:g}"


def _short(title: str) -> str:
    """The axis is narrow: a long title stands in the choice above the trend."""
    return title if len(title) <= 6 else ""
