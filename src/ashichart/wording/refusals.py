"""Why an act is refused, and what to do: each a sentence and its remedy."""

from ashichart.domain.charting.acts import Reversal
from ashichart.wording.acts import act_words
from ashichart.wording.catalogue import Text

Refusal = tuple[str, str]

_CANNOT_TURN = Text("“{act}” cannot be taken back: what it changed was changed again elsewhere.")
_LOOK = Text("Look at what stands there now.")

_CANNOT_RECORD = Text("This cannot be recorded, so it stays in the program: nothing may be written into {folder}.")
_MAKE_WRITABLE = Text("Make the folder writable, then try again.")


def cannot_record(folder: str) -> Refusal:
    """Return why nothing may leave a clinic that is open for viewing only."""
    return _CANNOT_RECORD(folder=folder), _MAKE_WRITABLE()


def cannot_turn(reversal: Reversal) -> Refusal:
    """Return why an act cannot be taken back, or carried out again."""
    return _CANNOT_TURN(act=act_words(reversal.label)), _LOOK()
