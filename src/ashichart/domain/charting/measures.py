"""Measures: dated numbers that are not tenderness, with the change that counts as clear and where that comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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

    MOOD = "Mood and trauma"
    TENSION = "Muscle tension"
    MOTION = "Range of motion"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """Bounds of a measure and what may be said of a change.

    Args:
        title: As shown, without unit.
        high: Greatest value that may be recorded; the least is 0.
        floor: Least change that is called clear, in units of the measure; None where none is published: then no
            change is called clear.
        group: What it is recorded with.
        unit: After a number: "°", "mm", "" for points.
        higher_is_better: True for range of motion.
        threshold: Value from which a questionnaire is called positive; None where there is none.
        source: Of floor and threshold; "" where there is neither.
    """

    title: str
    high: int
    floor: int | None
    group: MeasureGroup = MeasureGroup.MOOD
    unit: str = ""
    higher_is_better: bool = False
    threshold: int | None = None
    source: str = ""


def _neck(title: str, high: int) -> MeasureRule:
    # Minimal detectable change 3.5° to 6.8° over the six directions, measured with a CROM device.
    source = "Anwar 2022, doi 10.35975/apic.v26i4.1957"
    return MeasureRule(title, high, 7, MeasureGroup.MOTION, "°", higher_is_better=True, source=source)


def _shoulder(title: str) -> MeasureRule:
    return MeasureRule(title, 200, None, MeasureGroup.MOTION, "°", higher_is_better=True)


_PCL5 = "Blanchard 2023, doi 10.1002/jts.22975; Bovin 2016, Psychol Assess 28:1379"
# PHQ-9: 5 points; GAD-7: 4 points; PCL-5: 9 to 12 points (Blanchard 2023, doi 10.1002/jts.22975), the cautious end.
MEASURE_RULES: dict[MeasureKind, MeasureRule] = {
    MeasureKind.PHQ9: MeasureRule("PHQ-9", 27, 5, threshold=10, source="Kroenke 2001, J Gen Intern Med 16:606"),
    MeasureKind.GAD7: MeasureRule("GAD-7", 21, 4, threshold=10, source="Spitzer 2006, Arch Intern Med 166:1092"),
    MeasureKind.PCL5: MeasureRule("PCL-5", 80, 12, threshold=33, source=_PCL5),
    MeasureKind.TENSION: MeasureRule("Muscle tension", 10, None, MeasureGroup.TENSION),
    MeasureKind.NECK_FLEXION: _neck("Neck flexion", 120),
    MeasureKind.NECK_EXTENSION: _neck("Neck extension", 120),
    MeasureKind.NECK_ROTATION_RIGHT: _neck("Neck rotation, right", 120),
    MeasureKind.NECK_ROTATION_LEFT: _neck("Neck rotation, left", 120),
    MeasureKind.NECK_SIDE_RIGHT: _neck("Neck side bending, right", 120),
    MeasureKind.NECK_SIDE_LEFT: _neck("Neck side bending, left", 120),
    MeasureKind.SHOULDER_FLEXION_RIGHT: _shoulder("Shoulder flexion, right"),
    MeasureKind.SHOULDER_FLEXION_LEFT: _shoulder("Shoulder flexion, left"),
    MeasureKind.SHOULDER_ABDUCTION_RIGHT: _shoulder("Shoulder abduction, right"),
    MeasureKind.SHOULDER_ABDUCTION_LEFT: _shoulder("Shoulder abduction, left"),
    MeasureKind.JAW_OPENING: MeasureRule("Jaw opening", 100, None, MeasureGroup.MOTION, "mm", higher_is_better=True),
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
            raise ValueError(f"{rule.title} runs from 0 to {rule.high}{rule.unit}; {self.value} is outside.")

    @property
    def text(self) -> str:
        """The value with its unit: "9", "66°", "38 mm"."""
        unit = MEASURE_RULES[self.kind].unit
        return f"{self.value}{' ' if len(unit) > 1 else ''}{unit}"


def measure_words(kind: MeasureKind, amount: int) -> str:
    """Say what a change, later − earlier, amounts to; without a published floor nothing is called clear."""
    floor = MEASURE_RULES[kind].floor
    if floor is None:
        return "no floor published"
    if abs(amount) < floor:
        return "no clear change"
    return "clearly higher" if amount > 0 else "clearly lower"
