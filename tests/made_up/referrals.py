"""Where a point's pain is felt, worked out from the atlas's regions by the tests themselves."""

from typing import Any

import numpy as np

from ashichart.domain.atlas.body import Point, Side
from ashichart.services.atlas.atlas_service import AtlasService


def _cells(atlas: AtlasService, codes: tuple[str, ...], side: Side) -> Any:  # noqa: ANN401 - an array
    found = [atlas.areas.region_cells(code) for code in atlas.areas.referred_regions(codes, side)]
    return np.unique(np.concatenate([np.zeros(0, np.intp), *found]))


def referral_cells(atlas: AtlasService, point: Point, side: Side) -> tuple[Any, Any]:
    """Return the essential cells of a point on one side, and those of the spill-over beyond them."""
    if point.referral is None:
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    essential = _cells(atlas, point.referral.essential, side)
    return essential, np.setdiff1d(_cells(atlas, point.referral.spillover, side), essential)
