"""Values around an act: what kind it is, where it belongs, and what takes it back. Carrying it out is in `acts`."""

from dataclasses import dataclass, field
from typing import Final

from ashichart.domain.charting.act_labels import ActKind, ActLabel, ActWay, Json
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.edits import Edit
from ashichart.domain.charting.record_edits import RecordEdit
from ashichart.domain.workplace import PlaceName

__all__ = [
    "UNCHECKED", "ActKind", "ActLabel", "ActWay", "AnyEdit", "Done", "Home", "Json", "Reversal", "Step", "Unchecked",
]  # fmt: skip

AnyEdit = Edit | RecordEdit


@dataclass(frozen=True, slots=True)
class Home:
    """Where an act belongs: what is on the screen when it is carried out, and must be when it is taken back.

    Args:
        place: The place of the program that shows what the act changes.
        patient_id: Whose record, None for what belongs to the clinic.
        course_id: None for what belongs to the patient as a whole.
        session_id: None for what belongs to the course as a whole.
        code: The atlas code of an act of the Library, else None.
    """

    place: PlaceName
    patient_id: str | None = None
    course_id: str | None = None
    session_id: str | None = None
    code: str | None = None


class Unchecked:
    """The type of `UNCHECKED`."""

    __slots__ = ()


UNCHECKED: Final = Unchecked()


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of an act, with what it must find.

    Args:
        edit: What to change.
        expected: The value that the edit replaces as the audit trail keeps it, None for "nothing was there"; the act is
            refused if the file holds another one. `UNCHECKED` replaces whatever is there.
    """

    edit: AnyEdit
    expected: Json | Unchecked = UNCHECKED


@dataclass(frozen=True, slots=True)
class Reversal:
    """What takes an act back, or carries it out again.

    Args:
        label: What the act is called.
        way: `UNDO` or `REDO`.
        home: Where the act belongs.
        steps: In the order to apply them; each expects what the act left.
    """

    label: ActLabel
    way: ActWay
    home: Home
    steps: tuple[Step, ...]

    @property
    def kind(self) -> ActKind:
        """The kind of the act."""
        return self.label.kind


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did, once it is on disk.

    Args:
        label: What the act is called.
        way: First time, taken back, or again.
        home: Where the act belongs.
        changes: What to draw again.
        back: What takes it back, None where nothing changed or nothing can be taken back.
    """

    label: ActLabel
    way: ActWay
    home: Home
    changes: Changes
    back: Reversal | None = field(default=None)

    @property
    def kind(self) -> ActKind:
        """The kind of the act."""
        return self.label.kind

    @property
    def inverse(self) -> tuple[AnyEdit, ...]:
        """The edits that take it back, in the order to apply them."""
        return () if self.back is None else tuple(step.edit for step in self.back.steps)
