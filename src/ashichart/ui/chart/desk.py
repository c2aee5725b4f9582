"""The acts of charting on the open session: each is one service call; undo and the bus hear of it from the runner."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import cast

from PySide6.QtCore import Signal

from ashichart.domain.body import Side
from ashichart.domain.edits import PutDose, PutVitals
from ashichart.domain.entry import EntryOffer
from ashichart.domain.errors import StaleError, UserError
from ashichart.domain.ids import new_id
from ashichart.domain.kap import Dose, Route, VitalSigns, VitalValues
from ashichart.domain.needles import Needle
from ashichart.domain.readings import Phase, Reading
from ashichart.domain.sites import Pin, Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.chart.conflict_card import Conflict
from ashichart.ui.chart.open_chart import PHASE_OF_STEP, OpenChart
from ashichart.ui.undo_words import value_words

__all__ = ["PHASE_OF_STEP", "ChartDesk"]


class ChartDesk(OpenChart):
    """The open session, and every act that charts it.

    Signals:
        conflicted: With a `Conflict`: a value changed elsewhere between showing it and changing it.
    """

    conflicted = Signal(object)

    def rate(self, site: Site, value: float | None, phase: Phase | None = None) -> bool:
        """Record a value, or None for "not assessed"; True if it is on disk."""
        if self.chart is None:
            return False
        phase = phase or self.phase
        charting, session_id = self.bench.clinic.charting, self.chart.session.id
        seen = self.chart.reading(site.id, phase)
        try:
            charting.rate(session_id, site, phase, value, seen)
        except StaleError:
            self._ask_which(site, phase, value, seen)
            return False
        except UserError as error:
            self.bench.bus.announce_failure(error)
            return False
        return True

    def _ask_which(self, site: Site, phase: Phase, value: float | None, seen: Reading | None) -> None:
        """Show what stands in the record now, and let the person choose between it and what was typed."""
        self._read_again(is_ours=False)
        chart = self.chart
        if chart is None:  # the session is gone too, which is said already
            return
        here = next((one for one in chart.sites if (one.code, one.side) == (site.code, site.side)), site)
        if site.code is None:
            here = site
        theirs = chart.reading(here.id, phase)
        scale = chart.session.scale

        def words(reading: Reading | None) -> str:
            return value_words(scale, None if reading is None else reading.value, recorded=reading is not None)

        self.conflicted.emit(
            Conflict(
                f"{here.title}, {phase.value}",
                words(seen),
                words(theirs),
                value_words(scale, value, recorded=True),
                None if theirs is None else chart.session.local(theirs.read_at),
                lambda: self.rate(here, value, phase),
            )
        )

    def charge(self, site: Site, value: int | None, phase: Phase | None = None) -> bool:
        """Record an emotional charge, or None for "not asked"; True if it is on disk."""
        if self.chart is None:
            return False
        phase = phase or self.phase
        charting, session_id = self.bench.clinic.charting, self.chart.session.id
        seen = self.chart.charges.get((site.id, phase))
        return self._act(lambda: charting.charge(session_id, site, phase, value, seen))

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
        seen = None if self.chart is None else self.chart.reading(site.id, self.phase)
        if self.chart is not None and seen is not None:
            charting, session_id, phase = self.bench.clinic.charting, self.chart.session.id, self.phase
            self._act(lambda: charting.clear_reading(session_id, site, phase, seen))

    def remove_site(self, site: Site) -> None:
        """Take a site with its readings out of the session; a site that was needled stays."""
        if self.chart is not None:
            charting, session_id = self.bench.clinic.charting, self.chart.session.id
            if self._act(lambda: charting.remove_site(session_id, site)):
                self.select(None)

    def carry_out(self, offer: EntryOffer) -> bool:
        """Do what an offer of the quick entry says as one act, and select the last site."""
        chart, patient = self.chart, self.patient
        if chart is None or patient is None:
            return False
        charting, step = self.bench.clinic.charting, self.step
        done = self._act(lambda: charting.type_line(chart.session.id, patient.id, offer, step))
        if done and not offer.others:
            self.select(self.site_for_point(offer.point.code, offer.sides[-1]))
        return done

    def needle(self, site: Site, count: int = 1) -> bool:
        """Place needles at a site."""
        if self.chart is None:
            return False
        needling, session_id = self.bench.clinic.needling, self.chart.session.id
        if not self._act(lambda: needling.place_needle(session_id, site, count)):
            return False
        self.select(site)
        return True

    def take_out(self, needles: tuple[Needle, ...]) -> None:
        """Count needles out."""
        if self.chart is not None and needles:
            needling, session_id = self.bench.clinic.needling, self.chart.session.id
            self._act(lambda: needling.take_out(session_id, [needle.id for needle in needles]))

    def remove_needles(self, needles: tuple[Needle, ...]) -> None:
        """Remove needles that were recorded by mistake."""
        if self.chart is not None and needles:
            needling, session_id = self.bench.clinic.needling, self.chart.session.id
            self._act(lambda: needling.remove_needles(session_id, [needle.id for needle in needles]))

    def record_dose(self, mg: float, route: Route, at: datetime | None = None) -> bool:
        """Record a dose, given now unless a time is named."""
        if self.chart is None:
            return False
        kap, session_id = self.bench.clinic.kap, self.chart.session.id
        return self._act(lambda: kap.record_dose(session_id, mg, route, at))

    def record_vitals(self, values: VitalValues, at: datetime | None = None) -> bool:
        """Record vital signs, taken now unless a time is named."""
        if self.chart is None:
            return False
        kap, session_id = self.bench.clinic.kap, self.chart.session.id
        return self._act(lambda: kap.record_vitals(session_id, values, at))

    def correct_kap(self, seen: Dose | VitalSigns, wanted: object) -> bool:
        """Correct a dose with (mg, route, time), or vital signs with (values, time)."""
        kap = self.bench.clinic.kap
        if isinstance(seen, Dose):
            mg, route, at = cast("tuple[float, Route, datetime]", wanted)
            return self._act(lambda: kap.change_dose(seen, mg, route, at))
        values, taken_at = cast("tuple[VitalValues, datetime]", wanted)
        return self._act(lambda: kap.change_vitals(seen, values, taken_at))

    def remove_kap(self, entry: Dose | VitalSigns) -> bool:
        """Remove a dose or vital signs that were recorded by mistake."""
        kap = self.bench.clinic.kap
        if isinstance(entry, Dose):
            return self._act(lambda: kap.remove_dose(entry))
        return self._act(lambda: kap.remove_vitals(entry))

    def restore_kap(self, entry: Dose | VitalSigns) -> bool:
        """Bring a removed dose or removed vital signs back as they were."""
        edit = PutDose(entry) if isinstance(entry, Dose) else PutVitals(entry)
        charting, words = self.bench.clinic.charting, "dose" if isinstance(entry, Dose) else "vital signs"
        return self._act(lambda: charting.apply(entry.session_id, (edit,), f"Bring back {words}"))

    def bring_sites(self) -> None:
        """ "As last time": last session's sites without their values."""
        if self.chart is not None:
            charting, session_id = self.bench.clinic.charting, self.chart.session.id
            if self._act(lambda: charting.bring_sites(session_id)):
                self.select(self.next_left())

    def mirror_selected(self) -> None:
        """Bring the other side of the selected site into the session and select it."""
        site, chart = self.selected, self.chart
        if site is None or chart is None or self.patient is None or site.side is Side.MIDLINE:
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
            charting, mirrored = self.bench.clinic.charting, other
            if chart.site(other.id) is None and not self._act(
                lambda: charting.mirror_site(chart.session.id, mirrored)
            ):
                return
            self.select(other)

    def move_pin(self, site: Site, plate: str, x: float, y: float) -> None:
        """Move a pin along the surface; its name follows."""
        found = self.site_for_surface(plate, x, y)
        if found is None or found.pin is None or self.chart is None:
            return
        charting, session_id = self.bench.clinic.charting, self.chart.session.id
        moved = replace(site, side=found.side, label=found.label, pin=found.pin)
        if not self._act(lambda: charting.move_pin(session_id, site, moved)):
            return
        self._say_move(site, moved)
        if self.selected is not None and self.selected.id == site.id:
            self.select(self.chart.site(site.id))

    def _say_move(self, site: Site, moved: Site) -> None:
        """A pin that other sessions use moved in all of them: say how far and in how many."""
        count = self.bench.clinic.charting.sessions_of_site(site.id)
        if self.patient is None or site.pin is None or moved.pin is None or count == 1:
            return
        cm = self.bench.atlas.distance_cm(self.patient.figure, site.pin.surface, moved.pin.surface)
        self.bench.bus.say_reach(f"Moved {cm:.1f} cm in {count} sessions", f"{site.title} is {moved.title} now.")

    def _act(self, act: Callable[[], object]) -> bool:
        """Carry out a service call; what it refuses is announced."""
        return self.bench.carry(act) is not None
