"""Words of a scale: its units, its values in full, and what stands below its keys."""

from ashichart.domain.scales import Scale, text_of
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.terms import pressure

UNITS = {
    Scale.NRS: terms.points_term_alone,
    Scale.GRADE: Text("grades"),
    Scale.PPT: Text("kgf/cm²"),
    Scale.CHARGE: terms.points_term_alone,
}
_AMOUNTS = {
    Scale.NRS: terms.amount_points,
    Scale.GRADE: Text("{amount} grades"),
    Scale.PPT: Text("{amount} kgf/cm²"),
    Scale.CHARGE: terms.amount_points,
}
_OF_TEN = Text("{reading} of 10")
_GRADE_IS = Text("grade {grade}")

_NONE = Text("none", about="below a key of a scale")
_NRS = ((0, _NONE), (2, Text("mild")), (5, Text("moderate")), (8, Text("severe")), (10, Text("worst")))
_GRADE = ((0, _NONE), (1, Text("tender")), (2, Text("grimace")), (3, Text("jumps")), (4, Text("touch")))
_CHARGE = ((0, _NONE), (5, terms.emotional_charge), (10, Text("most")))


def key_words(scale: Scale) -> tuple[tuple[int, str], ...]:
    """Return value -> word for the values of a scale that have one; none for a pressure."""
    known = {Scale.NRS: _NRS, Scale.GRADE: _GRADE, Scale.CHARGE: _CHARGE}.get(scale, ())
    return tuple((value, word()) for value, word in known)


def with_unit(scale: Scale, amount: str) -> str:
    """Return a change or a floor with its unit: "−2 points", "0.62 kgf/cm²"."""
    return _AMOUNTS[scale](amount=amount)


def reading_in_full(scale: Scale, value: float) -> str:
    """Return a reading with its scale: "7 of 10", "grade II", "3.2 kgf/cm²"."""
    text = text_of(scale, value)
    if scale is Scale.GRADE:
        return _GRADE_IS(grade=text)
    return pressure(kgf=text) if scale is Scale.PPT else _OF_TEN(reading=text)
