"""Compare: two moments, the change between them, the list, the slider and its play."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from tests.made_up.charts import large_course, session_chart, site, whole_course
from tests.made_up.courses import Plates, bench_for
from tests.ui.course.conftest import Keep
from tests.ui.repaints import repaints

from ashichart.domain.analysis.change import Verdict
from ashichart.domain.analysis.overview import code_of
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.handing_out import ExportForm
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.compare.picture import picture_lines
from ashichart.ui.course.compare.view import CompareView
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.course.pictures import PictureOwner
from ashichart.wording.changes import moment_name


def made_view(
    keep: Keep, qtbot: QtBot, course: CourseChart | None = None, show: Callable[[str | None], object] = str
) -> CompareView:
    plates = Plates()
    places_of = partial(plates.seen, Figure.FEMALE)
    view = CompareView(PlateArtCache(plates), places_of, ChangeBus(), LIGHT, lambda _form: None, show)
    keep(view)
    view.resize(1400, 800)
    view.show()
    view.set_course(whole_course() if course is None else course, Figure.FEMALE)
    qtbot.waitExposed(view)
    return view


def shown(view: CompareView) -> tuple[str, str]:
    assert view.shown is not None
    return moment_name(view.shown.then), moment_name(view.shown.now)


def test_first_and_latest_before_stand_side_by_side_with_the_change_between(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)

    assert shown(view) == ("before session 1", "before session 6")
    assert view.bodies.then.title.text() == "Then"
    assert "before session 6" in view.bodies.now.second.text()
    assert view.shown is not None
    sites = [change.site.id for change in view.shown.changes]
    values = [row.value for row in view.list.rows]
    assert set(sites) <= set(values)
    assert [value for value in values if isinstance(value, Verdict)] == list(view.shown.groups)
    assert "Under 2 points" in view.floor.text()


def test_the_handles_choose_any_two_moments_by_key(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)
    qtbot.keyClick(view.timeline, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert shown(view)[0] == "after session 1"
    qtbot.keyClick(view.timeline, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: not view.is_moving)
    assert shown(view)[1] == "after session 5"
    qtbot.keyClick(view.timeline, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not view.is_moving)
    assert shown(view)[1] == "after session 6"
    qtbot.keyClick(view.timeline, Qt.Key.Key_A)
    assert shown(view)[1] == "after session 6"


def test_the_handles_are_dragged_by_mouse(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)
    then, now = view.timeline.chosen
    at = view.timeline.place_of(then).toPoint()
    to = view.timeline.place_of(then + 2).toPoint()
    qtbot.mousePress(view.timeline, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(view.timeline, to)
    qtbot.mouseRelease(view.timeline, Qt.MouseButton.LeftButton, pos=to)
    assert view.timeline.chosen == (then + 2, now)
    assert view.shown is not None
    assert view.shown.then.number == 2

    at, to = view.timeline.place_of(now).toPoint(), view.timeline.place_of(now - 2).toPoint()
    qtbot.mousePress(view.timeline, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(view.timeline, to)
    qtbot.mouseRelease(view.timeline, Qt.MouseButton.LeftButton, pos=to)
    qtbot.waitUntil(lambda: not view.is_moving)
    assert view.timeline.chosen == (then + 2, now - 2)


def test_between_two_moments_nothing_is_shown_as_read(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)
    rows = view.list.rows
    qtbot.keyClick(view.timeline, Qt.Key.Key_Left)
    assert view.is_moving
    assert view.bodies.now.is_moving
    assert "between session" in view.bodies.now.second.text()
    qtbot.waitUntil(lambda: not view.is_moving)
    assert not view.bodies.now.is_moving
    assert "between" not in view.bodies.now.second.text()
    assert view.list.rows != rows or view.shown is not None


def test_play_walks_through_the_sessions_to_the_latest_and_pressed_again_it_stops(keep: Keep, qtbot: QtBot) -> None:
    course = CourseChart(whole_course().sessions[:3])
    view = made_view(keep, qtbot, course)
    latest = shown(view)[1]
    seen: set[str] = set()

    def arrived() -> bool:
        if not view.is_moving:
            seen.add(shown(view)[1])
        return view.play.text() == "Play"

    qtbot.mouseClick(view.play, Qt.MouseButton.LeftButton)
    assert view.play.text() == "Stop"
    qtbot.waitUntil(arrived, timeout=20_000)
    assert shown(view)[1] == latest
    assert "before session 2" in seen

    view.toggle_play()
    qtbot.mouseClick(view.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.play.text() == "Play" and not view.is_moving, timeout=10_000)
    assert shown(view)[1] == "before session 2"


def test_a_row_and_a_mark_choose_the_same_site(keep: Keep, qtbot: QtBot) -> None:
    told: list[str | None] = []
    view = made_view(keep, qtbot, show=told.append)
    assert view.shown is not None
    change = view.shown.changes[0]
    view.list.pick([row.value for row in view.list.rows].index(change.site.id))
    assert told == [change.site.id]
    plate, at = next(iter(Plates().seen(Figure.FEMALE, change.site).items()))
    view.plates.choose((plate,))
    body = view.bodies.now
    body.grab()  # a body that was never painted cannot be hit
    qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.sight.place_on_screen(plate, *at).toPoint())
    assert len(told) == 2
    assert told[1] in {one.site.id for one in view.shown.changes}
    assert view.list.current == told[1]


def test_other_plates_other_colours_and_the_picture(keep: Keep, qtbot: QtBot, tmp_path: Path) -> None:
    view = made_view(keep, qtbot)
    before = view.bodies.grab().toImage()
    with repaints(view.bodies.now):
        view.plates.choose(("front", "back"))
    both = view.bodies.grab().toImage()
    assert both != before
    with repaints(view.bodies.then):
        view.set_theme(DARK)
    assert view.bodies.grab().toImage() != both

    file = tmp_path / "compare.png"
    view.save_picture(file)
    saved = QImage(str(file))
    assert saved.width() >= 1600
    assert saved.pixelColor(3, 3).lightness() > 240, "light, whatever the theme"
    assert view.said.text() == f"Saved as {file}"
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().size() == saved.size()
    assert "copied" in view.said.text()


def test_a_folder_that_cannot_be_written_is_a_sentence(keep: Keep, qtbot: QtBot, tmp_path: Path) -> None:
    plates, bus = Plates(), ChangeBus()
    places_of = partial(plates.seen, Figure.FEMALE)
    view = CompareView(PlateArtCache(plates), places_of, bus, LIGHT, lambda _form: None, str)
    keep(view)
    with qtbot.waitSignal(bus.save_failed) as told:
        view.save_picture(tmp_path / "missing" / "compare.png")
    assert told.args is not None
    assert isinstance(told.args[0], UserError)
    assert "could not be saved" in str(told.args[0])


def test_a_picture_that_cannot_be_recorded_is_neither_copied_nor_saved(
    keep: Keep, qtbot: QtBot, tmp_path: Path
) -> None:
    plates, bus, refused = Plates(), ChangeBus(), UserError("The file is away.")
    recorded: list[ExportForm] = []

    def record(form: ExportForm) -> None:
        recorded.append(form)
        raise refused

    view = CompareView(PlateArtCache(plates), partial(plates.seen, Figure.FEMALE), bus, LIGHT, record, str)
    keep(view)
    view.set_course(whole_course(), Figure.FEMALE)
    QGuiApplication.clipboard().setText("as it was")
    for leave in (view.copy_picture, lambda: view.save_picture(tmp_path / "compare.png")):
        with qtbot.waitSignal(bus.save_failed) as told:
            leave()
        assert told.args == [refused]
    assert recorded == [ExportForm.CLIPBOARD, ExportForm.PNG]
    assert QGuiApplication.clipboard().text() == "as it was"
    assert list(tmp_path.iterdir()) == []
    assert view.said.text() == ""


def test_the_list_speaks_the_words_of_the_legend(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)
    heads = {row.lead.lower() for row in view.list.rows if isinstance(row.value, Verdict)}
    legend = set(view.legend.accessibleName().split(", ")) | {"cannot be compared"}
    assert heads
    assert heads <= legend
    assert not any("little" in row.spoken for row in view.list.rows)


def test_readings_soon_after_a_dose_are_said_to_be_so_on_screen_and_in_the_picture(keep: Keep, qtbot: QtBot) -> None:
    course = CourseChart(
        (
            session_chart(1, {site("GB21"): (9, 4), site("LI4"): (6, 3)}, before_dose=True),
            session_chart(2, {site("GB21"): (8, 4)}, before_dose=True),
        )
    )
    view = made_view(keep, qtbot, course)
    assert view.caveat.text() == "Both were read before any dose of their session."
    assert view.caveat.parentWidget().property("kind") == ""

    qtbot.keyClick(view.timeline, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not view.is_moving)
    assert shown(view) == ("before session 1", "after session 2")
    said = view.caveat.text()
    assert said.startswith("After session 2 was read 84 min after 60 mg IM")
    assert said.endswith("part of the change may be the drug.")
    assert view.caveat.isVisible()
    assert view.caveat.parentWidget().property("kind") == "caution"
    assert said in picture_lines(view.shown)
    assert "n = 1 site read at both moments; 1 not assessed at one of the two." in picture_lines(view.shown)


def test_one_moment_leaves_no_clean_body_that_looks_healed(keep: Keep, qtbot: QtBot, tmp_path: Path) -> None:
    view = made_view(keep, qtbot, CourseChart((session_chart(1, {site("GB21"): (7, None)}),)))
    assert view.bodies.now.waiting == "The second session will stand here."
    assert "once there are two sessions" in view.bodies.change.waiting
    assert view.bodies.then.waiting == ""
    assert "second session" in view.bodies.now.accessibleName()
    picture = view.bodies.now.grab().toImage()
    skin = QColor(LIGHT.body)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert skin.rgb() not in colours
    view.save_picture(tmp_path / "one.png")
    assert not QImage(str(tmp_path / "one.png")).isNull()
    assert picture_lines(None) == ("One moment so far: nothing is compared.",)

    view.set_course(whole_course(), Figure.FEMALE)
    assert view.bodies.now.waiting == view.bodies.change.waiting == ""
    view.set_course(CourseChart(), Figure.FEMALE)
    assert view.bodies.then.waiting == "The first session will stand here."
    view.copy_picture()
    assert view.said.text() == "", "there is nothing to copy"


def test_a_picture_says_whose_it_is_by_code_and_when_it_was_made() -> None:
    owner = PictureOwner("p1", "Neck and shoulders", date(2026, 11, 30), is_demonstration=True)
    assert owner.words == f"Neck and shoulders · patient {code_of('p1')} · demonstration"
    assert owner.foot == "Made on 30 Nov 2026 with AshiChart. Not assessed is never zero."
    assert PictureOwner().words == ""


LONG, RTL, CHINESE = site("A" * 200, code="LONG"), site("עורף", code="RTL"), site("合谷", code="ZH")


@pytest.mark.parametrize(
    ("course", "said"),
    [
        (CourseChart(), "at most"),
        (CourseChart((session_chart(1, {site("GB21"): (7, None)}),)), "at most"),
        (CourseChart(whole_course().sessions[:1]), ""),
        (CourseChart((session_chart(1, {site("GB21"): (None, 7)}), session_chart(2, {site("GB21"): (None, 5)}))), ""),
        (
            CourseChart(
                (session_chart(1, {site("GB21"): (7, 4)}), session_chart(2, {site("GB21"): (2, 1)}, scale=Scale.GRADE))
            ),
            "",
        ),
        (CourseChart((session_chart(1, {site("A"): (7, None)}), session_chart(2, {site("B"): (2, None)}))), "both"),
        (CourseChart(tuple(session_chart(n, {LONG: (7, 5), RTL: (4, 3), CHINESE: (2, 2)}) for n in (1, 2))), ""),
    ],
)
def test_too_little_is_said_and_drawn(keep: Keep, qtbot: QtBot, course: CourseChart, said: str) -> None:
    view = made_view(keep, qtbot, course)

    assert said in view.sentence.text()
    view.toggle_play()
    view.select(None)
    assert not view.bodies.grab().isNull()


def test_the_course_place_switches_to_it_and_back_and_marks_the_same_site(keep: Keep, qtbot: QtBot) -> None:
    place = CoursePlace(bench_for(whole_course()))
    keep(place)
    place.resize(1400, 900)
    place.show()
    place.show_for(Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1"))
    place.bar.views.choose(True)
    assert place.compare.isVisible()
    assert place.sentence == ""
    assert place.compare.shown is not None
    chosen = place.compare.shown.changes[0].site.id
    place.compare.select(chosen)
    place.set_theme(DARK)
    place.bar.views.choose(False)
    assert not place.compare.isVisible()
    assert place.strip.picks.current == chosen


def test_handles_swap_where_one_is_carried_past_the_other_by_key(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)
    _, now = view.timeline.chosen
    qtbot.keyClick(view.timeline, Qt.Key.Key_Home)
    qtbot.keyClick(view.timeline, Qt.Key.Key_Home)
    assert view.timeline.chosen == (0, 1), "two handles never share a station"
    qtbot.keyClick(view.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not view.is_moving)
    assert view.timeline.chosen == (1, 2), "a step onto the other handle goes past it"
    qtbot.keyClick(view.timeline, Qt.Key.Key_Left)
    assert view.timeline.chosen == (0, 1)
    qtbot.keyClick(view.timeline, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert view.timeline.chosen[0] == 1
    assert view.timeline.chosen[1] >= now
    assert view.shown is not None
    assert view.shown.then.chart.session.started_at <= view.shown.now.chart.session.started_at


def test_a_handle_that_is_dragged_past_the_other_goes_on_as_the_other(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot)
    then, now = view.timeline.chosen
    places = [view.timeline.place_of(at).toPoint() for at in (then, now - 2, then + 1, now - 1, now)]
    qtbot.mousePress(view.timeline, Qt.MouseButton.LeftButton, pos=places[4])
    qtbot.mouseMove(view.timeline, places[1])
    qtbot.mouseRelease(view.timeline, Qt.MouseButton.LeftButton, pos=places[1])
    qtbot.waitUntil(lambda: not view.is_moving)
    assert view.timeline.chosen == (then, now - 2)
    qtbot.mousePress(view.timeline, Qt.MouseButton.LeftButton, pos=places[0])
    for at in places[2:]:
        qtbot.mouseMove(view.timeline, at)
    qtbot.waitUntil(lambda: not view.is_moving)
    assert view.timeline.chosen == (now - 2, now)
    qtbot.mouseMove(view.timeline, places[0])
    qtbot.mouseRelease(view.timeline, Qt.MouseButton.LeftButton, pos=places[0])
    assert view.timeline.chosen == (then, now - 2), "and back again, in one drag"
    bodies = (view.bodies.then, view.bodies.now)
    assert all(body.second.text().startswith(words) for body, words in zip(bodies, shown(view), strict=True))


def test_a_hundred_sessions_are_stations_on_one_line(keep: Keep, qtbot: QtBot) -> None:
    view = made_view(keep, qtbot, large_course(100, 60))
    then, now = view.timeline.chosen
    assert now - then >= 99
    assert not view.timeline.grab().isNull()


def test_the_picture_is_asked_for_by_a_window(
    keep: Keep, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = made_view(keep, qtbot)
    named = ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (named, ""))
    save = next(one for one in view.findChildren(QPushButton) if one.text().startswith("Save picture"))
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert view.said.text() == ""
    named = str(tmp_path / "then and now")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert view.said.text() == f"Saved as {tmp_path / 'then and now.png'}"


@pytest.mark.parametrize(("code", "side", "plate"), [("CV17", Side.MIDLINE, "front"), ("BL18", Side.LEFT, "back")])
def test_it_opens_on_the_side_with_most_changes_and_then_stays_where_it_was_put(
    keep: Keep, qtbot: QtBot, code: str, side: Side, plate: str
) -> None:
    changed, still = site(code, side), site("GB20", Side.LEFT)
    values = {changed: (8, 8), still: (5, 5)}, {changed: (3, 3), still: (5, 5)}
    course = CourseChart(tuple(session_chart(number, one) for number, one in enumerate(values, 1)))
    view = made_view(keep, qtbot, course)
    assert view.plates.chosen == (plate,)
    view.plates.choose(("front", "back"))
    view.set_course(course, Figure.FEMALE)
    assert view.plates.chosen == ("front", "back")


def test_a_site_of_the_list_is_shown_on_the_side_where_it_lies(keep: Keep, qtbot: QtBot) -> None:
    front, back = site("CV17", Side.MIDLINE), site("BL18", Side.LEFT)
    both = {front: (8, 8), back: (5, 5)}
    view = made_view(keep, qtbot, CourseChart(tuple(session_chart(number, both) for number in (1, 2))))
    for one, plate in ((front, "front"), (back, "back"), (front, "front")):
        view.select(one.id)
        assert view.plates.chosen == (plate,)
    view.plates.choose(("front", "back"))
    view.select(back.id)
    assert view.plates.chosen == ("front", "back")
