"""Texts as templates with named places, and the language they are read in. What the texts are is in the other modules.

A `Text` or `Plural` is made once, at the top of a module of this room, and called where it is shown: the same for
screen, paper and command line. Its source is a complete English sentence or label; nothing is built from parts, so that
another language can put its words in another order.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

__all__ = [
    "ENGLISH", "PSEUDO", "Language", "Plural", "Text", "Value", "key_of", "known_texts", "language", "set_language",
]  # fmt: skip

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Language:
    """How texts are read.

    Args:
        code: "en", "de" …
        texts: Key of a text (see `key_of`) -> the forms of the translation: one, or one a plural form; what is missing
            is read in English.
        plural_form: Number -> which of the forms.
        spoken: Applied to every template before its places are filled.
    """

    code: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    plural_form: Callable[[int], int] = lambda n: 0 if n == 1 else 1
    spoken: Callable[[str], str] = lambda template: template


ENGLISH = Language("en")

_ACCENTED = str.maketrans(
    "AEIOUaeiouCcNnSsYyZz", "ÀÉÎÖÛàéîöûÇçÑñŠšÝýŽž"
)  # fmt: skip


def _pseudo(template: str) -> str:
    """Lengthen, accent and bracket a template; its places stay as they are."""
    parts: list[str] = []
    letters = 0
    for at, part in enumerate(template.replace("{", "\x00{").replace("}", "}\x00").split("\x00")):
        is_place = at % 2 == 1
        parts.append(part if is_place else part.translate(_ACCENTED))
        letters += 0 if is_place else len(part)
    return f"⟦{''.join(parts)}{'·' * (letters // 3)}⟧"


PSEUDO = Language("pseudo", spoken=_pseudo)


# ASHICHART_LANGUAGE=pseudo shows what is not yet said by way of a catalogue, and what longer words would cut.
_CHOSEN = {"pseudo": PSEUDO}.get(os.environ.get("ASHICHART_LANGUAGE", ""), ENGLISH)


class _Spoken:
    """Which language is spoken in this process; set at the start, before the first text is read."""

    language = _CHOSEN


_sources: list[tuple[str, ...]] = []


def key_of(source: str, about: str = "") -> str:
    """Return what a translation is found by: the English, and what it is about where other texts read the same."""
    return f"{about}\x04{source}" if about else source


def set_language(chosen: Language) -> None:
    """Read every text in a language from here on; what is on the screen already stays as it is."""
    _Spoken.language = chosen


def language() -> Language:
    """Return the language that texts are read in."""
    return _Spoken.language


def known_texts() -> tuple[tuple[str, ...], ...]:
    """Return the keys of every text of the modules imported so far: one form, or singular and plural."""
    return tuple(dict.fromkeys(_sources))


class Text:
    """A complete sentence or label.

    Args:
        source: English, with named places: "Record dose {mg} mg {route}".
        about: What it stands for, where the same English means something else in another place.
    """

    __slots__ = ("_key", "_source")

    def __init__(self, source: str, *, about: str = "") -> None:
        self._source, self._key = source, key_of(source, about)
        _sources.append((self._key,))

    @property
    def source(self) -> str:
        """The English template: what files for other programs say, in every language."""
        return self._source

    def __call__(self, **values: Value) -> str:
        """Return the text with its places filled.

        Raises:
            KeyError: If a place has no value.
        """
        spoken = _Spoken.language
        forms = spoken.texts.get(self._key)
        return spoken.spoken(forms[0] if forms else self._source).format_map(values)


class Plural:
    """A complete sentence or label that depends on a number.

    Args:
        one: English for 1: "{n} site".
        other: English for every other number: "{n} sites".
        about: What it stands for, where the same English means something else in another place.
    """

    __slots__ = ("_key", "_one", "_other")

    def __init__(self, one: str, other: str, *, about: str = "") -> None:
        self._one, self._other, self._key = one, other, key_of(one, about)
        _sources.append((self._key, other))

    def __call__(self, n: int, **values: Value) -> str:
        """Return the form for a number, which fills the place "n"."""
        spoken = _Spoken.language
        forms = spoken.texts.get(self._key)
        english = self._one if n == 1 else self._other
        template = forms[min(spoken.plural_form(n), len(forms) - 1)] if forms else english
        return spoken.spoken(template).format_map({"n": n, **values})
