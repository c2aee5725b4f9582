"""Acts that change nothing in the tables, or are of a whole file: each leaves its row, and the row comes first."""

import json
from functools import partial
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD
from tests.made_up.evening import Evening, open_taken_over

from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.handing_out import ExportForm, WayOut
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import SheetKind
from ashichart.services.files import write_whole
from ashichart.store.trail.audit import AuditEntry
from ashichart.wording.acts import audited_words

NEW = "another quiet river"


def told(entry: AuditEntry) -> tuple[AuditedAct | None, str, str, object, object]:
    return entry.act, entry.entity, entry.entity_id, entry.before, entry.after


def labelled(kind: ActKind, **values: str) -> AuditedAct:
    return AuditedAct(ActLabel(kind, values))


def test_a_new_clinic_begins_its_trail_with_itself(evening: Evening) -> None:
    entry = evening.clinic.audit_trail()[0]
    assert (entry.act, entry.entity, entry.before) == (labelled(ActKind.NEW_CLINIC), "clinic", None)
    assert json.loads(entry.after or "") == {"name": evening.clinic.name, "user": "Clinician"}


def test_a_patient_that_was_taken_over_is_one_row(tmp_path: Path) -> None:
    there = open_taken_over(tmp_path)
    (entry,) = [entry for entry in there.clinic.audit_trail() if entry.is_take_over]
    assert (entry.act, entry.entity_id) == (labelled(ActKind.TAKE_OVER_PATIENT), there.patient.id)
    assert json.loads(entry.after or "")["sessions"] == 2
    there.clinic.close()


@pytest.mark.parametrize("way_out", WayOut)
@pytest.mark.parametrize("sheet", SheetKind)
def test_a_sheet_that_leaves_the_program_leaves_a_row_for_each_patient(
    evening: Evening, sheet: SheetKind, way_out: WayOut
) -> None:
    rows = len(evening.clinic.audit_trail())
    evening.clinic.hand_outs.record_sheet(sheet, way_out, ["one", "two"])
    act = labelled(ActKind.HAND_OUT_SHEET, sheet=sheet.value, to=way_out.value)
    assert [told(entry) for entry in evening.clinic.audit_trail()[rows:]] == [
        (act, "patient", "one", None, None),
        (act, "patient", "two", None, None),
    ]
    assert evening.clinic.verify_chain() is None


@pytest.mark.parametrize("form", ExportForm)
def test_a_course_that_leaves_the_program_leaves_a_row(evening: Evening, form: ExportForm) -> None:
    rows, was = len(evening.clinic.audit_trail()), evening.picture()
    evening.clinic.hand_outs.record_export(evening.course.id, form)
    (entry,) = evening.clinic.audit_trail()[rows:]
    act = labelled(ActKind.EXPORT_COURSE, form=form.value)
    assert told(entry) == (act, "course", evening.course.id, None, None)
    assert evening.picture() == was


def test_new_keys_leave_a_row_that_names_the_user_and_holds_no_key(evening: Evening) -> None:
    actor_id = evening.clinic.audit_trail()[0].actor_id
    evening.clinic.keys.change_password(PASSWORD, NEW)
    recovery_key = evening.clinic.keys.new_recovery_key()
    changed, made = evening.clinic.audit_trail()[-2:]
    assert told(changed) == (labelled(ActKind.CHANGE_PASSWORD), "actor", actor_id, None, None)
    assert told(made) == (labelled(ActKind.NEW_RECOVERY_KEY), "actor", actor_id, None, None)
    assert recovery_key not in str(evening.clinic.audit_trail())


def test_what_is_noted_is_no_step_of_undo(evening: Evening) -> None:
    heard: list[object] = []
    evening.clinic.acts.listen(heard.append)
    evening.clinic.hand_outs.record_export(evening.course.id, ExportForm.PNG)
    assert heard == []


def test_a_file_that_cannot_be_recorded_is_not_there(evening: Evening, tmp_path: Path) -> None:
    out, clinic = tmp_path / "out", evening.clinic
    out.mkdir()
    record = partial(clinic.hand_outs.record_export, evening.course.id, ExportForm.CSV)
    (out / "old.pdf").write_bytes(b"last week's")
    clinic.path.rename(clinic.path.with_suffix(".away"))
    for name in ("new.pdf", "old.pdf"):
        with pytest.raises(UserError):
            write_whole(out / name, b"a patient's", "The sheet", record)
    assert [(file.name, file.read_bytes()) for file in out.iterdir()] == [("old.pdf", b"last week's")]
    clinic.path.with_suffix(".away").rename(clinic.path)


def test_a_file_that_cannot_be_written_leaves_no_row(evening: Evening, tmp_path: Path) -> None:
    rows = len(evening.clinic.audit_trail())
    for place in (tmp_path, tmp_path / "gone" / "table.csv"):
        with pytest.raises(UserError, match="could not be saved"):
            write_whole(place, b"", "The table", lambda: evening.clinic.hand_outs.record_export("c", ExportForm.CSV))
    assert len(evening.clinic.audit_trail()) == rows


def test_needles_that_are_out_already_are_counted_by_nobody(evening: Evening) -> None:
    session_id, needling = evening.second.id, evening.clinic.needling
    site = evening.clinic.charting.chart(session_id).sites[0]
    before = {one.id for one in evening.clinic.charting.chart(session_id).needles}
    needling.place_needle(session_id, site, 3)
    first, *others = (one.id for one in evening.clinic.charting.chart(session_id).needles if one.id not in before)
    needling.take_out(session_id, [first])
    needling.take_out(session_id, [first, *others])
    assert [audited_words(entry.action) for entry in evening.clinic.audit_trail()[-2:]] == [
        "Take needle out", "Take 2 needles out",
    ]  # fmt: skip
    rows = len(evening.clinic.audit_trail())
    needling.take_out(session_id, [first, *others])
    assert len(evening.clinic.audit_trail()) == rows
