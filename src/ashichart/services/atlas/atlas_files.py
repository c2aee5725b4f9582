"""What the body maps hold, read from their files when it is first asked for, and kept. Nothing is worked out here.

The modules of the atlas are imported where they are used: the first paint needs the plates alone, and numpy arrives
with the first click on the body.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ashichart.atlas.areas import Areas
    from ashichart.atlas.baked import BakedPlaces
    from ashichart.atlas.ear import EarMap
    from ashichart.atlas.load import AtlasText
    from ashichart.atlas.plates import Camera, DrawnPlate
    from ashichart.atlas.shapes import Shapes
    from ashichart.atlas.surface import BodySurface, Topology


class AtlasFiles:
    """The files of the body maps.

    Every method raises a `UserError` if its file is missing or damaged.

    Args:
        folder: The folder with `atlas.json`, `topology.npz`, `areas.npz` and a folder for each figure.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._text: AtlasText | None = None
        self._body: Topology | None = None
        self._surfaces: dict[Figure, BodySurface] = {}
        self._areas: Areas | None = None
        self._ears: EarMap | None = None
        self._shapes: dict[Figure, Shapes] = {}
        self._drawn: dict[Figure, Mapping[str, DrawnPlate]] = {}
        self._baked: dict[Figure, BakedPlaces] = {}

    def text(self) -> "AtlasText":
        """Return points, muscles, channels and regions in words."""
        if self._text is None:
            from ashichart.atlas.load import read_text

            self._text = read_text(self.folder)
        return self._text

    def ears(self) -> "EarMap":
        """Return the zones of the ear and the protocols."""
        if self._ears is None:
            from ashichart.atlas.ear import read_ear

            self._ears = read_ear(self.folder)
        return self._ears

    def body(self) -> "Topology":
        """Return what both figures share of their surface."""
        if self._body is None:
            from ashichart.atlas.surface import read_topology

            self._body = read_topology(self.folder)
        return self._body

    def surface(self, figure: Figure) -> "BodySurface":
        """Return the surface of a figure."""
        if figure not in self._surfaces:
            from ashichart.atlas.surface import read_surface

            self._surfaces[figure] = read_surface(self.folder, figure, self.body())
        return self._surfaces[figure]

    def areas(self) -> "Areas":
        """Return which cells of the skin are which region and lie over which muscle."""
        if self._areas is None:
            from ashichart.atlas.areas import read_areas

            self._areas = read_areas(self.folder, self.body())
        return self._areas

    def shapes(self, figure: Figure) -> "Shapes":
        """Return the outlines on the plates of a figure."""
        if figure not in self._shapes:
            from ashichart.atlas.shapes import read_shapes

            self._shapes[figure] = read_shapes(self.folder, figure)
        return self._shapes[figure]

    def plates(self, figure: Figure) -> "Mapping[str, DrawnPlate]":
        """Return plate name -> plate and drawing."""
        if figure not in self._drawn:
            from ashichart.atlas.plates import read_plates

            self._drawn[figure] = read_plates(self.folder, figure)
        return self._drawn[figure]

    def cameras(self, figure: Figure) -> "Mapping[str, Camera]":
        """Return plate name -> how it looks at the body."""
        return {name: drawn.camera for name, drawn in self.plates(figure).items()}

    def baked(self, figure: Figure) -> "BakedPlaces":
        """Return where the points lie and on which plates they are seen."""
        if figure not in self._baked:
            from ashichart.atlas.baked import read_baked

            self._baked[figure] = read_baked(self.folder, figure)
        return self._baked[figure]

    def figures_read(self) -> tuple[Figure, ...]:
        """Return the figures whose points were asked for so far."""
        return tuple(self._baked)
