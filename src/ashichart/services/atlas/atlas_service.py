"""The atlas for screens and sheets: plates, points, places, search and typed lines. Read only when asked for."""

import contextlib
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from math import dist
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import (
    Figure,
    Laterality,
    Place,
    Plate,
    Point,
    Side,
    SurfaceHit,
    SurfacePoint,
)
from ashichart.domain.charting.clinic_points import OwnPoint, is_own
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.errors import UserError
from ashichart.services.atlas.names import AtlasNames

if TYPE_CHECKING:
    from ashichart.atlas.baked import BakedPlaces
    from ashichart.atlas.load import PlacedPoints
    from ashichart.atlas.naming import PinNamer
    from ashichart.atlas.plates import Camera, DrawnPlate
    from ashichart.exchange.atlas_json import Lines
    from ashichart.services.atlas.body_areas import Cells

# Pins whose places are remembered; a clinic day holds a few hundred.
_MOST_PINS = 4096


class AtlasService(AtlasNames):
    """Reads the body maps as they are needed and keeps what it read.

    The modules of the atlas are imported where they are used: the first paint needs the plates alone, and numpy arrives
    with the first click on the body.
    """

    def __init__(self, folder: Path) -> None:
        """Remember where the body maps lie.

        Args:
            folder: The folder with `atlas.json`, `topology.npz` and a folder for each figure.
        """
        super().__init__(folder)
        self._drawn: dict[Figure, Mapping[str, DrawnPlate]] = {}
        self._listed: dict[Figure, Mapping[str, Plate]] = {}
        self._baked: dict[Figure, BakedPlaces] = {}
        self._placed: dict[Figure, PlacedPoints] = {}
        self._by_code: dict[Figure, Mapping[str, Point]] = {}
        self._namers: dict[Figure, PinNamer] = {}
        self._cell_maps: dict[tuple[Figure, str], Cells] = {}
        self._pins: OrderedDict[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]] = OrderedDict()

    def plates(self, figure: Figure) -> Mapping[str, Plate]:
        """Return plate name -> plate, in the order in which they are offered.

        Raises:
            UserError: If the list of plates is missing or damaged.
        """
        if figure not in self._listed:
            self._listed[figure] = MappingProxyType({name: drawn.plate for name, drawn in self._plates(figure).items()})
        return self._listed[figure]

    def plate_svg(self, figure: Figure, name: str) -> bytes:
        """Return the drawing of a plate as SVG.

        Raises:
            KeyError: If the figure has no such plate.
            UserError: If the drawing is missing.
        """
        from ashichart.atlas.plates import read_svg

        return read_svg(self._plates(figure)[name])

    def plate_stamp(self, figure: Figure, name: str) -> str:
        """Return a word that changes whenever a plate's drawing is made anew; empty if it is missing."""
        file = self._folder / figure.value / f"{name}.svg"
        return f"{file.stat().st_size} {file.stat().st_mtime_ns}" if file.exists() else ""

    def points(self, figure: Figure) -> tuple[Point, ...]:
        """Return all points: channels in order, extra points, trigger points by muscle.

        Raises:
            UserError: If the atlas or the list of places is missing or damaged.
        """
        return self._points_of(figure).points

    def point(self, figure: Figure, code: str) -> Point | None:
        """Return a point by its code, also one of the clinic's own that was removed; None if there is none."""
        if figure not in self._by_code:
            self._by_code[figure] = {point.code: point for point in self.points(figure)}
        found = self._by_code[figure].get(code)
        if found is None and is_own(code) and (removed := self.own.point(code)) is not None:
            return self._placed_own(figure, removed)  # what was charted at a removed point is still shown
        return found

    def unplaced(self, figure: Figure) -> tuple[str, ...]:
        """Return the codes of the points that could not be placed on every side they have.

        Points that have no mark on purpose are not among them; `unread` names what could not even be read.
        """
        return self._points_of(figure).unplaced

    def places(self, figure: Figure, site: Site) -> Mapping[str, tuple[float, float]]:
        """Return plate name -> fractions where a site is seen; empty if the atlas does not know its place."""
        if site.pin is not None:
            return self._pin_places(figure, site.pin.surface)
        code = site.code or ""
        if is_own(code):
            own = self.own.point(code)
            surface = None if own is None else own.places.get(site.side)
            return {} if surface is None else self._pin_places(figure, surface)
        place = self._baked_places(figure).place(code, site.side)
        return {} if place is None else place.plates

    def hit(self, figure: Figure, plate: str, x: float, y: float) -> SurfaceHit | None:
        """Return the place on the body under a point of a plate, None beside the body.

        Args:
            figure: Which figure is drawn.
            plate: Name of the plate.
            x: Fraction of the plate's width from the left.
            y: Fraction of its height from the top.
        """
        return self._surface(figure).hit(plate, x, y, self._cameras(figure))

    def name_pin(self, figure: Figure, hit: SurfaceHit) -> Pin:
        """Return a pin at a place, named by the nearest point and the muscle under the skin.

        For instance "2 cm lateral of BL18, over longissimus thoracis"; where the areas cannot be read, without muscle.
        """
        from ashichart.atlas.naming import PinNamer, felt_first, over_muscle

        if figure not in self._namers:
            self._namers[figure] = PinNamer(self.points(figure), self._surface(figure))
        pin = self._namers[figure].name(hit)
        try:
            muscles = self.muscles_at(hit.surface)
        except UserError:
            return pin
        return over_muscle(pin, felt_first(muscles)[0]) if muscles else pin

    def pin_label(self, pin: Pin) -> str:
        """Return the short name of a pin as drawn beside its mark: "BL18 + 2 cm"."""
        from ashichart.atlas.naming import pin_label

        return pin_label(pin)

    def mirror(self, surface: SurfacePoint) -> SurfacePoint:
        """Return the same place on the other side of the body; a place on the midline comes back beside itself."""
        return self._body().mirrored(surface)

    def surface_hit(self, figure: Figure, surface: SurfacePoint) -> SurfaceHit:
        """Return what is known of a place: position, side and plates; for naming a mirrored or moved pin."""
        body = self._surface(figure)
        return SurfaceHit(surface, body.position(surface), body.side(surface), dict(self._pin_places(figure, surface)))

    def distance_cm(self, figure: Figure, one: SurfacePoint, other: SurfacePoint) -> float:
        """Return how far two places are apart in a straight line, in cm, for a body of 170 cm."""
        from ashichart.atlas.surface import BODY_CM

        body = self._surface(figure)
        return dist(body.position(one), body.position(other)) * BODY_CM

    def cell_map(self, figure: Figure, plate: str) -> "Cells":
        """Return which cell of the skin a plate shows where: (height, width) from the top left, −1 beside the body."""
        from ashichart.atlas.cell_map import map_cells

        key = (figure, plate)
        if key not in self._cell_maps:
            self._cell_maps[key] = map_cells(self._surface(figure), self._cameras(figure)[plate])
        return self._cell_maps[key]

    def stamp(self) -> str:
        """Return a word that changes whenever the body or its plates are made anew."""
        files = [self._folder / "topology.npz"]
        for figure in Figure:
            files += [self._folder / figure.value / name for name in ("surface.npz", "plates.json")]
        told = "".join(f"{file.stat().st_size} {file.stat().st_mtime_ns}\n" for file in files if file.exists())
        return hashlib.sha256(told.encode()).hexdigest()

    def known_pins(self) -> Mapping[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]]:
        """Return where every pin asked for so far is seen: figure and place -> plate name -> fractions."""
        return dict(self._pins)

    def learn_pins(self, views: Mapping[tuple[Figure, SurfacePoint], Mapping[str, tuple[float, float]]]) -> None:
        """Take over views that were worked out earlier with an atlas of the same `stamp`."""
        self._pins.update(views)

    def warm(self) -> None:
        """Read the surface of the bodies in use, so that the first click does not wait; damage is told then."""
        with contextlib.suppress(UserError):
            for figure in tuple(self._baked):
                self._surface(figure)

    def export(self, figure: Figure) -> bytes:
        """Return the atlas of a figure as JSON in the `ashichart-atlas` format."""
        from ashichart.exchange.atlas_json import Areas, PlateFrame, atlas_json

        frames = {
            name: PlateFrame(
                drawn.camera.fractions((0.0, 0.0, 0.0))[0],
                drawn.camera.fractions((0.0, 1.0, 0.0))[1],
                drawn.camera.fractions((0.0, 0.0, 0.0))[1],
            )
            for name, drawn in self._plates(figure).items()
            if drawn.plate.group == "body"
        }
        both = (Side.LEFT, Side.RIGHT)
        midline = {one.channel for one in self.points(figure) if one.laterality is Laterality.MIDLINE}
        paired = {one.channel for one in self.points(figure) if one.laterality is Laterality.BILATERAL}

        def drawn_lines(layer: str, code: str, sides: tuple[Side, ...]) -> "Mapping[Side, Lines]":
            shapes = {side: self.shape(figure, layer, code, side) for side in sides}
            return {side: shape for side, shape in shapes.items() if shape}

        areas = Areas(
            muscles=[(one, drawn_lines("muscles", one.code, both)) for one in self.muscles()],
            regions=[(one, self.shape(figure, "regions", one.code, one.side)) for one in self.regions()],
            channels=[
                (one, drawn_lines("channels", one.code, (Side.MIDLINE,) if one.code in midline - paired else both))
                for one in self.channels()
            ],
            choir=self.choir(),
            properties=self.properties(),
        )
        return atlas_json(figure, self.plates(figure), frames, self.points(figure), areas)

    def _plates(self, figure: Figure) -> "Mapping[str, DrawnPlate]":
        if figure not in self._drawn:
            from ashichart.atlas.plates import read_plates

            self._drawn[figure] = read_plates(self._folder, figure)
        return self._drawn[figure]

    def _cameras(self, figure: Figure) -> "Mapping[str, Camera]":
        return {name: drawn.camera for name, drawn in self._plates(figure).items()}

    def _points_of(self, figure: Figure) -> "PlacedPoints":
        if figure not in self._placed:
            from ashichart.atlas.load import place_points

            placed = place_points(self._baked_places(figure), self._text().points)
            if self.own.points or self.own.names:
                from ashichart.atlas.clinic_points import with_own_names

                own = [self._placed_own(figure, point) for point in self.own.points if not point.is_removed]
                placed = replace(placed, points=(*with_own_names(placed.points, self.own.names), *own))
            self._placed[figure] = placed
        return self._placed[figure]

    def _forget_points(self) -> None:
        self._placed, self._by_code, self._namers = {}, {}, {}

    def _placed_own(self, figure: Figure, own: OwnPoint) -> Point:
        from ashichart.atlas.clinic_points import as_point

        body = self._surface(figure)
        places = {
            side: Place(side, surface, body.position(surface), dict(self._pin_places(figure, surface)))
            for side, surface in own.places.items()
        }
        return as_point(own, places)

    def _baked_places(self, figure: Figure) -> "BakedPlaces":
        if figure not in self._baked:
            from ashichart.atlas.baked import read_baked

            self._baked[figure] = read_baked(self._folder, figure)
        return self._baked[figure]

    def _pin_places(self, figure: Figure, surface: SurfacePoint) -> Mapping[str, tuple[float, float]]:
        key = (figure, surface)
        if key not in self._pins:
            try:
                self._pins[key] = self._surface(figure).plates_of(surface, self._cameras(figure))
            except ValueError:  # a pin from a newer body that has more faces: shown nowhere, never a crash
                self._pins[key] = {}
            if len(self._pins) > _MOST_PINS:
                self._pins.popitem(last=False)
        return self._pins[key]
