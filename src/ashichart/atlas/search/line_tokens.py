"""Takes a typed line apart into words, numbers and signs, each with its place. What they mean is lines.py's."""

import re
import unicodedata
from dataclasses import dataclass

_TOKENS = re.compile(r"n/a\b|->|=>|\d+(?:[.,]\d+)?|[左右双雙十]|(?:(?![左右双雙十])[^\W\d_])+|[^\w\s]|_", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the line: half open in characters, and its text."""

    start: int
    end: int
    text: str

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def take_apart(text: str) -> list[Token]:
    """Return the words, numbers and signs of a line, in order."""
    tokens: list[Token] = []
    for found in _TOKENS.finditer(text):
        piece = found.group()
        # A combining accent is no letter to the pattern; it belongs to the letter before it.
        touches = bool(tokens) and tokens[-1].end == found.start()
        if touches and (unicodedata.combining(piece[0]) or (piece.isalpha() and _accented(tokens[-1].text))):
            tokens[-1] = Token(tokens[-1].start, found.end(), text[tokens[-1].start : found.end()])
        else:
            tokens.append(Token(found.start(), found.end(), piece))
    return tokens


def _accented(text: str) -> bool:
    return bool(unicodedata.combining(text[-1]))
