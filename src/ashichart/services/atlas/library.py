"""The atlas by channel, muscle, region, property and caution, and what a search finds. No words of cards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import Channel, Figure, Muscle, Point, PointKind, Region, Side, SurfacePoint
from ashichart.domain.atlas.search_results import SearchHit
from ashichart.domain.charting.clinic_points import is_own
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.wording.names import shelves as say
from ashichart.wording.names.kinds import caution_name

if TYPE_CHECKING:
    from ashichart.atlas.search.ranking import NameIndex

MOST_HITS = 60
MOST_GROUPS = 6
_EXTRA, _EAR = "EX", "EAR"
_LEAST_SCORE = 40.0
_MOST_OF_IT = 0.75
_FACING = ("front", "back")


class Shelf(StrEnum):
    """The ways in which the points are put in order."""

    CHANNEL = "channel"
    MUSCLE = "muscle"
    REGION = "region"
    PROPERTY = "property"
    CAUTION = "caution"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Group:
    """Points that stand together on a shelf.

    Args:
        shelf: Which shelf.
        id: Key on the shelf: code of the channel, muscle or region, id of the property, kind of the caution.
        name: As it is called.
        codes: The points in their order.
        chinese: Its Chinese name, "" if it has none.
        plain: Words for it that need no Latin, or one sentence.
    """

    shelf: Shelf
    id: str
    name: str
    codes: tuple[str, ...]
    chinese: str = ""
    plain: str = ""

    @property
    def count(self) -> int:
        """How many points."""
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a text finds.

    Args:
        groups: Channels, muscles, regions, properties and cautions that are called so, best first.
        hits: Points, best first.
    """

    groups: tuple[Group, ...] = ()
    hits: tuple[SearchHit, ...] = ()


class LibraryService:
    """Puts the atlas in order for looking things up. Everything is made when it is first asked for."""

    def __init__(self, atlas: AtlasService) -> None:
        """Remember the atlas.

        Args:
            atlas: Points, channels, muscles and search.
        """
        self._atlas = atlas
        self._shelves: dict[Shelf, tuple[Group, ...]] = {}
        self._points: Mapping[str, Point] | None = None
        self._region_names: Mapping[str, str] | None = None
        self._index: tuple[tuple[Group, ...], NameIndex] | None = None

    def renew(self) -> None:
        """Put the atlas in order anew: the clinic's own points or names changed."""
        self._shelves, self._points, self._index = {}, None, None

    def point(self, code: str) -> Point | None:
        """Return a point with its places on the female figure, also a removed one of the clinic's own; or None."""
        return self._by_code().get(code) or (self._atlas.point(Figure.FEMALE, code) if is_own(code) else None)

    def groups(self, shelf: Shelf) -> tuple[Group, ...]:
        """Return the groups of a shelf in order; groups without points are left out, except regions."""
        if shelf not in self._shelves:
            made = {
                Shelf.CHANNEL: self._by_channel,
                Shelf.MUSCLE: self._by_muscle,
                Shelf.REGION: self._by_region,
                Shelf.PROPERTY: self._by_property,
                Shelf.CAUTION: self._by_caution,
                Shelf.OWN: self._by_own,
            }[shelf]()
            self._shelves[shelf] = tuple(group for group in made if group.codes or shelf is Shelf.REGION)
        return self._shelves[shelf]

    def size(self, shelf: Shelf) -> int:
        """Return how many groups a shelf has, without asking which point lies in which region."""
        return len(self._regions()) if shelf is Shelf.REGION else len(self.groups(shelf))

    def group(self, shelf: Shelf, group_id: str) -> Group | None:
        """Return a group by its key, None if the shelf has none."""
        return next((group for group in self.groups(shelf) if group.id == group_id), None)

    def groups_of(self, code: str) -> tuple[Group, ...]:
        """Return every group that a point stands in, shelf by shelf; regions once their shelf was asked for.

        Which points lie in a region needs the body's surface, which is read in a tenth of a second.
        """
        ready = [shelf for shelf in Shelf if shelf is not Shelf.REGION or shelf in self._shelves]
        return tuple(group for shelf in ready for group in self.groups(shelf) if code in group.codes)

    def muscle(self, name: str) -> Muscle | None:
        """Return a muscle by its name."""
        return next((muscle for muscle in self._atlas.areas.muscles() if muscle.name == name), None)

    def channel(self, code: str) -> Channel | None:
        """Return a channel by its code."""
        return next((channel for channel in self._atlas.areas.channels() if channel.code == code), None)

    def region_name(self, code: str) -> str:
        """Return the name of a region by its code with or without a side; the code itself if there is none."""
        if self._region_names is None:
            self._region_names = {code: region.name for code, region in self._regions().items()}
        return self._region_names.get(without_side(code), code.replace("-", " "))

    def find(self, text: str) -> Findings:
        """Return the points and groups that answer to a text; nothing for an empty text."""
        groups, index = self._group_names()
        met = [groups[one.number] for one in index.find(text, MOST_GROUPS, loosely=False) if one.score >= _LEAST_SCORE]
        hits = self._atlas.names.search(text, MOST_HITS)
        if not met and not (hits and hits[0].score >= _LEAST_SCORE):
            # A slip of the finger: what is alike is offered only where no name is met.
            met = [groups[one.number] for one in index.find(text, MOST_GROUPS, loosely=False)]
        return Findings(tuple(met), hits)

    def plates(self, figure: Figure, code: str, side: Side) -> tuple[str, ...]:
        """Return the plates on which a point is best seen, best first: a near one, then a whole body.

        Args:
            figure: Whose plates.
            code: Of the point.
            side: On a point of the midline, the midline.

        Returns:
            At most two names; none for a point without a place.
        """
        point = self._atlas.point(figure, code)
        place = point.places.get(side) if point is not None else None
        if place is None:
            return ()
        plates = self._atlas.plates.of(figure)
        seen = [name for name in plates if name in place.plates]
        bodies = [name for name in seen if plates[name].group == "body"]
        near = [name for name in seen if plates[name].group != "body"]
        near.sort(key=lambda name: _from_middle(place.plates[name]))
        return (*near[:1], *bodies[:1])

    def plates_of_group(self, figure: Figure, group: Group) -> tuple[str, ...]:
        """Return the plates that show a group from near, if they show most of it, or else the bodies that do.

        Points count on the left or the midline; none is returned for a group without a place.
        """
        on: dict[str, set[str]] = {}
        placed: set[str] = set()
        for code in group.codes:
            point = self._atlas.point(figure, code)
            place = None if point is None else point.places.get(point.sides[0])
            if place is not None:
                placed.add(code)
                for name in place.plates:
                    on.setdefault(name, set()).add(code)
        plates = self._atlas.plates.of(figure)
        near = [name for name in plates if plates[name].group != "body" and name in on]
        nearest = max(near, key=lambda name: len(on[name]), default=None)
        if nearest is not None and len(on[nearest]) >= _MOST_OF_IT * len(placed):
            rest = placed - on[nearest]
            alike = [name for name in near if plates[name].group == plates[nearest].group and on[name] & rest]
            return (nearest, *sorted(alike, key=lambda name: -len(on[name] & rest))[:1])
        seen = {name: len(codes) for name, codes in on.items()}
        # Front and back belong together; a side must show clearly more to stand beside one of them.
        worth = {name: seen[name] * (1.0 if name in _FACING else 0.8) for name in seen}
        bodies = sorted(
            (name for name in plates if plates[name].group == "body" and name in seen), key=lambda name: -worth[name]
        )
        best = {bodies[0]} if bodies else set[str]()
        if len(bodies) > 1 and seen[bodies[0]] < len(placed):
            best.add(bodies[1])
        return tuple(name for name in plates if name in best)

    # ---- shelves

    def _by_code(self) -> Mapping[str, Point]:
        if self._points is None:
            self._points = {point.code: point for point in self._atlas.points(Figure.FEMALE)}
        return self._points

    def _by_channel(self) -> Iterator[Group]:
        points = self._by_code()
        for channel in self._atlas.areas.channels():
            codes = tuple(code for code in channel.points if code in points)
            yield Group(Shelf.CHANNEL, channel.code, channel.name, codes, channel.zh_hans, channel.pinyin)
        in_channels = {code for channel in self._atlas.areas.channels() for code in channel.points}
        others = [point for point in points.values() if point.code not in in_channels and not is_own(point.code)]
        for kind, key, name in (
            (PointKind.ACUPUNCTURE, _EXTRA, say.extra_points),
            (PointKind.AURICULAR, _EAR, say.ear_points),
        ):
            yield Group(Shelf.CHANNEL, key, name(), tuple(point.code for point in others if point.kind is kind))

    def _by_muscle(self) -> Iterator[Group]:
        codes: dict[str, list[str]] = {}
        for point in self._by_code().values():
            if point.muscle:
                codes.setdefault(point.muscle, []).append(point.code)
        for muscle in self._atlas.areas.muscles():
            yield Group(Shelf.MUSCLE, muscle.name, muscle.name, tuple(codes.get(muscle.name, ())), plain=muscle.plain)

    def _by_region(self) -> Iterator[Group]:
        """Regions without their side, in the atlas's order, with the points that lie in them on the left or midline."""
        codes: dict[str, list[str]] = {}
        for point in self._by_code().values():
            place = point.places.get(point.sides[0])
            region = None if place is None else self._region_at(place.surface)
            if region is not None:
                codes.setdefault(without_side(region.code), []).append(point.code)
        for code, region in self._regions().items():
            yield Group(Shelf.REGION, code, region.name, tuple(codes.get(code, ())), plain=region.plain)

    def _region_at(self, surface: SurfacePoint) -> Region | None:
        try:
            return self._atlas.areas.region_at(surface)
        except UserError:
            # Without the file of the regions the other shelves stand all the same.
            return None

    def _by_property(self) -> Iterator[Group]:
        codes: dict[str, list[str]] = {}
        for point in self._by_code().values():
            for key in point.properties:
                codes.setdefault(key, []).append(point.code)
        for known in self._atlas.areas.properties():
            yield Group(Shelf.PROPERTY, known.id, known.name, tuple(codes.get(known.id, ())), plain=known.plain)

    def _by_own(self) -> Iterator[Group]:
        """The clinic's own points, those that it removed, and the points it has names for."""
        own = self._atlas.own
        there = tuple(point.code for point in own.points if not point.is_removed)
        gone = tuple(point.code for point in own.points if point.is_removed)
        named = tuple(code for code in self._by_code() if code in own.names and own.names[code].names)
        yield Group(Shelf.OWN, "points", say.points_of_this_clinic(), there)
        yield Group(Shelf.OWN, "names", say.points_with_names_of_ours(), named)
        yield Group(Shelf.OWN, "removed", say.removed_points(), gone, plain=say.kept_for_charted())

    def _regions(self) -> Mapping[str, Region]:
        regions: dict[str, Region] = {}
        for region in self._atlas.areas.regions():
            regions.setdefault(without_side(region.code), region)
        return regions

    def _by_caution(self) -> Iterator[Group]:
        codes: dict[str, dict[str, None]] = {}
        for point in self._by_code().values():
            for caution in point.cautions:
                codes.setdefault(caution.kind, {})[point.code] = None
        for kind in sorted(codes, key=lambda kind: (-len(codes[kind]), kind)):
            yield Group(Shelf.CAUTION, kind, caution_name(kind), tuple(codes[kind]))

    # ---- search

    def _group_names(self) -> "tuple[tuple[Group, ...], NameIndex]":
        if self._index is None:
            from ashichart.atlas.search.names import Name
            from ashichart.atlas.search.ranking import NameIndex

            groups = tuple(group for shelf in Shelf for group in self.groups(shelf))
            names: list[Name] = []
            for number, group in enumerate(groups):
                for shown, words in _spoken(self._called(group)):
                    names.append(Name(number, shown, "".join(words), words, 1))
            self._index = groups, NameIndex(names)
        return self._index

    def _called(self, group: Group) -> Iterator[str]:
        """Everything that a group is called."""
        from ashichart.atlas.search.names import PROPERTY_WORDS

        yield from (group.name, group.chinese, f"{group.name} {group.shelf.value}")
        if group.shelf is Shelf.CHANNEL and (channel := self.channel(group.id)) is not None:
            yield from (channel.code, channel.pinyin, channel.zh_hant, *channel.aliases)
            for name in (channel.name, channel.code, channel.pinyin):
                yield from (say.called_channel(channel=name), say.called_meridian(channel=name))
        elif group.shelf is Shelf.MUSCLE and (muscle := self.muscle(group.id)) is not None:
            yield from (muscle.plain, *muscle.aliases)
        elif group.shelf is Shelf.PROPERTY:
            yield from (say.called_points(kind=group.name), *PROPERTY_WORDS.get(group.id, ()))
        elif group.shelf is Shelf.CAUTION:
            yield say.called_cautions(caution=group.name)


def without_side(code: str) -> str:
    """Return the code of a region for both sides: "shoulder-front-left" -> "shoulder-front"."""
    return code.removesuffix("-left").removesuffix("-right")


def _spoken(names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    from ashichart.atlas.search.normalisation import words_of

    met: set[tuple[str, ...]] = set()
    for name in names:
        words = words_of(name)
        if words and words not in met:
            met.add(words)
            yield name, words


def _from_middle(place: Sequence[float]) -> float:
    return abs(place[0] - 0.5) + abs(place[1] - 0.5)
