"""A new session in a real window and what the file holds of it, shared by the tests of keys."""

from collections.abc import Sequence

from tests.screen.conftest import Desk, Room
from tests.screen.sight import until

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.patients import Alert
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft


def open_new_session(room: Room, window: Desk, alerts: Sequence[Alert] = ()) -> None:
    """Open a new session of a new patient in Chart, whole, with the keys on the body."""
    patient, _ = room.clinic.patients.add(PatientDraft("Nora Keys", Figure.FEMALE, alerts=tuple(alerts)))
    course, _ = room.clinic.courses.add(CourseDraft(patient.id, "Neck"))
    session, _ = room.clinic.sessions.start(course.id)
    window.shell.show_workplace(Workplace(PlaceName.CHART, patient.id, course.id, session.id))
    window.chart.entry.clear()
    window.chart.body.canvas.sight.fit()
    window.chart.body.canvas.setFocus()
    window.rest()


def readings(desk: Desk, phase: Phase) -> dict[str, float | None]:
    """Return what the file holds: title of the site -> value."""
    chart = desk.bench.clinic.charting.chart(desk.chart.controller.here.chart.session.id)
    return {
        chart.site(site_id).title: reading.value
        for (site_id, read_in), reading in chart.readings.items()
        if read_in is phase
    }


def line(desk: Desk, text: str) -> None:
    """Type a line as a person does: the slash, the words, Enter, a look."""
    desk.hands.key("/")
    until(desk.chart.entry.hasFocus, "the line has the caret")
    desk.hands.type(text)
    until(lambda: desk.chart.entry.text() == text, f"{text} stands in the line")
    desk.hands.key("enter")
    until(lambda: not desk.chart.entry.text(), f"{text} was charted")


def rate_before(desk: Desk, code: str, value: float, side: Side = Side.RIGHT) -> None:
    """Bring a point into the session with a value."""
    site = desk.chart.controller.sites.for_point(code, side)
    assert site is not None
    session = desk.chart.controller.here.chart.session
    desk.bench.clinic.charting.rate(session.id, site, Phase.BEFORE, value)
    until(lambda: desk.chart.controller.here.chart.site(site.id) is not None, f"{code} is in the session")


def select_first(desk: Desk) -> None:
    """Select the first site of the session, so that its strip asks."""
    desk.chart.controller.selection.select(desk.chart.controller.here.chart.sites[0])
    desk.chart.body.canvas.setFocus()
    until(desk.chart.body.rating.strip.isVisible, "the strip asks")
    desk.rest()
