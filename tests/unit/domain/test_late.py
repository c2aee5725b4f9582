"""Values written after the day of a session belong to the visit, and never to a time weeks after its dose."""

from dataclasses import replace
from datetime import timedelta

from tests.made_up.charts import session_chart, site

from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.late_entries import LATE_AFTER, is_late, time_in_visit
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart

A, B = site("GB21"), site("LI4")


def _visit() -> SessionChart:
    chart = session_chart(1, {A: (8, None), B: (6, 3)})
    return replace(chart, doses=())


def test_late_is_what_no_visit_lasts() -> None:
    session = _visit().session
    assert not is_late(session, session.started_at + timedelta(hours=8))
    assert is_late(session, session.started_at + LATE_AFTER)


def test_a_corrected_value_keeps_its_time() -> None:
    chart = _visit()
    reading = chart.reading(B.id, Phase.AFTER)
    assert reading is not None
    assert time_in_visit(chart, B.id, Phase.AFTER) == reading.read_at


def test_a_value_filled_in_takes_the_latest_time_of_its_phase() -> None:
    chart = _visit()
    latest = max(one.read_at for (_, phase), one in chart.readings.items() if phase is Phase.AFTER)
    assert time_in_visit(chart, "another", Phase.AFTER) == latest
    latest = max(one.read_at for (_, phase), one in chart.readings.items() if phase is Phase.BEFORE)
    assert time_in_visit(chart, "another", Phase.BEFORE) == latest


def test_without_any_of_its_phase_before_is_the_start_and_after_the_last_that_happened() -> None:
    empty = replace(_visit(), readings={})
    start = empty.session.started_at
    assert time_in_visit(empty, A.id, Phase.BEFORE) == start
    assert time_in_visit(empty, A.id, Phase.AFTER) == start
    dose = Dose("d", empty.session.id, 60, Route.IM, start + timedelta(minutes=20))
    needle = Needle("n", empty.session.id, A.id, 1, start + timedelta(minutes=30), start + timedelta(minutes=50))
    assert time_in_visit(replace(empty, doses=(dose,)), A.id, Phase.AFTER) == dose.given_at
    assert time_in_visit(replace(empty, doses=(dose,), needles=(needle,)), A.id, Phase.AFTER) == needle.removed_at
    happened = replace(empty, doses=(dose,), needles=(needle,))
    assert time_in_visit(happened, A.id, Phase.BEFORE) == start, "before is before whatever was done"
    after = {key: one for key, one in _visit().readings.items() if key[1] is Phase.AFTER}
    assert time_in_visit(replace(empty, readings=after), A.id, Phase.BEFORE) == start
    forgotten = replace(needle, removed_at=start + timedelta(days=3))
    assert time_in_visit(replace(empty, needles=(forgotten,)), A.id, Phase.AFTER) == start
