"""Where the program keeps files that nobody chooses, and how a file that somebody chose is written."""

import errno
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from ashichart import paths
from ashichart.domain.errors import UserError
from ashichart.paths import is_there, path_problem, short_stem
from ashichart.wording.computer import files as say

__all__ = [
    "demonstration_file", "is_there", "last_file", "may_write", "path_problem", "short_stem", "window_file",
    "with_ending", "write_whole",
]  # fmt: skip


def demonstration_file() -> Path:
    """Return where the demonstration clinic is kept."""
    return paths.clinic_folder() / "demonstration.ashichart"


def window_file() -> Path:
    """Return where geometry, colours and the last file's place are remembered; never patient data."""
    return paths.clinic_folder() / "window.ini"


def with_ending(chosen: Path, ending: str) -> Path:
    """Return the file that somebody named in a window, with the ending that says what is in it.

    Args:
        chosen: As it was typed; another ending stays a part of the name.
        ending: With its dot: ".pdf".

    Raises:
        UserError: If the completed name is that of a file that is there: nobody agreed to replace it.
    """
    if chosen.suffix.lower() == ending:
        return chosen
    file = chosen.with_name(f"{chosen.name}{ending}")
    if is_there(file):
        raise UserError(say.is_there(path=str(file)), say.choose_whole_name())
    return file


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class IfThere(StrEnum):
    """What becomes of a file that has the name of one to be written."""

    REPLACE = "replace"
    REFUSE = "refuse"
    BESIDE = "beside"


def may_write(path: Path, if_there: IfThere, remedy: str) -> Path:
    """Return where a file may be written.

    Args:
        path: Where it is wanted.
        if_there: Replaces a file of this name, refuses, or finds a name beside it: "sheet (2).pdf".
        remedy: What to do where it is refused.

    Raises:
        UserError: If there is such a file and it is refused.
    """
    if if_there is IfThere.REPLACE or not is_there(path):
        return path
    if if_there is IfThere.REFUSE:
        raise UserError(say.is_there(path=str(path)), remedy)
    number = 2
    while is_there(beside := path.with_name(f"{path.stem} ({number}){path.suffix}")):
        number += 1
    return beside


def last_file() -> Path | None:
    """Return the clinic that was open last, None where none is remembered or only Qt can read its name."""
    try:
        settings = window_file().read_text("ascii")
    except (OSError, ValueError):
        return None
    found = re.search(r"^\[clinic\]\n(?:(?!\[).*\n)*?last=([^\\\"\n]+)$", settings, re.MULTILINE)
    return None if found is None else Path(found[1])


def write_whole(path: Path, content: bytes, what: str, record: Callable[[], object] | None = None) -> None:
    """Write a file whole or not at all; one that was there before is left as it was if that fails.

    Args:
        path: Where somebody wants it.
        content: All of it.
        what: How a sentence names it: "The table".
        record: Called once all of it is on the disk and before it has its name: a file that cannot be recorded is not
            handed out.

    Raises:
        UserError: If it cannot be written, or `record` refuses it.
    """
    problem = path_problem(path, len(".part"))
    if problem:
        raise UserError(problem)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder", path)
        if record is not None:
            record()
        part.replace(path)
    except UserError:
        part.unlink(missing_ok=True)
        raise
    except OSError as error:
        if part.parent.is_dir():
            part.unlink(missing_ok=True)
        raise UserError(say.not_saved(what=what, reason=_reason(path, error)), _remedy(path, error)) from error


def _reason(path: Path, error: OSError) -> str:
    if path.is_dir():
        return say.is_folder(path=str(path))
    folder = str(path.parent)
    if not path.parent.is_dir():
        return say.no_folder(folder=folder)
    if error.errno in _FULL:
        return say.disk_full(folder=folder)
    return say.not_allowed(folder=folder) if error.errno in _REFUSED else say.out_of_reach(folder=folder)


def _remedy(path: Path, error: OSError) -> str:
    if path.is_dir():
        return say.name_file()
    if not path.parent.is_dir():
        return say.make_folder()
    return say.free_space() if error.errno in _FULL else say.other_folder()
