"""The acts of painting pain areas: a stroke of the brush, and an earlier painting brought as a start."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.session_act import SessionAct
from ashichart.domain.charting.acts import ActKind, ActLabel, Step
from ashichart.domain.charting.edits import PaintCells


@dataclass(frozen=True, slots=True)
class PaintPain(SessionAct):
    """Paint cells of the skin, or erase from them.

    Args:
        edit: Cells with their intensity.
        intensity: Of the whole stroke, None erases.
    """

    kind: ClassVar[ActKind] = ActKind.PAINT_PAIN
    edit: PaintCells
    intensity: int | None

    @property
    def label(self) -> ActLabel:
        """Phase, intensity and how many cells."""
        phase, cells = self.edit.phase.value, len(self.edit.stroke)
        return ActLabel(self.kind, {"phase": phase, "intensity": self.intensity, "cells": cells})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """All cells at once."""
        del turn
        yield Step(self.edit)


@dataclass(frozen=True, slots=True)
class BringPain(SessionAct):
    """Bring an earlier painting as a start; what is painted here already stays."""

    kind: ClassVar[ActKind] = ActKind.BRING_PAIN
    edit: PaintCells

    @property
    def label(self) -> ActLabel:
        """The phase."""
        return ActLabel(self.kind, {"phase": self.edit.phase.value})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """All cells at once."""
        del turn
        yield Step(self.edit)
