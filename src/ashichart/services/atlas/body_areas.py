"""What lies on the body beside points: regions, muscles, channels, zones of the ear; cells and outlines. No points.

Files are read when they are asked for, and kept; numpy arrives with the first question about a place.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import (
    BodyArea,
    Channel,
    EarZone,
    Figure,
    Muscle,
    Point,
    Property,
    Protocol,
    Region,
    Side,
    SurfacePoint,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from ashichart.atlas.areas import Areas
    from ashichart.atlas.ear import EarMap
    from ashichart.atlas.load import AtlasText
    from ashichart.atlas.shapes import Shape, Shapes
    from ashichart.atlas.surface import BodySurface, Topology

    Cells = npt.NDArray[np.intp]

# Words by which a referral names the other side: "temple other-side".
_OTHER_SIDE = " other-side"


class BodyAreas:
    """Regions, muscles, channels and zones of the ear, and the body they lie on."""

    def __init__(self, folder: Path) -> None:
        """Remember where the body maps lie.

        Args:
            folder: The folder with `atlas.json`, `topology.npz`, `areas.npz` and a folder for each figure.
        """
        self._folder = folder
        self._words: AtlasText | None = None
        self._topology: Topology | None = None
        self._surfaces: dict[Figure, BodySurface] = {}
        self._cells: Areas | None = None
        self._ear: EarMap | None = None
        self._shapes: dict[Figure, Shapes] = {}
        self._muscle_numbers: Mapping[str, int] = {}
        self._region_numbers: Mapping[str, int] = {}
        self._cell_areas: dict[Figure, npt.NDArray[np.float64]] = {}

    def unread(self) -> tuple[str, ...]:
        """Return what stands in the atlas and makes no sense, by name: "point LI4"."""
        return self._text().unread

    def channels(self) -> tuple[Channel, ...]:
        """Return the channels with their points in order."""
        return self._text().channels

    def muscles(self) -> tuple[Muscle, ...]:
        """Return the muscles, in the order of the atlas."""
        return self._text().muscles

    def regions(self) -> tuple[Region, ...]:
        """Return the regions: left and right of each in turn."""
        return self._text().regions

    def choir(self) -> tuple[BodyArea, ...]:
        """Return the areas of the CHOIR body map."""
        return self._text().choir

    def properties(self) -> tuple[Property, ...]:
        """Return the special properties that points have."""
        return self._text().properties

    def region_at(self, surface: SurfacePoint) -> Region | None:
        """Return the region a place lies in, None where there is no skin."""
        number = self._areas().region_at(surface)
        regions = self.regions()
        return regions[number] if number is not None and number < len(regions) else None

    def muscles_at(self, surface: SurfacePoint) -> tuple[Muscle, ...]:
        """Return the muscles under a place, the one just under the skin first."""
        muscles = self.muscles()
        found = [muscles[number] for number in self._areas().muscles_at(surface) if number < len(muscles)]
        return tuple(sorted(found, key=lambda muscle: muscle.layer or 9))

    def region_cells(self, code: str) -> "Cells":
        """Return the cells of a region, "shoulder-front-left"; none if there is no such region.

        A cell is a quarter of a base face, row 4·face + k of the quads; the same on both figures.
        """
        if not self._region_numbers:
            self._region_numbers = {region.code: number for number, region in enumerate(self.regions())}
        return self._areas().region_cells(self._region_numbers.get(code, -1))

    def muscle_cells(self, code: str, side: Side) -> "Cells":
        """Return the cells of a muscle of one side, by its code; none if it is not drawn."""
        if not self._muscle_numbers:
            self._muscle_numbers = {muscle.code: number for number, muscle in enumerate(self.muscles())}
        return self._areas().muscle_cells(self._muscle_numbers.get(code, -1), right=side is Side.RIGHT)

    def referral_cells(self, point: Point, side: Side) -> tuple["Cells", "Cells"]:
        """Return the cells where a point's pain is felt: essential, and spill-over beyond these.

        Args:
            point: Any point; one without a charted referral has none.
            side: Side on which the point lies.
        """
        import numpy as np

        if point.referral is None:
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        essential = self._referred(point.referral.essential, side)
        return essential, np.setdiff1d(self._referred(point.referral.spillover, side), essential)

    def surface_share(self, figure: Figure, cells: "Cells") -> float:
        """Return how much of the figure's skin some cells are, in percent; a cell named twice counts once."""
        return 100 * self._areas().share(cells, self.cell_areas(figure))

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
        if figure not in self._shapes:
            from ashichart.atlas.shapes import read_shapes

            self._shapes[figure] = read_shapes(self._folder, figure)
        return self._shapes[figure].shape(layer, code, side)

    def protocols(self) -> tuple[Protocol, ...]:
        """Return the lists of points that are charted together, such as NADA."""
        return self._ears().protocols

    def ear_zones(self, plate: str) -> tuple[EarZone, ...]:
        """Return the zones that a plate of the ear shows, with their outlines in its fractions; none for others."""
        return tuple(zone for zone in self._ears().zones if zone.plate == plate)

    def ear_zone_at(self, plate: str, x: float, y: float) -> EarZone | None:
        """Return the zone of the ear under a point of a plate, None where there is none."""
        from ashichart.atlas.ear import zone_at

        return zone_at(self._ears().zones, plate, x, y)

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
            self._cell_areas[figure] = self._surface(figure).cell_areas()
        return self._cell_areas[figure]

    def _referred(self, codes: tuple[str, ...], side: Side) -> "Cells":
        import numpy as np

        found = [self.region_cells(code) for code in self.referred_regions(codes, side)]
        return np.unique(np.concatenate([np.zeros(0, np.intp), *found]))

    def _ears(self) -> "EarMap":
        if self._ear is None:
            from ashichart.atlas.ear import read_ear

            self._ear = read_ear(self._folder)
        return self._ear

    def _areas(self) -> "Areas":
        if self._cells is None:
            from ashichart.atlas.areas import read_areas

            self._cells = read_areas(self._folder, self._body())
        return self._cells

    def _text(self) -> "AtlasText":
        if self._words is None:
            from ashichart.atlas.load import read_text

            self._words = read_text(self._folder)
        return self._words

    def _body(self) -> "Topology":
        if self._topology is None:
            from ashichart.atlas.surface import read_topology

            self._topology = read_topology(self._folder)
        return self._topology

    def _surface(self, figure: Figure) -> "BodySurface":
        if figure not in self._surfaces:
            from ashichart.atlas.surface import read_surface

            self._surfaces[figure] = read_surface(self._folder, figure, self._body())
        return self._surfaces[figure]
