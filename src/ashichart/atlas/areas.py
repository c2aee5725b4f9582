"""Regions and muscles as cells of the body's skin: what lies under a place, and how much skin an area is. No drawing.

A cell is a quarter of a base face, row 4·face + k of the quads; areas are the same cells on both figures.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from ashichart.atlas.plates import REMEDY
from ashichart.atlas.surface import Topology, cell_of
from ashichart.domain.atlas.body import SurfacePoint
from ashichart.domain.errors import UserError
from ashichart.wording.computer import atlas_files as say

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]

NO_REGION = 65535
_NOTHING: Ints = np.zeros(0, np.intp)


@dataclass(frozen=True, slots=True)
class Areas:
    """Which cells belong to which region and muscle.

    Args:
        region: (4 F,) number of each cell's region, `NO_REGION` where there is no skin (eyes, inside of the mouth).
        muscles: (M, ⌈4 F / 8⌉) packed bits, the cells of each muscle of the left side.
        mirror: (4 F,) the mirrored cell of each cell.
    """

    region: npt.NDArray[np.uint16]
    muscles: Bytes
    mirror: Ints

    def region_at(self, surface: SurfacePoint) -> int | None:
        """Return the number of the region at a place, None where there is none."""
        cell = cell_of(surface)
        if cell >= len(self.region) or self.region[cell] == NO_REGION:
            return None
        return int(self.region[cell])

    def region_cells(self, number: int) -> Ints:
        """Return the cells of a region in rising order; none if there is no such number."""
        return np.nonzero(self.region == number)[0] if 0 <= number < NO_REGION else _NOTHING

    def muscles_at(self, surface: SurfacePoint) -> list[int]:
        """Return the numbers of the muscles under a place, of either side, in rising order."""
        cell = cell_of(surface)
        if cell >= len(self.mirror):
            return []
        found: set[int] = set()
        for own in (cell, int(self.mirror[cell])):
            bits = self.muscles[:, own // 8] & (128 >> (own % 8))
            found |= {int(number) for number in np.nonzero(bits)[0]}
        return sorted(found)

    def muscle_cells(self, number: int, *, right: bool = False) -> Ints:
        """Return the cells of a muscle of one side in rising order; none if there is no such number."""
        if not 0 <= number < len(self.muscles):
            return _NOTHING
        left = np.nonzero(np.unpackbits(self.muscles[number], count=len(self.region)))[0]
        return np.sort(self.mirror[left]) if right else left

    def share(self, cells: Ints, cell_areas: Floats) -> float:
        """Return how much of the skin some cells are, 0–1; a cell named twice counts once.

        Args:
            cells: Rows of the quads; cells without skin count nothing.
            cell_areas: (4 F,) area of every cell of the figure.
        """
        skin = self.region != NO_REGION
        chosen = np.zeros(len(skin), np.bool_)
        chosen[cells] = True
        whole = float(cell_areas[skin].sum())
        return float(cell_areas[chosen & skin].sum()) / whole if whole else 0.0


def read_areas(made: Path, topology: Topology) -> Areas:
    """Read `areas.npz`.

    Raises:
        UserError: If it is missing, damaged or does not fit the body.
    """
    path = made / "areas.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            region = archive["region"].astype(np.uint16)
            muscles = np.asarray(archive["muscles"], np.uint8)
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise UserError(say.areas_missing(path=str(path)), REMEDY) from error
    cells = len(topology.quads)
    if region.shape != (cells,) or muscles.ndim != 2 or muscles.shape[1] != (cells + 7) // 8:
        raise UserError(say.areas_do_not_fit(path=str(path)), REMEDY)
    mirror = (4 * topology.mirror[:, None] + np.array([0, 3, 2, 1])).ravel()
    return Areas(region, muscles, mirror)
