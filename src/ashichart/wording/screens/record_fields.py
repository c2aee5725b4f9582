"""Fields of a record and their values in words, for a person who chooses which of two holds."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, cast

from ashichart.domain.charting.patients import Alert
from ashichart.domain.days import local_time
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.chart import header
from ashichart.wording.dates import clock_time, full_day
from ashichart.wording.lists import comma_list
from ashichart.wording.names.sides import SIDES
from ashichart.wording.screens import dialogs, library

if TYPE_CHECKING:
    from ashichart.domain.atlas.body import Side

_FIELDS = {
    "name": terms.name, "figure": terms.figure, "birth_date": dialogs.date_of_birth, "sex": dialogs.sex,
    "alerts": header.alerts, "indication": terms.indication, "goals": dialogs.goals,
    "planned_sessions": dialogs.planned_sessions, "started_on": dialogs.began_on, "ended_on": dialogs.ended_on,
    "kind": terms.kind, "started_at": terms.day_and_time, "scale": terms.scale, "zone": Text("Zone"),
    "label": terms.short_name, "places": Text("Places"), "plain": dialogs.in_plain_words, "note": library.note,
    "aliases": Text("Aliases"), "is_removed": Text("Is removed"),
}  # fmt: skip
# Values of enumerations as they stand within a sentence, by what the file keeps.
_KEPT = {
    "female": Text("female"), "male": Text("male"), "other": Text("other"), "kap": Text("kap"),
    "needling": Text("needling"), "integration": Text("integration"), "assessment": Text("assessment"),
    "nrs": Text("nrs"), "grade": Text("grade"), "ppt": Text("ppt"), "acupuncture": Text("acupuncture"),
    "auricular": Text("auricular"), "trigger": Text("trigger"), "anticoagulant": Text("anticoagulant"),
    "pregnancy": terms.pregnancy_within, "pacemaker": Text("pacemaker"), "lymphoedema": Text("lymphoedema"),
    "needle_phobia": Text("needle phobia"), "allergy": Text("allergy"),
}  # fmt: skip
_ALERT = Text("{alert}: {note}")
_DAY_AND_TIME = Text("{day}, {time}")
_PLACES = Text("a place {sides}")


def field_name(field: str) -> str:
    """Return a field of a record as a person reads it."""
    return _FIELDS[field]()


def field_words(value: object, zone: str | None) -> str:
    """Return a value of a record in words, "nothing" where there is none."""
    if value is None or value in ("", ()):
        return terms.nothing()
    if isinstance(value, datetime):
        at = local_time(value, zone)
        return _DAY_AND_TIME(day=full_day(at), time=clock_time(at))
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, Enum):
        return _KEPT[value.value]()
    if isinstance(value, Mapping):
        return _PLACES(sides=comma_list([SIDES[one]() for one in cast("Mapping[Side, object]", value)]))
    if isinstance(value, tuple):
        return comma_list([_one_of(one) for one in cast("tuple[object, ...]", value)])
    return str(value)


def _one_of(one: object) -> str:
    if isinstance(one, Alert):
        alert = _KEPT[one.kind.value]()
        return _ALERT(alert=alert, note=one.note) if one.note else alert
    return str(one)
