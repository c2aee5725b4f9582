"""What a whole atlas holds, in figures: points of each channel, muscles, trigger points, regions. No checking."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# WHO Standard Acupuncture Point Locations (2008): 361 points on 14 channels; 48 extra points of GB/T 12346-2006 family.
CHANNELS: Mapping[str, int] = {
    "LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67,
    "KI": 27, "PC": 9, "TE": 23, "GB": 44, "LR": 14, "GV": 28, "CV": 24,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """Counts an atlas is held to.

    Args:
        channels: Exact number of points by code of the channel.
        extra: Exact number of extra points.
        muscles: Least number of muscles.
        triggers: Least number of trigger points.
        regions: Least and greatest number of regions, both sides together.
        choir: Exact number of areas of the CHOIR body map.
    """

    channels: Mapping[str, int] = field(default_factory=dict[str, int])
    extra: int | None = None
    muscles: int = 0
    triggers: int = 0
    regions: tuple[int, int] = (0, 1000)
    choir: int | None = None


WHOLE = Demand(CHANNELS, 48, 130, 260, (200, 280), 74)
"""What the shipped atlas is held to."""
ANY = Demand()
"""Holds an atlas to no counts: for one that is being written."""
