"""Rows of the sites-by-session strip and their orders, as values. No painting here."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ashichart.domain.change import SiteChange, carry_over, with_before
from ashichart.domain.readings import Phase
from ashichart.domain.scales import RULES, Scale
from ashichart.domain.sessions import CourseChart
from ashichart.domain.sites import Site


class RowOrder(StrEnum):
    """In which order the sites are listed."""

    CHARTED = "charted"
    FIRST_VALUE = "first_value"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class StripRow:
    """One site over the course.

    Args:
        site: The site.
        change: Its carry-over, None while nothing can be carried over.
        first: The first number read before on the first session's scale it has, None if it was never read.
        first_scale: Scale of `first`, None with it.
    """

    site: Site
    change: SiteChange | None
    first: float | None
    first_scale: Scale | None


def strip_rows(course: CourseChart) -> tuple[StripRow, ...]:
    """Return one row per site of the course, in the order in which the course met them."""
    tally = carry_over(course)
    changes = {} if tally is None else {change.site.id: change for change in tally.changes}
    rows: list[StripRow] = []
    for site in course.sites:
        read = (chart.reading(site.id, Phase.BEFORE) for chart in with_before(course))
        first = next((reading for reading in read if reading is not None and reading.value is not None), None)
        rows.append(
            StripRow(
                site,
                changes.get(site.id),
                None if first is None else first.value,
                None if first is None else first.scale,
            )
        )
    return tuple(rows)


def ordered(rows: Iterable[StripRow], order: RowOrder) -> tuple[StripRow, ...]:
    """Return the rows in an order; what has no number comes last, equals keep the order of charting."""
    if order is RowOrder.FIRST_VALUE:
        return tuple(sorted(rows, key=_by_first))
    if order is RowOrder.CHANGE:
        return tuple(sorted(rows, key=_by_change))
    return tuple(rows)


def _tender(scale: Scale, number: float) -> float:
    """Return a number that grows with tenderness, also where the scale runs the other way."""
    return -number if RULES[scale].lower_is_more_tender else number


def _by_first(row: StripRow) -> tuple[bool, str, float]:
    # Scales are grouped, never ranked against each other.
    if row.first is None or row.first_scale is None:
        return (True, "", 0.0)
    return (False, row.first_scale.value, -_tender(row.first_scale, row.first))


def _by_change(row: StripRow) -> tuple[bool, float]:
    if row.change is None or row.change.amount is None:
        return (True, 0.0)
    return (False, _tender(row.change.scale, row.change.amount))
