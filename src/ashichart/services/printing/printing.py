"""Sheets of an open clinic: gathers the values of a sheet and hands out its bytes. Laying out is the report's work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ashichart.domain.charting.handing_out import WayOut
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import KIND_TRAITS, Paper, SheetChoices, SheetKind
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clock import Clock, utc_now
from ashichart.services.files import write_whole
from ashichart.services.printing.sheets.source import Press, PrintingClinic, SheetSource
from ashichart.wording import printing as say
from ashichart.wording.computer.files import the_sheet
from ashichart.wording.names.sheet_kinds import SHEET_NAMES

if TYPE_CHECKING:
    from ashichart.report.pdf.document import Pages

__all__ = ["PrintService", "PrintingClinic", "Sheet", "SheetKind"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet.

    Args:
        title: What it is, without the patient's name.
        pdf: The document.
        pages: Number of pages.
        file_name: Offered when it is saved; without the patient's name.
        paper: What it was laid out for.
        kind: Which document it is.
        is_note_cut: Whether its pages hold less than all of the note.
        withheld: Every text that no face of the sheets can print, with what stands in its place.
    """

    title: str
    pdf: bytes
    pages: int
    file_name: str
    paper: Paper = Paper.A4
    kind: SheetKind = SheetKind.PROGRESS
    is_note_cut: bool = False
    withheld: tuple[tuple[str, str], ...] = ()


class PrintService:
    """Makes sheets of one clinic.

    Args:
        clinic: The open clinic.
        atlas: Plates, plain words and places.
        clock: Says the day of printing where none is given.
        fonts_folder: Where the faces are; the program's own if None.
    """

    def __init__(
        self, clinic: PrintingClinic, atlas: AtlasService, clock: Clock = utc_now, fonts_folder: Path | None = None
    ) -> None:
        self._clinic = clinic
        self._atlas = atlas
        self._clock = clock
        self._press = Press(atlas, fonts_folder)

    @property
    def kinds(self) -> tuple[SheetKind, ...]:
        """The kinds that can be made, in the order in which they are offered."""
        from ashichart.services.printing.sheets.kinds import kinds

        return kinds()

    def make(
        self,
        kind: SheetKind,
        patient_id: str,
        course_id: str | None,
        choices: SheetChoices | None = None,
        *,
        session_number: int | None = None,
        printed_at: datetime | None = None,
    ) -> Sheet:
        """Make a sheet.

        Args:
            kind: One of `kinds`.
            patient_id: Whose sheet.
            course_id: Which course of this patient; None only for kinds that need none.
            choices: Paper, tone and what it may carry; A4 in colour if None.
            session_number: Which session, for kinds that show one; the latest if None.
            printed_at: Aware; now if None. Days are local days.

        Raises:
            UserError: If there is nothing to show yet, no such session, or a font file is missing.
            ValueError: If the course is another patient's.
        """
        chosen = choices or SheetChoices()
        source = self.source(kind, patient_id, course_id, chosen, session_number, printed_at or self._clock())
        self.take_withheld()
        pages = self.pages(kind, source)
        name, pdf = f"{file_stem(kind, source)}.pdf", pages.pdf
        return Sheet(
            SHEET_NAMES[kind](), pdf, pages.count, name, chosen.paper, kind, pages.is_note_cut, self.take_withheld()
        )

    def take_withheld(self) -> tuple[tuple[str, str], ...]:
        """Return what was not printed since this was asked last: each text with what stands in its place."""
        return self._press.fonts.take_withheld()

    def pages(self, kind: SheetKind, source: SheetSource) -> "Pages":
        """Lay out a sheet; its bytes are made when they are asked for.

        Raises:
            UserError: If there is nothing to show yet, or a font file is missing.
        """
        from ashichart.services.printing.sheets.kinds import MAKERS

        return MAKERS[kind](source, self._press)

    def source(
        self,
        kind: SheetKind,
        patient_id: str,
        course_id: str | None,
        choices: SheetChoices,
        session_number: int | None,
        printed_at: datetime,
    ) -> SheetSource:
        """Return what a sheet is made from; errors as in `make`."""
        traits = KIND_TRAITS[kind]
        patient = self._clinic.patients.get(patient_id)
        course, chart, visit = None, CourseChart(), None
        if course_id is not None:
            course = self._clinic.courses.get(course_id)
            if course.patient_id != patient_id:
                raise ValueError("The course is another patient's.")
            chart = self._clinic.courses.chart(course_id)
        elif traits.needs_course:
            raise UserError(*say.no_course(patient.name))
        if traits.of_session:
            visit = _visit(chart, session_number)
        return SheetSource(self._clinic, self._atlas, patient, course, chart, visit, choices, printed_at)

    def record_print(self, sheet: Sheet, patient_id: str) -> None:
        """Record that a sheet is printed, before it is.

        Raises:
            UserError: If that cannot be recorded: it must not be printed then.
        """
        self._clinic.hand_outs.record_sheet(sheet.kind, WayOut.PAPER, (patient_id,))

    def save(self, sheet: Sheet, path: Path, patient_id: str) -> None:
        """Write a sheet to a file, whole or not at all.

        Raises:
            UserError: If the file or its entry in the audit trail cannot be written; a file that was there before is
                left as it was.
        """
        self.write(sheet.kind, sheet.pdf, path, (patient_id,))

    def write(self, kind: SheetKind, pdf: bytes, path: Path, patient_ids: Sequence[str]) -> None:
        """Write a sheet, or those of several patients bound in one file; errors as in `save`."""
        record = partial(self._clinic.hand_outs.record_sheet, kind, WayOut.FILE, patient_ids)
        write_whole(path, pdf, the_sheet(), record)


def _visit(chart: CourseChart, number: int | None) -> SessionChart:
    if not chart.sessions:
        raise UserError(*say.no_session())
    if number is None:
        return chart.sessions[-1]
    found = next((visit for visit in chart.sessions if visit.session.number == number), None)
    if found is None:
        raise UserError(*say.no_such_session(number, tuple(visit.session.number for visit in chart.sessions)))
    return found


def file_stem(kind: SheetKind, source: SheetSource) -> str:
    """Return the name of a sheet's file without its ending; with the patient's name only if that was chosen."""
    stem = f"{KIND_TRAITS[kind].file_stem}-{source.printed_on.isoformat()}"
    if not source.choices.name_in_file:
        return stem
    return f"{file_words(source.patient.name)}-{stem}".lstrip("-")


def file_words(name: str) -> str:
    """Return a name as part of a file name: letters and digits of any script, all else a hyphen; at most 60."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in name)
    return "-".join(part for part in kept.split("-") if part)[:60].strip("-")
