"""Charts without end and tells of each reading once it is saved; a process of its own, which a test kills."""

from multiprocessing.connection import Connection
from pathlib import Path

from tests.made_up.clinic_kit import PASSWORD, point

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.scales import Scale
from ashichart.services.clinic.clinic import open_clinic


def chart(path: Path, patient_id: str, course_id: str, tell: Connection) -> None:
    """Chart in a course of a clinic; `tell` hears "ready", then session, code, side and value of each reading."""
    clinic = open_clinic(path, PASSWORD)
    session, _ = clinic.sessions.start(course_id, SessionKind.KAP, Scale.PPT)
    sites = [
        clinic.charting.site_for_point(patient_id, point(f"LI{number}"), side)
        for number in range(1, 13)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    tell.send("ready")
    turn = 0
    while True:
        site = sites[turn % len(sites)]
        value = turn % 3000 / 100
        clinic.charting.rate(session.id, site, Phase.BEFORE, value)
        tell.send((session.id, site.code, site.side.value, value))  # acknowledged
        if turn % 5 == 0:
            clinic.needling.place_needle(session.id, site)
        turn += 1
