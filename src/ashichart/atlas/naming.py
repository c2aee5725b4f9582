"""Names a pin by what lies nearest, "2 cm lateral of BL18", and by the muscle below. Where it lies is given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ashichart.atlas.surface import BODY_CM, LIMB_AXIS, BodySurface
from ashichart.domain.atlas.body import Muscle, Point, PointKind, Side, SurfaceHit
from ashichart.domain.charting.sites import Pin
from ashichart.wording.names.pin_names import (
    Way,
    at_point,
    away_from,
    free_place,
    near_point,
    over_muscle_name,
    short_pin_name,
)

Floats = npt.NDArray[np.float64]

AT_CM = 0.7
"""Below this the pin stands at the point itself."""
REACH_CM = 8.0
"""Beyond this a distance says little; the pin is only "near" the point."""
_FACES_AWAY = 0.2
# A second direction is named where it is at least this share of the first.
_SECOND = 0.6
_SHEET = "LatDorsi"
_ERECTOR_SPINAE = ("LongThor", "IlioLumb", "IlioThor", "SpinThor")


@dataclass(frozen=True, slots=True)
class _Neighbour:
    point: Point
    cm: float
    offset: Floats


class PinNamer:
    """Knows where every point of one figure lies."""

    def __init__(self, points: Iterable[Point], surface: BodySurface) -> None:
        """Take the places of a figure.

        Args:
            points: Points with their places; points without are passed over.
            surface: The surface of the same figure.
        """
        self._surface = surface
        self._entries = [(point, place) for point in points for place in point.places.values()]
        self._positions = np.array([place.position for _, place in self._entries]).reshape(-1, 3)
        self._normals = np.array([surface.normal(place.surface) for _, place in self._entries]).reshape(-1, 3)
        self._is_point = np.array([point.kind is not PointKind.TRIGGER for point, _ in self._entries], np.bool_)
        self._is_ear = np.array([point.kind is PointKind.AURICULAR for point, _ in self._entries], np.bool_)
        self._sides = np.array([place.side.value for _, place in self._entries])

    def name(self, hit: SurfaceHit) -> Pin:
        """Return a pin at a place, named by its nearest neighbour on the same side of the body and of the limb.

        Acupuncture points within 8 cm come first, then trigger points within 8 cm; farther away the pin is "near" the
        nearest of all. Distances are straight, for a body of 170 cm, to half a centimetre.
        """
        near = self._neighbours(hit)
        if near.size == 0:
            return Pin(hit.surface, free_place(self._surface.part(hit.surface).partition("-")[0]))
        offsets = (np.array(hit.position) - self._positions[near]) * BODY_CM
        cm = np.linalg.norm(offsets, axis=1)
        closest = int(np.argmin(cm))
        chosen = closest
        for wanted in (self._is_point[near], ~self._is_point[near]):
            reached = np.nonzero(wanted & (cm <= REACH_CM))[0]
            if reached.size:
                chosen = int(reached[np.argmin(cm[reached])])
                break
        point = self._entries[int(near[chosen])][0]
        neighbour = _Neighbour(point, float(cm[chosen]), offsets[chosen])
        plain = self._entries[int(near[closest])][0].plain or point.plain
        return Pin(hit.surface, self._name(hit, neighbour), plain)

    def _neighbours(self, hit: SurfaceHit) -> npt.NDArray[np.intp]:
        """Entries on the same side whose skin faces the same way: the back is not named from the front.

        A pin on the ear is named by the points of the ear, and no other pin is: they would outnumber the cheek's.
        """
        on_ear = any(plate.startswith("ear-") for plate in hit.plates)
        kind = self._is_ear == on_ear
        if not kind.any():
            kind = ~kind
        facing = self._normals @ np.array(self._surface.normal(hit.surface)) > _FACES_AWAY
        middle = self._sides == Side.MIDLINE.value
        same = middle | (self._sides == hit.side.value)
        if hit.side is Side.MIDLINE:
            same = middle if bool((middle & facing).any()) else np.ones(len(self._sides), np.bool_)
        for fits in (kind & facing & same, kind & same):
            if fits.any():
                return np.nonzero(fits)[0]
        return np.nonzero(same)[0]

    def _name(self, hit: SurfaceHit, neighbour: _Neighbour) -> str:
        label = neighbour.point.label
        if neighbour.cm < AT_CM:
            return at_point(label)
        if neighbour.cm > REACH_CM:
            return near_point(label)
        halves = max(1, round(neighbour.cm * 2)) / 2
        return away_from(label, halves, *self._direction(hit, neighbour.offset))

    def _direction(self, hit: SurfaceHit, offset: Floats) -> tuple[Way, ...]:
        part = self._surface.part(hit.surface).partition("-")[0]
        outward = -1.0 if hit.side is Side.RIGHT else 1.0
        away = offset * np.array([outward, 1.0, 1.0])
        if part in ("arm", "hand"):
            return (self._along_arm(hit, away, part),)
        steps = [
            (float(away[1]), Way.ABOVE, Way.BELOW),
            (float(away[0]), Way.LATERAL, Way.MEDIAL),
            (float(away[2]), Way.FRONT, Way.BEHIND),
        ]
        if part == "foot":
            steps = [(float(away[2]), Way.TOES, Way.HEEL), *steps[:2]]
        if hit.side is Side.MIDLINE:
            steps = [step for step in steps if step[1] is not Way.LATERAL]
        # On the flat of chest and back, depth follows from the curve of the skin and is no direction anyone would name.
        normal = np.abs(np.array(self._surface.normal(hit.surface)))
        steps = [step for step in steps if step[1] is not Way.FRONT or normal[2] < 0.7]
        ranked = sorted(steps, key=lambda step: -abs(step[0]))
        first, second = ranked[0], ranked[1] if len(ranked) > 1 else None
        if part == "foot" or second is None or abs(second[0]) < _SECOND * abs(first[0]):
            return (_way(first),)
        # Height is said first: "above and lateral of".
        return tuple(map(_way, sorted((first, second), key=steps.index)))

    def _along_arm(self, hit: SurfaceHit, away: Floats, part: str) -> Way:
        share = self._surface.limb_share(hit.surface)
        if part == "hand":
            ends = (Way.FINGERTIPS, Way.WRIST)
        elif share > 0.5:
            ends = (Way.WRIST, Way.ELBOW)
        else:
            ends = (Way.ELBOW, Way.SHOULDER)
        is_upper = part == "arm" and share <= 0.5
        across = np.array([-LIMB_AXIS[1], LIMB_AXIS[0], 0.0])
        sides = (Way.LATERAL, Way.MEDIAL) if is_upper else (Way.THUMB, Way.LITTLE_FINGER)
        depth = (Way.FRONT, Way.BEHIND) if is_upper else (Way.PALM, Way.BACK_OF_HAND)
        steps = [
            (float(away @ LIMB_AXIS), ends[0], ends[1]),
            (float(away @ across), sides[0], sides[1]),
            (float(away[2]), depth[0], depth[1]),
        ]
        return _way(max(steps, key=lambda step: abs(step[0])))


def pin_label(pin: Pin) -> str:
    """Return the short name of a pin as drawn beside its mark: "BL18 + 2 cm"."""
    return short_pin_name(pin.name)


def felt_first(muscles: Sequence[Muscle]) -> tuple[Muscle, ...]:
    """Return the muscles under a place, the one that a finger feels first.

    That is the one just under the skin, but for the latissimus dorsi over the erector spinae: there it is a thin sheet
    that runs into the thoracolumbar fascia, and what the finger meets is the column of muscle beneath it.

    Args:
        muscles: The one just under the skin first.
    """
    column = next((muscle for muscle in muscles if muscle.code in _ERECTOR_SPINAE), None)
    if column is None or muscles[0].code != _SHEET:
        return tuple(muscles)
    return (column, *(muscle for muscle in muscles if muscle is not column))


def over_muscle(pin: Pin, muscle: Muscle) -> Pin:
    """Return the pin with the muscle under the skin in its name: "2 cm lateral of BL18, over longissimus thoracis"."""
    name = muscle.name
    # Names of people keep their capital in no muscle; abbreviations such as TFL do.
    spoken = name if name[:2].isupper() else f"{name[:1].lower()}{name[1:]}"
    return Pin(pin.surface, over_muscle_name(pin.name, spoken), pin.plain)


def _way(step: tuple[float, Way, Way]) -> Way:
    return step[1] if step[0] >= 0 else step[2]
