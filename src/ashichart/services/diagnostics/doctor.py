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
        Finding("Python", sys.version_info >= (3, 11), f"{platform.python_version()} on {platform.system()}"),
        *(_package(name) for name in _PACKAGES),
        _probe("Qt without a display", _QT_PROBE, {"QT_QPA_PLATFORM": "offscreen"}),
        _display(),
        _probe("Encryption", _CIPHER_PROBE, {}),
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
    findings = [Finding("File of the clinic", found.is_whole, sentence) for sentence in integrity_words(found)]
    missing = clinic.file.missing
    words = "holds what was charted on this computer last"
    if not clinic.file.is_known:
        words = "was not charted on this computer before: an older version put back would not be noticed here"
    if missing is not None:
        words = f"is another version than the one charted in last: entry {missing.head.seq} is not in it"
    return (*findings, Finding("Its version", missing is None, words))


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "is not installed: run python run.py again")


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
        return Finding(what, False, f"could not be tried: {type(error).__name__}")
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return Finding(what, done.returncode == 0, lines[-1] if lines else f"ended with {done.returncode}")


def _display() -> Finding:
    problem = display_problem()
    # A machine without a display is not ill: everything but the window works there.
    return Finding("Display", True, problem or os.environ.get("QT_QPA_PLATFORM", "") or "a window can be opened")


def _drawings() -> Finding:
    try:
        folder = paths.bodymaps()
    except FileNotFoundError as error:
        return Finding("Body drawings", False, str(error))
    plates = sorted(folder.glob("*/*.svg"))
    return Finding("Body drawings", bool(plates), f"{len(plates)} plates in {folder}")


def _resources() -> Finding:
    try:
        fonts = sorted((paths.resources() / "fonts").glob("*.ttf"))
    except FileNotFoundError as error:
        return Finding("Fonts", False, str(error))
    return Finding("Fonts", bool(fonts), f"{len(fonts)} files")


def _folder(folder: Path) -> Finding:
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError:
        return Finding("Folder for clinics", False, f"{folder} cannot be written; set ASHICHART_HOME to another one")
    return Finding("Folder for clinics", True, str(folder))
