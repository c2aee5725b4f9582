"""`ashichart sheet` and `ashichart sheets`: kinds, tones, passwords that never stand on the command line, runs."""

from pathlib import Path

import pypdfium2
import pytest
from tests.made_up.clinic_template import put_demonstration

from ashichart.cli import main
from ashichart.services.files import demonstration_file
from ashichart.sheet_commands import SHEET_PASSWORD_VARIABLE

WORDS = "seven quiet herons"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASHICHART_HOME", str(tmp_path_factory.mktemp("home")))
    put_demonstration(demonstration_file())
    monkeypatch.delenv(SHEET_PASSWORD_VARIABLE, raising=False)


def text_of(path: Path, password: str | None = None) -> str:
    document = pypdfium2.PdfDocument(path, password=password)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def test_choices_reach_the_sheet(tmp_path: Path) -> None:
    out = tmp_path / "s.pdf"
    sheet = ["sheet", "Mara Solberg", "--demo", "--kind", "progress", "--paper", "letter", "--out", str(out)]
    assert main([*sheet, "--tone", "contrast", "--kap", "--next", "Tuesday 30 June", "--note", "Keep warm."]) == 0
    text = text_of(out)
    for words in ("Tuesday 30 June", "Keep warm.", "You had ketamine"):
        assert words in text
    document = pypdfium2.PdfDocument(out)
    assert [round(side) for side in document.get_page_size(0)] == [612, 792]
    document.close()
    assert main([*sheet, "--large", "--replace"]) == 0
    assert "ketamine" not in text_of(out)


def test_a_password_comes_from_a_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, out = tmp_path / "secret", tmp_path / "s.pdf"
    secret.write_text(f"{WORDS}\n")
    sheet = ["sheet", "Mara Solberg", "--demo", "--out", str(out)]
    assert main([*sheet, "--password-file", str(secret)]) == 0
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(out)
    assert "clearly" in text_of(out, WORDS)
    monkeypatch.setenv(SHEET_PASSWORD_VARIABLE, "another")
    assert main([*sheet, "--replace"]) == 0
    assert "clearly" in text_of(out, "another")
    assert "guessed in no time" in capsys.readouterr().err
    monkeypatch.setenv(SHEET_PASSWORD_VARIABLE, "another one")
    assert main([*sheet, "--replace"]) == 0
    assert capsys.readouterr().err == ""
    secret.write_text("\n")
    assert main([*sheet, "--password-file", str(secret)]) == 1
    assert main([*sheet, "--password-file", str(tmp_path / "none")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*sheet, "--password", WORDS])


def test_a_day_goes_to_a_folder_and_chosen_patients_to_one_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ["sheets", "--demo", "--kind", "progress"]
    assert main([*run, "--day", "today", "--out", str(tmp_path / "day")]) == 0
    assert len(list((tmp_path / "day").glob("progress-sheet-*.pdf"))) >= 2
    assert main([*run, "--patients", "mara", "noor", "mara", "--out", str(tmp_path / "two.pdf")]) == 0
    assert "2 of 2 sheets in 1 file" in capsys.readouterr().out
    text = text_of(tmp_path / "two.pdf")
    assert "Mara Solberg" in text
    assert "Noor Halvard" in text


def test_a_run_for_nobody_and_a_day_that_is_none_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = ["sheets", "--demo", "--out", str(tmp_path / "day")]
    assert main([*run, "--day", "2001-01-01"]) == 1
    assert "Nobody has a session" in capsys.readouterr().err
    assert main([*run, "--day", "soon"]) == 1
    assert "is not a day" in capsys.readouterr().err


def test_a_folder_in_the_way_of_the_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "Mara Solberg", "--demo", "--out", str(tmp_path / "gone" / "s.pdf")]) == 1
    assert f"could not be saved: there is no folder {tmp_path / 'gone'}." in capsys.readouterr().err


@pytest.mark.parametrize("more", [("--protocol", "NADA"), ("--session", "2")])
def test_an_option_that_the_kind_has_no_use_for_is_told(
    more: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheet", "Mara Solberg", "--demo", "--out", str(tmp_path / "s.pdf"), *more]) == 1
    assert f"Leave {more[0]} out" in capsys.readouterr().err
    assert not (tmp_path / "s.pdf").exists()


def test_a_file_that_is_there_is_not_overwritten_without_being_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, folder = tmp_path / "s.pdf", tmp_path / "day"
    out.write_bytes(b"somebody's")
    sheet = ["sheet", "Mara Solberg", "--demo", "--out", str(out)]
    assert main(sheet) == 1
    assert "is there already. Name another place, or add --replace." in capsys.readouterr().err
    assert out.read_bytes() == b"somebody's"
    assert main(["sheets", "--patients", "Mara", "--demo", "--out", str(out)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert out.read_bytes() == b"somebody's"
    assert main([*sheet, "--replace"]) == 0
    assert out.read_bytes().startswith(b"%PDF")

    many = ["sheets", "--patients", "Mara", "Priya", "--demo", "--out", str(folder)]
    assert main(many) == 0
    files = {file: file.read_bytes() for file in folder.iterdir()}
    assert len(files) == 2
    assert main(many) == 1
    assert "is there already" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in folder.iterdir()} == files
    assert main([*many, "--replace", "--tone", "grey"]) == 0
    assert {file: file.read_bytes() for file in folder.iterdir()} != files


@pytest.mark.parametrize("name", ["m.txt", "m", "m.PDF.docx"])
def test_a_pdf_is_written_under_no_other_name(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    out = tmp_path / name
    assert main(["sheet", "Mara Solberg", "--demo", "--out", str(out)]) == 1
    assert "Name a file that ends in .pdf." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_many_sheets_do_not_make_a_folder_that_looks_like_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = ["sheets", "--patients", "Mara", "--demo", "--out"]
    assert main([*many, str(tmp_path / "m.txt")]) == 1
    (tmp_path / "plain").write_text("somebody's")
    assert main([*many, str(tmp_path / "plain")]) == 1
    assert capsys.readouterr().err.count("is neither a folder nor a PDF") == 2
    assert main([*many, str(tmp_path / "week.48")]) == 0


def test_a_note_that_is_too_long_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (
        ["sheet", "Mara Solberg", "--demo", "--out", str(tmp_path / "s.pdf")],
        ["sheets", "--patients", "Mara", "--demo", "--out", str(tmp_path / "all.pdf")],
    ):
        assert main([*command, "--note", "warm " * 200]) == 1
        assert "longer than a page holds. Shorten it." in capsys.readouterr().err
    many = ["sheets", "--patients", "Mara", "--demo", "--out", str(tmp_path / "all.pdf")]
    assert main([*many, "--note", "Keep\nwarm.\n" * 60]) == 1
    assert "does not fit on the page beside the points. Shorten it." in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("name", ["Mara S", "mara sol", "solberg MARA"])
def test_a_name_is_meant_by_the_beginnings_of_its_words(tmp_path: Path, name: str) -> None:
    assert main(["sheet", name, "--demo", "--out", str(tmp_path / "s.pdf")]) == 0


@pytest.mark.parametrize(("name", "said"), [
    ("olber", "Nobody answers"), ("1993", "Nobody answers"),
    ("", "No patient is named"), (" ' ", "No patient is named"),
])  # fmt: skip
def test_letters_within_a_name_and_nothing_at_all_mean_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert main(["sheet", name, "--demo", "--out", str(tmp_path / "s.pdf")]) != 0
    assert said in capsys.readouterr().err
    assert main(["course", name, "--demo", "--json"]) != 0
    assert said in capsys.readouterr().err


def test_what_no_sheet_can_print_is_said_beside_the_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "s.pdf"
    assert main(["sheet", "Mara Solberg", "--demo", "--out", str(out), "--note", "שתי מים"]) == 0
    told = capsys.readouterr()
    assert "1 page" in told.out or str(out) in told.out
    assert "“שתי מים” (there stands:" in told.err
    assert "write them in Latin letters" in told.err
