"""On which plates Compare shows what changed: offers, the side with most changes, the side of one site. Values only."""

from collections.abc import Callable, Collection, Iterable

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.charting.sites import Site
from ashichart.wording import terms
from ashichart.wording.course import compare as say

BACK = ("back",)
PLATES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (say.front(), ("front",)),
    (say.back(), BACK),
    (terms.both(), ("front", "back")),
    (terms.sides(), ("left", "right")),
)


def side_of_changes(changes: Iterable[SiteChange], seen_on: Callable[[Site], Collection[str]]) -> tuple[str, ...]:
    """Return the single plate on which most sites changed clearly; of equals the one with more changes at all.

    Args:
        changes: Between the two moments.
        seen_on: Plates on which a site lies in sight.
    """
    worth = {"back": [0, 0, 0], "front": [0, 0, 0]}
    for change in changes:
        for plate in worth.keys() & set(seen_on(change.site)):
            worth[plate][0] += change.is_less or change.is_more
            worth[plate][1] += bool(change.amount)
            worth[plate][2] += 1
    return (max(worth, key=lambda plate: worth[plate]),)


def plates_for_site(
    course: CourseChart, site_id: str, seen_on: Callable[[Site], Collection[str]], shown: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the plates to bring for a site; those that are shown, if it is seen there or nowhere at all."""
    seen = {plate for site in course.sites if site.id == site_id for plate in seen_on(site)}
    if seen & set(shown):
        return shown
    return next((plates for _, plates in PLATES if seen & set(plates)), shown)
