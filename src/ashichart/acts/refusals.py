"""What an act says when it cannot be carried out. Faults of the file are said by the store."""

from collections.abc import Generator
from contextlib import contextmanager

from ashichart.domain.errors import UserError


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
