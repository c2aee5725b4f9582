"""The atlas for screens and sheets: its points, and the services that answer for plates, places, areas and names."""

import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import Figure, Place, Point, SurfaceHit
from ashichart.domain.charting.clinic_points import OwnAtlas, OwnPoint, is_own
from ashichart.domain.charting.sites import Pin
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_files import AtlasFiles
from ashichart.services.atlas.body_areas import BodyAreas
from ashichart.services.atlas.body_places import BodyPlaces
from ashichart.services.atlas.body_plates import BodyPlates
from ashichart.services.atlas.names import AtlasNames

if TYPE_CHECKING:
    from ashichart.atlas.load import PlacedPoints
    from ashichart.atlas.naming import PinNamer


class AtlasService:
    """The points of the atlas and of the open clinic.

    Args:
        folder: The folder with `atlas.json`, `topology.npz` and a folder for each figure.

    Attributes:
        files: What it reads from.
        plates: What is drawn.
        places: Where on the skin something lies, and where it is seen.
        areas: What lies on the body beside points.
        names: What points are called.
    """

    def __init__(self, folder: Path) -> None:
        self.files = AtlasFiles(folder)
        self.plates = BodyPlates(self.files)
        self.places = BodyPlaces(self.files, self.bring_own)
        self.areas = BodyAreas(self.files)
        self.names = AtlasNames(self.files, self.bring_own)
        self._own: OwnAtlas | None = None
        self._bring_own: Callable[[], OwnAtlas] | None = None
        self._placed: dict[Figure, PlacedPoints] = {}
        self._by_code: dict[Figure, Mapping[str, Point]] = {}
        self._namers: dict[Figure, PinNamer] = {}

    def await_own(self, bring: Callable[[], OwnAtlas] | None) -> None:
        """Show what a clinic adds to the atlas, from now on; it is asked for when it is first needed.

        Args:
            bring: Reads the clinic's own points and names; None shows the bare atlas again.
        """
        self._own, self._bring_own = None, bring
        self._forget_points()

    @property
    def own(self) -> OwnAtlas:
        """What the open clinic adds; empty if it adds nothing."""
        return self.bring_own()

    def bring_own(self) -> OwnAtlas:
        """Read what the open clinic adds, if that was not done yet, and return it."""
        if self._own is None:
            self._own = OwnAtlas() if self._bring_own is None else self._bring_own()
        return self._own

    def unread(self) -> tuple[str, ...]:
        """Return what stands in the atlas and makes no sense, by name: "point LI4"."""
        return self.files.text().unread

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

    def name_pin(self, figure: Figure, hit: SurfaceHit) -> Pin:
        """Return a pin at a place, named by the nearest point and the muscle under the skin.

        For instance "2 cm lateral of BL18, over longissimus thoracis"; where the areas cannot be read, without muscle.
        """
        from ashichart.atlas.naming import PinNamer, felt_first, over_muscle

        if figure not in self._namers:
            self._namers[figure] = PinNamer(self.points(figure), self.files.surface(figure))
        pin = self._namers[figure].name(hit)
        try:
            muscles = self.areas.muscles_at(hit.surface)
        except UserError:
            return pin
        return over_muscle(pin, felt_first(muscles)[0]) if muscles else pin

    def pin_label(self, pin: Pin) -> str:
        """Return the short name of a pin as drawn beside its mark: "BL18 + 2 cm"."""
        from ashichart.atlas.naming import pin_label

        return pin_label(pin)

    def stamp(self) -> str:
        """Return a word that changes whenever the body or its plates are made anew."""
        files = [self.files.folder / "topology.npz"]
        for figure in Figure:
            files += [self.files.folder / figure.value / name for name in ("surface.npz", "plates.json")]
        told = "".join(f"{file.stat().st_size} {file.stat().st_mtime_ns}\n" for file in files if file.exists())
        return hashlib.sha256(told.encode()).hexdigest()

    def warm(self) -> None:
        """Read the surface of the bodies in use, so that the first click does not wait; damage is told then."""
        with contextlib.suppress(UserError):
            for figure in self.files.figures_read():
                self.files.surface(figure)

    def _points_of(self, figure: Figure) -> "PlacedPoints":
        if figure not in self._placed:
            from ashichart.atlas.load import place_points

            placed = place_points(self.files.baked(figure), self.files.text().points)
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

        body = self.files.surface(figure)
        places = {
            side: Place(side, surface, body.position(surface), dict(self.places.views(figure, surface)))
            for side, surface in own.places.items()
        }
        return as_point(own, places)
