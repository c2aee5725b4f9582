"""The made-up evening that tests of acts work in, and a picture of everything a clinic holds, to compare by."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.made_up.clinic_kit import PASSWORD, SetClock, new_clinic, pin_site, point
from tests.made_up.clinic_template import Filled, template_of

from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.charting.clinic_points import OwnPoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.charting.patients import Alert, AlertKind, Patient
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic

# 20:30 in New York, which is the next day already in UTC.
START = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)
STEP = timedelta(seconds=7)


@dataclass
class Evening:
    """A patient with two courses; the first has two sessions on one day, both charted, and a removed one between."""

    clinic: Clinic
    clock: SetClock
    patient: Patient
    course: Course
    other_course: Course
    first: Session
    second: Session
    hand: Site
    shoulder: Site
    pin: Site
    own: OwnPoint

    @property
    def charting(self):  # noqa: ANN201
        """The charting service."""
        return self.clinic.charting

    def chart(self):  # noqa: ANN201
        """The second session as the file holds it."""
        return self.clinic.charting.chart(self.second.id)

    def picture(self) -> dict[str, Any]:
        """Everything a person could see, without counts of changes and places in the order."""
        clinic = self.clinic
        patients = [clinic.patients.get(one.patient.id) for one in clinic.patients.find("")]
        courses = [course for patient in patients for course in clinic.courses.of_patient(patient.id)]
        charts = {course.id: clinic.courses.chart(course.id).sessions for course in courses}
        return {
            "patients": sorted((replace(one, version=0) for one in patients), key=lambda one: one.id),
            "courses": sorted((replace(one, version=0) for one in courses), key=lambda one: one.id),
            "charts": {
                key: [replace(one, session=replace(one.session, version=0)) for one in held]
                for key, held in charts.items()
            },
            "measures": {course.id: clinic.courses.measures(course.id) for course in courses},
            "pain": {course.id: dict(clinic.painting.of_course(course.id)) for course in courses},
            "points": [replace(one, version=0) for one in clinic.own_points.all().points if not one.is_removed],
            "names": {code: one.names for code, one in clinic.own_points.all().names.items() if one.names},
        }


def open_evening(folder: Path) -> Evening:
    """Return the evening in a file of its own."""
    template = template_of(_fill)
    clock = SetClock(template.at, STEP)
    return replace(template.held, clinic=template.open_copy(folder, clock), clock=clock)


def _fill(folder: Path) -> Filled[Evening]:
    """Fill a new clinic; minutes between the acts are unequal, no two values are alike."""
    clock = SetClock(START, STEP)
    clinic = new_clinic(folder, clock)
    alerts = (Alert(AlertKind.ALLERGY, "latex"), Alert(AlertKind.ANTICOAGULANT, "apixaban"))
    patient, _ = clinic.patients.add(PatientDraft("Ana Maré", Figure.FEMALE, date(1993, 5, 6), None, alerts))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders", "sleep", 6))
    other, _ = clinic.courses.add(CourseDraft(patient.id, "Jaw", "", None))
    first, _ = clinic.sessions.start(course.id, SessionKind.ASSESSMENT)
    hand, shoulder, pin = (
        clinic.charting.site_for_point(patient.id, point("LI4"), Side.LEFT),
        clinic.charting.site_for_point(patient.id, point("GB21"), Side.RIGHT),
        pin_site(patient.id),
    )
    clinic.charting.rate(first.id, hand, Phase.BEFORE, 9)
    clinic.needling.place_needle(first.id, hand, 3)
    clock.now += timedelta(minutes=4)
    gone, _ = clinic.sessions.start(course.id, SessionKind.NEEDLING)
    clinic.charting.rate(gone.id, clinic.charting.site_for_point(patient.id, point("BL23"), Side.LEFT), Phase.BEFORE, 5)
    clock.now += timedelta(minutes=43)
    second, _ = clinic.sessions.start(course.id)
    clinic.sessions.remove(gone.id, "charted twice")
    clinic.charting.rate(second.id, hand, Phase.BEFORE, 7)
    clock.now += timedelta(minutes=3)
    clinic.charting.rate(second.id, shoulder, Phase.BEFORE, 4)
    clinic.charting.rate(second.id, pin, Phase.BEFORE, None)
    clinic.charting.charge(second.id, shoulder, Phase.BEFORE, 6)
    clinic.kap.record_dose(second.id, 60, Route.IM)
    clinic.kap.record_vitals(second.id, (128, 82, 76, None))
    clock.now += timedelta(minutes=11)
    clinic.needling.place_needle(second.id, hand, 2)
    clinic.needling.place_needle(second.id, shoulder, 2)
    clinic.needling.take_out(second.id, [clinic.charting.chart(second.id).needles[1].id])
    clinic.painting.paint(second.id, Phase.BEFORE, (4, 5, 6), 8)
    clinic.courses.record_measures(course.id, date(2026, 3, 2), {MeasureKind.PHQ9: 14, MeasureKind.GAD7: 9})
    places = {Side.MIDLINE: SurfacePoint(3, 0.25, 0.5)}
    own, _ = clinic.own_points.add(OwnPointDraft("MY1", "My point", PointKind.ACUPUNCTURE, places))
    clinic.own_points.call("LI4", ("Valley",))
    evening = Evening(
        clinic, clock, patient, course, other, first, clinic.sessions.get(second.id), hand, shoulder, pin, own
    )
    return Filled(clinic, PASSWORD, evening, clock.now)


def open_taken_over(folder: Path) -> Evening:
    """Return the same evening in a file of another clinic, which took the whole patient over."""
    template = template_of(_take_over)
    clock = SetClock(template.at, STEP)
    return replace(template.held, clinic=template.open_copy(folder, clock), clock=clock)


def _take_over(folder: Path) -> Filled[Evening]:
    evening = open_evening(folder / "source")
    here, patient = evening.clinic, evening.patient
    courses = here.courses.of_patient(patient.id)
    clinic = new_clinic(folder, evening.clock)
    clinic.take_over(
        [here.patients.get(patient.id)],
        courses,
        {one.id: here.courses.chart(one.id) for one in courses},
        [measure for one in courses for measure in here.courses.measures(one.id)],
        [area for one in courses for area in here.painting.of_course(one.id).values()],
    )
    own, _ = clinic.own_points.add(
        OwnPointDraft(evening.own.label, evening.own.name, evening.own.kind, dict(evening.own.places))
    )
    clinic.own_points.call("LI4", ("Valley",))
    here.close()
    there = replace(evening, clinic=clinic, own=own, second=clinic.sessions.get(evening.second.id))
    return Filled(clinic, PASSWORD, there, evening.clock.now)
