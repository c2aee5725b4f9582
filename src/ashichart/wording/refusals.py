"""Why an act is refused, and what to do: each a sentence and its remedy."""

from ashichart.domain.charting.acts import Reversal
from ashichart.wording.acts import act_words
from ashichart.wording.catalogue import Text

Refusal = tuple[str, str]

_CANNOT_TURN = Text("“{act}” cannot be taken back: what it changed was changed again elsewhere.")
_LOOK = Text("Look at what stands there now.")


def cannot_turn(reversal: Reversal) -> Refusal:
    """Return why an act cannot be taken back, or carried out again."""
    return _CANNOT_TURN(act=act_words(reversal.label)), _LOOK()
