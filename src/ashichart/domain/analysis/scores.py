"""Numbers of a whole session over the same sites: the sum (myalgic score), how many are tender, the mean charge."""

from dataclasses import dataclass

from ashichart.domain.analysis.change import comparable_sessions, mean_over, steady_sites, values_of
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import Scale

TENDER_FROM = 4  # NRS; moderate pain begins at 4 of 10 (Woo 2015, Ann Palliat Med 4:176)


@dataclass(frozen=True, slots=True)
class Score:
    """One session's numbers before, over the n sites that every comparable session read.

    Args:
        session_number: Number of the session.
        total: Sum over the sites, in units of the scale.
        tender: How many of them are at 4 or more; None on scales other than 0 to 10.
        n: How many sites both hold.
    """

    session_number: int
    total: float
    tender: int | None
    n: int


def scores(course: CourseChart) -> tuple[Score, ...]:
    """Return one score per comparable session; empty if no site was read before in all of them.

    Pressures are not summed: more of them would say less tender. Nor is charge: nobody has said what a sum would mean.
    """
    steady = [site.id for site in steady_sites(course)]
    sessions = comparable_sessions(course)
    if not steady or sessions[-1].session.scale in (Scale.PPT, Scale.CHARGE):
        return ()
    found: list[Score] = []
    for chart in sessions:
        values = values_of(chart, Phase.BEFORE)
        read = [values[site_id] for site_id in steady]
        tender = sum(value >= TENDER_FROM for value in read) if chart.session.scale is Scale.NRS else None
        found.append(Score(chart.session.number, sum(read), tender, len(steady)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ChargeMean:
    """Mean emotional charge before of one session, over the n sites asked in every session that asked at all."""

    session_number: int
    mean: float
    n: int


def charge_means(course: CourseChart) -> tuple[ChargeMean, ...]:
    """Return the means in order of sessions; empty if no site was asked every time."""
    asked = [
        (chart, {site_id: float(one.value) for (site_id, phase), one in chart.charges.items() if phase is Phase.BEFORE})
        for chart in course.sessions
    ]
    asked = [(chart, values) for chart, values in asked if values]
    if not asked:
        return ()
    same = set(asked[0][1]).intersection(*(values for _, values in asked))
    return tuple(
        ChargeMean(chart.session.number, mean_over(values, sorted(same)), len(same)) for chart, values in asked if same
    )
