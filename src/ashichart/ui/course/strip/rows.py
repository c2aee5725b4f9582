"""Rows of the sites-by-session strip, their orders, and where each cell lies, as values. No painting here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashichart.domain.analysis.change import SiteChange, carry_over, with_before
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import RULES, Scale
from ashichart.services.atlas.atlas_service import AtlasService

HEAD_PX = 50
COLUMN_PX = 84
NARROW_COLUMN_PX = 77
CHANGE_PX = 64
LEFT_PAD_PX = 20
RIGHT_PAD_PX = 20
_TOP_PAD_PX = 4


class RowOrder(StrEnum):
    """In which order the sites are listed."""

    CHARTED = "charted"
    FIRST_VALUE = "first_value"
    CHANGE = "change"
    REGION = "region"
    FAMILY = "family"


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
    read_before = with_before(course)
    rows: list[StripRow] = []
    for site in course.sites:
        read = (chart.reading(site.id, Phase.BEFORE) for chart in read_before)
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


RankOf = Callable[[Site, RowOrder], tuple[int, str, int]]


def rank_in(atlas: AtlasService, figure_of: Callable[[], Figure]) -> RankOf:
    """Return what says where a site belongs on a figure; the areas of the body are read only when it is asked."""

    def rank_of(site: Site, order: RowOrder) -> tuple[int, str, int]:
        from ashichart.services.atlas.site_families import SiteFamilies

        families = SiteFamilies(atlas, figure_of())
        return families.region(site) if order is RowOrder.REGION else families.family(site)

    return rank_of


def ordered(rows: Iterable[StripRow], order: RowOrder, rank_of: RankOf | None = None) -> tuple[StripRow, ...]:
    """Return the rows in an order; what has no number comes last, equals keep the order of charting.

    Args:
        rows: As charted.
        order: The order wanted.
        rank_of: Says where a site belongs, for the orders by region and by channel or muscle; None keeps the order.
    """
    if order in (RowOrder.REGION, RowOrder.FAMILY):
        return tuple(rows) if rank_of is None else tuple(sorted(rows, key=lambda row: rank_of(row.site, order)))
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


@dataclass(frozen=True, slots=True)
class StripColumn:
    """A session, or a day between sessions on which something was measured.

    Args:
        day: Local day.
        chart: The session, None on a day without one.
    """

    day: date
    chart: SessionChart | None = None


def strip_columns(course: CourseChart, measures: Iterable[Measure]) -> tuple[StripColumn, ...]:
    """Return the columns in the order of time; a measure of a session's day stands in its column."""
    sessions = [StripColumn(one.session.day, one) for one in course.sessions]
    held = {column.day for column in sessions}
    days = {one.taken_on for one in measures} - held
    return tuple(sorted((*sessions, *map(StripColumn, days)), key=lambda column: column.day))


def pinned_columns(columns: Sequence[StripColumn]) -> int:
    """Return how many columns stand still: up to the first session, with one day measured before it at most."""
    first = next((at for at, column in enumerate(columns) if column.chart is not None), -1)
    return first + 1 if first <= 1 else 0


@dataclass(frozen=True, slots=True)
class StripGrid:
    """Where rows and columns lie in the viewport, px; header, titles and carry-over stand still.

    Args:
        rows: How many sites.
        columns: How many sessions, and days between them on which something was measured.
        row_px: Height of a row.
        title_px: Width of the titles at the left.
        column_px: Width of a column.
        width: Width of the viewport.
        height: Height of the viewport.
        scroll: How many columns are scrolled away behind the pinned ones.
        scroll_y: How far the rows are scrolled up, px.
        pinned: How many columns stand still at the left: the first session is the reference of every carry-over.
    """

    rows: int
    columns: int
    row_px: int
    title_px: int
    column_px: int
    width: int
    height: int
    scroll: int = 0
    scroll_y: int = 0
    pinned: int = 0

    @property
    def cells_width(self) -> int:
        """Width left for the cells."""
        return max(0, self.width - self.title_px - CHANGE_PX - RIGHT_PAD_PX)

    @property
    def page_height(self) -> int:
        """Height left for the rows."""
        return max(1, self.height - HEAD_PX)

    @property
    def all_rows_height(self) -> int:
        """Height of all rows together."""
        return self.rows * self.row_px + 2 * _TOP_PAD_PX

    def row_top(self, index: int) -> int:
        """Return the upper edge of a row."""
        return HEAD_PX + _TOP_PAD_PX + index * self.row_px - self.scroll_y

    @property
    def still(self) -> int:
        """How many columns stand still: none where nothing else would have room beside them."""
        whole = self.cells_width // self.column_px
        return self.pinned if self.columns > whole > self.pinned else 0

    @property
    def moving(self) -> int:
        """How many columns are seen beside those that stand still; never a part of one."""
        return max(1, min(self.columns, self.cells_width // self.column_px) - self.still)

    @property
    def most_scroll(self) -> int:
        """How many columns can be scrolled away."""
        return max(0, self.columns - self.still - self.moving)

    def column_left(self, index: int) -> int:
        """Return the left edge of a column, also of one that is scrolled away."""
        return self.title_px + (index if index < self.still else index - self.scroll) * self.column_px

    def row_at(self, y: int) -> int:
        """Return the row at a height, -1 if there is none."""
        if y < HEAD_PX:
            return -1
        row = (y - HEAD_PX - _TOP_PAD_PX + self.scroll_y) // self.row_px
        return row if 0 <= row < self.rows else -1

    def column_at(self, x: int) -> int:
        """Return the column at a place, -1 outside the cells."""
        return next((at for at in self.columns_in_view if 0 <= x - self.column_left(at) < self.column_px), -1)

    def is_change(self, x: int) -> bool:
        """Return whether a place lies on the carry-over at the right."""
        return x >= self.width - CHANGE_PX - RIGHT_PAD_PX

    @property
    def rows_in_view(self) -> range:
        """Rows of which at least a part is seen."""
        first = max(0, (self.scroll_y - _TOP_PAD_PX) // self.row_px)
        return range(first, min(self.rows, (self.scroll_y + self.page_height) // self.row_px + 1))

    @property
    def columns_in_view(self) -> tuple[int, ...]:
        """Columns that are seen, each of them whole."""
        first = self.still + self.scroll
        return (*range(self.still), *range(first, min(self.columns, first + self.moving)))
