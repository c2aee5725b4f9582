"""The sheet of a real clinic: first against latest `before`, plain words, files without names, nothing half written."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side, SurfacePoint
from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.handing_out import WayOut
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.errors import UserError
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import Paper, SheetChoices, SheetKind, Tone
from ashichart.domain.sheets.progress import Fate, ProgressSheet
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.services.printing.printing import PrintService, Sheet
from ashichart.services.printing.sheets.progress import progress_values

PROGRESS = AuditedAct(ActLabel(ActKind.HAND_OUT_SHEET, {"sheet": "progress", "to": "file"}))

DAY = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)


class Practice:
    """A clinic with one patient and one course, and a clock that is set."""

    def __init__(self, clinic: Clinic, clock: list[datetime]) -> None:
        self.clinic, self.clock = clinic, clock
        self.atlas = AtlasService(paths.bodymaps())
        self.printing = PrintService(clinic, self.atlas, clock=lambda: clock[0])
        self.patient = clinic.patients.add(PatientDraft("Mara Lindqvist", Figure.FEMALE, date(1983, 5, 14)))[0]
        self.course = clinic.courses.add(CourseDraft(self.patient.id, "Neck and shoulders"))[0]

    def site(self, code: str, side: Side) -> Site:
        point = self.atlas.point(Figure.FEMALE, code)
        assert point is not None
        return self.clinic.charting.site_for_point(self.patient.id, point, side)

    def session(
        self, *readings: tuple[Site, float | None], phase: Phase = Phase.BEFORE, scale: Scale = Scale.NRS
    ) -> None:
        self.clock[0] += timedelta(days=7)
        session, _ = self.clinic.sessions.start(self.course.id, scale=scale)
        for site, value in readings:
            self.clinic.charting.rate(session.id, site, phase, value)

    def values(self) -> ProgressSheet:
        moment = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
        return progress_values(
            self.printing.source(SheetKind.PROGRESS, self.patient.id, self.course.id, SheetChoices(), None, moment)
        )

    def sheet(self, choices: SheetChoices | None = None) -> Sheet:
        return self.printing.make(SheetKind.PROGRESS, self.patient.id, self.course.id, choices)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    clock = [DAY]
    clinic, _ = create_clinic(
        tmp_path / "clinic.ashichart", "Riverside", "seven quiet herons by the mill",
        clock=lambda: clock[0], hardness=Hardness(19 * 1024, 2, 1),
    )  # fmt: skip
    yield Practice(clinic, clock)
    clinic.close()


def test_first_and_latest_before_are_compared_and_after_is_left_out(practice: Practice) -> None:
    neck = practice.site("GB20", Side.LEFT)
    practice.session((neck, 8))
    practice.session((neck, 6))
    practice.session((neck, 4))
    practice.session((neck, 0), phase=Phase.AFTER)  # minutes after a dose it may be the drug
    values = practice.values()
    (point,) = values.points
    assert (point.change.then, point.change.now) == (8, 4)
    assert values.session_number == 3
    assert (values.began_on, values.now_on) == (date(2026, 10, 14), date(2026, 10, 28))
    assert [mean.before for mean in values.trend] == [8, 6, 4]


def test_points_carry_plain_words_and_only_the_plates_that_see_them(practice: Practice) -> None:
    hand = practice.site("LI4", Side.RIGHT)
    practice.session((hand, 7))
    (point,) = practice.values().points
    atlas_point = practice.atlas.point(Figure.FEMALE, "LI4")
    assert atlas_point is not None
    assert point.plain == atlas_point.plain
    assert point.side is Side.RIGHT
    assert set(point.places) <= {"front", "back"}


def test_list_runs_from_clearly_less_to_new(practice: Practice) -> None:
    sites = [practice.site(code, Side.LEFT) for code in ("GB20", "GB21", "ST36", "SP6", "BL23")]
    neck, shoulder, knee, ankle, back = sites
    practice.session((neck, 5), (shoulder, 5), (knee, 5), (ankle, 5))
    practice.session((neck, None), (shoulder, 8), (knee, 5), (ankle, 2), (back, 3))
    values = practice.values()
    assert [point.fate for point in values.points] == [Fate.LESS, Fate.SAME, Fate.MORE, Fate.NOT_PRESSED, Fate.NEW]
    assert [point.number for point in values.points] == [4, 3, 2, 1, 5], "the numbers the course gave them"


def test_a_first_session_has_no_then(practice: Practice) -> None:
    practice.session((practice.site("GB21", Side.LEFT), 5), (practice.site("GB21", Side.RIGHT), None))
    values = practice.values()
    assert values.is_first
    assert {point.change.then for point in values.points} == {None}
    assert len(values.points) == 2


def test_a_pin_speaks_its_plain_words_and_never_its_name(practice: Practice) -> None:
    pin = Site(
        new_id(), practice.patient.id, Side.LEFT, "Pin", pin=Pin(SurfacePoint(4000, 0.5, 0.5), "2 cm lateral of BL18")
    )
    practice.session((pin, 5))
    (point,) = practice.values().points
    assert point.plain == ""
    assert practice.sheet().pages == 1


def test_another_scale_than_at_the_start_is_not_compared(practice: Practice) -> None:
    neck = practice.site("GB20", Side.LEFT)
    practice.session((neck, 8))
    practice.session((neck, 2.4), scale=Scale.PPT)
    values = practice.values()
    assert values.scale_differs
    assert values.trend == ()
    assert values.ppt_range == (2.4, 2.4)


def test_nothing_read_yet_is_said_with_a_next_step(practice: Practice) -> None:
    with pytest.raises(UserError, match="nothing to show yet") as caught:
        practice.sheet()
    assert caught.value.remedy


def test_a_sheet_repeats_its_bytes_and_hides_the_name_in_its_file_name(practice: Practice) -> None:
    practice.session((practice.site("GB21", Side.LEFT), 5))
    moment = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
    made = [
        practice.printing.make(
            SheetKind.PROGRESS,
            practice.patient.id,
            practice.course.id,
            SheetChoices(Paper.LETTER, Tone.GREY, note="Rest."),
            printed_at=moment,
        )
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert made[0].file_name == "progress-sheet-2026-11-01.pdf"
    assert made[0].pdf.startswith(b"%PDF")
    assert b"Lindqvist" not in made[0].pdf  # neither in the document's properties


def test_another_patients_course_is_refused(practice: Practice) -> None:
    other, _ = practice.clinic.patients.add(PatientDraft("Someone Else", Figure.MALE))
    with pytest.raises(ValueError, match="another patient"):
        practice.printing.make(SheetKind.PROGRESS, other.id, practice.course.id)


def test_saving_writes_the_whole_document_or_leaves_the_old(practice: Practice, tmp_path: Path) -> None:
    practice.session((practice.site("GB21", Side.LEFT), 5))
    sheet = practice.sheet()
    target = tmp_path / "sheet.pdf"
    practice.printing.save(sheet, target, practice.patient.id)
    assert target.read_bytes() == sheet.pdf
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(UserError, match="could not be saved"):
        practice.printing.save(sheet, tmp_path / "missing" / "sheet.pdf", practice.patient.id)


def test_missing_fonts_are_told(practice: Practice, tmp_path: Path) -> None:
    practice.session((practice.site("GB21", Side.LEFT), 5))
    printing = PrintService(practice.clinic, practice.atlas, fonts_folder=tmp_path)
    with pytest.raises(UserError, match="font"):
        printing.make(SheetKind.PROGRESS, practice.patient.id, practice.course.id)


def test_a_sheet_that_leaves_the_program_is_noted_where_the_clinic_keeps_a_log(practice: Practice) -> None:
    practice.session((practice.site("GB21", Side.LEFT), 5))
    noted: list[tuple[str, ...]] = []

    class LoggingClinic:
        """The same clinic with a log of what was handed out."""

        name, is_demonstration = practice.clinic.name, practice.clinic.is_demonstration
        patients, courses = practice.clinic.patients, practice.clinic.courses
        painting, zone = practice.clinic.painting, practice.clinic.zone

        @property
        def hand_outs(self) -> "Log":
            return Log()

    class Log:
        def record_sheet(self, sheet: SheetKind, way_out: WayOut, patient_ids: Sequence[str]) -> None:
            noted.append((sheet, way_out, *patient_ids))

    printing = PrintService(LoggingClinic(), practice.atlas)
    sheet = printing.make(SheetKind.PROGRESS, practice.patient.id, practice.course.id)
    assert noted == []  # looking at a preview hands nothing out
    printing.record_print(sheet, practice.patient.id)
    assert noted == [(SheetKind.PROGRESS, WayOut.PAPER, practice.patient.id)]


def test_a_saved_sheet_is_written_and_noted_and_one_that_cannot_be_is_neither(
    practice: Practice, tmp_path: Path
) -> None:
    practice.session((practice.site("GB21", Side.LEFT), 5))
    sheet, rows = practice.sheet(), len(practice.clinic.audit_trail())
    (tmp_path / "taken").mkdir()
    with pytest.raises(UserError, match="could not be saved"):
        practice.printing.save(sheet, tmp_path / "taken", practice.patient.id)
    assert len(practice.clinic.audit_trail()) == rows
    practice.printing.save(sheet, tmp_path / "sheet.pdf", practice.patient.id)
    assert (tmp_path / "sheet.pdf").read_bytes() == sheet.pdf
    (row,) = practice.clinic.audit_trail()[rows:]
    assert (row.act, row.entity, row.entity_id) == (PROGRESS, "patient", practice.patient.id)
    assert (row.before, row.after) == (None, None)


def test_patient_without_course_and_course_without_session_get_a_next_step(practice: Practice) -> None:
    moment = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
    other = practice.clinic.patients.add(PatientDraft("Ben", Figure.MALE))[0]
    with pytest.raises(UserError, match="Ben has no course yet"):
        practice.printing.source(SheetKind.PROGRESS, other.id, None, SheetChoices(), None, moment)
    with pytest.raises(UserError, match="no session yet"):
        practice.printing.source(
            SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, moment
        )
    practice.session((practice.site("GB20", Side.LEFT), 8))
    practice.session()
    newest = practice.printing.source(
        SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, moment
    )
    assert newest.visit is not None
    assert newest.visit.session.number == 2
