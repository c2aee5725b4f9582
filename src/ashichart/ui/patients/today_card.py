"""One session of today as a card: time, kind, name, where the course stands, two small bodies. One button."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ashichart.domain.charting.sessions import SessionKind
from ashichart.services.charting.patients import DaySession
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.patients.words import is_at_work, session_title
from ashichart.wording.names.kinds import SESSION_KINDS
from ashichart.wording.screens import patients as say

PaintPortrait = Callable[[QPainter, QRectF, DaySession, Theme], None]
HEIGHT_PX = 124
_PAD = 18
_PORTRAIT_PX = 128


class TodayCard(QAbstractButton):
    """A card; a click selects the patient, a double click goes on with the session."""

    def __init__(
        self,
        seen: DaySession,
        now: datetime,
        theme: Theme,
        paint_portrait: PaintPortrait,
        go_on: Callable[[], object],
    ) -> None:
        super().__init__()
        self.seen, self._go_on = seen, go_on
        self._now, self._theme, self._paint_portrait = now, theme, paint_portrait
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(", ".join(part for part in (seen.patient.name, *self._lines()) if part))

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Half a column."""
        return QSize(380, HEIGHT_PX)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go on with the session."""
        event.accept()
        self._go_on()

    def _lines(self) -> tuple[str, str, str]:
        """Return indication, session and its state."""
        course, session = self.seen.course, self.seen.session
        title = session_title(course, session.number).capitalize()
        state = say.in_progress() if is_at_work(session, self._now) else ""
        if self._left_in:
            state = say.needles_still_in(self._left_in)
        elif session.number == 1 and state:
            state = say.first_session()
        return (course.indication if course else "", title, state)

    @property
    def _left_in(self) -> int:
        """Needles never counted out; who signed a session has given the reason for those that were left."""
        return 0 if self.seen.session.signed_at else self.seen.chart.needle_count.still_in

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = theme.accent if self.isChecked() else theme.control if self.underMouse() else theme.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(theme.tint if self.isChecked() else theme.surface))
        painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():  # Space presses the card only where it is seen to have the keys
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 6, 6)
        portrait_px = min(_PORTRAIT_PX, self.width() * 0.36)
        portrait = QRectF(self.width() - portrait_px - 12, 10, portrait_px, HEIGHT_PX - 20)
        self._paint_portrait(painter, portrait, self.seen, theme)
        self._paint_text(painter, portrait.left() - 8)
        painter.end()

    def _paint_text(self, painter: QPainter, right: float) -> None:
        theme, session = self._theme, self.seen.session
        indication, title, state = self._lines()
        width = right - _PAD
        y = 30.0
        painter.setFont(font(14, 600))
        painter.setPen(QColor(theme.ink))
        when = f"{session.local(session.started_at):%H:%M}"
        painter.drawText(_PAD, round(y), when)
        at = _PAD + QFontMetricsF(font(14, 600)).horizontalAdvance(when) + 9
        paint_kind(painter, at, y - 14, session.kind, theme)
        painter.setFont(font(17, 600))
        painter.setPen(QColor(theme.ink))
        painter.drawText(_PAD, 58, _elided(painter, self.seen.patient.name, width))
        painter.setFont(font(13))
        painter.setPen(QColor(theme.muted))
        painter.drawText(_PAD, 80, _elided(painter, indication, width))
        bold = font(13, 600)
        if state and painter.fontMetrics().horizontalAdvance(f"{title} · {state}") > width:
            title = ""  # what is at work, or still in the patient, is said before the number of the session
        painter.drawText(_PAD, 100, title)
        if state:
            at = _PAD
            if title:
                at += painter.fontMetrics().horizontalAdvance(f"{title} ")
                painter.drawText(at, 100, "·")
                at += 9
            painter.setFont(bold)
            painter.setPen(QColor(theme.caution if self._left_in else theme.accent))
            painter.drawText(at, 100, _elided(painter, state, right - at))


def paint_kind(painter: QPainter, x: float, y: float, kind: SessionKind, theme: Theme) -> float:
    """Paint the kind of a session as a tag, 19 px high, and return its width; KAP is filled."""
    words = SESSION_KINDS[kind]()
    face = font(11, 700 if kind is SessionKind.KAP else 600)
    width = QFontMetricsF(face).horizontalAdvance(words) + 14
    box = QRectF(x + 0.5, y - 1.5, width, 19)
    filled = kind is SessionKind.KAP
    painter.setPen(QPen(QColor(theme.ink if filled else theme.line2), 1))
    painter.setBrush(QColor(theme.ink if filled else theme.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(face)
    painter.setPen(QColor(theme.surface if filled else theme.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return width


def _elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(width))
