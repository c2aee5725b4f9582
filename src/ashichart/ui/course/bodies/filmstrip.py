"""Every session of the course as small bodies, before and after. Comparing two of them is then_and_now's."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.ui.accessible.interfaces import tell_at_work, tell_changed
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.course.bodies.body_pairs import BodyRoom, PlacesOf, before_marks, paint_moment
from ashichart.ui.course.course_words import session_words
from ashichart.wording import terms
from ashichart.wording.course import bodies as say
from ashichart.wording.dates import tiny_day
from ashichart.wording.names.sides import PHASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashichart.domain.charting.sites import Site

_FOOT_PX = 24
_GAP_PX = 8
_LEAST_FRAME_PX = 84
_LEAST_ROW_PX = 128.0
_BETWEEN_PX = 6
_WORD_PX = 16


class CourseFilmstrip(QAbstractScrollArea, Parted):
    """One frame per session; a click opens the session in the chart.

    Args:
        art: Shared drawings.
        places_of: Where a site lies on each plate.
        theme: Colours.
        open_session: Is given the session id of the frame.
    """

    def __init__(
        self, art: PlateArtCache, places_of: PlacesOf, theme: Theme, open_session: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._open_session = open_session
        self._art = art
        self._places_of = places_of
        self._theme = theme
        self._figure = Figure.FEMALE
        self._sessions: Sequence[SessionChart] = ()
        self._sites: tuple[Site, ...] = ()
        self._with_after = False
        self._selected: frozenset[str] = frozenset()
        self._at = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts = ListedParts(self._listed, open_session)
        self.setAccessibleName(terms.every_session())
        self.viewport().setMouseTracking(True)
        self.setMinimumHeight(120)

    def set_course(self, course: CourseChart, figure: Figure) -> None:
        """Show another course, or the same one after a change; the latest session comes into view."""
        self._figure = figure
        self._sessions = course.sessions
        self._sites = course.sites
        self._with_after = any(chart.rated(Phase.AFTER) for chart in course.sessions)
        self._at = min(self._at, len(self._sessions) - 1)
        self._lay_out()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self.viewport().update()
        tell_changed(self)

    def set_selected(self, site_ids: Iterable[str]) -> None:
        """Draw the halo around sites, where bodies are large enough."""
        self._selected = frozenset(site_ids)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size in the card."""
        return QSize(640, 220)

    def _least(self) -> tuple[float, float]:
        """Return the least width and height of a frame: front and back stand twice where something was read after."""
        twice = 2 * _LEAST_FRAME_PX + _BETWEEN_PX
        return (twice if self._with_after else _LEAST_FRAME_PX), _LEAST_ROW_PX

    def _body_px(self, width: float, height: float) -> float:
        """Return how wide front and back together are in a frame; they are about as wide as they are high."""
        high = (height - _FOOT_PX - 8 - (_WORD_PX if self._with_after else 0)) * 1.05
        return min(high, (width - _BETWEEN_PX) / 2 if self._with_after else width)

    def _grid(self) -> tuple[int, float, float]:
        """Return columns, width and height of a frame: every session at once as large as that goes, else most of them.

        Of all ways to part the room into frames that are not too small, the largest bodies win among those that show
        every session, and the greatest number of frames among the others.
        """
        width, height, count = self.viewport().width(), self.viewport().height(), max(1, len(self._sessions))
        least_width, least_height = self._least()
        best, chosen = (False, 0.0, 0.0), (1, float(width), max(float(height), least_height))
        for rows in range(1, max(1, int((height + _GAP_PX) // (least_height + _GAP_PX))) + 1):
            for columns in range(1, max(1, int((width + _GAP_PX) // (least_width + _GAP_PX))) + 1):
                one = (width - _GAP_PX * (columns - 1)) / columns
                tall = max((height - _GAP_PX * (rows - 1)) / rows, least_height)
                is_whole, body = rows * columns >= count, self._body_px(one, tall)
                rank = (is_whole, body if is_whole else float(rows * columns), body)
                if rank > best:
                    best, chosen = rank, (columns, one, tall)
        return chosen

    def frame_rect(self, index: int) -> QRectF:
        """Return where a session's frame lies in the viewport."""
        columns, width, height = self._grid()
        row, column = divmod(index, columns)
        top = row * (height + _GAP_PX) - self.verticalScrollBar().value()
        return QRectF(column * (width + _GAP_PX) + 0.5, top + 0.5, width - 1, height - 1)

    def _lay_out(self) -> None:
        columns, _, height = self._grid()
        bar = self.verticalScrollBar()
        rows = -(-len(self._sessions) // columns)
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(max(1, round(height + _GAP_PX) // 2))
        bar.setRange(0, max(0, round(rows * (height + _GAP_PX) - _GAP_PX - self.viewport().height())))

    def _listed(self) -> Iterator[tuple[str, Part]]:
        for at, chart in enumerate(self._sessions):
            part = Part(session_words(chart), self.frame_rect(at).toRect(), is_at_work=at == self._at)
            yield chart.session.id, part

    def _index_at(self, pos: QPoint) -> int:
        return next((at for at in range(len(self._sessions)) if self.frame_rect(at).contains(pos.toPointF())), -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frames in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), QColor(self._theme.surface))
        for index, chart in enumerate(self._sessions):
            box = self.frame_rect(index)
            if box.bottom() > 0 and box.top() < self.viewport().height():
                self._paint_frame(painter, box, chart, is_at=index == self._at)
        painter.end()

    def _paint_frame(self, painter: QPainter, box: QRectF, chart: SessionChart, *, is_at: bool) -> None:
        theme = self._theme
        is_end = chart is self._sessions[0] or chart is self._sessions[-1]
        is_marked = is_at and self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if is_end or is_marked else theme.line), 2 if is_marked else 1))
        painter.setBrush(QColor(theme.tint if is_end else theme.surface))
        painter.drawRoundedRect(box, 6, 6)
        inside = box.adjusted(4, 4, -4, -_FOOT_PX)
        phases = tuple(Phase) if self._with_after else (Phase.BEFORE,)
        width = (inside.width() - _BETWEEN_PX * (len(phases) - 1)) / len(phases)
        for i, phase in enumerate(phases):
            part = QRectF(inside.left() + i * (width + _BETWEEN_PX), inside.top(), width, inside.height())
            if self._with_after:
                painter.setFont(font(11, 500))
                painter.setPen(QColor(theme.muted))
                word = QRectF(part.left(), part.top(), width, _WORD_PX)
                painter.drawText(word, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, PHASES[phase]())
                part = part.adjusted(0, _WORD_PX, 0, 0)
            if phase is Phase.AFTER and not chart.rated(phase):
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(part, flags, say.not_read_after())
                continue
            room = BodyRoom(part, self._art, self._figure, theme, self._selected)
            paint_moment(painter, room, before_marks(chart, self._sites, self._places_of, phase))
        number, day = str(chart.session.number), tiny_day(chart.session.day)
        painter.setFont(font(12, 700))
        number_px = painter.fontMetrics().horizontalAdvance(number)
        painter.setFont(font(12, 500))
        day_px = painter.fontMetrics().horizontalAdvance(day)
        left = box.center().x() - (number_px + 5 + day_px) / 2
        foot = QRectF(left, box.bottom() - _FOOT_PX, number_px + day_px + 12, _FOOT_PX)
        painter.setPen(QColor(theme.muted))
        painter.drawText(foot.adjusted(number_px + 5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, day)
        painter.setFont(font(12, 700))
        painter.setPen(QColor(theme.ink))
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the latest session in view when it was."""
        bar = self.verticalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._lay_out()
        if was_at_end:
            bar.setValue(bar.maximum())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew at the new place."""
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a frame can be clicked."""
        has_frame = self._index_at(event.position().toPoint()) >= 0
        shape = Qt.CursorShape.PointingHandCursor if has_frame else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the session of a frame."""
        index = self._index_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self._open_session(self._sessions[index].session.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along the sessions, Enter opens one."""
        key = Qt.Key(event.key())
        columns = self._grid()[0]
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        if key in steps and self._sessions:
            wanted = 0 if self._at < 0 else self._at + steps[key]
            self._at = min(len(self._sessions) - 1, max(0, wanted))
            box, bar = self.frame_rect(self._at), self.verticalScrollBar()
            if box.top() < 0:
                bar.setValue(round(bar.value() + box.top()))
            elif box.bottom() > self.viewport().height():
                bar.setValue(round(bar.value() + box.bottom() - self.viewport().height() + 1))
            self.setAccessibleDescription(session_words(self._sessions[self._at]))
            tell_at_work(self, (self._sessions[self._at].session.id,))
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self._open_session(self._sessions[self._at].session.id)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a session in full words."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            # The press did it all; a release that nobody accepts is a warning.
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self._index_at(event.pos())
            words = session_words(self._sessions[index]) if index >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)
