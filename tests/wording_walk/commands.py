"""The program of `test_every_word`: what the command line answers, help and refusals included."""

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from ashichart import paths
from ashichart.cli import COMMANDS, main
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import open_demonstration
from tests.wording_walk.data import data_of
from tests.wording_walk.plain import Data

# What Python's own parser of command lines says, which is translated with Python.
PYTHONS = (
    "usage:", "positional arguments:", "options:", "show this help message and exit",
    "show program's version number and exit", "the following arguments are required:", "unrecognized arguments:",
    "one of the arguments", "is required", "not allowed with argument", "expected one argument", "invalid choice:",
    "choose from", "argument", "error:", "invalid int value:", "expected at least one",
)  # fmt: skip


# Commands, what they may be given, and names of packages: typed and read alike in every language.
TYPED = (
    *COMMANDS, *(f"ashichart {name}" for name in COMMANDS), "export", "check", "progress", "session", "course",
    "placement", "blank", "letter", "colour", "grey", "contrast", "offscreen", "Python", "Linux", "PySide6-Essentials",
    "shiboken6", "SQLAlchemy", "alembic", "sqlcipher3", "cryptography", "reportlab", "pypdfium2", "numpy", "pyqtgraph",
    "rapidfuzz", "msgspec", "platformdirs", "SQLCipher", "community", "SQLite", "Battlefield acupuncture",
)  # fmt: skip


def lines(folder: Path) -> list[list[str]]:
    """Return command lines: each command's help, and each answer and refusal."""
    out = str(folder / "out.pdf")
    (folder / "empty.txt").write_text("\n", "utf-8")
    (folder / "secret.txt").write_text("short\n", "utf-8")
    (folder / "full").mkdir()
    (folder / "full" / "x.txt").write_text("x", "utf-8")
    sheet = ["sheet", "Mara Solberg", "--demo", "--out"]
    return [
        ["--help"], ["--version"], *([name, "--help"] for name in COMMANDS), ["atlas", "export", "--help"],
        ["atlas", "check", "--help"], ["nowhere.ashichart"], ["sheet"], [*sheet, out], [*sheet, out],
        [*sheet, out, "--replace", "--note", "x" * 800], [*sheet, out, "--replace", "--session", "3"],
        [*sheet, out, "--replace", "--kind", "session", "--session", "77"],
        [*sheet, out, "--replace", "--kind", "blank", "--protocol", "nowhere"],
        [*sheet, out, "--replace", "--protocol", "own"], [*sheet, str(folder / "x.txt")],
        [*sheet, out, "--replace", "--password-file", str(folder / "empty.txt")],
        [*sheet, out, "--replace", "--password-file", str(folder / "secret.txt")],
        [*sheet, out, "--replace", "--password-file", str(folder / "none.txt")],
        ["sheet", "", "--demo", "--out", out], ["sheet", "Nobody At All", "--demo", "--out", out],
        ["sheet", "a", "--demo", "--out", out], ["sheet", "Mara", "--file", "nowhere.ashichart", "--out", out],
        *(
            ["sheet", "Mara Solberg", "--demo", "--replace", "--out", out, "--kind", kind]
            for kind in ("session", "course", "placement", "blank")
        ),
        ["sheets", "--day", "today", "--demo", "--out", str(folder / "many")],
        ["sheets", "--day", "today", "--demo", "--out", str(folder / "many")],
        ["sheets", "--day", "1990-01-01", "--demo", "--out", str(folder / "many")],
        ["sheets", "--day", "sometime", "--demo", "--out", str(folder / "many")],
        ["sheets", "--day", "3/4", "--demo", "--out", str(folder / "many")],
        ["sheets", "--patients", "Mara Solberg", "--demo", "--out", str(folder / "one.pdf")],
        ["sheets", "--patients", "Mara Solberg", "--demo", "--out", str(folder / "x.txt")],
        ["course", "Nobody At All", "--json", "--demo"], ["atlas", "export", "--out", str(folder / "x.json")],
        ["atlas", "export", "--out", str(folder / "x.json")], ["atlas", "export", "--out", str(folder / "atlas.x")],
        ["atlas", "check"], ["atlas", "check", "--made", str(folder)], ["doctor"],
        ["demo", "--offscreen", "--out", str(folder / "full")],
    ]  # fmt: skip


def answer(line: list[str]) -> str:
    """Return what one command line writes, to both of its ways out."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
        main(line)
    return said.getvalue()


def run(folder: Path) -> dict[str, object]:
    os.environ["ASHICHART_HOME"] = str(folder / "home")
    texts = {" ".join(line): answer(line).splitlines() for line in lines(folder)}
    with contextlib.closing(open_demonstration(folder / "demonstration.ashichart")) as clinic:
        data = Data(
            (*data_of(clinic, AtlasService(paths.bodymaps())), *PYTHONS, *TYPED, "nowhere", "Nobody At All", "sometime")
        )
    def without_files(text: str) -> str:
        return text.replace(f"{folder}/atlas.json", "").replace(str(folder), "")

    plain = {
        what: {one: words for one in said if (words := data.plain(without_files(one)))} for what, said in texts.items()
    }
    return {"texts": texts, "plain": plain, "cut": []}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Path(sys.argv[1])), ensure_ascii=False, indent=1))
