"""Writes whole patients with everything charted for them at once, as an import or the demonstration needs it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Table, insert

from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.store.checks.trail_check import digest
from ashichart.store.records.charges import add_charges, charge_row
from ashichart.store.records.convert import (
    RowValues,
    audit_patient,
    course_row,
    dose_row,
    measure_row,
    needle_row,
    reading_row,
    session_row,
    site_row,
)
from ashichart.store.records.courses import add_courses, add_measures, add_sessions
from ashichart.store.records.doses import add_vitals, vitals_row
from ashichart.store.records.painting import add_areas, pack
from ashichart.store.records.patients import add_patients
from ashichart.store.tables.schema import dose, needle, reading, session_site, site
from ashichart.store.trail.import_rows import ROWS, packed
from ashichart.store.trail.rows import CELL, LISTED, PARTS, SITE, Key, Row, normal
from ashichart.store.transactions.transaction import Transaction

if TYPE_CHECKING:
    from ashichart.domain.charting.sites import Site


def take_over(
    act: Transaction,
    patients: Sequence[Patient],
    courses: Sequence[Course],
    charts: Mapping[str, CourseChart],
    measures: Sequence[Measure],
    pain_areas: Sequence[PainArea] = (),
) -> None:
    """Write new patients, one row of the audit trail each: the patient's own values, what was charted and how much.

    Args:
        act: Open transaction; the caller commits.
        patients: None of them is in the file yet.
        courses: Their courses.
        charts: Course id -> its sessions.
        measures: Of these courses.
        pain_areas: Painted in these sessions.

    Raises:
        ValueError: If a course, chart or measure belongs to nobody among `patients`.
    """
    owners = {course.id: course.patient_id for course in courses}
    known = {patient.id for patient in patients}
    if not set(owners.values()) <= known or not {*charts, *(measure.course_id for measure in measures)} <= set(owners):
        raise ValueError("Courses, charts and measures must belong to the patients taken over.")
    if not patients:
        return
    connection = act.connection
    add_patients(connection, list(patients), act.at)
    if courses:
        add_courses(connection, list(courses), act.at)
    sites: dict[str, Site] = {}
    rows: dict[Table, list[RowValues]] = {site: [], session_site: [], reading: [], needle: [], dose: []}
    for chart in charts.values():
        for visit in chart.sessions:
            for position, place in enumerate(visit.sites):
                sites.setdefault(place.id, place)
                rows[session_site].append({"session_id": visit.session.id, "site_id": place.id, "position": position})
            rows[reading].extend(reading_row(one) for one in visit.readings.values())
            rows[needle].extend(needle_row(one) for one in visit.needles)
            rows[dose].extend(dose_row(one) for one in visit.doses)
    sessions = [visit.session for chart in charts.values() for visit in chart.sessions]
    if sessions:
        add_sessions(connection, sessions, act.at)
    rows[site] = [{**site_row(one), "version": 1} for one in sites.values()]
    for table, listed in rows.items():
        if listed:
            connection.execute(insert(table), listed)
    add_charges(
        connection, (one for chart in charts.values() for visit in chart.sessions for one in visit.charges.values())
    )
    add_vitals(connection, (one for chart in charts.values() for visit in chart.sessions for one in visit.vitals))
    if measures:
        add_measures(connection, list(measures))
    add_areas(connection, pain_areas)
    charted = _charted(sites.values(), charts, pain_areas)
    for patient in patients:
        own = [course for course in courses if course.patient_id == patient.id]
        visits = [visit for course in own if course.id in charts for visit in charts[course.id].sessions]
        act.record(
            AuditedAct(ActLabel(ActKind.TAKE_OVER_PATIENT)),
            "patient",
            patient.id,
            None,
            {
                **audit_patient(patient),
                "courses": len(own),
                "sessions": len(visits),
                "readings": sum(len(visit.readings) for visit in visits),
                "charges": sum(len(visit.charges) for visit in visits),
                "needles": sum(len(visit.needles) for visit in visits),
                "doses": sum(len(visit.doses) for visit in visits),
                "vital signs": sum(len(visit.vitals) for visit in visits),
                "digest": digest(_of_patient(charted, patient.id, visits)),
                "pain areas": sum(area.session_id in {visit.session.id for visit in visits} for area in pain_areas),
                ROWS: packed(_rows_of(own, visits, measures, pain_areas)),
            },
        )


def _rows_of(
    courses: Sequence[Course],
    visits: Sequence[SessionChart],
    measures: Sequence[Measure],
    pain_areas: Sequence[PainArea],
) -> dict[str, list[Row]]:
    """Return every row that comes with a patient, as the trail keeps them, so that it can be written once more."""
    sites = {place.id: place for visit in visits for place in visit.sites}
    course_ids, session_ids = {course.id for course in courses}, {visit.session.id for visit in visits}
    rows: dict[str, list[RowValues]] = {
        "course": [course_row(one) for one in courses],
        "session": [session_row(visit.session) for visit in visits],
        "measure": [measure_row(one) for one in measures if one.course_id in course_ids],
        "site": [site_row(one) for one in sites.values()],
        "session_site": [
            {"session_id": visit.session.id, "site_id": place.id, "position": position}
            for visit in visits
            for position, place in enumerate(visit.sites)
        ],
        "reading": [reading_row(one) for visit in visits for one in visit.readings.values()],
        "charge": [charge_row(one) for visit in visits for one in visit.charges.values()],
        "needle": [needle_row(one) for visit in visits for one in visit.needles],
        "dose": [dose_row(one) for visit in visits for one in visit.doses],
        "vitals": [vitals_row(one) for visit in visits for one in visit.vitals],
        "pain_area": [
            {
                "session_id": area.session_id,
                "phase": area.phase.value,
                "cells": pack(area.painted).hex(),
            }
            for area in pain_areas
            if area.session_id in session_ids
        ],
    }
    return {name: [normal(row) or {} for row in listed] for name, listed in rows.items()}


def _charted(
    sites: Iterable["Site"], charts: Mapping[str, CourseChart], areas: Sequence[PainArea]
) -> dict[tuple[str, Key], Row]:
    """Return every row of what was charted, as the check of the trail will find it in the tables."""
    found: dict[tuple[str, Key], Row] = {(SITE, (one.id,)): site_row(one) for one in sites}
    for visit in (visit for chart in charts.values() for visit in chart.sessions):
        listed: list[tuple[str, RowValues]] = [
            *(("reading", reading_row(one)) for one in visit.readings.values()),
            *(("charge", charge_row(one)) for one in visit.charges.values()),
            *(("needle", needle_row(one)) for one in visit.needles),
            *(("dose", dose_row(one)) for one in visit.doses),
            *(("vitals", vitals_row(one)) for one in visit.vitals),
        ]
        for table, row in listed:
            found[table, tuple(str(row[name]) for name in PARTS[table])] = normal(row) or {}
        for place in visit.sites:
            found[LISTED, (visit.session.id, place.id)] = {}
    for area in areas:
        for cell, intensity in area.painted:
            found[CELL, (area.session_id, area.phase.value, str(cell))] = {"intensity": intensity}
    return found


def _of_patient(
    charted: Mapping[tuple[str, Key], Row], patient_id: str, visits: Sequence[SessionChart]
) -> dict[tuple[str, Key], Row]:
    sessions = {visit.session.id for visit in visits}
    listed = {site.id for visit in visits for site in visit.sites}
    return {
        (table, key): row
        for (table, key), row in charted.items()
        if (key[0] in listed if table == SITE else row.get("session_id", key[0]) in sessions)
    }
