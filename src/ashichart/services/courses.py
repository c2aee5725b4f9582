"""Intentions around courses and measures. What is charted in a session belongs to charting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ashichart.domain.changes import Changes
from ashichart.domain.courses import Course
from ashichart.domain.errors import ConflictError, UserError
from ashichart.domain.measures import Measure, MeasureKind
from ashichart.domain.sessions import CourseChart
from ashichart.services.desk import Desk, gone, in_words
from ashichart.store.charts import course_chart
from ashichart.store.convert import course_row, measure_row, told
from ashichart.store.courses import (
    add_courses,
    add_measures,
    courses_of,
    mark_course,
    mark_measure,
    read_course,
    read_measure,
    read_measures,
    write_course,
    write_measure,
)
from ashichart.store.patients import read_patient
from ashichart.store.unit_of_work import Transaction


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

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, draft: CourseDraft) -> tuple[Course, Changes]:
        """Add a course to a patient.

        Raises:
            UserError: If the indication is missing, a number is out of bounds, or the patient is gone.
        """
        with in_words():
            course = Course(
                self._desk.make_id(),
                draft.patient_id,
                draft.indication.strip(),
                draft.started_on or self._desk.today(),
                draft.goals,
                draft.planned_sessions,
            )
        with self._desk.act() as act:
            if read_patient(act.connection, course.patient_id) is None:
                raise gone("patient")
            add_courses(act.connection, [course], act.at)
            act.record("Add course", "course", course.id, None, told(course_row(course)))
            act.commit()
        return course, self._changed(course)

    def change(self, course: Course) -> tuple[Course, Changes]:
        """Write a changed course; its version must be the one that was read. Returns it with the next version.

        Raises:
            ConflictError: If somebody changed the course since.
            UserError: If it was removed.
            ValueError: If it would go to another patient.
        """
        with self._desk.act() as act:
            old = self._there(act, course.id)
            if old.patient_id != course.patient_id:
                raise ValueError("A course stays with its patient.")
            if old.version != course.version:
                raise ConflictError(
                    f"The course {old.indication} was changed by somebody else meanwhile.",
                    "Look at the course again, then change it.",
                )
            new = replace(course, version=old.version + 1)
            write_course(act.connection, new)
            act.record("Change course", "course", new.id, told(course_row(old)), told(course_row(new)))
            act.commit()
        return new, self._changed(new)

    def remove(self, course_id: str) -> Changes:
        """Remove a course from every list; everything charted stays in the file and `restore` brings it back."""
        with self._desk.act() as act:
            old = self._there(act, course_id)
            mark_course(act.connection, course_id, act.at)
            act.record("Remove course", "course", course_id, told(course_row(old)), None)
            act.commit()
        return self._changed(old)

    def restore(self, course_id: str) -> Changes:
        """Bring a removed course back.

        Raises:
            UserError: If it was not removed.
        """
        with self._desk.act() as act:
            old = read_course(act.connection, course_id, removed=True)
            if old is None:
                raise gone("course")
            mark_course(act.connection, course_id, None)
            act.record("Restore course", "course", course_id, None, told(course_row(old)))
            act.commit()
        return self._changed(old)

    def get(self, course_id: str) -> Course:
        """Return a course.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._desk.store.reading() as connection:
            course = read_course(connection, course_id)
        if course is None:
            raise gone("course")
        return course

    def of_patient(self, patient_id: str) -> tuple[Course, ...]:
        """Return the courses of a patient, the newest first."""
        with self._desk.store.reading() as connection:
            return tuple(courses_of(connection, [patient_id]))

    def chart(self, course_id: str) -> CourseChart:
        """Return everything charted in a course; empty if it has no session."""
        with self._desk.store.reading() as connection:
            return course_chart(connection, course_id)

    def table(self, course_id: str) -> str:
        """Return every reading and measure of a course as comma-separated lines, see `exchange.course_csv`."""
        from ashichart.exchange.course_csv import course_csv  # asked for once in a while

        return course_csv(self.chart(course_id), self.measures(course_id))

    def measures(self, course_id: str) -> tuple[Measure, ...]:
        """Return the measures of a course by day, then kind."""
        with self._desk.store.reading() as connection:
            return tuple(read_measures(connection, course_id))

    def put_measure(self, measure: Measure) -> Changes:
        """Record a measure, correct it, or bring a removed one back.

        Raises:
            UserError: If its day lies in the future, or the course is gone.
            ValueError: If it would go to another course.
        """
        if measure.taken_on > self._desk.today():
            raise UserError(f"{measure.taken_on} lies in the future.", "Correct the date.")
        with self._desk.act() as act:
            course = self._there(act, measure.course_id)
            shown = read_measure(act.connection, measure.id)
            old = shown or read_measure(act.connection, measure.id, removed=True)
            if old is None:
                add_measures(act.connection, [measure])
            elif old.course_id != measure.course_id:
                raise ValueError("A measure stays with its course.")
            else:
                write_measure(act.connection, measure)
            before = None if shown is None else told(measure_row(shown))
            act.record("Record measure", "measure", measure.id, before, told(measure_row(measure)))
            act.commit()
        return self._changed(course)

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
        if taken_on > self._desk.today():
            raise UserError(f"{taken_on} lies in the future.", "Correct the date.")
        with in_words():
            wanted = {
                kind: None if value is None else Measure(self._desk.make_id(), course_id, kind, value, taken_on)
                for kind, value in values.items()
            }
        with self._desk.act() as act:
            course = self._there(act, course_id)
            there = {one.kind: one for one in read_measures(act.connection, course_id) if one.taken_on == taken_on}
            for kind, measure in wanted.items():
                self._record(act, there.get(kind), measure)
            act.commit()
        return {kind: there[kind].value if kind in there else None for kind in wanted}, self._changed(course)

    @staticmethod
    def _record(act: Transaction, old: Measure | None, new: Measure | None) -> None:
        if new is None:
            if old is not None:
                mark_measure(act.connection, old.id, act.at)
                act.record("Remove measure", "measure", old.id, told(measure_row(old)), None)
        elif old is None:
            add_measures(act.connection, [new])
            act.record("Record measure", "measure", new.id, None, told(measure_row(new)))
        elif old.value != new.value:
            changed = replace(old, value=new.value)
            write_measure(act.connection, changed)
            act.record("Record measure", "measure", old.id, told(measure_row(old)), told(measure_row(changed)))

    def remove_measure(self, measure_id: str) -> Changes:
        """Remove a measure; `put_measure` with the same measure brings it back.

        Raises:
            UserError: If there is none.
        """
        with self._desk.act() as act:
            old = read_measure(act.connection, measure_id)
            if old is None:
                raise gone("measure")
            mark_measure(act.connection, measure_id, act.at)
            act.record("Remove measure", "measure", measure_id, told(measure_row(old)), None)
            act.commit()
        return self._desk.saved(courses=frozenset({old.course_id}))

    def _there(self, act: Transaction, course_id: str) -> Course:
        course = read_course(act.connection, course_id)
        if course is None:
            raise gone("course")
        return course

    def _changed(self, course: Course) -> Changes:
        return self._desk.saved(courses=frozenset({course.id}))
