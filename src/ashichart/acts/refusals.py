"""Errors of acts that cannot be carried out; what they say is in `wording.refusals`. The store has its own."""

from collections.abc import Generator
from contextlib import contextmanager

from ashichart.domain.entry_faults import EntryError
from ashichart.domain.errors import UserError
from ashichart.wording import refusals
from ashichart.wording.entry_faults import entry_problem


@contextmanager
def in_words() -> Generator[None]:
    """Turn the domain's refusal of what a person entered into a sentence for that person.

    Raises:
        UserError: In place of the `EntryError`.
    """
    try:
        yield
    except EntryError as error:
        raise UserError(entry_problem(error), refusals.CORRECT_IT()) from None


def refuse(problem: str) -> None:
    """Refuse what a person entered, if there is a problem with it.

    Args:
        problem: What is said of it, "" if there is none.

    Raises:
        UserError: With the problem.
    """
    if problem:
        raise UserError(problem, refusals.CORRECT_IT())


def gone(what: refusals.Gone) -> UserError:
    """Return the error of something that was removed, or never was."""
    return UserError(*refusals.gone(what))
