"""The scales: bounds, direction and the floor under which a change is noise. No drawing, no storage."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from ashichart.domain.entry_faults import EntryError, EntryFault


class Scale(StrEnum):
    """How a reading was taken; readings of different scales are never mixed.

    `CHARGE` is the scale of emotional charge, shown by the code that shows tenderness; no session is rated on it.
    """

    NRS = "nrs"
    GRADE = "grade"
    PPT = "ppt"
    CHARGE = "charge"


TENDERNESS_SCALES = (Scale.NRS, Scale.GRADE, Scale.PPT)


@dataclass(frozen=True, slots=True)
class ScaleRule:
    """What a scale allows and what it can tell.

    Args:
        low: Least value that may be recorded.
        high: Greatest value that may be recorded.
        whole: True where only whole numbers exist.
        lower_is_more_tender: True for pressure pain thresholds.
        floor: Least change that is called clear, in units of the scale; infinite where no error is published.
        much: Least change that is called much, in units of the scale.
        unit: Unit as shown after a number, empty for points.
        source: Where the floor comes from.
    """

    low: float
    high: float
    whole: bool
    lower_is_more_tender: bool
    floor: float
    much: float
    unit: str
    source: str

    @property
    def is_judged(self) -> bool:
        """Whether any change may be called clear; without a published error none is (docs/principles.md)."""
        return self.floor < inf


RULES: dict[Scale, ScaleRule] = {
    Scale.NRS: ScaleRule(0, 10, True, False, 2, 4, "", "Salaffi 2004, PMID 15207508; Farrar 2001, Pain 94:149"),
    Scale.GRADE: ScaleRule(0, 4, True, False, 1, 2, "", "Hubbard & Berkoff 1993"),
    Scale.PPT: ScaleRule(0, 30, False, True, 0.62, 1.24, "kgf/cm²", "Fischer 1987, Pain 30:115; MDC 0.34–0.62"),
    Scale.CHARGE: ScaleRule(0, 10, True, False, inf, inf, "", ""),
}

GRADE_NAMES = ("0", "I", "II", "III", "IV")


def rule(scale: Scale) -> ScaleRule:
    """Return the rule of a scale."""
    return RULES[scale]


def check_value(scale: Scale, value: float) -> float:
    """Return `value` if the scale allows it.

    Raises:
        EntryError: If it lies outside them or is not a number of the scale.
    """
    bounds = RULES[scale]
    if not bounds.low <= value <= bounds.high:  # also false for NaN
        raise EntryError(
            EntryFault.BEYOND_SCALE, scale=scale.value, entered=float(value), low=bounds.low, high=bounds.high
        )
    if bounds.whole and value != int(value):
        raise EntryError(EntryFault.NOT_WHOLE, scale=scale.value, entered=float(value))
    return float(value)


def step_of(scale: Scale, value: float, ppt_low: float = 0.5, ppt_high: float = 6.0) -> int:
    """Return the colour step 0–10 of a value: a higher step is more tender on every scale.

    Args:
        scale: Scale of the value.
        value: Within the bounds of the scale.
        ppt_low: Pressure in kgf/cm² drawn as step 9, the most tender of this patient's range.
        ppt_high: Pressure in kgf/cm² drawn as step 2, the least tender of this patient's range.
    """
    if scale in (Scale.NRS, Scale.CHARGE):
        return int(value)
    if scale is Scale.GRADE:
        return (0, 3, 5, 7, 9)[int(value)]
    if ppt_high <= ppt_low:
        return 5
    share = (ppt_high - value) / (ppt_high - ppt_low)
    return round(2 + 7 * min(1.0, max(0.0, share)))


def text_of(scale: Scale, value: float) -> str:
    """Return the value as it stands in a mark or a cell."""
    if scale is Scale.GRADE:
        return GRADE_NAMES[int(value)]
    if scale is Scale.PPT:
        return f"{value:.1f}"
    return f"{value:.0f}"
