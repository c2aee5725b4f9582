"""What is open on the chart: patient, course, session, and the step at work. No acts, no widgets."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.chart.session.selection import Selection
from ashichart.ui.ui_context import UiContext

if TYPE_CHECKING:
    from ashichart.domain.charting.courses import Course
    from ashichart.domain.charting.patients import Patient

PHASE_OF_STEP = {ChartStep.BEFORE: Phase.BEFORE, ChartStep.AFTER: Phase.AFTER}


class OpenChart(QObject):
    """Holds the open session and follows what others change in it.

    Signals:
        session_left: Another session than before is on the controller, or none; what was begun for it is over.
        opened: Another patient, course or session is on the controller, or the same one anew.
        chart_changed: The open session or its course was read again.
        step_changed: Another segment of the phase switch is at work.
        where_changed: With the `Workplace` to keep, after any of the above.
    """

    session_left = Signal()
    opened = Signal()
    chart_changed = Signal()
    step_changed = Signal()
    where_changed = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.patient: Patient | None = None
        self.course: Course | None = None
        self.has_other_courses = False
        self.course_chart = CourseChart()
        self.chart: SessionChart | None = None
        self.step = ChartStep.BEFORE
        self.plates: tuple[str, ...] = ("front", "back")
        self.selection = Selection(self, self)
        context.bus.changed.connect(self._take_up)

    # What is open

    def open(self, workplace: Workplace) -> None:
        """Open a session; what no longer exists leaves nothing open."""
        session_id, clinic = workplace.session_id, self.context.clinic
        had = None if self.chart is None else self.chart.session.id
        same = had is not None and had == session_id
        try:
            patient = clinic.patients.get(workplace.patient_id) if workplace.patient_id else None
            course = clinic.courses.get(workplace.course_id) if workplace.course_id else None
        except UserError:
            self._leave_all()  # never the session of one with the name of another
            raise
        self.patient, self.course, self.chart, self.course_chart = patient, course, None, CourseChart()
        if self.course is not None:
            self._read_course(session_id)
        if not same:
            self.step = workplace.step
            self.plates = workplace.plates
            self.selection.hold(None)
        if self.chart is not None and workplace.site_id:
            self.selection.hold(self.chart.site(workplace.site_id) or self.selection.site)
        if had != (None if self.chart is None else self.chart.session.id):
            self.session_left.emit()
        self.opened.emit()

    def _leave_all(self) -> None:
        """Leave nothing open."""
        self.patient = self.course = self.chart = None
        self.selection.hold(None)
        self.course_chart = CourseChart()
        self.session_left.emit()
        self.opened.emit()

    def show_session(self, session_id: str) -> None:
        """Open another session of the same course."""
        self.open(replace(self.where(), session_id=session_id, step=ChartStep.BEFORE, site_id=None))
        self.tell_where()

    def where(self) -> Workplace:
        """Return what to keep so that a restart comes back here."""
        return Workplace(
            PlaceName.CHART,
            self.patient.id if self.patient else None,
            self.course.id if self.course else None,
            self.chart.session.id if self.chart else None,
            self.step,
            self.plates,
            self.selection.kept_id,
        )

    def _read_course(self, session_id: str | None) -> None:
        if self.course is None:
            return
        clinic = self.context.clinic
        self.has_other_courses = len(clinic.courses.of_patient(self.course.patient_id)) > 1
        self.course_chart = clinic.courses.chart(self.course.id)
        found = [chart for chart in self.course_chart.sessions if chart.session.id == session_id]
        self.chart = found[0] if found else None

    def _take_up(self, changes: Changes) -> None:
        if self.course is None or self.patient is None:
            return
        is_ours = self.patient.id in changes.patients
        if is_ours or changes.courses:  # of another course too: whether this one must be named depends on it
            was = self.chart
            self.read_again(is_ours=is_ours)
            if was is not None and self.chart is not None:
                self.selection.follow(was, by_others=changes.by_others)
            return
        ours = {chart.session.id for chart in self.course_chart.sessions} & changes.sessions
        if not ours:
            return
        fresh = {session_id: self.context.clinic.charting.chart(session_id) for session_id in ours}
        self.course_chart = CourseChart(
            tuple(fresh.get(chart.session.id, chart) for chart in self.course_chart.sessions)
        )
        if self.chart is not None:
            was = self.chart
            self.chart = fresh.get(self.chart.session.id, self.chart)
            self.selection.follow(was, by_others=changes.by_others)
        self.chart_changed.emit()

    def read_again(self, *, is_ours: bool = False) -> None:
        """Read patient and course anew; what was removed leaves nothing open.

        Args:
            is_ours: Patient or course may be another one now, and not only what is charted.
        """
        had, clinic = self.chart, self.context.clinic
        try:
            self.patient = clinic.patients.get(self.patient.id) if self.patient else None
            self.course = clinic.courses.get(self.course.id) if self.course else None
            self._read_course(had.session.id if had else None)
        except UserError:
            self.patient = self.course = self.chart = None
            self.course_chart = CourseChart()
        if had is not None and self.chart is None:
            self.selection.hold(None)
            self.session_left.emit()
            self.opened.emit()
        elif is_ours:
            self.opened.emit()
        else:
            self.chart_changed.emit()

    # Steps and plates

    @property
    def phase(self) -> Phase:
        """The phase that a rating goes to; while needling it is `before`."""
        return PHASE_OF_STEP.get(self.step, Phase.BEFORE)

    def set_step(self, step: ChartStep) -> None:
        """Go to Before, Needling or After; After begins its walk at the first site that is left."""
        left = self.chart.left_for_after() if step is ChartStep.AFTER and self.chart is not None else ()
        if step is self.step:
            if left and self.selection.site is None:  # asked for once more, with no site at work: the walk goes on
                self.selection.hold(left[0])
                self.selection.changed.emit()
            return
        self.step = step
        self.selection.hold(left[0] if left else None)
        self.step_changed.emit()
        self.selection.changed.emit()
        self.tell_where()

    def set_plates(self, plates: tuple[str, ...]) -> None:
        """Remember which plates are shown."""
        self.plates = plates
        self.tell_where()

    def tell_where(self) -> None:
        """Tell where the person is now, to be kept."""
        self.where_changed.emit(self.where())
