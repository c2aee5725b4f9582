"""What has to be drawn again after others wrote is what their acts changed, as their own window heard it."""

from pathlib import Path

import pytest
from tests.made_up.charts import LATE_EVENING
from tests.made_up.evening import open_evening
from tests.unit.acts.test_every_act import CASES, heard_by

from ashichart.services.clinic.file_guard import changed_by_others


@pytest.mark.parametrize("name", CASES)
def test_a_window_draws_again_at_least_what_the_window_of_the_act_does(tmp_path: Path, name: str) -> None:
    evening, case = open_evening(tmp_path), CASES[name]
    case.prepare(evening)
    heard, entries = heard_by(evening), len(evening.clinic.audit_trail())
    case.do(evening)
    (done,), wrote = heard, evening.clinic.audit_trail()[entries:]
    evening.clinic.close()
    now = evening.clock.now
    found, own = changed_by_others(wrote, now), done.changes
    assert found.saved_at == now
    assert (found.sessions, found.atlas) == (own.sessions, own.atlas)
    assert found.courses >= own.courses
    assert found.patients >= own.patients
    assert found.courses <= {evening.course.id, *own.courses}
    assert found.patients <= {evening.patient.id, *own.patients}


def test_nothing_written_is_nothing_to_draw() -> None:
    found = changed_by_others((), LATE_EVENING)
    assert (found.patients, found.courses, found.sessions, found.atlas) == (frozenset(),) * 3 + (False,)
