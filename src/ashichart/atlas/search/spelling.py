"""Words that are one slip of the finger away from what was typed. Names and ranking are kept out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

LEAST_LETTERS = 4
_MOST_LETTERS = 24
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class SpellingIndex:
    """Known words, sorted once, and the edits that lead to them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words.

        Args:
            words: Folded; words of fewer than three letters are never met by a slip.
        """
        self._words = sorted({word for word in words if len(word) >= LEAST_LETTERS - 1})

    def near(self, typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words one edit away, and those of which a beginning is one edit away.

        One edit is a letter too many, one missing, one wrong, or two swapped. Words typed with fewer than four letters
        have no slips: too much would be near.
        """
        if not (LEAST_LETTERS <= len(typed) <= _MOST_LETTERS):
            return (), ()
        whole: dict[str, None] = {}
        begun: dict[str, None] = {}
        for variant in self._edits(typed):
            at = bisect_left(self._words, variant)
            while at < len(self._words) and self._words[at].startswith(variant):
                word = self._words[at]
                if word == variant:
                    whole[word] = None
                elif len(variant) >= LEAST_LETTERS:
                    begun[word] = None
                else:
                    break
                at += 1
        return tuple(whole), tuple(word for word in begun if word not in whole)

    def _edits(self, typed: str) -> Iterator[str]:
        """Swapped letters first, the commonest slip; then one too many, one missing, one wrong."""
        # Behind the first letter that no known word goes on with, no edit helps any more.
        last = next((at for at in range(len(typed)) if not self._begins(typed[: at + 1])), len(typed) - 1)
        for at in range(min(last + 1, len(typed) - 1)):
            yield typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]
        for at in range(last + 1):
            yield typed[:at] + typed[at + 1 :]
        for at in range(last + 1):
            for letter in _LETTERS:
                if self._begins(typed[:at] + letter):
                    yield typed[:at] + letter + typed[at:]
                    yield typed[:at] + letter + typed[at + 1 :]

    def _begins(self, start: str) -> bool:
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)
