"""What lies on the body where something is looked up: muscle, channel, region, where pain is felt. No colours."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ashichart.domain.atlas.areas import Area, AreaKind, Line
from ashichart.domain.atlas.body import Figure, Muscle, Point, Side
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.library import Group, Shelf

_MIDLINE = ("CV", "GV")
_FACING = ("front", "back")
# The share of a referral that a plate must show to stand for all of it.
_ENOUGH = 0.6


class LibraryAreas:
    """Finds the areas of points and groups on a figure."""

    def __init__(self, atlas: AtlasService) -> None:
        """Remember the atlas.

        Args:
            atlas: Shapes of muscles, regions and channels; read when they are first asked for.
        """
        self._atlas = atlas

    def of_point(self, figure: Figure, point: Point) -> tuple[Area, ...]:
        """Return the areas of a point: of a trigger point its muscle on both sides and where its left one is felt."""
        areas: list[Area] = []
        muscle = self._muscle(point.muscle)
        if muscle is not None:
            areas += self._shapes(figure, AreaKind.MUSCLE, muscle.code)
        if point.referral is not None:
            areas += self._felt(figure, AreaKind.ESSENTIAL, point.referral.essential)
            areas += self._felt(figure, AreaKind.SPILLOVER, point.referral.spillover)
        if point.channel:
            areas += self._shapes(figure, AreaKind.CHANNEL, point.channel)
        return tuple(areas)

    def of_group(self, figure: Figure, group: Group) -> tuple[Area, ...]:
        """Return the areas of a channel, a muscle or a region, on both sides; other groups have none."""
        if group.shelf is Shelf.CHANNEL:
            return tuple(self._shapes(figure, AreaKind.CHANNEL, group.id))
        if group.shelf is Shelf.MUSCLE and (muscle := self._muscle(group.id)) is not None:
            return tuple(self._shapes(figure, AreaKind.MUSCLE, muscle.code))
        if group.shelf is Shelf.REGION:
            return tuple(self._shapes(figure, AreaKind.REGION, group.id))
        return ()

    def bodies_of_region(self, figure: Figure, group: Group) -> tuple[str, ...]:
        """Return the whole bodies that show a region: front, back or both, a side where neither does."""
        shown = {plate for area in self.of_group(figure, group) for plate in area.lines}
        return tuple(name for name in _FACING if name in shown) or (("left",) if "left" in shown else ())

    def plates_where_felt(self, figure: Figure, point: Point, near: Sequence[str]) -> tuple[str, ...]:
        """Return the plates that show a trigger point and where its left one is felt: one or two.

        Args:
            figure: Whose plates.
            point: From the atlas.
            near: Plates on which the point itself is best seen, best first; at least one.

        Returns:
            The first of `near`, and another where that shows too little of the referral; none without a referral.
        """
        shown: dict[str, int] = {}
        codes = point.referral.essential if point.referral else ()
        spread = point.referral.spillover if point.referral else ()
        for area in (*self._felt(figure, AreaKind.ESSENTIAL, codes), *self._felt(figure, AreaKind.SPILLOVER, spread)):
            for plate in area.lines:
                shown[plate] = shown.get(plate, 0) + (3 if area.kind is AreaKind.ESSENTIAL else 1)
        if not shown:
            return ()
        plates = self._atlas.plates.of(figure)
        enough = _ENOUGH * max(shown.values())
        if shown.get(near[0], 0) >= enough:
            return (near[0],)
        # A plate from near is worth more than a whole body that shows a little more.
        others = sorted((name for name in shown if name in plates), key=lambda name: -shown[name])
        closer = [name for name in others if plates[name].group != "body" and shown[name] >= enough]
        return (near[0], (closer or others)[0])

    def _muscle(self, name: str | None) -> Muscle | None:
        return next((muscle for muscle in self._atlas.areas.muscles() if muscle.name == name), None) if name else None

    def _felt(self, figure: Figure, kind: AreaKind, codes: Iterable[str]) -> Iterator[Area]:
        for code in codes:
            region, _, other = code.partition(" ")
            side = Side.RIGHT if other else Side.LEFT
            lines = self._lines(figure, "regions", region, side)
            if lines:
                yield Area(kind, lines)

    def _shapes(self, figure: Figure, kind: AreaKind, code: str) -> Iterator[Area]:
        for side in (Side.MIDLINE,) if code in _MIDLINE else (Side.LEFT, Side.RIGHT):
            lines = self._lines(figure, f"{kind.value}s", code, side)
            if lines:
                yield Area(kind, lines)

    def _lines(self, figure: Figure, layer: str, code: str, side: Side) -> Mapping[str, Sequence[Line]]:
        try:
            return self._atlas.areas.shape(figure, layer, code, side)
        except UserError:
            # Outlines that are missing or damaged leave the points as they are.
            return {}
