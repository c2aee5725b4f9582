"""Which way the sites of a comparison went: the larger direction and the other. What is said of it is in `wording`.

There is one denominator: the sites read at both moments. What was not read at one of them is counted apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ashichart.domain.analysis.change import Tally, Verdict, verdict_of
from ashichart.domain.scales import Scale


@dataclass(frozen=True, slots=True)
class Directions:
    """What a comparison shows, the larger direction first; on a tie it is the one towards less tender.

    Args:
        direction: -1 less tender, 1 more tender, 0 no clear change.
        counted: Sites of that direction.
        compared: Sites read at both moments, at least 1.
        other: Sites of the opposite direction; 0 with direction 0.
    """

    direction: int
    counted: int
    compared: int
    other: int


def directions_of(tally: Tally) -> Directions | None:
    """Return which way the counts of a comparison went, None if no site was read at both moments."""
    return _directions(tally.less, tally.more, tally.compared)


def directions_of_amounts(scale: Scale, amounts: Sequence[float]) -> Directions | None:
    """Return the same of bare changes, now − then of one scale, for lists that read no sites."""
    verdicts = [verdict_of(scale, amount).coarse for amount in amounts]
    return _directions(verdicts.count(Verdict.LESS), verdicts.count(Verdict.MORE), len(verdicts))


def _directions(less: int, more: int, compared: int) -> Directions | None:
    if not compared:
        return None
    if not less and not more:
        return Directions(0, compared, compared, 0)
    return Directions(1, more, compared, less) if more > less else Directions(-1, less, compared, more)
