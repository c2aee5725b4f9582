"""Any two moments of a course side by side: which there are, what changed between them, in which order it is listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ashichart.domain.analysis import statistics
from ashichart.domain.analysis.change import SiteChange, Verdict, comparable_sessions, compare, readings_of
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.days import day_of
from ashichart.domain.scales import Scale


@dataclass(frozen=True, slots=True)
class Moment:
    """One phase of one session in which something was read.

    Args:
        session_id: The session.
        phase: Before or after.
        number: Of the session within its course.
        at: When the session started, aware.
        scale: Of its readings.
        zone: Of the session.
    """

    session_id: str
    phase: Phase
    number: int
    at: datetime
    scale: Scale
    zone: str | None = None

    @property
    def day(self) -> date:
        """The day of the session."""
        return day_of(self.at, self.zone)

    @property
    def words(self) -> str:
        """"before session 3"."""
        return f"{self.phase.value} session {self.number}"


class ChangeGroup(StrEnum):
    """How a list of changes is parted, in the words of legend and headline; under the floor nothing is clear."""

    LESS = "less tender"
    LOWER = "lower, not judged"
    NO_CLEAR = "no clear change"
    LEVEL = "the same"
    HIGHER = "higher, not judged"
    MORE = "more tender"
    CANNOT = "cannot be compared"


_GROUPS = {
    Verdict.MUCH_LESS: ChangeGroup.LESS,
    Verdict.LESS: ChangeGroup.LESS,
    Verdict.LOWER: ChangeGroup.LOWER,
    Verdict.NO_CLEAR_CHANGE: ChangeGroup.NO_CLEAR,
    Verdict.LEVEL: ChangeGroup.LEVEL,
    Verdict.HIGHER: ChangeGroup.HIGHER,
    Verdict.MORE: ChangeGroup.MORE,
    Verdict.MUCH_MORE: ChangeGroup.MORE,
    Verdict.NOT_COMPARABLE: ChangeGroup.CANNOT,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two moments and what changed between them.

    Args:
        then: The earlier one chosen.
        now: The other.
        changes: Of every site read at either, in the order of the course.
        sentence: Why nothing can be compared, "" if something can.
        read: Both as they were read, with the minutes since the dose before them.
    """

    then: Moment
    now: Moment
    changes: tuple[SiteChange, ...]
    read: tuple[statistics.Moment, statistics.Moment]
    sentence: str = ""

    @property
    def is_after_dose(self) -> bool:
        """Whether a number of either moment was read after a dose."""
        return any(moment.timing.minutes for moment in self.read)

    @property
    def compared(self) -> int:
        """Sites read at both moments."""
        return sum(change.amount is not None for change in self.changes)

    @property
    def groups(self) -> Mapping[ChangeGroup, tuple[SiteChange, ...]]:
        """The changes parted, in the order of `ChangeGroup`, the greatest first; groups without any are left out."""
        parted: dict[ChangeGroup, list[SiteChange]] = {group: [] for group in ChangeGroup}
        for change in self.changes:
            parted[group_of(change)].append(change)
        return {
            group: tuple(sorted(changes, key=lambda one: -abs(one.amount or 0.0)))
            for group, changes in parted.items()
            if changes
        }


def group_of(change: SiteChange) -> ChangeGroup:
    """Return where a change is listed; a value that is missing at one of the two moments is never a zero (law 1)."""
    return _GROUPS[change.verdict]


def moments(course: CourseChart) -> tuple[Moment, ...]:
    """Return every phase in which at least one site was read, in the order of time."""
    return tuple(
        Moment(held.id, phase, held.number, held.started_at, held.scale, held.zone)
        for chart in course.sessions
        for held in (chart.session,)
        for phase in (Phase.BEFORE, Phase.AFTER)
        if chart.rated(phase)
    )


def usual_moments(course: CourseChart) -> tuple[Moment, Moment] | None:
    """Return the two that are compared unless others are chosen: first and latest `before` on the latest scale.

    With one session only, its before and after; None while there are no two moments at all.
    """
    known = moments(course)
    sessions = comparable_sessions(course)
    befores = [moment for moment in known if moment.phase is Phase.BEFORE]
    if len(sessions) >= 2:
        first, latest = sessions[0].session.id, sessions[-1].session.id
        chosen = {moment.session_id: moment for moment in befores}
        return chosen[first], chosen[latest]
    return (known[0], known[-1]) if len(known) >= 2 else None


def comparison(course: CourseChart, then: Moment, now: Moment) -> Comparison:
    """Compare two moments of a course; on different scales nothing is compared, and the sentence says so.

    Raises:
        KeyError: If a moment belongs to no session of the course.
    """
    charts = {chart.session.id: chart for chart in course.sessions}
    first, second = charts[then.session_id], charts[now.session_id]
    was, is_now = readings_of(first, then.phase), readings_of(second, now.phase)
    sites = [site for site in course.sites if site.id in was or site.id in is_now]
    pair = statistics.Moment(first, then.phase), statistics.Moment(second, now.phase)
    if then.scale is not now.scale:
        changes = tuple(SiteChange(site, now.scale, None, None) for site in sites)
        words = f"Session {then.number} and session {now.number} were read on different scales"
        return Comparison(then, now, changes, pair, f"{words}: their numbers cannot be compared.")
    changes = compare(sites, now.scale, was, is_now)
    sentence = "" if any(change.amount is not None for change in changes) else "No site was read at both moments."
    return Comparison(then, now, changes, pair, sentence)


def values_at(chart: SessionChart, phase: Phase) -> Mapping[str, float]:
    """Return site id -> number read in a phase; a site not assessed is left out."""
    found = ((site.id, chart.value(site.id, phase)) for site in chart.sites)
    return {site_id: value for site_id, value in found if value is not None}
