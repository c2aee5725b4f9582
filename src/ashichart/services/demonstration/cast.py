"""Who the demonstration clinic is about: invented patients, their courses, what is pressed. No values drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.charting.patients import Alert, AlertKind, Sex
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.scales import Scale


class Way(Enum):
    """How a course goes, all in all."""

    RELEASE = "release"
    BETTER = "better"
    LITTLE = "little"
    LEVEL = "level"
    MIXED = "mixed"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A site that is pressed in a course.

    Args:
        code: Code of the point, or the key of a pin in `PINS`.
        side: Side of the patient.
        first: Reading before the first session, None to draw one.
        last: Reading before the last session, None to draw one.
    """

    code: str
    side: Side
    first: float | None = None
    last: float | None = None


@dataclass(frozen=True, slots=True)
class PinPlan:
    """A pin beside a point, found on a plate.

    Args:
        code: The point.
        side: Side of the patient.
        plate: Plate on which it is set.
        lateral_cm: Centimetres away from the midline of the picture.
        up_cm: Centimetres upwards.
    """

    code: str
    side: Side
    plate: str
    lateral_cm: float
    up_cm: float


@dataclass(frozen=True, slots=True)
class Part:
    """One invented patient and the course.

    Args:
        name: Invented.
        age: Full years today.
        sites: In palpation order.
        sessions: How many there are, today's included.
        days_since: Days since the last session, 0 for a session today.
        minutes_ago: Minutes since today's session began.
        today: Kind of today's session where it is not the usual one.
        not_pressed: Site that is recorded as not assessed in the last session.
        measures: PHQ-9 at start and end, GAD-7 at start and end.
        motion: Tension and range of motion at start and end.
    """

    name: str
    age: int
    figure: Figure
    sex: Sex | None
    indication: str
    goals: str
    planned: int | None
    sessions: int
    way: Way
    sites: tuple[Pressed, ...]
    measures: tuple[int, int, int, int]
    route: Route | None = Route.IM
    mg: float = 60
    scale: Scale = Scale.NRS
    alerts: tuple[Alert, ...] = ()
    days_since: int = 0
    minutes_ago: int = 0
    today: SessionKind | None = None
    in_progress: bool = False
    motion: Mapping[MeasureKind, tuple[int, int]] = field(default_factory=dict[MeasureKind, tuple[int, int]])
    not_pressed: str = ""
    is_over: bool = False
    kinds: Mapping[int, SessionKind] = field(default_factory=dict[int, SessionKind])


_SIDES = {"L": Side.LEFT, "R": Side.RIGHT, "M": Side.MIDLINE}


def _sites(text: str) -> tuple[Pressed, ...]:
    """Read "GB21-R LI4-L CV17-M:5>2": code, side, and where given the first and last reading before."""
    found: list[Pressed] = []
    for word in text.split():
        place, _, values = word.partition(":")
        code, _, letter = place.rpartition("-")
        first, _, last = values.partition(">")
        found.append(Pressed(code, _SIDES[letter], float(first) if first else None, float(last) if last else None))
    return tuple(found)


PINS: dict[str, PinPlan] = {
    "pin-shoulder-blade": PinPlan("BL15", Side.LEFT, "back", 2.0, 0.0),
    "pin-flank": PinPlan("BL23", Side.RIGHT, "back", 3.0, 1.0),
    "pin-hip": PinPlan("GB30", Side.LEFT, "back", -1.5, 2.0),
}

CAST: tuple[Part, ...] = (
    Part(
        "Mara Solberg",
        33,
        Figure.FEMALE,
        Sex.FEMALE,
        "Neck, shoulders, jaw and hips",
        "Chronic tension for years, with anxiety and depression. To sleep through, to turn the head freely.",
        6,
        6,
        Way.RELEASE,
        _sites(
            "EX-HN3-M:4>2 Temporalis1-R:5>3 Masseter1-L:7>4 Masseter1-R:6>3 GB20-R:7>4 GB21-L:6>3 GB21-R:9>5 "
            "UTrap2-R:8>5 LevScap1-L:7>6 Infraspin1-R:5>5 pin-shoulder-blade-L:7>5 CV17-M:6>3 GlutMed1-R:5>7 "
            "Pirif1-L:7>5 LI4-L:4>3"
        ),
        (17, 9, 15, 8),
        minutes_ago=24,
        in_progress=True,
        not_pressed="Pirif1",
        kinds={3: SessionKind.NEEDLING},
        motion={
            MeasureKind.TENSION: (7, 4),
            MeasureKind.NECK_ROTATION_RIGHT: (52, 66),
            MeasureKind.NECK_ROTATION_LEFT: (58, 62),
        },
    ),
    Part(
        "Tomas Iversen",
        54,
        Figure.MALE,
        Sex.MALE,
        "Low back",
        "To lift without fear, to walk an hour.",
        6,
        3,
        Way.LITTLE,
        _sites("BL23-L BL23-R BL25-R QL1-R QL2-R IlioLumb1-L GlutMed1-R pin-flank-R BL40-R GB34-R"),
        (11, 9, 8, 7),
        route=None,
        minutes_ago=165,
        alerts=(Alert(AlertKind.ANTICOAGULANT, "Since a thrombosis of the leg."),),
    ),
    Part(
        "Ada Brandt",
        41,
        Figure.FEMALE,
        Sex.FEMALE,
        "Jaw and temples",
        "Fewer mornings with a locked jaw.",
        6,
        3,
        Way.BETTER,
        _sites("Masseter1-L Masseter1-R Masseter2-L Temporalis1-L Temporalis1-R LatPter1-L ST6-L ST7-R SCM2-L LI4-R"),
        (12, 8, 14, 9),
        route=Route.SL,
        mg=150,
        minutes_ago=290,
        alerts=(Alert(AlertKind.NEEDLE_PHOBIA, "Lying down, one needle at a time."),),
    ),
    Part(
        "Jonas Weil",
        59,
        Figure.MALE,
        Sex.MALE,
        "Chest and breathing",
        "To breathe into the belly again.",
        8,
        5,
        Way.BETTER,
        _sites("CV17-M LU1-L LU1-R PecMaj1-L PecMaj1-R PecMin1-L Scal1-R BL13-L BL13-R PC6-L"),
        (15, 9, 12, 7),
        route=Route.IV,
        mg=40,
        minutes_ago=390,
        today=SessionKind.INTEGRATION,
        alerts=(Alert(AlertKind.PACEMAKER),),
    ),
    Part(
        "Lena Okafor",
        35,
        Figure.FEMALE,
        Sex.FEMALE,
        "Hips and pelvis",
        "To sit through a working day.",
        8,
        4,
        Way.MIXED,
        _sites("GB30-L GB30-R Pirif1-L Pirif2-L GlutMed2-L GlutMin1-L TFL1-L pin-hip-L BL28-R SP6-L LR3-L"),
        (14, 11, 10, 9),
        mg=50,
        days_since=3,
    ),
    Part(
        "Ruth Castellan",
        67,
        Figure.FEMALE,
        Sex.FEMALE,
        "Shoulders and sleep",
        "To sleep on either side.",
        8,
        8,
        Way.BETTER,
        _sites(
            "GB21-L GB21-R UTrap2-L UTrap2-R LevScap1-R Supraspin1-R Infraspin1-R Delt1-R LI15-R SI11-R EX-HN3-M HT7-L"
        ),
        (16, 7, 11, 6),
        route=Route.SL,
        mg=120,
        days_since=12,
        is_over=True,
        alerts=(Alert(AlertKind.LYMPHOEDEMA, "Left arm."),),
    ),
    Part(
        "Kenji Morrow",
        28,
        Figure.MALE,
        Sex.MALE,
        "Headache from the neck",
        "Two days a week without headache.",
        6,
        5,
        Way.LEVEL,
        _sites("GB20-L GB20-R Subocc1-L SemiCap1-R SplCap1-R UTrap2-L SCM1-R Temporalis2-L"),
        (9, 8, 9, 9),
        mg=45,
        days_since=5,
        scale=Scale.GRADE,
    ),
    Part(
        "Priya Vandermoor",
        46,
        Figure.FEMALE,
        Sex.FEMALE,
        "Shoulder blade and arm",
        "To carry the child again.",
        10,
        9,
        Way.BETTER,
        _sites("UTrap2-R Infraspin1-R Infraspin2-R TeresMin1-R Rhomb1-R Rhomb2-R LevScap1-R SI11-R LI10-R"),
        (10, 6, 9, 5),
        mg=55,
        days_since=6,
        scale=Scale.PPT,
    ),
    Part(
        "Idris Calloway",
        39,
        Figure.MALE,
        Sex.MALE,
        "Old injury of the back",
        "To know what helps and what does not.",
        6,
        6,
        Way.WORSE,
        _sites("BL17-L BL18-L BL23-L LongThor1-L LongThor2-L LatDorsi1-L QL1-L GV4-M GlutMax1-L"),
        (13, 16, 11, 13),
        route=Route.IV,
        mg=35,
        days_since=8,
    ),
    Part(
        "Noor Halvard",
        24,
        Figure.FEMALE,
        None,
        "Tension after an accident",
        "To drive again.",
        12,
        12,
        Way.BETTER,
        _sites(
            "SCM1-L SCM2-R Scal1-L Scal2-R GB20-L GB21-R MTrap1-L LTrap1-R Rhomb1-L BL15-R CV17-M PC6-R LI4-L ST36-R"
        ),
        (19, 8, 17, 8),
        mg=65,
        days_since=15,
        is_over=True,
    ),
    Part(
        "Wen Lindqvist",
        72,
        Figure.MALE,
        Sex.MALE,
        "Knees and calves",
        "To walk down the stairs.",
        8,
        4,
        Way.LITTLE,
        _sites("ST34-L ST35-R ST36-L ST36-R SP9-L SP10-R GB34-R BL57-L BL58-R KI3-L LR3-R"),
        (8, 7, 6, 6),
        route=None,
        days_since=2,
        alerts=(Alert(AlertKind.ALLERGY, "Plaster."),),
    ),
    Part(
        "Beatriz Oyelund",
        31,
        Figure.FEMALE,
        Sex.FEMALE,
        "Neck and upper back",
        "To work at the desk without pain.",
        None,
        7,
        Way.MIXED,
        _sites("GV14-M BL10-L BL10-R BL11-L BL12-R MTrap1-R MTrap2-L LTrap2-R LevScap2-L Rhomb2-R SI13-L TE15-R"),
        (12, 9, 10, 8),
        mg=50,
        days_since=4,
    ),
)
