"""What leaves the program, recorded before it does: sheets on paper and in files, exports and pictures of a course."""

from collections.abc import Sequence

from ashichart.acts.noted import ExportCourse, HandOutSheet
from ashichart.domain.charting.handing_out import ExportForm, WayOut
from ashichart.domain.sheets.choices import SheetKind
from ashichart.services.service_context import ServiceContext


class HandOutService:
    """The ways out of an open clinic; from one that is open for viewing only they are recorded beside its file."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def record_sheet(self, sheet: SheetKind, way_out: WayOut, patient_ids: Sequence[str]) -> None:
        """Record that a sheet leaves the program, before it does.

        Args:
            sheet: Which document.
            way_out: On paper or into a file.
            patient_ids: Whose: one, or all whose sheets are bound in one file.

        Raises:
            UserError: If that cannot be recorded: it must stay in the program then.
        """
        self._context.acts.note(HandOutSheet(sheet, way_out, tuple(patient_ids)))

    def record_export(self, course_id: str, form: ExportForm) -> None:
        """Record that what a course holds leaves the program, before it does.

        Raises:
            UserError: If that cannot be recorded: it must stay in the program then.
        """
        self._context.acts.note(ExportCourse(course_id, form))
