"""Places on the skin: what lies under a point of a plate, where a site is seen, how far two places are apart."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from math import dist

from ashichart.domain.atlas.body import Figure, SurfaceHit, SurfacePoint
from ashichart.domain.charting.clinic_points import OwnAtlas, is_own
from ashichart.domain.charting.sites import Site
from ashichart.services.atlas.atlas_files import AtlasFiles

# Pins whose places are remembered; a clinic day holds a few hundred.
_MOST_PINS = 4096


class BodyPlaces:
    """The places of both figures.

    Args:
        files: The body maps.
        own: Returns what the open clinic adds.
    """

    def __init__(self, files: AtlasFiles, own: Callable[[], OwnAtlas]) -> None:
        self._files = files
        self._own = own
        self._pins: OrderedDict[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]] = OrderedDict()

    def of(self, figure: Figure, site: Site) -> Mapping[str, tuple[float, float]]:
        """Return plate name -> fractions where a site is seen; empty if the atlas does not know its place."""
        if site.pin is not None:
            return self.views(figure, site.pin.surface)
        code = site.code or ""
        if is_own(code):
            own = self._own().point(code)
            surface = None if own is None else own.places.get(site.side)
            return {} if surface is None else self.views(figure, surface)
        place = self._files.baked(figure).place(code, site.side)
        return {} if place is None else place.plates

    def hit(self, figure: Figure, plate: str, x: float, y: float) -> SurfaceHit | None:
        """Return the place on the body under a point of a plate, None beside the body.

        Args:
            figure: Which figure is drawn.
            plate: Name of the plate.
            x: Fraction of the plate's width from the left.
            y: Fraction of its height from the top.
        """
        return self._files.surface(figure).hit(plate, x, y, self._files.cameras(figure))

    def at(self, figure: Figure, surface: SurfacePoint) -> SurfaceHit:
        """Return what is known of a place: position, side and plates; for naming a mirrored or moved pin."""
        body = self._files.surface(figure)
        return SurfaceHit(surface, body.position(surface), body.side(surface), dict(self.views(figure, surface)))

    def mirror(self, surface: SurfacePoint) -> SurfacePoint:
        """Return the same place on the other side of the body; a place on the midline comes back beside itself."""
        return self._files.body().mirrored(surface)

    def distance_cm(self, figure: Figure, one: SurfacePoint, other: SurfacePoint) -> float:
        """Return how far two places are apart in a straight line, in cm, for a body of 170 cm."""
        from ashichart.atlas.surface import BODY_CM

        body = self._files.surface(figure)
        return dist(body.position(one), body.position(other)) * BODY_CM

    def known_pins(self) -> Mapping[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]]:
        """Return where every pin asked for so far is seen: figure and place -> plate name -> fractions."""
        return dict(self._pins)

    def learn_pins(self, views: Mapping[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]]) -> None:
        """Take over views that were worked out earlier with an atlas of the same `stamp`."""
        self._pins.update(views)

    def views(self, figure: Figure, surface: SurfacePoint) -> Mapping[str, tuple[float, float]]:
        """Return plate name -> fractions where a place on the skin is seen."""
        key = (figure, surface)
        if key not in self._pins:
            try:
                self._pins[key] = self._files.surface(figure).plates_of(surface, self._files.cameras(figure))
            except ValueError:  # a pin from a newer body that has more faces: shown nowhere, never a crash
                self._pins[key] = {}
            if len(self._pins) > _MOST_PINS:
                self._pins.popitem(last=False)
        return self._pins[key]
