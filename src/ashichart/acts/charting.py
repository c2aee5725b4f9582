"""The acts on the values of a session: rate, charge, clear, replace and remove sites, move a pin, a typed line.

Sites that come without a value are in `bringing`. Places on the drawn body are kept out: a site arrives with its point
or its pin.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.refusals import in_words
from ashichart.acts.session_act import SessionAct, expected_of
from ashichart.domain.charting.act_labels import plain_number
from ashichart.domain.charting.acts import UNCHECKED, ActKind, ActLabel, Json, Step, Unchecked
from ashichart.domain.charting.charges import Charge, check_charge
from ashichart.domain.charting.edits import (
    DropCharge,
    DropReading,
    DropSite,
    Edit,
    PutCharge,
    PutNeedle,
    PutReading,
    PutSite,
)
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.store.records.charges import audit_charge
from ashichart.store.records.chart_edits import audit_reading
from ashichart.wording import refusals


@dataclass(frozen=True, slots=True)
class RateSite(SessionAct):
    """Record the value of a site in a phase; None is "not assessed", which is never 0.

    Args:
        seen: The reading that was on the screen, None if there was none; `UNCHECKED` replaces whatever is there.
    """

    kind: ClassVar[ActKind] = ActKind.RATE_SITE
    site: Site
    phase: Phase
    value: float | None
    seen: Reading | Unchecked | None = UNCHECKED

    @property
    def label(self) -> ActLabel:
        """Site, phase and value."""
        value = None if self.value is None else plain_number(self.value)
        return ActLabel(self.kind, {"site": self.site.title, "phase": self.phase.value, "value": value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The site comes into the session if it is not there yet."""
        site = self.known_site(turn, self.site)
        session, _ = turn.session(self.charted_id)
        yield Step(PutSite(site))
        with in_words():
            at = self.time_of(turn, site, self.phase, self.seen)
            reading = Reading(session.id, site.id, self.phase, session.scale, self.value, at)
        yield Step(PutReading(reading), expected_of(self.seen, audit_reading))


@dataclass(frozen=True, slots=True)
class ChargeSite(SessionAct):
    """Record the emotional charge of a site in a phase; None goes back to "not asked", which is never 0."""

    kind: ClassVar[ActKind] = ActKind.CHARGE_SITE
    site: Site
    phase: Phase
    value: float | None
    seen: Charge | Unchecked | None = UNCHECKED

    @property
    def label(self) -> ActLabel:
        """Site, phase and value."""
        value = None if self.value is None else plain_number(self.value)
        return ActLabel(self.kind, {"site": self.site.title, "phase": self.phase.value, "value": value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The site comes into the session if it is not there yet; its tenderness is left as it is."""
        expected = expected_of(self.seen, audit_charge)
        site = self.known_site(turn, self.site)
        if self.value is None:
            yield Step(DropCharge(site.id, self.phase), expected)
            return
        yield Step(PutSite(site))
        with in_words():
            value, at = check_charge(self.value), self.time_of(turn, site, self.phase, self.seen, of_charge=True)
            charge = Charge(self.charted_id, site.id, self.phase, value, at)
        yield Step(PutCharge(charge), expected)


@dataclass(frozen=True, slots=True)
class ClearReading(SessionAct):
    """Go back to "nothing recorded" for a site and phase."""

    kind: ClassVar[ActKind] = ActKind.CLEAR_READING
    site: Site
    phase: Phase
    seen: Reading | Unchecked | None = UNCHECKED

    @property
    def label(self) -> ActLabel:
        """Site and phase."""
        return ActLabel(self.kind, {"site": self.site.title, "phase": self.phase.value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The site stays in the session."""
        yield Step(DropReading(self.site.id, self.phase), expected_of(self.seen, audit_reading))


@dataclass(frozen=True, slots=True)
class RemoveSite(SessionAct):
    """Take a site with its readings and charges out of the session; a site that was needled stays.

    Args:
        seen: The chart that was on the screen; `UNCHECKED` removes whatever is there.
    """

    kind: ClassVar[ActKind] = ActKind.REMOVE_SITE
    site: Site
    seen: SessionChart | Unchecked = UNCHECKED

    @property
    def label(self) -> ActLabel:
        """The site."""
        return ActLabel(self.kind, {"site": self.site.title})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Its values go first, so that taking it back brings them too."""
        chart, site_id = self.chart(turn), self.site.id
        if any(needle.site_id == site_id for needle in chart.needles):
            raise UserError(*refusals.needled(self.site.title))
        for edit in _values_gone(chart, site_id):
            yield Step(edit, self._expected(edit))
        yield Step(DropSite(site_id))

    def _expected(self, edit: Edit) -> Json | Unchecked:
        if isinstance(self.seen, Unchecked):
            return UNCHECKED
        if isinstance(edit, DropCharge):
            return expected_of(self.seen.charges.get((edit.site_id, edit.phase)), audit_charge)
        if isinstance(edit, DropReading):
            return expected_of(self.seen.reading(edit.site_id, edit.phase), audit_reading)
        return UNCHECKED  # pragma: no cover - a site has no other values


@dataclass(frozen=True, slots=True)
class ReplaceSite(SessionAct):
    """Make a site that was picked wrong into another one, keeping its values, needles and place in the order.

    Args:
        site: As it stands in the session.
        wanted: What was meant; it must not be in the session yet.
    """

    kind: ClassVar[ActKind] = ActKind.REPLACE_SITE
    site: Site
    wanted: Site

    @property
    def label(self) -> ActLabel:
        """Both sites."""
        return ActLabel(self.kind, {"site": self.site.title, "wanted": self.wanted.title})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Everything moves to the other site; then the wrong one leaves the session."""
        chart, wanted = self.chart(turn), self.known_site(turn, self.wanted)
        ids = [one.id for one in chart.sites]
        if self.site.id not in ids:
            raise ValueError("This site is not part of the session.")
        if wanted.id in ids:
            raise UserError(*refusals.in_session(wanted.title, self.site.title))
        yield Step(PutSite(wanted, ids.index(self.site.id)), None)
        for (site_id, _), reading in chart.readings.items():
            if site_id == self.site.id:
                yield Step(PutReading(replace(reading, site_id=wanted.id)), None)
        for (site_id, _), charge in chart.charges.items():
            if site_id == self.site.id:
                yield Step(PutCharge(replace(charge, site_id=wanted.id)), None)
        for needle in chart.needles:
            if needle.site_id == self.site.id:
                yield Step(PutNeedle(replace(needle, site_id=wanted.id)))
        for edit in _values_gone(chart, self.site.id):
            yield Step(edit)
        yield Step(DropSite(self.site.id))


@dataclass(frozen=True, slots=True)
class MovePin(SessionAct):
    """Move a pin along the surface, in every session that it is part of.

    Args:
        moved: The pin at its new place.
        name: As it was called before.
    """

    kind: ClassVar[ActKind] = ActKind.MOVE_PIN
    moved: Site
    name: str

    @property
    def label(self) -> ActLabel:
        """The pin."""
        return ActLabel(self.kind, {"site": self.name})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The site as a whole."""
        del turn
        yield Step(PutSite(self.moved))


@dataclass(frozen=True, slots=True)
class TypeLine(SessionAct):
    """Everything that one typed line says: several sites, phases and charges, as one act.

    Args:
        line: The acts that the line stands for, in its order; all of one session.
    """

    kind: ClassVar[ActKind] = ActKind.TYPE_LINE
    line: tuple[SessionAct, ...]

    @property
    def label(self) -> ActLabel:
        """Those of its acts, in their order."""
        return ActLabel(self.kind, {"line": [act.label.data for act in self.line]})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Those of its acts, one after the other; each sees what those before it did."""
        for act in self.line:
            if act.charted_id != self.charted_id:
                raise ValueError("An act of charting stays within one session.")
            yield from act.steps(turn)


def _values_gone(chart: SessionChart, site_id: str) -> Sequence[Edit]:
    readings = [DropReading(site_id, phase) for phase in Phase if (site_id, phase) in chart.readings]
    charges = [DropCharge(site_id, phase) for phase in Phase if (site_id, phase) in chart.charges]
    return [*readings, *charges]
