"""A value that another window changed is never written over: both are shown, and a person chooses."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice
from tests.ui.repaints import repaints

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.ui.chart.chart_place import ChartPlace

PASSWORD = "a long enough password"  # noqa: S105 - of the made clinic


@pytest.fixture
def other(practice: Practice) -> Iterator[Clinic]:
    clinic = open_clinic(practice.bench.clinic.path, PASSWORD, clock=practice.clock)
    yield clinic
    clinic.close()


def value(practice: Practice, code: str = "GB21") -> float | None:
    chart = practice.bench.clinic.charting.chart(practice.session_id)
    site = next(one for one in chart.sites if one.code == code)
    return chart.value(site.id, Phase.BEFORE)


def clash(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    """Five is on the screen, another window writes 8, and 3 is typed here."""
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    assert not place.controller.rating.rate(site, 3)


def wait_until_it_hears(qtbot: QtBot, place: ChartPlace) -> None:
    qtbot.waitUntil(lambda: place.asking.card.hears_keys, timeout=2000)


def test_both_values_are_shown_with_nothing_chosen_and_the_record_holds(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    clash(place, practice, other)
    card = place.asking.card
    assert card.isVisible()
    assert card.conflict is not None
    assert card.conflict.title == "GB21 L, before"
    assert (card.conflict.shown, card.theirs.text(), card.mine.text()) == ("5", "8", "3")
    assert not card.keep.isEnabled()
    assert value(practice) == 8
    assert place.controller.here.chart is not None
    assert place.controller.here.chart.value(practice.site("GB21", Side.LEFT).id, Phase.BEFORE) == 8


@pytest.mark.parametrize(("arrow", "held"), [(Qt.Key.Key_Left, 8), (Qt.Key.Key_Right, 3)])
def test_arrows_choose_and_enter_keeps(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot, arrow: Qt.Key, held: int
) -> None:
    clash(place, practice, other)
    wait_until_it_hears(qtbot, place)
    qtbot.keyClick(place.asking.card, arrow)
    assert place.asking.card.keep.text() == f"Keep {held}"
    qtbot.keyClick(place.asking.card, Qt.Key.Key_Return)
    assert not place.asking.card.isVisible()
    assert value(practice) == held


def test_keys_that_were_on_their_way_decide_nothing(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot
) -> None:
    clash(place, practice, other)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_9):
        qtbot.keyClick(place.asking.card, key)
    assert place.asking.card.isVisible()
    assert value(practice) == 8


def test_escape_decides_later_and_digits_do_nothing(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot
) -> None:
    clash(place, practice, other)
    wait_until_it_hears(qtbot, place)
    qtbot.keyClick(place.asking.card, Qt.Key.Key_9)
    qtbot.keyClick(place.asking.card, Qt.Key.Key_Return)
    assert place.asking.card.isVisible()
    qtbot.keyClick(place.asking.card, Qt.Key.Key_Escape)
    assert not place.asking.card.isVisible()
    assert value(practice) == 8


def test_same_new_point_rated_in_both_windows_is_asked_and_no_raw_error(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    mine, theirs = practice.site("LI4", Side.LEFT), practice.site("LI4", Side.LEFT)
    assert mine.id != theirs.id
    other.charting.rate(practice.session_id, theirs, Phase.BEFORE, 6)
    assert not place.controller.rating.rate(mine, 2)
    assert place.asking.card.isVisible()
    assert (place.asking.card.theirs.text(), place.asking.card.mine.text()) == ("6", "2")
    place.asking.card.mine.click()
    place.asking.card.keep.click()
    assert value(practice, "LI4") == 2
    assert len(practice.bench.clinic.charting.chart(practice.session_id).sites) == 1


def test_undo_of_a_value_that_another_window_changed_is_asked(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 2)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    assert value(practice) == 8
    card = place.asking.card
    assert card.isVisible()
    assert card.conflict is not None
    assert (card.conflict.shown, card.theirs.text(), card.mine.text()) == ("5", "8", "2")
    card.mine.click()
    card.keep.click()
    assert value(practice) == 2
    practice.bench.undo.redo()
    assert value(practice) == 8  # what was there when it was taken back


def test_undo_that_is_refused_and_let_go_is_forgotten(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(practice.site("LI4", Side.LEFT), 3)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    assert value(practice) == 8
    practice.bench.undo.undo()
    assert value(practice) == 8
    assert [one.code for one in practice.bench.clinic.charting.chart(practice.session_id).sites] == ["GB21"]


def test_undo_of_a_line_leaves_only_the_value_that_another_window_changed(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    (offer,) = practice.bench.atlas.names.read_line("gb21 b 6").offers[:1]
    assert place.controller.lines.carry_out(offer)
    left = next(one for one in practice.chart.sites if one.side is Side.LEFT)
    other.charting.rate(practice.session_id, left, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    assert place.asking.card.isVisible()
    assert len(practice.chart.sites) == 2
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    chart = practice.chart
    assert [(one.side, chart.value(one.id, Phase.BEFORE)) for one in chart.sites] == [(Side.LEFT, 8)]
    practice.bench.undo.redo()
    chart = practice.chart
    assert {one.side: chart.value(one.id, Phase.BEFORE) for one in chart.sites} == {Side.LEFT: 8, Side.RIGHT: 6}
    practice.bench.undo.undo()
    assert [one.side for one in practice.chart.sites] == [Side.LEFT]


def test_undo_of_a_line_of_which_two_values_changed_asks_for_each(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    (offer,) = practice.bench.atlas.names.read_line("gb21 b 6").offers[:1]
    assert place.controller.lines.carry_out(offer)
    for site in practice.chart.sites:
        other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    assert place.asking.card.isVisible()
    assert practice.bench.undo.can_undo
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    assert not place.asking.card.isVisible()
    assert not practice.bench.undo.can_undo
    assert [practice.chart.value(one.id, Phase.BEFORE) for one in practice.chart.sites] == [8, 8]


def test_undo_of_needles_leaves_the_one_that_another_window_took_out(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    place.controller.here.set_step(ChartStep.NEEDLING)
    place.controller.needling.place(practice.site("GB21", Side.LEFT), 2)
    first, second = practice.chart.needles
    other.needling.take_out(practice.session_id, [first.id])
    practice.bench.undo.undo()
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    assert [one.id for one in practice.chart.needles] == [first.id]
    assert [one.code for one in practice.chart.sites] == ["GB21"]
    practice.bench.undo.redo()
    assert [one.id for one in practice.chart.needles] == [first.id, second.id]


def test_undo_asks_again_where_the_value_changed_once_more(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot
) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 2)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 9)
    place.asking.card.mine.click()
    place.asking.card.keep.click()
    assert value(practice) == 9
    assert place.asking.card.isVisible()
    assert place.asking.card.theirs.text() == "9"
    wait_until_it_hears(qtbot, place)
    qtbot.keyClick(place.asking.card, Qt.Key.Key_Escape)
    assert practice.bench.undo.can_undo
    assert value(practice) == 9


def test_an_act_in_between_puts_the_question_of_undo_off(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    practice.bench.undo.undo()
    asked = place.asking.card.conflict
    assert asked is not None
    place.controller.rating.rate(practice.site("LI4", Side.LEFT), 3)
    assert not place.asking.card.isVisible()
    asked.keep_mine()
    asked.keep_theirs()
    assert value(practice) == 8
    assert value(practice, "LI4") == 3


def test_undo_of_what_another_window_took_away_already_is_no_matter(
    place: ChartPlace, practice: Practice, other: Clinic
) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.charge(site, 4)
    other.charting.charge(practice.session_id, site, Phase.BEFORE, None)
    practice.bench.undo.undo()
    assert not place.asking.card.isVisible()
    assert not practice.bench.undo.can_undo


def _charge(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.charge(site, 5)
    other.charting.charge(practice.session_id, site, Phase.BEFORE, 8)
    assert not place.controller.rating.charge(site, 3)


def _cleared_charge(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.charge(site, 5)
    other.charting.charge(practice.session_id, site, Phase.BEFORE, 8)
    assert not place.controller.rating.charge(site, None)


def _cleared_reading(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    place.controller.rating.clear_reading(site)


def _removed_site(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    place.controller.sites.remove(site)


def _removed_charged_site(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.charge(site, 5)
    other.charting.charge(practice.session_id, site, Phase.BEFORE, 8)
    place.controller.sites.remove(site)


def _typed_line(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, Phase.BEFORE, 8)
    (offer,) = practice.bench.atlas.names.read_line("gb21 l 3").offers[:1]
    assert not place.controller.lines.carry_out(offer)


def _dose(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.kap.record_dose(60, Route.IM)
    (dose,) = practice.chart.doses
    other.kap.change_dose(dose, 80, Route.IM, dose.given_at)
    assert not place.controller.kap.correct(dose, (30.0, Route.IV, dose.given_at))


def _dose_removed_there(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.kap.record_dose(60, Route.IM)
    (dose,) = practice.chart.doses
    other.kap.remove_dose(dose)
    assert not place.controller.kap.correct(dose, (30.0, Route.IV, dose.given_at))


def _dose_removed_here(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.kap.record_dose(60, Route.IM)
    (dose,) = practice.chart.doses
    other.kap.change_dose(dose, 80, Route.IM, dose.given_at)
    assert not place.controller.kap.remove(dose)


def _vitals(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.kap.record_vitals((128, 82, 76, 97))
    (taken,) = practice.chart.vitals
    other.kap.change_vitals(taken, (140, 90, 80, 96), taken.taken_at)
    assert not place.controller.kap.correct(taken, ((120, 70, None, None), taken.taken_at))


def _vitals_removed_there(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.kap.record_vitals((128, 82, 76, 97))
    (taken,) = practice.chart.vitals
    other.kap.remove_vitals(taken)
    assert not place.controller.kap.correct(taken, ((120, 70, None, None), taken.taken_at))


def _vitals_removed_here(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.kap.record_vitals((128, 82, 76, 97))
    (taken,) = practice.chart.vitals
    other.kap.change_vitals(taken, (140, 90, 80, 96), taken.taken_at)
    assert not place.controller.kap.remove(taken)


def _needle(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.needling.place(practice.site("GB21", Side.LEFT))
    (needle,) = practice.chart.needles
    at = needle.inserted_at
    other.needling.change_needle(needle, at - timedelta(minutes=10), None)
    assert not place.controller.needling.change(needle, at - timedelta(minutes=5), at)


def _needle_removed(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    place.controller.needling.place(practice.site("GB21", Side.LEFT))
    (needle,) = practice.chart.needles
    other.needling.take_out(practice.session_id, [needle.id])
    place.controller.needling.remove((needle,))


CLASHES = {
    "charge": (_charge, "Charge of GB21 L, before", "5", "8", "3"),
    "charge taken back": (_cleared_charge, "Charge of GB21 L, before", "5", "8", "nothing"),
    "reading cleared": (_cleared_reading, "GB21 L, before", "5", "8", "nothing"),
    "site removed": (_removed_site, "GB21 L, before", "5", "8", "nothing"),
    "charged site removed": (_removed_charged_site, "Charge of GB21 L, before", "5", "8", "nothing"),
    "line": (_typed_line, "GB21 L, before", "5", "8", "3"),
    "dose": (_dose, "Dose", "60 mg IM", "80 mg IM", "30 mg IV"),
    "dose removed there": (_dose_removed_there, "Dose", "60 mg IM", "nothing", "30 mg IV"),
    "dose removed here": (_dose_removed_here, "Dose", "60 mg IM", "80 mg IM", "nothing"),
    "vitals": (_vitals, "Vital signs", "128/82 mmHg", "140/90 mmHg", "120/70 mmHg"),
    "vitals removed there": (_vitals_removed_there, "Vital signs", "128/82 mmHg", "nothing", "120/70 mmHg"),
    "vitals removed here": (_vitals_removed_here, "Vital signs", "128/82 mmHg", "140/90 mmHg", "nothing"),
    "needle": (_needle, "Needle 1, GB21 L", "still in", "still in", "out "),
    "needle removed": (_needle_removed, "Needle 1, GB21 L", "still in", "out ", "nothing"),
}


@pytest.mark.parametrize("keeps_mine", [False, True])
@pytest.mark.parametrize("kind", CLASHES)
def test_every_kind_of_value_is_asked_and_the_choice_holds(
    place: ChartPlace, practice: Practice, other: Clinic, kind: str, *, keeps_mine: bool
) -> None:
    clash, title, shown, theirs, mine = CLASHES[kind]
    clash(place, practice, other)
    held = practice.bench.clinic.charting.chart(practice.session_id)
    card = place.asking.card
    assert card.isVisible()
    assert card.conflict is not None
    assert card.conflict.title == title
    assert shown in card.conflict.shown
    assert theirs in card.theirs.text()
    assert mine in card.mine.text()
    assert place.controller.here.chart == held  # nothing was written, and what stands there is on the screen
    (card.mine if keeps_mine else card.theirs).click()
    card.keep.click()
    assert not card.isVisible()
    now = practice.bench.clinic.charting.chart(practice.session_id)
    assert (now != held) is keeps_mine
    if keeps_mine:
        practice.bench.undo.undo()
        assert practice.bench.clinic.charting.chart(practice.session_id) == held


def test_same_value_from_both_windows_asks_nothing(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.charge(site, 5)
    other.charting.charge(practice.session_id, site, Phase.BEFORE, 7)
    assert place.controller.rating.charge(site, 7)
    assert not place.asking.card.isVisible()


def test_words_of_a_card_are_whole_inside_it(place: ChartPlace, practice: Practice, other: Clinic) -> None:
    _vitals(place, practice, other)
    for button in (place.asking.card.theirs, place.asking.card.mine, place.asking.card.keep):
        room = button.fontMetrics().size(0, button.text())
        assert room.width() <= button.width()
        assert room.height() <= button.height()


@pytest.mark.parametrize("size", [(890, 510), (1180, 690), (1800, 1000)])
@pytest.mark.parametrize("kind", ["charge", "reading cleared", "line"])
def test_card_stands_beside_the_mark_it_speaks_of_and_never_over_it(
    place: ChartPlace, practice: Practice, other: Clinic, kind: str, size: tuple[int, int], qtbot: QtBot
) -> None:
    place.resize(*size)
    CLASHES[kind][0](place, practice, other)
    (site,) = practice.chart.sites

    def stands() -> None:
        card, mark = place.asking.card.geometry(), box_of_mark(place, site.id)
        assert place.rect().contains(card)
        assert not card.intersects(mark)
        assert card.adjusted(-60, -60, 60, 60).intersects(mark)

    qtbot.waitUntil(stands, timeout=2000)
    assert not place.body.rating.strip.isVisible()
    row = place.sites_panel.sites
    assert row.isVisible()
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    assert not row.pair_rect().isValid()


def box_of_mark(place: ChartPlace, site_id: str) -> QRect:
    box = next(box for of, box in place.body.canvas.sight.picture_now().boxes() if of == site_id)
    rect = QRect(round(box.x0), round(box.y0), round(box.x1 - box.x0), round(box.y1 - box.y0))
    return rect.translated(place.body.canvas.mapTo(place, QPoint(0, 0)))


@pytest.mark.parametrize("phase", [Phase.BEFORE, Phase.AFTER])
def test_cell_of_a_value_that_two_windows_changed_shows_both_until_one_is_chosen(
    place: ChartPlace, practice: Practice, other: Clinic, phase: Phase
) -> None:
    site = practice.site("GB21", Side.LEFT)
    if phase is Phase.AFTER:
        place.controller.rating.rate(site, 6)
        place.controller.here.set_step(ChartStep.AFTER)
    place.controller.rating.rate(site, 5)
    other.charting.rate(practice.session_id, site, phase, 8)
    sites = place.sites_panel.sites
    alone = sites.grab().toImage()
    with repaints(sites):
        assert not place.controller.rating.rate(site, 3)
    both = sites.grab().toImage()
    cell = sites.pair_rect()
    assert cell.isValid()
    assert sites.rect().contains(cell)
    seen = {both.pixelColor(x, cell.center().y() - 7).name() for x in range(cell.left() + 3, cell.right() - 3)}
    ramp = practice.bench.theme.ramp
    assert {ramp[8].lower(), ramp[3].lower()} <= seen
    assert both != alone
    place.asking.card.mine.click()
    place.asking.card.keep.click()
    assert not sites.pair_rect().isValid()


def test_question_about_a_needle_stands_by_its_row_which_shows_both(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot
) -> None:
    place.resize(1180, 690)
    place.controller.here.set_step(ChartStep.NEEDLING)
    _needle(place, practice, other)
    (needle,) = practice.chart.needles

    def stands() -> None:
        row = place.sites_panel.needling.row_of(needle.id)
        assert row is not None
        rect = QRect(row.mapTo(place, QPoint(0, 0)), row.size())
        card = place.asking.card.geometry()
        assert not card.intersects(rect)
        assert place.rect().contains(card)
        assert card.adjusted(-60, 0, 60, 0).intersects(rect)
        said = [one.text() for one in row.findChildren(QLabel)]
        assert any("still in" in words and "out" in words for words in said)

    qtbot.waitUntil(stands, timeout=2000)
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    row = place.sites_panel.needling.row_of(needle.id)
    assert row is not None
    assert not any("still in" in one.text() for one in row.findChildren(QLabel))


@pytest.mark.parametrize("size", [(890, 510), (1180, 690)])
def test_question_about_a_dose_stands_by_its_row_or_by_the_badge_where_there_is_no_room(
    place: ChartPlace, practice: Practice, other: Clinic, qtbot: QtBot, size: tuple[int, int]
) -> None:
    place.resize(*size)
    place.controller.kap.record_dose(60, Route.IM)
    (dose,) = practice.chart.doses
    place.kap.open()
    other.kap.change_dose(dose, 80, Route.IM, dose.given_at)
    assert not place.controller.kap.correct(dose, (30.0, Route.IV, dose.given_at))
    form = place.kap.form

    def stands() -> None:
        card = place.asking.card.geometry()
        assert place.rect().contains(card)
        row = form.list.row_of(dose.id)
        assert row is not None
        assert not form.isVisible() or not card.intersects(QRect(row.mapTo(place, QPoint(0, 0)), row.size()))
        badge = place.header.badge
        assert not card.intersects(QRect(badge.mapTo(place, QPoint(0, 0)), badge.size()))

    qtbot.waitUntil(stands, timeout=2000)
    words = [one.text() for one in form.list.findChildren(QLabel)]
    assert "record 80 mg IM at 12:00 · yours 30 mg IV at 12:00 · choose" in words or not form.isVisible()
    place.asking.card.theirs.click()
    place.asking.card.keep.click()
    assert form.isVisible()
    assert not any("choose" in one.text() for one in form.list.findChildren(QLabel))
