"""Intentions of charting one session: what a screen asks for becomes one act, and what it shows is read here.

How an act is carried out is in `acts`; places on the drawn body are kept out: a site arrives with its point or its pin.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ashichart.acts.bringing import BringIn, BringProtocol, BringSites, MirrorSite
from ashichart.acts.charting import (
    ChargeSite,
    ClearReading,
    MovePin,
    RateSite,
    RemoveSite,
    ReplaceSite,
    TypeLine,
)
from ashichart.acts.needling import PlaceNeedles
from ashichart.domain.atlas.body import Point, Side
from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.acts import UNCHECKED, Done, Unchecked
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.clinic_points import is_own
from ashichart.domain.charting.late_entries import LateChange
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep
from ashichart.services.service_context import ServiceContext, gone
from ashichart.store.records.charts import count_sessions_of_site, session_chart, site_of_patient
from ashichart.store.records.clinic_points import read_own_point
from ashichart.wording import refused_entries

if TYPE_CHECKING:
    from ashichart.acts.session_act import SessionAct



class ChartingService:
    """Charting in an open clinic."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def chart(self, session_id: str) -> SessionChart:
        """Return everything charted in a session.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._context.store.reading() as connection:
            chart = session_chart(connection, session_id)
        if chart is None:
            raise gone("session")
        return chart

    def bring_in(self, session_id: str, sites: Sequence[Site]) -> Done:
        """Bring sites into the session without a value.

        Raises:
            UserError: If the session is signed or gone.
        """
        return self._context.acts.run(BringIn(session_id, tuple(sites)))

    def site_for_point(self, patient_id: str, point: Point, side: Side) -> Site:
        """Return the patient's site at a point, or a new one that the first `PutSite` saves.

        Raises:
            UserError: If the point does not exist on that side.
        """
        if is_own(point.code):
            with self._context.store.reading() as connection:
                own = read_own_point(connection, point.code)
            if own is not None and own.is_removed:
                raise UserError(*refused_entries.point_removed(own.name))
        if side not in point.sides:
            if side is Side.MIDLINE:
                raise UserError(*refused_entries.two_sides(point.label))
            raise UserError(*refused_entries.no_side(point.label))
        with self._context.store.reading() as connection:
            known = site_of_patient(connection, patient_id, point.code, side.value)
        return known or Site(self._context.make_id(), patient_id, side, point.label, point.kind, point.code)

    def rate(
        self,
        session_id: str,
        site: Site,
        phase: Phase,
        value: float | None,
        seen: Reading | Unchecked | None = UNCHECKED,
    ) -> Done:
        """Record the value of a site in a phase on the session's scale, now; None is "not assessed", which is never 0.

        The site comes into the session if it is not there yet. What is written after the day of the session was read
        within the visit, and takes its time from there (`domain.late`).

        Args:
            session_id: The session that is charted.
            site: Of the session, or new in it.
            phase: Before or after.
            value: On the session's scale.
            seen: The reading on the screen, None for none; another one in the file is not written over.

        Raises:
            StaleError: If the reading is not the one that was seen.
            UserError: If the value is not one of the scale, or the session is signed or gone.
        """
        return self._context.acts.run(RateSite(session_id, site, phase, value, seen))

    def charge(
        self,
        session_id: str,
        site: Site,
        phase: Phase,
        value: float | None,
        seen: Charge | Unchecked | None = UNCHECKED,
    ) -> Done:
        """Record the emotional charge of a site in a phase, now; None goes back to "not asked", which is never 0.

        The site comes into the session if it is not there yet; its tenderness is left as it is.

        Raises:
            StaleError: If the charge is not the one that was seen.
            UserError: If the value is not a whole number from 0 to 10, or the session is signed or gone.
            ValueError: If nothing was recorded that None could take back.
        """
        return self._context.acts.run(ChargeSite(session_id, site, phase, value, seen))

    def clear_reading(self, session_id: str, site: Site, phase: Phase, seen: Reading | Unchecked | None) -> Done:
        """Go back to "nothing recorded" for a site and phase.

        Raises:
            StaleError: If the reading is not the one that was seen.
            UserError: If the session is signed or gone.
            ValueError: If nothing was recorded.
        """
        return self._context.acts.run(ClearReading(session_id, site, phase, seen))

    def remove_site(self, session_id: str, site: Site, seen: SessionChart | Unchecked = UNCHECKED) -> Done:
        """Take a site with its readings and charges out of the session.

        Args:
            session_id: The session that is charted.
            site: Of the session.
            seen: The chart on the screen; values that are others in the file are not removed.

        Raises:
            StaleError: If a value is not the one that was seen.
            UserError: If it was needled in the session, or the session is signed or gone.
        """
        return self._context.acts.run(RemoveSite(session_id, site, seen))

    def replace_site(self, session_id: str, site: Site, wanted: Site) -> Done:
        """Make a site that was picked wrong into another one, with its readings, charges and needles.

        Raises:
            UserError: If the other site is in the session already, or the session is signed or gone.
        """
        return self._context.acts.run(ReplaceSite(session_id, site, wanted))

    def move_pin(self, session_id: str, site: Site, moved: Site) -> Done:
        """Move a pin along the surface, in every session that it is part of.

        Raises:
            UserError: If a signed session shows it, or this session is signed or gone.
        """
        return self._context.acts.run(MovePin(session_id, moved, site.title))

    def sessions_of_site(self, site_id: str) -> int:
        """Return in how many sessions of the patient a site is charted."""
        with self._context.store.reading() as connection:
            return count_sessions_of_site(connection, site_id)

    def bring_sites(self, session_id: str) -> Done:
        """Bring the sites of the last session of this course that has any, without values; those here stay.

        Raises:
            UserError: If the session is signed or gone.
        """
        return self._context.acts.run(BringSites(session_id))

    def mirror_site(self, session_id: str, site: Site) -> Done:
        """Bring a site that was found as the mirror of another into the session, without a value.

        Raises:
            UserError: If the session is signed or gone.
        """
        return self._context.acts.run(MirrorSite(session_id, site))

    def type_line(
        self,
        session_id: str,
        patient_id: str,
        offer: EntryOffer,
        step: ChartStep,
        seen: SessionChart | Unchecked = UNCHECKED,
    ) -> Done:
        """Carry out everything that a typed line says, as one act.

        Args:
            session_id: The session that is charted.
            patient_id: Whose body it is.
            offer: The line as it was understood.
            step: Where it was typed: while needling a line without a value places needles.
            seen: The chart on the screen; a value that is another one in the file is not written over.

        Raises:
            StaleError: If a value is not the one that was seen.
            UserError: If a value is not one of the scale, or the session is signed or gone; nothing is written then.
        """
        sites = [self.site_for_point(patient_id, point, side) for side in offer.sides for point in offer.points]
        is_needling = step is ChartStep.NEEDLING and offer.before is offer.after is None and not offer.is_charged
        if offer.others:
            return self._protocol(session_id, sites, offer.protocol, is_needling=is_needling)
        line: list[SessionAct] = []
        values = ((Phase.BEFORE, offer.before, offer.charge_before), (Phase.AFTER, offer.after, offer.charge_after))
        at_work = Phase.AFTER if step is ChartStep.AFTER else Phase.BEFORE
        for site in sites:
            if is_needling:
                line.append(PlaceNeedles(session_id, ((site, offer.point.needles),)))
            for phase, value, charge in values:
                if charge is not None:
                    asked = seen if isinstance(seen, Unchecked) else seen.charges.get((site.id, phase))
                    line.append(ChargeSite(session_id, site, phase, charge, asked))
                if value is not None or (offer.not_assessed and phase is at_work):
                    read = seen if isinstance(seen, Unchecked) else seen.reading(site.id, phase)
                    line.append(RateSite(session_id, site, phase, value, read))
            if not line:
                break
        if not line:
            return self.bring_in(session_id, sites)
        if len(line) == 1:
            return self._context.acts.run(line[0])
        return self._context.acts.run(TypeLine(session_id, tuple(line)))

    def _protocol(self, session_id: str, sites: Sequence[Site], name: str, *, is_needling: bool) -> Done:
        """All sites of a protocol in one act: with a needle each while needling, else without a value."""
        if is_needling:
            needled = tuple((site, 1) for site in sites)
            return self._context.acts.run(PlaceNeedles(session_id, needled, name))
        known = {site.id for site in self.chart(session_id).sites}
        new = tuple(site for site in sites if site.id not in known)
        return self._context.acts.run(BringProtocol(session_id, new, name))

    def changed_after(self, session_id: str, at: datetime) -> tuple[LateChange, ...]:
        """Return what changed a session from a time on, with what it replaced and by whom, in order of time."""
        from ashichart.store.records.late_acts import late_acts  # with the first session sheet

        with self._context.store.reading() as connection:
            return late_acts(connection, session_id, at)
