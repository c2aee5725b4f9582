"""The sessions of a course as stations on a line, with two handles: then and now. What is compared is the caller's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.ui.accessible.parts import ListedParts, Part, PartedGroup, PartRole
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.wording import terms
from ashichart.wording.course import compare as say

HEIGHT_PX = 104
_LINE_Y = 38.0
_SIDE_PX = 44.0
_HANDLE_PX = 11.0
_LEAST_LABEL_PX = 100.0
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Station:
    """One moment that can be chosen: its words, and a second line such as the dose."""

    words: str
    second: str = ""


class Timeline(QWidget, PartedGroup):
    """A slider of two handles over stations.

    Args:
        theme: Colours.
        turn: Called when another moment stands first: see `chosen`. A handle that was carried past the other is the
            other one from there on.
        move_now: Is given the station that the second handle was put on.
    """

    def __init__(self, theme: Theme, turn: Callable[[], object], move_now: Callable[[int], object]) -> None:
        super().__init__()
        self._theme, self._turn, self._move_now = theme, turn, move_now
        self._stations: tuple[Station, ...] = ()
        self._then: int = 0
        self._now: int = 0
        self._at: float | None = None
        self._held: str = ""
        self.parts = ListedParts(self._listed)
        self.setFixedHeight(HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> tuple[int, int]:
        """The stations of then and now."""
        return self._then, self._now

    def show_stations(self, stations: Sequence[Station], then: int, now: int) -> None:
        """Show these stations with the handles on two of them."""
        self._stations, self._then, self._now, self._at = tuple(stations), then, now, None
        self._say()
        self.update()

    def show_way(self, at: float | None) -> None:
        """Show the second handle between two stations while it is on its way; None puts it on its own."""
        self._at = at
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a handful of stations."""
        return QSize(480, HEIGHT_PX)

    def place_of(self, station: float) -> QPointF:
        """Return where a station lies, px."""
        last = max(1, len(self._stations) - 1)
        return QPointF(_SIDE_PX + (self.width() - 2 * _SIDE_PX) * station / last, _LINE_Y)

    def _listed(self) -> Iterator[tuple[str, Part]]:
        half = round(_HANDLE_PX)
        for key, name, at in (("then", terms.then(), self._then), ("now", terms.now(), self._now)):
            if at < len(self._stations):
                corner = self.place_of(at).toPoint() - QPoint(half, half)
                box = QRect(corner, QSize(2 * half, 2 * half))
                yield key, Part(name, box, self._stations[at].words, PartRole.SLIDER, is_at_work=key == "now")

    def _say(self) -> None:
        words = [self._stations[at].words for at in self.chosen] if self._stations else ["", ""]
        self.setAccessibleName(say.then_and_now_are(then=words[0], now=words[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, stations, handles and their words."""
        if not self._stations:
            return
        theme = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.place_of(0), self.place_of(len(self._stations) - 1)
        now = self._at if self._at is not None else float(self._now)
        p.setPen(_round(theme.line2))
        p.drawLine(first, last)
        p.setPen(_round(theme.accent))
        p.drawLine(self.place_of(self._then), self.place_of(now))
        p.setPen(QPen(QColor(theme.accent), 1.5))
        p.setBrush(QColor(theme.surface))
        for at in range(len(self._stations)):
            p.drawEllipse(self.place_of(at), 4.0, 4.0)
        self._paint_handle(p, self.place_of(self._then), terms.then(), up=self._then != self._now)
        self._paint_handle(p, self.place_of(now), terms.now() if len(self._stations) > 1 else terms.then(), up=True)
        self._paint_words(p)
        p.end()

    def _paint_handle(self, p: QPainter, at: QPointF, words: str, *, up: bool) -> None:
        theme = self._theme
        p.setPen(QPen(QColor(theme.accent), 2.5))
        p.setBrush(QColor(theme.surface))
        p.drawEllipse(at, _HANDLE_PX, _HANDLE_PX)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(theme.accent))
        p.drawEllipse(at, 4.0, 4.0)
        if self.hasFocus() and words == terms.now():
            p.setPen(QPen(QColor(theme.accent), 1.5))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawEllipse(at, _HANDLE_PX + 4, _HANDLE_PX + 4)
        if up:
            p.setPen(QColor(theme.accent))
            p.setFont(font(12, 600))
            p.drawText(QRectF(at.x() - 40, 2, 80, 18), _CENTRE, words)

    def _paint_words(self, p: QPainter) -> None:
        """As many stations are named as there is room for; those of the handles always."""
        theme = self._theme
        taken: list[float] = []
        order = [self._then, self._now, *range(len(self._stations))]
        for at in dict.fromkeys(order):
            x = self.place_of(at).x()
            if any(abs(x - other) < _LEAST_LABEL_PX for other in taken):
                continue
            taken.append(x)
            is_chosen = at in self.chosen
            p.setPen(QColor(theme.ink if is_chosen else theme.muted))
            p.setFont(font(12, 600 if is_chosen else 500))
            p.drawText(QRectF(x - 60, 56, 120, 18), _CENTRE, self._stations[at].words)
            p.setPen(QColor(theme.muted))
            p.setFont(font(11.5, 500))
            p.drawText(QRectF(x - 60, 75, 120, 18), _CENTRE, self._stations[at].second)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle; of two on one station the one toward which the pointer lies."""
        if not self._stations or event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        then, now = abs(self.place_of(self._then).x() - x), abs(self.place_of(self._now).x() - x)
        self._held = "then" if then < now else "now"
        self.setFocus()
        self._move(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the handle to the nearest station."""
        if self._held:
            self._move(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move now, with Shift then; Home and End go to the ends."""
        then = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        at = self._then if then else self._now
        last = len(self._stations) - 1
        wanted = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is None or not self._stations:
            super().keyPressEvent(event)
            return
        wanted = min(max(wanted, 0), last)
        if wanted == (self._now if then else self._then):
            # A step onto the other handle goes on past it, where the line goes on.
            beyond = wanted + (1 if wanted > at else -1)
            wanted = beyond if 0 <= beyond <= last else wanted
        self._put(wanted, then=then)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.update()

    def _move(self, x: float) -> None:
        nearest = min(range(len(self._stations)), key=lambda at: abs(self.place_of(at).x() - x))
        self._put(nearest, then=self._held == "then")

    def _put(self, station: int, *, then: bool) -> None:
        """Move a handle; two never share a station, and one that is carried past the other is the other from there."""
        other = self._now if then else self._then
        past = station > other if then else station < other
        if not past:
            beside: int = min(station, self._now - 1) if then else max(station, self._then + 1)
            self._take(beside, then=then)
            return
        self._then, self._now = sorted((station, other))
        if self._held:
            self._held = "now" if then else "then"
        self._turn()
        self._say()
        self.update()

    def _take(self, station: int, *, then: bool) -> None:
        if not 0 <= station < len(self._stations):
            return
        if then and station != self._then:
            self._then = station
            self._turn()
        elif not then and station != self._now:
            self._now = station
            self._move_now(station)
        self._say()
        self.update()


def _round(colour: str) -> QPen:
    pen = QPen(QColor(colour), 4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
