"""What lies on the body that is charted: layers, where pain is felt, what the pointer is over. No colours."""

from collections.abc import Iterable, Iterator, Mapping

from ashichart.domain.atlas.areas import Area, AreaKind, Layer, Line
from ashichart.domain.atlas.body import Figure, Muscle, Point, PointKind, Side
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService

_MIDLINE = ("CV", "GV")
_BOTH = (Side.LEFT, Side.RIGHT)
_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
# Muscles just under the skin; the outlines of all that lie below would cross them.
_JUST_UNDER_THE_SKIN = 1


class ChartAreas:
    """Finds areas for a canvas; all are read when they are first asked for, and kept.

    Args:
        atlas: Outlines, points and cells.
    """

    def __init__(self, atlas: AtlasService) -> None:
        self._atlas = atlas
        self._layers: dict[tuple[Figure, Layer], tuple[Area, ...]] = {}
        self._felt: dict[tuple[Figure, str, Side], tuple[Area, ...]] = {}

    def layer(self, figure: Figure, layer: Layer) -> tuple[Area, ...]:
        """Return a whole layer: one area of each of its kinds, with all its lines; none if the outlines are missing."""
        key = (figure, layer)
        if key not in self._layers:
            self._layers[key] = tuple(self._whole(figure, layer))
        return self._layers[key]

    def felt(self, figure: Figure, site: Site) -> tuple[Area, ...]:
        """Return where the pain of a trigger point is felt, and its muscle, on its own side; none for other sites."""
        if site.kind is not PointKind.TRIGGER or site.code is None:
            return ()
        key = (figure, site.code, site.side)
        if key not in self._felt:
            point = self._atlas.point(figure, site.code)
            self._felt[key] = () if point is None else tuple(self._of_point(figure, point, site.side))
        return self._felt[key]

    def words_at(self, figure: Figure, plate: str, x: float, y: float) -> str:
        """Return what lies under a place of a plate: "shoulder blade, left · infraspinatus"; "" beside the body.

        On an ear it is the zone. Missing files leave the place without words.
        """
        from ashichart.atlas.naming import felt_first

        try:
            zone = self._atlas.areas.ear_zone_at(plate, x, y)
            if zone is not None:
                return f"{zone.code} {zone.name}" if zone.code != zone.name else zone.name
            hit = self._atlas.places.hit(figure, plate, x, y)
            if hit is None:
                return ""
            region = self._atlas.areas.region_at(hit.surface)
            muscles = felt_first(self._atlas.areas.muscles_at(hit.surface))
        except UserError:
            return ""
        side = "" if hit.side is Side.MIDLINE else f", {hit.side.value}"
        named = [f"{region.name}{side}"] if region is not None else []
        named += [", ".join(muscle.name.lower() for muscle in muscles[:2])] if muscles else []
        return " · ".join(named)

    def _whole(self, figure: Figure, layer: Layer) -> Iterator[Area]:
        atlas = self._atlas
        if layer is Layer.CHANNELS:
            codes = [
                (channel.code, side)
                for channel in atlas.areas.channels()
                for side in ((Side.MIDLINE,) if channel.code in _MIDLINE else _BOTH)
            ]
            yield from self._merged(figure, AreaKind.ALL_CHANNELS, "channels", codes)
        elif layer is Layer.MUSCLES:
            shown = [muscle.code for muscle in atlas.areas.muscles() if muscle.layer <= _JUST_UNDER_THE_SKIN]
            sided = [(code, side) for code in shown for side in _BOTH]
            yield from self._merged(figure, AreaKind.ALL_MUSCLES, "muscles", sided)
        else:
            sided = [(region.code, region.side) for region in atlas.areas.regions()]
            yield from self._merged(figure, AreaKind.ALL_REGIONS, "regions", sided)
            zones: dict[str, list[Line]] = {}
            for plate in atlas.plates.of(figure):
                for zone in atlas.areas.ear_zones(plate):
                    zones.setdefault(plate, []).append(zone.ring)
            if zones:
                yield Area(AreaKind.ALL_ZONES, zones)

    def _merged(self, figure: Figure, kind: AreaKind, layer: str, codes: Iterable[tuple[str, Side]]) -> Iterator[Area]:
        lines: dict[str, list[Line]] = {}
        for code, side in codes:
            for plate, shape in self._lines(figure, layer, code, side).items():
                lines.setdefault(plate, []).extend(shape)
        if lines:
            yield Area(kind, lines)

    def _of_point(self, figure: Figure, point: Point, side: Side) -> Iterator[Area]:
        muscle = self._muscle(point.muscle)
        if muscle is not None:
            yield from self._shown(figure, AreaKind.MUSCLE, "muscles", [(muscle.code, side)])
        if point.referral is not None:
            yield from self._shown(figure, AreaKind.ESSENTIAL, "regions", _sided(point.referral.essential, side))
            yield from self._shown(figure, AreaKind.SPILLOVER, "regions", _sided(point.referral.spillover, side))

    def _shown(self, figure: Figure, kind: AreaKind, layer: str, codes: Iterable[tuple[str, Side]]) -> Iterator[Area]:
        for code, side in codes:
            lines = self._lines(figure, layer, code, side)
            if lines:
                yield Area(kind, lines)

    def _lines(self, figure: Figure, layer: str, code: str, side: Side) -> Mapping[str, tuple[Line, ...]]:
        try:
            return self._atlas.areas.shape(figure, layer, code, side)
        except UserError:
            # Outlines that are missing or damaged leave the points and the marks as they are.
            return {}

    def _muscle(self, name: str | None) -> Muscle | None:
        return next((muscle for muscle in self._atlas.areas.muscles() if muscle.name == name), None) if name else None


def _sided(codes: Iterable[str], side: Side) -> Iterator[tuple[str, Side]]:
    """Regions of a referral with their sides: "temple other-side" lies across the midline."""
    for code in codes:
        region, _, other = code.partition(" ")
        for here in _BOTH if side is Side.MIDLINE else (side,):
            yield region, _OTHER[here] if other else here
