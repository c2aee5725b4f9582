"""What is said of a name that this computer cannot show whole."""

from ashichart.wording.catalogue import Text

_NO_FONT = Text(
    "This computer has no font for {letters}. The name is kept whole; a box stands for each letter until a font that "
    "has it is installed."
)


def no_font_words(letters: str) -> str:
    """Return the sentence for letters that no font has; "" for none."""
    return _NO_FONT(letters=" ".join(letters)) if letters else ""
