"""Clinics that are made once in a process and copied for every test that begins with the same one.

A file is made through all its migrations and filled act by act; a copy of it is opened in a tenth of that time. Copies
of one template carry the same ids: a test of two clinics makes the second one anew.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

from ashichart.services.clinic.clinic import Clinic, Clock, open_clinic, open_demonstration
from ashichart.store.keys.key_slots import key_file_of

Held = TypeVar("Held")


@dataclass(frozen=True)
class Filled(Generic[Held]):
    """A clinic as its maker leaves it, still open.

    Args:
        clinic: On a file in the folder that the maker was given.
        password: Opens it.
        held: Values that describe what is in it; the same for every copy.
        at: What its clock says now, for the clocks of the copies.
    """

    clinic: Clinic
    password: str
    held: Held
    at: datetime


@dataclass(frozen=True)
class ClinicTemplate(Generic[Held]):
    """A closed clinic file with its key file, to be copied."""

    file: Path
    password: str
    held: Held
    at: datetime

    def open_copy(self, folder: Path, clock: Clock) -> Clinic:
        """Open a copy of the file in a folder of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        for one in (self.file, key_file_of(self.file)):
            shutil.copy2(one, folder / one.name)
        return open_clinic(folder / self.file.name, self.password, clock=clock)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="ashichart-templates-")


@cache
def template_of(make: Callable[[Path], Filled[Held]]) -> ClinicTemplate[Held]:
    """Return what `make` fills in an empty folder; it is called once in a process."""
    folder = Path(_folder().name) / f"{make.__module__}.{make.__qualname__}"
    folder.mkdir()
    filled = make(folder)
    filled.clinic.close()
    return ClinicTemplate(filled.clinic.path, filled.password, filled.held, filled.at)


@cache
def _demonstration(_day: date) -> Path:
    path = Path(_folder().name) / "demonstration.ashichart"
    path.unlink(missing_ok=True)
    open_demonstration(path).close()
    return path


def put_demonstration(path: Path) -> None:
    """Put a copy of the demonstration clinic of today at a path, as a start of the program would make it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(_demonstration(datetime.now().astimezone().date()), path)
