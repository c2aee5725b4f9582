"""Measures: dated numbers that are not tenderness, with the change that counts as clear."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MeasureKind(StrEnum):
    """Which questionnaire's total."""

    PHQ9 = "phq9"
    GAD7 = "gad7"
    PCL5 = "pcl5"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """Bounds of a measure and the least change that is clear."""

    title: str
    high: int
    floor: int


# PHQ-9: 5 points; GAD-7: 4 points; PCL-5: 9 to 12 points (Blanchard 2023, doi 10.1002/jts.22975), the cautious end.
MEASURE_RULES: dict[MeasureKind, MeasureRule] = {
    MeasureKind.PHQ9: MeasureRule("PHQ-9", 27, 5),
    MeasureKind.GAD7: MeasureRule("GAD-7", 21, 4),
    MeasureKind.PCL5: MeasureRule("PCL-5", 80, 12),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A dated total.

    Args:
        id: UUID.
        course_id: Course it belongs to.
        kind: Which total.
        value: 0 up to the measure's highest total.
        taken_on: Day it was filled in.
    """

    id: str
    course_id: str
    kind: MeasureKind
    value: int
    taken_on: date

    def __post_init__(self) -> None:
        rule = MEASURE_RULES[self.kind]
        if not 0 <= self.value <= rule.high:
            raise ValueError(f"{rule.title} runs from 0 to {rule.high}; {self.value} is outside.")
