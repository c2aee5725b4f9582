"""Runs over many patients: a folder or one file, faults listed, the session of the day, nothing of it in file names."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from tests.unit.services.printing.test_printing import DAY, Practice, practice

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.act_labels import ActKind
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import SheetChoices, SheetKind
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.printing.printing import file_words
from ashichart.services.printing.sheet_runs import SheetRun, orders_of, orders_of_day

__all__ = ["practice"]
AT = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def three(practice: Practice) -> Practice:
    practice.session((practice.site("GB21", Side.LEFT), 5))
    for name in ("Ana Maré", "Zoe"):
        patient, _ = practice.clinic.patients.add(PatientDraft(name, Figure.MALE))
        practice.clinic.courses.add(CourseDraft(patient.id, "Back"))
    return practice


def a_run(practice: Practice, target: Path, choices: SheetChoices | None = None) -> SheetRun:
    orders = orders_of(practice.clinic.patients.find(""))
    return SheetRun(practice.printing, SheetKind.PROGRESS, orders, choices or SheetChoices(), target, AT)


def printed(practice: Practice) -> list[tuple[str, object]]:
    """Whose sheets left the program, and what the trail says of each."""
    rows = [row for row in practice.clinic.audit_trail() if row.act and row.act.label.kind is ActKind.HAND_OUT_SHEET]
    assert {(row.entity, row.before, row.after) for row in rows} <= {("patient", None, None)}
    return [(row.entity_id, row.act.label.values) for row in rows if row.act]


def test_each_patient_gets_a_file_without_a_name(three: Practice, tmp_path: Path) -> None:
    run = a_run(three, tmp_path / "new" / "folder")
    assert (run.total, run.done, run.next_name) == (3, 0, "Ana Maré")
    run.finish()
    assert run.is_over
    assert [path.name for path in run.written] == ["progress-sheet-2026-12-01-2.pdf"]
    assert [fault.patient_name for fault in run.faults] == ["Ana Maré", "Zoe"]
    assert "nothing to show yet" in run.faults[0].sentence
    assert printed(three) == [(three.patient.id, {"sheet": "progress", "to": "file"})]


def test_names_are_in_file_names_only_if_chosen(three: Practice, tmp_path: Path) -> None:
    run = a_run(three, tmp_path, SheetChoices(name_in_file=True))
    run.finish()
    assert [path.name for path in run.written] == ["Mara-Lindqvist-progress-sheet-2026-12-01-2.pdf"]


def test_one_file_holds_all_and_repeats_its_bytes(three: Practice, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        run = a_run(three, tmp_path / name)
        run.finish()
        assert run.written == (tmp_path / name,)
        assert run.made == 1
    assert printed(three) == [(three.patient.id, {"sheet": "progress", "to": "file"})] * 2
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert len(document) == 1
    document.close()


def test_a_cancelled_run_takes_no_further_step(three: Practice, tmp_path: Path) -> None:
    run = a_run(three, tmp_path / "a.pdf")
    run.step()
    run.step()
    run.cancel()
    run.step()
    assert (run.done, run.is_cancelled, run.is_over) == (2, True, True)
    assert not (tmp_path / "a.pdf").exists()
    assert printed(three) == []


def test_a_file_that_cannot_be_written_is_a_fault(three: Practice, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    run = a_run(three, tmp_path / "a.pdf")
    run.finish()
    assert run.written == ()
    assert "could not be saved" in run.faults[-1].sentence
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UserError, match="cannot be made"):
        a_run(three, tmp_path / "taken")


def test_a_day_has_its_patients_and_its_own_session(three: Practice) -> None:
    three.session((three.site("GB21", Side.LEFT), 4))
    first = (DAY + timedelta(days=7)).astimezone().date()
    for kind, number in ((SheetKind.PROGRESS, None), (SheetKind.SESSION, 1)):
        (order,) = orders_of_day(three.clinic, kind, first)
        assert (order.patient_name, order.session_number) == ("Mara Lindqvist", number)
    assert orders_of_day(three.clinic, SheetKind.PROGRESS, date(2020, 1, 1)) == ()


def test_every_session_of_a_day_has_its_sheet(three: Practice, tmp_path: Path) -> None:
    clinic, day = three.clinic, (DAY + timedelta(days=7)).astimezone().date()
    three.clock[0] += timedelta(days=1)
    second, _ = clinic.sessions.start(three.course.id, started_at=DAY + timedelta(days=7, hours=1))
    other, _ = clinic.courses.add(CourseDraft(three.patient.id, "Jaw"))
    jaw, _ = clinic.sessions.start(other.id, started_at=DAY + timedelta(days=7, hours=2))
    orders = orders_of_day(clinic, SheetKind.SESSION, day)
    assert [(one.course_id, one.session_number, one.indication) for one in orders] == [
        (three.course.id, 1, "Neck and shoulders"), (three.course.id, 2, "Neck and shoulders"), (other.id, 1, "Jaw"),
    ]  # fmt: skip
    assert {one.session.id for one in clinic.patients.seen_on(day)} >= {second.id, jaw.id}
    run = SheetRun(three.printing, SheetKind.SESSION, orders, SheetChoices(), tmp_path, AT)
    run.finish()
    assert (run.total, len({path.name for path in run.written}), run.faults) == (3, 3, ())
    of_courses = orders_of_day(clinic, SheetKind.PROGRESS, day)
    assert {one.course_id for one in of_courses} == {three.course.id, other.id}


def test_a_session_that_is_not_there_is_said_with_those_that_are(three: Practice) -> None:
    source = (SheetKind.SESSION, three.patient.id, three.course.id, SheetChoices())
    assert three.printing.source(*source, 1, AT).visit is not None
    with pytest.raises(UserError, match="no session 7"):
        three.printing.source(*source, 7, AT)


def test_a_patient_seen_without_a_course_has_no_session_and_no_book_is_made_of_faults(
    three: Practice, tmp_path: Path
) -> None:
    three.clinic.patients.add(PatientDraft("Ada", Figure.FEMALE))
    orders = orders_of(three.clinic.patients.find("Ada"))
    run = SheetRun(three.printing, SheetKind.PROGRESS, orders, SheetChoices(), tmp_path / "all.pdf", AT)
    run.finish()
    run.step()
    assert (run.is_over, run.made, run.written) == (True, 0, ())
    assert "Ada has no course yet" in run.faults[0].sentence
    assert not (tmp_path / "all.pdf").exists()
    run.cancel()
    assert not run.is_cancelled


@pytest.mark.parametrize(
    ("name", "words"),
    [("Mara Lindqvist", "Mara-Lindqvist"), ("../../etc/passwd", "etc-passwd"), ("محمد علي", "محمد-علي"), ("?", "")],
)
def test_any_name_makes_a_safe_file_name(name: str, words: str) -> None:
    assert file_words(name) == words
    assert len(file_words(name * 200)) <= 60
