"""Where the program keeps files that nobody chooses, and how a file that somebody chose is written."""

from pathlib import Path

from ashichart import paths
from ashichart.domain.errors import UserError
from ashichart.paths import is_there, path_problem, short_stem

__all__ = ["demonstration_file", "is_there", "path_problem", "short_stem", "window_file", "write_whole"]


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
    if file.exists():
        raise UserError(f"{file} is there already.", "Choose it by its whole name to replace it.")
    return file


def write_whole(path: Path, content: bytes, what: str) -> None:
    """Write a file whole or not at all; one that was there before is left as it was if that fails.

    Args:
        path: Where somebody wants it.
        content: All of it.
        what: How a sentence names it: "The table".

    Raises:
        UserError: If it cannot be written.
    """
    problem = path_problem(path, len(".part"))
    if problem:
        raise UserError(problem)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        if part.parent.is_dir():
            part.unlink(missing_ok=True)
        raise UserError(
            f"{what} could not be saved in {path.parent}.", "Choose another folder or free some space."
        ) from error
