"""Words that stand below the keys of a scale: what its ends and its middle mean."""

from ashichart.domain.scales import Scale
from ashichart.wording.catalogue import Text

_NRS = ((0, Text("none")), (2, Text("mild")), (5, Text("moderate")), (8, Text("severe")), (10, Text("worst")))
_GRADE = ((0, Text("none")), (1, Text("tender")), (2, Text("grimace")), (3, Text("jumps")), (4, Text("touch")))
_CHARGE = ((0, Text("none")), (5, Text("emotional charge")), (10, Text("most")))


def key_words(scale: Scale) -> tuple[tuple[int, str], ...]:
    """Return value -> word for the values of a scale that have one; none for a pressure."""
    known = {Scale.NRS: _NRS, Scale.GRADE: _GRADE, Scale.CHARGE: _CHARGE}.get(scale, ())
    return tuple((value, word()) for value, word in known)
