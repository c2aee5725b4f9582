"""Charting through the real place on a real encrypted file: clicks and keys in, rows out."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from tests.made_up.raw_edits import apply_edits
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.edits import PutReading
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.panel.needle_menu import NeedleMenu, NeedleTimesDialog
from ashichart.ui.chart.panel.replace_dialog import ReplaceDialog
from ashichart.wording.vitals import vitals_parts


def is_seen(place: ChartPlace, at: QPoint) -> bool:
    """Whether a mark or a point is painted there: what is not on the screen yet cannot be clicked."""
    return place.body.canvas.sight.target_at(at.toPointF()).kind in (HitKind.MARK, HitKind.POINT)


def click_point(qtbot: QtBot, place: ChartPlace, practice: Practice, code: str, side: Side) -> None:
    """Click where a point is drawn on the plates that stand on the desk."""
    site = practice.site(code, side)
    places = practice.bench.atlas.places.of(place.controller.here.patient.figure, site)
    plate = next(name for name in place.controller.here.plates if name in places)
    at = place.body.canvas.sight.place_on_screen(plate, *places[plate]).toPoint()
    qtbot.waitUntil(lambda: is_seen(place, at))
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)


def press(over: QWidget, words: str) -> None:
    """Press the button that says this, in words or in its tooltip."""
    buttons = over.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == words or one.toolTip().startswith(words)).click()


def type_line(qtbot: QtBot, place: ChartPlace, line: str) -> None:
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, line)
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)


def readings(practice: Practice, phase: Phase) -> dict[str, float | None]:
    chart = practice.chart
    return {
        chart.site(site_id).title: reading.value
        for (site_id, read_in), reading in chart.readings.items()
        if read_in is phase
    }


def test_click_selects_and_one_digit_rates(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    click_point(qtbot, place, practice, "GB21", Side.RIGHT)
    assert place.body.rating.strip.isVisible()
    assert practice.chart.sites == (), "a click alone charts nothing"
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_7)
    assert readings(practice, Phase.BEFORE) == {"GB21 R": 7}
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Return)
    assert not place.body.rating.strip.isVisible()


def test_ten_is_one_key_and_n_is_not_assessed(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    click_point(qtbot, place, practice, "ST36", Side.LEFT)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_T)
    click_point(qtbot, place, practice, "ST36", Side.RIGHT)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_N)
    assert readings(practice, Phase.BEFORE) == {"ST36 L": 10, "ST36 R": None}


def test_click_beside_points_places_a_named_pin(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    at = place.body.canvas.sight.place_on_screen("front", 0.342, 0.548).toPoint()
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_4)
    (site,) = practice.chart.sites
    assert site.pin is not None
    assert site.side is Side.RIGHT, "left of the front plate is the patient's right"
    assert site.pin.name
    assert site.label


def test_typed_line_rates_before_and_after(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7>3")
    assert readings(practice, Phase.BEFORE) == {"GB21 R": 7}
    assert readings(practice, Phase.AFTER) == {"GB21 R": 3}
    assert place.entry.text() == ""


def test_both_sides_in_one_line(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "st36 b 4")
    assert readings(practice, Phase.BEFORE) == {"ST36 L": 4, "ST36 R": 4}


@pytest.mark.parametrize("line", ["li4 l 11", "xyz9 l 4", "cv4 l 3", "li4 l 4 nonsense"])
def test_line_not_understood_charts_nothing_and_says_so(
    place: ChartPlace, practice: Practice, qtbot: QtBot, line: str
) -> None:
    type_line(qtbot, place, line)
    assert practice.chart.readings == {}
    assert place.entry.text() == line, "what was typed is not lost"
    assert practice.bench.atlas.names.read_line(line).sentence


def test_a_line_that_replaces_a_value_says_which(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    def type_in(text: str) -> str:
        qtbot.keyClicks(place.entry, text)
        qtbot.keyClick(place.entry, Qt.Key.Key_Return)
        assert place.entry.text() == ""
        return place.entry.accessibleDescription()

    assert "→" not in type_in("cv17 9")
    assert "CV17: before 9 → 5" in type_in("cv17 5")
    assert "9 → 5" in place.entry.placeholderText()
    place.resize(912, 500)
    assert "5 → 4" not in place.entry.placeholderText()
    type_in("cv17 4")
    assert "5 → 4" in place.entry.placeholderText(), "also where the line is short"
    type_in("cv17 5")
    assert "→" not in type_in("cv17 5"), "the same value again replaces none"
    assert "→" not in type_in("gb21 l 4")
    assert type_in("gb21 b 6").count("→") >= 1
    assert "GB21 L: before 6 → not assessed" in type_in("gb21 l na")
    type_in("cv17 5>3 c7")
    said = type_in("cv17 6>2 c4")
    assert "CV17: before 5 → 6" in said
    assert "CV17: after 3 → 2" in said
    assert "CV17: charge before 7 → 4" in said


def test_letters_on_the_body_begin_a_line(place: ChartPlace, qtbot: QtBot) -> None:
    place.body.canvas.setFocus()
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_G)
    assert place.entry.text() == "g"


def test_escape_empties_the_line_then_leaves(place: ChartPlace, qtbot: QtBot) -> None:
    place.entry.setFocus()
    qtbot.keyClicks(place.entry, "gb21")
    assert place.entry.popup.isVisible()
    qtbot.keyClick(place.entry, Qt.Key.Key_Escape)
    assert place.entry.text() == ""
    qtbot.keyClick(place.entry, Qt.Key.Key_Escape)
    assert place.focusWidget() is place.body.canvas


def test_after_walks_through_what_was_rated_before(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    for line in ("gb21 r 7", "gb20 r 5", "li4 l 4", "cv17 6"):
        type_line(qtbot, place, line)
    place.controller.here.set_step(ChartStep.AFTER)
    assert place.controller.selection.site is not None
    assert place.controller.selection.site.title == "GB21 R"
    for key in (Qt.Key.Key_3, Qt.Key.Key_Equal, Qt.Key.Key_N):
        qtbot.keyClick(place.body.canvas, key)
    assert readings(practice, Phase.AFTER) == {"GB21 R": 3, "GB20 R": 5, "LI4 L": None}
    assert [site.title for site in practice.chart.left_for_after()] == ["CV17"]
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Backspace)
    assert place.controller.selection.site.title == "LI4 L"
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_2)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_0)
    assert readings(practice, Phase.AFTER)["CV17"] == 0
    assert not place.body.rating.strip.isVisible(), "nothing is left"


def test_needles_go_in_and_out_one_act_each(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.controller.here.set_step(ChartStep.NEEDLING)
    click_point(qtbot, place, practice, "GB21", Side.RIGHT)
    click_point(qtbot, place, practice, "LI4", Side.LEFT)
    type_line(qtbot, place, "ex-hn1")
    count = practice.chart.needle_count
    assert (count.placed, count.still_in) == (6, 6), "Sishencong is four needles"
    place.sites_panel.needling.set_takes_out(True)
    click_point(qtbot, place, practice, "LI4", Side.LEFT)
    assert practice.chart.needle_count.still_in == 5
    press(place.sites_panel.needling, "All out")
    assert practice.chart.needle_count.still_in == 0
    click_point(qtbot, place, practice, "LI4", Side.LEFT)
    assert practice.chart.needle_count.placed == 6, "taking out never places"


def test_taking_out_is_one_needle_a_click_and_only_of_that_site(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.controller.here.set_step(ChartStep.NEEDLING)
    place.controller.needling.place(practice.site("LI4", Side.LEFT), 2)
    place.controller.needling.place(practice.site("ST36", Side.RIGHT), 3)
    place.sites_panel.needling.set_takes_out(True)
    st36 = practice.site("ST36", Side.RIGHT)
    for left in (2, 1, 0, 0):
        place.body.canvas.pointer.pick(HitTarget(HitKind.MARK, site_id=st36.id))
        still_in = [needle for needle in practice.chart.needles if needle.removed_at is None]
        assert sum(needle.site_id == st36.id for needle in still_in) == left
        assert len(still_in) == left + 2, "those of the hand stay in"
    click_point(qtbot, place, practice, "LI4", Side.LEFT)
    assert practice.chart.needle_count.still_in == 1
    assert practice.bench.clinic.audit_trail()[-1].act == AuditedAct(ActLabel(ActKind.TAKE_NEEDLES_OUT, {"needles": 1}))


def test_a_value_while_needling_belongs_to_before(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    place.controller.here.set_step(ChartStep.NEEDLING)
    type_line(qtbot, place, "gb21 r 7")
    place.controller.rating.rate(practice.site("LI4", Side.LEFT), 4)
    place.controller.rating.charge(practice.site("ST36", Side.LEFT), 9)
    assert readings(practice, Phase.BEFORE) == {"GB21 R": 7, "LI4 L": 4}
    assert readings(practice, Phase.AFTER) == {}
    assert {phase: charge.value for (_, phase), charge in practice.chart.charges.items()} == {Phase.BEFORE: 9}
    assert practice.chart.needles == ()


def test_undo_and_redo_everything(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    type_line(qtbot, place, "gb21 r 5")
    place.controller.here.set_step(ChartStep.NEEDLING)
    click_point(qtbot, place, practice, "GB21", Side.RIGHT)
    place.controller.kap.record_dose(60, Route.IM)
    done = practice.chart
    undo = practice.bench.undo
    while undo.can_undo:
        undo.undo()
    assert practice.chart.sites == ()
    assert practice.chart.needles == ()
    assert practice.chart.doses == ()
    while undo.can_redo:
        undo.redo()
    assert practice.chart == done


def test_as_last_time_brings_sites_without_values(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    type_line(qtbot, place, "li4 l 3")
    session, changes = practice.bench.clinic.sessions.start(practice.course_id)
    practice.bench.bus.announce(changes)
    place.controller.here.show_session(session.id)
    qtbot.mouseClick(place.sites_panel.as_last_time, Qt.MouseButton.LeftButton)
    chart = practice.bench.clinic.charting.chart(session.id)
    assert [site.title for site in chart.sites] == ["GB21 R", "LI4 L"]
    assert chart.readings == {}


def test_mirror_brings_the_other_side(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    qtbot.mouseClick(place.sites_panel.mirror, Qt.MouseButton.LeftButton)
    assert [site.title for site in practice.chart.sites] == ["GB21 R", "GB21 L"]
    place.controller.selection.select_id(practice.chart.sites[0].id)
    at = place.body.canvas.sight.place_on_screen("front", 0.342, 0.548).toPoint()
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_4)
    place.controller.sites.mirror_selected()
    sides = [site.side for site in practice.chart.sites if site.pin]
    assert sides == [Side.RIGHT, Side.LEFT]


def test_pin_moves_and_is_named_anew(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    at = place.body.canvas.sight.place_on_screen("front", 0.342, 0.548).toPoint()
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_4)
    (pin,) = practice.chart.sites
    place.body.canvas.pointer.end_drag(pin.id, place.body.canvas.sight.place_on_screen("front", 0.42, 0.40))
    (moved,) = practice.chart.sites
    assert moved.id == pin.id
    assert moved.pin.surface != pin.pin.surface
    assert moved.pin.name != pin.pin.name


def test_removal_is_a_named_act_with_undo(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7>3")
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Delete)
    assert practice.chart.sites == ()
    practice.bench.undo.undo()
    assert readings(practice, Phase.BEFORE) == {"GB21 R": 7}
    assert readings(practice, Phase.AFTER) == {"GB21 R": 3}


def test_dose_stamps_minutes_and_bad_dose_gets_a_sentence(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
    place.kap.form.route.choose(Route.IM)
    place.kap.form.mg.setText("six")
    qtbot.mouseClick(place.kap.form.record, Qt.MouseButton.LeftButton)
    assert "is not a dose" in place.kap.form.wrong.text()
    place.kap.form.mg.setText("60")
    qtbot.keyClick(place.kap.form.mg, Qt.Key.Key_Return)
    assert practice.chart.doses[0].mg == 60
    practice.clock.pass_by(42)
    type_line(qtbot, place, "gb21 r 7")
    (reading,) = practice.chart.readings.values()
    assert practice.chart.minutes_since_dose(reading) == 42


def test_vital_signs_are_typed_below_the_dose(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    def fill(pressure: str, pulse: str = "", spo2: str = "") -> None:
        qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
        for field, text in zip((form.pressure, form.pulse, form.spo2), (pressure, pulse, spo2), strict=True):
            field.setText(text)
        qtbot.keyClick(form.spo2, Qt.Key.Key_Return)

    form = place.kap.form
    for wrong, sentence in (
        (("",), "none of them was given"),
        (("tall",), "“tall” is no blood pressure"),
        (("128",), "Write both numbers, as in 128/82"),
        (("128/82", "fast"), "“fast” is no whole number (Pulse a minute)"),
        (("128/82", "5"), "5 is no pulse"),
    ):
        fill(*wrong)
        assert sentence in form.wrong_vitals.text()
        assert form.isVisible()
    assert practice.chart.vitals == ()
    fill("128/82", "76", "97 %")
    assert not form.isVisible()
    assert " · ".join(vitals_parts(practice.chart.vitals[0])) == "128/82 mmHg · 76 a minute · 97 %"
    practice.clock.pass_by(1)
    place.controller.kap.record_dose(60, Route.IM)
    practice.clock.pass_by(15)
    fill("141 86")
    qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
    newest, dose, oldest = form.list.text.splitlines()
    assert newest.endswith("141/86 mmHg, 15 min since dose")
    assert ", 60 mg IM" in dose
    assert oldest.endswith("128/82 mmHg · 76 a minute · 97 %, no dose yet")
    assert not form.wrong_vitals.isVisible()
    assert place.rect().contains(form.geometry())


def test_dose_and_vital_signs_can_have_been_earlier(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    form = place.kap.form
    started = practice.chart.session.started_at
    practice.clock.pass_by(40)
    earlier = (practice.clock() - timedelta(minutes=25)).astimezone().replace(second=0, microsecond=0)

    def open_form(time: str) -> None:
        qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
        form.at.setText(time)

    open_form("half past")
    form.route.choose(Route.SL)
    form.mg.setText("60")
    qtbot.keyClick(form.mg, Qt.Key.Key_Return)
    assert "“half past” is no time of the day" in form.wrong_time.text()
    assert practice.chart.doses == ()
    form.at.setText(f"{practice.clock().astimezone() + timedelta(minutes=30):%H:%M}")
    qtbot.keyClick(form.mg, Qt.Key.Key_Return)
    assert "has not come yet" in form.wrong_time.text()
    assert (practice.chart.doses, form.mg.text()) == ((), "60"), "what was typed stays"
    form.at.setText(f"{earlier:%H:%M}")
    qtbot.keyClick(form.mg, Qt.Key.Key_Return)
    (dose,) = practice.chart.doses
    assert dose.given_at == earlier
    open_form("")
    assert not form.wrong_time.isVisible()
    form.pulse.setText("70")
    form.at.setText(f"{earlier:%H.%M}")
    qtbot.keyClick(form.pulse, Qt.Key.Key_Return)
    assert practice.chart.vitals[0].taken_at == earlier
    # Days later a time belongs to the day of the session.
    practice.clock.pass_by(60 * 72)
    open_form(f"{earlier:%H:%M}")
    form.pulse.setText("72")
    qtbot.keyClick(form.pulse, Qt.Key.Key_Return)
    assert [one.taken_at.astimezone().date() for one in practice.chart.vitals] == [started.astimezone().date()] * 2


def test_where_the_user_is_comes_back(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    place.controller.here.set_step(ChartStep.NEEDLING)
    place.body.plates.bar.next_plates(1)
    kept = practice.bench.clinic.workplaces.get()
    assert kept.place is PlaceName.CHART
    assert (kept.session_id, kept.step, kept.plates) == (practice.session_id, ChartStep.NEEDLING, ("left", "right"))
    again = ChartPlace(practice.bench)
    qtbot.addWidget(again)
    again.show_for(kept)
    assert again.controller.here.step is ChartStep.NEEDLING
    assert again.controller.here.plates == ("left", "right")


def test_what_somebody_else_charts_appears(place: ChartPlace, practice: Practice) -> None:
    site = practice.site("GB21", Side.RIGHT)
    applied = practice.bench.clinic.charting.rate(practice.session_id, site, Phase.BEFORE, 6)
    practice.bench.bus.announce(applied.changes)
    assert place.controller.here.chart.value(site.id, Phase.BEFORE) == 6


def test_refused_act_is_said_and_nothing_changes(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    place.controller.needling.place(practice.site("GB21", Side.RIGHT))
    with qtbot.waitSignal(practice.bench.bus.save_failed):
        place.controller.sites.remove(practice.chart.sites[0])
    assert len(practice.chart.sites) == 1


def test_without_a_session_the_place_says_what_to_do(place: ChartPlace, qtbot: QtBot) -> None:
    place.show_for(Workplace(PlaceName.CHART))
    assert place.controller.here.chart is None
    qtbot.keyClick(place, Qt.Key.Key_7)
    place.controller.rating.rate_selected(4)
    place.controller.sites.bring()
    place.controller.here.set_step(ChartStep.AFTER)


@pytest.mark.parametrize("size", [(1208, 720), (1528, 1000)])
@pytest.mark.parametrize("step", list(ChartStep))
def test_place_paints_light_and_dark_in_each_phase(
    place: ChartPlace, practice: Practice, qtbot: QtBot, size: tuple[int, int], step: ChartStep
) -> None:
    place.resize(*size)
    for line in ("gb21 r 7>3", "gb20 r 5>6", "li4 l 4", "cv17 na"):
        type_line(qtbot, place, line)
    place.controller.here.set_step(step)
    light = place.grab().toImage()
    practice.bench.theme = DARK
    place.set_theme(DARK)
    assert place.grab().toImage() != light


def test_layers_and_zoom_by_hand(place: ChartPlace, qtbot: QtBot) -> None:
    place.body.layers_card.acupuncture.setChecked(False)
    place.body.layers_card.trigger.setChecked(False)
    press(place.body.plates.bar, "Zoom in")
    assert place.body.canvas.sight.zoom > 1
    press(place.body.plates.bar, "Whole plates")
    assert place.body.canvas.sight.zoom == pytest.approx(1)


def test_reading_of_another_phase_is_untouched_by_clearing(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7>3")
    place.controller.rating.clear_reading(practice.chart.sites[0])
    assert readings(practice, Phase.BEFORE) == {}
    assert readings(practice, Phase.AFTER) == {"GB21 R": 3}
    reading = Reading(practice.session_id, practice.chart.sites[0].id, Phase.BEFORE, Scale.NRS, 2, practice.clock())
    apply_edits(practice.bench.clinic, practice.session_id, [PutReading(reading)])
    assert readings(practice, Phase.BEFORE) == {"GB21 R": 2}


def test_clicking_a_row_selects_its_site(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 7")
    type_line(qtbot, place, "li4 l 4")
    row = place.sites_panel.sites.row_rect(practice.chart.sites[0].id)
    qtbot.mouseClick(place.sites_panel.sites, Qt.MouseButton.LeftButton, pos=row.center() - QPoint(0, 2))
    assert place.controller.selection.site.title == "GB21 R"
    qtbot.keyClick(place.sites_panel.sites, Qt.Key.Key_Down)
    assert place.controller.selection.site.title == "LI4 L"


def test_enter_never_records_a_second_dose_by_itself(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    form = place.kap.form
    place.controller.kap.record_dose(80, Route.IM)
    practice.clock.pass_by(12)
    for _ in range(3):
        qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
        assert (form.mg.text(), form.route.chosen) == ("", None)
        assert not form.record.isEnabled()
        assert form.missing.text() == "Waits for the amount and the route."
        qtbot.keyClick(form.mg, Qt.Key.Key_Return)
        assert form.isVisible()
    form.mg.setText("20")
    assert form.missing.text() == "Waits for the route."
    qtbot.keyClick(form.mg, Qt.Key.Key_Return)
    assert [dose.mg for dose in practice.chart.doses] == [80]
    qtbot.mouseClick(form.route.buttons[Route.SL], Qt.MouseButton.LeftButton)
    qtbot.keyClick(form.mg, Qt.Key.Key_Return)
    assert [(dose.mg, dose.route) for dose in practice.chart.doses] == [(80, Route.IM), (20, Route.SL)]
    assert place.header.badge.words()[0] == "100 mg in 2 doses"


def test_a_dose_is_corrected_removed_and_brought_back_in_its_row(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    form = place.kap.form
    place.controller.kap.record_dose(60, Route.IM)
    practice.clock.pass_by(7)
    place.controller.kap.record_vitals((128, 82, None, None))
    qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
    row = form.list.rows[1]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.correct, Qt.MouseButton.LeftButton)
    given_at = practice.chart.doses[0].given_at
    row.mg.setText("six")
    qtbot.keyClick(row.mg, Qt.Key.Key_Return)
    assert "is not a dose" in row.wrong.text()
    row.mg.setText("65")
    row.route.choose(Route.IV)
    qtbot.keyClick(row.mg, Qt.Key.Key_Return)
    (dose,) = practice.chart.doses
    assert (dose.mg, dose.route, dose.given_at) == (65, Route.IV, given_at)
    vitals = form.list.rows[0]
    vitals.open_fields()
    vitals.vitals.pressure.setText("138/82")
    vitals.at.setText(f"{practice.chart.session.local(practice.clock()) - timedelta(minutes=3):%H:%M}")
    vitals.keep()
    assert practice.chart.vitals[0].systolic == 138
    assert practice.chart.vitals[0].taken_at < practice.clock() - timedelta(minutes=2)
    row = next(row for row in form.list.rows if row.entry.id == dose.id)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert practice.chart.doses == ()
    gone = next(row for row in form.list.rows if row.entry.id == dose.id)
    assert "removed" in gone.accessibleName()
    qtbot.mouseClick(gone.restore, Qt.MouseButton.LeftButton)
    assert practice.chart.doses == (dose,)
    for _ in range(4):
        practice.bench.undo.undo()
    assert [one.mg for one in practice.chart.doses] == [60]
    assert practice.chart.vitals[0].systolic == 128


def test_a_pin_that_other_sessions_use_says_how_far_it_moved_and_in_how_many(
    place: ChartPlace, practice: Practice
) -> None:
    desk, heard = place.controller, []
    practice.bench.bus.reached_further.connect(lambda what, where: heard.append((what, where)))
    pin = desk.sites.on_surface("front", 0.42, 0.42)
    desk.rating.rate(pin, 5)
    desk.sites.move_pin(desk.here.chart.site(pin.id), "front", 0.43, 0.42)
    assert heard == [], "it is of this session alone: the body shows it"
    second, _ = practice.bench.clinic.sessions.start(practice.course_id)
    practice.bench.clinic.charting.rate(second.id, desk.here.chart.site(pin.id), Phase.BEFORE, 3)
    desk.sites.move_pin(desk.here.chart.site(pin.id), "front", 0.45, 0.42)
    ((what, where),) = heard
    cm = float(what.removeprefix("Moved ").partition(" ")[0])
    assert what.endswith(" cm in 2 sessions")
    assert 0.5 < cm < 5
    assert desk.here.chart.site(pin.id).title in where


def test_a_needle_is_corrected_counted_again_and_removed_by_its_menu(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    desk, panel = place.controller, place.sites_panel
    desk.here.set_step(ChartStep.NEEDLING)
    desk.needling.place(practice.site("GB21", Side.RIGHT), 2)
    practice.clock.pass_by(40)

    def actions(at: int) -> dict[str, QAction]:
        menus = [menu for menu in panel.needling.findChildren(NeedleMenu) if menu.isVisible()]
        return {action.text(): action for action in menus[at].menu().actions() if action.text()}

    assert list(actions(0)) == ["Out", "One more needle here", "Correct times …", "Remove needle 1"]
    actions(0)["One more needle here"].trigger()
    assert [needle.number for needle in practice.chart.needles] == [1, 2, 3]
    first = practice.chart.needles[0]
    actions(0)["Correct times …"].trigger()
    dialog = place.window().findChild(NeedleTimesDialog)
    session = practice.chart.session
    dialog.out.setText("half past")
    dialog.accept()
    assert dialog.isVisible()
    dialog.out.setText(f"{session.local(practice.clock()) - timedelta(minutes=5):%H:%M}")
    dialog.accept()
    changed = practice.chart.needles[0]
    assert changed.inserted_at == first.inserted_at, "a time that was not touched keeps its seconds"
    assert changed.removed_at == practice.clock() - timedelta(minutes=5)
    actions(1)["Remove needle 2"].trigger()
    assert [needle.number for needle in practice.chart.needles] == [1, 3]
    for _ in range(3):
        practice.bench.undo.undo()
    assert practice.chart.needles[0] == first
    assert len(practice.chart.needles) == 2


def test_a_site_picked_wrong_becomes_another_with_its_readings(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    desk = place.controller
    desk.rating.rate(practice.site("GB21", Side.RIGHT), 7)
    desk.needling.place(practice.site("GB21", Side.RIGHT), 2)
    site = desk.here.chart.sites[0]
    place.sites_panel.ask_replace(site.id)
    dialog = place.window().findChild(ReplaceDialog)
    for text in ("", "nowhere", "st36", "st36 b", "gb20 r 5", "gb21 r"):
        dialog.text.setText(text)
        dialog.accept()
        assert dialog.isVisible()
        assert practice.chart.sites == (site,)
    dialog.text.setText("gb20 r")
    dialog.accept()
    (now,) = practice.chart.sites
    assert (now.code, now.side) == ("GB20", Side.RIGHT)
    assert practice.chart.value(now.id, Phase.BEFORE) == 7
    assert [needle.site_id for needle in practice.chart.needles] == [now.id, now.id]
    qtbot.waitUntil(lambda: desk.selection.site == now)
    practice.bench.undo.undo()
    assert practice.chart.sites == (site,)


def test_layers_fold_by_button_key_and_a_click_on_the_body_that_does_nothing_else(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.grab()
    assert not place.body.layers_card.isVisible()
    for fold in ("button", "escape", "body"):
        place.body.plates.bar.layers.click()
        assert place.body.layers_card.isVisible()
        if fold == "button":
            place.body.plates.bar.layers.click()
        elif fold == "escape":
            qtbot.keyClick(place.body.layers_card, Qt.Key.Key_Escape)
        else:
            at = place.body.canvas.sight.place_on_screen("front", 0.5, 0.3).toPoint()
            qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)
        assert not place.body.layers_card.isVisible()
        assert place.controller.selection.site is None
    place.body.layers_card.trigger.setChecked(False)
    assert place.body.plates.bar.layers.text() == "Layers 1 on"
    assert practice.bench.memory.recall("layers") == "acupuncture"


def test_no_key_of_the_dose_form_reaches_the_body_and_enter_records(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    type_line(qtbot, place, "gb21 r 5")
    qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
    form = place.kap.form
    qtbot.keyClicks(form.mg, "50")
    qtbot.mouseClick(form.route.buttons[Route.IN], Qt.MouseButton.LeftButton)
    qtbot.keyClick(form.route.buttons[Route.IN], Qt.Key.Key_7)
    qtbot.keyClick(form, Qt.Key.Key_3)
    assert form.mg.text() == "50"
    assert readings(practice, Phase.BEFORE) == {"GB21 R": 5}
    assert form.focusWidget() is form.mg
    qtbot.keyClick(form.mg, Qt.Key.Key_Return)
    assert [(dose.mg, dose.route) for dose in practice.chart.doses] == [(50, Route.IN)]
    assert not form.isVisible()


def test_after_a_protocol_no_point_waits_for_a_digit(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "pc6 l 5")
    type_line(qtbot, place, "nada")
    assert place.controller.selection.site is None
    assert readings(practice, Phase.BEFORE)["PC6 L"] == 5


def test_rows_of_the_dose_form_have_room_for_what_is_open_in_them(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.show()
    place.controller.kap.record_dose(60, Route.IM)
    qtbot.mouseClick(place.header.badge, Qt.MouseButton.LeftButton)
    form = place.kap.form
    (row,) = form.list.rows
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row.correct.isVisible() and row.correct.height() >= 28)
    assert row.height() >= row.correct.height()
    qtbot.mouseClick(row.correct, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row.mg.isVisible() and row.mg.height() >= 30)
    row.mg.setText("80")
    row.keep()
    assert [one.entry.mg for one in form.list.rows] == [80]
    qtbot.waitUntil(lambda: form.list.rows[0].visibleRegion().boundingRect().height() > 20)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_the_line_says_no_more_what_was_taken_back(place: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    type_line(qtbot, place, "gb21 r 5")
    assert place.entry.placeholderText().startswith("✓ GB21 R")
    practice.bench.undo.undo()
    assert not place.entry.placeholderText().startswith("✓")


def test_every_button_and_field_of_a_recorded_row_is_in_sight(
    place: ChartPlace, practice: Practice, qtbot: QtBot
) -> None:
    kap = practice.bench.clinic.kap
    kap.record_dose(practice.session_id, 75, Route.IM, practice.clock.now)
    for _ in range(4):
        practice.clock.pass_by(1)
        kap.record_vitals(practice.session_id, (128, 82, 72, 97), practice.clock.now)
    place.kap.open()
    form = place.kap.form

    def is_seen_whole(part: QWidget) -> bool:
        return part.isVisible() and part.visibleRegion().boundingRect().size() == part.size()

    for row in (form.list.rows[0], form.list.rows[-1]):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda row=row: is_seen_whole(row.correct) and is_seen_whole(row.remove))
        assert row.remove.geometry().right() <= row.width()
    row = form.list.rows[-1]
    row.open_fields()
    qtbot.waitUntil(lambda: is_seen_whole(row.at) and is_seen_whole(row.mg))
