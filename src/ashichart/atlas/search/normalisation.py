"""Folds names so that case, accents, tones, spaces and punctuation do not matter. No search."""

import re
import unicodedata

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded runs of letters and of digits: "Lev. scap. 01" -> ("lev", "scap", "1")."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    return tuple(_WORDS.findall(_LEADING_ZEROS.sub("", bare) if "0" in bare else bare))


def normalised(text: str) -> str:
    """Return the text as it is compared: "Hé gǔ" -> "hegu", "BL 23" -> "bl23"."""
    return "".join(words_of(text))
