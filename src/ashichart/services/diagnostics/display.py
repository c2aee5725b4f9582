"""Whether a window can be opened here, found out without Qt, because Qt ends the process where it cannot."""

import ctypes
import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

from ashichart.wording.computer import doctor as say

_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 "
    "libxkbcommon-x11-0 libegl1 libgl1"
)


def display_problem() -> str:
    """Return why no window can be opened, "" if one can. Only Linux is ever without a display."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if wayland and _wayland_answers(wayland):
        return ""
    if not x11 or not _x11_answers(x11):
        return say.no_display()
    missing = _missing_library()
    return say.library_missing(library=missing, packages=_PACKAGES) if missing else ""


def _wayland_answers(name: str) -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return (Path(folder) / name).is_socket()


def _x11_answers(display: str) -> bool:
    host, _, number = display.rpartition(":")
    screen = number.split(".")[0]
    if not screen.isdigit():
        return False
    if host not in ("", "unix"):
        return True  # another machine's display: only trying would tell
    # An X server on this machine listens in the abstract space, in /tmp, or both.
    for address in (f"\0/tmp/.X11-unix/X{screen}", f"/tmp/.X11-unix/X{screen}"):  # noqa: S108 - X's own fixed place
        with socket.socket(socket.AF_UNIX) as attempt:
            attempt.settimeout(2)
            try:
                attempt.connect(address)
            except OSError:
                continue
            return True
    return False


def _missing_library() -> str:
    """Return the name of a library that Qt's X11 plugin needs and the loader does not find, "" if none is missing."""
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return "PySide6"
    plugin = Path(spec.submodule_search_locations[0]) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error).partition(":")[0]
    return ""
