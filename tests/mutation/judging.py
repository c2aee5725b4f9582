"""Runs the tests of one fault in a process of its own and says whether any noticed. No file is changed."""

import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.mutants import ROOT, Mutant, mutated

_LIMIT_S = 120.0
# Most faults are noticed by the first tests: the files of the others are read only if they were not.
_FIRST = 10
_PYTEST = (
    "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist", "--assert=plain",
    "--tb=line", "--hypothesis-seed=0",
)  # fmt: skip


_LIBRARIES = (
    "pytest", "hypothesis.extra.numpy", "numpy", "sqlalchemy", "sqlcipher3", "alembic", "msgspec", "rapidfuzz",
    "cryptography.hazmat.primitives.ciphers.aead", "reportlab.pdfgen.canvas", "pypdfium2", "PySide6.QtWidgets",
    "PySide6.QtTest", "PySide6.QtSvg",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A fault and what became of it.

    Args:
        mutant: The fault.
        before: The node as it is.
        after: The node with the fault.
        verdict: "noticed", "survived", "uncovered"; without an end it is noticed.
        tests: How many judged it.
    """

    mutant: Mutant
    before: str
    after: str
    verdict: str
    tests: int

    @property
    def line(self) -> str:
        """The fault in one line."""
        place = f"{self.mutant.path}:{self.mutant.line}"
        return f"{self.verdict:9} {place} {self.mutant.kind}: {self.before[:90]!r} -> {self.after[:90]!r}"


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with its fault, all others as ever."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self._name, self._path, self._tree = name, path, tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Answer for the one module."""
        if fullname != self._name:
            return None
        places = [str(self._path.parent)] if self._path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, self._path, loader=self, submodule_search_locations=places
        )

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType | None:
        """Leave making the module to Python."""
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module with its fault."""
        exec(compile(self._tree, str(self._path), "exec"), vars(module))  # noqa: S102 - our own source


@dataclass(frozen=True, slots=True)
class _Running:
    mutant: Mutant
    tests: tuple[str, ...]
    since: float


def preload() -> None:
    """Import the libraries once, so that every fork has them; nothing of the program itself."""
    for name in _LIBRARIES:
        importlib.import_module(name)


def judge_all(work: Iterator[tuple[Mutant, tuple[str, ...]]], workers: int, logs: Path) -> Iterator[Judged]:
    """Judge faults side by side and yield each as it is decided."""
    running: dict[int, _Running] = {}
    for mutant, tests in work:
        if not tests:
            yield _judged(mutant, "uncovered", 0)
            continue
        while len(running) >= workers:
            yield from _finished(running)
        running[_begin(mutant, tests, logs / f"log-{len(running)}.txt")] = _Running(mutant, tests, time.monotonic())
        yield from _finished(running)
    while running:
        yield from _finished(running)


def _judged(mutant: Mutant, verdict: str, tests: int) -> Judged:
    _, before, after = mutated(mutant)
    return Judged(mutant, before, after, verdict, tests)


def _finished(running: dict[int, _Running]) -> list[Judged]:
    found: list[Judged] = []
    for pid, one in list(running.items()):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if not ended and time.monotonic() - one.since > _LIMIT_S:
            os.killpg(pid, signal.SIGKILL)
            ended, status = os.waitpid(pid, 0)
        if ended:
            del running[pid]
            survived = os.waitstatus_to_exitcode(status) == 0
            found.append(_judged(one.mutant, "survived" if survived else "noticed", len(one.tests)))
    if not found:
        time.sleep(0.02)
    return found


def _begin(mutant: Mutant, tests: tuple[str, ...], log: Path) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 99
    try:
        os.setsid()
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        tree, _, _ = mutated(mutant)
        sys.meta_path.insert(0, _Faulty(mutant.module, ROOT / mutant.path, tree))
        import pytest

        code = 0
        for some in (tests[:_FIRST], tests[_FIRST:]):
            if some and not code:
                code = int(pytest.main([*_PYTEST, *some]))
    finally:
        os._exit(code)
