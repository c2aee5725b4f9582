"""The rows of the Library's list: points, and what a search found, in order. No widgets."""

from ashichart.domain.atlas.body import Point, PointKind
from ashichart.domain.atlas.search_results import SearchHit
from ashichart.domain.charting.clinic_points import is_own
from ashichart.domain.notation import shape_of_kind
from ashichart.services.atlas.library import Findings
from ashichart.ui.library.browse_list import SHELF_WORDS
from ashichart.ui.library.row_list import Row
from ashichart.wording.screens import library as say

# From which score of a search on a whole name or code was met, and not the beginning of one (atlas/ranking.py).
_WHOLE = 94


def point_row(point: Point, matched: str = "") -> Row:
    """Return the row of a point; `matched` is the name that a search met, if it is not shown anyway."""
    shape = shape_of_kind(point.kind)
    if point.kind is PointKind.TRIGGER or is_own(point.code):
        return Row(point.code, point.name, matched, shape=shape)
    rest = " ".join(word for word in (point.pinyin, matched and f"· {matched}") if word)
    spoken = f"{point.code} {point.pinyin}, {point.name}"
    return Row(point.code, point.code, rest or point.name, point.zh_hans, shape, spoken=spoken)


def found_rows(found: Findings) -> list[Row]:
    """Return groups and points that a search found, what it surely means first."""
    groups = [
        Row(group, group.name, SHELF_WORDS[group.shelf], str(group.count), is_group=True) for group in found.groups
    ]
    points = [point_row(hit.point, _matched(hit)) for hit in found.hits]
    # A point met by its whole code or name comes before a class that begins so; half a code does not.
    top = found.hits[0].score if found.hits else 0.0
    sure = top >= _WHOLE
    return [*points[:1], *groups, *points[1:]] if sure else [*groups, *points]


def _matched(hit: SearchHit) -> str:
    shown = f"{hit.point.code} {hit.point.pinyin} {hit.point.pinyin_plain} {hit.point.zh_hans}"
    if hit.point.kind is PointKind.TRIGGER or is_own(hit.point.code):
        shown += f" {hit.point.name} {hit.point.label} {hit.point.muscle} {' '.join(hit.point.aliases)}"
    return "" if hit.matched.lower() in shown.lower() else hit.matched


def found_words(found: Findings) -> str:
    """Return what stands over the list of a search."""
    number = len(found.hits) + len(found.groups)
    if number == 0:
        return say.nothing_is_called_so()
    return say.found_number(number=number)
