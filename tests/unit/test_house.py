"""Rules of the house that no linter knows."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LINES_AT_MOST = 400
PUBLIC_METHODS_AT_MOST = 20
FILES_AT_MOST = 20
SIGNALS_AT_MOST = 31
# Past participles that do not end in -ed.
IRREGULAR = {"begun", "left", "lit", "shown", "taken"}

# A widget that paints itself has Qt's own overrides on top of its acts.
MANY_METHODS = {"RatingStrip": 22}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_file_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.count("\n")
    assert lines <= LINES_AT_MOST, f"{path.name} has {lines} lines; split it by what it is about"
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{path.name} does not say what it is for"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_classes_stay_small(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            public = [
                item.name for item in node.body if isinstance(item, ast.FunctionDef) and not item.name.startswith("_")
            ]
            most = MANY_METHODS.get(node.name, PUBLIC_METHODS_AT_MOST)
            assert len(public) <= most, f"{node.name} has {len(public)} public methods"


def test_no_folder_holds_more_than_twenty_files() -> None:
    """A flat folder of more has stopped telling its story."""
    roots = (ROOT / "src", ROOT / "bodymaps/generator", ROOT / "tests")
    counted = {
        folder.relative_to(ROOT).as_posix(): len([one for one in folder.glob("*.py") if one.name != "__init__.py"])
        for root in roots
        for folder in (root, *(path for path in root.rglob("*") if path.is_dir()))
    }
    assert {folder: count for folder, count in counted.items() if count > FILES_AT_MOST} == {}


def signals() -> list[tuple[str, str]]:
    """Every Qt signal of the program: file and name."""
    return [
        (path.relative_to(ROOT / "src/ashichart").as_posix(), target.id)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == "Signal"
        for target in node.targets
        if isinstance(target, ast.Name)
    ]


def test_signals_are_few_and_say_what_has_happened() -> None:
    """What has one owner is given its owner's functions: docs/adr/0017-what-a-signal-is-for.md."""
    found = signals()
    assert len(found) <= SIGNALS_AT_MOST, "a signal is for several listeners; a part with one owner is given a function"
    unclear = [
        (file, name)
        for file, name in found
        if name.endswith("_wanted")
        or not any(word.endswith("ed") or word in IRREGULAR for word in name.strip("_").split("_"))
    ]
    assert unclear == [], "a signal is named by a past participle, and asks for nothing"


def test_values_of_the_domain_are_frozen_and_slotted() -> None:
    for path in sorted((ROOT / "src/ashichart/domain").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "dataclass":
                    on = {keyword.arg for keyword in decorator.keywords}
                    assert {"frozen", "slots"} <= on, f"{path.name}: {node.name} is not frozen and slotted"


def calls_of(name: str) -> set[str]:
    """The modules that call a method of this name, with what they call it on."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                found.add(f"{path.relative_to(ROOT / 'src/ashichart').as_posix()}: {ast.unparse(node.func.value)}")
    return found


def test_nothing_but_the_runner_commits() -> None:
    """A write that nobody records cannot be written: the one place that commits is the runner of acts."""
    runner = "acts/runner.py: "
    driver = {"store/transactions/transaction.py: self.connection"}  # what the runner's commit does
    qt = {one for one in calls_of("commit") if one.startswith("ui/") and one.endswith(": file")}  # a QSaveFile
    assert {one for one in calls_of("commit") if not one.startswith(runner)} == driver | qt
    assert all(one.startswith(runner) for one in calls_of("begin_plain"))
    begun = {one for one in calls_of("begin") if one.endswith("store")}
    assert begun
    assert all(one.startswith(runner) for one in begun), begun


def test_what_looks_like_a_popover_keeps_its_keys() -> None:
    """`Floating` is what floats and asks; the two bars only say and offer, and leave the keys where they are."""
    found = {
        path.relative_to(ROOT / "src/ashichart/ui").as_posix()
        for path in (ROOT / "src/ashichart/ui").rglob("*.py")
        if '"kind", "popover"' in path.read_text("utf-8")
    }
    assert found == {"parts/keyboard.py", "undo/bar.py", "chart/painting/bar.py"}


def test_command_line_needs_no_qt() -> None:
    code = "import ashichart.cli, sys; print(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_qt_calls_keep_their_hands_off_none() -> None:
    """PySide6 6.12 drops one reference to None at every void call; on Python 3.11 the process then dies."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(3000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 1000
