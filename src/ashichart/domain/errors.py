"""The one error that is shown to people. Bugs are not here: they stay ordinary exceptions and reach the log."""

from typing import Any


class UserError(Exception):
    """The world's fault (full disk, locked file, unknown point): a sentence and a next step.

    Args:
        sentence: What happened, naming the place; one sentence for a clinician.
        remedy: What to do next; one sentence, may be empty where the sentence already says it.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy


class WrongPasswordError(UserError):
    """The password opens none of the key slots of this clinic."""


class NewerFileError(UserError):
    """The file was written by a newer AshiChart and stays untouched."""


class NotSavedError(UserError):
    """The file could not be written just now; every other error refuses what was asked, and nothing is unsaved."""


class DamagedFileError(NotSavedError):
    """The file or its key file cannot be read as what it should be."""


class FileAwayError(NotSavedError):
    """The file is not where it was opened: moved, renamed, its drive or share gone."""


class FileReplacedError(NotSavedError):
    """Another version of the file stands at its path; nothing was written on top of it."""


class BusyFileError(NotSavedError):
    """Another program holds the file just now."""


class ConflictError(UserError):
    """Somebody else changed the same row since it was read; both values are kept for the person to choose."""


class RecordChangedError(ConflictError):
    """A record was changed by somebody else since it was shown; nothing was written.

    Args:
        refusal: Sentence and remedy.
        wanted: The record as it was to be written.
        held: The record as it stands.
    """

    def __init__(self, refusal: tuple[str, str], wanted: Any, held: Any) -> None:  # noqa: ANN401 - any record of the domain
        super().__init__(*refusal)
        self.wanted = wanted
        self.held = held


class StaleError(ConflictError):
    """An act met another value than the one it was meant to replace; nothing of it was written.

    Args:
        refusal: Sentence and remedy.
        edit: The edit that was refused.
        found: What stands in the file instead, as the audit trail keeps it; None if nothing does.
        expected: What it was meant to replace, as the audit trail keeps it; None for nothing.
        wanted: What it would have left, as the audit trail keeps it.
    """

    def __init__(
        self, refusal: tuple[str, str], edit: object, found: object, expected: object = None, wanted: object = None
    ) -> None:
        super().__init__(*refusal)
        self.edit = edit
        self.found = found
        self.expected = expected
        self.wanted = wanted
