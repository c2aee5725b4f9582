"""What the store asks of a database. Each kind of database answers it in a module of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum
from typing import Protocol

from sqlalchemy.engine import Connection

from ashichart.domain.errors import UserError


class Standing(Enum):
    """What became of a database since it was looked at last."""

    SAME = "same"
    WRITTEN = "written"
    REPLACED = "replaced"


class Backend(Protocol):
    """An open database. Statements, tables and migrations are the same for all; what differs is asked here."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    @property
    def connection(self) -> Connection:
        """The connection that is at work. Its execution option `reading` says how the next transaction begins."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether it can be read."""
        ...

    @property
    def mark(self) -> object:
        """A value that is equal while nobody else wrote, as of the last `standing` or `settle`."""
        ...

    def translated(self) -> AbstractContextManager[None]:
        """Turn the world's faults inside the block into sentences.

        Raises:
            UserError: With what happened and the remedy.
        """
        ...

    def standing(self, is_continued: Callable[[Connection], bool]) -> Standing:
        """Return what became of the database since `settle`; it costs next to nothing while nobody else wrote.

        After WRITTEN the connection shows what is there now, and `settle` is called once that was accepted.

        Args:
            is_continued: Whether a database holds everything that was acknowledged here.

        Raises:
            UserError: If it cannot be reached.
        """
        ...

    def settle(self) -> None:
        """Take what is there now for seen."""
        ...

    def change_mark(self) -> int:
        """Return a number that is another one whenever others changed something; asked inside a transaction."""
        ...

    def without_waiting(self) -> AbstractContextManager[None]:
        """Inside the block a database that somebody holds is said to be busy at once."""
        ...

    def faults(self) -> tuple[str, ...]:
        """Return what its own checks find, empty if it is whole; asked inside a transaction. Reads all of it."""
        ...

    def read_only_error(self) -> UserError:
        """Return what is said when something is to be written to one that is open for viewing only."""
        ...

    def replaced_error(self) -> UserError:
        """Return what is said of an act that is not written because another version stands there."""
        ...

    def close(self) -> None:
        """Close it; a second time is nothing."""
        ...
