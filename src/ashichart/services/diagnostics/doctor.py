"""What the program needs, looked at one by one: versions, Qt, encryption, drawings, folder. Changes nothing."""

import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from ashichart import __version__, paths
from ashichart.services.diagnostics.display import display_problem
from ashichart.wording.computer import doctor as say

if TYPE_CHECKING:
    from ashichart.services.clinic.clinic import Clinic

_PACKAGES = (
    "PySide6-Essentials", "shiboken6", "SQLAlchemy", "alembic", "sqlcipher3", "cryptography", "reportlab", "pypdfium2",
    "numpy", "pyqtgraph", "rapidfuzz", "msgspec", "platformdirs",
)  # fmt: skip
_QT_PROBE = (
    "from PySide6 import QtGui, QtSvg, QtPrintSupport, QtWidgets;"
    "app = QtWidgets.QApplication([]); print(QtGui.qVersion() if hasattr(QtGui, 'qVersion') else app.platformName())"
)
_CIPHER_PROBE = (
    "from sqlcipher3 import dbapi2; c = dbapi2.connect(':memory:');"
    "print('SQLCipher', c.execute('PRAGMA cipher_version').fetchone()[0], 'SQLite', dbapi2.sqlite_version)"
)
_PROBE_S = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    ok: bool
    detail: str

    def as_dict(self) -> dict[str, object]:
        """Return the finding for JSON."""
        return asdict(self)


def examine() -> tuple[Finding, ...]:
    """Look at everything and return the findings, in the order in which they matter."""
    return (
        Finding("AshiChart", True, __version__),
        Finding("Python", sys.version_info >= (3, 11), _python()),
        *(_package(name) for name in _PACKAGES),
        _probe(say.qt_without_display(), _QT_PROBE, {"QT_QPA_PLATFORM": "offscreen"}),
        _display(),
        _probe(say.encryption(), _CIPHER_PROBE, {}),
        _drawings(),
        _resources(),
        _folder(paths.clinic_folder()),
    )


def examine_clinic(clinic: "Clinic") -> tuple[Finding, ...]:
    """Look through the whole file of an open clinic: pages, audit trail, its end, and every value beside the trail.

    Raises:
        UserError: For the world's faults.
    """
    from ashichart.services.clinic.file_words import integrity_words

    found = clinic.file.look_now()
    findings = [Finding(say.file_of_clinic(), found.is_whole, sentence) for sentence in integrity_words(found)]
    missing = clinic.file.missing
    words = say.holds_last() if clinic.file.is_known else say.not_known_here()
    if missing is not None:
        words = say.another_version(number=missing.head.seq)
    return (*findings, Finding(say.its_version(), missing is None, words))


def _python() -> str:
    return say.python_on(version=platform.python_version(), system=platform.system())


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, say.not_installed())


def _probe(what: str, program: str, environment: dict[str, str]) -> Finding:
    # In a process of its own, because a missing system library ends the process instead of raising an error.
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own text
            [sys.executable, "-c", program],
            check=False,
            capture_output=True,
            text=True,
            timeout=_PROBE_S,
            env={**os.environ, **environment},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(what, False, say.not_tried(error=type(error).__name__))
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return Finding(what, done.returncode == 0, lines[-1] if lines else say.ended_with(code=done.returncode))


def _display() -> Finding:
    problem = display_problem()
    # A machine without a display is not ill: everything but the window works there.
    return Finding(say.display(), True, problem or os.environ.get("QT_QPA_PLATFORM", "") or say.window_opens())


def _drawings() -> Finding:
    try:
        folder = paths.bodymaps()
    except FileNotFoundError as error:
        return Finding(say.body_drawings(), False, str(error))
    plates = sorted(folder.glob("*/*.svg"))
    return Finding(say.body_drawings(), bool(plates), say.plates_in(len(plates), folder=str(folder)))


def _resources() -> Finding:
    try:
        fonts = sorted((paths.resources() / "fonts").glob("*.ttf"))
    except FileNotFoundError as error:
        return Finding(say.fonts(), False, str(error))
    return Finding(say.fonts(), bool(fonts), say.files_there(len(fonts)))


def _folder(folder: Path) -> Finding:
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError:
        return Finding(say.folder_for_clinics(), False, say.folder_not_written(folder=str(folder)))
    return Finding(say.folder_for_clinics(), True, str(folder))
