"""Where the made-up patients of the demonstration say it hurts, painted before and after each of their sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.painting import LEAST, MOST, PainArea
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.pain_body import PainBody

_CM_OF_BODY = 170.0


@dataclass(frozen=True, slots=True)
class Painted:
    """One stroke of a patient's painting.

    Args:
        plate: On which it is painted.
        along: (point, side) one after the other, where the brush goes.
        wide_cm: Radius of the brush in the first session.
        less: How much milder than the worst it is, in steps of the scale.
    """

    plate: str
    along: tuple[tuple[str, Side], ...]
    wide_cm: float
    less: int = 0


_NECK_AND_SHOULDERS = (
    Painted("back", (("GB20", Side.RIGHT), ("GB21", Side.RIGHT), ("SI13", Side.RIGHT), ("BL13", Side.RIGHT)), 4.5),
    Painted("back", (("GB20", Side.LEFT), ("GB21", Side.LEFT), ("SI13", Side.LEFT)), 3.5, 1),
    Painted("head-right", (("ST7", Side.RIGHT), ("ST6", Side.RIGHT)), 2.0, 2),
)
_LOW_BACK = (
    Painted("back", (("BL23", Side.LEFT), ("BL25", Side.LEFT), ("BL28", Side.LEFT)), 4.5),
    Painted("back", (("BL23", Side.RIGHT), ("BL25", Side.RIGHT)), 3.0, 2),
)
_HIP = (Painted("back", (("GB30", Side.RIGHT), ("BL36", Side.RIGHT), ("BL37", Side.RIGHT)), 4.0),)
PAINTINGS: Mapping[str, tuple[Painted, ...]] = {
    "Mara Solberg": _NECK_AND_SHOULDERS,
    "Tomas Iversen": _LOW_BACK,
    "Lena Okafor": _HIP,
}


def pain_areas(
    atlas: AtlasService, patients: Sequence[Patient], courses: Sequence[Course], charts: Mapping[str, CourseChart]
) -> tuple[PainArea, ...]:
    """Return what the patients of `PAINTINGS` painted: as wide and as strong as their points are tender.

    Args:
        atlas: The body; points that it lacks are left out of the strokes.
        patients: The made-up patients.
        courses: Their courses.
        charts: Course id -> its sessions.
    """
    found: list[PainArea] = []
    bodies: dict[Figure, PainBody] = {}
    for patient in patients:
        strokes = PAINTINGS.get(patient.name, ())
        if not strokes:
            continue
        body = bodies.setdefault(patient.figure, PainBody(atlas, patient.figure))
        for chart in (charts[course.id] for course in courses if course.patient_id == patient.id):
            first = next((mean for visit in chart.sessions if (mean := _mean(visit, Phase.BEFORE))), None)
            if first is None:
                continue
            for visit in chart.sessions:
                for phase in Phase:
                    mean = _mean(visit, phase)
                    if mean is not None:
                        area = _area(atlas, body, strokes, visit.session.id, phase, mean, mean / first)
                        found.append(area)
    return tuple(area for area in found if not area.is_empty)


def _area(
    atlas: AtlasService,
    body: PainBody,
    strokes: Sequence[Painted],
    session_id: str,
    phase: Phase,
    mean: float,
    share: float,
) -> PainArea:
    """A patient whose points are half as tender paints half as wide and half as strong."""
    cells: dict[int, int] = {}
    for stroke in reversed(strokes):
        plate = atlas.plates.of(body.figure).get(stroke.plate)
        level = min(MOST, round(mean) - stroke.less)
        if plate is None or level <= LEAST:
            continue
        way = [
            place.plates[stroke.plate]
            for code, side in stroke.along
            if (point := atlas.point(body.figure, code)) is not None
            and (place := point.places.get(side)) is not None
            and stroke.plate in place.plates
        ]
        if way:
            wide = stroke.wide_cm * max(0.3, share**1.5) / _CM_OF_BODY * plate.units_per_body / plate.width
            cells |= dict.fromkeys(body.cells_under(stroke.plate, way, wide), level)
    return PainArea(session_id, phase, tuple(sorted(cells.items())))


def _mean(visit: SessionChart, phase: Phase) -> float | None:
    """The mean of the sites read in a phase, None if none was; of a scale that is not 0 to 10 too."""
    values = [value for site in visit.sites if (value := visit.value(site.id, phase)) is not None]
    highest = max(values, default=0.0)
    return sum(values) / len(values) if values and highest <= MOST else None
