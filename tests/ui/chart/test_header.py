"""The header: which session and day is open, alerts whole, and a band where it is not today's."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.header.alert_box import AlertBox, alert_words
from ashichart.ui.chart.header.session_band import ago_words

ALERTS = (
    Alert(AlertKind.ANTICOAGULANT, "apixaban."),
    Alert(AlertKind.ALLERGY, "latex"),
    Alert(AlertKind.OTHER, "No touch on the front of the neck"),
    Alert(AlertKind.PACEMAKER),
)


@pytest.mark.parametrize("width", [912, 1224, 1368, 1848])
def test_session_and_day_are_said_whole_at_every_width(place: ChartPlace, qtbot: QtBot, width: int) -> None:
    place.show()
    place.resize(width, 460)
    qtbot.waitUntil(lambda: place.header.top.session_words.startswith("Session 1"))
    assert place.width() == width, "the window can be made as small as it is said to go"
    place.grab()
    shown = [part for part in place.header.top.children() if hasattr(part, "isVisible") and part.isVisible()]
    boxes = [part.geometry() for part in shown]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
    assert all(place.header.top.rect().contains(box) for box in boxes)


def test_another_day_than_today_is_said_in_caution_and_leads_back(place: ChartPlace, practice: Practice) -> None:
    assert place.header.top.session_words.startswith("Session 1")
    practice.clock.pass_by(14 * 24 * 60)
    today, _ = practice.bench.clinic.sessions.start(practice.course_id)
    place.show_for(Workplace(PlaceName.CHART, practice.patient_id, practice.course_id, practice.session_id))
    assert place.header.top.session_words == "Session 1 of 7 October, not today's"
    band = place.header.band
    assert band.words == (
        "You are in session 1 of 7 October, 2 weeks ago. What you change here is marked as changed after its day."
    )
    assert band.go.text() == "Go to session 2, today"
    band.go.click()
    assert place.controller.here.chart.session.id == today.id
    assert band.words == ""
    place.header.step(-1)
    assert place.controller.here.chart.session.id == practice.session_id
    place.header.step(-1)
    assert place.controller.here.chart.session.id == practice.session_id


def test_a_visit_that_goes_on_over_midnight_is_still_todays(place: ChartPlace, practice: Practice) -> None:
    practice.clock.now = practice.chart.session.started_at.replace(hour=23, minute=30)
    late, _ = practice.bench.clinic.sessions.start(practice.course_id)
    practice.clock.pass_by(40)
    place.show_for(Workplace(PlaceName.CHART, practice.patient_id, practice.course_id, late.id))
    assert "not today" not in place.header.top.session_words
    practice.clock.pass_by(9 * 60)
    place.header.show(1300)
    assert "not today" in place.header.top.session_words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "earlier today"), (1, "yesterday"), (6, "6 days ago"), (14, "2 weeks ago"), (70, "2 months ago"),
     (800, "2 years ago"), (-2, "in the days to come")],
)  # fmt: skip
def test_how_long_ago_is_said_as_people_do(practice: Practice, days: int, words: str) -> None:
    session = practice.chart.session
    assert ago_words(session, session.started_at + timedelta(days=days)) == words


def test_alerts_are_whole_or_a_number_never_dots(qtbot: QtBot) -> None:
    box = AlertBox(LIGHT)
    qtbot.addWidget(box)
    for most in (158, 196, 280, 600):
        box.show_alerts(ALERTS, DARK, most)
        box.show()
        first, second = box.lines()
        assert first in ("Anticoagulant (apixaban)", "Anticoagulant")
        assert "…" not in first + second
        named = sum(alert_words(alert) in second for alert in ALERTS[1:])
        left = len(ALERTS) - 1 - named
        assert (f"+{left}" in second) == (left > 0)
        assert box.width() <= most
        assert not box.grab().isNull()
    assert "Takes an anticoagulant. apixaban." in box.accessibleName()
    box.show_alerts((), LIGHT)
    assert box.isHidden()
    assert box.lines() == ("", "")


def test_a_click_on_the_alerts_lists_all_of_them(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.header.top.alerts.show_alerts(ALERTS, LIGHT)
    place.header.top.alerts.click()
    found = [part for part in place.window().children() if getattr(part, "accessibleName", str)() == "Alerts"]
    assert len(found) == 1
    place.header.top.alerts.click()
    assert not any(part.isVisible() for part in found)


@pytest.mark.parametrize("width", [912, 1224, 1368])
def test_the_course_is_named_where_the_patient_has_another(
    place: ChartPlace, practice: Practice, qtbot: QtBot, width: int
) -> None:
    place.show()
    place.resize(width, 460)
    assert not _named(place, "Neck and shoulders")
    other, _ = practice.bench.clinic.courses.add(CourseDraft(practice.patient_id, "Jaw and temples"))
    assert len(_named(place, "Neck and shoulders")) == 1
    first, _ = practice.bench.clinic.sessions.start(other.id)
    place.show_for(Workplace(PlaceName.CHART, practice.patient_id, other.id, first.id))
    assert len(_named(place, "Jaw and temples")) == 1
    place.grab()
    top = place.header.top
    for line in top.findChildren(QLabel):
        if line.isVisible() and line.text():
            assert line.height() >= line.minimumSizeHint().height(), line.text()
            assert top.rect().contains(line.mapTo(top, line.rect().bottomRight())), line.text()


def _named(place: ChartPlace, words: str) -> list[QLabel]:
    return [line for line in place.header.top.findChildren(QLabel) if line.text() == words and line.isVisible()]
