"""Intentions around courses and measures. What is charted in a session belongs to charting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from ashichart.acts.measuring import PutOneMeasure, RecordMeasures, RemoveMeasure
from ashichart.acts.records import AddCourse, ChangeCourse, RemoveCourse, RestoreCourse
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.services.service_context import ServiceContext, gone, in_words
from ashichart.store.records.charts import course_chart
from ashichart.store.records.courses import courses_of, read_course, read_measure, read_measures, removed_courses
from ashichart.wording import refused_entries


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """What is entered for a new course; unchecked until it is added. `started_on` None is today."""

    patient_id: str
    indication: str
    goals: str = ""
    planned_sessions: int | None = None
    started_on: date | None = None


class CourseService:
    """Courses of an open clinic."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def add(self, draft: CourseDraft) -> tuple[Course, Changes]:
        """Add a course to a patient.

        Raises:
            UserError: If the indication is missing, a number is out of bounds, or the patient is gone.
        """
        with in_words():
            course = Course(
                self._context.make_id(),
                draft.patient_id,
                draft.indication.strip(),
                draft.started_on or self._context.today(),
                draft.goals,
                draft.planned_sessions,
            )
        return course, self._context.acts.run(AddCourse(course)).changes

    def change(self, course: Course) -> tuple[Course, Changes]:
        """Write a changed course; its version must be the one that was read. Returns it with the next version.

        Raises:
            ConflictError: If somebody changed the course since.
            UserError: If it was removed.
            ValueError: If it would go to another patient.
        """
        changes = self._context.acts.run(ChangeCourse(course)).changes
        return replace(course, version=course.version + 1), changes

    def close(self, course: Course) -> Changes:
        """End a course today; its version must be the one that was read.

        Raises:
            ConflictError: If somebody changed the course since.
            UserError: If it was removed.
        """
        return self.change(replace(course, ended_on=max(self._context.today(), course.started_on)))[1]

    def reopen(self, course: Course) -> Changes:
        """Let an ended course go on; its version must be the one that was read.

        Raises:
            ConflictError: If somebody changed the course since.
            UserError: If it was removed.
        """
        return self.change(replace(course, ended_on=None))[1]

    def removed(self, patient_id: str) -> tuple[tuple[Course, datetime, str], ...]:
        """Return (course, when it was removed, why) of a patient, the last one removed first."""
        with self._context.store.reading() as connection:
            return tuple(removed_courses(connection, patient_id))

    def remove(self, course_id: str, reason: str = "") -> Changes:
        """Remove a course from every list; everything charted stays in the file and `restore` brings it back."""
        return self._context.acts.run(RemoveCourse(self.get(course_id), reason.strip())).changes

    def restore(self, course_id: str) -> Changes:
        """Bring a removed course back.

        Raises:
            UserError: If it was not removed.
        """
        with self._context.store.reading() as connection:
            old = read_course(connection, course_id, removed=True)
        if old is None:
            raise gone("course")
        return self._context.acts.run(RestoreCourse(old)).changes

    def get(self, course_id: str) -> Course:
        """Return a course.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._context.store.reading() as connection:
            course = read_course(connection, course_id)
        if course is None:
            raise gone("course")
        return course

    def of_patient(self, patient_id: str) -> tuple[Course, ...]:
        """Return the courses of a patient, the newest first."""
        with self._context.store.reading() as connection:
            return tuple(courses_of(connection, [patient_id]))

    def chart(self, course_id: str) -> CourseChart:
        """Return everything charted in a course; empty if it has no session."""
        with self._context.store.reading() as connection:
            return course_chart(connection, course_id)

    def table(self, course_id: str) -> str:
        """Return every reading and measure of a course as comma-separated lines, see `exchange.course_csv`."""
        from ashichart.exchange.course_csv import course_csv  # asked for once in a while

        return course_csv(self.chart(course_id), self.measures(course_id))

    def measures(self, course_id: str) -> tuple[Measure, ...]:
        """Return the measures of a course by day, then kind."""
        with self._context.store.reading() as connection:
            return tuple(read_measures(connection, course_id))

    def put_measure(self, measure: Measure) -> Changes:
        """Record a measure, correct it, or bring a removed one back.

        Raises:
            UserError: If its day lies in the future, or the course is gone.
            ValueError: If it would go to another course.
        """
        if measure.taken_on > self._context.today():
            raise UserError(*refused_entries.day_ahead(measure.taken_on))
        return self._context.acts.run(PutOneMeasure(measure.course_id, measure)).changes

    def record_measures(
        self, course_id: str, taken_on: date, values: Mapping[MeasureKind, int | None]
    ) -> tuple[Mapping[MeasureKind, int | None], Changes]:
        """Record the measures of a day at once; one there already is corrected, None takes it away.

        Args:
            course_id: Which course.
            taken_on: Day they were taken, not in the future.
            values: In the unit of each kind; kinds that are not named stay as they are.

        Returns:
            What each of the kinds was before, to take the act back with, and what changed.

        Raises:
            UserError: If a value is out of bounds, the day lies in the future, or the course is gone.
        """
        if taken_on > self._context.today():
            raise UserError(*refused_entries.day_ahead(taken_on))
        there = {one.kind: one.value for one in self.measures(course_id) if one.taken_on == taken_on}
        changes = self._context.acts.run(RecordMeasures(course_id, taken_on, dict(values))).changes
        return {kind: there.get(kind) for kind in values}, changes

    def remove_measure(self, measure_id: str) -> Changes:
        """Remove a measure; `put_measure` with the same measure brings it back.

        Raises:
            UserError: If there is none.
        """
        with self._context.store.reading() as connection:
            old = read_measure(connection, measure_id)
        if old is None:
            raise gone("measure")
        return self._context.acts.run(RemoveMeasure(old.course_id, measure_id)).changes
