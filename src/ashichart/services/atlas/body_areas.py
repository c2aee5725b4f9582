"""What lies on the body beside points: regions, muscles, channels, zones of the ear; cells and outlines. No points.

Files are read when they are asked for, and kept; numpy arrives with the first question about a place.
"""

from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import (
    BodyArea,
    Channel,
    EarZone,
    Figure,
    Muscle,
    Property,
    Protocol,
    Region,
    Side,
    SurfacePoint,
)
from ashichart.services.atlas.atlas_files import AtlasFiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from ashichart.atlas.shapes import Shape

    Cells = npt.NDArray[np.intp]

# Words by which a referral names the other side: "temple other-side".
_OTHER_SIDE = " other-side"


class BodyAreas:
    """Regions, muscles, channels and zones of the ear.

    Args:
        files: The body maps.
    """

    def __init__(self, files: AtlasFiles) -> None:
        self._files = files
        self._muscle_numbers: Mapping[str, int] = {}
        self._region_numbers: Mapping[str, int] = {}
        self._cell_areas: dict[Figure, npt.NDArray[np.float64]] = {}

    def channels(self) -> tuple[Channel, ...]:
        """Return the channels with their points in order."""
        return self._files.text().channels

    def muscles(self) -> tuple[Muscle, ...]:
        """Return the muscles, in the order of the atlas."""
        return self._files.text().muscles

    def regions(self) -> tuple[Region, ...]:
        """Return the regions: left and right of each in turn."""
        return self._files.text().regions

    def choir(self) -> tuple[BodyArea, ...]:
        """Return the areas of the CHOIR body map."""
        return self._files.text().choir

    def properties(self) -> tuple[Property, ...]:
        """Return the special properties that points have."""
        return self._files.text().properties

    def region_at(self, surface: SurfacePoint) -> Region | None:
        """Return the region a place lies in, None where there is no skin."""
        number = self._files.areas().region_at(surface)
        regions = self.regions()
        return regions[number] if number is not None and number < len(regions) else None

    def muscles_at(self, surface: SurfacePoint) -> tuple[Muscle, ...]:
        """Return the muscles under a place, the one just under the skin first."""
        muscles = self.muscles()
        found = [muscles[number] for number in self._files.areas().muscles_at(surface) if number < len(muscles)]
        return tuple(sorted(found, key=lambda muscle: muscle.layer or 9))

    def region_cells(self, code: str) -> "Cells":
        """Return the cells of a region, "shoulder-front-left"; none if there is no such region.

        A cell is a quarter of a base face, row 4·face + k of the quads; the same on both figures.
        """
        if not self._region_numbers:
            self._region_numbers = {region.code: number for number, region in enumerate(self.regions())}
        return self._files.areas().region_cells(self._region_numbers.get(code, -1))

    def muscle_cells(self, code: str, side: Side) -> "Cells":
        """Return the cells of a muscle of one side, by its code; none if it is not drawn."""
        if not self._muscle_numbers:
            self._muscle_numbers = {muscle.code: number for number, muscle in enumerate(self.muscles())}
        return self._files.areas().muscle_cells(self._muscle_numbers.get(code, -1), right=side is Side.RIGHT)

    def surface_share(self, figure: Figure, cells: "Cells") -> float:
        """Return how much of the figure's skin some cells are, in percent; a cell named twice counts once."""
        return 100 * self._files.areas().share(cells, self.cell_areas(figure))

    def shape(self, figure: Figure, layer: str, code: str, side: Side) -> "Shape":
        """Return plate name -> rings of an area (closed, even-odd) or polylines of a channel, in plate fractions.

        Args:
            figure: Which figure is drawn.
            layer: "muscles", "regions" or "channels".
            code: Code of the muscle, of the region with or without its side, or of the channel.
            side: Which side of the patient; `MIDLINE` for channels of the midline.

        Raises:
            UserError: If the outlines are missing or damaged.
        """
        return self._files.shapes(figure).shape(layer, code, side)

    def protocols(self) -> tuple[Protocol, ...]:
        """Return the lists of points that are charted together, such as NADA."""
        return self._files.ears().protocols

    def ear_zones(self, plate: str) -> tuple[EarZone, ...]:
        """Return the zones that a plate of the ear shows, with their outlines in its fractions; none for others."""
        return tuple(zone for zone in self._files.ears().zones if zone.plate == plate)

    def ear_zone_at(self, plate: str, x: float, y: float) -> EarZone | None:
        """Return the zone of the ear under a point of a plate, None where there is none."""
        from ashichart.atlas.ear import zone_at

        return zone_at(self._files.ears().zones, plate, x, y)

    def referred_regions(self, codes: tuple[str, ...], side: Side) -> tuple[str, ...]:
        """Return the regions, with their sides, that a referral of a point on one side names."""
        other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
        found: list[str] = []
        for code in codes:
            crossed = code.endswith(_OTHER_SIDE)
            base = code.removesuffix(_OTHER_SIDE)
            sides = (Side.LEFT, Side.RIGHT) if side is Side.MIDLINE else (other[side] if crossed else side,)
            found += [f"{base}-{one.value}" for one in sides]
        return tuple(dict.fromkeys(found))

    def cell_areas(self, figure: Figure) -> "npt.NDArray[np.float64]":
        """Return the area of every cell of a figure in square body heights."""
        if figure not in self._cell_areas:
            self._cell_areas[figure] = self._files.surface(figure).cell_areas()
        return self._cell_areas[figure]
