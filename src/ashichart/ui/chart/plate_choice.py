"""On which plates a site is best seen. Values only; the desk brings them."""

from collections.abc import Collection, Sequence

from ashichart.domain.body import PointKind


def plates_for(
    seen_on: Collection[str],
    kind: PointKind | None,
    shown: tuple[str, ...],
    offered: Sequence[tuple[str, ...]],
) -> tuple[str, ...]:
    """Return the plates to bring for a site; those that are shown, if it is seen well there or nowhere at all.

    Args:
        seen_on: Plates on which the site lies in sight.
        kind: What it is, None for a pin. A point of the ear is drawn on heads too, where nobody can hit it.
        shown: Plates that are on the desk.
        offered: Sets of plates, the most usual first.
    """
    good = {plate for plate in seen_on if plate.startswith("ear-") or kind is not PointKind.AURICULAR}
    if good & set(shown) or not (good or seen_on):
        return shown
    return next((plates for plates in offered if set(plates) & (good or set(seen_on))), shown)
