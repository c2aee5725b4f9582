"""In a low window one plate of a pair stands large, the other is a thumbnail; the side that matters comes by itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.ui.appearance.theme import DARK, LIGHT, Theme
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.plates.choice import best_seen, most_seen

LOW, HIGH = (900, 520), (1280, 720)
ON_THE_BACK, ON_THE_FRONT = ("BL18", "BL23", "GB20"), ("CV17", "ST36")


@pytest.fixture
def rated(practice: Practice) -> Practice:
    for code in (*ON_THE_BACK, *ON_THE_FRONT):
        side = Side.MIDLINE if code == "CV17" else Side.LEFT
        practice.bench.clinic.charting.rate(practice.session_id, practice.site(code, side), Phase.BEFORE, 5)
    return practice


@pytest.fixture
def low(rated: Practice, place: ChartPlace, qtbot: QtBot) -> ChartPlace:
    place.resize(*LOW)
    qtbot.waitUntil(lambda: place.body.plates.pair.is_folded)
    return place


def seen(place: ChartPlace) -> str:
    return place.body.canvas.accessibleName().removeprefix("Body, ")


def pick_in_list(place: ChartPlace, qtbot: QtBot, code: str) -> None:
    sites = place.sites_panel.sites
    site = next(site for site in place.controller.here.chart.sites if site.code == code)
    qtbot.mouseClick(sites, Qt.MouseButton.LeftButton, pos=sites.row_rect(site.id).center())


def test_low_windows_show_one_plate_and_higher_ones_two(low: ChartPlace, qtbot: QtBot) -> None:
    assert seen(low) in ("front", "back")
    low.resize(*HIGH)
    qtbot.waitUntil(lambda: not low.body.plates.pair.is_folded)
    assert seen(low) == "front, back"
    low.resize(*LOW)
    qtbot.waitUntil(lambda: low.body.plates.pair.is_folded)
    assert seen(low) in ("front", "back")


def test_a_single_plate_has_the_height_of_the_canvas(low: ChartPlace) -> None:
    plate, canvas = low.body.plates.pair.shown[0], low.body.canvas
    height = canvas.sight.place_on_screen(plate, 0, 1).y() - canvas.sight.place_on_screen(plate, 0, 0).y()
    assert height >= canvas.height() - 24


def test_the_side_with_most_sites_stands_large_and_the_thumbnail_counts_the_other(low: ChartPlace) -> None:
    assert seen(low) == "back"
    assert low.body.plates.pair.thumb.text().startswith("Front 2 of 2")
    assert low.body.plates.pair.thumb.accessibleName() == "Turn to front: Front, 2 of 2 sites"


def test_click_and_turn_key_swap_the_sides(low: ChartPlace, qtbot: QtBot) -> None:
    qtbot.mouseClick(low.body.plates.pair.thumb, Qt.MouseButton.LeftButton)
    assert seen(low) == "front"
    assert low.body.plates.pair.thumb.text().startswith("Back")
    low.body.canvas.setFocus()
    qtbot.keyClick(low.body.canvas, Qt.Key.Key_F6)
    assert seen(low) == "back"


def test_choosing_in_the_list_brings_the_side(low: ChartPlace, qtbot: QtBot) -> None:
    pick_in_list(low, qtbot, "CV17")
    assert seen(low) == "front"
    pick_in_list(low, qtbot, "BL18")
    assert seen(low) == "back"
    # The same row again, after the body was turned by hand.
    low.body.plates.pair.turn()
    pick_in_list(low, qtbot, "BL18")
    assert seen(low) == "back"


def test_the_walk_brings_each_side(low: ChartPlace, qtbot: QtBot) -> None:
    qtbot.keyClick(low.header.phases, Qt.Key.Key_Right)
    qtbot.keyClick(low.header.phases, Qt.Key.Key_Right)
    sides = []
    while low.controller.selection.site is not None:
        site = low.controller.selection.site
        sides.append(seen(low))
        assert low.body.canvas.rect().contains(low.body.canvas.sight.place_on_screen(seen(low), 0.5, 0.5).toPoint())
        qtbot.keyClick(low.body.canvas, Qt.Key.Key_3)
        assert low.controller.selection.site != site
    assert sides == ["back"] * 3 + ["front"] * 2


def test_going_back_in_before_brings_the_side(low: ChartPlace) -> None:
    low.body.plates.pair.turn()
    assert seen(low) == "front"
    low.controller.selection.go_back()  # the last site of the list is on the front, and stays
    low.controller.selection.go_back()
    assert seen(low) == "front"
    low.controller.selection.go_back()
    assert seen(low) == "back"


def test_a_click_on_the_body_never_turns_it(low: ChartPlace, practice: Practice, qtbot: QtBot) -> None:
    for plate in ("back", "front"):
        if seen(low) != plate:
            low.body.plates.pair.turn()
        qtbot.waitUntil(lambda plate=plate: seen(low) == plate)
        for code, side in (("GB21", Side.LEFT), ("TE5", Side.LEFT), ("GB34", Side.RIGHT), ("LI11", Side.LEFT)):
            places = practice.bench.atlas.places.of(low.controller.here.patient.figure, practice.site(code, side))
            if plate in places:
                low.body.canvas.grab()
                at = low.body.canvas.sight.place_on_screen(plate, *places[plate]).toPoint()
                if low.body.canvas.childAt(at) is None:
                    qtbot.mouseClick(low.body.canvas, Qt.MouseButton.LeftButton, pos=at)
                    assert seen(low) == plate


def test_the_thumbnail_covers_no_part_of_the_drawing(low: ChartPlace) -> None:
    for _ in range(2):
        plate = low.body.plates.pair.shown[0]
        left = low.body.canvas.sight.place_on_screen(plate, 0.0, 0.0).x()
        assert low.body.plates.pair.thumb.geometry().right() < left
        low.body.plates.pair.turn()


def test_what_stands_large_is_hit_and_the_thumbnail_is_no_body(low: ChartPlace, qtbot: QtBot) -> None:
    low.body.canvas.grab()
    picked: list[str] = []
    for code in ON_THE_BACK[:2]:
        site = next(site for site in low.controller.here.chart.sites if site.code == code)
        low.controller.selection.select(None)
        low.body.canvas.grab()
        places = low.controller.context.atlas.places.of(low.controller.here.patient.figure, site)
        place = low.body.canvas.sight.place_on_screen("back", *places["back"])
        qtbot.mouseClick(low.body.canvas, Qt.MouseButton.LeftButton, pos=place.toPoint())
        picked.append(low.controller.selection.site.code)
    assert picked == list(ON_THE_BACK[:2])
    assert low.body.canvas.childAt(low.body.plates.pair.thumb.geometry().center()) is low.body.plates.pair.thumb
    with pytest.raises(KeyError):
        low.body.canvas.sight.place_on_screen("front", 0.5, 0.5)


def test_other_sets_of_plates_and_back(low: ChartPlace, qtbot: QtBot) -> None:
    low.body.plates.bar.next_plates(1)
    assert seen(low) in ("left side", "right side")
    assert low.body.plates.pair.thumb.text() == "Right", "the sites are on the left: nothing is marked there"
    low.body.plates.bar.next_plates(2)
    assert not low.body.plates.pair.is_folded, "a trunk is large enough beside another"
    low.body.plates.bar.next_plates(-3)
    assert seen(low) == "back"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_thumbnail_wears_the_colours_at_work(low: ChartPlace, theme: Theme) -> None:
    low.controller.context.theme = theme
    low.set_theme(theme)
    pixels = low.body.plates.pair.thumb.grab().toImage()
    ratio = pixels.devicePixelRatio()
    assert pixels.pixelColor(QPoint(8, 8) * ratio).name() == theme.surface.lower()


def test_sides_are_chosen_by_what_is_seen() -> None:
    assert most_seen([("front",), ("front", "back"), ("back",), ("back",)], ("front", "back")) == "back"
    assert most_seen([], ("front", "back")) == "front"
    assert best_seen({}, "front") == "front"
    assert best_seen({"front": 0.03, "back": 0.04}, "front") == "front"
    assert best_seen({"front": 0.01, "back": 0.04}, "front") == "back"
    assert best_seen({"back": 0.01}, "front") == "back"


@pytest.mark.parametrize("code", ["BL23", "ST36"])
def test_in_a_smaller_window_the_plate_of_the_selected_site_stays(
    rated: Practice, place: ChartPlace, qtbot: QtBot, code: str
) -> None:
    site = next(one for one in place.controller.here.chart.sites if one.code == code)
    place.controller.selection.select(site)
    qtbot.waitUntil(lambda: seen(place) == "front, back")
    place.resize(*LOW)
    qtbot.waitUntil(lambda: place.body.plates.pair.is_folded)
    assert seen(place) == ("back" if code == "BL23" else "front")


def test_a_bar_that_comes_and_goes_never_turns_two_plates_into_one(
    rated: Practice, place: ChartPlace, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    bar = QFrame()
    bar.setFixedHeight(120)
    bar.hide()
    column.addWidget(place, 1)
    column.addWidget(bar)
    window.resize(*HIGH)
    window.show()
    qtbot.waitUntil(lambda: seen(place) == "front, back")
    high = place.body.canvas.height()
    bar.show()
    qtbot.waitUntil(lambda: place.body.canvas.height() < high)
    assert seen(place) == "front, back"
    assert not place.body.plates.pair.is_folded
    window.resize(*LOW)
    qtbot.waitUntil(lambda: place.body.plates.pair.is_folded)
    place.setParent(None)


ANKLES = ("foot-lateral-right", "foot-medial-right", "foot-medial-left", "foot-lateral-left")
HEAD = ("head-front", "head-left", "head-right", "head-back", "head-top")


def thumbs(place: ChartPlace) -> list[str]:
    return [thumb.plate for thumb in place.body.plates.pair.thumbs if thumb.isVisible()]


def test_five_plates_fold_to_one_with_a_thumbnail_of_each_other(low: ChartPlace, qtbot: QtBot) -> None:
    low.body.plates.bar.show_plates(HEAD)
    qtbot.waitUntil(lambda: len(thumbs(low)) == 4)
    large = low.body.plates.pair.shown[0]
    assert sorted((large, *thumbs(low))) == sorted(HEAD)
    boxes = [thumb.geometry() for thumb in low.body.plates.pair.thumbs]
    assert all(low.body.canvas.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
    top, foot = (low.body.canvas.sight.place_on_screen(large, 0, y) for y in (0, 1))
    assert foot.y() - top.y() > 240, "it can be read and hit"
    assert top.x() >= max(box.right() for box in boxes)
    low.resize(LOW[0], 450)
    low.body.plates.bar.show_plates(ANKLES)
    qtbot.waitUntil(lambda: len(thumbs(low)) == 3)
    left = low.body.canvas.sight.place_on_screen(low.body.plates.pair.shown[0], 0, 0).x()
    assert left >= max(thumb.geometry().right() for thumb in low.body.plates.pair.thumbs if thumb.isVisible())
    low.body.plates.bar.show_plates(HEAD)
    wanted = low.body.plates.pair.thumbs[2].plate
    qtbot.mouseClick(low.body.plates.pair.thumbs[2], Qt.MouseButton.LeftButton)
    assert low.body.plates.pair.shown == (wanted,)
    assert sorted((wanted, *thumbs(low))) == sorted(HEAD)
    met = set()
    for _ in HEAD:
        qtbot.keyClick(low.body.canvas, Qt.Key.Key_F6)
        met.add(low.body.plates.pair.shown[0])
    assert met == set(HEAD), "F6 goes round"
    low.resize(1900, 1060)
    qtbot.waitUntil(lambda: thumbs(low) == [])
    assert low.body.plates.pair.shown == HEAD


def test_the_button_of_further_plates_names_those_that_are_shown(low: ChartPlace, qtbot: QtBot) -> None:
    named = []
    for _ in range(9):
        low.body.plates.bar.next_plates(1)
        named.append(next((one.text() for one in low.body.plates.bar.findChildren(QAbstractButton) if one.isChecked()
                           and one.isVisible() and one is not low.body.plates.bar.layers), ""))  # fmt: skip
    assert named == ["Sides", "Head", "Trunk", "Arms", "Hands", "Legs", "Feet", "Ankles", "Ears"]
