"""Which tests run which line, and how long each test takes: measured once, kept until the program or a test changes."""

import difflib
import hashlib
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from coverage import CoverageData

from tests.mutation.mutants import ROOT, Mutant
from tests.mutation.uses import Uses

FOLDER = ROOT / ".mutation"
# Tests that a fault is judged by, at the most; the quickest of those that run its line come first.
_BUDGET_S = 30.0


class Covering:
    """The tests of each line.

    Args:
        tests: Folders of tests that are run for it.
        keep: Keep what an earlier run measured, and measure only the files of tests that changed since. Lines of the
            program that moved meanwhile are found where they were; a new one counts as the line before it.
    """

    def __init__(self, tests: Sequence[str], *, keep: bool = False) -> None:
        FOLDER.mkdir(exist_ok=True)
        self._took: dict[str, float] = {}
        self._data: list[tuple[CoverageData, dict[str, str]]] = []
        self._lines: dict[str, dict[int, list[str]]] = {}
        stamp = FOLDER / "fingerprint.json"
        marks: dict[str, str] = json.loads(stamp.read_text("utf-8")) if stamp.is_file() else {}
        wanted = _marks(tests)
        if not marks or (marks != wanted and not keep):
            _measure(tests, "all")
            for old in FOLDER.glob("more*"):
                old.unlink()
            marks = wanted
        changed = sorted(path for path in wanted.keys() - {"program", "tests"} if marks.get(path) != wanted[path])
        if keep and changed:
            _measure(changed, f"more-{len(list(FOLDER.glob('more-*.json')))}")
            marks = {**marks, **{path: wanted[path] for path in changed}}
        stamp.write_text(json.dumps(marks), "utf-8")
        for name in ("all", *sorted(path.stem for path in FOLDER.glob("more-*.json"))):
            self._add(name)
        self._uses = Uses()

    def _add(self, name: str) -> None:
        data = CoverageData(str(FOLDER / name))
        data.read()
        self._data.append((data, json.loads((FOLDER / f"{name}.source").read_text("utf-8"))))
        took: dict[str, float] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
        again = {one.split("::")[0] for one in took}
        # Tests that are gone from a file that was measured again notice nothing any more.
        self._took = {one: long for one, long in self._took.items() if one.split("::")[0] not in again} | took

    def tests_of(self, mutant: Mutant) -> tuple[str, ...]:
        """Return the tests that judge a fault, the quickest first; none if no test runs its line."""
        if mutant.is_in_function:
            names = self._on(str(ROOT / mutant.path), range(mutant.line, mutant.last_line + 1))
            first: set[str] = set()
        else:
            # A line that runs at the import is judged by those who use what it makes, or look at the module itself.
            names = {name for path, lines in self._uses.of(mutant).items() for name in self._on(path, lines)}
            files = self._uses.tests_that_import(mutant)
            first = {name for name in self._took if name.split("::")[0] in files}
        chosen: list[str] = []
        left = _BUDGET_S
        for name in dict.fromkeys((*self._spread(first), *self._spread(names))):
            left -= self._took[name]
            if left < 0 and chosen:
                break
            chosen.append(name)
        return tuple(chosen)

    def _on(self, path: str, lines: Iterable[int]) -> set[str]:
        if path not in self._lines:
            found: dict[int, list[str]] = defaultdict(list)
            now = Path(path).read_text("utf-8")
            for data, sources in self._data:
                was = sources.get(Path(path).relative_to(ROOT).as_posix(), now)
                held = data.contexts_by_lineno(path)
                for line, old in enumerate(_old_lines(was, now), 1):
                    found[line] += held.get(old, ())
            self._lines[path] = found
        contexts = self._lines[path]
        return {context.split("|")[0] for line in lines for context in contexts.get(line, ())} & self._took.keys()

    def _spread(self, names: Iterable[str]) -> list[str]:
        """Return tests with the quickest of every file before the next of any: tests of one file see alike."""
        of_file: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=lambda one: (self._took[one], one)):
            of_file[name.split("::")[0]].append(name)
        turns = [(turn, self._took[name], name) for held in of_file.values() for turn, name in enumerate(held)]
        return [name for _, _, name in sorted(turns)]


def _old_lines(was: str, now: str) -> list[int]:
    """Return for each line of a file now which line it was; of a new one the last before it."""
    before, after = was.splitlines(), now.splitlines()
    old = [0] * len(after)
    for block in difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            old[block.b + at] = block.a + at + 1
    for at in range(1, len(old)):
        old[at] = old[at] or old[at - 1]
    return old


def _marks(tests: Sequence[str]) -> dict[str, str]:
    """Return what the measured tests hang on: the program, what tests share, and each file of tests by itself."""
    files = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
    marks = {"tests": " ".join(tests)}
    program = hashlib.sha256()
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        if path.name.startswith("test_"):
            if any(name.startswith(folder.rstrip("/")) for folder in tests):
                marks[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        elif not name.startswith("tests/mutation/"):
            program.update(name.encode() + path.read_bytes())
    return {**marks, "program": program.hexdigest()}


def _measure(tests: Sequence[str], name: str) -> None:
    data_file, took_file = FOLDER / name, FOLDER / f"{name}.json"
    data_file.unlink(missing_ok=True)
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")}
    (FOLDER / f"{name}.source").write_text(json.dumps(sources), "utf-8")
    command = [
        sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "not xvfb", "-p", "tests.mutation.durations",
        "--cov", "--cov-config=pyproject.toml", "--cov-context=test", "--cov-report=", *tests,
    ]  # fmt: skip
    own = {"COVERAGE_FILE": str(data_file), "MUTATION_DURATIONS": str(took_file), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, check=False)
    if done.returncode:
        took_file.unlink(missing_ok=True)
        raise SystemExit("The tests do not pass without a fault; mend that first.")
