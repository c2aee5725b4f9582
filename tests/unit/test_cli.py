"""The command line, as far as it goes without a window."""

import json
import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.made_up.clinic import PASSWORD, add_mara, make_bench, make_clinic
from tests.made_up.clinic_template import put_demonstration

from ashichart.cli import COMMANDS, main
from ashichart.domain.analysis.overview import code_of
from ashichart.domain.atlas.body import Figure
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import open_clinic
from ashichart.services.diagnostics.display import display_problem
from ashichart.services.files import demonstration_file
from ashichart.wording.computer.commands import COMMAND_HELP


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "home"))
    put_demonstration(demonstration_file())
    return tmp_path / "home"


def test_a_missing_file_gets_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "none.ashichart")]) == 1
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["x" * 300, "Ж" * 141 + ".ashichart", "a\udcffb.ashichart", "d/" * 2500 + "x"])
def test_a_name_that_no_file_can_have_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    for line in (
        [str(tmp_path / name)],
        ["sheet", "mara", "--file", str(tmp_path / name), "--out", str(tmp_path / "s.pdf")],
        ["course", "mara", "--json", "--file", str(tmp_path / name)],
    ):
        assert main(line) == 1
        assert "Traceback" not in capsys.readouterr().err


def test_doctor_looks_through_a_clinic_and_names_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clinic, _ = make_clinic(tmp_path)
    add_mara(make_bench(clinic))
    clinic.close()
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    older = clinic.path.read_bytes()
    assert main(["doctor", "--file", str(clinic.path)]) == 0
    assert "Pages, audit trail and values are whole" in capsys.readouterr().out
    again = open_clinic(clinic.path, PASSWORD)
    again.patients.remove(again.patients.find("mara")[0].patient.id)
    again.close()
    clinic.path.write_bytes(older)
    assert main(["doctor", "--json", "--file", str(clinic.path)]) == 1
    found = {one["what"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["File of the clinic"]["ok"]
    assert "another version than the one charted in last" in found["Its version"]["detail"]


@pytest.mark.parametrize("name", ["x" * 300, "Ж" * 141 + ".json", "d/" * 2500 + "x"])
def test_a_place_that_no_file_can_have_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    assert main(["atlas", "export", "--out", str(tmp_path / name)]) == 1
    assert "too long" in capsys.readouterr().err


def test_the_atlas_is_exported(tmp_path: Path) -> None:
    out = tmp_path / "atlas.json"
    assert main(["atlas", "export", "--out", str(out), "--figure", "male"]) == 0
    atlas = json.loads(out.read_text("utf-8"))
    assert (atlas["format"], atlas["figure"]) == ("ashichart-atlas", "male")


def test_a_place_that_cannot_be_written_gets_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["atlas", "export", "--out", str(tmp_path / "no" / "atlas.json")]) == 1
    assert (
        capsys.readouterr().err == f"The atlas could not be saved: there is no folder {tmp_path / 'no'}. "
        "Make the folder first, or choose another one.\n"
    )


def test_a_clinic_that_is_not_there_is_said_before_its_password_is_wanted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASHICHART_PASSWORD", raising=False)
    missing = str(tmp_path / "gone.ashichart")
    for line in (
        ["doctor", "--file", missing],
        ["sheet", "Mara", "--file", missing, "--out", str(tmp_path / "s.pdf")],
        ["course", "Mara", "--json", "--file", missing],
    ):
        assert main(line) == 1
        assert capsys.readouterr().err == f"There is no file {missing}. Check the name.\n"


def test_doctor_claims_to_know_no_version_of_a_clinic_that_was_never_charted_on_this_computer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, _ = make_clinic(tmp_path)
    add_mara(make_bench(clinic))
    clinic.close()
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path / "another computer"))
    assert main(["doctor", "--json", "--file", str(clinic.path)]) == 0
    found = {finding["what"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert "was not charted on this computer before" in found["Its version"]["detail"]


def test_a_sheet_is_written_from_a_clinic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clinic, _ = make_clinic(tmp_path)
    add_mara(make_bench(clinic))
    clinic.close()
    sheet = ["sheet", "mara", "--file", str(clinic.path), "--out", str(tmp_path / "s.pdf"), "--paper", "letter"]
    monkeypatch.setenv("ASHICHART_PASSWORD", "not the password at all")
    assert main(sheet) == 1
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    assert main(sheet) == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert main(["sheet", "nobody", *sheet[2:]]) == 1
    assert "Nobody answers" in capsys.readouterr().err


def test_the_demonstration_has_a_sheet_for_one_patient_and_asks_back_for_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "s.pdf")
    assert main(["sheet", "Mara Solberg", "--demo", "--out", out]) == 0
    capsys.readouterr()
    assert main(["sheet", "b", "--demo", "--out", out]) == 1
    assert "patients answer to" in capsys.readouterr().err


def test_two_patients_of_one_name_are_told_apart_and_each_is_reached(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, _ = make_clinic(tmp_path)
    born = (date(1990, 3, 12), date(1984, 6, 1), None)
    made = [clinic.patients.add(PatientDraft("Nadia Eins", Figure.FEMALE, day))[0] for day in born]
    for patient in made:
        clinic.courses.add(CourseDraft(patient.id, f"Course of {patient.id}"))
    codes = [code_of(patient.id) for patient in made]
    clinic.close()
    monkeypatch.setenv("ASHICHART_PASSWORD", PASSWORD)
    rest = ["--json", "--file", str(clinic.path)]
    assert main(["course", "nadia", *rest]) == 1
    said = capsys.readouterr().err
    for words in (f"Nadia Eins (born 1990-03-12, {codes[0]})", f"(born 1984-06-01, {codes[1]})", f"Eins ({codes[2]})"):
        assert words in said
    assert "Add the birth date or the code" in said
    for typed, patient in (
        ("Nadia Eins 1990-03-12", made[0]), ("nadia 1984-06-01", made[1]), (f"Nadia Eins {codes[2]}", made[2]),
        (codes[1].lower(), made[1]), (f"eins {codes[0]} 1990-03-12", made[0]),
    ):  # fmt: skip
        assert main(["course", typed, *rest]) == 0
        assert f"Course of {patient.id}" in capsys.readouterr().out
    assert main(["course", f"Somebody {codes[0]}", *rest]) == 1
    assert main(["course", f"nadia {codes[0]} 1984-06-01", *rest]) == 1


def test_the_doctor_finds_this_machine_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    findings = {finding["what"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert findings["Encryption"]["detail"].startswith("SQLCipher 4")
    assert main(["doctor"]) == 0
    assert "Body drawings" in capsys.readouterr().out


def test_an_unknown_option_is_a_wrong_command_line() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--nonsense"])
    assert stopped.value.code == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is ever without a display")
def test_no_display_is_said_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert "no display" in display_problem()
    monkeypatch.setenv("DISPLAY", ":4711")
    assert "no display" in display_problem()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_problem() == ""


def test_the_command_line_needs_no_qt() -> None:
    program = "import sys, ashichart.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False, env=dict(os.environ)).returncode == 0


def test_help_lists_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    for name, help_text in COMMAND_HELP.items():
        words = help_text()
        assert any(line.split() == [name, *words.split()] for line in text.splitlines()), name
        with pytest.raises(SystemExit):
            main([name, "--help"])
        assert words in " ".join(capsys.readouterr().out.split())


def readme_examples() -> list[str]:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    block = readme.split("## On the command line")[1].split("```")[1]
    return [line for line in block.splitlines() if line.strip()]


def test_the_examples_of_the_readme_name_every_command() -> None:
    used = {words[1] for line in readme_examples() if len(words := shlex.split(line, comments=True)) > 1}
    assert used == set(COMMANDS)


@pytest.mark.parametrize("line", readme_examples())
def test_the_examples_of_the_readme_run_as_they_stand(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = shlex.split(line, comments=True)
    assert words[0] == "ashichart"
    monkeypatch.chdir(tmp_path)
    if words[1:] == [] or "--offscreen" in words:
        # These two open a window or draw one unseen: their options are read here, the tour has a test of its own.
        tours: list[Path] = []
        monkeypatch.setattr("ashichart.cli._demo_offscreen", lambda out: tours.append(out) or 0)
        monkeypatch.setattr("ashichart.cli._run", lambda _file, demonstration: int(demonstration))
        assert main(words[1:]) == 0
        assert tours == ([Path("pictures")] if len(words) > 1 else [])
        return
    assert main(words[1:]) == 0
    assert capsys.readouterr().err == ""
    if "--out" in words:
        assert (tmp_path / words[words.index("--out") + 1]).exists()


def test_the_tour_never_writes_over_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tours: list[Path] = []
    monkeypatch.setattr("ashichart.cli._demo_offscreen", lambda out: tours.append(out) or 0)
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine"
    mine.mkdir()
    assert main(["demo", "--offscreen", "--out", str(mine)]) == 0
    (mine / "course.png").write_bytes(b"somebody's")
    assert main(["demo", "--offscreen", "--out", str(mine)]) == 1
    assert "There are files in" in capsys.readouterr().err
    assert main(["demo", "--offscreen", "--out", str(mine), "--replace"]) == 0
    (tmp_path / "out").mkdir()
    assert main(["demo", "--offscreen"]) == 0
    assert tours == [mine, mine, Path("out-2")]


def test_an_atlas_file_is_not_overwritten_and_is_named_as_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "atlas.json"
    out.write_text("somebody's")
    assert main(["atlas", "export", "--out", str(out)]) == 1
    assert out.read_text() == "somebody's"
    assert main(["atlas", "export", "--out", str(tmp_path / "atlas.txt")]) == 1
    assert "is there already" in (err := capsys.readouterr().err)
    assert "ends in .json" in err
    assert main(["atlas", "export", "--out", str(out), "--replace"]) == 0
