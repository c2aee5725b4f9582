"""The plates of a figure: their list, their drawings, and which cell of the skin they show where."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import Figure, Plate
from ashichart.services.atlas.atlas_files import AtlasFiles

if TYPE_CHECKING:
    from ashichart.services.atlas.body_areas import Cells


class BodyPlates:
    """The plates of both figures.

    Args:
        files: The body maps.
    """

    def __init__(self, files: AtlasFiles) -> None:
        self._files = files
        self._listed: dict[Figure, Mapping[str, Plate]] = {}
        self._cells: dict[tuple[Figure, str], Cells] = {}

    def of(self, figure: Figure) -> Mapping[str, Plate]:
        """Return plate name -> plate, in the order in which they are offered.

        Raises:
            UserError: If the list of plates is missing or damaged.
        """
        if figure not in self._listed:
            drawn = self._files.plates(figure)
            self._listed[figure] = MappingProxyType({name: one.plate for name, one in drawn.items()})
        return self._listed[figure]

    def svg(self, figure: Figure, name: str) -> bytes:
        """Return the drawing of a plate as SVG.

        Raises:
            KeyError: If the figure has no such plate.
            UserError: If the drawing is missing.
        """
        from ashichart.atlas.plates import read_svg

        return read_svg(self._files.plates(figure)[name])

    def stamp(self, figure: Figure, name: str) -> str:
        """Return a word that changes whenever a plate's drawing is made anew; empty if it is missing."""
        file = self._files.folder / figure.value / f"{name}.svg"
        return f"{file.stat().st_size} {file.stat().st_mtime_ns}" if file.exists() else ""

    def cells(self, figure: Figure, name: str) -> "Cells":
        """Return which cell of the skin a plate shows where: (height, width) from the top left, −1 beside the body."""
        from ashichart.atlas.cell_map import map_cells

        key = (figure, name)
        if key not in self._cells:
            self._cells[key] = map_cells(self._files.surface(figure), self._files.cameras(figure)[name])
        return self._cells[key]
