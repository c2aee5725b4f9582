"""The acts around a dose: doses and vital signs recorded, corrected and removed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.refusals import gone, in_words
from ashichart.acts.session_act import SessionAct, refuse_future
from ashichart.domain.charting.acts import ActKind, Step
from ashichart.domain.charting.doses import Dose, Route, VitalSigns, VitalValues
from ashichart.domain.charting.edits import DropDose, DropVitals, PutDose, PutVitals
from ashichart.store.records.doses import audit_dose, audit_vitals


@dataclass(frozen=True, slots=True)
class RecordDose(SessionAct):
    """Record a dose; `given_at` None is now."""

    kind: ClassVar[ActKind] = ActKind.RECORD_DOSE
    mg: float
    route: Route
    given_at: datetime | None = None

    @property
    def title(self) -> str:
        """Amount and route."""
        return f"Record dose {self.mg:g} mg {self.route.value}"

    @property
    def subject(self) -> str:
        """Amount."""
        return f"dose of {self.mg:g} mg"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        at = self.given_at or turn.at
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
    def title(self) -> str:
        """Both amounts."""
        return f"Correct dose {self.seen.mg:g} mg to {self.mg:g} mg {self.route.value}"

    @property
    def subject(self) -> str:
        """The amount as it was."""
        return f"dose of {self.seen.mg:g} mg"

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
    def title(self) -> str:
        """The amount."""
        return f"Remove dose {self.dose.mg:g} mg {self.dose.route.value}"

    @property
    def subject(self) -> str:
        """The amount."""
        return f"dose of {self.dose.mg:g} mg"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """It must still be there."""
        if self.dose.id not in {dose.id for dose in self.chart(turn).doses}:
            raise gone("dose")
        yield Step(DropDose(self.dose.id), audit_dose(self.dose))


@dataclass(frozen=True, slots=True)
class RecordVitals(SessionAct):
    """Record vital signs; `taken_at` None is now, a value that was not taken stays None."""

    kind: ClassVar[ActKind] = ActKind.RECORD_VITALS
    values: VitalValues
    taken_at: datetime | None = None

    @property
    def title(self) -> str:
        """Always the same."""
        return "Record vital signs"

    @property
    def subject(self) -> str:
        """Always the same."""
        return "vital signs"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        at = self.taken_at or turn.at
        with in_words():
            taken = VitalSigns(turn.make_id(), self.charted_id, at, *self.values)
        refuse_future(at, turn, "vital signs")
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

    @property
    def title(self) -> str:
        """Always the same."""
        return "Correct vital signs"

    @property
    def subject(self) -> str:
        """Always the same."""
        return "vital signs"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Not in the future."""
        with in_words():
            taken = VitalSigns(self.seen.id, self.charted_id, self.taken_at, *self.values)
        refuse_future(taken.taken_at, turn, "vital signs")
        yield Step(PutVitals(taken), audit_vitals(self.seen))


@dataclass(frozen=True, slots=True)
class RemoveVitals(SessionAct):
    """Remove vital signs that were recorded by mistake."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_VITALS
    vitals: VitalSigns

    @property
    def title(self) -> str:
        """Always the same."""
        return "Remove vital signs"

    @property
    def subject(self) -> str:
        """Always the same."""
        return "vital signs"

    def steps(self, turn: Turn) -> Iterator[Step]:
        """They must still be there."""
        if self.vitals.id not in {one.id for one in self.chart(turn).vitals}:
            raise gone("entry of vital signs")
        yield Step(DropVitals(self.vitals.id), audit_vitals(self.vitals))
