"""The acts on the measures of a course: recorded by the day, corrected and removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ashichart.acts.act import Act, Entity, Turn
from ashichart.acts.refusals import gone, in_words
from ashichart.domain.charting.acts import ActKind, ActLabel, Home, Step
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.record_edits import PutMeasure
from ashichart.domain.workplace import PlaceName
from ashichart.store.records.courses import read_course, read_measure, read_measures


@dataclass(frozen=True, slots=True)
class MeasureAct(Act):
    """An act on the measures of a course."""

    place: ClassVar[PlaceName] = PlaceName.COURSE
    course_id: str

    def held_course(self, turn: Turn) -> Course:
        """Return the course.

        Raises:
            UserError: If it is gone.
        """
        course = read_course(turn.connection, self.course_id)
        if course is None:
            raise gone("course")
        return course

    def home(self, turn: Turn) -> Home:
        """The course."""
        return Home(self.place, self.held_course(turn).patient_id, self.course_id)

    def entity(self, turn: Turn) -> Entity:
        """The measure, or the course where there are several."""
        edits = [edit for edit in turn.records if isinstance(edit, PutMeasure)]
        return Entity("measure", edits[0].measure.id) if len(edits) == 1 else Entity("course", self.course_id)


@dataclass(frozen=True, slots=True)
class PutOneMeasure(MeasureAct):
    """Record a measure, correct it, or bring a removed one back."""

    kind: ClassVar[ActKind] = ActKind.RECORD_MEASURES
    measure: Measure

    @property
    def label(self) -> ActLabel:
        """The day."""
        return ActLabel(self.kind, {"day": self.measure.taken_on.isoformat()})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The course must be there."""
        self.held_course(turn)
        yield Step(PutMeasure(self.measure))


@dataclass(frozen=True, slots=True)
class RecordMeasures(MeasureAct):
    """Record the measures of a day at once; one there already is corrected, None takes it away.

    Args:
        taken_on: The day.
        values: In the unit of each kind; kinds that are not named stay as they are.
    """

    kind: ClassVar[ActKind] = ActKind.RECORD_MEASURES
    taken_on: date
    values: Mapping[MeasureKind, int | None]

    @property
    def label(self) -> ActLabel:
        """The day."""
        return ActLabel(self.kind, {"day": self.taken_on.isoformat()})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """In the order in which they are named; a value that stays is no step."""
        self.held_course(turn)
        listed = read_measures(turn.connection, self.course_id)
        there = {one.kind: one for one in listed if one.taken_on == self.taken_on}
        for kind, value in self.values.items():
            old = there.get(kind)
            if value is None:
                if old is not None:
                    yield Step(PutMeasure(old, is_removed=True))
                continue
            with in_words():
                new = Measure(turn.make_id() if old is None else old.id, self.course_id, kind, value, self.taken_on)
            if new != old:
                yield Step(PutMeasure(new))


@dataclass(frozen=True, slots=True)
class RemoveMeasure(MeasureAct):
    """Remove a measure."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_MEASURE
    measure_id: str

    def steps(self, turn: Turn) -> Iterator[Step]:
        """It must be there."""
        old = read_measure(turn.connection, self.measure_id)
        if old is None:
            raise gone("measure")
        yield Step(PutMeasure(old, is_removed=True))
