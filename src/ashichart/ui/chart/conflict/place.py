"""Where a question about two values stands: beside what it speaks of, never over it. Pure arithmetic in px."""

from collections.abc import Sequence

from ashichart.ui.body.layout import Box

EDGE_PX = 8.0
GAP_PX = 28.0


def beside(size: tuple[float, float], room: Box, anchor: Box, keep_clear: Sequence[Box] = ()) -> tuple[float, float]:
    """Return the left upper corner of a card beside `anchor`: right, left, below or above it.

    Args:
        size: Width and height of the card.
        room: In which it has to stay.
        anchor: What it speaks of.
        keep_clear: What should be seen as well; hidden only where nothing else is possible.
    """
    width, height = size
    left, top = room.x0 + EDGE_PX, room.y0 + EDGE_PX
    right, bottom = max(left, room.x1 - width - EDGE_PX), max(top, room.y1 - height - EDGE_PX)
    middle_x, middle_y = (anchor.x0 + anchor.x1 - width) / 2, (anchor.y0 + anchor.y1 - height) / 2
    best: tuple[int, tuple[float, float]] | None = None
    for x, y in (
        (anchor.x1 + GAP_PX, middle_y),
        (anchor.x0 - GAP_PX - width, middle_y),
        (middle_x, anchor.y1 + GAP_PX),
        (middle_x, anchor.y0 - GAP_PX - height),
    ):
        at = min(max(left, x), right), min(max(top, y), bottom)
        box = Box(*at, at[0] + width, at[1] + height)
        hidden = sum(box.overlaps(one) for one in keep_clear) + 100 * box.overlaps(anchor)
        if best is None or hidden < best[0]:
            best = hidden, at
    assert best is not None  # noqa: S101 - there are four places
    return best[1]
