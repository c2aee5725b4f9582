"""Who is chosen, and what keys do to that; every session of today is listed, with the needles still in it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import add_mara
from tests.ui.patients.conftest import press

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.patients.patients_place import PatientsPlace
from ashichart.ui.ui_context import UiContext


@pytest.fixture
def two(place: PatientsPlace, bench: UiContext) -> tuple[str, str]:
    """Mara, chosen, and Ada, of whom the list says that she was seen last."""
    mara, _ = add_mara(bench)
    ada, _ = bench.clinic.patients.add(PatientDraft("Ada Brandt", Figure.FEMALE))
    bench.clinic.sessions.start(bench.clinic.courses.add(CourseDraft(ada.id, "Jaw"))[0].id)
    place.show_for(Workplace(PlaceName.PATIENTS, mara))
    return mara, ada.id


def chosen(place: PatientsPlace) -> str:
    assert place.card.summary is not None
    return place.card.summary.patient.id


def needle(bench: UiContext, patient_id: str, session_id: str) -> None:
    point = bench.atlas.point(Figure.FEMALE, "GB21")
    assert point is not None
    site = bench.clinic.charting.site_for_point(patient_id, point, Side.RIGHT)
    bench.clinic.needling.place_needle(session_id, site)


def test_enter_without_a_search_goes_on_with_the_patient_who_looks_chosen(
    qtbot: QtBot, place: PatientsPlace, two: tuple[str, str]
) -> None:
    for patient_id in two:
        place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
        place.focus_search()
        with qtbot.waitSignal(place.wanted, check_params_cb=lambda to: to.place is PlaceName.CHART) as asked:
            qtbot.keyClick(place.search, Qt.Key.Key_Return)
        assert asked.args[0].patient_id == patient_id == chosen(place)


def test_enter_without_a_search_begins_no_session(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    ada, _ = bench.clinic.patients.add(PatientDraft("Ada Brandt", Figure.FEMALE))
    course, _ = bench.clinic.courses.add(CourseDraft(ada.id, "Jaw"))
    place.show_for(Workplace(PlaceName.PATIENTS, ada.id))
    qtbot.keyClick(place.search, Qt.Key.Key_Return)
    assert bench.clinic.courses.chart(course.id).sessions == ()
    assert place.card.main_act is not None
    assert place.card.main_act.hasFocus()


@pytest.mark.parametrize("where", ["card", "button", "table"])
def test_letters_typed_anywhere_search_and_press_nothing(
    qtbot: QtBot, place: PatientsPlace, two: tuple[str, str], where: str
) -> None:
    qtbot.waitUntil(lambda: bool(place.today_cards.cards))
    part = {"card": place.today_cards.cards[0], "button": place.card.main_act, "table": place.table}[where]
    assert part is not None
    part.setFocus(Qt.FocusReason.TabFocusReason)
    went: list[Workplace] = []
    place.wanted.connect(went.append)
    for letter in "/ada b":
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert place.search.hasFocus()
    assert place.search.text() == "ada b"
    assert (chosen(place), went) == (two[0], [])


def test_a_card_that_has_the_keys_shows_it_and_keeps_them_when_the_list_is_read_again(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext, two: tuple[str, str]
) -> None:
    card = next(one for one in place.today_cards.cards if one.seen.patient.id == two[1])
    plain = card.grab().toImage()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    assert card.grab().toImage() != plain
    bench.clinic.patients.add(PatientDraft("Somebody Else", Figure.MALE))
    again = QApplication.focusWidget()
    assert again in place.today_cards.cards
    qtbot.keyClick(again, Qt.Key.Key_Space)
    assert chosen(place) == two[1]


def test_keys_of_a_button_that_is_gone_go_to_no_other_button(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext, two: tuple[str, str]
) -> None:
    assert place.card.main_act is not None
    place.card.main_act.setFocus()
    session = bench.clinic.patients.summary(two[0]).last_session
    assert session is not None
    bench.clinic.sessions.remove(session.id, "entered twice")
    went: list[Workplace] = []
    place.wanted.connect(went.append)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert went == []
    assert bench.clinic.patients.summary(two[0]).sessions_held == 0


def test_both_sessions_of_one_course_are_on_today_and_each_card_goes_on_with_its_own(
    qtbot: QtBot, place: PatientsPlace, bench: UiContext
) -> None:
    patient_id, course_id = add_mara(bench)
    first = bench.clinic.courses.chart(course_id).sessions[0].session
    second, _ = bench.clinic.sessions.start(course_id)
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id))
    assert {card.seen.session.id for card in place.today_cards.cards} == {first.id, second.id}
    for wanted in (first, second):
        card = next(one for one in place.today_cards.cards if one.seen.session.id == wanted.id)
        card.click()
        assert [one.seen.session.id for one in place.today_cards.cards if one.isChecked()] == [wanted.id]
        with qtbot.waitSignal(place.wanted, check_params_cb=lambda to: to.place is PlaceName.CHART) as asked:
            press(place.card, f"Go on with session {wanted.number}")
        assert asked.args[0].session_id == wanted.id


def test_needles_still_in_are_said_on_card_row_and_beside_the_body(place: PatientsPlace, bench: UiContext) -> None:
    patient_id, course_id = add_mara(bench)
    session = bench.clinic.courses.chart(course_id).sessions[0].session
    needle(bench, patient_id, session.id)
    later, _ = bench.clinic.courses.add(CourseDraft(patient_id, "Jaw"))
    place.show_for(Workplace(PlaceName.PATIENTS, patient_id, later.id))
    (card,) = place.today_cards.cards
    assert "1 needle still in" in card.accessibleName()
    model = place.table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert "1 needle still in, session 1" in row
    said = [line.text() for line in place.card.findChildren(QLabel) if "still in" in line.text()]
    assert said == ["1 needle still in from session 1 of 7 October 2026. Count it out, or correct it in Needling."]
    went: list[Workplace] = []
    place.wanted.connect(went.append)
    press(place.card, "Go to session 1")
    assert (went[-1].place, went[-1].course_id, went[-1].session_id) == (PlaceName.CHART, course_id, session.id)
    bench.clinic.needling.take_out(session.id, [one.id for one in bench.clinic.charting.chart(session.id).needles])
    assert not [line for line in place.card.findChildren(QLabel) if "still in" in line.text() and line.isVisible()]


@pytest.mark.parametrize("size", [(912, 500), (1224, 680), (1848, 1040)])
def test_the_main_act_is_in_sight_without_scrolling(
    qtbot: QtBot, place: PatientsPlace, two: tuple[str, str], size: tuple[int, int]
) -> None:
    place.resize(*size)

    def is_in_sight() -> bool:
        act = place.card.main_act
        assert act is not None
        foot = act.mapTo(place, QPoint(0, act.height())).y()
        return act.isVisible() and not act.visibleRegion().isEmpty() and foot < size[1] - 40

    qtbot.waitUntil(is_in_sight)
