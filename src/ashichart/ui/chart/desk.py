"""The session at work: what is open, what is selected, and the acts of charting. No widgets here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ashichart.domain.body import Side
from ashichart.domain.changes import Changes
from ashichart.domain.edits import Applied, DropCharge, DropReading, DropSite, Edit, PutSite
from ashichart.domain.entry import EntryOffer
from ashichart.domain.errors import UserError
from ashichart.domain.ids import new_id
from ashichart.domain.kap import Route, VitalValues
from ashichart.domain.needles import Needle
from ashichart.domain.readings import Phase
from ashichart.domain.sessions import CourseChart, SessionChart
from ashichart.domain.sites import Pin, Site
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.workbench import Workbench

if TYPE_CHECKING:
    from ashichart.domain.courses import Course
    from ashichart.domain.patients import Patient

PHASE_OF_STEP = {ChartStep.BEFORE: Phase.BEFORE, ChartStep.AFTER: Phase.AFTER}


class ChartDesk(QObject):
    """Holds the open session and carries out every act of charting as one service call with undo.

    Signals:
        opened: Another patient, course or session is on the desk.
        chart_changed: The open session or its course was read again.
        selection_changed: Another site is selected, or none.
        step_changed: Another segment of the phase switch is at work.
        where_changed: With the `Workplace` to keep, after any of the above.
    """

    opened = Signal()
    chart_changed = Signal()
    selection_changed = Signal()
    step_changed = Signal()
    where_changed = Signal(object)

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.patient: Patient | None = None
        self.course: Course | None = None
        self.course_chart = CourseChart()
        self.chart: SessionChart | None = None
        self.step = ChartStep.BEFORE
        self.plates: tuple[str, ...] = ("front", "back")
        self._selected: Site | None = None
        bench.bus.changed.connect(self._take_up)

    # What is open

    def open(self, workplace: Workplace) -> None:
        """Put a session on the desk; what no longer exists leaves the desk empty."""
        session_id = workplace.session_id
        same = self.chart is not None and self.chart.session.id == session_id
        self.patient = self.bench.clinic.patients.get(workplace.patient_id) if workplace.patient_id else None
        self.course = self.bench.clinic.courses.get(workplace.course_id) if workplace.course_id else None
        self.chart = None
        self.course_chart = CourseChart()
        if self.course is not None:
            self._read_course(session_id)
        if not same:
            self.step = workplace.step
            self.plates = workplace.plates
            self._selected = None
        if self.chart is not None and workplace.site_id:
            self._selected = self.chart.site(workplace.site_id) or self._selected
        self.opened.emit()

    def show_session(self, session_id: str) -> None:
        """Open another session of the same course."""
        self.open(replace(self.where(), session_id=session_id, step=ChartStep.BEFORE, site_id=None))
        self.where_changed.emit(self.where())

    def where(self) -> Workplace:
        """Return what to keep so that a restart comes back here."""
        return Workplace(
            PlaceName.CHART,
            self.patient.id if self.patient else None,
            self.course.id if self.course else None,
            self.chart.session.id if self.chart else None,
            self.step,
            self.plates,
            self._selected.id if self._selected and not self.is_pending else None,
        )

    def _read_course(self, session_id: str | None) -> None:
        if self.course is None:
            return
        self.course_chart = self.bench.clinic.courses.chart(self.course.id)
        found = [chart for chart in self.course_chart.sessions if chart.session.id == session_id]
        self.chart = found[0] if found else None

    def _take_up(self, changes: Changes) -> None:
        if self.course is None:
            return
        if self.patient is not None and self.patient.id in changes.patients:
            self.patient = self.bench.clinic.patients.get(self.patient.id)
            self.opened.emit()
        if self.course.id in changes.courses:
            self._read_course(self.chart.session.id if self.chart else None)
            self.chart_changed.emit()
            return
        ours = {chart.session.id for chart in self.course_chart.sessions} & changes.sessions
        if not ours:
            return
        fresh = {session_id: self.bench.clinic.charting.chart(session_id) for session_id in ours}
        self.course_chart = CourseChart(
            tuple(fresh.get(chart.session.id, chart) for chart in self.course_chart.sessions)
        )
        if self.chart is not None:
            self.chart = fresh.get(self.chart.session.id, self.chart)
        self.chart_changed.emit()

    # Selection and steps

    @property
    def selected(self) -> Site | None:
        """The selected site; it may not be in the session yet."""
        return self._selected

    @property
    def is_pending(self) -> bool:
        """True if the selected site enters the session only with its first value or needle."""
        return self._selected is not None and (self.chart is None or self.chart.site(self._selected.id) is None)

    @property
    def phase(self) -> Phase:
        """The phase that a rating goes to; while needling it is `before`."""
        return PHASE_OF_STEP.get(self.step, Phase.BEFORE)

    def select(self, site: Site | None) -> None:
        """Select a site of the session or one that may enter it."""
        if site != self._selected:
            self._selected = site
            self.selection_changed.emit()
            self.where_changed.emit(self.where())

    def select_id(self, site_id: str) -> None:
        """Select a site of the session by its id."""
        if self.chart is not None:
            self.select(self.chart.site(site_id))

    def set_step(self, step: ChartStep) -> None:
        """Go to Before, Needling or After; After begins its walk at the first site that is left."""
        if step is self.step:
            return
        self.step = step
        self._selected = None
        if step is ChartStep.AFTER and self.chart is not None:
            left = self.chart.left_for_after()
            self._selected = left[0] if left else None
        self.step_changed.emit()
        self.selection_changed.emit()
        self.where_changed.emit(self.where())

    def set_plates(self, plates: tuple[str, ...]) -> None:
        """Remember which plates are on the desk."""
        self.plates = plates
        self.where_changed.emit(self.where())

    def go_on(self) -> None:
        """Enter: to the next site without a record in this phase, or let go of the selection."""
        site = self._next_left()
        self.select(site)

    def go_back(self) -> None:
        """Backspace: to the site before the selected one in palpation order."""
        if self.chart is None or not self.chart.sites:
            return
        ids = [site.id for site in self.chart.sites]
        here = ids.index(self._selected.id) if self._selected and self._selected.id in ids else len(ids)
        self.select(self.chart.sites[max(0, here - 1)])

    def _next_left(self) -> Site | None:
        if self.chart is None:
            return None
        if self.step is ChartStep.AFTER:
            left = self.chart.left_for_after()
        else:
            left = tuple(site for site in self.chart.sites if (site.id, Phase.BEFORE) not in self.chart.readings)
        ids = [site.id for site in self.chart.sites]
        here = ids.index(self._selected.id) if self._selected and self._selected.id in ids else -1
        later = [site for site in left if ids.index(site.id) > here]
        return later[0] if later else left[0] if left else None

    def site_for_point(self, code: str, side: Side) -> Site | None:
        """Return the site of an atlas point on this patient, new or known; None if the atlas has no such point."""
        if self.patient is None:
            return None
        point = self.bench.atlas.point(self.patient.figure, code)
        return None if point is None else self.bench.clinic.charting.site_for_point(self.patient.id, point, side)

    def site_for_surface(self, plate: str, x: float, y: float) -> Site | None:
        """Return a new pin at a place on a plate, named; None off the body."""
        if self.patient is None:
            return None
        hit = self.bench.atlas.hit(self.patient.figure, plate, x, y)
        if hit is None:
            return None
        pin = self.bench.atlas.name_pin(self.patient.figure, hit)
        return Site(new_id(), self.patient.id, hit.side, self.bench.atlas.pin_label(pin), pin=pin)

    # Acts

    def _carry(self, title: str, applied: Applied) -> None:
        if self.chart is not None:
            self.bench.undo.push_applied(title, self.bench.clinic.charting, self.chart.session.id, applied)

    def _try(self, title: str, edits: list[Edit]) -> bool:
        if self.chart is None or not edits:
            return False
        try:
            applied = self.bench.clinic.charting.apply(self.chart.session.id, edits, title)
        except UserError as error:
            self.bench.bus.announce_failure(error)
            return False
        self._carry(title, applied)
        return True

    def _act(self, title: str, act: Callable[[], Applied]) -> bool:
        """Carry out a service call with undo; what it cannot do is told."""
        try:
            self._carry(title, act())
        except UserError as error:
            self.bench.bus.announce_failure(error)
            return False
        return True

    def rate(self, site: Site, value: float | None, phase: Phase | None = None) -> bool:
        """Record a value, or None for "not assessed"; True if it is on disk."""
        if self.chart is None:
            return False
        phase = phase or self.phase
        said = "not assessed" if value is None else f"{value:g}"
        try:
            applied = self.bench.clinic.charting.rate(self.chart.session.id, site, phase, value)
        except UserError as error:
            self.bench.bus.announce_failure(error)
            return False
        self._carry(f"{site.title} {phase.value} {said}", applied)
        return True

    def charge(self, site: Site, value: int | None, phase: Phase | None = None) -> bool:
        """Record an emotional charge, or None for "not asked"; True if it is on disk."""
        session_id = "" if self.chart is None else self.chart.session.id
        recording = partial(self.bench.clinic.charting.charge, session_id, site, phase or self.phase, value)
        return bool(session_id) and self._act(f"Charge of {site.title}", recording)

    def rate_selected(self, value: float | None) -> None:
        """Rate the selected site in the phase at work; in After walk on to the next that is left."""
        site = self._selected
        if site is None or self.step is ChartStep.NEEDLING or not self.rate(site, value):
            return
        if self.step is ChartStep.AFTER:
            self.select(self._next_left())
        else:
            self.selection_changed.emit()

    def charge_selected(self, value: int | None) -> None:
        """Record the emotional charge of the selected site, which stays selected; None takes it back."""
        if self._selected is not None and self.charge(self._selected, value):
            self.selection_changed.emit()

    def rate_unchanged(self) -> None:
        """`=`: the value after is the value before."""
        if self._selected is None or self.chart is None or self.step is not ChartStep.AFTER:
            return
        before = self.chart.value(self._selected.id, Phase.BEFORE)
        if before is not None:
            self.rate_selected(before)

    def clear_reading(self, site: Site) -> None:
        """Go back to "nothing recorded" in the phase at work."""
        self._try(f"Clear {site.title}", [DropReading(site.id, self.phase)])

    def remove_site(self, site: Site) -> None:
        """Take a site with its readings out of the session; a site that was needled stays."""
        if self.chart is None:
            return
        if any(needle.site_id == site.id for needle in self.chart.needles):
            self.bench.bus.announce_failure(
                UserError(f"{site.title} was needled in this session, so it stays.", "Undo the needle first.")
            )
            return
        edits: list[Edit] = [DropReading(site.id, phase) for phase in Phase if (site.id, phase) in self.chart.readings]
        edits += [DropCharge(site.id, phase) for phase in Phase if (site.id, phase) in self.chart.charges]
        if self._try(f"Remove {site.title}", [*edits, DropSite(site.id)]):
            self.select(None)

    def carry_out(self, offer: EntryOffer) -> bool:
        """Do what an offer of the quick entry says, side by side, and select the last site."""
        if self.chart is None or self.patient is None:
            return False
        if offer.others:
            return self._bring(offer)
        done = False
        for side in offer.sides:
            site = self.bench.clinic.charting.site_for_point(self.patient.id, offer.point, side)
            for phase, charge in ((Phase.BEFORE, offer.charge_before), (Phase.AFTER, offer.charge_after)):
                done = (charge is not None and self.charge(site, charge, phase)) or done
            if self.step is ChartStep.NEEDLING and offer.before is offer.after is None and not offer.is_charged:
                done = self.needle(site, offer.point.needles)
                continue
            if offer.before is not None or (offer.not_assessed and self.phase is Phase.BEFORE):
                done = self.rate(site, offer.before, Phase.BEFORE)
            if offer.after is not None or (offer.not_assessed and self.phase is Phase.AFTER):
                done = self.rate(site, offer.after, Phase.AFTER)
            self.select(site)
        return done

    def _bring(self, offer: EntryOffer) -> bool:
        """All sites of a protocol in one act: with a needle each while needling, else without a value."""
        charting, chart = self.bench.clinic.charting, self.chart
        if self.patient is None or chart is None:
            return False
        sites = [charting.site_for_point(self.patient.id, one, side) for side in offer.sides for one in offer.points]
        if self.step is not ChartStep.NEEDLING:
            known = {site.id for site in chart.sites}
            return self._try(f"Bring {offer.protocol}", [PutSite(site) for site in sites if site.id not in known])
        return self._act(offer.protocol, partial(charting.place_needles, chart.session.id, sites, offer.protocol))

    def needle(self, site: Site, count: int = 1) -> bool:
        """Place needles at a site."""
        if self.chart is None:
            return False
        placing = partial(self.bench.clinic.charting.place_needle, self.chart.session.id, site, count)
        if not self._act(f"Needle {site.title}", placing):
            return False
        self.select(site)
        return True

    def take_out(self, needles: tuple[Needle, ...]) -> None:
        """Count needles out."""
        if self.chart is None or not needles:
            return
        ids = [needle.id for needle in needles]
        title = "Needle out" if len(needles) == 1 else f"{len(needles)} needles out"
        self._act(title, partial(self.bench.clinic.charting.take_out, self.chart.session.id, ids))

    def record_dose(self, mg: float, route: Route, at: datetime | None = None) -> None:
        """Record a dose, given now unless a time is named."""
        if self.chart is not None:
            recording = partial(self.bench.clinic.charting.record_dose, self.chart.session.id, mg, route, at)
            self._act(f"Dose {mg:g} mg {route.value}", recording)

    def record_vitals(self, values: VitalValues, at: datetime | None = None) -> None:
        """Record vital signs, taken now unless a time is named."""
        if self.chart is not None:
            taking = partial(self.bench.clinic.charting.record_vitals, self.chart.session.id, values, at)
            self._act("Vital signs", taking)

    def bring_sites(self) -> None:
        """ "As last time": last session's sites without their values."""
        session_id = "" if self.chart is None else self.chart.session.id
        if session_id and self._act("As last time", partial(self.bench.clinic.charting.bring_sites, session_id)):
            self.select(self._next_left())

    def mirror_selected(self) -> None:
        """Bring the other side of the selected site into the session and select it."""
        site = self._selected
        if site is None or self.patient is None or site.side is Side.MIDLINE:
            return
        other_side = Side.LEFT if site.side is Side.RIGHT else Side.RIGHT
        if site.code is not None:
            other = self.site_for_point(site.code, other_side)
        elif site.pin is not None:
            surface = self.bench.atlas.mirror(site.pin.surface)
            pin = Pin(surface, site.pin.name, site.pin.plain)
            other = Site(new_id(), self.patient.id, other_side, site.label, pin=pin)
        else:
            other = None
        if other is not None:
            if self.chart is not None and self.chart.site(other.id) is None:
                self._try(f"Mirror {site.title}", [PutSite(other)])
            self.select(other)

    def move_pin(self, site: Site, plate: str, x: float, y: float) -> None:
        """Move a pin along the surface; its name follows."""
        moved = self.site_for_surface(plate, x, y)
        if moved is None or moved.pin is None:
            return
        self._try(f"Move {site.title}", [PutSite(replace(site, side=moved.side, label=moved.label, pin=moved.pin))])
        if self.chart is not None and self._selected is not None and self._selected.id == site.id:
            self.select(self.chart.site(site.id))
