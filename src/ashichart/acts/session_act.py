"""The base of every act on the chart of one session. The acts themselves are beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from ashichart.acts.act import Act, Entity, Turn
from ashichart.domain.charting.acts import UNCHECKED, Home, Json, Unchecked
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.late_entries import is_correction, is_late, last_in_visit, time_in_visit
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.store.records.charts import session_chart, site_of_patient
from ashichart.wording import refusals

Value = TypeVar("Value")

# A clock may run a little ahead of another; what lies further in the future is a typing error.
AHEAD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SessionAct(Act):
    """An act on the chart of one session."""

    charted_id: str

    @property
    def session_id(self) -> str | None:
        """The session that is charted."""
        return self.charted_id

    def entity(self, turn: Turn) -> Entity:
        """The session."""
        del turn
        return Entity("session", self.charted_id)

    def home(self, turn: Turn) -> Home:
        """The chart of the session."""
        session, patient_id = turn.session(self.charted_id)
        return Home(self.place, patient_id, session.course_id, session.id)

    def chart(self, turn: Turn) -> SessionChart:
        """Return everything charted in the session so far, the act's own steps included."""
        chart = session_chart(turn.connection, self.charted_id)
        if chart is None:  # pragma: no cover - `home` met the session in this transaction
            raise ValueError("This session is gone.")
        return chart

    def known_site(self, turn: Turn, site: Site) -> Site:
        """Return the patient's own site at the point of `site`: another window may have made it meanwhile."""
        if site.code is None:
            return site
        return site_of_patient(turn.connection, site.patient_id, site.code, site.side.value) or site

    def time_of(
        self, turn: Turn, site: Site, phase: Phase, seen: Reading | Charge | Unchecked | None, *,
        of_charge: bool = False,
    ) -> datetime:  # fmt: skip
        """Return the time that a value written now was read at, see `late_entries`.

        Args:
            turn: Of the act.
            site: Where.
            phase: Before or after.
            seen: What it replaces as far as that is known, None for nothing.
            of_charge: True for an emotional charge.
        """
        session, _ = turn.session(self.charted_id)
        if not is_late(session, turn.at):
            if phase is Phase.AFTER or seen is None:
                return turn.at
            chart = self.chart(turn)
            held = (chart.charges if of_charge else chart.readings).get((site.id, phase))
            corrects = held is not None and is_correction(chart.doses, held.read_at, turn.at)
            return held.read_at if held is not None and corrects else turn.at
        return time_in_visit(self.chart(turn), site.id, phase, of_charge=of_charge)


    def needle_time(self, turn: Turn) -> datetime:
        """Return when a needle that is written now went in or out: with the last thing of a visit that is over."""
        session, _ = turn.session(self.charted_id)
        return last_in_visit(self.chart(turn)) if is_late(session, turn.at) else turn.at

    def time_given(self, turn: Turn, at: datetime | None, what: refusals.Given) -> datetime:
        """Return the time that was typed, now if none was.

        Raises:
            UserError: If none was typed and the visit is over: now is not a time of it.
        """
        session, _ = turn.session(self.charted_id)
        if at is None and is_late(session, turn.at):
            raise UserError(*refusals.say_when(what))
        return at or turn.at


def expected_of(seen: Value | Unchecked | None, told: Callable[[Value], Json]) -> Json | Unchecked:
    """Return what a step must find, as the audit trail keeps it.

    Args:
        seen: What was on the screen, None for nothing, `UNCHECKED` to replace whatever is there.
        told: Turns a value into what the audit trail keeps.
    """
    if isinstance(seen, Unchecked):
        return UNCHECKED
    return None if seen is None else told(seen)


def refuse_future(at: datetime, turn: Turn, what: refusals.Timed) -> None:
    """Refuse a time that has not come yet.

    Raises:
        UserError: If it lies more than a few minutes ahead of the clock.
    """
    if at > turn.at + AHEAD:
        raise UserError(*refusals.in_future(what))
