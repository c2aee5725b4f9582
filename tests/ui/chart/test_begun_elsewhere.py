"""What is begun for one session acts on no other: typed lines, forms, strokes, questions and the pointer's gestures."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.chart.chart_place import ChartPlace


@pytest.fixture
def other(practice: Practice) -> Workplace:
    """Another patient with a session of her own."""
    clinic = practice.bench.clinic
    patient, _ = clinic.patients.add(PatientDraft("Priya Vandermoor", Figure.FEMALE))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Headache"))
    session, _ = clinic.sessions.start(course.id, SessionKind.KAP)
    return Workplace(PlaceName.CHART, patient.id, course.id, session.id)


def begin_line(place: ChartPlace, qtbot: QtBot) -> None:
    place.entry.setFocus()
    qtbot.waitUntil(place.entry.hasFocus)
    qtbot.keyClicks(place.entry, "li11 r 9")
    assert place.entry.popup.isVisible()


@pytest.mark.parametrize("step", list(ChartStep))
def test_a_line_that_was_not_entered_is_charted_for_nobody_else(
    place: ChartPlace, practice: Practice, other: Workplace, qtbot: QtBot, step: ChartStep
) -> None:
    begin_line(place, qtbot)
    place.hide()  # another place of the window
    assert not place.entry.popup.isVisible()
    place.show_for(Workplace(PlaceName.CHART, other.patient_id, other.course_id, other.session_id, step))
    place.show()
    assert place.entry.text() == ""
    assert not place.entry.popup.isVisible()
    place.entry.setFocus()
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert practice.bench.clinic.charting.chart(other.session_id or "").sites == ()
    assert practice.chart.sites == ()


def test_a_line_stays_with_its_own_session_and_its_offers_come_with_the_keys_only(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    begin_line(place, qtbot)
    place.show_for(practice.workplace())
    assert place.entry.text() == "li11 r 9"
    place.body.canvas.setFocus()
    place.controller.here.set_step(ChartStep.AFTER)
    assert not place.entry.popup.isVisible(), "nothing lies over the body that no key closes"
    place.entry.setFocus()
    qtbot.waitUntil(place.entry.popup.isVisible)


def test_a_line_is_empty_in_the_next_session_of_the_same_course(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    begin_line(place, qtbot)
    following, _ = practice.bench.clinic.sessions.start(practice.course_id, SessionKind.KAP)
    place.controller.here.show_session(following.id)
    assert place.entry.text() == ""


def test_the_dose_form_closes_with_its_session(
    place: ChartPlace, practice: Practice, other: Workplace, qtbot: QtBot
) -> None:
    place.kap.open()
    place.kap.form.mg.setText("75")
    place.show_for(other)
    assert place.kap.form.isHidden()
    place.kap.open()
    assert place.kap.form.mg.text() == ""
    assert practice.bench.clinic.charting.chart(other.session_id or "").doses == ()


def test_a_press_on_the_body_ends_with_its_session(
    place: ChartPlace, practice: Practice, other: Workplace, qtbot: QtBot
) -> None:
    place.controller.here.set_step(ChartStep.NEEDLING)
    at = place.body.canvas.sight.place_on_screen("front", 0.342, 0.548).toPoint()
    qtbot.mousePress(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    place.show_for(Workplace(PlaceName.CHART, other.patient_id, other.course_id, other.session_id, ChartStep.NEEDLING))
    qtbot.mouseRelease(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert practice.bench.clinic.charting.chart(other.session_id or "").needles == ()
    assert practice.chart.needles == ()


def test_taking_needles_out_is_chosen_anew_in_another_session(place: ChartPlace, other: Workplace) -> None:
    place.sites_panel.needling.set_takes_out(True)
    place.show_for(other)
    assert not place.sites_panel.takes_out


@pytest.mark.parametrize("goes", ["phase", "session"])
def test_a_stroke_ends_with_its_phase_and_its_session(
    place: ChartPlace, practice: Practice, other: Workplace, qtbot: QtBot, goes: str
) -> None:
    place.body.painting.take()
    at = place.body.canvas.sight.place_on_screen("front", 0.5, 0.4).toPoint()
    qtbot.mousePress(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(place.body.canvas, at + QPoint(6, 6))
    if goes == "phase":
        place.controller.here.set_step(ChartStep.AFTER)
    else:
        place.show_for(other)
    qtbot.mouseRelease(place.body.canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(6, 6))
    painting = practice.bench.clinic.painting
    for session_id in (practice.session_id, other.session_id or ""):
        assert all(painting.area(session_id, phase).is_empty for phase in Phase)


def test_what_cannot_be_opened_leaves_nobody_open(place: ChartPlace, practice: Practice, other: Workplace) -> None:
    with pytest.raises(UserError):
        place.controller.here.open(Workplace(PlaceName.CHART, other.patient_id, "gone", other.session_id))
    assert place.controller.here.chart is None
    assert place.controller.here.patient is None


def test_the_strip_says_which_phase_is_rated(place: ChartPlace, practice: Practice) -> None:
    site = practice.site("GB21", Side.RIGHT)
    practice.bench.clinic.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    place.controller.selection.select(place.controller.here.chart.site(site.id))
    assert "Before" in place.body.rating.strip.accessibleDescription()
    place.controller.here.set_step(ChartStep.AFTER)
    assert "After · before was 8" in place.body.rating.strip.accessibleDescription()


def test_a_frame_under_the_pointer_is_not_carried_to_another_site(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    site, next_site = practice.site("GB21", Side.RIGHT), practice.site("GB21", Side.LEFT)
    place.controller.selection.select(site)
    plain = place.body.rating.strip.grab().toImage()
    qtbot.mouseMove(place.body.rating.strip, place.body.rating.strip.key_rect(5.0).center())
    assert place.body.rating.strip.grab().toImage() != plain
    place.controller.selection.select(next_site)
    framed = place.body.rating.strip.grab().toImage()
    place.controller.selection.select(None)
    place.controller.selection.select(next_site)
    assert place.body.rating.strip.grab().toImage() == framed
    at = place.body.rating.strip.key_rect(5.0).topLeft()
    assert framed.pixelColor(at + QPoint(8, 0)) == plain.pixelColor(at + QPoint(8, 0))
