"""Values around an act: what kind it is, where it belongs, and what takes it back. Carrying it out is in `acts`."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.edits import Edit
from ashichart.domain.charting.record_edits import RecordEdit
from ashichart.domain.workplace import PlaceName

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

AnyEdit = Edit | RecordEdit


class ActKind(StrEnum):
    """Every kind of act that the program knows."""

    RATE_SITE = "rate_site"
    CHARGE_SITE = "charge_site"
    CLEAR_READING = "clear_reading"
    BRING_SITES = "bring_sites"
    MIRROR_SITE = "mirror_site"
    MOVE_PIN = "move_pin"
    REPLACE_SITE = "replace_site"
    REMOVE_SITE = "remove_site"
    PLACE_NEEDLES = "place_needles"
    TAKE_NEEDLES_OUT = "take_needles_out"
    CHANGE_NEEDLE = "change_needle"
    REMOVE_NEEDLES = "remove_needles"
    RECORD_DOSE = "record_dose"
    CHANGE_DOSE = "change_dose"
    REMOVE_DOSE = "remove_dose"
    RECORD_VITALS = "record_vitals"
    CHANGE_VITALS = "change_vitals"
    REMOVE_VITALS = "remove_vitals"
    PAINT_PAIN = "paint_pain"
    TYPE_LINE = "type_line"
    EDIT_CHART = "edit_chart"
    START_SESSION = "start_session"
    CHANGE_SESSION = "change_session"
    REMOVE_SESSION = "remove_session"
    RESTORE_SESSION = "restore_session"
    ADD_PATIENT = "add_patient"
    CHANGE_PATIENT = "change_patient"
    REMOVE_PATIENT = "remove_patient"
    RESTORE_PATIENT = "restore_patient"
    ADD_COURSE = "add_course"
    CHANGE_COURSE = "change_course"
    REMOVE_COURSE = "remove_course"
    RESTORE_COURSE = "restore_course"
    RECORD_MEASURES = "record_measures"
    REMOVE_MEASURE = "remove_measure"
    ADD_OWN_POINT = "add_own_point"
    CHANGE_OWN_POINT = "change_own_point"
    REMOVE_OWN_POINT = "remove_own_point"
    RESTORE_OWN_POINT = "restore_own_point"
    NAME_POINT = "name_point"


class ActWay(StrEnum):
    """Whether an act is carried out for the first time, taken back, or carried out again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


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
        kind: Of the act.
        way: `UNDO` or `REDO`.
        title: Of the act, e.g. "Rate GB21 R before: 7".
        subject: What it is about in a word or two, e.g. "GB21 R".
        home: Where the act belongs.
        steps: In the order to apply them; each expects what the act left.
    """

    kind: ActKind
    way: ActWay
    title: str
    subject: str
    home: Home
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did, once it is on disk.

    Args:
        kind: Of the act.
        way: First time, taken back, or again.
        title: Of the act.
        subject: What it is about in a word or two.
        home: Where the act belongs.
        changes: What to draw again.
        back: What takes it back, None where nothing changed or nothing can be taken back.
    """

    kind: ActKind
    way: ActWay
    title: str
    subject: str
    home: Home
    changes: Changes
    back: Reversal | None = field(default=None)

    @property
    def inverse(self) -> tuple[AnyEdit, ...]:
        """The edits that take it back, in the order to apply them."""
        return () if self.back is None else tuple(step.edit for step in self.back.steps)
