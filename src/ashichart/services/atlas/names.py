"""What points are called: search and typed lines over the names of the atlas and the clinic's own. No places."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ashichart.domain.atlas.search_results import SearchHit
from ashichart.domain.atlas.typed_lines import EntryReading
from ashichart.domain.charting.clinic_points import OwnAtlas
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep
from ashichart.services.atlas.atlas_files import AtlasFiles

if TYPE_CHECKING:
    from ashichart.atlas.search.search import SearchIndex


class AtlasNames:
    """The names of the points, with what a clinic adds to them. The index is made with the first search.

    Args:
        files: The body maps.
        own: Returns what the open clinic adds.
    """

    def __init__(self, files: AtlasFiles, own: Callable[[], OwnAtlas]) -> None:
        self._files = files
        self._own = own
        self._index: SearchIndex | None = None
        self._indexed: OwnAtlas | None = None  # what a clinic added to the index

    def atlas_codes(self) -> frozenset[str]:
        """Return the codes of the points that the atlas has by itself."""
        return frozenset(point.code for point in self._files.text().points)

    def bearer(self, name: str, *, besides: str = "") -> str | None:
        """Return which point is called so already, in words; None if the name is free.

        Args:
            name: As somebody would type it.
            besides: Code of the point that wants the name.
        """
        from ashichart.atlas.clinic_points import bearer, title_of

        found = bearer(self._names(), name, besides)
        return None if found is None else title_of(found)

    def search(self, text: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Return the points that answer to a text, best first; none for an empty text."""
        return self._names().find(text, limit)

    def read_line(self, text: str, scale: Scale = Scale.NRS, step: ChartStep = ChartStep.BEFORE) -> EntryReading:
        """Say what a typed line means: point, side and values."""
        from ashichart.atlas.search.lines import read_line

        return read_line(self._names(), text, scale, step)

    def _names(self) -> "SearchIndex":
        own = self._own()
        if self._index is None or self._indexed != own:
            from ashichart.atlas.search.search import SearchIndex

            text, points = self._files.text(), self._files.text().points
            if own.points or own.names:
                from ashichart.atlas.clinic_points import as_point, with_own_names

                added = (as_point(point) for point in own.points if not point.is_removed)
                points = (*with_own_names(points, own.names), *added)
            self._indexed = own
            self._index = SearchIndex(points, text.muscles, text.channels, self._files.ears().protocols)
        return self._index
