"""The band under the header that says that another session than today's is open. It opens nothing itself."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ashichart.domain.charting.late_entries import is_of_today
from ashichart.domain.charting.sessions import CourseChart, Session
from ashichart.domain.days import day_of
from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import Button, label
from ashichart.wording.chart import header as say
from ashichart.wording.dates import month_day
from ashichart.wording.names.kinds import clock_words

HEIGHT_PX = 40


def ago_words(session: Session, now: datetime) -> str:
    """Return how long ago the day of a session is: "yesterday", "two weeks ago"."""
    days = (day_of(now, session.zone) - session.day).days
    if days < 0:
        return say.in_the_days_to_come()
    if days <= 1:
        return say.yesterday() if days else say.earlier_today()
    for least, length, ago in (
        (365, 365, say.years_ago), (60, 30, say.months_ago), (14, 7, say.weeks_ago), (0, 1, say.days_ago),
    ):  # fmt: skip
        if days >= least:
            return ago(days // length)
    return ""  # pragma: no cover - every number of days was named


class SessionBand(QFrame):
    """ "You are in session 1 of 16 November, 2 weeks ago": shown whenever what is open is not today's.

    Args:
        theme: Colours to begin with.
        open_session: Is given the id of today's session of the course.
    """

    def __init__(self, theme: Theme, open_session: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setFixedHeight(HEIGHT_PX)
        self._today_id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 14, 0)
        row.setSpacing(10)
        self._picture = QLabel()
        self._where = label("", "strong")
        self._what = label("", "reading")
        self.go = Button("", kind="link")
        self.go.clicked.connect(lambda: open_session(self._today_id))
        row.addWidget(self._picture)
        row.addWidget(self._where)
        row.addWidget(self._what, 1)
        row.addWidget(self.go)
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while hidden."""
        return "" if self.isHidden() else f"{self._where.text()} {self._what.text()}".strip()

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._picture.setPixmap(icon("clock", theme.caution, 18).pixmap(18, 18))

    def show_session(self, session: Session | None, course: CourseChart, now: datetime, *, small: bool) -> None:
        """Say whose day is open, if it is not today.

        Args:
            session: What is open.
            course: Where today's session is looked for.
            now: Aware.
            small: Only the first sentence has room; the second is its tooltip.
        """
        if session is None or (is_of_today(session, now) and not clock_words(session)):
            self.hide()
            return
        if is_of_today(session, now):
            self._where.setText(clock_words(session))
            self._what.setText("")
            self.setToolTip("")
            self._today_id = ""
            self.go.hide()
            self.setAccessibleName(self._where.text())
            self.show()
            return
        ago = ago_words(session, now)
        self._where.setText(say.you_are_in_session_of(number=session.number, month_day=month_day(session.day), ago=ago))
        second = f"{say.what_you_change_here_is_marked_as()} {clock_words(session)}".strip()
        self._what.setText("" if small else second)
        self.setToolTip(second if small else "")
        todays = [one.session for one in course.sessions if is_of_today(one.session, now)]
        self._today_id = todays[-1].id if todays else ""
        self.go.setText(say.go_to_session_today(number=todays[-1].number) if todays else "")
        self.go.setVisible(bool(todays))
        self.setAccessibleName(self._where.text())
        self.show()
