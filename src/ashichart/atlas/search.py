"""Finds points by what people type. Names are folded once; what a whole line means is decided elsewhere (lines.py)."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import IntEnum

from ashichart.atlas.folding import words_of
from ashichart.atlas.names import Name, channel_words, names_of
from ashichart.domain.body import Channel, Muscle, Point
from ashichart.domain.searching import SearchHit


class Match(IntEnum):
    """How well a name answers to a text; the number is its score."""

    CODE = 100
    NAME = 90
    PREFIX = 70
    WORDS = 50
    WITHIN = 30
    ALIKE = 10


class SearchIndex:
    """All names of the atlas, ready to be searched at every keystroke."""

    def __init__(self, points: Sequence[Point], muscles: Iterable[Muscle], channels: Iterable[Channel]) -> None:
        """Fold every name once.

        Args:
            points: In atlas order, which decides among equals.
            muscles: For the names of trigger points.
            channels: For the codes of other customs.
        """
        channels = tuple(channels)
        self.points = tuple(points)
        self.channel_words = channel_words(channels)
        self._names = sorted(names_of(self.points, muscles, channels), key=lambda name: name.flat)
        self._flats = [name.flat for name in self._names]
        starts = sorted((word, place) for place, name in enumerate(self._names) for word in set(name.words))
        self._words = [word for word, _ in starts]
        self._word_names = [place for _, place in starts]
        self._blob = "\n".join(["", *self._flats, ""])
        self._starts: list[int] = []
        at = 1
        for flat in self._flats:
            self._starts.append(at)
            at += len(flat) + 1

    def find(self, text: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Return the points that answer to a text, best first.

        Exact codes come before exact names, then names that begin so, words that begin so, and names that hold the
        text; names that are only alike are offered if nothing else is found. Nothing is found for nothing.
        """
        words = words_of(text)
        flat = "".join(words)
        if not flat:
            return ()
        best: dict[int, tuple[float, Name]] = {}
        self._begins(flat, best)
        if len(best) < limit:
            self._word_begins(words, best)
        if len(best) < limit and (len(flat) > 1 or not flat.isascii()):
            self._holds(flat, best)
        if not best:
            self._alike(flat, best)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        return tuple(
            SearchHit(self.points[number], name.shown, max(0.0, min(100.0, score)))
            for number, (score, name) in ranked[:limit]
        )

    def answers(self, text: str) -> tuple[Match, tuple[SearchHit, ...]] | None:
        """Return the best kind of plain match and every point that matches so; None if no name begins so.

        Words for patients do not count: a typed line names its point.
        """
        words = words_of(text)
        flat = "".join(words)
        if not flat:
            return None
        best: dict[int, tuple[float, Name]] = {}
        self._begins(flat, best)
        if not best or max(score for score, _ in best.values()) < Match.PREFIX:
            self._word_begins(words, best)
        named = {number: kept for number, kept in best.items() if kept[1].weight > 0}
        if not named:
            return None
        top = max(score for score, _ in named.values())
        kind = next(kind for kind in Match if top >= kind)
        kept = [(score, number, name) for number, (score, name) in named.items() if score >= kind]
        kept.sort(key=lambda item: (-item[0], item[1]))
        return kind, tuple(SearchHit(self.points[number], name.shown, score) for score, number, name in kept)

    def suggestion(self, text: str) -> Point | None:
        """Return the point whose name is most like a text that names none, None if nothing is alike."""
        flat = "".join(words_of(text))
        best: dict[int, tuple[float, Name]] = {}
        if flat:
            self._alike(flat, best)
        if not best:
            return None
        return self.points[min(best.items(), key=lambda item: (-item[1][0], item[0]))[0]]

    def _begins(self, flat: str, best: dict[int, tuple[float, Name]]) -> None:
        for place in range(bisect_left(self._flats, flat), len(self._flats)):
            name = self._names[place]
            if not name.flat.startswith(flat):
                break
            if name.weight == 0:
                # Words for patients describe many points and name none.
                _keep(best, name, Match.WORDS)
            elif name.flat == flat:
                _keep(best, name, Match.CODE if name.weight == 3 else Match.NAME)
            elif not (flat[-1].isdigit() and name.flat[len(flat)].isdigit()) or name.weight >= 2:
                _keep(best, name, Match.PREFIX)

    def _word_begins(self, words: tuple[str, ...], best: dict[int, tuple[float, Name]]) -> None:
        first = words[0]
        for place in range(bisect_left(self._words, first), len(self._words)):
            if not self._words[place].startswith(first):
                break
            name = self._names[self._word_names[place]]
            if _words_begin(words, name.words):
                _keep(best, name, Match.WORDS)

    def _holds(self, flat: str, best: dict[int, tuple[float, Name]]) -> None:
        at = self._blob.find(flat)
        while at >= 0:
            place = bisect_left(self._starts, at + 1) - 1
            _keep(best, self._names[place], Match.WITHIN)
            at = self._blob.find(flat, self._blob.index("\n", at))

    def _alike(self, flat: str, best: dict[int, tuple[float, Name]]) -> None:
        if len(flat) < 3:
            return
        # Imported here because only a slip of the finger needs it.
        from rapidfuzz import fuzz, process

        for _, ratio, place in process.extract(flat, self._flats, scorer=fuzz.ratio, score_cutoff=66, limit=10):
            name = self._names[place]
            _keep(best, name, Match.ALIKE + (ratio - 66) / 2 - (0 if name.weight else 5))


def _keep(best: dict[int, tuple[float, Name]], name: Name, score: float) -> None:
    ranked = score + name.weight if score < Match.CODE else float(score)
    if name.point not in best or best[name.point][0] < ranked:
        best[name.point] = (ranked, name)


def _words_begin(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether every typed word begins a word of the name, in order; numbers are whole."""
    at = 0
    for word in typed:
        while at < len(words) and not (words[at] == word if word.isdigit() else words[at].startswith(word)):
            at += 1
        if at == len(words):
            return False
        at += 1
    return True
