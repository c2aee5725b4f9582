"""What is plain English in a text of the pseudo-language, and what is data: names, codes, units, sources."""

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

# The pseudo-language accents these letters of every template; where one stands as it is, no template was filled.
_UNTOUCHED = re.compile(r"[A-Za-z]*[AEIOUaeiouCcNnSsYyZz][A-Za-z]*")
_TOKEN = re.compile(r"[A-Za-zÀ-ž]+")
# Codes of points and files, the program's name, keys of the keyboard, units, names of languages for programs.
_DATA = re.compile(
    r"""(?x)
    \bAshiChart\b | \bashichart\b | \b(?:ASHICHART|QT)_\w+ | \b[A-Z]{1,3}-?[A-Z]{0,2}\d+\b | \bEX-[A-Z]+\d*\b |
    \b(?:Ctrl|Shift|Alt|Enter|Esc|Tab|Home|End|Delete|Del|Backspace|PgUp|PgDown|Space|Insert)\b | \bF\d+\b |
    \{[a-z0-9,]+\} | \b(?:II|III|IV|SL|IN|PO|IM|EAR|NADA|SpO)\b |
    \b(?:mmHg|kgf/cm²|cm²?|mm|min|ms|kg)\b | \b(?:CSV|JSON|PNG|SVG|PDF|AES|STRICTA|NRS|GAD|PCL|CADSS|MEQ|PHQ)\b |
    \b[\w./-]+\.(?:json|pdf|png|svg|csv|ashichart|toml|md)\b | (?<![\w⟧])/[\w./-]+ | --?[a-z][\w-]* |
    <[^>]*> | &\w+; | \#[0-9A-Fa-f]{6}\b | https?://\S+
    """
)

# Letters of a shortened name that are looked at on each side of its dots.
_MOST_SHOWN = 80


def texts_in(value: object) -> Iterator[str]:
    """Yield every text held by a value of the domain, however deep."""
    if isinstance(value, Enum):
        return  # its words are the program's
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts_in(key)
            yield from texts_in(one)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from texts_in(one)


class Data:
    """Texts that are no words of the program, so that they are the same in every language.

    Args:
        texts: Names, notes, texts of the atlas …
    """

    def __init__(self, texts: Iterable[str]) -> None:
        known = {form for text in texts for form in _forms(_even(text))}
        self._known = sorted((text for text in known if len(text) > 1), key=len, reverse=True)
        self._ordered = sorted(self._known)
        self._by_word: dict[str, list[str]] = {}
        for text in self._known:
            for word in set(_TOKEN.findall(text)):
                self._by_word.setdefault(word, []).append(text)

    def plain(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that are English although the language is another one."""
        left = self._without_data(_DATA.sub(" ", self._without_data(_even(text))))
        return tuple(word for word in _TOKEN.findall(left) if len(word) > 1 and _UNTOUCHED.fullmatch(word))

    def _without_data(self, left: str) -> str:
        left = self._without_shortened(left)
        while (found := next(self._held_in(left), None)) is not None:
            left = _without(left, found)
        return left

    def _held_in(self, left: str) -> Iterator[str]:
        """Yield the longest data of this text that holds one of its English words."""
        for word in _TOKEN.findall(left):
            if _UNTOUCHED.fullmatch(word):
                for text in self._by_word.get(word, ()):
                    at = left.find(text)
                    if at >= 0 and _stands_alone(left, at, text):
                        yield text
                        break

    def _without_shortened(self, left: str) -> str:
        """Take out "Chest and b…" where it begins a name, "Large…stine" where it begins and ends one."""
        for at in reversed([sign.start() for sign in re.finditer("…", left)]):
            head, tail = left[:at].rstrip(), left[at + 1 : at + 1 + _MOST_SHOWN]
            for start in range(max(0, len(head) - _MOST_SHOWN), max(0, len(head) - 2)):
                begun = self._beginning(head[start:]) if start == 0 or not head[start - 1].isalpha() else []
                if begun:
                    lengths = range(2, len(tail) + 1)
                    end = max((end for text in begun for end in lengths if text.endswith(tail[:end])), default=0)
                    left = f"{left[:start]} {left[at + 1 + end :]}"
                    break
        return left

    def _beginning(self, head: str) -> list[str]:
        """Return the data that begins so."""
        first = bisect_left(self._ordered, head)
        last = bisect_left(self._ordered, f"{head}\U0010ffff")
        return self._ordered[first:last]


def _forms(text: str) -> tuple[str, ...]:
    """Return a text as it stands alone, at the beginning and at the end of a sentence, and within one."""
    return text, text[:1].upper() + text[1:], text[:1].lower() + text[1:], text.removesuffix("."), f"{text}."


def _without(left: str, found: str) -> str:
    """Take a text out where it stands alone."""
    at = left.find(found)
    while at >= 0:
        if _stands_alone(left, at, found):
            left = f"{left[:at]} {left[at + len(found) :]}"
        at = left.find(found, at + 1)
    return left


def _stands_alone(left: str, at: int, text: str) -> bool:
    end = at + len(text)
    return not (at > 0 and left[at - 1].isalpha() and text[0].isalpha()) and not (
        end < len(left) and left[end].isalpha() and text[-1].isalpha()
    )


def _even(text: str) -> str:
    text = re.sub(r"<[^>]*>", " ", text).replace("\xa0", " ").replace("&nbsp;", " ")
    return " ".join(text.replace("\u200b", "").split())
