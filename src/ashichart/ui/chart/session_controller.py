"""The acts of charting on the open session: each is one service call; undo and the bus hear of it from the runner."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import QObject, Signal

from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.doses import Dose, Route, VitalSigns, VitalValues
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import StaleError, UserError
from ashichart.domain.workplace import ChartStep
from ashichart.ui.chart.conflict.words import conflict_of, held_site
from ashichart.ui.chart.open_chart import PHASE_OF_STEP, OpenChart
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import StaleTurn
from ashichart.wording.chart import chart as say

__all__ = ["PHASE_OF_STEP", "SessionController"]


class SessionController(OpenChart):
    """The open session, and every act that charts it.

    Signals:
        conflicted: With a `Conflict`: a value changed elsewhere between showing it and changing it.
    """

    conflicted = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        context.undo.contested.connect(self._ask_to_turn)

    def rate(self, site: Site, value: float | None, phase: Phase | None = None) -> bool:
        """Record a value, or None for "not assessed"; True if it is on disk."""
        charting, phase = self.context.clinic.charting, phase or self.phase

        def act(chart: SessionChart) -> Done:
            here = held_site(chart, site)
            return charting.rate(chart.session.id, here, phase, value, chart.reading(here.id, phase))

        return self._seeing(self.chart, act)

    def charge(self, site: Site, value: int | None, phase: Phase | None = None) -> bool:
        """Record an emotional charge, or None for "not asked"; True if it is on disk."""
        charting, phase = self.context.clinic.charting, phase or self.phase

        def act(chart: SessionChart) -> Done:
            here = held_site(chart, site)
            return charting.charge(chart.session.id, here, phase, value, chart.charges.get((here.id, phase)))

        return self._seeing(self.chart, act)

    def rate_selected(self, value: float | None) -> None:
        """Rate the selected site in the phase at work; in After walk on to the next that is left."""
        site = self.selected
        if site is None or self.step is ChartStep.NEEDLING or not self.rate(site, value):
            return
        if self.step is ChartStep.AFTER:
            self.select(self.next_left())
        else:
            self.selection_changed.emit()

    def charge_selected(self, value: int | None) -> None:
        """Record the emotional charge of the selected site, which stays selected; None takes it back."""
        if self.selected is not None and self.charge(self.selected, value):
            self.selection_changed.emit()

    def rate_unchanged(self) -> None:
        """`=`: the value after is the value before."""
        if self.selected is None or self.chart is None or self.step is not ChartStep.AFTER:
            return
        before = self.chart.value(self.selected.id, Phase.BEFORE)
        if before is not None:
            self.rate_selected(before)

    def clear_reading(self, site: Site) -> None:
        """Go back to "nothing recorded" in the phase at work."""
        charting, phase = self.context.clinic.charting, self.phase

        def act(chart: SessionChart) -> Done | None:
            seen = chart.reading(site.id, phase)
            return None if seen is None else charting.clear_reading(chart.session.id, site, phase, seen)

        self._seeing(self.chart, act)

    def remove_site(self, site: Site) -> None:
        """Take a site with its readings out of the session; a site that was needled stays."""
        charting = self.context.clinic.charting

        def act(chart: SessionChart) -> Done:
            done = charting.remove_site(chart.session.id, site, chart)
            self.select(None)
            return done

        self._seeing(self.chart, act)

    def carry_out(self, offer: EntryOffer) -> bool:
        """Do what an offer of the quick entry says as one act, and select the last site."""
        chart, patient = self.chart, self.patient
        if chart is None or patient is None:
            return False
        charting, step = self.context.clinic.charting, self.step
        done = self._seeing(chart, lambda seen: charting.type_line(seen.session.id, patient.id, offer, step, seen))
        if done:  # after a protocol nothing is selected: the next digit is meant for none of its points
            self.select(None if offer.others else self.site_for_point(offer.point.code, offer.sides[-1]))
        return done

    def needle(self, site: Site, count: int = 1) -> bool:
        """Place needles at a site."""
        if self.chart is None:
            return False
        needling, session_id = self.context.clinic.needling, self.chart.session.id
        if not self._act(lambda: needling.place_needle(session_id, site, count)):
            return False
        self.select(site)
        return True

    def take_out(self, needles: tuple[Needle, ...]) -> None:
        """Count needles out."""
        if self.chart is not None and needles:
            needling, session_id = self.context.clinic.needling, self.chart.session.id
            self._act(lambda: needling.take_out(session_id, [needle.id for needle in needles]))

    def change_needle(self, seen: Needle, inserted_at: datetime, removed_at: datetime | None) -> bool:
        """Correct when a needle went in and out; None is still in.

        Raises:
            UserError: If the times are not in order or lie in the future, or the needle is gone.
        """
        needling = self.context.clinic.needling

        def act(chart: SessionChart) -> Done:
            held = seen if chart is was else next((one for one in chart.needles if one.id == seen.id), seen)
            return needling.change_needle(held, inserted_at, removed_at)

        was = self.chart
        return self._seeing(was, act, announces=False)

    def remove_needles(self, needles: tuple[Needle, ...]) -> None:
        """Remove needles that were recorded by mistake."""
        needling, ids = self.context.clinic.needling, [needle.id for needle in needles]

        def act(chart: SessionChart) -> Done | None:
            seen = [one for one in chart.needles if one.id in ids]
            return needling.remove_needles(chart.session.id, [one.id for one in seen], seen) if seen else None

        self._seeing(self.chart, act)

    def record_dose(self, mg: float, route: Route, at: datetime | None = None) -> bool:
        """Record a dose, given now unless a time is named."""
        if self.chart is None:
            return False
        kap, session_id = self.context.clinic.kap, self.chart.session.id
        return self._act(lambda: kap.record_dose(session_id, mg, route, at))

    def record_vitals(self, values: VitalValues, at: datetime | None = None) -> bool:
        """Record vital signs, taken now unless a time is named."""
        if self.chart is None:
            return False
        kap, session_id = self.context.clinic.kap, self.chart.session.id
        return self._act(lambda: kap.record_vitals(session_id, values, at))

    def correct_kap(self, seen: Dose | VitalSigns, wanted: object) -> bool:
        """Correct a dose with (mg, route, time), or vital signs with (values, time)."""
        clinic, was = self.context.clinic, self.chart

        def act(chart: SessionChart) -> Done:
            held = seen if chart is was else _held_entry(chart, seen)
            if isinstance(seen, Dose):
                mg, route, at = cast("tuple[float, Route, datetime]", wanted)
                if isinstance(held, Dose):
                    return clinic.kap.change_dose(held, mg, route, at)
                return clinic.kap.restore_dose(replace(seen, mg=mg, route=route, given_at=at))
            values, taken_at = cast("tuple[VitalValues, datetime]", wanted)
            if isinstance(held, VitalSigns):
                return clinic.kap.change_vitals(held, values, taken_at)
            return clinic.kap.restore_vitals(VitalSigns(seen.id, seen.session_id, taken_at, *values))

        return self._seeing(was, act)

    def remove_kap(self, entry: Dose | VitalSigns) -> bool:
        """Remove a dose or vital signs that were recorded by mistake."""
        kap, was = self.context.clinic.kap, self.chart

        def act(chart: SessionChart) -> Done:
            held = entry if chart is was else _held_entry(chart, entry) or entry
            return kap.remove_dose(held) if isinstance(held, Dose) else kap.remove_vitals(held)

        return self._seeing(was, act)

    def restore_kap(self, entry: Dose | VitalSigns) -> bool:
        """Bring a removed dose or removed vital signs back as they were."""
        kap = self.context.clinic.kap
        return self._act(lambda: kap.restore_dose(entry) if isinstance(entry, Dose) else kap.restore_vitals(entry))

    def bring_sites(self) -> None:
        """ "As last time": last session's sites without their values."""
        if self.chart is not None:
            charting, session_id = self.context.clinic.charting, self.chart.session.id
            if self._act(lambda: charting.bring_sites(session_id)):
                self.select(self.next_left())

    def mirror_selected(self) -> None:
        """Bring the other side of the selected site into the session and select it."""
        site, chart = self.selected, self.chart
        if site is None or chart is None or self.patient is None:
            return
        other = self.found.across(self.patient, site)
        if other is not None:
            charting, mirrored = self.context.clinic.charting, other
            if chart.site(other.id) is None and not self._act(lambda: charting.mirror_site(chart.session.id, mirrored)):
                return
            self.select(other)

    def move_pin(self, site: Site, plate: str, x: float, y: float) -> None:
        """Move a pin along the surface; its name follows."""
        found = self.site_for_surface(plate, x, y)
        if found is None or found.pin is None or self.chart is None:
            return
        charting, session_id = self.context.clinic.charting, self.chart.session.id
        moved = replace(site, side=found.side, label=found.label, pin=found.pin)
        if not self._act(lambda: charting.move_pin(session_id, site, moved)):
            return
        self._say_move(site, moved)
        if self.selected is not None and self.selected.id == site.id:
            self.select(self.chart.site(site.id))

    def _say_move(self, site: Site, moved: Site) -> None:
        """A pin that other sessions use moved in all of them: say how far and in how many."""
        count = self.context.clinic.charting.sessions_of_site(site.id)
        if self.patient is None or site.pin is None or moved.pin is None or count == 1:
            return
        cm = self.context.atlas.places.distance_cm(self.patient.figure, site.pin.surface, moved.pin.surface)
        self.context.bus.say_reach(
            say.moved_cm_in_sessions(cm=f"{cm:.1f}", count=count), say.is_now(was=site.title, now=moved.title)
        )

    def _act(self, act: Callable[[], object]) -> bool:
        """Carry out a service call; what it refuses is announced."""
        return self.context.carry(act) is not None

    # A value that changed elsewhere

    def _seeing(
        self, chart: SessionChart | None, act: Callable[[SessionChart], object], *, announces: bool = True
    ) -> bool:
        """Carry out an act on what the person sees; where a value is another one by now, ask which one holds.

        Args:
            chart: As it is on the screen, None where no session is open.
            act: Is given the chart whose values it may replace, and no others.
            announces: False lets the caller say what was refused.
        """
        if chart is None:
            return False
        try:
            act(chart)
        except StaleError as stale:
            return self._ask_which(stale, act)
        except UserError as error:
            if not announces:
                raise
            self.context.bus.announce_failure(error)
            return False
        return True

    def _ask_which(self, stale: StaleError, act: Callable[[SessionChart], object]) -> bool:
        """Show what stands in the record now, and let the person choose; True if that is what was meant anyway."""
        self._read_again(is_ours=False)
        fresh = self.chart
        if fresh is None:  # the session is gone too, which is said already
            return False
        asked = conflict_of(fresh, stale, lambda: self._seeing(fresh, act))
        if asked is None:
            self.context.bus.announce_failure(stale)
            return False
        if asked.theirs == asked.mine:
            return True
        self.conflicted.emit(asked)
        return False

    def _ask_to_turn(self, turn: StaleTurn) -> None:
        """An act that is taken back met another value: show both, and let the person choose."""
        if self.chart is None or turn.step.home.session_id != self.chart.session.id:
            return
        self._read_again(is_ours=False)
        chart = cast("SessionChart | None", self.chart)
        if chart is None:
            return
        question = say.another_window_changed_this_since_take_your()
        asked = conflict_of(chart, turn.error, turn.turn, turn.let_go, question)
        if asked is None:
            return
        turn.is_taken_up = True
        if asked.theirs == asked.mine:
            turn.let_go()
        else:
            self.conflicted.emit(asked)


def _held_entry(chart: SessionChart, entry: Dose | VitalSigns) -> Dose | VitalSigns | None:
    return next((one for one in (*chart.doses, *chart.vitals) if one.id == entry.id), None)
