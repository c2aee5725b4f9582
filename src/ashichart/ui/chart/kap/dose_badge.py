"""The dose badge: what was given and how many minutes ago."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ashichart.domain.charting.doses import last_dose
from ashichart.domain.charting.late_entries import is_of_today
from ashichart.domain.charting.sessions import SessionChart, SessionKind
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.wording.chart import kap as say
from ashichart.wording.lists import comma_list
from ashichart.wording.names.kinds import SESSION_KINDS
from ashichart.wording.terms import milligrams, minutes_alone
from ashichart.wording.timing import session_time

WIDTH_PX, TINY_PX, TERSE_PX = 194, 138, 82


def has_badge(chart: SessionChart | None) -> bool:
    """Return whether a session shows its doses: of KAP always, of every other kind where some are recorded."""
    return chart is not None and (chart.session.kind is SessionKind.KAP or bool(chart.doses))


class DoseBadge(QPushButton):
    """Kind of session, last dose and minutes since; a press opens the form."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: SessionChart | None = None
        self._now: datetime | None = None
        self._tiny = self._is_terse = False
        self.setFixedHeight(44)
        self.setFixedWidth(WIDTH_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(say.record_a_dose_or_vital_signs_ctrl())
        self.setAutoDefault(False)

    def set_room(self, room: int) -> int:
        """Leave the kind of session out where there is no room, then words; returns its width, px.

        Args:
            room: 0 for all of it, 1 without the kind (only a KAP session has doses), 2 for mg and minutes alone.
        """
        self._tiny, self._is_terse = room > 0, room > 1
        width = (WIDTH_PX, TINY_PX, TERSE_PX)[room]
        self.setFixedWidth(width)
        self.update()
        return width

    def painted_words(self) -> tuple[str, str]:
        """Return the two lines as they have room: the longest of their forms that is not cut; the whole is on hover."""
        firsts, seconds = self._forms()
        if self._is_terse:
            firsts, seconds = firsts[-1:], seconds[-1:]
        room = self.words_px
        return _longest(firsts, font(13, 600), room), _longest(seconds, font(12), room)

    @property
    def words_px(self) -> int:
        """Room for a line."""
        return self.width() - self._left_px - 4

    @property
    def _left_px(self) -> int:
        return 58 if self._names_kind else 12

    @property
    def _names_kind(self) -> bool:
        """Only KAP is named; of another kind the doses are all there is to say, and the filmstrip has its name."""
        return not self._tiny and self._chart is not None and self._chart.session.kind is SessionKind.KAP

    def sizeHint(self) -> QSize:
        """Return room for kind, dose and minutes."""
        return QSize(self.width(), 44)

    def words(self) -> tuple[str, str]:
        """Return the two lines of the badge."""
        (first, *_), (second, *_) = self._forms()
        return first, second

    def _forms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the forms of both lines, the whole first, each shorter than the one before."""
        if self._chart is None or self._now is None:
            return ("",), ("",)
        dose = last_dose(self._chart.doses, self._now)
        if dose is None:
            return (say.no_dose_yet(), say.no_dose()), (say.record_a_dose(), say.yet())
        session, given = self._chart.session, [one for one in self._chart.doses if one.given_at <= self._now]
        total = f"{sum(one.mg for one in given):g}"
        title = dose.title if len(given) == 1 else say.mg_in_doses(len(given), total=total)
        firsts = (title, milligrams(mg=total))
        minutes, mg = int((self._now - dose.given_at).total_seconds() // 60), f"{dose.mg:g}"
        # A session of another day counts no minutes; midnight, in the clinic or in Greenwich, ends none.
        if not is_of_today(session, self._now):
            time = session_time(session, dose.given_at)
            short = say.given_at(time=time)
            return firsts, (short if len(given) == 1 else say.last_given_at(mg=mg, time=time), short, time)
        short = say.min_since_dose(minutes=minutes)
        if len(given) == 1:
            return firsts, (short, minutes_alone(minutes=minutes))
        short = say.minutes_ago(minutes=minutes)
        return firsts, (say.last_minutes_ago(mg=mg, minutes=minutes), short, minutes_alone(minutes=minutes))

    def show_chart(self, chart: SessionChart | None, now: datetime, theme: Theme) -> None:
        """Show a session's last dose at a moment."""
        self._chart, self._now, self._theme = chart, now, theme
        self.setVisible(has_badge(chart))
        words = comma_list(self.words())
        self.setAccessibleName(say.dose(dose=words))
        self.setToolTip(say.record_a_dose_or_vital_signs_ctrl_2(dose=words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.control if self.underMouse() else t.line2), 1))
        p.setBrush(QColor(t.surface))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 6, 6)
        if self._chart is None:
            return
        left = self._left_px
        if self._names_kind:
            kind = QRectF(12, 12, 36, 20)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(t.ink))
            p.drawRoundedRect(kind, 4, 4)
            p.setPen(QColor(t.surface))
            p.setFont(font(11.5, 700))
            p.drawText(kind, int(Qt.AlignmentFlag.AlignCenter), SESSION_KINDS[self._chart.session.kind]())
        first, second = self.painted_words()
        p.setPen(QColor(t.ink))
        p.setFont(font(13, 600))
        p.drawText(QRectF(left, 5, self.width() - left - 4, 18), int(Qt.AlignmentFlag.AlignVCenter), first)
        p.setPen(QColor(t.muted))
        p.setFont(font(12))
        p.drawText(QRectF(left, 22, self.width() - left - 4, 17), int(Qt.AlignmentFlag.AlignVCenter), second)
        p.end()


def _longest(forms: tuple[str, ...], face: QFont, room: int) -> str:
    measure = QFontMetricsF(face)
    return next((words for words in forms if measure.horizontalAdvance(words) <= room), forms[-1])
