"""Charts without end and prints each reading once it is saved; run by the test that kills it."""

import sys
from pathlib import Path

from tests.unit.services.clinic_kit import PASSWORD, point

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.scales import Scale
from ashichart.services.clinic.clinic import open_clinic


def main() -> None:
    """Chart in the course named by the arguments: clinic, patient, course."""
    clinic = open_clinic(Path(sys.argv[1]), PASSWORD)
    patient_id, course_id = sys.argv[2:4]
    session, _ = clinic.sessions.start(course_id, SessionKind.KAP, Scale.PPT)
    sites = [
        clinic.charting.site_for_point(patient_id, point(f"LI{number}"), side)
        for number in range(1, 13)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    print("ready", flush=True)  # noqa: T201 - the parent reads it
    turn = 0
    while True:
        site = sites[turn % len(sites)]
        value = turn % 3000 / 100
        clinic.charting.rate(session.id, site, Phase.BEFORE, value)
        print(session.id, site.code, site.side.value, value, flush=True)  # noqa: T201 - acknowledged
        if turn % 5 == 0:
            clinic.needling.place_needle(session.id, site)
        turn += 1


main()
