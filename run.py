#!/usr/bin/env python3
"""Sets AshiChart up on a fresh machine and runs it. Standard library only; the program itself is in src/.

    python run.py                starts the program
    python run.py test           sets up and passes every test and gate
    python run.py demo [...]     opens the demonstration clinic; --offscreen --out DIR writes pictures and sheets
    python run.py mutate         puts deliberate faults into the program and says which ones no test notices
    python run.py bench [--json] measures the speed as ratios to a floor measured in the same run
    python run.py doctor         says what is there and what is missing
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "ashichart-stamp"
LEAST_PYTHON = (3, 11)

QT_PACKAGES = ["libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0"]
WINDOW_PACKAGES = [
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0",
    "libxcb-xkb1", "libxkbcommon-x11-0",
]  # fmt: skip
SPELLED = ("src", "tests", "docs", "README.md", "CHANGELOG.md", "run.py", "bodymaps/generator", "bodymaps/points")
GATES = {
    "ruff": ("ruff", "check", "."),
    "pyright": ("basedpyright",),
    "import-linter": ("lint-imports",),
    "vulture, which finds what nothing uses": ("vulture",),
    "codespell": ("codespell", *SPELLED),
}
TEST_PACKAGES = ["xvfb", "xauth", "dbus", "at-spi2-core"]

# QtGui and QtSvg pull in every system library that the program needs; the offscreen platform needs no display.
QT_PROBE = "import os; os.environ['QT_QPA_PLATFORM']='offscreen'; from PySide6 import QtGui, QtSvg, QtWidgets, QtPrintSupport; QtWidgets.QApplication([])"  # noqa: E501


# A key that is held repeats soon and fast there: tests wait for repeats, not for time.
SCREEN = "-screen 0 1920x1080x24 -ardelay 150 -arinterval 30"
# Bytes that the files of all tests take, with room to spare.
MEMORY_NEEDED = 2 * 1024**3


class SetUpError(Exception):
    """Set-up cannot go on; the text says what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, flush=True)


def is_debian_root() -> bool:
    """Return True where system packages may be installed without asking."""
    return sys.platform == "linux" and hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def install_system_packages(packages: list[str], why: str) -> None:
    """Install Debian packages as root, or say the exact line.

    Raises:
        SetUpError: If this is not root on Debian or Ubuntu.
    """
    line = "apt-get install --no-install-recommends " + " ".join(packages)
    if not is_debian_root():
        raise SetUpError(f"{why}\nOn Debian or Ubuntu:  sudo {line}")
    say(f"{why} Installing: {' '.join(packages)}")
    quiet = {"stdout": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment, **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True,
                   env=environment, **quiet)  # fmt: skip


def venv_python() -> Path:
    """Return the interpreter of the project's own environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted_stamp(with_tests: bool) -> str:
    """Return a hash of everything that decides what is installed."""
    text = (ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + str(with_tests).encode()
    return hashlib.sha256(text).hexdigest()


def requirements(with_tests: bool) -> list[str]:
    """Return what pip is asked for besides the project itself."""
    import tomllib

    if not with_tests:
        return []
    with (ROOT / "pyproject.toml").open("rb") as file:
        groups = tomllib.load(file)["dependency-groups"]
    # The generator of the body maps is tested too.
    return [*groups["test"], *groups["bodymaps"]]


def make_environment() -> None:
    """Make .venv, installing Debian's python3-venv first where it is missing and we may."""
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False, capture_output=True, text=True)
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    install_system_packages([version], "Python's own venv module is incomplete on this machine.")
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def set_up(with_tests: bool) -> None:
    """Bring .venv and the system libraries to what this version needs; quick where nothing changed."""
    if STAMP.is_file() and STAMP.read_text() in (wanted_stamp(with_tests), wanted_stamp(True)):
        return
    if not venv_python().is_file():
        say("Making the environment (about a minute, only the first time) …")
        make_environment()
    say("Installing what AshiChart needs …")
    pip = [str(venv_python()), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    installed = subprocess.run([*pip, "-e", str(ROOT), *requirements(with_tests)], check=False)
    if installed.returncode != 0:
        raise SetUpError("The packages could not be installed. Check the network, then start again: nothing is lost.")
    probe = subprocess.run([str(venv_python()), "-c", QT_PROBE], check=False, capture_output=True, text=True)
    if probe.returncode != 0:
        last = (probe.stderr.strip().splitlines() or ["no message"])[-1]
        packages = QT_PACKAGES + WINDOW_PACKAGES
        install_system_packages(packages, f"Qt misses a system library ({last}).")
        subprocess.run([str(venv_python()), "-c", QT_PROBE], check=True)
    STAMP.write_text(wanted_stamp(with_tests))


def python(*arguments: str, environment: dict[str, str] | None = None, here: bool = False) -> int:
    """Run the project's interpreter in the project folder, or where the person is, and return its exit code."""
    return subprocess.run([str(venv_python()), *arguments], check=False, cwd=None if here else ROOT,
                          env={**os.environ, **(environment or {})}).returncode  # fmt: skip


def tool(name: str) -> str:
    """Return the path of a tool that was installed into .venv."""
    return str(venv_python().with_name(name + (".exe" if os.name == "nt" else "")))


def command(*arguments: str) -> int:
    """Run a tool in the project folder and return its exit code."""
    say(f"— {' '.join([Path(arguments[0]).name, *arguments[1:]])}")
    return subprocess.run(arguments, check=False, cwd=ROOT).returncode


def quick_folder() -> Path | None:
    """Return a new folder in memory for the files of the tests, since every act of a clinic waits for the disk.

    None where there is no room.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    if not (memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > MEMORY_NEEDED):
        return None
    return Path(tempfile.mkdtemp(prefix="ashi-", dir=memory))


def in_a_real_window(environment: dict[str, str], out: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the tests that need a window system, under a virtual screen of their own."""
    inner = [str(venv_python()), "-m", "pytest", "-m", "xvfb", "-q", "-p", "no:randomly"]
    wrapped = ["xvfb-run", "-a", "-s", SCREEN, *inner]
    return subprocess.Popen(wrapped, cwd=ROOT, env={**os.environ, **environment, "QT_QPA_PLATFORM": "xcb"},
                            stdout=out, stderr=subprocess.STDOUT)  # fmt: skip


def without_window(environment: dict[str, str]) -> str:
    """Run all other tests and measure what they cover; return what failed, "" if nothing did.

    The tests in a real window, which wait for the screen most of the time, go first where both want the processor.
    """
    covered = ["--cov", "--cov-config=pyproject.toml", "--cov-report="]
    spread = ["-n", "2", "--dist", "worksteal", "-m", "not xvfb"]
    patient = ["nice"] if shutil.which("nice") else []
    command = [*patient, str(venv_python()), "-m", "pytest", "-q", *spread, *covered]
    if subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **environment}).returncode:
        return "tests"
    return "coverage" if python("-m", "tests.coverage_gate") else ""


def run_tests(extra: list[str]) -> int:
    """Run every gate and every test; with `extra`, only pytest with those arguments."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    if extra:
        return python("-m", "pytest", *extra, environment=offscreen)
    if sys.platform == "linux" and None in map(shutil.which, ("xvfb-run", "dbus-run-session")):
        try:
            install_system_packages(TEST_PACKAGES + WINDOW_PACKAGES, "Tests in a real window need a virtual screen.")
        except SetUpError as missing:
            say(str(missing))
    folder = quick_folder()
    failed = gates_and_tests({} if folder is None else {"TMPDIR": str(folder)})
    if folder is not None and failed:
        say(f"What the tests wrote is in {folder}; remove it when you have seen it.")
    elif folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
    say("Everything passed." if not failed else "Failed: " + ", ".join(failed) + ".")
    return 1 if failed else 0


def gates_and_tests(environment: dict[str, str]) -> list[str]:
    """Pass every gate and run every test; return what failed."""
    with tempfile.TemporaryFile() as told:
        # They wait for the screen most of the time: everything else is done meanwhile.
        windows = in_a_real_window(environment, told) if shutil.which("xvfb-run") else None
        try:
            failed = [name for name, (first, *rest) in GATES.items() if command(tool(first), *rest)]
            say("— tests")
            if found := without_window({**environment, "QT_QPA_PLATFORM": "offscreen"}):
                failed.append(found)
            if windows is None:
                say("The tests in a real window are skipped: there is no xvfb-run on this machine.")
                return failed
            say("— tests in a real window")
            if windows.wait():
                failed.append("tests in a real window")
            told.seek(0)
            say(told.read().decode("utf-8", "replace").rstrip())
            return failed
        finally:
            if windows is not None and windows.poll() is None:
                windows.terminate()


def main(arguments: list[str]) -> int:
    """Carry out one command line and return the exit code."""
    if sys.version_info < LEAST_PYTHON:
        say(f"AshiChart needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    what, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if what in ("-h", "--help", "help"):
        say(__doc__ or "")
        return 0
    if what not in ("run", "test", "demo", "mutate", "bench", "doctor"):
        say(f"There is no command {what!r}.\n{__doc__}")
        return 2
    try:
        set_up(with_tests=what in ("test", "mutate", "bench"))
    except SetUpError as missing:
        say(str(missing))
        return 2
    if what == "test":
        return run_tests(rest)
    if what == "mutate":
        return python("-m", "tests.mutation", *rest)
    if what == "bench":
        return python("-m", "tests.bench", *rest)
    if what == "run":
        return python("-m", "ashichart", *rest, here=True)
    return python("-m", "ashichart", what, *rest, here=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
