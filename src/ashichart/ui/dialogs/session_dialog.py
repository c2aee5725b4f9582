"""Asks when a session began and of which kind it is: one that is written up later, or one that is corrected."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.days import at_time, local_time
from ashichart.ui.dialogs.day_field import DayField
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Field, Segments
from ashichart.wording import terms
from ashichart.wording.names.kinds import SESSION_KINDS
from ashichart.wording.screens import dialogs as say
from ashichart.wording.typed.days import Side
from ashichart.wording.typed.times import read_clock


@dataclass(frozen=True, slots=True)
class SessionTime:
    """When a session began, aware UTC, and its kind."""

    kind: SessionKind
    started_at: datetime


class SessionDialog(FormDialog):
    """Answers with a `SessionTime`.

    Args:
        parent: Over which it opens.
        now: No session begins after it.
        zone: The clinic's.
        session: Whom to correct; None asks for one that began earlier and was not written up.
        doses_mg: What was given in it, mg; 0 for nothing.
    """

    def __init__(
        self, parent: QWidget | None, now: datetime, zone: str | None, session: Session | None = None,
        doses_mg: float = 0,
    ) -> None:  # fmt: skip
        super().__init__(
            parent,
            say.session_begun_earlier() if session is None else say.change_session(number=session.number),
            say.begin_this_session() if session is None else say.save(),
            say.what_is_charted_in_it_then_belongs() if session is None else
            say.its_readings_needles_and_doses_keep_their(),
        )  # fmt: skip
        self._now, self._session = now, session
        self._zone = zone if session is None else session.zone or zone
        today = local_time(now, self._zone).date()
        kinds = [(words(), kind) for kind, words in SESSION_KINDS.items()]
        self.kind = Segments(kinds, SessionKind.KAP if session is None else session.kind, name=terms.kind())
        self.day_field = DayField(terms.day(), today, side=Side.PAST, problem=lambda day: self._day_problem(day, today))
        self.day_field.set_day(today - timedelta(days=1) if session is None else session.day)
        self.time = QLineEdit("" if session is None else f"{session.local(session.started_at):%H:%M}")
        self.time.setPlaceholderText("14:30")
        self.time.setFixedWidth(120)
        self._time_field = Field(terms.time(), self.time)
        self._doses_mg = doses_mg
        self._kind_field = Field(terms.kind(), self.kind)
        self.kind.chosen_changed.connect(self._say_doses)
        for part in (self._kind_field, self.day_field, self._time_field):
            self.fields.addWidget(part)
        self.day_field.line.setFocus()
        self.day_field.line.selectAll()

    def read(self) -> SessionTime | None:
        """Return the answer, or None after saying what is wrong."""
        self._time_field.set_wrong("")
        day = self.day_field.day if self.day_field.judge(needed=say.write_the_day()) else None
        if day is None:
            return None
        started_at = self._started_at(day)
        return None if started_at is None else SessionTime(self.kind.chosen, started_at)

    def _say_doses(self, kind: SessionKind) -> None:
        """Say before it is saved that what was given stays in a session of another kind."""
        stays = self._doses_mg > 0 and kind is not SessionKind.KAP
        self._kind_field.set_hint(say.the_dose_stays(mg=f"{self._doses_mg:g}") if stays else "")

    def _started_at(self, day: date) -> datetime | None:
        session, text = self._session, self.time.text().strip()
        if session is not None and day == session.day and text == f"{session.local(session.started_at):%H:%M}":
            return session.started_at  # what was not touched keeps its seconds
        if not text:
            self._time_field.set_wrong(say.write_the_time())
            return None
        try:
            clock = read_clock(text)
        except ValueError as error:
            self._time_field.set_wrong(str(error))
            return None
        # Of a time that may be before or after noon it is the one in the day: visits do not begin at night.
        daytime = [one for one in clock.times if 7 <= one.hour < 19] or list(clock.times)
        at = at_time(day, daytime[0], self._zone)
        if at > self._now:
            self._time_field.set_wrong(say.has_not_come_yet_correct_the_day(typed=text))
            return None
        return at

    @staticmethod
    def _day_problem(day: date, today: date) -> str:
        return say.this_day_has_not_come_yet() if day > today else ""
