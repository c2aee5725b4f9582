"""Errors of acts that cannot be carried out; what they say is in `wording.refusals`. The store has its own."""

from collections.abc import Generator
from contextlib import contextmanager

from ashichart.domain.errors import UserError
from ashichart.wording import refusals


@contextmanager
def in_words() -> Generator[None]:
    """Turn a value's refusal of what a person entered into a sentence for that person.

    Raises:
        UserError: In place of the `ValueError`.
    """
    try:
        yield
    except ValueError as error:
        raise UserError(str(error), refusals.CORRECT_IT()) from None


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
