"""A clinic's own points as points of the atlas, and its own names among the names. The values are the domain's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ashichart.atlas.search.ranking import Match
from ashichart.atlas.search.search import SearchIndex
from ashichart.domain.atlas.body import Laterality, Place, Point, Side
from ashichart.domain.charting.clinic_points import OwnNames, OwnPoint

_WHOLE = (Match.CODE, Match.NAME)


def as_point(own: OwnPoint, places: Mapping[Side, Place] | None = None) -> Point:
    """Return an own point as the atlas shows its points.

    Args:
        own: The clinic's point.
        places: Where a figure has it; None for the words alone.
    """
    return Point(
        code=own.code,
        kind=own.kind,
        label=own.label,
        name=own.name,
        plain=own.plain,
        location=own.note,
        laterality=Laterality.MIDLINE if Side.MIDLINE in own.places else Laterality.BILATERAL,
        aliases=own.aliases,
        places=places or {},
    )


def with_own_names(points: Iterable[Point], names: Mapping[str, OwnNames]) -> tuple[Point, ...]:
    """Return the points with the clinic's names before their other names."""
    return tuple(
        replace(point, aliases=tuple(dict.fromkeys((*known.names, *point.aliases))))
        if (known := names.get(point.code)) is not None and known.names
        else point
        for point in points
    )


def bearer(index: SearchIndex, text: str, besides: str) -> Point | None:
    """Return the point whose whole name or code a text is, None if it is free.

    Args:
        index: All names there are.
        text: The name that is wanted.
        besides: Code of the point that wants it.
    """
    found = index.answers(text)
    if found is None or found[0] not in _WHOLE:
        return None
    return next((hit.point for hit in found[1] if hit.point.code != besides), None)


def title_of(point: Point) -> str:
    """Return code and name of a point as a sentence names it: "LI4 Hégǔ", "upper trapezius 1"."""
    names: Sequence[str] = (point.code, point.pinyin or point.name) if point.channel else (point.name,)
    return " ".join(dict.fromkeys(name for name in names if name))
