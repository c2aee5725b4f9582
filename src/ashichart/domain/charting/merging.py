"""Joins two changes of one record field by field: what one side changed holds, what both changed has to be asked."""

from dataclasses import dataclass, fields, replace

from ashichart.domain.charting.clinic_points import OwnPoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import Session

AnyRecord = Patient | Course | Session | OwnPoint

# What no person changes: the file counts and finds these.
_OF_THE_FILE = frozenset(
    {"id", "code", "patient_id", "course_id", "number", "entry_number", "version", "signed_at", "clock_skew_s"}
)


@dataclass(frozen=True, slots=True)
class FieldClash:
    """A field that both sides changed to different values.

    Args:
        field: Name of the field.
        theirs: What the record holds.
        mine: What is not yet in it.
    """

    field: str
    theirs: object
    mine: object


@dataclass(frozen=True, slots=True)
class Merged:
    """Two changes joined.

    Args:
        record: Every field that one side alone changed, as that side has it; the others as the file has them.
        clashes: What a person has to choose, in the order of the fields.
    """

    record: AnyRecord
    clashes: tuple[FieldClash, ...]

    def chosen(self, mine: frozenset[str]) -> AnyRecord:
        """Return the record once it was chosen: the fields in `mine` as they were typed here."""
        return replace(self.record, **{one.field: one.mine for one in self.clashes if one.field in mine})


def merged(base: AnyRecord, mine: AnyRecord, theirs: AnyRecord) -> Merged:
    """Join two changes of one record.

    Args:
        base: As it was when it was shown.
        mine: As it was to be written.
        theirs: As it stands in the file now.
    """
    changed = [one.name for one in fields(mine) if getattr(mine, one.name) != getattr(base, one.name)]
    same = frozenset(name for name in changed if getattr(theirs, name) == getattr(base, name))
    return joined(mine, theirs, frozenset(changed), same)


def joined(mine: AnyRecord, theirs: AnyRecord, changed: frozenset[str], unchanged_there: frozenset[str]) -> Merged:
    """Join two changes of which is known already what changed.

    Args:
        mine: As it was to be written.
        theirs: As it stands in the file now.
        changed: Fields that were changed here.
        unchanged_there: Those of them that nobody else changed.
    """
    own = changed - _OF_THE_FILE
    names = [
        one.name for one in fields(mine) if one.name in own and getattr(mine, one.name) != getattr(theirs, one.name)
    ]
    taken = {name: getattr(mine, name) for name in names if name in unchanged_there}
    clashes = [FieldClash(name, getattr(theirs, name), getattr(mine, name)) for name in names if name not in taken]
    return Merged(replace(theirs, **taken), tuple(clashes))
