"""Code that is compiled from text: once for all starts, and never in the way."""

import builtins
import contextlib
import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ashichart.kept_code import KeptCode, KeptMethods, code_file, kept_modules


def made_in_a_start(file: Path) -> tuple[type, int]:
    """Make a value class as a start would; also tell how many of its methods had to be compiled."""
    kept = KeptCode(file)
    methods = KeptMethods(kept)
    methods.begin()
    try:
        made = dataclasses.make_dataclass("Dose", [("mg", float), ("route", str, "oral")], frozen=True, slots=True)
        return made, kept.added
    finally:
        methods.end()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "code.methods"


def test_a_second_start_compiles_no_method_and_makes_the_same_class(file: Path) -> None:
    first, compiled = made_in_a_start(file)
    second, compiled_again = made_in_a_start(file)

    assert compiled > 0
    assert compiled_again == 0
    for made in (first, second):
        assert repr(made(60.0)) == "Dose(mg=60.0, route='oral')"
        assert made(60.0) == made(60.0, "oral")
        assert hash(made(60.0)) == hash(made(60.0))
        with pytest.raises(dataclasses.FrozenInstanceError):
            made(60.0).mg = 2.0


def test_dataclasses_are_left_alone_afterwards(file: Path) -> None:
    made_in_a_start(file)

    assert "exec" not in vars(dataclasses)


def test_ending_twice_and_ending_what_never_began_harm_nothing(file: Path) -> None:
    methods = KeptMethods(KeptCode(file))
    methods.end()
    methods.begin()
    methods.end()
    methods.end()

    assert "exec" not in vars(dataclasses)
    assert not file.exists()


@pytest.mark.parametrize("spoil", [lambda kept: kept[:-9], lambda kept: b"", lambda kept: kept[:60] + b"x" + kept[61:]])
def test_a_damaged_file_is_made_anew(file: Path, spoil: object) -> None:
    made_in_a_start(file)
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]

    made, compiled = made_in_a_start(file)

    assert compiled > 0
    assert made(1.0).route == "oral"
    assert made_in_a_start(file)[1] == 0


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path, file: Path) -> None:
    made, _ = made_in_a_start(tmp_path / "missing" / "code.methods")

    assert made(2.0).mg == 2.0
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_where_python_shall_write_no_compiled_code(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made_in_a_start(file)

    assert not file.exists()


def test_modules_given_as_bytes_are_compiled_once(file: Path) -> None:
    text = b"answer = 6 * 7"
    for expected in (1, 0):
        kept = KeptCode(file)
        with kept_modules(kept):
            code = builtins.compile(text, "embedded.py", "exec")
            assert kept.added == expected
        names: dict[str, object] = {}
        exec(code, names)  # noqa: S102 - the text stands above
        assert names["answer"] == 42
        assert code.co_filename == "embedded.py"


def test_other_texts_are_compiled_as_ever_and_python_gets_its_own_back(file: Path) -> None:
    plain = builtins.compile
    kept = KeptCode(file)
    with contextlib.suppress(RuntimeError), kept_modules(kept):
        assert eval(builtins.compile("6 * 7", "typed", "eval")) == 42  # noqa: S307 - the text stands here
        builtins.compile(b"1", "flagged", "exec", 0, True)
        builtins.compile(b"1", "optimized", "exec", optimize=2)
        raise RuntimeError("the bindings are missing")

    assert kept.added == 0
    assert builtins.compile is plain


def test_the_bindings_themselves_are_imported_from_kept_code(tmp_path: Path) -> None:
    program = """
from ashichart.kept_code import KeptCode, code_file, kept_modules
kept = KeptCode(code_file("bindings"))
with kept_modules(kept):
    from PySide6.QtCore import QObject
    print(kept.added)
QObject().setObjectName("as ever")
"""
    system = dict(os.environ, PYTHONPYCACHEPREFIX=str(tmp_path))
    system.pop("PYTHONDONTWRITEBYTECODE", None)
    told = [
        subprocess.run(
            [sys.executable, "-c", program], check=True, timeout=60, env=system, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    ]

    assert int(told[1]) == 0
    assert code_file("bindings").name.endswith(".bindings")
