"""Then and now: the first and the latest readings before on two bodies, and what changed between them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ashichart.domain.analysis.change import SiteChange, carry_over, carry_over_moments, comparable_sessions
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.course.bodies.body_pairs import (
    BodyRoom,
    PlacesOf,
    before_marks,
    paint_changes,
    paint_moment,
    spots_of,
)
from ashichart.ui.course.course_words import change_words
from ashichart.wording import terms
from ashichart.wording.course import bodies as say
from ashichart.wording.dates import tiny_day

if TYPE_CHECKING:
    from ashichart.domain.charting.sites import Site
    from ashichart.ui.body.marks import BodyMark

_HEAD_PX = 36
_GAP_PX = 8
_REACH_PX = 12.0
_MOST_ASPECT = 1.5
_CENTRE = Qt.AlignmentFlag.AlignCenter


class ThenAndNow(QWidget, Parted):
    """Three pairs of front and back: then, change, now.

    Args:
        art: Shared drawings.
        places_of: Where a site lies on each plate.
        theme: Colours.
    """

    def __init__(self, art: PlateArtCache, places_of: PlacesOf, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = art
        self._places_of = places_of
        self._theme = theme
        self._figure = Figure.FEMALE
        self._then: SessionChart | None = None
        self._now: SessionChart | None = None
        self._then_marks: tuple[BodyMark, ...] = ()
        self._now_marks: tuple[BodyMark, ...] = ()
        self._changes: tuple[SiteChange, ...] = ()
        self._selected: frozenset[str] = frozenset()
        self.parts = ListedParts(self._listed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)

    @property
    def changes(self) -> tuple[SiteChange, ...]:
        """The changes drawn."""
        return self._changes

    def set_course(self, course: CourseChart, figure: Figure) -> None:
        """Show another course, or the same one after a change."""
        self._figure = figure
        tally, moments, sessions = carry_over(course), carry_over_moments(course), comparable_sessions(course)
        self._changes = () if tally is None else tally.changes
        self._then = sessions[0] if sessions else None
        self._now = None if moments is None else moments[1]
        sites: tuple[Site, ...] = tuple(change.site for change in self._changes)
        if self._then is not None and not sites:
            sites = self._then.sites
        self._then_marks = () if self._then is None else before_marks(self._then, sites, self._places_of)
        self._now_marks = () if self._now is None else before_marks(self._now, sites, self._places_of)
        changes = ". ".join(change_words(change) for change in self._changes)
        self.setAccessibleName(say.then_and_now(changes=changes).strip())
        self.update()

    def set_selected(self, site_ids: Iterable[str]) -> None:
        """Draw the halo around sites."""
        self._selected = frozenset(site_ids)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which marks are easy to tell apart."""
        return QSize(640, 260)

    def _room(self, index: int) -> BodyRoom:
        width = (self.width() - 2 * _GAP_PX) / 3
        # Front and back together are about as wide as high: more height than that would only stand empty.
        height = min(float(self.height() - _HEAD_PX), width * _MOST_ASPECT)
        rect = QRectF(index * (width + _GAP_PX), _HEAD_PX, width, height)
        return BodyRoom(rect, self._art, self._figure, self._theme, self._selected)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the three pairs, or one and a sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self._then is None:
            self._say(painter, QRectF(self.rect()), terms.no_site_has_been_read_before_a())
            painter.end()
            return
        self._head(painter, 0, terms.then(), _moment(self._then))
        paint_moment(painter, self._room(0), self._then_marks)
        if self._now is None:
            rest = self._room(1).rect.united(self._room(2).rect)
            self._say(painter, rest, say.the_second_session_with_readings_before_will())
        else:
            self._head(painter, 1, terms.change(), "now − then")
            paint_changes(painter, self._room(1), self._changes, self._places_of)
            self._head(painter, 2, terms.now(), _moment(self._now))
            paint_moment(painter, self._room(2), self._now_marks)
            painter.setPen(QPen(QColor(theme.line), 1))
            for index in (1, 2):
                x = round(self._room(index).rect.left() - _GAP_PX / 2) + 0.5
                painter.drawLine(QPointF(x, 4), QPointF(x, self.height() - 4))
        painter.end()

    def _head(self, painter: QPainter, index: int, title: str, moment: str) -> None:
        box = self._room(index).rect
        painter.setFont(font(13, 600))
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(QRectF(box.left(), 0, box.width(), 18), _CENTRE, title)
        painter.setFont(font(11, 500))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QRectF(box.left(), 17, box.width(), 16), _CENTRE, moment)

    def _say(self, painter: QPainter, box: QRectF, sentence: str) -> None:
        painter.setFont(font(13, 500))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(box.adjusted(16, 0, -16, 0), _CENTRE | Qt.TextFlag.TextWordWrap, sentence)

    def _listed(self) -> Iterator[tuple[str, Part]]:
        """The changes of the middle pair."""
        for change in self._changes:
            site_id = change.site.id
            yield site_id, Part(change_words(change), self.rect(), is_chosen=site_id in self._selected)

    def words_at(self, pos: QPointF) -> str:
        """Return the full words for the change mark or site at a place, "" where there is none."""
        best, words = _REACH_PX, ""
        for index in range(3):
            room = self._room(index)
            for change in self._changes:
                for spot in spots_of(room, self._places_of(change.site)):
                    distance = (spot - pos).manhattanLength()
                    if distance < best:
                        best, words = distance, change_words(change)
        return words

    def event(self, event: QEvent) -> bool:
        """Show the full words of what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


def _moment(chart: SessionChart) -> str:
    return say.before_session(number=chart.session.number, tiny_day=tiny_day(chart.session.day))
