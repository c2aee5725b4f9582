"""What a body shows, as it was last set. Values only: what follows from them is worked out elsewhere."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize

from ashichart.domain.atlas.body import Figure
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.layout import Box, View
from ashichart.ui.body.marks import AtlasMark, BodyMark

if TYPE_CHECKING:
    from ashichart.ui.body.hit_testing import HitTarget


@dataclass(slots=True)
class AtHand:
    """What pointer and keys are at.

    Attributes:
        hover: Under the pointer.
        pointer: Where the pointer is, px of the widget.
        dragged: The site that is being dragged, and where it is drawn meanwhile.
        focused: The mark at which Tab stands.
        by_key: Whether a key brought it there, so that its ring is drawn.
    """

    hover: "HitTarget | None" = None
    pointer: QPointF = field(default_factory=QPointF)
    dragged: tuple[str, tuple[float, float]] | None = None
    focused: str | None = None
    by_key: bool = False


@dataclass(slots=True)
class Shown:
    """Figure, plates, marks, and how they are seen.

    Attributes:
        blocked: Where popovers lie: labels under them are left out.
        kept_off: Where something stands for good: labels are placed beside it.
        in_motion: The view moves, or has just moved.
    """

    theme: Theme
    figure: Figure = Figure.FEMALE
    names: tuple[str, ...] = ()
    size: QSize = field(default_factory=lambda: QSize(0, 0))
    view: View = field(default_factory=View)
    marks: tuple[BodyMark, ...] = ()
    preview: tuple[BodyMark, ...] = ()
    points: tuple[AtlasMark, ...] = ()
    selected: str | None = None
    blocked: tuple[Box, ...] = ()
    kept_off: tuple[Box, ...] = ()
    in_motion: bool = False
    at_hand: AtHand = field(default_factory=AtHand)

    def mark(self, site_id: str) -> BodyMark | None:
        """Return the mark of a site."""
        return next((mark for mark in (*self.marks, *self.preview) if mark.site_id == site_id), None)
