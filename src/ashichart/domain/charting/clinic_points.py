"""Points that a clinic adds to the atlas, and its own names for those that are there. Drawing is kept out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ashichart.domain.atlas.body import Point, PointKind, Side, SurfacePoint
from ashichart.domain.entry_faults import EntryError, EntryFault

PREFIX = "OWN"
MOST_LABEL = 14
MOST_NAME = 200
MOST_NAMES = 12
# What a clinic needles, or presses: points of the ear have systems of their own.
KINDS = (PointKind.ACUPUNCTURE, PointKind.TRIGGER)


def is_own(code: str) -> bool:
    """Return whether a code is one that a clinic's own points bear."""
    return code.startswith(PREFIX) and code.removeprefix(PREFIX).isdigit()


def typed_as(point: Point) -> str:
    """Return what a point is typed and read as in a line: its code, or the short name of one of the clinic's own."""
    return point.label if is_own(point.code) else point.code


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """A point of this clinic.

    Args:
        code: "OWN1", "OWN2", … in the order in which the clinic added them; never used a second time.
        label: Short name for the body and the lists, 1 to 14 characters.
        name: In full, 1 to 200 characters.
        kind: What it is charted as; a point of a channel or a trigger point.
        places: Where it lies: the midline alone, or left and right.
        plain: Words for patients, without the side; empty if there are none.
        note: What the clinician should know, e.g. depth and direction.
        aliases: Other names it is found by, at most 12.
        is_removed: Whether it was taken out of lists and search; what was charted there stays.
        version: Counts changes.
    """

    code: str
    label: str
    name: str
    kind: PointKind
    places: Mapping[Side, SurfacePoint] = field(default_factory=dict[Side, SurfacePoint])
    plain: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    is_removed: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        if not is_own(self.code):
            raise ValueError(f"{self.code} is not the code of a clinic's own point.")
        if not 1 <= len(self.name.strip()) <= MOST_NAME:
            raise EntryError(EntryFault.POINT_NAME, most=MOST_NAME)
        if not 1 <= len(self.label.strip()) <= MOST_LABEL:
            raise EntryError(EntryFault.POINT_LABEL, most=MOST_LABEL)
        if self.kind not in KINDS:
            raise EntryError(EntryFault.POINT_KIND)
        if set(self.places) not in ({Side.MIDLINE}, {Side.LEFT, Side.RIGHT}):
            raise EntryError(EntryFault.POINT_PLACE)
        check_names(self.aliases)


@dataclass(frozen=True, slots=True)
class OwnNames:
    """What this clinic calls a point that the atlas has.

    Args:
        code: The atlas's point.
        names: In the order of the clinic's liking; empty if it has none any more.
        version: Counts changes.
    """

    code: str
    names: tuple[str, ...]
    version: int = 1

    def __post_init__(self) -> None:
        check_names(self.names)


@dataclass(frozen=True, slots=True)
class OwnAtlas:
    """Everything a clinic adds to the atlas.

    Args:
        points: By the number in their code, removed ones among them.
        names: Code of an atlas point -> its names here.
    """

    points: tuple[OwnPoint, ...] = ()
    names: Mapping[str, OwnNames] = field(default_factory=dict[str, OwnNames])

    def point(self, code: str) -> OwnPoint | None:
        """Return a point by its code, also a removed one; None if there never was one."""
        return next((point for point in self.points if point.code == code), None)


def check_names(names: tuple[str, ...]) -> None:
    """Refuse what cannot be a list of names.

    Raises:
        EntryError: If there are too many, or one is empty or too long.
    """
    if len(names) > MOST_NAMES:
        raise EntryError(EntryFault.MANY_NAMES, most=MOST_NAMES)
    for name in names:
        if not 1 <= len(name.strip()) <= MOST_NAME:
            raise EntryError(EntryFault.OTHER_NAME, most=MOST_NAME)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a line where commas part them, each once and in order."""
    parts = (" ".join(part.split()) for part in text.replace("，", ",").replace("、", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
