"""Made-up sites, sessions and courses as values of the domain: the one set of them for all tests that need no file."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.scales import Scale

AT = datetime(2026, 9, 2, 8, 0, tzinfo=UTC)
START = datetime(2026, 9, 2, 8, 30, tzinfo=UTC)
# 23:40 in New York on 2 March; midnight falls between what is read, and the day in UTC is another from the start.
LATE_EVENING = datetime(2026, 3, 3, 4, 40, tzinfo=UTC)
WEST = "America/New_York"
PATIENT = Patient("p1", "Mara Solberg", Figure.FEMALE)
COURSE = Course("c1", "p1", "Neck and shoulders", date(2026, 9, 2), planned_sessions=8)
MEASURES = tuple(
    Measure(f"m{day}", "c1", MeasureKind.PHQ9, value, (START + timedelta(days=day)).date())
    for day, value in ((0, 17), (14, 14), (28, 11), (35, 9))
)


def site(label: str, side: Side = Side.RIGHT, *, code: str = "", kind: PointKind = PointKind.ACUPUNCTURE) -> Site:
    """Return the site of a point; without a code it is called as it is labelled."""
    return Site(f"{label}-{side.value}", "p1", side, label, kind, code or label)


def pin(label: str, side: Side = Side.RIGHT) -> Site:
    """Return a site that is a pin."""
    return Site(f"{label}-{side.value}", "p1", side, label, pin=Pin(SurfacePoint(1, 0.5, 0.5), f"2 cm off {label}"))


def reading(
    one: Site, phase: Phase, value: float | None, scale: Scale = Scale.NRS, minutes: int = 0, session: str = "s1"
) -> Reading:
    """Return a reading `minutes` after the session began."""
    return Reading(session, one.id, phase, scale, value, AT + timedelta(minutes=minutes))


def chart(
    number: int,
    before: Mapping[Site, float | None],
    after: Mapping[Site, float | None] | None = None,
    *,
    scale: Scale = Scale.NRS,
    dose_at: int | None = None,
    after_minutes: int = 60,
) -> SessionChart:
    """Return a session; before is read as it begins, after `after_minutes` later."""
    session = Session(f"s{number}", "c1", number, SessionKind.KAP, AT, scale)
    readings: dict[tuple[str, Phase], Reading] = {}
    for phase, values, minutes in ((Phase.BEFORE, before, 0), (Phase.AFTER, after or {}, after_minutes)):
        for one, value in values.items():
            readings[one.id, phase] = reading(one, phase, value, scale, minutes, session.id)
    doses = () if dose_at is None else (Dose("d1", session.id, 60, Route.IM, AT + timedelta(minutes=dose_at)),)
    return SessionChart(session, tuple(dict.fromkeys((*before, *(after or {})))), readings, (), doses)


def charted(
    number: int,
    values: Mapping[Site, tuple[float | None, float | None]],
    *,
    dose_at: timedelta | None = None,
    scale: Scale = Scale.NRS,
    minute: int = 0,
) -> SessionChart:
    """Return a session late in the evening west of Greenwich in which no two things happened at one time.

    The sites are read 0, 4, 11, 21 … minutes after the start, and as far apart from 34 minutes on after; each has a
    charge a minute later, which is not its value, and two needles or more, the second of which is out.

    Args:
        number: Of the session; two sessions lie three days and an hour apart, so that they begin at other times of day.
        values: Site -> value before and after; None leaves the reading out.
        dose_at: After the start, None for no dose.
        scale: Of the values.
        minute: Added to every time but that of the start.
    """
    at = LATE_EVENING + (number - 1) * timedelta(days=3, hours=1)
    session = Session(f"s{number}", "c1", number, SessionKind.KAP, at, scale, zone=WEST)
    readings: dict[tuple[str, Phase], Reading] = {}
    charges: dict[tuple[str, Phase], Charge] = {}
    needles: list[Needle] = []
    for index, (one, pair) in enumerate(values.items()):
        apart = timedelta(minutes=(index * (3 * index + 5)) // 2 + minute)
        for phase, value, later in zip(Phase, pair, (0, 34), strict=True):
            read_at = at + apart + timedelta(minutes=later)
            if value is not None:
                readings[one.id, phase] = Reading(session.id, one.id, phase, scale, value, read_at)
                asked_at = read_at + timedelta(minutes=1)
                charges[one.id, phase] = Charge(session.id, one.id, phase, (index + later + 2) % 11, asked_at)
        for count in range(2 + index):
            put_in = at + apart + timedelta(minutes=24, seconds=20 * count)
            taken_out = put_in + timedelta(minutes=7) if count == 1 else None
            needle_id = f"n{number}-{len(needles) + 1}"
            needles.append(Needle(needle_id, session.id, one.id, len(needles) + 1, put_in, taken_out))
    doses = () if dose_at is None else (Dose(f"d{number}", session.id, 60, Route.IM, at + dose_at),)
    return SessionChart(session, tuple(values), readings, tuple(needles), doses, charges)


_N = None
_TRIGGER = PointKind.TRIGGER
_EAR = site("Ear", Side.RIGHT, code="SHENMEN", kind=PointKind.AURICULAR)
_LEVATOR = site("Lev. scap. 1", Side.LEFT, code="LevScap1", kind=_TRIGGER)
# The site, and (before, after) in each session.
_ROWS: tuple[tuple[Site, tuple[tuple[int | None, int | None], ...]], ...] = (
    (site("EX-HN3", Side.MIDLINE), ((3, 2), (3, 1), (2, 2), (2, 1), (2, 1), (1, 1))),
    (_EAR, ((4, 3), (3, 2), (_N, _N), (3, 2), (3, 1), (3, 1))),
    (site("CV17", Side.MIDLINE), ((8, 7), (8, 5), (8, 7), (7, 3), (6, 4), (5, 1))),
    (site("PC6", Side.LEFT), ((5, 4), (5, 3), (4, 3), (4, 2), (3, 2), (_N, _N))),
    (site("ST36", Side.RIGHT), ((5, 4), (4, 3), (4, 4), (4, 2), (4, 3), (4, 3))),
    (site("LR3", Side.LEFT), ((6, 5), (6, 4), (6, 5), (5, 3), (4, 2), (4, 2))),
    (site("LI4", Side.LEFT), ((4, 4), (4, 3), (3, 3), (3, 2), (3, 3), (3, 3))),
    (site("BL23", Side.RIGHT), ((6, 6), (6, 5), (6, 6), (7, 6), (_N, _N), (8, 6))),
    (pin("BL18 + 2 cm", Side.LEFT), ((_N, _N), (7, 7), (7, 8), (7, 6), (7, 6), (7, 9))),
    (site("Infraspin. 1", code="Infrasp1", kind=_TRIGGER), ((7, 7), (7, 5), (6, 5), (6, 4), (4, 3), (3, 1))),
    (site("Rhomboid 1", code="Rhomb1", kind=_TRIGGER), ((6, 6), (6, 5), (6, 6), (6, 4), (5, 4), (5, 3))),
    (_LEVATOR, ((_N, _N), (_N, _N), (7, 6), (7, 5), (7, 5), (6, 5))),
    (site("GB20", Side.RIGHT), ((7, 6), (7, 5), (6, 5), (6, 4), (5, 4), (5, 3))),
    (site("GB21", Side.LEFT), ((6, 5), (6, 4), (5, 4), (5, 3), (5, 3), (4, 2))),
    (site("GB21", Side.RIGHT), ((9, 8), (9, 6), (8, 7), (8, 5), (8, 6), (7, 3))),
)


def session_chart(
    number: int,
    values: Mapping[Site, tuple[float | None, float | None]],
    *,
    mg: float | None = 60,
    scale: Scale = Scale.NRS,
    before_dose: bool = False,
    days: int = 7,
) -> SessionChart:
    """Return a session whose (before, after) values are given; None leaves the reading out."""
    at = START + timedelta(days=days * (number - 1))
    session = Session(f"s{number}", "c1", number, SessionKind.KAP, at, scale)
    doses = () if mg is None else (Dose(f"d{number}", session.id, mg, Route.IM, at + timedelta(minutes=20)),)
    readings: dict[tuple[str, Phase], Reading] = {}
    for one, pair in values.items():
        for phase, value in zip(Phase, pair, strict=True):
            minutes = (10 if before_dose else 62) if phase is Phase.BEFORE else 104
            if value is not None:
                read_at = at + timedelta(minutes=minutes)
                readings[one.id, phase] = Reading(session.id, one.id, phase, scale, value, read_at)
    return SessionChart(session, tuple(values), readings, (), doses)


def whole_course(sessions: int = 6) -> CourseChart:
    """Return the course of fifteen sites in the pictures of the Course place."""
    charts = [
        session_chart(
            number + 1,
            {one: pairs[number] for one, pairs in _ROWS},
            mg=None if number == 2 else 50 if number == 0 else 60,
        )
        for number in range(sessions)
    ]
    return CourseChart(tuple(charts))


def large_course(sessions: int, sites: int) -> CourseChart:
    """Return a course of any size, every fourth reading missing in the first half."""
    points = [site(f"P{n}", Side.LEFT if n % 2 else Side.RIGHT) for n in range(sites)]
    return CourseChart(
        tuple(
            session_chart(
                number,
                {
                    one: (None, None) if (n + number) % 4 == 0 and n < sites / 2 else ((n + number) % 11, n % 11)
                    for n, one in enumerate(points)
                },
            )
            for number in range(1, sessions + 1)
        )
    )
