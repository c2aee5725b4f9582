"""An act of any edits of a chart, for tests of what edits do whatever act they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.session_act import SessionAct
from ashichart.domain.charting.acts import ActKind, ActLabel, Done, Step
from ashichart.domain.charting.edits import Edit
from ashichart.services.clinic.clinic import Clinic


@dataclass(frozen=True, slots=True)
class RawEdits(SessionAct):
    """Edits in order."""

    kind: ClassVar[ActKind] = ActKind.TYPE_LINE
    edits: tuple[Edit, ...]

    @property
    def label(self) -> ActLabel:
        return ActLabel(self.kind, {"line": []})

    def steps(self, turn: Turn) -> Iterator[Step]:
        del turn
        for edit in self.edits:
            yield Step(edit)


def apply_edits(clinic: Clinic, session_id: str, edits: Sequence[Edit]) -> Done:
    """Carry out edits in order, all or none."""
    return clinic.acts.run(RawEdits(session_id, tuple(edits)))
