"""Where resources, body maps and a person's files are: checkout, wheel or frozen build. The only module that knows."""

import os
import sys
from pathlib import Path, PurePath

from ashichart.wording.computer import files as say

_PACKAGE = Path(__file__).resolve().parent

FILE_ENDING = ".ashichart"


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = [_PACKAGE / name, _PACKAGE.parents[1] / name]
    if frozen:
        places.insert(0, Path(str(frozen)) / "ashichart" / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(say.part_missing(name=name))


# What file systems take for one name, and what is added to a clinic's: ".", ".keys.json" and ".12345678.part".
_NAME_BYTES = 255
_ADDED_BYTES = 25
_PATH_BYTES = 4000


def path_problem(path: PurePath, added_bytes: int = _ADDED_BYTES) -> str:
    """Return in a sentence why no file can be of this path, "" if one can.

    Args:
        path: As somebody wrote or pasted it.
        added_bytes: How much longer the names of the files are that are written beside it.
    """
    try:
        parts = [os.fsencode(part) for part in path.parts]
    except UnicodeEncodeError:
        return say.half_character()
    if any(b"\x00" in part for part in parts):
        return say.invisible_sign()
    if not path.name:
        return say.no_name()
    if len(parts[-1]) + added_bytes > _NAME_BYTES or any(len(part) > _NAME_BYTES for part in parts):
        return say.long_name()
    if sum(len(part) + 1 for part in parts) > _PATH_BYTES:
        return say.long_path()
    return ""


def short_stem(stem: str, most_bytes: int = 120) -> str:
    """Return the beginning of a name that fits into a file's name whatever its script; no letter is cut in half."""
    return stem.encode("utf-8", "ignore")[:most_bytes].decode("utf-8", "ignore").rstrip("-. ")


def is_there(path: Path) -> bool:
    """Return whether there is a file, False for whatever cannot be one."""
    try:
        return not path_problem(path, 0) and path.is_file()
    except OSError:
        return False


def resources() -> Path:
    """Return the folder with fonts, icons and style."""
    return _shipped("resources")


def bodymaps() -> Path:
    """Return the folder with plates, surface and points as the generator made them."""
    folder = _shipped("bodymaps")
    return folder / "made"


def clinic_folder() -> Path:
    """Return the folder in which a new clinic is offered to be kept; `ASHICHART_HOME` moves it. Not created here."""
    home = os.environ.get("ASHICHART_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_data_dir("AshiChart", appauthor=False))
