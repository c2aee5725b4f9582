"""The way to record measures: a button that opens the window and carries the answer out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import MeasureKind
from ashichart.ui.parts.controls import Button
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.course import course as say
from ashichart.wording.dates import near_day
from ashichart.wording.lists import comma_list
from ashichart.wording.names.kinds import MEASURES

if TYPE_CHECKING:
    from ashichart.ui.dialogs.measures_dialog import DayOfMeasures


class MeasuresButton(Button):
    """Opens the measures of a course.

    Args:
        context: The open clinic.
        course: Returns the course that is shown, None while none is.
        tell: Is given a sentence on what was taken away by emptying its field.
    """

    def __init__(self, context: UiContext, course: Callable[[], Course | None], tell: Callable[[str], object]) -> None:
        hint = say.record_questionnaires_muscle_tension_and_range_of()
        super().__init__(terms.measures(), "plus", hint=hint)
        self._context, self._course, self._tell = context, course, tell
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Ask for the measures of a day, today's first."""
        from ashichart.ui.dialogs.form import ask
        from ashichart.ui.dialogs.measures_dialog import MeasuresDialog

        course = self._course()
        if course is None:
            return
        service = self._context.clinic.courses
        today = self._context.clinic.today()

        def take(given: object) -> None:
            answer = cast("DayOfMeasures", given)
            before = {one.kind for one in service.measures(course.id) if one.taken_on == answer.taken_on}
            service.record_measures(course.id, answer.taken_on, answer.values)
            gone = [kind for kind in MeasureKind if kind in before and answer.values.get(kind, 0) is None]
            if gone:
                names = comma_list([MEASURES[kind]() for kind in gone])
                self._tell(say.of_removed(names=names, near_day=near_day(answer.taken_on, today)))

        ask(MeasuresDialog(self.window(), service.measures(course.id), today), take)
