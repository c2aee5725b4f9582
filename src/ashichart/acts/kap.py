"""The acts around a dose: doses and vital signs recorded, corrected and removed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.refusals import gone, in_words, refuse
from ashichart.acts.session_act import SessionAct, refuse_future
from ashichart.domain.charting.act_labels import plain_number
from ashichart.domain.charting.acts import ActKind, ActLabel, Step
from ashichart.domain.charting.doses import Dose, Route, VitalSigns, VitalValues
from ashichart.domain.charting.edits import DropDose, DropVitals, PutDose, PutVitals
from ashichart.store.records.doses import audit_dose, audit_vitals
from ashichart.wording.vitals import vitals_problem


@dataclass(frozen=True, slots=True)
class RecordDose(SessionAct):
    """Record a dose; `given_at` None is now."""

    kind: ClassVar[ActKind] = ActKind.RECORD_DOSE
    mg: float
    route: Route
    given_at: datetime | None = None

    @property
    def label(self) -> ActLabel:
        """Amount and route."""
        return ActLabel(self.kind, {"mg": plain_number(self.mg), "route": self.route.value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        at = self.time_given(turn, self.given_at, "dose")
        with in_words():
            dose = Dose(turn.make_id(), self.charted_id, self.mg, self.route, at)
        refuse_future(at, turn, "dose")
        yield Step(PutDose(dose), None)


@dataclass(frozen=True, slots=True)
class ChangeDose(SessionAct):
    """Correct a dose.

    Args:
        seen: As it was on the screen.
        mg: As it should be.
        route: As it should be.
        given_at: As it should be, aware UTC.
    """

    kind: ClassVar[ActKind] = ActKind.CHANGE_DOSE
    seen: Dose
    mg: float
    route: Route
    given_at: datetime

    @property
    def label(self) -> ActLabel:
        """Both amounts, and the route as it should be."""
        was, mg = plain_number(self.seen.mg), plain_number(self.mg)
        return ActLabel(self.kind, {"was": was, "mg": mg, "route": self.route.value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        with in_words():
            dose = replace(self.seen, mg=self.mg, route=self.route, given_at=self.given_at)
        refuse_future(dose.given_at, turn, "dose")
        yield Step(PutDose(dose), audit_dose(self.seen))


@dataclass(frozen=True, slots=True)
class RemoveDose(SessionAct):
    """Remove a dose that was recorded by mistake."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_DOSE
    dose: Dose

    @property
    def label(self) -> ActLabel:
        """Amount and route."""
        return ActLabel(self.kind, {"mg": plain_number(self.dose.mg), "route": self.dose.route.value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """It must still be there."""
        if self.dose.id not in {dose.id for dose in self.chart(turn).doses}:
            raise gone("dose")
        yield Step(DropDose(self.dose.id), audit_dose(self.dose))


@dataclass(frozen=True, slots=True)
class RestoreDose(SessionAct):
    """Bring a removed dose back; as it was, or as it should be."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_DOSE
    dose: Dose

    @property
    def label(self) -> ActLabel:
        """Amount and route."""
        return ActLabel(self.kind, {"mg": plain_number(self.dose.mg), "route": self.dose.route.value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future, and not over one that is there."""
        refuse_future(self.dose.given_at, turn, "dose")
        yield Step(PutDose(self.dose), None)


@dataclass(frozen=True, slots=True)
class RecordVitals(SessionAct):
    """Record vital signs; `taken_at` None is now, a value that was not taken stays None."""

    kind: ClassVar[ActKind] = ActKind.RECORD_VITALS
    values: VitalValues
    taken_at: datetime | None = None

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        at = self.time_given(turn, self.taken_at, "vitals")
        refuse(vitals_problem(self.values))
        taken = VitalSigns(turn.make_id(), self.charted_id, at, *self.values)
        refuse_future(at, turn, "vitals")
        yield Step(PutVitals(taken), None)


@dataclass(frozen=True, slots=True)
class ChangeVitals(SessionAct):
    """Correct vital signs.

    Args:
        seen: As they were on the screen.
        values: As they should be.
        taken_at: As it should be, aware UTC.
    """

    kind: ClassVar[ActKind] = ActKind.CHANGE_VITALS
    seen: VitalSigns
    values: VitalValues
    taken_at: datetime

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        refuse(vitals_problem(self.values))
        taken = VitalSigns(self.seen.id, self.charted_id, self.taken_at, *self.values)
        refuse_future(taken.taken_at, turn, "vitals")
        yield Step(PutVitals(taken), audit_vitals(self.seen))


@dataclass(frozen=True, slots=True)
class RemoveVitals(SessionAct):
    """Remove vital signs that were recorded by mistake."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_VITALS
    vitals: VitalSigns

    def steps(self, turn: Turn) -> Iterator[Step]:
        """They must still be there."""
        if self.vitals.id not in {one.id for one in self.chart(turn).vitals}:
            raise gone("vitals")
        yield Step(DropVitals(self.vitals.id), audit_vitals(self.vitals))


@dataclass(frozen=True, slots=True)
class RestoreVitals(SessionAct):
    """Bring removed vital signs back; as they were, or as they should be."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_VITALS
    vitals: VitalSigns

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future, and not over those that are there."""
        refuse_future(self.vitals.taken_at, turn, "vitals")
        yield Step(PutVitals(self.vitals), None)
