"""The course's sessions at the left: number, date, two small bodies, kind and dose. Click opens one."""

from collections.abc import Callable, Mapping
from datetime import datetime
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.scrolling import put_in
from ashichart.wording.chart import chart as say
from ashichart.wording.dates import full_day, near_day, tiny_day
from ashichart.wording.names.kinds import SESSION_KINDS

# So many planned sessions have a frame each; one more stands for the rest.
_MOST_PLANNED = 12

PaintBody = Callable[[QPainter, QRectF, SessionChart], None]
Pick = Callable[[str], object]


def kind_words(chart: SessionChart) -> str:
    """Return kind and dose as the filmstrip says them: "KAP · 60 mg"."""
    name = SESSION_KINDS[chart.session.kind]()
    total = sum(dose.mg for dose in chart.doses)
    return say.kind_and_dose(kind=name, mg=f"{total:g}") if total else name


def session_day(session: Session, now: datetime) -> str:
    """Return "today" or a short date, where the session was held."""
    if session.day == session.local(now).date():
        return near_day(session.day, session.day)
    return tiny_day(session.day)


class SessionFrame(QWidget):
    """One session of the strip; `pick` is given its id."""

    def __init__(
        self, chart: SessionChart, day: str, theme: Theme, paint_body: PaintBody, pick: Pick, *, active: bool
    ) -> None:
        super().__init__()
        self._pick = pick
        self._chart, self._day, self._theme, self._paint_body, self._active = chart, day, theme, paint_body, active
        self._body: QPixmap | None = None
        self._was_shown = False
        self.setFixedHeight(116)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chart(self, chart: SessionChart) -> None:
        """Show what changed in the session."""
        if chart is not self._chart:
            self._chart = chart
            self._body = None
            self._name()
            self.update()

    def _name(self) -> None:
        session, kind = self._chart.session, kind_words(self._chart)
        self.setAccessibleName(say.session_day_kind(number=session.number, day=self._day, kind=kind))
        self.setToolTip(say.session_day_kind(number=session.number, day=full_day(session.day), kind=kind))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint number, day, bodies and kind."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, 1, self.width() - 2, self.height() - 2)
        if self._active or self.underMouse() or self.hasFocus():
            p.setPen(QPen(QColor(t.accent if self._active or self.hasFocus() else t.line2), 1.5 if self._active else 1))
            p.setBrush(QColor(t.tint if self._active else t.surface))
            p.drawRoundedRect(box, 6, 6)
        p.setFont(font(12, 700))
        p.setPen(QColor(t.ink))
        p.drawText(box.adjusted(8, 5, 0, 0), 0, str(self._chart.session.number))
        p.setFont(font(12))
        p.setPen(QColor(t.muted))
        p.drawText(box.adjusted(0, 5, -7, 0), int(Qt.AlignmentFlag.AlignRight), self._day)
        picture = self._body_picture(QSizeF(box.width() - 8, 70))
        if picture is not None:
            p.drawPixmap(QPointF(box.left() + 4, box.top() + 22), picture)
        p.setFont(font(11.5))
        p.setPen(QColor(t.muted))
        foot = QRect(0, self.height() - 21, self.width(), 18)
        p.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), kind_words(self._chart))
        p.end()

    def _body_picture(self, size: QSizeF) -> QPixmap | None:
        """The bodies are painted once, not with every move of the pointer, and after the body that is charted on."""
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self, self.update)
            return None
        ratio = self.devicePixelRatioF()
        pixels = QSize(ceil(size.width() * ratio), ceil(size.height() * ratio))
        if self._body is None or self._body.size() != pixels:
            self._body = QPixmap(pixels)
            self._body.setDevicePixelRatio(ratio)
            self._body.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._body)
            self._paint_body(painter, QRectF(0, 0, size.width(), size.height()), self._chart)
            painter.end()
        return self._body

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open this session."""
        self._pick(self._chart.session.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens this session."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._chart.session.id)
        else:
            super().keyPressEvent(event)


class Filmstrip(QScrollArea):
    """All sessions of the course, the open one in view.

    Args:
        paint_body: Paints the small bodies of a session.
        pick: Is given the id of the session pressed.
    """

    def __init__(self, paint_body: PaintBody, pick: Pick) -> None:
        super().__init__()
        self._paint_body, self._pick = paint_body, pick
        self._frames: Mapping[str, SessionFrame] = {}
        self._told: object = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say.sessions_of_this_course())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def forget(self) -> None:
        """Paint every body anew next time: another figure, other colours."""
        self._told = None

    def show_course(
        self, charts: tuple[SessionChart, ...], open_id: str | None, planned: int | None, now: datetime, theme: Theme
    ) -> None:
        """Show the sessions, then a dashed one for each that is still planned.

        The frames stay where what changed is charted in them; they are made anew where a session came, went or took
        another day or place.
        """
        told = _told(charts, open_id, planned, now)
        if self._told == told:
            for chart in charts:
                self._frames[chart.session.id].show_chart(chart)
            return
        self._told = told
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        frames: dict[str, SessionFrame] = {}
        for chart in charts:
            day = session_day(chart.session, now)
            active = chart.session.id == open_id
            frame = SessionFrame(chart, day, theme, self._paint_body, self._pick, active=active)
            column.addWidget(frame)
            frames[chart.session.id] = frame
        first, last = len(charts) + 1, planned or 0
        for number in range(first, min(last, first + _MOST_PLANNED - 1) + 1):
            column.addWidget(PlannedFrame(number, number, theme))
        if last >= first + _MOST_PLANNED:
            column.addWidget(PlannedFrame(first + _MOST_PLANNED, last, theme))
        column.addStretch(1)
        put_in(self, inner)
        self._frames = frames
        if open_id in frames:
            # The frames have no geometry before the layout is activated once; ensureWidgetVisible needs it. Never
            # adjustSize: it takes back the width that the scroll area gave, and frames without width are not there.
            column.activate()
            self.ensureWidgetVisible(frames[open_id])


def _told(charts: tuple[SessionChart, ...], open_id: str | None, planned: int | None, now: datetime) -> object:
    """What the strip says of a course beside what is charted in its sessions."""
    held = [(one.session.id, one.session.number, one.session.day, session_day(one.session, now)) for one in charts]
    return held, open_id, planned


class PlannedFrame(QWidget):
    """A session that is planned and not held, or the last ones of many: words without a frame, since nothing opens."""

    def __init__(self, first: int, last: int, theme: Theme) -> None:
        super().__init__()
        self._words = str(first) if first == last else f"{first}–{last}"
        self._theme = theme
        self.setToolTip(say.planned_where_it_begins())
        self.setFixedHeight(24)
        name = say.planned_session if first == last else say.planned_sessions
        self.setAccessibleName(name(number=self._words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint number and word, quiet and without a frame."""
        p = QPainter(self)
        p.setFont(font(12, 500))
        p.setPen(QColor(self._theme.muted))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        p.drawText(QRectF(9, 0, 60, self.height()), middle, self._words)
        p.setFont(font(11.5))
        right = middle | int(Qt.AlignmentFlag.AlignRight)
        p.drawText(QRectF(0, 0, self.width() - 9, self.height()), right, say.planned())
        p.end()
