"""What every kind of sheet is made from: the clinic, the atlas, whose sheet it is and what was chosen."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ashichart import paths
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.late_entries import LateChange
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.days import day_of
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.pain_body import PainBody
from ashichart.wording.printing import font_missing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ashichart.domain.charting.handing_out import WayOut
    from ashichart.domain.sheets.choices import SheetKind
    from ashichart.report.bodies.bodies import PlateArt
    from ashichart.report.pdf.fonts import Fonts


class PrintingPatients(Protocol):
    """Who sheets are for."""

    def get(self, patient_id: str) -> Patient:
        """Return a patient."""
        ...


class PrintingCourses(Protocol):
    """What sheets are about."""

    def get(self, course_id: str) -> Course:
        """Return a course."""
        ...

    def chart(self, course_id: str) -> CourseChart:
        """Return everything charted in a course."""
        ...

    def measures(self, course_id: str) -> tuple[Measure, ...]:
        """Return the measures of a course."""
        ...


class PrintingPain(Protocol):
    """What was painted."""

    def area(self, session_id: str, phase: Phase) -> PainArea:
        """Return the pain area of a phase; empty if nothing was painted."""
        ...


class PrintingTrail(Protocol):
    """What printing needs of what happened to a session."""

    def changed_after(self, session_id: str, at: datetime) -> tuple[LateChange, ...]:
        """Return what changed a session from a time on."""
        ...


class RecordsSheets(Protocol):
    """What handing out a sheet needs of an open clinic."""

    def record_sheet(self, sheet: "SheetKind", way_out: "WayOut", patient_ids: "Sequence[str]") -> None:
        """Record that a sheet leaves the program, before it does."""
        ...


class PrintingClinic(Protocol):
    """What printing needs of an open clinic."""

    @property
    def name(self) -> str:
        """Heads the sheet."""
        ...

    @property
    def zone(self) -> str | None:
        """In which its days are days."""
        ...

    @property
    def is_demonstration(self) -> bool:
        """Said on every page."""
        ...

    @property
    def patients(self) -> PrintingPatients:
        """Who it is for."""
        ...

    @property
    def courses(self) -> PrintingCourses:
        """What was read."""
        ...

    @property
    def charting(self) -> PrintingTrail:
        """What was changed."""
        ...

    @property
    def painting(self) -> PrintingPain:
        """Pain areas."""
        ...

    @property
    def hand_outs(self) -> "RecordsSheets":
        """Where what leaves the program is recorded."""
        ...


@dataclass(frozen=True, slots=True)
class SheetSource:
    """Everything a kind of sheet may draw from.

    Args:
        clinic: The open clinic.
        atlas: Plates, plain words and places.
        patient: Whose sheet.
        course: Which course of this patient; None only where a kind needs none.
        chart: Everything charted in it; empty without a course.
        visit: The session of a session's sheet, None for sheets of a course.
        choices: Paper, tone and what it may carry.
        printed_at: Aware; days on paper are local days.
    """

    clinic: PrintingClinic
    atlas: AtlasService
    patient: Patient
    course: Course | None
    chart: CourseChart
    visit: SessionChart | None
    choices: SheetChoices
    printed_at: datetime

    @property
    def printed_on(self) -> date:
        """Day of printing in the clinic."""
        return local_day(self.printed_at, self.clinic.zone)


class Press:
    """Faces and drawings for paper, read at first use and kept for every further sheet.

    Args:
        atlas: Where the drawings are.
        fonts_folder: Where the faces are; the program's own if None.
    """

    def __init__(self, atlas: AtlasService, fonts_folder: Path | None = None) -> None:
        self._atlas = atlas
        self._fonts_folder = fonts_folder
        self._bodies: dict[Figure, PainBody] = {}

    @cached_property
    def fonts(self) -> "Fonts":
        """The faces.

        Raises:
            UserError: If a font file is missing.
        """
        from ashichart.report.pdf.fonts import Faces, Fonts

        folder = self._fonts_folder or paths.resources() / "fonts"
        try:
            faces = Faces(
                (folder / "SourceSans3-Regular.ttf").read_bytes(),
                (folder / "SourceSans3-SemiBold.ttf").read_bytes(),
                (folder / "NotoSansSC-Points.ttf").read_bytes(),
            )
        except OSError as error:
            raise UserError(*font_missing()) from error
        return Fonts(faces)

    def pain_body(self, figure: Figure) -> PainBody:
        """Return the skin of a figure, to be asked about pain areas; kept for every further sheet."""
        return self._bodies.setdefault(figure, PainBody(self._atlas, figure))

    def arts(self, figure: Figure, names: "Sequence[str]") -> "Mapping[str, PlateArt]":
        """Return the plates of a figure by name with their drawings; names the figure has no plate for are left out."""
        from ashichart.report.bodies.bodies import PlateArt

        plates = self._atlas.plates.of(figure)
        return {name: PlateArt(plates[name], self._atlas.plates.svg(figure, name)) for name in names if name in plates}


def local_day(moment: datetime, zone: str | None) -> date:
    """Return the day of an aware time in the zone of a session or a clinic."""
    return day_of(moment, zone)


def plain_words(atlas: AtlasService, figure: Figure, site: Site) -> str:
    """Return where a site is in words for the patient, without its side; "" if nothing is known."""
    if site.pin is not None:
        return site.pin.plain
    point = None if site.code is None else atlas.point(figure, site.code)
    return "" if point is None else point.plain
