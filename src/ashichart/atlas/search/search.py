"""Finds points by what people type. Names are folded once; what a whole line means is decided elsewhere (lines.py)."""

from collections.abc import Iterable, Sequence

from ashichart.atlas.search.channel_names import channel_words
from ashichart.atlas.search.names import names_of
from ashichart.atlas.search.normalisation import normalised
from ashichart.atlas.search.ranking import Match, NameIndex, Ranked
from ashichart.domain.atlas.body import Channel, Muscle, Point, Protocol
from ashichart.domain.atlas.search_results import SearchHit

__all__ = ["Match", "SearchIndex"]


class SearchIndex:
    """All names of the atlas, ready to be searched at every keystroke."""

    def __init__(
        self,
        points: Sequence[Point],
        muscles: Iterable[Muscle],
        channels: Iterable[Channel],
        protocols: Iterable[Protocol] = (),
    ) -> None:
        """Fold every name once.

        Args:
            points: In atlas order, which decides among equals.
            muscles: For the names of trigger points.
            channels: For the codes of other customs.
            protocols: Named lists of points; one with a point that is not here is left out.
        """
        channels = tuple(channels)
        self.points = tuple(points)
        self.channel_words = channel_words(channels)
        by_code = {point.code: point for point in self.points}
        self.protocols = {
            normalised(word): (protocol, tuple(by_code[code] for code in protocol.points))
            for protocol in protocols
            for word in (protocol.name, protocol.code)
            if all(code in by_code for code in protocol.points)
        }
        """Folded code or name -> protocol and its points in order."""
        self._names = NameIndex(names_of(self.points, muscles, channels))

    def find(self, text: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Return the points that answer to a text, best first; none for nothing."""
        return tuple(self._hit(one) for one in self._names.find(text, limit))

    def answers(self, text: str) -> tuple[Match, tuple[SearchHit, ...]] | None:
        """Return the best kind of plain match and every point that matches so; None if no name begins so.

        Words for patients do not count: a typed line names its point.
        """
        found = self._names.plainly(text)
        return None if found is None else (found[0], tuple(self._hit(one) for one in found[1]))

    def suggestion(self, text: str) -> Point | None:
        """Return the point whose name is most like a text that names none, None if nothing is alike."""
        number = self._names.most_alike(text)
        return None if number is None else self.points[number]

    def _hit(self, found: Ranked) -> SearchHit:
        return SearchHit(self.points[found.number], found.name.shown, found.score)
