"""Making and opening a clinic, and every way in which the world refuses. Real encrypted files."""

import json
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import CHEAP, PASSWORD, Charted, key_of, new_clinic, start
from tests.made_up.clock import SetClock

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.handing_out import ExportForm, WayOut
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import DamagedFileError, NewerFileError, UserError, WrongPasswordError
from ashichart.domain.ids import new_id
from ashichart.domain.sheets.choices import SheetKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, create_clinic, open_clinic
from ashichart.store.backend.sqlcipher import connect
from ashichart.store.keys.key_slots import key_file_of
from ashichart.wording.acts import audited_words

NEW_PASSWORD = "other river stones"  # noqa: S105 - a test's password


def test_new_clinic_is_private_and_opens_with_password_and_recovery_key(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "clinic.ashi"
    clinic, recovery_key = create_clinic(path, " Riverside ", PASSWORD, user_name="Mei", hardness=CHEAP)
    assert (clinic.name, clinic.user_name, clinic.path) == ("Riverside", "Mei", path)
    assert (clinic.is_demonstration, clinic.read_only, clinic.is_empty()) == (False, False, True)
    patient, _ = clinic.patients.add(PatientDraft("Ana", Figure.FEMALE))
    clinic.close()
    clinic.close()
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert {file.name for file in path.parent.iterdir()} <= {
        "clinic.ashi",
        "clinic.ashi.keys.json",
        "clinic.ashi-journal",
    }
    for secret in (PASSWORD, recovery_key, recovery_key.lower().replace("-", " ")):
        again = open_clinic(path, secret)
        assert again.patients.get(patient.id) == patient
        assert again.user_name == "Mei"
        again.close()


def test_nothing_readable_is_on_the_disk(tmp_path: Path, clinic: Clinic) -> None:
    clinic.patients.add(PatientDraft("Canarybird", Figure.FEMALE))
    clinic.close()
    for file in tmp_path.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert b"Canarybird" not in content
        assert b"patient" not in content
        assert b"Riverside" not in content


@pytest.mark.parametrize(
    ("name", "user", "password"),
    [("", "M", PASSWORD), ("x" * 201, "M", PASSWORD), ("R", " ", PASSWORD), ("R", "M", "short")],
)
def test_unfit_names_and_passwords_make_nothing(tmp_path: Path, name: str, user: str, password: str) -> None:
    with pytest.raises(UserError):
        create_clinic(tmp_path / "clinic.ashi", name, password, user_name=user, hardness=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_new_clinic_never_replaces_a_file_or_its_keys(tmp_path: Path, clinic: Clinic) -> None:
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(UserError, match="already a key file"):
        create_clinic(clinic.path, "Other", PASSWORD, hardness=CHEAP)
    (tmp_path / "other.ashi").write_bytes(b"something")
    with pytest.raises(UserError, match="already a file"):
        create_clinic(tmp_path / "other.ashi", "Other", PASSWORD, hardness=CHEAP)
    assert {file: file.read_bytes() for file in before} == before
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in before} | {"other.ashi"}


def test_new_clinic_below_a_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="No clinic can be made"):
        create_clinic(tmp_path / "file" / "clinic.ashi", "Other", PASSWORD, hardness=CHEAP)


def test_wrong_password_opens_nothing_and_says_so(clinic: Clinic) -> None:
    with pytest.raises(WrongPasswordError, match="does not open"):
        open_clinic(clinic.path, PASSWORD + "x")


def test_password_is_the_same_however_its_accents_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "clinic.ashi"
    create_clinic(path, "R", "caf\u00e9 by the river", hardness=CHEAP)[0].close()
    open_clinic(path, "cafe\u0301 by the river").close()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _flip_first(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[40] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 84), "not encrypted"),
        (lambda path: path.write_bytes(b"no clinic at all" * 999), "damaged"),
        (_cut, "damaged"),
        (_flip, "damaged"),
        (_flip_first, "damaged"),
        (lambda path: key_file_of(path).unlink(), "is missing"),
        (lambda path: key_file_of(path).write_text("{}"), "is damaged"),
    ],
)
def test_damaged_file_is_named_and_left_as_it_is(clinic: Clinic, harm: Callable[[Path], object], sentence: str) -> None:
    clinic.close()
    harm(clinic.path)
    before = clinic.path.read_bytes()
    with pytest.raises(DamagedFileError, match=sentence) as told:
        open_clinic(clinic.path, PASSWORD)
    assert clinic.path.name in str(told.value)
    assert told.value.remedy
    assert clinic.path.read_bytes() == before


def test_missing_file_or_folder_in_its_place_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no clinic"):
        open_clinic(tmp_path / "nowhere.ashi", PASSWORD)
    with pytest.raises(UserError, match="cannot be read"):
        open_clinic(tmp_path, PASSWORD)


def test_key_file_of_another_clinic_is_told(tmp_path: Path, clinic: Clinic) -> None:
    clinic.close()
    other, _ = create_clinic(tmp_path / "b" / "other.ashi", "Other", PASSWORD, hardness=CHEAP)
    other.close()
    shutil.copy(key_file_of(other.path), key_file_of(clinic.path))
    with pytest.raises(DamagedFileError, match="belongs to another clinic"):
        open_clinic(clinic.path, PASSWORD)


def _keyed(path: Path) -> object:
    file_key = key_of(path)
    return connect(path, file_key.hex())


def test_newer_file_is_refused_and_untouched(clinic: Clinic) -> None:
    clinic.close()
    raw = _keyed(clinic.path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")  # type: ignore[attr-defined]
    raw.close()  # type: ignore[attr-defined]
    before = clinic.path.read_bytes()
    with pytest.raises(NewerFileError, match="newer AshiChart"):
        open_clinic(clinic.path, PASSWORD)
    assert clinic.path.read_bytes() == before


def test_file_of_an_earlier_schema_is_brought_on_unless_it_is_open_for_viewing(
    clinic: Clinic, charted: Charted, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.close()
    monkeypatch.setattr("ashichart.store.opening.clinic_file.SCHEMA_REVISION", "a later one")
    again = open_clinic(clinic.path, PASSWORD)
    assert again.patients.get(charted.patient.id) == charted.patient
    again.close()
    clinic.path.chmod(0o400)
    with pytest.raises(UserError, match="viewing only"):
        open_clinic(clinic.path, PASSWORD)


@pytest.mark.parametrize("act", ["DELETE FROM alembic_version", "DROP TABLE alembic_version", "DELETE FROM clinic"])
def test_file_without_a_clinic_in_it_is_told(clinic: Clinic, act: str) -> None:
    clinic.close()
    raw = _keyed(clinic.path)
    raw.execute(act)  # type: ignore[attr-defined]
    raw.close()  # type: ignore[attr-defined]
    with pytest.raises(DamagedFileError, match="holds no clinic"):
        open_clinic(clinic.path, PASSWORD)


def test_password_changes_without_rewriting_the_file(clinic: Clinic) -> None:
    start(clinic)
    with pytest.raises(WrongPasswordError):
        clinic.keys.change_password("not the old one", NEW_PASSWORD)
    with pytest.raises(UserError, match="at least 12"):
        clinic.keys.change_password(PASSWORD, "short")
    clinic.keys.change_password(PASSWORD, NEW_PASSWORD)
    clinic.close()
    with pytest.raises(WrongPasswordError):
        open_clinic(clinic.path, PASSWORD)
    again = open_clinic(clinic.path, NEW_PASSWORD)
    assert audited_words(again.audit_trail()[-1].action) == "Change password"
    again.close()


def test_lost_password_is_replaced_with_the_recovery_key(tmp_path: Path) -> None:
    clinic, recovery_key = create_clinic(tmp_path / "c.ashi", "R", PASSWORD, hardness=CHEAP)
    clinic.close()
    again = open_clinic(clinic.path, recovery_key)
    again.keys.change_password(recovery_key, NEW_PASSWORD)
    again.close()
    open_clinic(clinic.path, NEW_PASSWORD).close()
    open_clinic(clinic.path, recovery_key).close()


def test_new_recovery_key_ends_the_old_one(tmp_path: Path) -> None:
    clinic, old = create_clinic(tmp_path / "c.ashi", "R", PASSWORD, hardness=CHEAP)
    new = clinic.keys.new_recovery_key()
    clinic.close()
    with pytest.raises(WrongPasswordError):
        open_clinic(clinic.path, old)
    open_clinic(clinic.path, new).close()
    open_clinic(clinic.path, PASSWORD).close()


def test_user_slot_that_went_missing_is_made_anew_with_the_recovery_key(tmp_path: Path) -> None:
    clinic, recovery_key = create_clinic(tmp_path / "c.ashi", "R", PASSWORD, hardness=CHEAP)
    clinic.close()
    keys = key_file_of(clinic.path)
    told = json.loads(keys.read_text())
    told["slots"] = [slot for slot in told["slots"] if slot["kind"] == "recovery"]
    keys.write_text(json.dumps(told))
    again = open_clinic(clinic.path, recovery_key)
    again.keys.new_recovery_key()  # nobody else's slot is there to copy the hardness from
    again.close()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_read_only_clinic_opens_for_viewing_and_says_so_when_written_to(clinic: Clinic, what: str) -> None:
    charted = start(clinic)
    clinic.charting.rate(charted.session.id, charted.site(clinic), Phase.BEFORE, 4)
    clinic.close()
    place = clinic.path if what == "file" else clinic.path.parent
    mode = place.stat().st_mode
    place.chmod(mode & ~0o222)
    try:
        viewed = open_clinic(clinic.path, PASSWORD)
        assert viewed.read_only
        assert viewed.charting.chart(charted.session.id).sites
        assert viewed.patients.find("ana")
        viewed.hand_outs.record_sheet(SheetKind.PROGRESS, WayOut.PAPER, [charted.patient.id])
        viewed.hand_outs.record_export(charted.course.id, ExportForm.CSV)
        acts: list[Callable[[], object]] = [
            lambda: viewed.patients.remove(charted.patient.id),
            lambda: viewed.sessions.start(charted.course.id),
            lambda: viewed.keys.change_password(PASSWORD, NEW_PASSWORD),
            viewed.keys.new_recovery_key,
        ]
        for act in acts:
            with pytest.raises(UserError, match="viewing only"):
                act()
        viewed.workplaces.keep(Workplace(PlaceName.CHART))
        assert viewed.workplaces.get() == Workplace()
        viewed.close()
        again = open_clinic(clinic.path, PASSWORD)
        again.hand_outs.record_export(charted.course.id, ExportForm.JSON)
        again.close()
    finally:
        place.chmod(mode)
    # What left the program meanwhile comes into the trail as soon as it can be written, once.
    for _ in range(2):
        written = open_clinic(clinic.path, PASSWORD)
        rows = written.audit_trail()
        assert [(audited_words(row.action), row.entity, row.entity_id) for row in rows[-3:]] == [
            ("Print: Progress sheet", "patient", charted.patient.id),
            ("Export course as a table (CSV)", "course", charted.course.id),
            ("Export course for programs (JSON)", "course", charted.course.id),
        ]
        assert sorted(row.at for row in rows) == [row.at for row in rows]
        assert written.verify_chain() is None
        written.close()


def test_key_file_that_cannot_be_written_keeps_the_old_password(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = len(clinic.audit_trail())

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UserError, match="No space left"):
            clinic.keys.change_password(PASSWORD, NEW_PASSWORD)
    assert len(clinic.audit_trail()) == acts
    assert sorted(file.suffix for file in clinic.path.parent.iterdir()) == [".ashi", ".ashi-journal", ".json"]
    clinic.close()
    open_clinic(clinic.path, PASSWORD).close()


def test_new_clinic_without_room_for_its_keys_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: object, *rest: object) -> int:
        if "keys.json" in str(path):
            raise OSError(28, "No space left on device")
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UserError, match="No space left"):
        create_clinic(tmp_path / "c.ashi", "R", PASSWORD, hardness=CHEAP)
    assert not (tmp_path / "c.ashi").exists()


def test_taken_over_patients_are_there_whole_with_one_entry_each(tmp_path: Path, clinic: Clinic) -> None:
    source = new_clinic(tmp_path / "source", SetClock())
    charts: list[tuple[Charted, CourseChart]] = []
    for name in ("Ana", "Bo"):
        charted = start(source, name)
        for code in ("LI4", "GB21"):
            source.charting.rate(charted.session.id, charted.site(source, code), Phase.BEFORE, 6)
        source.needling.place_needle(charted.session.id, charted.site(source))
        charts.append((charted, source.courses.chart(charted.course.id)))
    source.close()
    bare = Patient(new_id(), "Cy", Figure.MALE)
    measure = Measure(new_id(), charts[0][0].course.id, MeasureKind.PHQ9, 12, date(2026, 1, 1))
    patients = [*(charted.patient for charted, _ in charts), bare]
    courses = [charted.course for charted, _ in charts]
    changes = clinic.take_over(patients, courses, {c.course.id: chart for c, chart in charts}, [measure])
    assert changes.patients == {patient.id for patient in patients}
    for charted, chart in charts:
        assert clinic.courses.chart(charted.course.id) == chart
        assert clinic.patients.get(charted.patient.id) == charted.patient
    assert clinic.courses.measures(measure.course_id) == (measure,)
    assert clinic.patients.get(bare.id) == bare
    assert [audited_words(entry.action) for entry in clinic.audit_trail()][1:] == ["Take over patient"] * 3
    assert clinic.verify_chain() is None
    assert clinic.file.look_now().is_whole


def test_take_over_of_strangers_writes_nothing(clinic: Clinic, charted: Charted) -> None:
    patient = Patient(new_id(), "Cy", Figure.MALE)
    course = replace(charted.course, id=new_id(), patient_id=patient.id)
    with pytest.raises(ValueError, match="belong to the patients"):
        clinic.take_over([patient], [replace(course, patient_id="?")], {}, [])
    with pytest.raises(ValueError, match="belong to the patients"):
        clinic.take_over([patient], [course], {"?": CourseChart()}, [])
    with pytest.raises(UserError):
        clinic.patients.get(patient.id)
    assert clinic.take_over([], [], {}, []).patients == frozenset()
    clinic.take_over([Patient("alone", "Di", Figure.MALE)], [], {}, [])
    clinic.take_over([patient], [course], {}, [])
    assert clinic.courses.of_patient(patient.id) == (course,)


def test_print_stands_in_the_audit_trail(tmp_path: Path) -> None:
    clinic = new_clinic(tmp_path)
    patient, _ = clinic.patients.add(PatientDraft("Mara", Figure.FEMALE))
    clinic.hand_outs.record_sheet(SheetKind.PROGRESS, WayOut.PAPER, [patient.id])
    entry = clinic.audit_trail()[-1]
    assert (audited_words(entry.action), entry.entity_id) == ("Print: Progress sheet", patient.id)
    assert clinic.verify_chain() is None
    clinic.close()
