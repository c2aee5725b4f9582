"""Ranks names against what people type. What the names belong to is the caller's; typed lines are lines.py's."""

from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from ashichart.atlas.search.names import Name
from ashichart.atlas.search.normalisation import words_of
from ashichart.atlas.search.spelling import SpellingIndex


class Match(IntEnum):
    """How well a name answers to a text; the number is its score."""

    CODE = 100
    OTHER_CODE = 98
    NAME = 94
    CODE_PREFIX = 90
    PREFIX = 70
    WORDS = 50
    WITHIN = 30
    SLIP = 20
    ALIKE = 10


class Ranked(NamedTuple):
    """One thing that answers to a text: its index, how well, and the name that the text met."""

    number: int
    score: float
    name: Name


class NameIndex:
    """Names, ready to be searched at every keystroke."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Sort the names once.

        Args:
            names: Their numbers say what they belong to and decide among equals.
        """
        self._names = sorted(names, key=lambda name: name.flat)
        self._flats = [name.flat for name in self._names]
        starts = sorted((word, place) for place, name in enumerate(self._names) for word in set(name.words))
        self._words = [word for word, _ in starts]
        self._word_names = [place for _, place in starts]
        self._slips: SpellingIndex | None = None
        self._blob = "\n".join(["", *self._flats, ""])
        self._starts: list[int] = []
        at = 1
        for flat in self._flats:
            self._starts.append(at)
            at += len(flat) + 1

    def find(self, text: str, limit: int = 30, *, loosely: bool = True) -> tuple[Ranked, ...]:
        """Return what answers to a text, best first.

        Exact codes come first, then exact names, codes that begin so, names that begin so, words that begin so, these
        words in another order, and names that hold the text. What is one slip of the finger away is offered if nothing
        begins so, and names that are only alike if nothing else is found, unless `loosely` is off. Nothing is found for
        nothing.
        """
        words = words_of(text)
        flat = "".join(words)
        if not flat:
            return ()
        best: dict[int, tuple[float, Name]] = {}
        self._begins(flat, best)
        if len(best) < limit:
            self._word_begins(words, best)
        if len(words) > 1 and len(best) < limit:
            self._word_begins(words, best, in_order=False)
        if len(best) < limit and (len(flat) > 1 or not flat.isascii()):
            self._holds(flat, best)
        if all(score < Match.WITHIN + 2 for score, _ in best.values()):
            self._slipped(words, flat, best)
        if not best and loosely:
            self._alike(flat, best)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        return tuple(Ranked(number, max(0.0, min(100.0, score)), name) for number, (score, name) in ranked[:limit])

    def plainly(self, text: str) -> tuple[Match, tuple[Ranked, ...]] | None:
        """Return the best kind of plain match and everything that matches so; None if no name begins so.

        Words for patients and for classes do not count: a typed line names its point.
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
        # A code of another custom may be another point's name, and half a code is no better than half a name.
        kind = {Match.OTHER_CODE: Match.NAME, Match.CODE_PREFIX: Match.PREFIX}.get(kind, kind)
        if kind is Match.NAME:
            named = {number: kept for number, kept in named.items() if not _is_half(kept[0])}
        kept = [Ranked(number, score, name) for number, (score, name) in named.items() if score >= kind]
        kept.sort(key=lambda one: (-one.score, one.number))
        return kind, tuple(kept)

    def most_alike(self, text: str) -> int | None:
        """Return the number of what is most like a text that names nothing, None if nothing is alike."""
        words = words_of(text)
        flat = "".join(words)
        best: dict[int, tuple[float, Name]] = {}
        if flat:
            self._slipped(words, flat, best)
        if not best:
            self._alike(flat, best)
        if not best:
            return None
        return min(best.items(), key=lambda item: (-item[1][0], item[0]))[0]

    def _begins(self, flat: str, best: dict[int, tuple[float, Name]]) -> None:
        for place in range(bisect_left(self._flats, flat), len(self._flats)):
            name = self._names[place]
            if not name.flat.startswith(flat):
                break
            if name.weight <= 0:
                # Words for patients, properties and cautions describe many points and name none.
                _keep(best, name, Match.WORDS)
            elif name.flat == flat:
                exact = Match.CODE if name.weight == 3 else Match.OTHER_CODE - 1 if name.weight == 2 else Match.NAME
                _keep(best, name, exact)
            elif name.weight >= 2:
                _keep(best, name, Match.CODE_PREFIX)
            elif not (flat[-1].isdigit() and name.flat[len(flat)].isdigit()):
                _keep(best, name, Match.PREFIX)

    def _word_begins(
        self, words: tuple[str, ...], best: dict[int, tuple[float, Name]], *, in_order: bool = True
    ) -> None:
        # The longest word is met by the fewest names.
        first = words[0] if in_order else max(words, key=len)
        begin, score = (_words_begin, Match.WORDS) if in_order else (_words_meet, Match.WORDS - 8)
        for place in range(bisect_left(self._words, first), len(self._words)):
            if not self._words[place].startswith(first):
                break
            name = self._names[self._word_names[place]]
            if begin(words, name.words):
                _keep(best, name, score)

    def _holds(self, flat: str, best: dict[int, tuple[float, Name]]) -> None:
        at = self._blob.find(flat)
        while at >= 0:
            place = bisect_left(self._starts, at + 1) - 1
            _keep(best, self._names[place], Match.WITHIN)
            at = self._blob.find(flat, self._blob.index("\n", at))

    def _slipped(self, words: tuple[str, ...], flat: str, best: dict[int, tuple[float, Name]]) -> None:
        """Names in which one of the typed words stands with one slip, and the others begin words; or the whole does."""
        if self._slips is None:
            self._slips = SpellingIndex([*self._flats, *self._words])
        whole, begun = self._slips.near(flat)
        for known, score in ((whole, Match.SLIP + 2), (begun, Match.SLIP)):
            for slipped in known:
                for place in range(bisect_left(self._flats, slipped), len(self._flats)):
                    if self._flats[place] != slipped:
                        break
                    _keep(best, self._names[place], score)
        for at, word in enumerate(words):
            whole, begun = self._slips.near(word)
            for known, score in ((whole, Match.SLIP + 1), (begun, Match.SLIP - 1)):
                for slipped in known:
                    meant = (*words[:at], slipped, *words[at + 1 :])
                    for place in range(bisect_left(self._words, slipped), len(self._words)):
                        if self._words[place] != slipped:
                            break
                        name = self._names[self._word_names[place]]
                        if len(words) == 1 or _words_begin(meant, name.words):
                            _keep(best, name, score)

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


def _is_half(score: float) -> bool:
    return Match.CODE_PREFIX <= score < Match.NAME


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


def _words_meet(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether every typed word begins a word of the name of its own, in whatever order; numbers are whole."""
    left = list(words)
    for word in sorted(typed, key=len, reverse=True):
        met = next((one for one in left if (one == word if word.isdigit() else one.startswith(word))), None)
        if met is None:
            return False
        left.remove(met)
    return True
