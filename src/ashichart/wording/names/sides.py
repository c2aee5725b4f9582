"""Names of the phases of a session and of the sides of a body, alone and within a sentence."""

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.wording import terms
from ashichart.wording.catalogue import Text

PHASES = {Phase.BEFORE: terms.turned_before, Phase.AFTER: terms.turned_after}
SIDES = {Side.LEFT: Text("left"), Side.RIGHT: Text("right"), Side.MIDLINE: Text("midline")}
SIDES_ALONE = {Side.LEFT: terms.left, Side.RIGHT: terms.right, Side.MIDLINE: terms.midline}
