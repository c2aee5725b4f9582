"""Makes the demonstration clinic: courses drawn by a seeded generator, plausible and modest. The cast is elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Protocol
from uuid import UUID

from ashichart.domain.atlas.body import Figure, Point
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.days import at_time, day_of, start_of_day
from ashichart.domain.scales import RULES, Scale
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.demonstration.cast import CAST, PINS, Part, PinPlan, Pressed, Way
from ashichart.services.demonstration.charges import with_charges
from ashichart.services.demonstration.pain import pain_areas
from ashichart.services.demonstration.vital_signs import with_vitals

SEED = 20
_HOUR = time(10, 0)
_DAYS_BETWEEN = 7
_BODY_CM = 170.0

Demonstration = tuple[tuple[Patient, ...], tuple[Course, ...], dict[str, CourseChart], tuple[Measure, ...]]

# Share of the whole change that is there before each session: the release comes after the third.
_RELEASE = (0.0, 0.1, 0.25, 0.75, 0.9, 1.0)
# Change over the whole course in points of nrs, drawn evenly: what most sites do, and what a few do against it.
_TOTALS: dict[Way, tuple[int, ...]] = {
    Way.RELEASE: (-3, -3, -2, -1, 0),
    Way.BETTER: (-4, -3, -3, -2, -2, -2, -1, 0, 1),
    Way.LITTLE: (-2, -1, -1, -1, 0, 0),
    Way.LEVEL: (-1, 0, 0, 0, 1),
    Way.MIXED: (-3, -2, -2, 0, 0, 1, 2, 2),
    Way.WORSE: (-1, 0, 1, 2, 2, 3),
}


class TakesOver(Protocol):
    """What the demonstration is written into: a clinic."""

    def take_over(
        self,
        patients: Sequence[Patient],
        courses: Sequence[Course],
        charts: Mapping[str, CourseChart],
        measures: Sequence[Measure],
        pain_areas: Sequence[PainArea] = (),
    ) -> Changes:
        """Write whole new patients, all or none."""
        ...


def fill_demonstration(
    clinic: TakesOver, atlas: AtlasService, now: date, zone: str | None = None
) -> Changes:
    """Write the made-up patients into a new clinic, in one transaction.

    Args:
        clinic: An empty clinic.
        atlas: Points and places; points it lacks are left out of the courses.
        now: Aware time now, before which today's sessions began; or a day alone, then its early afternoon.
    """
    points = atlas.points(Figure.FEMALE)
    pins = {key: pin for key, plan in PINS.items() if (pin := _find_pin(atlas, plan)) is not None}
    labels = {key: atlas.pin_label(pin) for key, pin in pins.items()}
    patients, courses, charts, measures = build_demonstration(points, now, pins=pins, pin_labels=labels, zone=zone)
    return clinic.take_over(patients, courses, charts, measures, pain_areas(atlas, patients, courses, charts))


def build_demonstration(
    atlas_points: Iterable[Point],
    now: date,
    seed: int = SEED,
    *,
    pins: Mapping[str, Pin] | None = None,
    pin_labels: Mapping[str, str] | None = None,
    zone: str | None = None,
) -> Demonstration:
    """Make the patients, courses, charts by course id, and measures; the same for the same moment and seed.

    Args:
        atlas_points: Points that may be charted; sites of other codes are left out.
        now: Aware time now, or a day alone.
        seed: Another seed gives other values and ids.
        pins: Key of `PINS` -> pin.
        pin_labels: Key of `PINS` -> short name.
        zone: IANA name of the clinic's zone, None for the computer's.
    """
    points = {point.code: point for point in atlas_points}
    moment = now if isinstance(now, datetime) else at_time(now, time(14, 40), zone)
    moment = moment.replace(second=0, microsecond=0)
    patients: list[Patient] = []
    courses: list[Course] = []
    charts: dict[str, CourseChart] = {}
    measures: list[Measure] = []
    for part in CAST:
        drawn = _CourseDrawing(part, moment, zone, Random(f"{seed} {part.name}"))  # noqa: S311 made-up numbers, not secrets
        drawn.place(points, pins or {}, pin_labels or {})
        patients.append(drawn.patient)
        courses.append(drawn.course)
        charted = with_charges(part.name, drawn.chart(), seed)
        charts[drawn.course.id] = with_vitals(part.name, charted, seed, moment)
        measures += drawn.measures()
    return tuple(patients), tuple(courses), charts, tuple(measures)


def _find_pin(atlas: AtlasService, plan: PinPlan) -> Pin | None:
    point = atlas.point(Figure.FEMALE, plan.code)
    plate = atlas.plates.of(Figure.FEMALE).get(plan.plate)
    place = None if point is None else point.places.get(plan.side)
    if plate is None or place is None or plan.plate not in place.plates:
        return None
    x, y = place.plates[plan.plate]
    unit = plate.units_per_body / _BODY_CM
    outward = 1 if x >= 0.5 else -1
    x += outward * plan.lateral_cm * unit / plate.width
    y -= plan.up_cm * unit / plate.height
    hit = atlas.places.hit(Figure.FEMALE, plan.plate, x, y)
    if hit is None:
        return None
    for figure in Figure:  # each pin is charted on patients of both
        atlas.places.at(figure, hit.surface)
    return atlas.name_pin(Figure.FEMALE, hit)


class _CourseDrawing:
    """Draws one patient's course; every random number comes from its own generator."""

    def __init__(self, part: Part, now: datetime, zone: str | None, random: Random) -> None:
        self._part, self._now, self._zone, self._random = part, now, zone, random
        self._today = day_of(now, zone)
        self._midnight = start_of_day(self._today, zone)
        self._days = self._session_days()
        self.patient = Patient(self._id(), part.name, part.figure, self._birth_date(), part.sex, part.alerts)
        self.course = Course(
            self._id(),
            self.patient.id,
            part.indication,
            self._days[0],
            part.goals,
            part.planned,
            self._days[-1] if part.is_over else None,
        )
        self._sites: list[tuple[Pressed, Site, int]] = []

    def place(self, points: Mapping[str, Point], pins: Mapping[str, Pin], labels: Mapping[str, str]) -> None:
        """Make the patient's sites of what the atlas has."""
        for pressed in self._part.sites:
            point, pin = points.get(pressed.code), pins.get(pressed.code)
            side = pressed.side
            if point is not None and side in point.sides:
                site = Site(self._id(), self.patient.id, side, point.label, point.kind, point.code)
                self._sites.append((pressed, site, point.needles))
            elif pin is not None:
                label = labels.get(pressed.code, pin.name)
                self._sites.append((pressed, Site(self._id(), self.patient.id, side, label, pin=pin), 1))

    def chart(self) -> CourseChart:
        """Draw every session."""
        befores = {site.id: self._befores(pressed) for pressed, site, _ in self._sites}
        return CourseChart(tuple(self._session(number, befores) for number in range(1, self._part.sessions + 1)))

    def measures(self) -> list[Measure]:
        """PHQ-9 and GAD-7 at every second session and the last, with a little noise between first and last."""
        part = self._part
        found: list[Measure] = []
        # Today's questionnaire of a session in progress is not in yet.
        numbers = [n for n in range(1, part.sessions + 1) if n % 2 == 1]
        for number in numbers:
            share = self._share(number)
            for kind, first, last in (
                (MeasureKind.PHQ9, part.measures[0], part.measures[1]),
                (MeasureKind.GAD7, part.measures[2], part.measures[3]),
            ):
                noise = 0 if number in (1, part.sessions) else self._random.choice((-1, 0, 0, 1))
                value = max(0, round(first + (last - first) * share) + noise)
                found.append(Measure(self._id(), self.course.id, kind, value, self._days[number - 1]))
        return found + self._motion()

    def _motion(self) -> list[Measure]:
        """Tension and range of motion, with numbers of their own: what is drawn for the rest stays the same."""
        random = Random(self._part.name)  # noqa: S311 made-up numbers, not secrets
        found: list[Measure] = []
        for number in range(1, self._part.sessions + 1, 2):
            for kind, (first, last) in self._part.motion.items():
                noise = 0 if number in (1, self._part.sessions) else random.choice((-1, 0, 1))
                value = round(first + (last - first) * self._share(number)) + noise
                one = str(UUID(int=random.getrandbits(128), version=4))
                found.append(Measure(one, self.course.id, kind, value, self._days[number - 1]))
        return found

    def _id(self) -> str:
        return str(UUID(int=self._random.getrandbits(128), version=4))

    def _birth_date(self) -> date:
        today = self._today
        birthday = today - timedelta(days=self._random.randrange(40, 320))
        # The 28th exists in every month of every year.
        return birthday.replace(year=birthday.year - self._part.age, day=min(birthday.day, 28))

    def _session_days(self) -> tuple[date, ...]:
        last = self._today - timedelta(days=self._part.days_since)
        if self._part.days_since and last.weekday() > 4:  # nobody works at the weekend
            last -= timedelta(days=last.weekday() - 4)
        count = self._part.sessions
        return tuple(last - timedelta(days=_DAYS_BETWEEN * (count - number)) for number in range(1, count + 1))

    def _share(self, number: int) -> float:
        """Share of the whole change that is there before a session."""
        count = self._part.sessions
        if self._part.way is Way.RELEASE and count == len(_RELEASE):
            return _RELEASE[number - 1]
        return (number - 1) / (count - 1) if count > 1 else 0.0

    def _befores(self, pressed: Pressed) -> list[float]:
        """Draw a site's values before each session, on the scale of the course."""
        scale, random = self._part.scale, self._random
        total = random.choice(_TOTALS[self._part.way])
        first: float
        if scale is Scale.PPT:
            # Pressure runs the other way: less tender is a higher threshold.
            first, size = round(random.uniform(1.3, 3.0), 1), -0.45
        elif scale is Scale.GRADE:
            first, size = random.choice((2, 3, 3, 4)), 0.5
        else:
            first, size = pressed.first or random.choice((4, 5, 5, 6, 6, 7, 7, 8)), 1.0
        change = total * size if pressed.last is None else pressed.last - first
        values: list[float] = []
        for number in range(1, self._part.sessions + 1):
            noise = (
                0.0 if number == 1 or (pressed.last is not None and number == self._part.sessions) else self._noise()
            )
            values.append(self._bounded(first + change * self._share(number) + noise))
        return values

    def _noise(self) -> float:
        if self._part.scale is Scale.PPT:
            return self._random.uniform(-0.15, 0.15)
        if self._part.scale is Scale.GRADE:
            return self._random.choice((-0.4, 0, 0, 0, 0.4))
        return self._random.choice((-1, 0, 0, 0, 1))

    def _bounded(self, value: float) -> float:
        rule = RULES[self._part.scale]
        kept = min(rule.high, max(rule.low, value))
        return float(round(kept)) if rule.whole else round(max(0.4, kept), 1)

    def _after(self, before: float, *, dosed: bool) -> float:
        """Draw a value after: lower soon after a dose, sometimes the same, now and then more."""
        if self._part.scale is Scale.PPT:
            return self._bounded(before + self._random.uniform(0.1, 1.0 if dosed else 0.5))
        if self._part.scale is Scale.GRADE:
            return self._bounded(before - self._random.choice((0, 1, 1) if dosed else (0, 0, 1)))
        drops = (0, 1, 1, 2, 2, 3) if dosed else (-1, 0, 0, 1, 1, 2)
        return self._bounded(before - self._random.choice(drops))

    def _start(self, number: int) -> datetime:
        if self._is_today(number):
            # A session of today began today even if the demonstration is opened just after midnight.
            return max(self._now - timedelta(minutes=self._part.minutes_ago), self._midnight)
        return at_time(self._days[number - 1], _HOUR, self._zone) + timedelta(minutes=30 * (len(self._part.name) % 10))

    def _is_today(self, number: int) -> bool:
        return self._days[number - 1] == self._today

    def _kind(self, number: int) -> SessionKind:
        if number == self._part.sessions and self._part.today is not None:
            return self._part.today
        usual = SessionKind.KAP if self._part.route is not None else SessionKind.NEEDLING
        return self._part.kinds.get(number, usual)

    def _session(self, number: int, befores: Mapping[str, list[float]]) -> SessionChart:
        part, random = self._part, self._random
        start = self._start(number)
        kind = self._kind(number)
        session = Session(self._id(), self.course.id, number, kind, start, part.scale, zone=self._zone)

        def at(minutes: float) -> datetime:
            moment = start + timedelta(seconds=round(minutes * 60))
            return min(moment, self._now) if self._is_today(number) else moment

        is_last = number == part.sessions
        # Integration is talk: the hands may press again, but no dose is given and no needle placed.
        before_only = (is_last and part.in_progress) or kind is SessionKind.INTEGRATION
        doses = self._doses(session, kind, at) if not before_only else ()
        # The course shown first has few gaps, so that its trend can be followed.
        gaps = 0.3 if part.way is Way.RELEASE else 1.0
        readings: dict[tuple[str, Phase], Reading] = {}
        sites: list[Site] = []
        needles: list[Needle] = []
        pull = at(random.choice((68, 72, 76)))
        for order, (pressed, site, per_site) in enumerate(self._sites):
            # A pin is found only once the hands know the back: it joins at the second session.
            if site.pin is not None and number == 1 and pressed.first is None:
                continue
            sites.append(site)
            before: float | None = befores[site.id][number - 1]
            chance = random.random()
            is_fixed = pressed.last is not None and number in (1, part.sessions)
            if (is_last and pressed.code == part.not_pressed) or (not is_fixed and chance < 0.03 * gaps):
                before = None
            elif not is_fixed and chance < 0.07 * gaps:
                continue  # nothing recorded at all: not assessed, which is not zero
            read_at = at(3 + 0.6 * order)
            readings[site.id, Phase.BEFORE] = Reading(session.id, site.id, Phase.BEFORE, part.scale, before, read_at)
            if before_only:
                continue
            if before is not None and random.random() > 0.06 * gaps:
                value = self._after(before, dosed=bool(doses))
                after_at = at(86 + 0.5 * order)
                after = Reading(session.id, site.id, Phase.AFTER, part.scale, value, after_at)
                readings[site.id, Phase.AFTER] = after
            if random.random() < 0.75:
                for _ in range(per_site):
                    count = len(needles) + 1
                    needles.append(
                        Needle(self._id(), session.id, site.id, count, at(40 + 0.5 * order), max(pull, at(48)))
                    )
        return SessionChart(session, tuple(sites), readings, tuple(needles), doses)

    def _doses(self, session: Session, kind: SessionKind, at: "_At") -> tuple[Dose, ...]:
        route = self._part.route
        if route is None or kind is not SessionKind.KAP:
            return ()
        # The first session is given a little less than the others.
        step = 5 if route is not Route.SL else 25
        mg = self._part.mg - (2 * step if session.number == 1 else 0) + step * self._random.choice((0, 0, 0, 1))
        doses = [Dose(self._id(), session.id, mg, route, at(22))]
        if route is Route.IM and session.number > 1 and self._random.random() < 0.3:
            doses.append(Dose(self._id(), session.id, 20, route, at(34)))
        return tuple(doses)


class _At(Protocol):
    def __call__(self, minutes: float) -> datetime: ...


__all__ = ["SEED", "TakesOver", "build_demonstration", "fill_demonstration"]
