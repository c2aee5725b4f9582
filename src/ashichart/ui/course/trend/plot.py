"""One plot of the trend: lines, discs, texts and rules over the axis. Here alone things of pyqtgraph are made."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.course.trend.axis import TrendAxis
from ashichart.ui.course.trend.bands import Spot
from ashichart.ui.course.trend.values import Stretch

_pg: Any = pyqtgraph  # ships no types

AXIS_PX = 34
RIGHT_AXIS_PX = AXIS_PX + 8
# A pen of width 2 with antialiasing takes 200 times as long to paint in pyqtgraph, so every line is 1 px wide and the
# discs carry the weight.
_PEN_PX = 1


def new_canvas() -> Any:  # noqa: ANN401 - pyqtgraph ships no types
    """Return the widget that holds the plots; it takes neither the pointer nor the keys."""
    _pg.setConfigOptions(antialias=True)
    canvas = _pg.GraphicsLayoutWidget()
    canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Nothing here can be dragged or zoomed; the page below keeps its wheel.
    canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    canvas.ci.layout.setContentsMargins(0, 0, 0, 0)
    canvas.ci.layout.setSpacing(0)
    return canvas


def triangle() -> QPainterPath:
    """Return the sign of a dose."""
    path = QPainterPath(QPointF(0, -0.5))
    path.lineTo(0.5, 0.4)
    path.lineTo(-0.5, 0.4)
    path.closeSubpath()
    return path


class TrendPlot:
    """A row of the trend.

    Args:
        canvas: Of `new_canvas`.
        row: From the top, 0 first.
    """

    def __init__(self, canvas: Any, row: int) -> None:  # noqa: ANN401 - pyqtgraph ships no types
        self._axis: TrendAxis | None = None
        self._theme = LIGHT
        self._plot = plot = canvas.addPlot(row=row, col=0)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.vb.setDefaultPadding(0)
        for name in ("left", "right", "bottom", "top"):
            plot.showAxis(name, name in ("left", "right"))

    def begin(self, axis: TrendAxis, theme: Theme, sides: tuple[float, float]) -> None:
        """Wipe everything off; what is drawn next stands on this axis.

        Making a plot costs more than all that is drawn on it, so a plot is used again.

        Args:
            axis: Where days stand.
            theme: Colours.
            sides: Room before the first and after the last session, in units of the axis.
        """
        self._axis, self._theme = axis, theme
        self._plot.clear()
        low, high = axis.ends
        self._plot.setXRange(low - sides[0], high + sides[1], padding=0)
        for name in ("left", "right"):
            self.marks(name, [])

    def _x(self, day: float) -> float:
        return day if self._axis is None else self._axis.x(day)

    def set_height(self, px: int) -> None:
        """Make the row this high, whatever is free."""
        self._plot.setFixedHeight(px)

    def set_range(self, low: float, high: float) -> None:
        """Show these values from bottom to top."""
        self._plot.setYRange(low, high, padding=0)

    def marks(self, name: str, ticks: list[tuple[float, str]], colour: str | None = None) -> None:
        """Write numbers at the left or the right edge."""
        axis = self._plot.getAxis(name)
        axis.setWidth(AXIS_PX if name == "left" else RIGHT_AXIS_PX)
        axis.setStyle(tickLength=0, tickFont=font(11, 500), tickTextOffset=6, tickAlpha=0, autoExpandTextSpace=False)
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTextPen(colour or self._theme.muted)
        axis.setTicks([ticks])

    def rules(self, values: Sequence[float], *, with_sessions: bool) -> None:
        """Draw quiet lines across at these values, and one up at each session."""
        pen = self._pen(self._theme.line)
        for value in values:
            self._plot.addItem(_pg.InfiniteLine(value, angle=0, pen=pen), ignoreBounds=True)
        if with_sessions and self._axis is not None:
            for tick in self._axis.ticks:
                line = _pg.InfiniteLine(self._x(tick.day), angle=90, pen=pen)
                self._plot.addItem(line, ignoreBounds=True)

    def threshold(self, value: float) -> None:
        """Draw a dotted line across; dashes say that a session without a value was passed over."""
        pen = _pg.mkPen(QColor(self._theme.muted), width=_PEN_PX, style=Qt.PenStyle.DotLine)
        self._plot.addItem(_pg.InfiniteLine(value, angle=0, pen=pen), ignoreBounds=True)

    def lines(self, parts: Sequence[Stretch], colour: str) -> None:
        """Draw stretches of one colour, bridges dashed: one item for each kind, however many there are."""
        for is_bridge in (False, True):
            chosen = [part for part in parts if part.is_bridge is is_bridge]
            if not chosen:
                continue
            ends = [spot for part in chosen for spot in (part.start, part.end)]
            item = _pg.PlotCurveItem(
                [self._x(spot.day) for spot in ends],
                [spot.value for spot in ends],
                connect="pairs",
                pen=self._pen(colour, dashed=is_bridge),
            )
            self._plot.addItem(item)

    def spots(self, spots: Sequence[Spot], size: float, fill: str, edge: str, symbol: Any = "o") -> None:  # noqa: ANN401
        """Draw discs, or another symbol."""
        if not spots:
            return
        item = _pg.ScatterPlotItem(
            x=[self._x(spot.day) for spot in spots],
            y=[spot.value for spot in spots],
            size=size,
            symbol=symbol,
            brush=_pg.mkBrush(QColor(fill)),
            pen=_pg.mkPen(QColor(edge), width=1.4),
        )
        self._plot.addItem(item)

    def text(
        self, at: Spot, text: str, colour: str, anchor: tuple[float, float], px: int = 12, weight: int = 600
    ) -> None:
        """Write a text; `anchor` is the part of it that stands at the spot."""
        self.text_at((self._x(at.day), at.value), text, colour, anchor, px, weight)

    def text_at(
        self,
        at: tuple[float, float],
        text: str,
        colour: str,
        anchor: tuple[float, float],
        px: int = 11,
        weight: int = 500,
        *,
        upright: bool = False,
    ) -> None:
        """Write a text at a place of the axis; `upright` turns it by a quarter, to be read from below."""
        item = _pg.TextItem(text, color=QColor(colour), anchor=anchor, angle=90 if upright else 0)
        item.setFont(font(px, weight))
        item.setPos(*at)
        item.textItem.document().setDocumentMargin(2)
        item.updateTextPos()
        self._plot.addItem(item, ignoreBounds=True)

    def _pen(self, colour: str, *, dashed: bool = False) -> Any:  # noqa: ANN401
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return _pg.mkPen(QColor(colour), width=_PEN_PX, style=style)
