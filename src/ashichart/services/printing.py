"""Sheets of an open clinic: gathers the values of a sheet and hands out its bytes. Laying out is the report's work."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ashichart import paths
from ashichart.domain.body import Figure, Plate, Point
from ashichart.domain.change import SiteChange, carry_over, mean_trend, with_before
from ashichart.domain.courses import Course
from ashichart.domain.errors import UserError
from ashichart.domain.patients import Patient
from ashichart.domain.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.domain.sessions import CourseChart, SessionChart
from ashichart.domain.sheets import Paper, ProgressPoint, ProgressSheet, Tone, list_group
from ashichart.domain.sites import Site
from ashichart.services.clock import Clock, utc_now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ashichart.report.bodies import PlateArt
    from ashichart.report.fonts import Fonts

__all__ = ["Paper", "PrintService", "Sheet", "Tone"]


class _Patients(Protocol):
    def get(self, patient_id: str) -> Patient: ...


class _Courses(Protocol):
    def get(self, course_id: str) -> Course: ...

    def chart(self, course_id: str) -> CourseChart: ...


class PrintingClinic(Protocol):
    """What printing needs of an open clinic."""

    @property
    def name(self) -> str:
        """Heads the sheet."""
        ...

    @property
    def is_demonstration(self) -> bool:
        """Said on every page."""
        ...

    @property
    def patients(self) -> _Patients:
        """Who it is for."""
        ...

    @property
    def courses(self) -> _Courses:
        """What was read."""
        ...

    def note_print(self, title: str, patient_id: str) -> None:
        """Write in the audit trail that a sheet left the program."""
        ...


class PrintingAtlas(Protocol):
    """What printing needs of the atlas."""

    def plates(self, figure: Figure) -> "Mapping[str, Plate]":
        """Return the plates of a figure."""
        ...

    def plate_svg(self, figure: Figure, name: str) -> bytes:
        """Return the drawing of a plate."""
        ...

    def point(self, figure: Figure, code: str) -> Point | None:
        """Return a point by its code."""
        ...

    def places(self, figure: Figure, site: Site) -> "Mapping[str, tuple[float, float]]":
        """Return where a site is seen."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet.

    Args:
        title: What it is, without the patient's name.
        pdf: The document.
        pages: Number of pages.
        file_name: Offered when it is saved; without the patient's name.
        paper: What it was laid out for.
    """

    title: str
    pdf: bytes
    pages: int
    file_name: str
    paper: Paper = Paper.A4


class PrintService:
    """Makes sheets of one clinic.

    Args:
        clinic: The open clinic.
        atlas: Plates, plain words and places.
        clock: Says the day of printing where none is given.
        fonts_folder: Where the faces are; the program's own if None.
    """

    def __init__(
        self, clinic: PrintingClinic, atlas: PrintingAtlas, clock: Clock = utc_now, fonts_folder: Path | None = None
    ) -> None:
        self._clinic = clinic
        self._atlas = atlas
        self._clock = clock
        self._fonts_folder = fonts_folder

    def progress_sheet(
        self,
        patient_id: str,
        course_id: str,
        *,
        paper: Paper = Paper.A4,
        tone: Tone = Tone.COLOUR,
        note: str = "",
        printed_at: datetime | None = None,
    ) -> Sheet:
        """Make the patient's progress sheet of a course.

        Args:
            patient_id: Whose sheet.
            course_id: Which course of this patient.
            paper: Size.
            tone: Colour or grey.
            note: The clinician's words to the patient, "" for ruled lines.
            printed_at: Aware; now if None. Days are local days.

        Raises:
            UserError: If the course has no reading before a session yet, or a font file is missing.
            ValueError: If the course is another patient's.
        """
        from ashichart.report.progress import TITLE, progress_pages

        patient = self._clinic.patients.get(patient_id)
        if self._clinic.courses.get(course_id).patient_id != patient_id:
            raise ValueError("The course is another patient's.")
        chart = self._clinic.courses.chart(course_id)
        printed_on = _local_day(printed_at or self._clock())
        sheet = self.progress_values(patient, chart, printed_on=printed_on, note=note)
        made = progress_pages(sheet, self._arts(patient.figure), self._fonts, paper=paper, tone=tone)
        return Sheet(TITLE, made.pdf, made.count, f"progress-sheet-{printed_on.isoformat()}.pdf", paper)

    def progress_values(
        self, patient: Patient, chart: CourseChart, *, printed_on: date, note: str = ""
    ) -> ProgressSheet:
        """Return what the progress sheet says: first `before` against latest `before` (law 6).

        Raises:
            UserError: If nothing was read before a session yet.
        """
        held = with_before(chart)
        if not held:
            raise UserError(
                "There is nothing to show yet: no point was rated before a session.", "Rate a point in Chart first."
            )
        first, latest = held[0], held[-1]
        scale = latest.session.scale
        return ProgressSheet(
            clinic_name=self._clinic.name,
            is_demonstration=self._clinic.is_demonstration,
            patient_name=patient.name,
            birth_date=patient.birth_date,
            figure=patient.figure,
            scale=scale,
            session_number=latest.session.number,
            began_on=_local_day(first.session.started_at),
            now_on=None if latest is first else _local_day(latest.session.started_at),
            points=self._points(patient.figure, chart, latest),
            printed_on=printed_on,
            trend=() if len({held_chart.session.scale for held_chart in held}) > 1 else mean_trend(chart),
            ppt_range=_ppt_range(held) if scale is Scale.PPT else None,
            scale_differs=first.session.scale is not scale,
            note=note,
        )

    def handed_out(self, sheet: Sheet, patient_id: str) -> None:
        """Note in the clinic's audit trail that a sheet left the program, printed or saved."""
        self._clinic.note_print(sheet.title, patient_id)

    def save(self, sheet: Sheet, path: Path, patient_id: str) -> None:
        """Write a sheet to a file, whole or not at all.

        Raises:
            UserError: If the file cannot be written; a file that was there before is left as it was.
        """
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(sheet.pdf)
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True) if part.parent.is_dir() else None
            raise UserError(
                f"The sheet could not be saved in {path.parent}.", "Choose another folder or free some space."
            ) from error
        self.handed_out(sheet, patient_id)

    def _points(self, figure: Figure, chart: CourseChart, latest: SessionChart) -> tuple[ProgressPoint, ...]:
        from ashichart.report.progress import PLATES, toward_rank

        tally = carry_over(chart)
        if tally is None:
            changes = tuple(
                SiteChange(site, latest.session.scale, None, latest.value(site.id, Phase.BEFORE))
                for site in latest.sites
                if (site.id, Phase.BEFORE) in latest.readings
            )
        else:
            changes = tally.changes
        points: list[ProgressPoint] = []
        for change in changes:
            seen = self._atlas.places(figure, change.site)
            places = {name: seen[name] for name in PLATES if name in seen}
            points.append(ProgressPoint(1, change.site.side, self._plain(figure, change.site), change, places))
        if tally is None:
            points.sort(key=toward_rank)
        else:
            points.sort(key=lambda point: (list_group(point.fate), toward_rank(point)))
        return tuple(replace(point, number=number) for number, point in enumerate(points, 1))

    def _plain(self, figure: Figure, site: Site) -> str:
        if site.pin is not None:
            return site.pin.plain
        point = None if site.code is None else self._atlas.point(figure, site.code)
        return "" if point is None else point.plain

    def _arts(self, figure: Figure) -> "Mapping[str, PlateArt]":
        from ashichart.report.bodies import PlateArt
        from ashichart.report.progress import PLATES

        plates = self._atlas.plates(figure)
        return {name: PlateArt(plates[name], self._atlas.plate_svg(figure, name)) for name in PLATES if name in plates}

    @cached_property
    def _fonts(self) -> "Fonts":
        from ashichart.report.fonts import Faces, Fonts

        folder = self._fonts_folder or paths.resources() / "fonts"
        try:
            faces = Faces(
                (folder / "SourceSans3-Regular.ttf").read_bytes(),
                (folder / "SourceSans3-SemiBold.ttf").read_bytes(),
                (folder / "NotoSansSC-Points.ttf").read_bytes(),
            )
        except OSError as error:
            raise UserError("A font of the sheets is missing.", "Install AshiChart again.") from error
        return Fonts(faces)


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()


def _ppt_range(held: tuple[SessionChart, ...]) -> tuple[float, float] | None:
    """Return least and greatest pressure over the sessions measured as pressure."""
    values = [
        reading.value
        for chart in held
        for reading in chart.readings.values()
        if reading.scale is Scale.PPT and reading.value is not None
    ]
    return (min(values), max(values)) if values else None
