"""What a placement card says: today's points in the order of their needles, numbered, with where each is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ashichart.domain.atlas.body import Figure, Side


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """One site on the card.

    Args:
        number: On the drawings and in the list, from 1.
        label: Short name without the side.
        side: Side of the patient.
        name: Pinyin, "" where there is none.
        needles: How many are placed there; 0 where none is yet.
        over_lung: Whether the atlas warns of the pleura there.
        places: Plate name -> fractions.
    """

    number: int
    label: str
    side: Side
    name: str
    needles: int
    over_lung: bool
    places: Mapping[str, tuple[float, float]]

    @property
    def title(self) -> str:
        """Label with its side letter."""
        letter = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}[self.side]
        return f"{self.label} {letter}".strip()


@dataclass(frozen=True, slots=True)
class PlacementCard:
    """One session's card.

    Args:
        clinic_name: Heads the page.
        is_demonstration: Said on the page.
        patient_name: Whose card.
        figure: Whose body is drawn.
        session_number: Within the course.
        session_on: Local day.
        points: Numbered; may be empty.
        is_plan: True where nothing was needled yet and the session's sites stand in for it.
        printed_on: Local day.
    """

    clinic_name: str
    is_demonstration: bool
    patient_name: str
    figure: Figure
    session_number: int
    session_on: date
    points: tuple[PlacedPoint, ...]
    is_plan: bool
    printed_on: date

    @property
    def needles(self) -> int:
        """How many needles are placed in all."""
        return sum(point.needles for point in self.points)


def _closeness(plate: str) -> int:
    """Of plates that show as many points the one that shows them largest is taken."""
    return {"ear": 3, "hand": 2, "foot": 2, "head": 1, "torso": 1, "arm": 1, "leg": 1}.get(plate.split("-")[0], 0)


def plates_needed(points: tuple[PlacedPoint, ...], main: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fewest further plates, found greedily, that show the points no main plate shows; most points first."""
    left = [point for point in points if point.places and not any(name in point.places for name in main)]
    found: list[str] = []
    while left:
        counts: dict[str, int] = {}
        for point in left:
            for name in point.places:
                counts[name] = counts.get(name, 0) + 1
        best = max(counts, key=lambda name: (counts[name], _closeness(name), name))
        found.append(best)
        left = [point for point in left if best not in point.places]
    return tuple(found)
