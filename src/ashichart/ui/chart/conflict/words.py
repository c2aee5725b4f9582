"""A value that changed elsewhere in words: what it is, was, is in the record and was meant to be. No widgets."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from ashichart.domain.charting.doses import VitalSigns
from ashichart.domain.charting.edits import (
    DropCharge,
    DropDose,
    DropNeedle,
    DropReading,
    DropVitals,
    PutCharge,
    PutDose,
    PutNeedle,
    PutReading,
    PutVitals,
)
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import StaleError
from ashichart.ui.chart.conflict.card import NOTHING, About, AboutKind, Cell, Conflict
from ashichart.wording import terms
from ashichart.wording.acts import value_words
from ashichart.wording.chart import conflict as say
from ashichart.wording.dates import clock_time
from ashichart.wording.names.sides import PHASES
from ashichart.wording.terms import needle_at_site, still_in
from ashichart.wording.vitals import vitals_parts

__all__ = ["NOTHING", "About", "AboutKind", "conflict_of", "held_site", "told_words"]


def conflict_of(
    chart: SessionChart,
    stale: StaleError,
    keep_mine: Callable[[], object],
    keep_theirs: Callable[[], object] = lambda: None,
    question: str = say.another_window_entered_another_value_while_you(),
) -> Conflict | None:
    """Return what a person is asked after an edit was refused, None if the edit is of no value in a chart.

    Args:
        chart: The session as it is in the file now.
        stale: The edit, what it was meant to replace and what it met.
        keep_mine: Carries the edit out over what it met.
        keep_theirs: What else is to be done where the record holds.
        question: What happened, and what is asked.
    """
    session, found = chart.session, stale.found
    title, mine, at = _of_edit(chart, stale.edit, found if found is not None else stale.expected)
    if not title:
        return None
    if found is None:
        at = None
    theirs = told_words(session, found)
    about = _about(chart, stale.edit, found, theirs, mine)
    shown = told_words(session, stale.expected)
    return Conflict(title, shown, theirs, mine, at, keep_mine, keep_theirs, question, about)


def told_words(session: Session, told: object) -> str:
    """Return a value as the audit trail keeps it in words, "nothing" where there is none."""
    if not isinstance(told, dict) or not told:
        return NOTHING
    name, row = next(iter(cast("dict[str, dict[str, object]]", told).items()))
    if name == "reading":
        value = row["value"]
        return value_words(session.scale, cast("float | None", value), recorded=True)
    if name == "charge":
        return f"{row['value']}"
    if name == "dose":
        amount = say.amount_and_route(mg=f"{row['mg']:g}", route=str(row["route"]))
        return dose_words(session, amount, _time(row["given_at"]))
    if name == "needle":
        out = row["taken_out_at"]
        return needle_words(session, _time(row["inserted_at"]), None if out is None else _time(out))
    taken = [cast("int | None", row[each]) for each in ("systolic", "diastolic", "pulse", "spo2")]
    return vitals_words(session, VitalSigns("", "", _time(row["taken_at"]), *taken))


def dose_words(session: Session, amount: str, at: datetime) -> str:
    """Return "60 mg IM" and its time below."""
    return f"{amount}\n{say.at_time(time=clock_time(session.local(at)))}"


def vitals_words(session: Session, one: VitalSigns) -> str:
    """Return vital signs, one measure a line, and their time."""
    return "\n".join([*vitals_parts(one), say.at_time(time=clock_time(session.local(one.taken_at)))])


def needle_words(session: Session, inserted_at: datetime, removed_at: datetime | None) -> str:
    """Return when a needle went in and out."""
    out = still_in() if removed_at is None else say.needle_out_at(time=clock_time(session.local(removed_at)))
    return f"{say.needle_in_at(time=clock_time(session.local(inserted_at)))}\n{out}"


def held_site(chart: SessionChart, site: Site) -> Site:
    """Return the site of the chart at the point of `site`: another window may have made it under another id."""
    if site.code is None or chart.site(site.id) is not None:
        return site
    return next((one for one in chart.sites if (one.code, one.side) == (site.code, site.side)), site)


def _of_edit(chart: SessionChart, edit: object, held: object) -> tuple[str, str, datetime | None]:
    """What an edit is about, what it would leave, and when the value it met was read; "" for other edits."""
    session = chart.session
    match edit:
        case PutReading() | DropReading():
            site_id, phase = (edit.reading.site_id, edit.reading.phase) if isinstance(edit, PutReading) else (
                edit.site_id, edit.phase
            )  # fmt: skip
            mine = (
                value_words(session.scale, edit.reading.value, recorded=True)
                if isinstance(edit, PutReading)
                else NOTHING
            )
            title = say.reading_of(site=_site_title(chart, site_id), phase=PHASES[phase]())
            return title, mine, _read_at(session, held, "reading")
        case PutCharge():
            title = say.charge_of(site=_site_title(chart, edit.charge.site_id), phase=PHASES[edit.charge.phase]())
            return title, f"{edit.charge.value}", _read_at(session, held, "charge")
        case DropCharge():
            title = say.charge_of(site=_site_title(chart, edit.site_id), phase=PHASES[edit.phase]())
            return title, NOTHING, _read_at(session, held, "charge")
        case PutDose():
            return terms.dose(), dose_words(session, edit.dose.title, edit.dose.given_at), None
        case DropDose():
            return terms.dose(), NOTHING, None
        case PutVitals():
            return terms.vital_signs(), vitals_words(session, edit.vitals), None
        case DropVitals():
            return terms.vital_signs(), NOTHING, None
        case PutNeedle():
            words = needle_words(session, edit.needle.inserted_at, edit.needle.removed_at)
            return _needle_title(chart, edit.needle), words, None
        case DropNeedle():
            needle = next((one for one in chart.needles if one.id == edit.needle_id), None)
            return say.needle() if needle is None else _needle_title(chart, needle), NOTHING, None
        case _:
            return "", "", None


def _about(chart: SessionChart, edit: object, found: object, theirs: str, mine: str) -> About | None:
    """What the values of an edit belong to."""
    match edit:
        case PutReading():
            one, cells = edit.reading, (_cell(found), edit.reading.value)
            return About(AboutKind.READING, one.site_id, *cells, one.site_id, one.phase)
        case DropReading():
            return About(AboutKind.READING, edit.site_id, _cell(found), NOTHING, edit.site_id, edit.phase)
        case PutCharge():
            asked, cells = edit.charge, (_cell(found), edit.charge.value)
            return About(AboutKind.CHARGE, asked.site_id, *cells, asked.site_id, asked.phase)
        case DropCharge():
            return About(AboutKind.CHARGE, edit.site_id, _cell(found), NOTHING, edit.site_id, edit.phase)
        case PutNeedle():
            return About(AboutKind.NEEDLE, edit.needle.id, theirs, mine, edit.needle.site_id)
        case DropNeedle():
            needle = next((one for one in chart.needles if one.id == edit.needle_id), None)
            return About(AboutKind.NEEDLE, edit.needle_id, theirs, mine, None if needle is None else needle.site_id)
        case PutDose():
            return About(AboutKind.ENTRY, edit.dose.id, theirs, mine)
        case PutVitals():
            return About(AboutKind.ENTRY, edit.vitals.id, theirs, mine)
        case DropDose():
            return About(AboutKind.ENTRY, edit.dose_id, theirs, mine)
        case DropVitals():
            return About(AboutKind.ENTRY, edit.vitals_id, theirs, mine)
        case _:
            return None


def _cell(told: object) -> Cell:
    """The value of a reading or charge as the audit trail keeps it."""
    if not isinstance(told, dict) or not told:
        return NOTHING
    row = next(iter(cast("dict[str, dict[str, object]]", told).values()))
    return cast("float | None", row["value"])


def _site_title(chart: SessionChart, site_id: str) -> str:
    site = chart.site(site_id)
    return say.a_site_that_left_the_session() if site is None else site.title


def _needle_title(chart: SessionChart, needle: Needle) -> str:
    return needle_at_site(number=needle.number, site=_site_title(chart, needle.site_id))


def _read_at(session: Session, held: object, name: str) -> datetime | None:
    if not isinstance(held, dict):
        return None
    return session.local(_time(cast("dict[str, dict[str, object]]", held)[name]["read_at"]))


def _time(told: object) -> datetime:
    return datetime.fromisoformat(str(told))
