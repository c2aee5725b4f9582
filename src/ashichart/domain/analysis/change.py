"""Change: the same site on the same scale at two moments, and what may honestly be said of it.

The rules: docs/principles.md, *Change has a floor* and *Not assessed is not zero*.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from ashichart.domain.charting.doses import Dose
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import RULES, Scale


class Verdict(StrEnum):
    """What a change amounts to once the error of measurement is respected."""

    MUCH_LESS = "much_less"
    LESS = "less"
    NO_CLEAR_CHANGE = "no_clear_change"
    MORE = "more"
    MUCH_MORE = "much_more"
    NOT_COMPARABLE = "not_comparable"
    LOWER = "lower"
    LEVEL = "level"
    HIGHER = "higher"

    @property
    def coarse(self) -> "Verdict":
        """The verdict without its degree: much less tender is less tender."""
        return _COARSE.get(self, self)


_COARSE = {Verdict.MUCH_LESS: Verdict.LESS, Verdict.MUCH_MORE: Verdict.MORE}
# How changes are listed and counted, in this order.
COARSE = (
    Verdict.LESS, Verdict.LOWER, Verdict.NO_CLEAR_CHANGE, Verdict.LEVEL, Verdict.HIGHER, Verdict.MORE,
    Verdict.NOT_COMPARABLE,
)  # fmt: skip
CLEAR = frozenset((Verdict.MUCH_LESS, Verdict.LESS, Verdict.MORE, Verdict.MUCH_MORE))


def verdict_of(scale: Scale, amount: float) -> Verdict:
    """Name a change of `amount` units (later − earlier) of a scale; without a floor only its direction is named."""
    rule = RULES[scale]
    if not rule.is_judged:
        return Verdict.LOWER if amount < 0 else Verdict.HIGHER if amount > 0 else Verdict.LEVEL
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
        return self.verdict.coarse is Verdict.LESS

    @property
    def is_more(self) -> bool:
        """Clearly more tender."""
        return self.verdict.coarse is Verdict.MORE


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
        from statistics import median  # with all that it imports, only where a median is asked for

        return median(self.amounts) if self.amounts else None


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
    """Compare after with before within one session; minutes after a dose it may be the drug (docs/principles.md)."""
    before = readings_of(chart, Phase.BEFORE)
    after = readings_of(chart, Phase.AFTER)
    sites = [site for site in chart.sites if site.id in before or site.id in after]
    return Tally(compare(sites, chart.session.scale, before, after))


def with_before(course: CourseChart) -> tuple[SessionChart, ...]:
    """Return the sessions in which at least one site was read before, on whatever scale."""
    return tuple(chart for chart in course.sessions if any(_is_before(one) for one in chart.readings.values()))


def _is_before(reading: Reading) -> bool:
    return reading.phase is Phase.BEFORE and reading.value is not None


def comparable_sessions(course: CourseChart) -> tuple[SessionChart, ...]:
    """Return the sessions read before on the scale of the latest of them: only these may be set side by side."""
    sessions = with_before(course)
    if not sessions:
        return ()
    scale = sessions[-1].session.scale
    return tuple(chart for chart in sessions if chart.session.scale is scale)


def carry_over_moments(course: CourseChart) -> tuple[SessionChart, SessionChart] | None:
    """Return the first and the latest session that carry-over compares, None while there are fewer than two."""
    sessions = comparable_sessions(course)
    return None if len(sessions) < 2 else (sessions[0], sessions[-1])


def carry_over(course: CourseChart) -> Tally | None:
    """Compare the latest session's `before` with the first session's `before`, over every site read in either.

    A course that changed its scale starts anew with the first session on the new one.

    Returns:
        None while fewer than two sessions can be compared: there is nothing to carry over yet.
    """
    moments = carry_over_moments(course)
    if moments is None:
        return None
    first, latest = moments
    then, now = readings_of(first, Phase.BEFORE), readings_of(latest, Phase.BEFORE)
    sites = [site for site in course.sites if site.id in then or site.id in now]
    return Tally(compare(sites, latest.session.scale, then, now))


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """Mean of one phase of one session over the sites that every session read before.

    Args:
        session_number: Number of the session.
        before: Mean of `before` in units of the scale.
        after: Mean of `after` over the same sites, None unless all of them were read.
        n: How many sites the mean holds.
        read_after: How many of them were read after; `after` needs all n.
    """

    session_number: int
    before: float
    after: float | None
    n: int
    read_after: int


def values_of(chart: SessionChart, phase: Phase) -> dict[str, float]:
    """Return site id -> number of one phase, on the scale of the session."""
    scale = chart.session.scale
    found = ((site_id, _number(reading, scale)) for site_id, reading in readings_of(chart, phase).items())
    return {site_id: value for site_id, value in found if value is not None}


def read_every_time(befores: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """Return the site ids that every one of some sessions holds: the only honest set for a mean over sessions."""
    if not befores:
        return ()
    always = set(befores[0]).intersection(*befores[1:])
    return tuple(site_id for site_id in befores[0] if site_id in always)


def mean_over(values: Mapping[str, float], site_ids: Collection[str]) -> float:
    """Return the mean over some sites, at least one, each of which has a value."""
    return fsum(values[site_id] for site_id in site_ids) / len(site_ids)


@dataclass(frozen=True, slots=True)
class SharedMeans:
    """Means of two moments over the n sites read at both, in units of the scale."""

    then: float
    now: float
    n: int


def shared_means(changes: Iterable[SiteChange]) -> SharedMeans | None:
    """Return the means over the sites read at both moments, None if there is none."""
    pairs = [(one.then, one.now) for one in changes if one.then is not None and one.now is not None]
    if not pairs:
        return None
    then, now = (fsum(values) / len(pairs) for values in zip(*pairs, strict=True))
    return SharedMeans(then, now, len(pairs))


def steady_sites(course: CourseChart) -> tuple[Site, ...]:
    """Return the sites read before in every comparable session."""
    steady = set(read_every_time([values_of(chart, Phase.BEFORE) for chart in comparable_sessions(course)]))
    return tuple(site for site in course.sites if site.id in steady)


def mean_trend(course: CourseChart) -> tuple[TrendPoint, ...]:
    """Return the mean per comparable session over the steady sites; empty if no site was read every time."""
    steady = [site.id for site in steady_sites(course)]
    if not steady:
        return ()
    points: list[TrendPoint] = []
    for chart in comparable_sessions(course):
        after = values_of(chart, Phase.AFTER)
        mean_after = mean_over(after, steady) if after.keys() >= set(steady) else None
        before = mean_over(values_of(chart, Phase.BEFORE), steady)
        read_after = len(after.keys() & set(steady))
        points.append(TrendPoint(chart.session.number, before, mean_after, len(steady), read_after))
    return tuple(points)


@dataclass(frozen=True, slots=True)
class PhaseTiming:
    """When the numbers of one phase were read, in minutes since the last dose before each of them.

    Args:
        n: How many numbers the phase holds.
        minutes: Of those read after a dose, in ascending order.
        doses: The doses that came before at least one of these numbers; what was given afterwards had no part in them.
    """

    n: int
    minutes: tuple[int, ...]
    doses: tuple[Dose, ...] = ()

    @property
    def typical(self) -> int | None:
        """Median minutes, rounded down; None if no number was read after a dose."""
        from statistics import median

        return int(median(self.minutes)) if self.minutes else None


def phase_timing(chart: SessionChart, phase: Phase) -> PhaseTiming:
    """Return how long after a dose the numbers of a phase were read; every comparison says it (docs/principles.md)."""
    read = [reading for reading in readings_of(chart, phase).values() if reading.value is not None]
    since = [minutes for reading in read if (minutes := chart.minutes_since_dose(reading)) is not None]
    latest = max((reading.read_at for reading in read), default=None)
    doses = tuple(dose for dose in chart.doses if latest is not None and dose.given_at <= latest)
    return PhaseTiming(len(read), tuple(sorted(since)), doses)
