"""All courses side by side: who is due, whose points stopped changing, how far each came. No storage, no drawing.

The rules are stated in docs/methods.md; means and intervals are those of `statistics`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from statistics import median

from ashichart.domain.analysis.change import mean_over, read_every_time
from ashichart.domain.analysis.directions import Directions, directions_of_amounts
from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.domain.analysis.statistics import Interval, MeanChange, mean_change
from ashichart.domain.charting.courses import Course
from ashichart.domain.scales import RULES, Scale

ASSUMED_DAYS = 7  # until a course has two visits of its own, a week is taken for its interval, and said to be assumed
STANDSTILL_SESSIONS = 3
# From where on a mean is worth a thought. NRS: 4, where sites begin to be counted; grade: II, a grimace (Hubbard &
# Berkoff 1993); pressure: 4 kgf/cm² and under, as for a tender point of the ACR 1990 (Wolfe, Arthritis Rheum 33:160).
STILL_TENDER: dict[Scale, float] = {Scale.NRS: 4.0, Scale.GRADE: 2.0, Scale.PPT: 4.0}
_NO_SITE_LATELY = TooLittle(Lack.NO_SITE_LATELY, 0)
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0, 1, I, L, O, U: read aloud and written by hand without a slip


def code_of(patient_id: str) -> str:
    """Return a patient's code, "7KQ-2M4": the same for ever, made from the id alone, never from the name."""
    number = int.from_bytes(sha256(patient_id.encode()).digest()[:8], "big")
    signs: list[str] = []
    for _ in range(6):
        number, at = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "".join((*signs[:3], "-", *signs[3:]))


@dataclass(frozen=True, slots=True)
class Visit:
    """What the overview needs of a session.

    Args:
        number: Number of the session in its course.
        held_on: Local day.
        scale: Scale of its readings.
        before: Site id -> number read before, on that scale; a missing key is "not assessed".
        is_open: It began today and is not signed: it is being held.
    """

    number: int
    held_on: date
    scale: Scale
    before: Mapping[str, float]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class CourseVisits:
    """A running course with its visits in order, and whose it is."""

    course: Course
    patient_name: str
    visits: tuple[Visit, ...]


class DueState(StrEnum):
    """Where a course stands on the calendar."""

    IN_PROGRESS = "in_progress"
    LATE = "late"
    TODAY = "today"
    COMING = "coming"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Due:
    """When the next visit is due.

    Args:
        on: The day; None once all planned sessions were held.
        days_left: Days from today to it, negative if it is past; None with `on`.
        usual_days: Median days between the visits of this course; None while there are fewer than two days of visits.
        in_progress: A session is being held: neither is the next one due, nor were all of them held.
    """

    on: date | None
    days_left: int | None
    usual_days: float | None
    in_progress: bool = False

    @property
    def state(self) -> DueState:
        """In progress, late, today, coming or complete."""
        if self.in_progress:
            return DueState.IN_PROGRESS
        if self.days_left is None:
            return DueState.COMPLETE
        if self.days_left == 0:
            return DueState.TODAY
        return DueState.LATE if self.days_left < 0 else DueState.COMING


@dataclass(frozen=True, slots=True)
class SessionMean:
    """Mean `before` of one session over the sites of a `CourseWindow`."""

    number: int
    held_on: date
    mean: float


@dataclass(frozen=True, slots=True)
class CourseWindow:
    """Some sessions of a course seen from the first to the latest of them, every number over the same sites.

    Args:
        sessions: Numbers of the first and of the latest.
        means: Of the sessions that hold every one of the sites; the first and the latest always do.
        change: The latest against the first, over the sites read at both.
        directions: The same, counted.
    """

    sessions: tuple[int, int]
    means: tuple[SessionMean, ...]
    change: MeanChange
    directions: Directions

    @property
    def n(self) -> int:
        """How many sites every number holds."""
        return self.change.n


@dataclass(frozen=True, slots=True)
class Standstill:
    """The last three sessions and whether the points stopped changing over them.

    Args:
        is_still: No clear change, and still tender.
        sessions: Numbers of the sessions looked at.
        mean_now: Mean `before` of the latest over the same sites.
        change: Latest against first of them.
    """

    is_still: bool
    sessions: tuple[int, ...]
    mean_now: float
    change: MeanChange


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One running course as the overview shows it.

    Args:
        course: The course.
        patient_name: Whose it is.
        code: What stands in place of the name when names are hidden.
        held: How many sessions were held; one in progress is not yet.
        last_on: Local day of the last, None before the first.
        due: When the next is due.
        scale: Of every number; None before the first reading.
        since_start: Carry-over as in the headline of the course, or why there is none.
        lately: The last three sessions, or why they say nothing.
        standstill: Whether the points stopped changing over them, or why that cannot be said.
    """

    course: Course
    patient_name: str
    code: str
    held: int
    last_on: date | None
    due: Due
    scale: Scale | None
    since_start: CourseWindow | TooLittle
    lately: CourseWindow | TooLittle
    standstill: Standstill | TooLittle

    @property
    def is_still(self) -> bool:
        """Whether the points stopped changing."""
        return isinstance(self.standstill, Standstill) and self.standstill.is_still


class OverviewOrder(StrEnum):
    """What comes first."""

    DUE = "due"
    STILL = "still"
    CHANGE = "change"

    @property
    def is_lately(self) -> bool:
        """Whether the cards speak of the last sessions; else of the whole course. One window of time a card."""
        return self is OverviewOrder.STILL


def overview_row(found: CourseVisits, today: date) -> OverviewRow:
    """Return where a running course stands on a day."""
    read = [visit for visit in found.visits if visit.before]
    scale = read[-1].scale if read else None
    comparable = [visit for visit in read if visit.scale is scale]
    is_open = any(visit.is_open for visit in found.visits)
    held = [visit for visit in found.visits if not visit.is_open]
    due = due_of(found.course, [visit.held_on for visit in held], today)
    return OverviewRow(
        found.course,
        found.patient_name,
        code_of(found.course.patient_id),
        len(held),
        found.visits[-1].held_on if found.visits else None,
        replace(due, on=today, days_left=0, in_progress=True) if is_open else due,
        scale,
        _carried(comparable),
        _lately(comparable),
        standstill_of(comparable),
    )


def due_of(course: Course, held_on: Sequence[date], today: date) -> Due:
    """Return when the next visit of a course is due: its last visit and the interval usual for it.

    Args:
        course: Before its first session it is due on the day it starts.
        held_on: Local days of its sessions in order.
        today: Local day.
    """
    days = sorted(set(held_on))
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    usual = float(median(gaps)) if gaps else None
    if course.planned_sessions is not None and len(held_on) >= course.planned_sessions:
        return Due(None, None, usual)
    interval = timedelta(days=round(ASSUMED_DAYS if usual is None else usual))
    on = days[-1] + interval if days else course.started_on
    return Due(on, (on - today).days, usual)


def _carried(comparable: Sequence[Visit]) -> CourseWindow | TooLittle:
    if len(comparable) < 2:
        return TooLittle(Lack.NOTHING_YET, len(comparable))
    found = window_of(comparable)
    return TooLittle(Lack.NO_SITE_TWICE, 0) if found is None else found


def _lately(comparable: Sequence[Visit]) -> CourseWindow | TooLittle:
    """The window of the standstill, over the sites read in all of its sessions."""
    n = len(comparable)
    if n < STANDSTILL_SESSIONS:
        return TooLittle(Lack.FEW_SESSIONS, n)
    last = comparable[-STANDSTILL_SESSIONS:]
    found = window_of(last, read_every_time([visit.before for visit in last]))
    return _NO_SITE_LATELY if found is None else found


def window_of(visits: Sequence[Visit], site_ids: Collection[str] | None = None) -> CourseWindow | None:
    """Return some visits as a window, None if no site was read at both of its ends.

    Args:
        visits: At least two, on one scale, in order.
        site_ids: Sites that every visit holds; None takes those read at both ends.
    """
    first, latest = visits[0], visits[-1]
    ids = [one for one in first.before if one in latest.before] if site_ids is None else list(site_ids)
    amounts = [latest.before[one] - first.before[one] for one in ids]
    change, directions = mean_change(amounts), directions_of_amounts(latest.scale, amounts)
    if isinstance(change, TooLittle) or directions is None:
        return None
    means = tuple(
        SessionMean(visit.number, visit.held_on, mean_over(visit.before, ids))
        for visit in visits
        if visit.before.keys() >= set(ids)
    )
    return CourseWindow((first.number, latest.number), means, change, directions)


def standstill_of(comparable: Sequence[Visit]) -> Standstill | TooLittle:
    """Return whether the points stopped changing over the last three sessions read before on one scale.

    They did if the sites read in all three are still tender on average, and the 95 % interval of their mean change from
    the first to the last of the three holds zero and no clear change: it lies between the floors of the scale. Where
    there is no interval, the mean change itself must lie between them.
    """
    n = len(comparable)
    if n < STANDSTILL_SESSIONS:
        return TooLittle(Lack.FEW_SESSIONS, n)
    last = comparable[-STANDSTILL_SESSIONS:]
    ids = read_every_time([visit.before for visit in last])
    first, latest = last[0].before, last[-1].before
    change = mean_change([latest[site_id] - first[site_id] for site_id in ids])
    if isinstance(change, TooLittle):
        return _NO_SITE_LATELY
    rule, mean_now = RULES[last[-1].scale], mean_over(latest, ids)
    still_tender = STILL_TENDER[last[-1].scale]
    is_tender = mean_now <= still_tender if rule.lower_is_more_tender else mean_now >= still_tender
    interval = change.interval
    low, high = (interval.low, interval.high) if isinstance(interval, Interval) else (change.mean, change.mean)
    holds_zero = not isinstance(interval, Interval) or low <= 0.0 <= high
    is_small = -rule.floor + 1e-9 < low and high < rule.floor - 1e-9
    numbers = tuple(visit.number for visit in last)
    return Standstill(is_tender and is_small and holds_zero, numbers, mean_now, change)


def ordered_rows(rows: Iterable[OverviewRow], order: OverviewOrder) -> tuple[OverviewRow, ...]:
    """Return rows with what asks for attention first; what cannot be said comes last, then by name."""

    def by_due(row: OverviewRow) -> tuple[bool, int]:
        left = row.due.days_left
        return left is None, left or 0

    def by_change(row: OverviewRow) -> tuple[bool, float]:
        if isinstance(row.since_start, TooLittle) or row.scale is None:
            return True, 0.0
        rule, mean = RULES[row.scale], row.since_start.change.mean
        # Scales are never mixed in a sum; in an order each change stands in units of its own floor, more tender first.
        return False, (mean if rule.lower_is_more_tender else -mean) / rule.floor

    def key(row: OverviewRow) -> tuple[object, ...]:
        name = (row.patient_name.casefold(), row.course.id)
        if order is OverviewOrder.STILL:
            return (not row.is_still, *by_due(row), *name)
        if order is OverviewOrder.CHANGE:
            return (*by_change(row), *name)
        return (*by_due(row), *name)

    return tuple(sorted(rows, key=key))
