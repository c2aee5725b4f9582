"""What stands on the keys of a rating strip, for the eye and for screen readers."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect

from ashichart.domain.scales import GRADE_NAMES, Scale
from ashichart.ui.accessible.parts import Part, PartRole
from ashichart.wording.scale_words import key_words


def key_name(scale: Scale, value: float) -> str:
    """Return what stands on the key of a value."""
    return GRADE_NAMES[int(value)] if scale is Scale.GRADE else f"{value:.0f}"


def listed_keys(
    scale: Scale, words_of: Scale, values: Sequence[float], held: float | None, rect_of: Callable[[float], QRect]
) -> Iterator[tuple[str, Part]]:
    """Yield the keys of a strip as parts, with the words below them where there are some.

    Args:
        scale: Whose keys they are.
        words_of: The scale whose words stand below them.
        values: What the keys mean.
        held: The value that is recorded, None if none is.
        rect_of: Returns where the key of a value is.
    """
    words = dict(key_words(words_of))
    for value in values:
        held_here = value == held
        part = Part(key_name(scale, value), rect_of(value), words.get(int(value), ""), PartRole.CHOICE, held_here)
        yield f"{value:g}", part
