"""What the Course place gives away of the course that it shows: its table, whose pictures are, and the record of it."""

from collections.abc import Callable

from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.handing_out import ExportForm
from ashichart.ui.course.pictures import PictureOwner
from ashichart.ui.ui_context import UiContext


class CourseExports:
    """The exports of one place.

    Args:
        context: The open clinic.
        course: Returns the course that is shown, None for none.
    """

    def __init__(self, context: UiContext, course: Callable[[], Course | None]) -> None:
        self._context = context
        self._course = course

    def table(self) -> str:
        """Return the readings as CSV, "" without a course."""
        course = self._course()
        return "" if course is None else self._context.clinic.courses.table(course.id)

    def record(self, form: ExportForm) -> None:
        """Record that the course leaves the program, before it does.

        Raises:
            UserError: If that cannot be recorded: it must stay in the program then.
        """
        course = self._course()
        if course is not None:
            self._context.clinic.hand_outs.record_export(course.id, form)

    def owner(self) -> PictureOwner:
        """Return whose course a picture shows."""
        course, clinic = self._course(), self._context.clinic
        if course is None:
            return PictureOwner("", "", clinic.today(), clinic.is_demonstration)
        return PictureOwner(course.patient_id, course.indication, clinic.today(), clinic.is_demonstration)
