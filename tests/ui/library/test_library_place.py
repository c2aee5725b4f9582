"""The Library: shelves, search, card and body, and a point brought into the open session."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW
from tests.ui.library.conftest import Practice, follow_link

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.library import Group, Shelf
from ashichart.ui.appearance.theme import DARK
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.library.card_words import LineKind
from ashichart.ui.library.chart_this import NO_SESSION
from ashichart.ui.library.library_place import LibraryPlace


def titles(place: LibraryPlace) -> list[str]:
    """Return the first words of the rows of the list."""
    return [row.lead for row in place.list.rows]


def headings(place: LibraryPlace) -> list[str]:
    """Return the headings of the card."""
    assert place.card.card is not None
    return [section.heading for section in place.card.card.sections]


def type_in(qtbot: QtBot, place: LibraryPlace, text: str) -> None:
    """Type into the search line, as an input method does where there are no keys."""
    place.search.clear()
    if text.isascii():
        qtbot.keyClicks(place.search, text)
    else:
        place.search.insert(text)


def test_it_opens_at_the_first_channel(place: LibraryPlace) -> None:
    assert place.group is not None
    assert place.group.id == "LU"
    assert titles(place)[:3] == ["Lung", "LU1", "LU2"]
    assert place.card.card is not None
    assert place.card.card.title == "LU Lung"
    assert not place.foot.isVisible(), "a channel cannot be charted"


def test_a_shelf_opens_with_a_click_and_a_group_fills_the_list(place: LibraryPlace, qtbot: QtBot) -> None:
    rows = place.browse.rows
    at = next(number for number, row in enumerate(rows) if row.value is Shelf.MUSCLE)
    box = place.browse.visualRect(place.browse.model().index(at, 0))
    qtbot.mouseClick(place.browse.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    muscles = [row for row in place.browse.rows if isinstance(row.value, Group) and row.value.shelf is Shelf.MUSCLE]
    assert muscles
    assert muscles[0].right == str(muscles[0].value.count)
    group = place.library.group(Shelf.MUSCLE, "Infraspinatus")
    at = next(number for number, row in enumerate(place.browse.rows) if row.value == group)
    place.browse.pick(at)
    assert titles(place)[0] == "Infraspinatus"
    assert titles(place)[1] == "Infraspinatus 1"
    assert place.card.card is not None
    assert place.card.card.kind_words == "Muscle"


def test_shelves_open_and_close_by_keys(place: LibraryPlace, qtbot: QtBot) -> None:
    place.browse.select(place.group)
    qtbot.keyClick(place.browse, Qt.Key.Key_Left)
    assert place.browse.current is Shelf.CHANNEL
    qtbot.keyClick(place.browse, Qt.Key.Key_Left)
    assert not any(isinstance(row.value, Group) for row in place.browse.rows)
    qtbot.keyClick(place.browse, Qt.Key.Key_Right)
    assert any(isinstance(row.value, Group) for row in place.browse.rows)
    qtbot.keyClick(place.browse, Qt.Key.Key_Return)
    assert not any(isinstance(row.value, Group) for row in place.browse.rows)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("zusanli", "ST36"),
        ("zusnali", "ST36"),
        ("合谷", "LI4"),
        ("gb 21", "GB21"),
        ("腎俞", "BL23"),
        ("ut 1", "UTrap1"),
    ],
)
def test_the_best_hit_is_on_the_card_as_one_types(place: LibraryPlace, qtbot: QtBot, text: str, code: str) -> None:
    type_in(qtbot, place, text)
    assert place.point == code
    assert place.list.current == code


def test_a_channel_found_by_name_fills_the_list_with_enter(place: LibraryPlace, qtbot: QtBot) -> None:
    type_in(qtbot, place, "large intestine")
    assert isinstance(place.list.current, Group)
    qtbot.keyClick(place.search, Qt.Key.Key_Return)
    assert titles(place)[:2] == ["Large Intestine", "LI1"]
    assert place.search.text() == ""


def test_what_is_called_nothing_says_so(place: LibraryPlace, qtbot: QtBot) -> None:
    type_in(qtbot, place, "qqqqxw")
    assert place.list.rows == ()
    assert place.count_words == "Nothing is called so"
    assert place.card.card is not None
    assert place.card.card.title == "Nothing is called “qqqqxw”"
    assert place.foot.isHidden(), "no act without a point"
    assert place.point is None
    qtbot.keyClick(place.search, Qt.Key.Key_Return)
    qtbot.keyClick(place.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not place.foot.is_asking
    qtbot.keyClick(place.search, Qt.Key.Key_Escape)
    assert titles(place)[:2] == ["Lung", "LU1"]


def test_escape_goes_back_to_the_group_with_the_point_at_hand(place: LibraryPlace, qtbot: QtBot) -> None:
    type_in(qtbot, place, "st36")
    qtbot.keyClick(place.search, Qt.Key.Key_Escape)
    assert place.point == "ST36"
    assert place.list.current == "ST36"
    assert titles(place)[0] == "Stomach"


def test_arrows_walk_the_list_and_the_card_follows(place: LibraryPlace, qtbot: QtBot) -> None:
    qtbot.keyClick(place.search, Qt.Key.Key_Down)
    assert place.point == "LU1"
    qtbot.keyClick(place.list, Qt.Key.Key_Down)
    assert place.point == "LU2"
    assert place.card.card is not None
    assert place.card.card.title.startswith("LU2")


def test_the_card_says_what_the_atlas_knows(place: LibraryPlace) -> None:
    place.show_point("GB21")
    card = place.card.card
    assert card is not None
    assert card.title == "GB21 Jiānjǐng"
    assert card.chinese.startswith("肩井")
    assert "Gallbladder channel" in card.kind_words
    assert {"Where it is", "Cautions"} <= set(headings(place))
    cautions = [line for section in card.sections for line in section.lines if line.kind is LineKind.CAUTION]
    assert cautions
    assert all(line.source for line in cautions)


def test_a_link_leads_to_the_group_and_back_to_a_point(place: LibraryPlace) -> None:
    place.show_point("GB21")
    follow_link(place.card, "channel:GB")
    assert place.group is not None
    assert (place.group.id, place.point) == ("GB", None)
    follow_link(place.card, "GB30")
    assert place.point == "GB30"
    follow_link(place.card, "channel:nowhere")
    assert place.point == "GB30"


def test_a_click_on_the_body_looks_the_point_up(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    group = place.library.group(Shelf.CHANNEL, "ST")
    assert group is not None
    place.show_group(group)
    place.body.plates.choose(("front", "back"))
    point = practice.bench.atlas.point(Figure.FEMALE, "ST36")
    assert point is not None
    at = place.body.canvas.sight.place_on_screen("front", *point.places[Side.LEFT].plates["front"])
    qtbot.waitUntil(lambda: place.body.canvas.sight.target_at(at).code == "ST36")
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert place.point == "ST36"
    assert place.list.current == "ST36"


def test_the_figure_is_the_patients_and_can_be_changed(place: LibraryPlace) -> None:
    assert place.body.shown_figure is Figure.FEMALE
    place.show_point("ST36")
    place.body.set_figure(Figure.MALE)
    assert place.body.shown_figure is Figure.MALE
    assert place.point == "ST36"


def test_marks_are_painted_where_the_point_is(place: LibraryPlace, practice: Practice) -> None:
    place.show_point("ST36")
    point = practice.bench.atlas.point(Figure.FEMALE, "ST36")
    assert point is not None
    at = place.body.canvas.sight.place_on_screen("front", *point.places[Side.LEFT].plates["front"]).toPoint()
    picture = place.body.canvas.grab().toImage()
    assert picture.pixelColor(at).name().upper() == practice.bench.theme.accent


# ---- into the session


def test_a_point_of_two_sides_asks_and_both_come_in(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    type_in(qtbot, place, "zusanli")
    qtbot.keyClick(place.search, Qt.Key.Key_Return)
    assert place.foot.is_asking
    qtbot.keyClick(place.foot.sides[(Side.LEFT,)], Qt.Key.Key_B)
    assert not place.foot.is_asking
    assert {site.title for site in practice.chart.sites} == {"GB21 R", "ST36 L", "ST36 R"}
    assert "left and right" in place.foot.said.text()
    practice.bench.undo.undo()
    assert {site.title for site in practice.chart.sites} == {"GB21 R"}
    assert place.foot.sites == ()


def test_a_point_of_the_midline_comes_in_at_once(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    place.show_point("CV17")
    qtbot.mouseClick(place.foot.button, Qt.MouseButton.LeftButton)
    assert "CV17" in {site.title for site in practice.chart.sites}
    assert place.foot.said.text() == "Already in session 1 of 7 October (today), Mara Lindqvist."


def test_the_question_for_the_side_can_be_taken_back(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    place.show_point("ST36")
    place.foot.ask()
    qtbot.keyClick(place.foot.sides[(Side.LEFT,)], Qt.Key.Key_Escape)
    assert not place.foot.is_asking
    assert len(practice.chart.sites) == 1


def test_a_site_that_is_there_is_told_and_not_brought_twice(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.show_point("GB21")
    assert place.foot.said.text() == "Already in session 1 of 7 October (today), Mara Lindqvist: right."
    place.foot.ask()
    qtbot.mouseClick(place.foot.sides[(Side.RIGHT,)], Qt.MouseButton.LeftButton)
    assert len(practice.chart.sites) == 1


def test_show_in_chart_goes_there_with_the_site(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    desk = SessionController(practice.bench)
    desk.here.open(practice.workplace)
    place.show_point("CV17")
    place.foot.ask()
    with qtbot.waitSignal(place.wanted) as asked:
        qtbot.mouseClick(place.foot.go_to_chart, Qt.MouseButton.LeftButton)
    workplace: Workplace = asked.args[0]
    assert workplace.place is PlaceName.CHART
    desk.here.open(workplace)
    assert desk.selection.site is not None
    assert desk.selection.site.code == "CV17"


def test_without_a_session_the_button_says_why(place: LibraryPlace, practice: Practice) -> None:
    place.show_for(Workplace(PlaceName.LIBRARY))
    place.show_point("ST36")
    assert not place.foot.button.isEnabled()
    assert place.foot.said.text() == NO_SESSION
    place.foot.ask()
    assert not place.foot.is_asking


def test_a_session_that_is_gone_counts_as_none(place: LibraryPlace, practice: Practice) -> None:
    place.show_for(Workplace(PlaceName.LIBRARY, "gone", "gone", "gone"))
    place.show_point("ST36")
    assert place.foot.said.text() == NO_SESSION


def test_the_act_names_session_date_and_patient(place: LibraryPlace, practice: Practice) -> None:
    place.show_point("ST36")
    assert practice.chart.session.number == 1
    assert place.foot.said.text() == "Into session 1 of 7 October (today), Mara Lindqvist."
    assert place.foot.button.accessibleDescription() == place.foot.said.text()
    place.foot.ask()
    assert place.foot.said.text().startswith("Into session 1 of 7 October (today), Mara Lindqvist. On which side?")


@pytest.mark.parametrize("code", ["CV17", "ST36"])
def test_a_session_of_another_day_is_asked_for_first(
    place: LibraryPlace, practice: Practice, qtbot: QtBot, code: str
) -> None:
    practice.bench.clock = lambda: NOW + timedelta(days=6)
    place.show_for(practice.workplace)
    place.show_point(code)
    assert place.foot.said.text() == "Into session 1 of 7 October, Mara Lindqvist."
    qtbot.mouseClick(place.foot.button, Qt.MouseButton.LeftButton)
    assert place.foot.is_asking_for_day
    assert place.foot.said.text() == "Session 1 of 7 October, Mara Lindqvist, is not today's. Is it meant?"
    assert len(practice.chart.sites) == 1, "nothing is charted before the answer"
    qtbot.keyClick(place.foot.other_day, Qt.Key.Key_Return)
    assert not place.foot.is_asking_for_day
    assert len(practice.chart.sites) == 1
    place.foot.ask()
    qtbot.keyClick(place.foot.other_day, Qt.Key.Key_Escape)
    assert not place.foot.is_asking_for_day
    place.foot.ask()
    qtbot.mouseClick(place.foot.this_day, Qt.MouseButton.LeftButton)
    if code == "ST36":
        assert place.foot.is_asking
        qtbot.keyClick(place.foot.sides[(Side.LEFT,)], Qt.Key.Key_L)
    assert len(practice.chart.sites) == 2


def test_a_session_of_another_year_is_named_with_it(place: LibraryPlace, practice: Practice) -> None:
    practice.bench.clock = lambda: NOW + timedelta(days=300)
    place.show_for(practice.workplace)
    place.show_point("ST36")
    assert place.foot.said.text() == "Into session 1 of 7 October 2026, Mara Lindqvist."


@pytest.mark.parametrize("text", ["trapez upper", "upper trapez", "trapezius upper 1"])
def test_word_order_is_forgiven(place: LibraryPlace, qtbot: QtBot, text: str) -> None:
    type_in(qtbot, place, text)
    assert "UTrap1" in [row.value for row in place.list.rows]


# ---- keys and looks


def test_a_letter_in_the_list_begins_a_search(place: LibraryPlace, qtbot: QtBot) -> None:
    place.list.setFocus()
    qtbot.keyClick(place.list, Qt.Key.Key_H)
    assert place.search.text() == "h"


def test_dark_colours_and_a_small_window_leave_nothing_behind(place: LibraryPlace) -> None:
    place.set_theme(DARK)
    place.resize(1208, 720)
    place.show_point("BL23")
    picture = place.grab().toImage()
    assert picture.pixelColor(QPoint(place.body.x() + 4, place.height() // 2)).lightness() < 60


def test_a_side_that_is_asked_for_one_session_is_charted_into_no_other(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.show_point("ST36")
    place.foot.ask()
    assert place.foot.is_asking
    following, _ = practice.bench.clinic.sessions.start(practice.workplace.course_id or "", SessionKind.KAP)
    place.show_for(replace(practice.workplace, session_id=following.id))
    assert not place.foot.is_asking
    qtbot.keyClick(place.foot, Qt.Key.Key_B)
    assert practice.bench.clinic.charting.chart(following.id).sites == ()
