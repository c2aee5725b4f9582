"""The small parts of the Chart place: phase switch, list, line, badge, filmstrip."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice
from tests.ui.chart.test_chart_place import type_line

from ashichart.domain.atlas.body import Figure, PlatePoint, Side
from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep
from ashichart.ui.appearance.appearance import font
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.filmstrip import PlannedFrame, SessionFrame
from ashichart.ui.chart.header.entry_popup import ROW_H, act_text, sides_text
from ashichart.ui.chart.header.phase_switch import step_words
from ashichart.ui.chart.plates.bar import PLATE_SETS

BOTH = (Side.LEFT, Side.RIGHT)


def press(over: QWidget, words: str) -> None:
    """Press the button of these words."""
    next(one for one in over.findChildren(QAbstractButton) if one.text() == words).click()


def offer(practice: Practice, code: str = "GB21", sides: tuple[Side, ...] = (Side.RIGHT,)) -> EntryOffer:
    return EntryOffer(practice.bench.atlas.point(Figure.FEMALE, code), sides)


@pytest.mark.parametrize(
    ("sides", "before", "after", "step", "words"),
    [
        ((Side.RIGHT,), 7, None, ChartStep.BEFORE, "before 7"),
        ((Side.RIGHT,), None, 3, ChartStep.AFTER, "after 3"),
        (BOTH, 7, 3, ChartStep.BEFORE, "both before 7, after 3"),
        ((Side.RIGHT,), None, None, ChartStep.NEEDLING, "needle"),
        ((Side.RIGHT,), None, None, ChartStep.BEFORE, "select"),
    ],
)
def test_line_says_what_enter_will_do(
    practice: Practice, sides: tuple[Side, ...], before: float, after: float, step: ChartStep, words: str
) -> None:
    made = replace(offer(practice, sides=sides), before=before, after=after)
    assert act_text(made, step) == words


def test_line_counts_the_needles_of_a_point(practice: Practice) -> None:
    assert act_text(offer(practice, "EX-HN1", (Side.MIDLINE,)), ChartStep.NEEDLING) == "4 needles"
    assert act_text(replace(offer(practice), not_assessed=True), ChartStep.BEFORE) == "not assessed"


def test_sides_of_an_offer_in_letters(practice: Practice) -> None:
    made = [sides_text(offer(practice, sides=sides)) for sides in (BOTH, (Side.LEFT,), (Side.MIDLINE,))]
    assert made == ["R + L", "L", ""]


def test_arrows_choose_among_offers_and_tab_only_leaves(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, "gb21 7")
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert practice.chart.sites == (), "which side? is a question"
    assert "Which side of GB21?" in place.entry.accessibleDescription()
    qtbot.keyClick(place.entry, Qt.Key.Key_Down)
    qtbot.keyClick(place.entry, Qt.Key.Key_Up)
    qtbot.keyClick(place.entry, Qt.Key.Key_Tab)
    assert practice.chart.sites == ()
    assert place.entry.text() == "gb21 7", "what was not charted stays in the line"
    place.entry.setFocus()
    for _ in range(3):
        qtbot.keyClick(place.entry, Qt.Key.Key_Down)
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert [site.title for site in practice.chart.sites] == ["GB21 L", "GB21 R"]
    assert place.entry.accessibleDescription() == "Charted: GB21 R + L: both before 7"
    assert place.entry.text() == ""


def test_half_a_name_is_written_out_before_it_is_charted(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, "heg r 6")
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert place.entry.text() == "LI4 r 6"
    assert practice.chart.sites == ()
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert [site.title for site in practice.chart.sites] == ["LI4 R"]


def test_enter_takes_what_was_perhaps_meant_into_the_line(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, "lii4 l 7")
    assert "did you mean LI4" in place.entry.accessibleDescription()
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert place.entry.text() == "LI4 l 7"
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert practice.chart.value(practice.chart.sites[0].id, Phase.BEFORE) == 7


@pytest.mark.parametrize("line", ["quadrangularis externus sinister 4 l 5", "lii4 l 7", "gb21 7", "gb21 r 7 8"])
def test_what_is_asked_or_said_is_never_cut_off(place: ChartPlace, qtbot: QtBot, line: str) -> None:
    place.resize(1024, 640)
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, line)
    popup = place.entry.popup
    words = place.entry.accessibleDescription()
    room = QRect(0, 0, popup.width() - 28, 2000)
    needed = QFontMetrics(font(12, 500)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
    offers = min(6, len(place.entry.offers)) * ROW_H
    assert words
    assert popup.height() - offers >= needed.height()
    assert popup.isVisible()


def test_a_line_that_could_not_be_saved_stays(
    place: ChartPlace, practice: Practice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place.controller.lines, "carry_out", lambda _offer: False)
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, "gb21 r 7")
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert place.entry.text() == "gb21 r 7"
    assert "Nothing was charted" in place.entry.accessibleDescription()
    assert practice.chart.sites == ()


def test_the_key_that_brings_the_caret_types_no_slash(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.entry.setFocus()
    for line in ("/gb21 r 7", "/li4 l n/a"):
        qtbot.keyClicks(place.entry, line)
        qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    assert [site.title for site in practice.chart.sites] == ["GB21 R", "LI4 L"]
    qtbot.keyClicks(place.entry, "wrong/cv17 4")
    assert place.entry.text() == "cv17 4", "a slash begins the line anew"


def test_offer_can_be_clicked(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, "gb21 r 7")
    qtbot.mouseClick(place.entry.popup, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    assert practice.chart.value(practice.chart.sites[0].id, Phase.BEFORE) == 7
    qtbot.mouseClick(place.entry.popup, Qt.MouseButton.LeftButton, pos=QPoint(30, 400))


def test_switch_follows_arrows(place: ChartPlace, qtbot: QtBot) -> None:
    qtbot.keyClick(place.header.phases, Qt.Key.Key_Right)
    assert place.controller.here.step is ChartStep.NEEDLING
    qtbot.keyClick(place.header.phases, Qt.Key.Key_Left)
    assert place.controller.here.step is ChartStep.BEFORE
    qtbot.keyClick(place.header.phases, Qt.Key.Key_Left)
    assert place.controller.here.step is ChartStep.BEFORE


def test_counts_of_a_phase_in_words(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    assert step_words(None, ChartStep.BEFORE) == ("–", 0.0)
    assert step_words(practice.chart, ChartStep.BEFORE)[0] == "no site yet"
    type_line(qtbot, place, "gb21 r 7>3")
    type_line(qtbot, place, "li4 l 4")
    place.controller.needling.place(practice.chart.sites[0])
    assert [step_words(practice.chart, step)[0] for step in ChartStep] == ["2 of 2", "1 in · 0 out", "1 of 2"]


def test_rows_say_themselves_on_hover_and_delete_removes(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7>3")
    rows = place.sites_panel.sites
    at = rows.row_rect(practice.chart.sites[0].id).center()
    qtbot.mouseMove(rows, at)
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, at, rows.mapToGlobal(at))
    QApplication.sendEvent(rows, asked)
    assert QToolTip.text() == "GB21 right: much less tender"
    QToolTip.hideText()
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert practice.chart.sites == ()
    assert rows.row_rect("nobody").isEmpty()


def test_card_removes_with_undo(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    press(place.sites_panel.card, "Remove")
    assert practice.chart.sites == ()
    practice.bench.undo.undo()
    assert len(practice.chart.sites) == 1


@pytest.mark.parametrize(("scale", "line"), [(Scale.GRADE, "gb21 r 3>1"), (Scale.PPT, "gb21 r 2.4>3.2")])
def test_other_scales_are_charted_and_painted(
    place: ChartPlace, practice: Practice, qtbot: QtBot, scale: Scale, line: str
) -> None:
    session, changes = practice.bench.clinic.sessions.start(practice.course_id, scale=scale)
    practice.bench.bus.announce(changes)
    place.controller.here.show_session(session.id)
    type_line(qtbot, place, line)
    chart = practice.bench.clinic.charting.chart(session.id)
    (site,) = chart.sites
    assert chart.value(site.id, Phase.AFTER) is not None
    place.controller.selection.select(site)
    assert not place.grab().isNull()


def test_badge_tells_dose_and_minutes(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    assert place.header.badge.words()[0] == "No dose yet"
    place.controller.kap.record_dose(60, Route.IM)
    practice.clock.pass_by(42)
    place.header.badge.show_chart(place.controller.here.chart, practice.clock(), practice.bench.theme)
    assert place.header.badge.words() == ("60 mg IM", "42 min since dose")
    practice.clock.pass_by(60 * 24)
    place.header.badge.show_chart(place.controller.here.chart, practice.clock(), practice.bench.theme)
    assert place.header.badge.words()[1].startswith("given ")
    place.header.badge.click()
    qtbot.keyClick(place.kap.form, Qt.Key.Key_Escape)
    assert not place.kap.form.isVisible()


def test_filmstrip_opens_a_session_by_mouse_and_keyboard(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    second, changes = practice.bench.clinic.sessions.start(practice.course_id)
    practice.bench.bus.announce(changes)
    place.show_for(practice.workplace())
    frames = place.filmstrip.widget().findChildren(SessionFrame)
    assert len(frames) == 2
    qtbot.mouseClick(frames[1], Qt.MouseButton.LeftButton)
    assert place.controller.here.chart.session.id == second.id
    frames = place.filmstrip.widget().findChildren(SessionFrame)
    qtbot.keyClick(frames[0], Qt.Key.Key_Return)
    assert place.controller.here.chart.session.id == practice.session_id


@pytest.mark.parametrize(
    ("planned", "names"),
    [
        (None, []),
        (1, []),
        (6, [f"Session {number}, planned" for number in range(2, 7)]),
        (40, [*(f"Session {number}, planned" for number in range(2, 14)), "Sessions 14–40, planned"]),
    ],
)
def test_every_planned_session_is_in_the_strip(
    place: ChartPlace, practice: Practice, planned: int | None, names: list[str]
) -> None:
    clinic = practice.bench.clinic
    _, changes = clinic.courses.change(replace(clinic.courses.get(practice.course_id), planned_sessions=planned))
    practice.bench.bus.announce(changes)
    place.show_for(practice.workplace())
    frames = place.filmstrip.findChildren(PlannedFrame)
    assert [frame.accessibleName() for frame in frames] == names
    assert all("begun on the patient's card" in frame.toolTip() for frame in frames)


def test_clicking_a_bead_takes_that_needle_out(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.controller.here.set_step(ChartStep.NEEDLING)
    place.controller.needling.place(practice.site("GB21", Side.RIGHT), 2)
    site = practice.chart.sites[0]
    bead = HitTarget(HitKind.MARK, site_id=site.id, numbers=(2,))
    place.body.canvas.pointer.pick(bead)
    assert practice.chart.needle_count.placed == 3, "while placing, a click on a needle places one more, not two"
    place.sites_panel.needling.set_takes_out(True)
    place.body.canvas.pointer.pick(bead)
    assert [needle.number for needle in practice.chart.needles if needle.removed_at] == [2], "and none beside it"
    for x, y in ((0.40, 0.57), (0.01, 0.01)):
        place.body.canvas.pointer.pick(HitTarget(HitKind.SURFACE, PlatePoint("front", x, y)))
    assert practice.chart.needle_count.removed == 1
    place.body.canvas.pointer.pick(HitTarget(HitKind.NOTHING))
    assert place.controller.selection.site is None


def test_small_window_shows_layers_on_demand(place: ChartPlace, qtbot: QtBot) -> None:
    place.resize(1208, 720)
    qtbot.waitUntil(lambda: place.is_small)
    place.body.plates.bar.layers.click()
    assert place.body.layers_card.isVisible()
    place.body.plates.bar.layers.click()
    assert not place.body.layers_card.isVisible()


def test_strip_never_covers_its_own_mark(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    for code, side in (("GB21", Side.RIGHT), ("ST36", Side.LEFT), ("BL23", Side.RIGHT), ("GV20", Side.MIDLINE)):
        site = practice.site(code, side)
        place.controller.selection.select(site)
        places = practice.bench.atlas.places.of(place.controller.here.patient.figure, site)
        plate = next(name for name in place.controller.here.plates if name in places)
        at: QPointF = place.body.canvas.sight.place_on_screen(plate, *places[plate])
        assert not place.body.rating.strip.geometry().contains(at.toPoint())


def test_the_body_turns_with_one_key_and_the_next_plates_are_all_the_sets(place: ChartPlace, qtbot: QtBot) -> None:
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_F6)
    assert place.controller.here.plates == ("left", "right")
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_F6)
    assert place.controller.here.plates == ("front", "back")
    shown = []
    for _ in PLATE_SETS:
        shown.append(place.controller.here.plates)
        qtbot.keyClick(place.body.canvas, Qt.Key.Key_PageDown)
    assert shown == [plates for _, plates in PLATE_SETS]
    assert place.controller.here.plates == ("front", "back")


def test_the_bar_folds_before_it_widens_the_window(place: ChartPlace) -> None:
    for width in (1208, 1360, 1848):
        place.resize(width, 700)
        assert place.width() == width


def test_the_card_says_the_value_after_once_it_is_charted(place: ChartPlace, practice: Practice) -> None:
    site = practice.site("GB21", Side.RIGHT)
    place.controller.rating.rate(site, 7)
    place.controller.selection.select_id(site.id)

    def said() -> list[str]:
        return [one.text() for one in place.sites_panel.card.findChildren(QLabel) if one.isVisible()]

    assert not any("This session" in words for words in said())
    place.controller.rating.rate(site, 3, Phase.AFTER)
    place.controller.selection.select(None)
    place.controller.selection.select_id(site.id)
    assert "This session: 7 → 3, much less tender (−4)" in said()
    place.resize(960, 540)
    QApplication.processEvents()
    assert "This session: 7 → 3, much less tender (−4)" in said()


def test_the_heads_stay_over_their_columns_when_the_list_begins_to_scroll(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    for code in ("GB21", "GB20", "LI4", "ST36", "BL18", "LR3", "SP6", "BL23", "GB34", "TE5", "PC6", "LI11"):
        place.controller.rating.rate(practice.site(code, Side.LEFT), 5)
    panel = place.sites_panel
    heads = {head.text(): head for head in panel.findChildren(QLabel)}
    place.resize(1600, 1800)
    bar = panel.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    wide = panel.sites.width()
    taken_in = QLabel("Painted")
    taken_in.setFixedHeight(1300)
    panel.take_in(taken_in)
    qtbot.waitUntil(lambda: panel.sites.width() < wide)
    columns = panel.sites.columns()
    for words, column in zip(("Before", "After"), columns[:2], strict=True):
        head = heads[words]
        middle = head.mapTo(panel, QPoint(head.width() // 2, 0)).x()
        assert abs(middle - panel.sites.mapTo(panel, QPoint(column + 16, 0)).x()) <= 1, words
