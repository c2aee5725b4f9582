"""Killed at random instants while charting, nothing that was shown as saved is lost. ASHICHART_KILLS sets how often."""

import multiprocessing
import os
import random
import time
from pathlib import Path

from tests.durability import charting_child
from tests.made_up.clinic_kit import PASSWORD, new_clinic, start

from ashichart.domain.charting.readings import Phase
from ashichart.services.clinic.clinic import open_clinic

# Each child begins with everything imported, where the system can do so: the imports are not what is killed.
WAYS = multiprocessing.get_all_start_methods()
CHILDREN = multiprocessing.get_context("forkserver" if "forkserver" in WAYS else "spawn")
if "forkserver" in WAYS:
    CHILDREN.set_forkserver_preload([charting_child.__name__])

Told = tuple[str, str, str, float]


def _killed_after(delay_s: float, path: Path, patient_id: str, course_id: str) -> list[Told]:
    """Return what the child acknowledged before it was killed, `delay_s` after it began to chart."""
    hear, tell = CHILDREN.Pipe(duplex=False)
    child = CHILDREN.Process(target=charting_child.chart, args=(path, patient_id, course_id, tell))
    child.start()
    tell.close()
    assert hear.recv() == "ready"
    time.sleep(delay_s)  # the instant of the kill is what is random; nothing is waited for
    child.kill()
    told: list[Told] = []
    try:
        while True:
            told.append(hear.recv())
    except (EOFError, OSError):  # the end, or half a message
        hear.close()
    child.join()
    return told


def test_killed_while_charting_loses_no_acknowledged_reading(tmp_path: Path) -> None:
    seeded = random.Random(20260302)
    clinic = new_clinic(tmp_path)
    charted = start(clinic)
    clinic.close()
    acknowledged = 0
    for turn in range(int(os.environ.get("ASHICHART_KILLS", "50"))):
        said = _killed_after(seeded.uniform(0, 0.12), clinic.path, charted.patient.id, charted.course.id)
        acknowledged += len(said)
        again = open_clinic(clinic.path, PASSWORD)
        saved = [chart for chart in again.courses.chart(charted.course.id).sessions if chart.session.number > 1]
        assert len(saved) == turn + 1
        last: dict[tuple[str | None, str], float] = {}
        for session_id, code, side, value in said:
            assert session_id == saved[-1].session.id
            last[code, side] = value
        for site in saved[-1].sites:
            found = saved[-1].value(site.id, Phase.BEFORE)
            assert found is not None, "a session is never half written"
            # One more act may have reached the disk before the kill, not yet shown as saved.
            assert found >= last.pop((site.code, site.side.value), 0.0)
        assert last == {}
        assert again.verify_chain() is None
        again.close()
    assert acknowledged > 20
