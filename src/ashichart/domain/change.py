"""Change: the same site on the same scale at two moments, and what may honestly be said of it. Law 5 lives here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from statistics import median

from ashichart.domain.readings import Phase, Reading
from ashichart.domain.scales import RULES, Scale
from ashichart.domain.sessions import CourseChart, SessionChart
from ashichart.domain.sites import Site


class Verdict(StrEnum):
    """What a change amounts to once the error of measurement is respected."""

    MUCH_LESS = "much_less"
    LESS = "less"
    NO_CLEAR_CHANGE = "no_clear_change"
    MORE = "more"
    MUCH_MORE = "much_more"
    NOT_COMPARABLE = "not_comparable"


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.MUCH_LESS: "much less tender",
    Verdict.LESS: "less tender",
    Verdict.NO_CLEAR_CHANGE: "no clear change",
    Verdict.MORE: "more tender",
    Verdict.MUCH_MORE: "much more tender",
    Verdict.NOT_COMPARABLE: "cannot be compared",
}


def verdict_of(scale: Scale, amount: float) -> Verdict:
    """Name a change of `amount` units (later − earlier) of a scale."""
    rule = RULES[scale]
    toward_tender = -amount if rule.lower_is_more_tender else amount
    size = abs(toward_tender) + 1e-9  # so that 0.62 reached by subtraction counts as 0.62
    if size < rule.floor:
        return Verdict.NO_CLEAR_CHANGE
    if toward_tender < 0:
        return Verdict.MUCH_LESS if size >= rule.much else Verdict.LESS
    return Verdict.MUCH_MORE if size >= rule.much else Verdict.MORE


@dataclass(frozen=True, slots=True)
class SiteChange:
    """Two readings of one site, either of which may be missing.

    Args:
        site: The site.
        scale: Scale of the course or session; readings of another scale count as missing.
        then: Earlier value, None if not assessed.
        now: Later value, None if not assessed.
    """

    site: Site
    scale: Scale
    then: float | None
    now: float | None

    @property
    def amount(self) -> float | None:
        """now − then in units of the scale, None if either is missing."""
        return None if self.then is None or self.now is None else self.now - self.then

    @property
    def verdict(self) -> Verdict:
        """What may be said of it."""
        amount = self.amount
        return Verdict.NOT_COMPARABLE if amount is None else verdict_of(self.scale, amount)

    @property
    def is_less(self) -> bool:
        """Clearly less tender."""
        return self.verdict in (Verdict.LESS, Verdict.MUCH_LESS)

    @property
    def is_more(self) -> bool:
        """Clearly more tender."""
        return self.verdict in (Verdict.MORE, Verdict.MUCH_MORE)


@dataclass(frozen=True, slots=True)
class Tally:
    """Changes of many sites, counted by what may be said of them.

    Sites that cannot be compared are counted, never averaged.
    """

    changes: tuple[SiteChange, ...]

    @property
    def less(self) -> int:
        """Sites clearly less tender."""
        return sum(change.is_less for change in self.changes)

    @property
    def more(self) -> int:
        """Sites clearly more tender."""
        return sum(change.is_more for change in self.changes)

    @property
    def no_clear(self) -> int:
        """Sites whose change lies under the floor."""
        return sum(change.verdict is Verdict.NO_CLEAR_CHANGE for change in self.changes)

    @property
    def not_comparable(self) -> int:
        """Sites not assessed at one of the two moments."""
        return sum(change.verdict is Verdict.NOT_COMPARABLE for change in self.changes)

    @property
    def compared(self) -> int:
        """Sites read at both moments."""
        return len(self.changes) - self.not_comparable

    @property
    def amounts(self) -> tuple[float, ...]:
        """now − then of the sites read at both moments."""
        return tuple(change.amount for change in self.changes if change.amount is not None)

    @property
    def median(self) -> float | None:
        """Median change, None if nothing can be compared."""
        return median(self.amounts) if self.amounts else None

    @property
    def mean(self) -> float | None:
        """Mean change, None if nothing can be compared."""
        return fsum(self.amounts) / len(self.amounts) if self.amounts else None


def _number(reading: Reading | None, scale: Scale) -> float | None:
    return reading.value if reading is not None and reading.scale is scale else None


def compare(
    sites: Iterable[Site], scale: Scale, then: Mapping[str, Reading], now: Mapping[str, Reading]
) -> tuple[SiteChange, ...]:
    """Pair two moments site by site.

    Args:
        sites: Sites to list, in the order wanted.
        scale: Readings of another scale count as not assessed.
        then: Site id -> reading of the earlier moment.
        now: Site id -> reading of the later moment.
    """
    return tuple(
        SiteChange(site, scale, _number(then.get(site.id), scale), _number(now.get(site.id), scale)) for site in sites
    )


def readings_of(chart: SessionChart, phase: Phase) -> dict[str, Reading]:
    """Return site id -> reading of one phase."""
    return {site_id: reading for (site_id, in_phase), reading in chart.readings.items() if in_phase is phase}


def immediate_response(chart: SessionChart) -> Tally:
    """Compare after with before within one session; minutes after a dose it may be the drug (law 6)."""
    before = readings_of(chart, Phase.BEFORE)
    after = readings_of(chart, Phase.AFTER)
    sites = [site for site in chart.sites if site.id in before or site.id in after]
    return Tally(compare(sites, chart.session.scale, before, after))


def with_before(course: CourseChart) -> tuple[SessionChart, ...]:
    """Return the sessions in which at least one site was read before."""
    return tuple(chart for chart in course.sessions if chart.rated(Phase.BEFORE))


def carry_over(course: CourseChart) -> Tally | None:
    """Compare the latest session's `before` with the first session's `before`, over every site read in either.

    Returns:
        None while fewer than two sessions have `before` readings: there is nothing to carry over yet.
    """
    sessions = with_before(course)
    if len(sessions) < 2:
        return None
    first, latest = sessions[0], sessions[-1]
    then, now = readings_of(first, Phase.BEFORE), readings_of(latest, Phase.BEFORE)
    sites = [site for site in course.sites if site.id in then or site.id in now]
    return Tally(compare(sites, latest.session.scale, then, now))


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """Mean of one phase of one session over the sites that every session read before.

    Args:
        session_number: Number of the session.
        before: Mean of `before`, None if none of the sites was read.
        after: Mean of `after` over the same sites, None unless all of them were read.
        n: How many sites the mean holds.
    """

    session_number: int
    before: float | None
    after: float | None
    n: int


def steady_sites(course: CourseChart) -> tuple[Site, ...]:
    """Return the sites read before in every session that has `before` readings: the only honest set for a mean."""
    sessions = with_before(course)
    if not sessions:
        return ()
    return tuple(
        site for site in course.sites if all(chart.value(site.id, Phase.BEFORE) is not None for chart in sessions)
    )


def mean_trend(course: CourseChart) -> tuple[TrendPoint, ...]:
    """Return the mean per session over the steady sites; empty if no site was read every time."""
    steady = steady_sites(course)
    if not steady:
        return ()
    points: list[TrendPoint] = []
    for chart in with_before(course):
        before = [value for site in steady if (value := chart.value(site.id, Phase.BEFORE)) is not None]
        after = [value for site in steady if (value := chart.value(site.id, Phase.AFTER)) is not None]
        points.append(
            TrendPoint(
                chart.session.number,
                fsum(before) / len(before) if before else None,
                fsum(after) / len(after) if len(after) == len(steady) else None,
                len(steady),
            )
        )
    return tuple(points)
