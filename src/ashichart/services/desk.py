"""What every service of an open clinic works with: its file, who acts, the clock and new ids. No intentions here."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from ashichart.domain.changes import Changes
from ashichart.domain.days import day_of
from ashichart.domain.errors import UserError
from ashichart.domain.ids import IdFactory
from ashichart.services.clock import Clock
from ashichart.store.unit_of_work import Store, Transaction


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each service of one open clinic."""

    store: Store
    actor_id: str
    clock: Clock
    make_id: IdFactory
    zone: str | None = None

    @contextmanager
    def act(self) -> Generator[Transaction]:
        """Open a transaction at the clock's time; what is not committed inside is rolled back."""
        with self.store.begin(self.actor_id, self.clock()) as act:
            yield act

    def today(self) -> date:
        """Return the day it is in the clinic."""
        return day_of(self.clock(), self.zone)

    def saved(
        self,
        *,
        patients: frozenset[str] = frozenset(),
        courses: frozenset[str] = frozenset(),
        sessions: frozenset[str] = frozenset(),
        atlas: bool = False,
    ) -> Changes:
        """Return what changed, stamped now; call it after the commit."""
        return Changes(self.clock(), patients, courses, sessions, atlas)


@contextmanager
def in_words(remedy: str = "Correct it and try again.") -> Generator[None]:
    """Turn a value's refusal of what a person entered into a sentence for that person.

    Raises:
        UserError: In place of the `ValueError`.
    """
    try:
        yield
    except ValueError as error:
        raise UserError(str(error), remedy) from None


def gone(what: str) -> UserError:
    """Return what is said when something was removed, or never was."""
    return UserError(f"This {what} is no longer there.", "Go back to the list and choose again.")
