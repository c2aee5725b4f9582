"""Names of pins: how far and in which direction of which point a free place lies. They are kept as they were given."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from ashichart.wording.catalogue import Text, language


class Way(StrEnum):
    """A direction on the body, as it is said beside the point that a pin is named by."""

    ABOVE = "above"
    BELOW = "below"
    LATERAL = "lateral"
    MEDIAL = "medial"
    FRONT = "front"
    BEHIND = "behind"
    TOES = "toes"
    HEEL = "heel"
    FINGERTIPS = "fingertips"
    WRIST = "wrist"
    ELBOW = "elbow"
    SHOULDER = "shoulder"
    THUMB = "thumb"
    LITTLE_FINGER = "little finger"
    PALM = "palm"
    BACK_OF_HAND = "back of hand"


_AT = Text("at {point}")
_NEAR = Text("near {point}")
_FREE = Text("{part}, free place")
_OVER = Text("{place}, over {muscle}")
_SHORT = Text("{point} + {cm} cm")
_SHORTENED = Text("{beginning}…")
_MOST = 22
_ONE = {
    Way.ABOVE: Text("{cm} cm above {point}"),
    Way.BELOW: Text("{cm} cm below {point}"),
    Way.LATERAL: Text("{cm} cm lateral of {point}"),
    Way.MEDIAL: Text("{cm} cm medial of {point}"),
    Way.FRONT: Text("{cm} cm in front of {point}"),
    Way.BEHIND: Text("{cm} cm behind {point}"),
    Way.TOES: Text("{cm} cm toward the toes from {point}"),
    Way.HEEL: Text("{cm} cm toward the heel from {point}"),
    Way.FINGERTIPS: Text("{cm} cm toward the fingertips from {point}"),
    Way.WRIST: Text("{cm} cm toward the wrist from {point}"),
    Way.ELBOW: Text("{cm} cm toward the elbow from {point}"),
    Way.SHOULDER: Text("{cm} cm toward the shoulder from {point}"),
    Way.THUMB: Text("{cm} cm on the thumb side of {point}"),
    Way.LITTLE_FINGER: Text("{cm} cm on the little-finger side of {point}"),
    Way.PALM: Text("{cm} cm on the palm side of {point}"),
    Way.BACK_OF_HAND: Text("{cm} cm on the back side of {point}"),
}
# Height is said first, then the side, then the depth.
_TWO = {
    (Way.ABOVE, Way.LATERAL): Text("{cm} cm above and lateral of {point}"),
    (Way.ABOVE, Way.MEDIAL): Text("{cm} cm above and medial of {point}"),
    (Way.ABOVE, Way.FRONT): Text("{cm} cm above and in front of {point}"),
    (Way.ABOVE, Way.BEHIND): Text("{cm} cm above and behind {point}"),
    (Way.BELOW, Way.LATERAL): Text("{cm} cm below and lateral of {point}"),
    (Way.BELOW, Way.MEDIAL): Text("{cm} cm below and medial of {point}"),
    (Way.BELOW, Way.FRONT): Text("{cm} cm below and in front of {point}"),
    (Way.BELOW, Way.BEHIND): Text("{cm} cm below and behind {point}"),
    (Way.LATERAL, Way.FRONT): Text("{cm} cm lateral and in front of {point}"),
    (Way.LATERAL, Way.BEHIND): Text("{cm} cm lateral and behind {point}"),
    (Way.MEDIAL, Way.FRONT): Text("{cm} cm medial and in front of {point}"),
    (Way.MEDIAL, Way.BEHIND): Text("{cm} cm medial and behind {point}"),
}


def at_point(point: str) -> str:
    """Return the name of a pin that lies on a point, as far as a finger can tell."""
    return _AT(point=point)


def near_point(point: str) -> str:
    """Return the name of a pin that is far from every point."""
    return _NEAR(point=point)


def free_place(part: str) -> str:
    """Return the name of a pin where no point has a place at all."""
    return _FREE(part=part)


def away_from(point: str, cm: float, way: Way, also: Way | None = None) -> str:
    """Return the name of a pin beside a point; two ways in the order height, side, depth."""
    return (_ONE[way] if also is None else _TWO[way, also])(cm=f"{cm:g}", point=point)


def over_muscle_name(place: str, muscle: str) -> str:
    """Return the name of a pin with the muscle under the skin: "2 cm lateral of BL18, over longissimus thoracis"."""
    return _OVER(place=place, muscle=muscle)


def short_pin_name(name: str) -> str:
    """Return what is drawn beside a pin's mark: "BL18 + 2 cm"; a name that no program gave is cut after 22 letters."""
    over, away = _patterns(language().code)
    place = next((found["place"] for one in over if (found := one.fullmatch(name))), name)
    for pattern in away:
        found = pattern.fullmatch(place)
        if found is not None:
            return _SHORT(point=found["point"], cm=found["cm"])
    return place if len(place) <= _MOST else _SHORTENED(beginning=place[: _MOST - 1])


@lru_cache(maxsize=4)
def _patterns(_code: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """How names read that were given in English or in the language that is spoken now."""
    return tuple(_read_as(_OVER)), tuple(one for text in (*_TWO.values(), *_ONE.values()) for one in _read_as(text))


def _read_as(text: Text) -> Iterator[re.Pattern[str]]:
    places = {
        "cm": r"(?P<cm>\d+(?:\.5)?)", "point": r"(?P<point>[^\s,][^,]*)", "place": "(?P<place>.+?)", "muscle": ".*",
    }  # fmt: skip
    spoken = text(**{name: f"{{{name}}}" for name in places})
    for template in dict.fromkeys((text.source, spoken)):
        parts = re.split(r"\{(\w+)\}", template)
        yield re.compile("".join(places[part] if at % 2 else re.escape(part) for at, part in enumerate(parts)))
