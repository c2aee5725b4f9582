"""Intentions of charting one session: rate, needle, dose, bring and mirror sites. Every act is edits, so it undoes.

Places on the drawn body are kept out: a site arrives with its point or its pin.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ashichart.domain.body import Point, Side
from ashichart.domain.changes import Changes
from ashichart.domain.charge import Charge, check_charge
from ashichart.domain.edits import (
    Applied,
    DropCharge,
    Edit,
    PutCharge,
    PutDose,
    PutNeedle,
    PutReading,
    PutSite,
    PutVitals,
)
from ashichart.domain.errors import UserError
from ashichart.domain.kap import Dose, Route, VitalSigns, VitalValues
from ashichart.domain.late import LateChange, is_late, time_in_visit
from ashichart.domain.needles import Needle
from ashichart.domain.readings import Phase, Reading
from ashichart.domain.scales import Scale
from ashichart.domain.sessions import Session, SessionChart, SessionKind
from ashichart.domain.sites import Site
from ashichart.services.desk import Desk, gone, in_words
from ashichart.store.chart_edits import ChartEditing
from ashichart.store.charts import (
    last_needle_number,
    needles_of_session,
    session_chart,
    site_of_patient,
    sites_of_session,
    sites_to_bring,
)
from ashichart.store.convert import session_row, told
from ashichart.store.courses import (
    add_sessions,
    next_number,
    number_is_free,
    read_course,
    read_session,
    write_session,
)
from ashichart.store.unit_of_work import Transaction

# A clock may run a little ahead of another; what lies further in the future is a typing error.
_AHEAD = timedelta(minutes=5)
_OTHER_SIDE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}

Plan = Callable[[Transaction, Session, str], Sequence[Edit]]


def _time_of(act: Transaction, session: Session, site: Site, phase: Phase) -> datetime:
    chart = session_chart(act.connection, session.id) if is_late(session, act.at) else None
    return act.at if chart is None else time_in_visit(chart, site.id, phase)


class ChartingService:
    """Charting in an open clinic."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start_session(
        self, course_id: str, kind: SessionKind = SessionKind.KAP, scale: Scale = Scale.NRS
    ) -> tuple[Session, Changes]:
        """Start the next session of a course, now.

        Raises:
            UserError: If the course is gone.
        """
        with self._desk.act() as act:
            if read_course(act.connection, course_id) is None:
                raise gone("course")
            number = next_number(act.connection, course_id)
            session = Session(self._desk.make_id(), course_id, number, kind, act.at, scale, zone=self._desk.zone)
            add_sessions(act.connection, [session], act.at)
            act.record("Start session", "session", session.id, None, told(session_row(session)))
            act.commit()
        return session, self._changed(session, course=True)

    def remove_session(self, session_id: str) -> Changes:
        """Remove a session from every list; everything charted stays in the file and `restore_session` brings it back.

        Raises:
            UserError: If it is signed, or gone.
        """
        with self._desk.act() as act:
            session, _ = self._unsigned(act, session_id)
            write_session(act.connection, session, act.at)
            act.record("Remove session", "session", session_id, told(session_row(session)), None)
            act.commit()
        return self._changed(session, course=True)

    def restore_session(self, session_id: str) -> Changes:
        """Bring a removed session back; if its number was given to another meanwhile, it gets the next one.

        Raises:
            UserError: If it was not removed.
        """
        with self._desk.act() as act:
            found = read_session(act.connection, session_id, removed=True)
            if found is None:
                raise gone("session")
            session = found[0]
            if not number_is_free(act.connection, session.course_id, session.number):
                number = next_number(act.connection, session.course_id)
                session = replace(session, number=number, version=session.version + 1)
            write_session(act.connection, session, None)
            act.record("Restore session", "session", session_id, None, told(session_row(session)))
            act.commit()
        return self._changed(session, course=True)

    def chart(self, session_id: str) -> SessionChart:
        """Return everything charted in a session.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._desk.store.reading() as connection:
            chart = session_chart(connection, session_id)
        if chart is None:
            raise gone("session")
        return chart

    def apply(self, session_id: str, edits: Sequence[Edit], intention: str) -> Applied:
        """Carry out edits in order, all or none, and return those that take them back.

        Args:
            session_id: The session that is charted.
            edits: None of them leaves the session.
            intention: What the user meant, for the audit trail, e.g. "Rate LI4 L before: 7".

        Raises:
            UserError: If the session is signed or gone, or a pin of a signed session would move.
            ValueError: If an edit names something that is not there; nothing is changed then.
        """
        return self._carry_out(session_id, intention, lambda _act, _session, _patient_id: edits)

    def site_for_point(self, patient_id: str, point: Point, side: Side) -> Site:
        """Return the patient's site at a point, or a new one that the first `PutSite` saves.

        Raises:
            UserError: If the point does not exist on that side.
        """
        if side not in point.sides:
            if side is Side.MIDLINE:
                raise UserError(f"{point.label} lies on the left and on the right.", "Say which side.")
            raise UserError(f"{point.label} lies on the midline; it has no side.", "Leave the side out.")
        with self._desk.store.reading() as connection:
            known = site_of_patient(connection, patient_id, point.code, side.value)
        return known or Site(self._desk.make_id(), patient_id, side, point.label, point.kind, point.code)

    def rate(self, session_id: str, site: Site, phase: Phase, value: float | None) -> Applied:
        """Record the value of a site in a phase on the session's scale, now; None is "not assessed", which is never 0.

        The site comes into the session if it is not there yet. What is written after the day of the session was read
        within the visit, and takes its time from there (`domain.late`).

        Raises:
            UserError: If the value is not one of the scale, or the session is signed or gone.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            with in_words():
                reading = Reading(session.id, site.id, phase, session.scale, value, _time_of(act, session, site, phase))
            return (PutSite(site), PutReading(reading))

        shown = "not assessed" if value is None else f"{value:g}"
        return self._carry_out(session_id, f"Rate {site.title} {phase.value}: {shown}", plan)

    def charge(self, session_id: str, site: Site, phase: Phase, value: float | None) -> Applied:
        """Record the emotional charge of a site in a phase, now; None goes back to "not asked", which is never 0.

        The site comes into the session if it is not there yet; its tenderness is left as it is.

        Raises:
            UserError: If the value is not a whole number from 0 to 10, or the session is signed or gone.
            ValueError: If nothing was recorded that None could take back.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            if value is None:
                return (DropCharge(site.id, phase),)
            with in_words():
                charge = Charge(session.id, site.id, phase, check_charge(value), _time_of(act, session, site, phase))
            return (PutSite(site), PutCharge(charge))

        shown = "not asked" if value is None else f"{value:g}"
        return self._carry_out(session_id, f"Charge of {site.title} {phase.value}: {shown}", plan)

    def place_needle(self, session_id: str, site: Site, count: int = 1) -> Applied:
        """Record needles at a site, now; their numbers go on from the session's last.

        Raises:
            UserError: If `count` is not 1 to 99, or the session is signed or gone.
        """
        if not 1 <= count <= 99:
            raise UserError(f"{count} is not a number of needles.", "Write a number from 1 to 99.")

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            first = last_needle_number(act.connection, session.id) + 1
            numbers = range(first, first + count)
            needles = [Needle(self._desk.make_id(), session.id, site.id, number, act.at) for number in numbers]
            return (PutSite(site), *(PutNeedle(needle) for needle in needles))

        needles = "needle" if count == 1 else f"{count} needles"
        return self._carry_out(session_id, f"Place {needles} at {site.title}", plan)

    def place_needles(self, session_id: str, sites: Sequence[Site], name: str) -> Applied:
        """Record one needle at each of several sites, now and in order, as one act.

        Args:
            session_id: The session that is charted.
            sites: Those that are not in the session come into it.
            name: What they are together, for the audit trail: "NADA".

        Raises:
            UserError: If the session is signed or gone.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            first = last_needle_number(act.connection, session.id) + 1
            edits: list[Edit] = []
            for number, site in enumerate(sites, first):
                needle = Needle(self._desk.make_id(), session.id, site.id, number, act.at)
                edits += (PutSite(site), PutNeedle(needle))
            return edits

        return self._carry_out(session_id, f"Place {name}, {len(sites)} needles", plan)

    def take_out(self, session_id: str, needle_ids: Sequence[str]) -> Applied:
        """Record that needles are out, now; those that are out already stay as they are.

        Raises:
            ValueError: If a needle is not one of the session.
            UserError: If the session is signed or gone.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            needles = needles_of_session(act.connection, session.id)
            if not set(needle_ids) <= set(needles):
                raise ValueError("There is no such needle in the session.")
            inside = [needles[needle_id] for needle_id in dict.fromkeys(needle_ids)]
            # A clock that was set back must not keep a needle in.
            return [
                PutNeedle(replace(needle, removed_at=max(act.at, needle.inserted_at)))
                for needle in inside
                if needle.removed_at is None
            ]

        return self._carry_out(session_id, "Take needles out", plan)

    def record_dose(self, session_id: str, mg: float, route: Route, given_at: datetime | None = None) -> Applied:
        """Record a dose, by default given now.

        Raises:
            UserError: If `mg` is no dose, its time lies in the future, or the session is signed or gone.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            at = given_at or act.at
            with in_words():
                dose = Dose(self._desk.make_id(), session.id, mg, route, at)
            if at > act.at + _AHEAD:
                raise UserError("The time of the dose lies in the future.", "Correct the time.")
            return (PutDose(dose),)

        return self._carry_out(session_id, f"Record dose {mg:g} mg {route.value}", plan)

    def record_vitals(self, session_id: str, values: VitalValues, taken_at: datetime | None = None) -> Applied:
        """Record vital signs, by default taken now; what was not taken stays None.

        Raises:
            UserError: If a value is out of bounds, none is given, the time lies in the future, or the session is
                signed or gone.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            at = taken_at or act.at
            with in_words():
                taken = VitalSigns(self._desk.make_id(), session.id, at, *values)
            if at > act.at + _AHEAD:
                raise UserError("The time of the vital signs lies in the future.", "Correct the time.")
            return (PutVitals(taken),)

        return self._carry_out(session_id, "Record vital signs", plan)

    def bring_sites(self, session_id: str) -> Applied:
        """Bring the sites of the last session of this course that has any, without values; those here stay.

        Raises:
            UserError: If the session is signed or gone.
        """

        def plan(act: Transaction, session: Session, _patient_id: str) -> Sequence[Edit]:
            here = {site.id for site in sites_of_session(act.connection, session.id)}
            return [PutSite(site) for site in sites_to_bring(act.connection, session) if site.id not in here]

        return self._carry_out(session_id, "Bring sites as last time", plan)

    def mirror(self, session_id: str, site_id: str) -> Applied:
        """Bring the other side's site of a point into the session, without a value.

        Raises:
            UserError: If the site lies on the midline, or the session is signed or gone.
            ValueError: If the site is not one of the session, or is a pin (see `mirror_site`).
        """

        def plan(act: Transaction, session: Session, patient_id: str) -> Sequence[Edit]:
            site = next((one for one in sites_of_session(act.connection, session.id) if one.id == site_id), None)
            if site is None:
                raise ValueError("This site is not part of the session.")
            if site.side is Side.MIDLINE:
                raise UserError(f"{site.title} lies on the midline; it has no other side.")
            if site.code is None:
                raise ValueError("The other side of a pin is found on the body surface.")
            other = _OTHER_SIDE[site.side]
            known = site_of_patient(act.connection, patient_id, site.code, other.value)
            return (PutSite(known or replace(site, id=self._desk.make_id(), side=other)),)

        return self._carry_out(session_id, "Mirror site", plan)

    def mirror_site(self, session_id: str, site: Site) -> Applied:
        """Bring a site that was found as the mirror of another into the session, without a value.

        Raises:
            UserError: If the session is signed or gone.
        """
        return self._carry_out(session_id, f"Mirror to {site.title}", lambda _a, _s, _p: (PutSite(site),))

    def changed_after(self, session_id: str, at: datetime) -> tuple[LateChange, ...]:
        """Return what changed a session from a time on, with what it replaced and by whom, in order of time."""
        from ashichart.store.late_acts import late_acts  # with the first session sheet

        with self._desk.store.reading() as connection:
            return late_acts(connection, session_id, at)

    def _carry_out(self, session_id: str, intention: str, plan: Plan) -> Applied:
        with self._desk.act() as act:
            session, patient_id = self._unsigned(act, session_id)
            editing = ChartEditing(act.connection, session, patient_id)
            editing.apply(plan(act, session, patient_id))
            if editing.inverse:
                act.record(intention, "session", session_id, editing.before, editing.after)
                act.commit()
        if not editing.inverse:
            return Applied(self._desk.saved(), ())
        return Applied(self._changed(session), editing.inverse)

    def _unsigned(self, act: Transaction, session_id: str) -> tuple[Session, str]:
        found = read_session(act.connection, session_id)
        if found is None:
            raise gone("session")
        if found[0].signed_at is not None:
            raise UserError(f"Session {found[0].number} is signed and does not change.", "Amend it instead.")
        return found

    def _changed(self, session: Session, *, course: bool = False) -> Changes:
        courses = frozenset({session.course_id}) if course else frozenset[str]()
        return self._desk.saved(courses=courses, sessions=frozenset({session.id}))
