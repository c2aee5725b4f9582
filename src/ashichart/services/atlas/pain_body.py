"""Where a pain area lies: share of the skin, named areas, trigger points whose referral covers it; brush and picture.

Numbers only; colours come from the screen. Formulas are told in docs/areas.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, hypot
from typing import TYPE_CHECKING

from ashichart.domain.atlas.body import BodyArea, Figure, Point, PointKind, Side
from ashichart.domain.charting.painting import PainArea
from ashichart.services.atlas.atlas_service import AtlasService

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SPILLOVER_WEIGHT = 0.5
"""What skin counts where pain is felt by some only; where it is felt by nearly everyone it counts 1."""

LEAST_OVERLAP = 0.02


@dataclass(frozen=True, slots=True)
class PaintedArea:
    """A named area of the body with pain in it.

    Args:
        area: Of the CHOIR body map.
        share: How much of it is painted, 0–1.
    """

    area: BodyArea
    share: float


@dataclass(frozen=True, slots=True)
class ReferralMatch:
    """A trigger point whose pain is felt where it was painted.

    Args:
        point: The trigger point.
        side: On which side it lies.
        overlap: 0–1, see `PainBody.matches`.
        covered: How much of the painted pain lies where the point is felt, 0–1.
    """

    point: Point
    side: Side
    overlap: float
    covered: float


@dataclass(frozen=True, slots=True)
class _Referrals:
    points: tuple[tuple[Point, Side], ...]
    weights: "Floats"
    whole: "Floats"


class PainBody:
    """One figure's skin, asked about painted cells. Everything is read at the first question and kept.

    Args:
        atlas: Cells, regions and points.
        figure: Whose skin it is.
    """

    def __init__(self, atlas: AtlasService, figure: Figure) -> None:
        self._atlas = atlas
        self.figure = figure
        self._region: npt.NDArray[np.intp] | None = None
        self._felt: _Referrals | None = None

    def share(self, cells: Iterable[int]) -> float:
        """Return how much of the skin some cells are, in percent."""
        import numpy as np

        return self._atlas.areas.surface_share(self.figure, np.fromiter(cells, np.intp))

    def named(self, area: PainArea) -> tuple[PaintedArea, ...]:
        """Return the CHOIR areas with pain in them, the one with the most painted skin first."""
        by_region, whole = self._by_region(area), self._whole()
        painted: dict[str, float] = {}
        there: dict[str, float] = {}
        for number, region in enumerate(self._atlas.areas.regions()):
            painted[region.choir] = painted.get(region.choir, 0.0) + float(by_region[number])
            there[region.choir] = there.get(region.choir, 0.0) + float(whole[number])
        found = [one for one in self._atlas.areas.choir() if painted.get(one.code, 0.0) > 0]
        found.sort(key=lambda one: -painted[one.code])
        return tuple(PaintedArea(one, painted[one.code] / there[one.code]) for one in found)

    def matches(self, area: PainArea, most: int = 12) -> tuple[ReferralMatch, ...]:
        """Return the trigger points whose referral covers a pain area, best first.

        With P the painted skin, E and S the skin of a point's essential and spill-over regions, |·| an area of skin:
        hit = |P ∩ E| + ½ |P ∩ S|, referral = |E| + ½ |S|, overlap = 2 · hit / (|P| + referral). It is 1 if the painting
        is just the essential regions of a point that has no others, and falls both with painted skin that the point
        does not explain and with referral that was not painted (a weighted Dice coefficient). covered = hit / |P|.

        Args:
            area: Only cells with an intensity of 1 or more count.
            most: How many at the most; those under an overlap of 0.02 are left out.
        """
        import numpy as np

        by_region = self._by_region(area)
        painted = float(by_region.sum())
        if not painted:
            return ()
        felt = self._referrals()
        hit = felt.weights @ by_region
        overlap = 2 * hit / (painted + felt.whole)
        best = np.argsort(-overlap, kind="stable")[:most]
        found: list[ReferralMatch] = []
        for row in map(int, best):
            if overlap[row] >= LEAST_OVERLAP:
                point, side = felt.points[row]
                found.append(ReferralMatch(point, side, float(overlap[row]), float(hit[row] / painted)))
        return tuple(found)

    def cells_under(self, plate: str, places: Sequence[tuple[float, float]], radius: float) -> frozenset[int]:
        """Return the cells under a brush that went over a plate.

        Args:
            plate: Name of the plate.
            places: The way of its middle in plate fractions.
            radius: In fractions of the plate's width.
        """
        import numpy as np

        ids = self._atlas.plates.cells(self.figure, plate)
        height, width = ids.shape
        r = max(0.75, radius * width)
        found: set[int] = set()
        for x, y in _steps([(x * width, y * height) for x, y in places], r):
            left, right = max(0, int(x - r)), min(width, ceil(x + r) + 1)
            top, bottom = max(0, int(y - r)), min(height, ceil(y + r) + 1)
            if left >= right or top >= bottom:
                continue
            across: Floats = np.arange(left, right, dtype=np.float64) + (0.5 - x)
            down: Floats = np.arange(top, bottom, dtype=np.float64) + (0.5 - y)
            inside = across[None, :] ** 2 + down[:, None] ** 2 <= r * r
            found |= set(ids[top:bottom, left:right][inside].tolist())
        return frozenset(found - {-1})

    def picture(
        self, plate: str, area: PainArea, palette: Sequence[int], outline: PainArea | None = None, ink: int = 0
    ) -> tuple[bytes, int, int]:
        """Return a plate's pain as px, to be laid over the whole plate.

        Args:
            plate: Name of the plate.
            area: What is filled.
            palette: Colour of the intensities 0 to 10, premultiplied 0xAARRGGBB.
            outline: What is drawn as an outline above it.
            ink: Colour of the outline.

        Returns:
            Four bytes a px in the machine's order from the top left, width and height.
        """
        import numpy as np

        ids = self._atlas.plates.cells(self.figure, plate)
        count = len(self._region_of_cells())
        colours = np.zeros(count + 1, np.uint32)  # the last one is beside the body
        for_cells = [pair for pair in area.painted if pair[0] < count]
        if for_cells:
            cells, levels = np.array(for_cells, np.intp).T
            colours[cells] = np.array(palette, np.uint32)[levels]
        pixels = colours[ids]
        if outline is not None:
            chosen = np.zeros(count + 1, np.bool_)
            chosen[[cell for cell in outline.painful if cell < count]] = True
            mask = np.pad(chosen[ids], 2)
            inner = mask[2:-2, 2:-2].copy()
            for dy, dx in ((0, 2), (4, 2), (2, 0), (2, 4), (1, 1), (1, 3), (3, 1), (3, 3)):
                inner &= mask[dy : dy + ids.shape[0], dx : dx + ids.shape[1]]
            pixels[chosen[ids] & ~inner] = ink
        return pixels.tobytes(), ids.shape[1], ids.shape[0]

    def _by_region(self, area: PainArea) -> "Floats":
        """Painted skin of every region, square body heights."""
        import numpy as np

        region, areas = self._region_of_cells(), self._atlas.areas.cell_areas(self.figure)
        cells = np.array([cell for cell in area.painful if cell < len(region)], np.intp)
        cells = cells[region[cells] >= 0]
        return np.asarray(np.bincount(region[cells], areas[cells], len(self._atlas.areas.regions())), np.float64)

    def _whole(self) -> "Floats":
        import numpy as np

        region = self._region_of_cells()
        skin = region >= 0
        areas = self._atlas.areas.cell_areas(self.figure)
        return np.asarray(np.bincount(region[skin], areas[skin], len(self._atlas.areas.regions())), np.float64)

    def _region_of_cells(self) -> "npt.NDArray[np.intp]":
        if self._region is None:
            import numpy as np

            self._region = np.full(len(self._atlas.areas.cell_areas(self.figure)), -1, np.intp)
            for number, region in enumerate(self._atlas.areas.regions()):
                self._region[self._atlas.areas.region_cells(region.code)] = number
        return self._region

    def _referrals(self) -> _Referrals:
        if self._felt is None:
            import numpy as np

            numbers = {region.code: number for number, region in enumerate(self._atlas.areas.regions())}
            points = [
                (point, side)
                for point in self._atlas.points(self.figure)
                if point.kind is PointKind.TRIGGER and point.referral is not None
                for side in point.sides
            ]
            weights = np.zeros((len(points), len(numbers)))
            for row, (point, side) in enumerate(points):
                if point.referral is None:
                    continue
                # What is essential counts whole, also where spill-over names it again.
                for codes, weight in (
                    (point.referral.spillover, SPILLOVER_WEIGHT), (point.referral.essential, 1.0),
                ):  # fmt: skip
                    for code in self._atlas.areas.referred_regions(codes, side):
                        if code in numbers:
                            weights[row, numbers[code]] = weight
            self._felt = _Referrals(tuple(points), weights, weights @ self._whole())
        return self._felt


def _steps(places: Sequence[tuple[float, float]], radius: float) -> Iterable[tuple[float, float]]:
    """The way in steps of half a radius, so that a quick stroke has no gaps."""
    last = None
    for x, y in places:
        if last is not None:
            count = int(hypot(x - last[0], y - last[1]) / (radius / 2))
            for i in range(1, count + 1):
                share = i / (count + 1)
                yield last[0] + (x - last[0]) * share, last[1] + (y - last[1]) * share
        yield x, y
        last = (x, y)
