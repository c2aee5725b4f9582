"""Where the sites of a course belong: which channel or muscle, which region. For putting lists in order; no changes."""

from ashichart.domain.atlas.body import Figure, PointKind, SurfacePoint
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService

LAST = 10_000
Rank = tuple[int, str, int]
"""Place of the family or region in the atlas, its name, place of the point within it; what belongs nowhere is last."""
_NOWHERE: Rank = (LAST, "", 0)


class SiteFamilies:
    """Ranks sites as the atlas orders what they belong to; read when it is first asked for.

    Args:
        atlas: Channels, muscles and regions.
        figure: Whose places count.
    """

    def __init__(self, atlas: AtlasService, figure: Figure) -> None:
        self._atlas = atlas
        self._figure = figure

    def family(self, site: Site) -> Rank:
        """Channels in their order with the points along them, then muscles; pins last."""
        point = self._atlas.point(self._figure, site.code) if site.code is not None else None
        if point is None:
            return _NOWHERE
        if point.kind is PointKind.TRIGGER:
            names = [muscle.name for muscle in self._atlas.areas.muscles()]
            at = names.index(point.muscle) if point.muscle in names else len(names)
            return (LAST // 2 + at, point.muscle or point.name, 0)
        for number, channel in enumerate(self._atlas.areas.channels()):
            if point.code in channel.points:
                return (number, channel.code, channel.points.index(point.code))
        return (LAST // 2 - 1, point.kind.value, 0)

    def region(self, site: Site) -> Rank:
        """Regions in the atlas's order, left and right of one together; a site without a place is last."""
        surface = self._surface(site)
        if surface is None:
            return _NOWHERE
        try:
            found = self._atlas.areas.region_at(surface)
        except UserError:
            # Without the file of the regions the list stands as it was charted.
            return _NOWHERE
        if found is None:
            return _NOWHERE
        codes = [region.code for region in self._atlas.areas.regions()]
        return (codes.index(found.code) // 2, found.name, codes.index(found.code) % 2)

    def _surface(self, site: Site) -> SurfacePoint | None:
        if site.pin is not None:
            return site.pin.surface
        point = self._atlas.point(self._figure, site.code) if site.code is not None else None
        place = None if point is None else point.places.get(site.side)
        return None if place is None else place.surface
