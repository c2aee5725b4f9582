"""The type of the sheets: which face carries which letter, and how wide a line is. No files: faces come as bytes."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, cast

import reportlab.pdfbase.pdfmetrics as rl_metrics
import reportlab.pdfbase.ttfonts as rl_ttfonts

# reportlab has no types: the two modules are used through these names alone.
_METRICS = cast("Any", rl_metrics)
_TTFONTS = cast("Any", rl_ttfonts)

MM = 72 / 25.4
FIRST_FACE = "AshiChart-Regular"
_MOST_KNOWN = 4000  # texts whose setting is kept


class Weight(StrEnum):
    """The two weights of the sheets."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"


@dataclass(frozen=True, slots=True)
class Faces:
    """The font files as bytes.

    Args:
        regular: Source Sans 3 Regular, TrueType.
        semibold: Source Sans 3 SemiBold, TrueType.
        chinese: A subset of Noto Sans SC, TrueType.
    """

    regular: bytes
    semibold: bytes
    chinese: bytes


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    font: str
    text: str


class Fonts:
    """Faces ready to be set; made once, a face costs up to 0.1 s to read."""

    def __init__(self, faces: Faces) -> None:
        self._names: dict[Weight, tuple[str, str]] = {
            Weight.REGULAR: (FIRST_FACE, "AshiChart-Chinese"),
            Weight.SEMIBOLD: ("AshiChart-SemiBold", "AshiChart-Chinese"),
        }
        self._letters: dict[str, Mapping[int, int]] = {}
        self._known: dict[tuple[str, Weight], tuple[tuple[Run, ...], float]] = {}
        self._withheld: dict[str, str] = {}
        for name, content in (
            (FIRST_FACE, faces.regular),
            ("AshiChart-SemiBold", faces.semibold),
            ("AshiChart-Chinese", faces.chinese),
        ):
            font = _TTFONTS.TTFont(name, BytesIO(content))
            _METRICS.registerFont(font)
            self._letters[name] = cast("Mapping[int, int]", font.face.charToGlyph)

    def can_print(self, text: str) -> bool:
        """Return True if every letter has a drawing and none needs to be joined or set from right to left."""
        return all(self._font_of(letter, Weight.REGULAR) is not None for letter in tidy(text))

    def printed(self, text: str, instead: str) -> str:
        """Return text, or what stands in its place where a letter has no drawing; that is kept to be said."""
        if self.can_print(text):
            return text
        known = tidy(text).strip()
        self._withheld[known] = self._withheld.get(known) or instead
        return instead

    def take_withheld(self) -> tuple[tuple[str, str], ...]:
        """Return every text that was not printed since this was asked last, with what stands in its place."""
        withheld, self._withheld = tuple(self._withheld.items()), {}
        return withheld

    def _font_of(self, letter: str, weight: Weight) -> str | None:
        if unicodedata.bidirectional(letter) in {"R", "AL", "RLE", "RLO", "AN"}:
            return None
        return next((name for name in self._names[weight] if ord(letter) in self._letters[name]), None)

    def runs(self, text: str, weight: Weight) -> tuple[Run, ...]:
        """Split text by face; letters without a drawing are left out, see `can_print`."""
        return self._set(text, weight)[0]

    def width_mm(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """Return the width in mm of text at `size` pt."""
        return self._set(text, weight)[1] * size / MM

    def _set(self, text: str, weight: Weight) -> tuple[tuple[Run, ...], float]:
        """Return the runs of a text and its width in pt at 1 pt; the same words come again on every sheet."""
        known = self._known.get((text, weight))
        if known is not None:
            return known
        runs: list[Run] = []
        for letter in tidy(text):
            font = self._font_of(letter, weight)
            if font is None:
                continue
            if runs and runs[-1].font == font:
                runs[-1] = Run(font, runs[-1].text + letter)
            else:
                runs.append(Run(font, letter))
        width = sum(cast("float", _METRICS.stringWidth(run.text, run.font, 1)) for run in runs)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known[text, weight] = (tuple(runs), width)
        return self._known[text, weight]

    def wrapped(self, text: str, width_mm: float, size: float, weight: Weight = Weight.REGULAR) -> list[str]:
        """Break text into lines no wider than `width_mm`; a word wider than a line is broken within."""
        lines: list[str] = []
        line = ""
        for word in self._pieces(tidy(text).split(), width_mm, size, weight):
            longer = f"{line} {word}".strip()
            if line and self.width_mm(longer, size, weight) > width_mm:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line] if line else lines

    def balanced(self, text: str, width_mm: float, size: float, weight: Weight) -> list[str]:
        """Break text into as few lines as needed, the lines about equally long."""
        lines = self.wrapped(text, width_mm, size, weight)
        low, high = width_mm / 2, width_mm
        while len(lines) > 1 and high - low > 1:
            middle = (low + high) / 2
            tried = self.wrapped(text, middle, size, weight)
            if len(tried) <= len(lines) and max(self.width_mm(line, size, weight) for line in tried) <= width_mm:
                lines, high = tried, middle
            else:
                low = middle
        return lines

    def _pieces(self, words: Sequence[str], width_mm: float, size: float, weight: Weight) -> Iterable[str]:
        for word in words:
            piece = ""
            for letter in word if self.width_mm(word, size, weight) > width_mm else (word,):
                if piece and self.width_mm(piece + letter, size, weight) > width_mm:
                    yield piece
                    piece = ""
                piece += letter
            yield piece


def tidy(text: str) -> str:
    """Return text composed, with every white space a plain space and without control letters."""
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if letter.isspace() else letter for letter in composed)
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cf"})
