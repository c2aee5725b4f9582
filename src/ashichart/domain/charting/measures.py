"""Measures: dated numbers that are not tenderness, with the change that counts as clear and where that comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ashichart.domain.entry_faults import EntryError, EntryFault


class MeasureKind(StrEnum):
    """What was measured: the total of a questionnaire, the tension a patient reports, or how far a joint moves."""

    PHQ9 = "phq9"
    GAD7 = "gad7"
    PCL5 = "pcl5"
    TENSION = "tension"
    NECK_FLEXION = "neck_flexion"
    NECK_EXTENSION = "neck_extension"
    NECK_ROTATION_RIGHT = "neck_rot_right"
    NECK_ROTATION_LEFT = "neck_rot_left"
    NECK_SIDE_RIGHT = "neck_side_right"
    NECK_SIDE_LEFT = "neck_side_left"
    SHOULDER_FLEXION_RIGHT = "should_flex_rght"
    SHOULDER_FLEXION_LEFT = "should_flex_left"
    SHOULDER_ABDUCTION_RIGHT = "should_abd_right"
    SHOULDER_ABDUCTION_LEFT = "should_abd_left"
    JAW_OPENING = "jaw_opening"


class MeasureGroup(StrEnum):
    """What kinds are recorded and drawn together."""

    MOOD = "mood"
    TENSION = "tension"
    MOTION = "motion"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """Bounds of a measure and what may be said of a change.

    Args:
        high: Greatest value that may be recorded; the least is 0.
        floor: Least change that is called clear, in units of the measure; None where none is published: then no
            change is called clear.
        group: What it is recorded with.
        unit: After a number: "°", "mm", "" for points.
        higher_is_better: True for range of motion.
        threshold: Value from which a questionnaire is called positive; None where there is none.
        source: Of floor and threshold; "" where there is neither.
    """

    high: int
    floor: int | None
    group: MeasureGroup = MeasureGroup.MOOD
    unit: str = ""
    higher_is_better: bool = False
    threshold: int | None = None
    source: str = ""


# Minimal detectable change 3.5° to 6.8° over the six directions, measured with a CROM device.
_NECK = MeasureRule(
    120, 7, MeasureGroup.MOTION, "°", higher_is_better=True, source="Anwar 2022, doi 10.35975/apic.v26i4.1957"
)
_SHOULDER = MeasureRule(200, None, MeasureGroup.MOTION, "°", higher_is_better=True)
_PCL5 = "Blanchard 2023, doi 10.1002/jts.22975; Bovin 2016, Psychol Assess 28:1379"
# PHQ-9: 5 points; GAD-7: 4 points; PCL-5: 9 to 12 points (Blanchard 2023, doi 10.1002/jts.22975), the cautious end.
MEASURE_RULES: dict[MeasureKind, MeasureRule] = {
    MeasureKind.PHQ9: MeasureRule(27, 5, threshold=10, source="Kroenke 2001, J Gen Intern Med 16:606"),
    MeasureKind.GAD7: MeasureRule(21, 4, threshold=10, source="Spitzer 2006, Arch Intern Med 166:1092"),
    MeasureKind.PCL5: MeasureRule(80, 12, threshold=33, source=_PCL5),
    MeasureKind.TENSION: MeasureRule(10, None, MeasureGroup.TENSION),
    MeasureKind.NECK_FLEXION: _NECK,
    MeasureKind.NECK_EXTENSION: _NECK,
    MeasureKind.NECK_ROTATION_RIGHT: _NECK,
    MeasureKind.NECK_ROTATION_LEFT: _NECK,
    MeasureKind.NECK_SIDE_RIGHT: _NECK,
    MeasureKind.NECK_SIDE_LEFT: _NECK,
    MeasureKind.SHOULDER_FLEXION_RIGHT: _SHOULDER,
    MeasureKind.SHOULDER_FLEXION_LEFT: _SHOULDER,
    MeasureKind.SHOULDER_ABDUCTION_RIGHT: _SHOULDER,
    MeasureKind.SHOULDER_ABDUCTION_LEFT: _SHOULDER,
    MeasureKind.JAW_OPENING: MeasureRule(100, None, MeasureGroup.MOTION, "mm", higher_is_better=True),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A dated number.

    Args:
        id: UUID.
        course_id: Course it belongs to.
        kind: What was measured.
        value: 0 up to the measure's highest, in its unit.
        taken_on: Day it was taken.
    """

    id: str
    course_id: str
    kind: MeasureKind
    value: int
    taken_on: date

    def __post_init__(self) -> None:
        rule = MEASURE_RULES[self.kind]
        if not 0 <= self.value <= rule.high:
            high = f"{rule.high}{rule.unit}"
            raise EntryError(EntryFault.MEASURE, measure=self.kind.value, entered=self.value, high=high)

    @property
    def text(self) -> str:
        """The value with its unit: "9", "66°", "38 mm"."""
        unit = MEASURE_RULES[self.kind].unit
        return f"{self.value}{' ' if len(unit) > 1 else ''}{unit}"


def is_clear(kind: MeasureKind, amount: int) -> bool:
    """Return whether a change, later − earlier, is clear; without a published floor nothing is."""
    floor = MEASURE_RULES[kind].floor
    return floor is not None and abs(amount) >= floor
