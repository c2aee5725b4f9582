"""Texts and paths that nobody means to write: each is refused with a sentence and leaves nothing behind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from tests.made_up.clinic_kit import CHEAP, PASSWORD, Charted, pin_site, start

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.paths import is_there, path_problem, short_stem
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, create_clinic, open_clinic
from ashichart.services.files import write_whole
from ashichart.store.backend.sqlcipher import uri_of
from ashichart.store.trail.audit import as_json

UNWRITABLE = ["a\0b", "\0", "Ana \ud800", "\udfffMaré", "x\ud83d"]
CYRILLIC = "Ж" * 141


def _pin(charted: Charted, bad: str) -> object:
    site = pin_site(charted.patient.id)
    assert site.pin is not None
    return replace(site, pin=replace(site.pin, name=bad, plain=bad))


ACTS: dict[str, Callable[[Clinic, Charted, str], object]] = {
    "name": lambda clinic, _, bad: clinic.patients.add(PatientDraft(bad, Figure.MALE)),
    "new name": lambda clinic, charted, bad: clinic.patients.change(replace(charted.patient, name=bad)),
    "alert": lambda clinic, charted, bad: clinic.patients.change(
        replace(charted.patient, alerts=(Alert(AlertKind.OTHER, bad),))
    ),
    "indication": lambda clinic, charted, bad: clinic.courses.add(CourseDraft(charted.patient.id, "Neck " + bad)),
    "goals": lambda clinic, charted, bad: clinic.courses.change(replace(charted.course, goals=bad)),
    "pin": lambda clinic, charted, bad: clinic.charting.rate(
        charted.session.id, _pin(charted, bad), Phase.BEFORE, 3  # type: ignore[arg-type]
    ),
}


@pytest.mark.parametrize("bad", UNWRITABLE)
@pytest.mark.parametrize("what", ACTS)
def test_text_that_cannot_be_kept_is_refused_and_nothing_is_written(
    clinic: Clinic, charted: Charted, what: str, bad: str
) -> None:
    before = clinic.audit_trail()
    with pytest.raises(UserError, match="invisible or half character"):
        ACTS[what](clinic, charted, bad)
    assert clinic.audit_trail() == before
    assert [found.patient for found in clinic.patients.find("")] == [charted.patient]
    assert clinic.courses.of_patient(charted.patient.id) == (charted.course,)
    assert clinic.charting.chart(charted.session.id).sites == ()


@pytest.mark.parametrize("bad", UNWRITABLE)
def test_search_for_what_cannot_be_written_finds_nobody(clinic: Clinic, bad: str) -> None:
    start(clinic)
    assert clinic.patients.find("q" + bad) == ()


@pytest.mark.parametrize("text", ["\\u0000", "C:\\u0000", "ends with a stroke \\", "ليلى", "🦶", "a\tb\nc"])
def test_odd_text_that_can_be_kept_is_kept(clinic: Clinic, text: str) -> None:
    added, _ = clinic.patients.add(PatientDraft(text, Figure.MALE))
    assert clinic.patients.get(added.id).name == text
    assert as_json({"x": text}) is not None
    assert clinic.verify_chain() is None


@pytest.mark.parametrize("bad", UNWRITABLE)
@pytest.mark.parametrize("who", ["clinic", "user"])
def test_clinic_or_user_of_such_a_name_is_not_made(tmp_path: Path, bad: str, who: str) -> None:
    names = {"clinic": ("N" + bad, "Clinician"), "user": ("North", "C" + bad)}[who]
    with pytest.raises(UserError, match="invisible or half character"):
        create_clinic(tmp_path / "c.ashi", names[0], PASSWORD, user_name=names[1], hardness=CHEAP)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a\0b.ashi", "invisible sign"),
        ("a\ud800.ashi", "half a character"),
        ("x" * 5000, "too long"),
        ("x" * 251, "too long"),
        (CYRILLIC + ".ashi", "too long"),
        (f"{CYRILLIC}/c.ashi", "too long"),
        ("/".join(["deep"] * 1000), "too long"),
    ],
)
def test_path_that_no_file_can_have_is_refused_with_a_sentence(tmp_path: Path, name: str, told: str) -> None:
    path = tmp_path / name
    assert told in path_problem(path)
    assert not is_there(path)
    for act in (
        lambda: create_clinic(path, "North", PASSWORD, hardness=CHEAP),
        lambda: open_clinic(path, PASSWORD),
        lambda: write_whole(path, b"", "The sheet"),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert "\n" not in str(refused.value)
        assert len(str(refused.value)) < 200 or "no clinic at" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [200, 221, 225, 226, 230])
def test_longest_name_that_is_taken_can_hold_keys_and_parts_too(tmp_path: Path, length: int) -> None:
    path = tmp_path / f"{'n' * (length - 5)}.ashi"
    if path_problem(path):
        assert length > 230
        return
    clinic, _ = create_clinic(path, CYRILLIC, PASSWORD, hardness=CHEAP)
    clinic.keys.change_password(PASSWORD, PASSWORD + " anew")
    clinic.close()
    reopened = open_clinic(path, PASSWORD + " anew")
    assert reopened.name == CYRILLIC
    reopened.close()


def test_no_name_at_all_is_no_file() -> None:
    assert "names no file" in path_problem(PurePosixPath("/"))


def test_name_is_shortened_between_letters() -> None:
    assert short_stem(CYRILLIC) == "Ж" * 60
    assert short_stem("Practice-by-the-River") == "Practice-by-the-River"
    assert short_stem("a" * 119 + "Ж") == "a" * 119
    assert short_stem("\ud800") == ""


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/clinics/my clinic?.ashi"), "file:///clinics/my%20clinic%3F.ashi"),
        (PurePosixPath("/srv/100%#1/Klinik Möwe.ashi"), "file:///srv/100%25%231/Klinik%20M%C3%B6we.ashi"),
        (PureWindowsPath(r"C:\Users\Ana\my clinic.ashi"), "file:///C%3A/Users/Ana/my%20clinic.ashi"),
        (PureWindowsPath(r"\\server\share\clinic.ashi"), "file:////server/share/clinic.ashi"),
    ],
)
def test_database_is_given_an_uri_it_can_open(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert uri_of(path) == uri
