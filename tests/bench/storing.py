"""One reading saved durably against a bare SQLCipher insert, and opening a long course."""

import secrets
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

import sqlcipher3.dbapi2 as dbapi2

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.services.clock import utc_now


def _bare(folder: Path, rounds: int) -> list[float]:
    """Time inserts of a reading's size, each its own durable transaction, with the same pragmas."""
    connection = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{secrets.token_hex(32)}'\"")
    for pragma in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON", "secure_delete=ON",
                   "temp_store=MEMORY", "cell_size_check=ON"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE r (s TEXT, i TEXT, p TEXT, v REAL, t TEXT, PRIMARY KEY (s, i, p)) WITHOUT ROWID")
    taken: list[float] = []
    session = new_id()
    for i in range(rounds):
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        row = (session, new_id(), "before", float(i % 11), "2026-10-07T12:00:00")
        connection.execute("INSERT INTO r VALUES (?, ?, ?, ?, ?)", row)
        connection.execute("COMMIT")
        taken.append((time.perf_counter() - started) * 1000)
    connection.close()
    return taken


def _long_course(clinic: Clinic, atlas: AtlasService) -> str:
    """Write 50 sessions × 30 sites × 2 and return the course's id."""
    patient = Patient(new_id(), "Long Course", Figure.FEMALE)
    now = utc_now()
    course = Course(new_id(), patient.id, "Back", (now - timedelta(days=400)).date())
    points = [point for point in atlas.points(Figure.FEMALE) if Side.LEFT in point.places][:30]
    sites = tuple(Site(new_id(), patient.id, Side.LEFT, p.label, kind=p.kind, code=p.code) for p in points)
    charts: list[SessionChart] = []
    for number in range(1, 51):
        at = now - timedelta(days=7 * (51 - number))
        session = Session(new_id(), course.id, number, SessionKind.KAP, at)
        found = {
            (site.id, phase): Reading(session.id, site.id, phase, Scale.NRS, float((i + number) % 11), at)
            for i, site in enumerate(sites)
            for phase in Phase
        }
        charts.append(SessionChart(session, sites, found))
    clinic.take_over([patient], [course], {course.id: CourseChart(tuple(charts))}, [])
    return course.id


def measure() -> dict[str, float]:
    """Return medians in ms and the ratio of a saved reading to the bare insert."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        atlas = AtlasService(paths.bodymaps())
        easy = Hardness(19 * 1024, 2, 1)
        clinic, _ = create_clinic(folder / "c.ashi", "Bench", "a long enough password", hardness=easy)
        course_id = _long_course(clinic, atlas)
        chart = clinic.courses.chart(course_id)
        session, _ = clinic.sessions.start(course_id)
        sites = chart.sites
        for site in sites:
            clinic.charting.rate(session.id, site, Phase.BEFORE, 3)
        saved: list[float] = []
        bare: list[float] = []
        for i in range(10):
            bare += _bare(folder, 30)
            (folder / "bare.db").unlink()
            for site in sites:
                started = time.perf_counter()
                clinic.charting.rate(session.id, site, Phase.AFTER, float(i % 11))
                saved.append((time.perf_counter() - started) * 1000)
        opened: list[float] = []
        for _ in range(15):
            started = time.perf_counter()
            clinic.courses.chart(course_id)
            opened.append((time.perf_counter() - started) * 1000)
        clinic.close()
    return {
        "bare_insert_ms": median(bare),
        "reading_saved_ms": median(saved),
        "reading_saved_ratio": median(saved) / median(bare),
        "course_50x30x2_ms": median(opened),
    }
