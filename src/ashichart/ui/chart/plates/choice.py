"""On which plates a site is best seen. Values only; the caller brings them."""

from collections.abc import Collection, Mapping, Sequence

from ashichart.domain.atlas.body import PointKind


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
        shown: Plates that are on the controller.
        offered: Sets of plates, the most usual first.
    """
    good = {plate for plate in seen_on if plate.startswith("ear-") or kind is not PointKind.AURICULAR}
    if good & set(shown) or not (good or seen_on):
        return shown
    return next((plates for plates in offered if set(plates) & (good or set(seen_on))), shown)


def most_seen(places: Sequence[Collection[str]], plates: Sequence[str]) -> str:
    """Return the plate on which most sites are seen; the first of several, and where nothing is seen.

    Args:
        places: Of each site the plates on which it is seen.
        plates: To choose from, at least one.
    """
    return max(plates, key=lambda plate: sum(plate in seen for seen in places))


# A site this much nearer to the edge of the drawing than on the other plate is seen there from its side only.
_FROM_ITS_SIDE = 0.5


def best_seen(clearance: Mapping[str, float], shown: str) -> str:
    """Return the plate on which a site is seen best; the one that is shown, unless the other shows it much better.

    Args:
        clearance: Plate -> how far from the edge of the drawn body the site lies there.
        shown: The plate that stands large.
    """
    if not clearance:
        return shown
    best = max(clearance, key=lambda plate: clearance[plate])
    here = clearance.get(shown)
    return shown if here is not None and here >= _FROM_ITS_SIDE * clearance[best] else best
