"""A point of the clinic's own: made beside the body, charted, changed, removed, brought back; and names of ours."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.library.conftest import Practice, follow_link

from ashichart.domain.atlas.body import Figure, PointKind, Side
from ashichart.domain.charting.clinic_points import OwnPoint
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.services.atlas.library import Shelf
from ashichart.ui.body.hit_testing import HitKind
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.library.library_place import LibraryPlace
from ashichart.ui.library.own_acts import OwnNamesDialog
from ashichart.ui.library.own_point_form import OwnPointForm


def form_of(place: LibraryPlace) -> OwnPointForm:
    return place.findChild(OwnPointForm)


def click(qtbot: QtBot, place: LibraryPlace, code: str, side: Side, plate: str = "front") -> None:
    """Click the body where a point of the atlas lies."""
    point = place.library.point(code)
    assert point is not None
    x, y = point.places[side].plates[plate]
    at = place.body.canvas.sight.place_on_screen(plate, x, y).toPoint()
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=at)


def add(qtbot: QtBot, place: LibraryPlace, practice: Practice, name: str = "Jaw hinge") -> OwnPoint:
    """Make a point where ST6 lies, by mouse and keys."""
    qtbot.mouseClick(place.new_button, Qt.MouseButton.LeftButton)
    form = form_of(place)
    click(qtbot, place, "ST6", Side.LEFT)
    qtbot.keyClicks(form.name, name)
    form.kind.choose(PointKind.TRIGGER)
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    return practice.bench.clinic.own_points.all().points[-1]


def follow(place: LibraryPlace, act: str) -> None:
    follow_link(place.card, f"act:{act}")


def test_a_point_is_made_with_a_click_a_name_and_one_button(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    qtbot.mouseClick(place.new_button, Qt.MouseButton.LeftButton)
    form = form_of(place)
    assert form.isVisible()
    assert not place.card.isVisible()
    assert form.name.hasFocus()
    assert place.body.is_placing

    click(qtbot, place, "ST36", Side.RIGHT)
    assert "ST36" in form.where.text()
    assert "left and right" in form.where.text()
    qtbot.keyClicks(form.name, "Knee knot, outer")
    assert form.short.text() == "Knee knot"
    qtbot.keyClicks(form.aliases, "outer knot, knot")
    qtbot.keyClicks(form.plain, "outer shin")
    qtbot.keyClick(form.plain, Qt.Key.Key_Return)

    (made,) = practice.bench.clinic.own_points.all().points
    assert (made.label, made.name, made.aliases, made.plain) == (
        "Knee knot", "Knee knot, outer", ("outer knot", "knot"), "outer shin"
    )  # fmt: skip
    near = practice.bench.atlas.point(Figure.FEMALE, "ST36")
    point = practice.bench.atlas.point(Figure.FEMALE, made.code)
    assert near is not None
    assert point is not None
    for side in (Side.LEFT, Side.RIGHT):
        for mine, theirs in zip(point.places[side].position, near.places[side].position, strict=True):
            assert mine == pytest.approx(theirs, abs=0.006)
    assert not form.isVisible()
    assert place.point == made.code
    assert place.card.card is not None
    assert place.card.card.kind_words == "Point of this clinic · acupuncture point"
    assert place.group is not None
    assert place.group.shelf is Shelf.OWN


def test_a_point_of_the_midline_and_back_to_both_sides(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    place.own_acts.new()
    form = form_of(place)
    click(qtbot, place, "CV17", Side.MIDLINE)
    assert set(form.places) == {Side.MIDLINE}
    assert form.sides.chosen
    click(qtbot, place, "ST17", Side.LEFT)
    assert set(form.places) == {Side.LEFT, Side.RIGHT}
    form.sides.choose(True)
    assert set(form.places) == {Side.MIDLINE}
    assert "on the midline" in form.where.text()


def test_a_click_beside_the_body_places_nothing(place: LibraryPlace, qtbot: QtBot) -> None:
    place.own_acts.new()
    qtbot.mouseClick(place.body.canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))

    assert form_of(place).places == {}


def test_what_is_missing_is_said_under_its_field_and_nothing_is_lost(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.own_acts.new()
    form = form_of(place)
    qtbot.keyClicks(form.plain, "jaw")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert "Click the body" in form.where.parentWidget().wrong
    click(qtbot, place, "ST6", Side.LEFT)
    qtbot.keyClicks(form.name, "LI4")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)

    assert "“LI4” is a name of LI4 Hégǔ already" in form.bar.text
    assert form.isVisible()
    assert form.plain.text() == "jaw"
    assert practice.bench.clinic.own_points.all().points == ()


def test_escape_leaves_and_the_body_shows_the_atlas_again(place: LibraryPlace, qtbot: QtBot) -> None:
    place.ask_new_point()
    form = form_of(place)
    assert form.isVisible()
    qtbot.keyClick(form.name, Qt.Key.Key_Escape)

    assert not form.isVisible()
    assert not place.body.is_placing
    assert place.card.isVisible()


def test_it_is_charted_from_the_library_and_by_a_click_in_chart(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    made = add(qtbot, place, practice)
    chart = ChartPlace(practice.bench)
    qtbot.addWidget(chart)
    chart.resize(1600, 1000)
    chart.show()
    chart.show_for(practice.workplace)
    point = practice.bench.atlas.point(Figure.FEMALE, made.code)
    assert point is not None
    at = chart.body.canvas.sight.place_on_screen("front", *point.places[Side.LEFT].plates["front"])
    chart.body.canvas.sight.zoom_by(6.0, at)
    at = chart.body.canvas.sight.place_on_screen("front", *point.places[Side.LEFT].plates["front"])
    qtbot.waitUntil(lambda: chart.body.canvas.sight.target_at(at).code == made.code)
    target = chart.body.canvas.sight.target_at(at)
    assert target.kind is HitKind.POINT
    site = chart.controller.sites.for_point(made.code, Side.LEFT)
    assert site is not None
    chart.controller.selection.select(site)
    chart.controller.rating.rate_selected(6)
    assert practice.chart.value(site.id, Phase.BEFORE) == 6
    assert site.title == "Jaw hinge L"


def test_dots_in_chart_follow_a_new_and_a_removed_point(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    chart = ChartPlace(practice.bench)
    qtbot.addWidget(chart)
    chart.resize(1600, 1000)
    chart.show()
    chart.show_for(practice.workplace)
    made = add(qtbot, place, practice)
    point = practice.bench.atlas.point(Figure.FEMALE, made.code)
    assert point is not None
    places = point.places[Side.LEFT].plates["front"]
    chart.body.canvas.sight.zoom_by(8.0, chart.body.canvas.sight.place_on_screen("front", *places))

    def under() -> set[str]:
        at = chart.body.canvas.sight.place_on_screen("front", *places)
        near = [at + QPoint(dx, dy).toPointF() for dx in (-2, 0, 2) for dy in (-2, 0, 2)]
        return {chart.body.canvas.sight.target_at(one).code for one in near}

    qtbot.waitUntil(lambda: made.code in under())
    place.own_acts.remove(made.code)
    qtbot.waitUntil(lambda: made.code not in under())


def test_it_is_changed_removed_and_brought_back(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    made = add(qtbot, place, practice)
    follow(place, "change")
    form = form_of(place)
    assert form.name.text() == "Jaw hinge"
    assert set(form.places) == {Side.LEFT, Side.RIGHT}
    form.name.setText("Jaw hinge, open")
    form.sides.choose(True)
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    changed = practice.bench.clinic.own_points.all().point(made.code)
    assert changed is not None
    assert (changed.name, changed.label, changed.version) == ("Jaw hinge, open", "Jaw hinge", 2)
    assert set(changed.places) == {Side.MIDLINE}
    assert place.card.card is not None
    assert place.card.card.title == "Jaw hinge, open"

    follow(place, "remove")
    removed = place.library.group(Shelf.OWN, "removed")
    assert removed is not None
    assert removed.codes == (made.code,)
    assert place.card.card.sections[-1].lines[0].text.startswith("Removed.")

    follow(place, "restore")
    points = place.library.group(Shelf.OWN, "points")
    assert points is not None
    assert points.codes == (made.code,)


def test_a_removal_that_comes_too_late_is_told(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    made = add(qtbot, place, practice)
    practice.bench.clinic.own_points.remove(made.code)

    with qtbot.waitSignal(practice.bench.bus.save_failed) as told:
        place.own_acts.remove(made.code)

    assert told.args is not None
    assert "no longer there" in str(told.args[0])


def test_names_of_ours_stand_on_the_card_and_are_found(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    place.show_point("ST36")
    follow(place, "call")
    dialog = QApplication.activeModalWidget() or place.window().findChild(OwnNamesDialog)
    assert isinstance(dialog, OwnNamesDialog)
    dialog.names.setText(", ".join(f"name {number}" for number in range(13)))
    dialog.accept()
    assert dialog.isVisible(), "thirteen are too many"
    dialog.names.setText("Knee eyebrow")
    dialog.accept()

    assert practice.bench.clinic.own_points.all().names["ST36"].names == ("Knee eyebrow",)
    assert place.point == "ST36"
    assert place.card.card is not None
    assert place.card.card.also.startswith("Knee eyebrow")
    qtbot.keyClicks(place.search, "knee eyeb")
    assert place.list.rows[0].value == "ST36"


def test_a_name_that_is_taken_keeps_the_window_open(place: LibraryPlace, qtbot: QtBot) -> None:
    place.show_point("ST36")
    follow(place, "call")
    dialog = place.window().findChild(OwnNamesDialog)
    assert dialog is not None
    dialog.names.setText("Hegu")
    dialog.accept()

    assert dialog.isVisible()
    assert "LI4 Hégǔ" in dialog.bar.text
    dialog.reject()


def test_a_removed_point_cannot_be_charted(place: LibraryPlace, practice: Practice, qtbot: QtBot) -> None:
    made = add(qtbot, place, practice)
    assert place.foot.button.isEnabled()
    follow(place, "remove")
    place.show_point(made.code)
    assert not place.foot.button.isEnabled()
    assert place.foot.said.text() == "This point was removed; bring it back to chart it."
    place.foot.ask()
    assert not place.foot.is_asking
    point = practice.bench.atlas.point(Figure.FEMALE, made.code)
    assert point is not None
    with pytest.raises(UserError, match="was removed from the clinic's points"):
        practice.bench.clinic.charting.site_for_point(str(practice.workplace.patient_id), point, Side.LEFT)
    follow(place, "restore")
    assert place.foot.button.isEnabled()


def test_a_renamed_point_has_one_name_also_where_it_was_charted(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    made = add(qtbot, place, practice)
    place.foot.ask()
    qtbot.mouseClick(place.foot.sides[(Side.LEFT,)], Qt.MouseButton.LeftButton)
    follow(place, "change")
    form = form_of(place)
    form.name.clear()
    qtbot.keyClicks(form.name, "Mouth corner")
    assert form.short.text() == "Mouth corner", "a short name that was made from the name follows it"
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)

    assert {site.label for site in practice.chart.sites if site.code == made.code} == {"Mouth corner"}
    assert made.code not in {hit.point.code for hit in place.library.find("jaw hinge").hits}
    practice.bench.undo.undo()
    assert {site.label for site in practice.chart.sites if site.code == made.code} == {"Jaw hinge"}


def test_after_names_were_saved_or_a_point_removed_the_keys_work_on(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.show_point("ST36")
    follow(place, "call")
    dialog = QApplication.activeModalWidget() or place.window().findChild(OwnNamesDialog)
    assert isinstance(dialog, OwnNamesDialog)
    dialog.names.setText("Knee eyebrow")
    place.setFocus()
    dialog.accept()
    qtbot.waitUntil(place.list.hasFocus)
    made = add(qtbot, place, practice)
    place.setFocus()
    follow(place, "remove")
    assert place.list.hasFocus()
    assert made.code


def test_an_own_point_bears_its_name_wherever_points_are_listed_or_offered(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    """Its code is a number of the file that nobody has ever been told."""
    qtbot.mouseClick(place.new_button, Qt.MouseButton.LeftButton)
    form = form_of(place)
    click(qtbot, place, "ST6", Side.LEFT)
    qtbot.keyClicks(form.name, "Jaw hinge")
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    (made,) = practice.bench.clinic.own_points.all().points
    assert made.kind is PointKind.ACUPUNCTURE

    place.library.groups(Shelf.REGION)
    groups = place.library.groups_of(made.code)
    assert {Shelf.REGION, Shelf.OWN} <= {group.shelf for group in groups}
    for group in groups:
        place.show_group(group)
        assert place.card.card is not None
        links = [link for part in place.card.card.sections for line in part.lines for link in line.links]
        assert "Jaw hinge" in {link.words for link in links if link.target == made.code}
        assert made.code not in {row.lead for row in place.list.rows}
    place.search.setText("jaw hin")
    assert [(row.lead, row.rest) for row in place.list.rows if row.value == made.code] == [("Jaw hinge", "")]

    for typed in ("jaw hin l 7", "jaw hinhe l 7"):
        reading = practice.bench.atlas.names.read_line(typed)
        assert reading.suggestion == "Jaw hinge l 7"
        assert made.code not in reading.sentence
        assert practice.bench.atlas.names.read_line(reading.suggestion).complete


def test_ctrl_enter_saves_the_point_that_is_asked_for_or_says_what_is_missing(
    place: LibraryPlace, practice: Practice, qtbot: QtBot
) -> None:
    place.ask_new_point()
    form = form_of(place)
    qtbot.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Click the body" in form.where.parentWidget().wrong
    assert form.name.hasFocus(), "the caret goes to the first line that is empty"
    qtbot.keyClicks(form.name, "Jaw hinge")
    click(qtbot, place, "ST6", Side.LEFT)
    qtbot.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [point.name for point in practice.bench.clinic.own_points.all().points] == ["Jaw hinge"]
    assert not place.foot.is_asking
