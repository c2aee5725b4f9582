"""Small bodies of patients, with the marks of a session; the marks are kept until the session changes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import SessionChart
from ashichart.services.charting.patients import DaySession
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.small_body import FRONT_AND_BACK, paint_small_body
from ashichart.ui.chart.chart_marks import small_marks
from ashichart.ui.ui_context import UiContext


class Portraits:
    """Knows the marks of every session that was shown."""

    def __init__(self, context: UiContext) -> None:
        self._context = context
        self._marks: dict[str, tuple[SessionChart, tuple[BodyMark, ...]]] = {}

    def marks_of(self, patient: Patient, chart: SessionChart | None) -> tuple[BodyMark, ...]:
        """Return the marks of a session on the figure of a patient; none without a session."""
        if chart is None:
            return ()
        kept = self._marks.get(chart.session.id)
        if kept is None or kept[0] != chart:
            marks = small_marks(chart, lambda site: self._context.atlas.places.of(patient.figure, site))
            kept = self._marks[chart.session.id] = (chart, marks)
        return kept[1]

    def paint(self, painter: QPainter, rect: QRectF, seen: DaySession, theme: Theme) -> None:
        """Paint front and back of a session of today."""
        marks = self.marks_of(seen.patient, seen.chart)
        paint_small_body(painter, rect, self._context.art, seen.patient.figure, FRONT_AND_BACK, marks, theme)
