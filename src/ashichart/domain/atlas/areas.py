"""Something that lies on the body: a muscle, a channel, a region, where pain is felt. Colours are the screens'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Line = Sequence[tuple[float, float]]


class AreaKind(StrEnum):
    """What an area is; those that fill come first and lie lowest."""

    ESSENTIAL = "essential"
    SPILLOVER = "spillover"
    REGION = "region"
    MUSCLE = "muscle"
    CHANNEL = "channel"
    # Layers: all of a kind at once, in quiet lines.
    ALL_REGIONS = "all regions"
    ALL_MUSCLES = "all muscles"
    ALL_CHANNELS = "all channels"
    ALL_ZONES = "all zones"


@dataclass(frozen=True, slots=True)
class Area:
    """Something that lies on the body.

    Args:
        kind: What it is.
        lines: Plate -> closed rings (even-odd), or open lines of a channel, in fractions of the plate.
    """

    kind: AreaKind
    lines: Mapping[str, Sequence[Line]]


class Layer(StrEnum):
    """What can be laid on the whole body, to be switched on and off."""

    CHANNELS = "channels"
    MUSCLES = "muscles"
    REGIONS = "regions"
