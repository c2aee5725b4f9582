"""Which tests run which line, and how long each test takes: measured once, kept until the program or a test changes."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from coverage import CoverageData

from tests.mutation.mutants import ROOT, Mutant

FOLDER = ROOT / ".mutation"
# Tests that a fault is judged by, at the most; the quickest of those that run its line come first.
_BUDGET_S = 20.0


class Covering:
    """The tests of each line.

    Args:
        tests: Folders of tests that are run for it.
    """

    def __init__(self, tests: Sequence[str]) -> None:
        FOLDER.mkdir(exist_ok=True)
        mark = _fingerprint(tests)
        data_file, took_file, stamp = (FOLDER / name for name in ("coverage", "durations.json", "fingerprint"))
        if not (stamp.is_file() and stamp.read_text("utf-8") == mark):
            _measure(tests, data_file, took_file)
            stamp.write_text(mark, "utf-8")
        self._data = CoverageData(str(data_file))
        self._data.read()
        self._took: dict[str, float] = json.loads(took_file.read_text("utf-8"))
        self._lines: dict[str, dict[int, list[str]]] = {}

    def tests_of(self, mutant: Mutant) -> tuple[str, ...]:
        """Return the tests that judge a fault, the quickest first; none if no test runs its line."""
        path = str(ROOT / mutant.path)
        if path not in self._lines:
            self._lines[path] = self._data.contexts_by_lineno(path)
        lines = self._lines[path]
        # A line that runs at the import belongs to whoever imported it first: every test of the file may notice.
        whole = [one for line in lines.values() for one in line]
        contexts = lines.get(mutant.line, []) if mutant.is_in_function else whole
        names = {context.split("|")[0] for context in contexts} & self._took.keys()
        chosen: list[str] = []
        left = _BUDGET_S
        for name in sorted(names, key=lambda one: (self._took[one], one)):
            left -= self._took[name]
            if left < 0 and chosen:
                break
            chosen.append(name)
        return tuple(chosen)


def _fingerprint(tests: Sequence[str]) -> str:
    found = hashlib.sha256(" ".join(tests).encode())
    for path in sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
        found.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _measure(tests: Sequence[str], data_file: Path, took_file: Path) -> None:
    data_file.unlink(missing_ok=True)
    command = [
        sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "not xvfb", "-p", "tests.mutation.durations",
        "--cov", "--cov-config=pyproject.toml", "--cov-context=test", "--cov-report=", *tests,
    ]  # fmt: skip
    own = {"COVERAGE_FILE": str(data_file), "MUTATION_DURATIONS": str(took_file), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, check=False)
    if done.returncode:
        raise SystemExit("The tests do not pass without a fault; mend that first.")
