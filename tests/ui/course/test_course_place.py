"""The Course place as a whole: what it shows, where it leads, and when it draws again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.made_up.charts import large_course, site, whole_course
from tests.made_up.courses import Plates, bench_for
from tests.ui.course.conftest import Keep, click_measure

from ashichart.domain.analysis.change import SiteChange, Tally, Verdict
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.errors import NotSavedError, UserError
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.course.bodies.body_pairs import BodyRoom, spots_of
from ashichart.ui.course.bodies.filmstrip import CourseFilmstrip
from ashichart.ui.course.bodies.then_and_now import ThenAndNow
from ashichart.ui.course.course_place import CoursePlace
from ashichart.ui.course.headline.headline import Headline, tally_segments
from ashichart.ui.course.headline.readings_behind import ReadingsBehind
from ashichart.ui.ui_context import UiContext

HERE = Workplace(place=PlaceName.COURSE, patient_id="p1", course_id="c1")
SAVED_AT = datetime(2026, 10, 7, 12, 52, 40, tzinfo=UTC)


def _place(keep: Keep, chart: CourseChart | None = None) -> tuple[CoursePlace, UiContext]:
    bench = bench_for(whole_course() if chart is None else chart)
    place = CoursePlace(bench)
    keep(place)
    place.resize(1224, 720)
    place.show()
    return place, bench


def _figure(place: CoursePlace) -> str:
    figure = place.headline.texts[0].figure
    return "" if figure is None else figure.text


def _press(place: CoursePlace, words: str, qtbot: QtBot) -> None:
    button = next(one for one in place.findChildren(QPushButton) if one.text() == words and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_course_stands_there_with_its_numbers(keep: Keep) -> None:
    place, _ = _place(keep)
    assert place.trend is None, "the plotting library waits until a course is shown"
    place.show_for(HERE)
    assert place.bar.words == ("Mara Solberg", "Neck and shoulders · session 6 of 8")
    assert _figure(place) == "7 of 12"
    assert "7 of 12 sites less tender" in place.headline.accessibleName()
    assert len(place.strip.row_titles) == 15
    assert len(place.bodies.changes) == 15
    assert place.trend is not None
    assert place.trend.values is not None
    assert place.sentence == ""


def test_without_a_course_id_the_patients_newest_course_is_shown(keep: Keep) -> None:
    place, _ = _place(keep)
    place.show_for(Workplace(place=PlaceName.COURSE, patient_id="p1"))
    assert place.bar.words[0] == "Mara Solberg"


@pytest.mark.parametrize(
    ("workplace", "sentence"),
    [
        (Workplace(), "Choose a patient to see a course."),
        (Workplace(patient_id="nobody"), "This patient has no course yet."),
        (Workplace(course_id="gone"), "This course is not in the clinic any more."),
    ],
)
def test_without_a_course_a_sentence_says_what_to_do(
    workplace: Workplace, sentence: str, qtbot: QtBot, keep: Keep
) -> None:
    place, _ = _place(keep)
    place.show_for(workplace)
    assert place.sentence == sentence
    with qtbot.waitSignal(place.wanted) as wanted:
        _press(place, "Go to Patients", qtbot)
    assert wanted.args[0].place is PlaceName.PATIENTS


def test_a_course_without_sessions_leads_to_the_chart(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep, CourseChart())
    place.show_for(HERE)
    assert place.sentence.startswith("No session yet")
    with qtbot.waitSignal(place.wanted) as wanted:
        _press(place, "Go to Chart", qtbot)
    assert wanted.args[0] == replace(HERE, place=PlaceName.CHART)


def test_one_session_says_that_there_is_nothing_to_compare(keep: Keep) -> None:
    place, _ = _place(keep, whole_course(1))
    place.show_for(HERE)
    assert place.headline.texts[0].caption == "One session so far: nothing to compare yet."
    assert place.bodies.changes == ()
    assert not place.grab().isNull()


def test_a_session_header_leads_to_that_session(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep)
    place.show_for(HERE)
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(place.strip.viewport(), Qt.MouseButton.LeftButton, pos=place.strip.header_rect("s4").center())
    assert wanted.args[0] == replace(HERE, place=PlaceName.CHART, session_id="s4")


def test_print_sheet_leads_to_print_with_the_course(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep)
    place.show_for(HERE)
    with qtbot.waitSignal(place.wanted) as wanted:
        _press(place, "Print sheet", qtbot)
    assert wanted.args[0] == replace(HERE, place=PlaceName.PRINT)


def test_a_picked_row_gets_its_own_line_in_the_trend(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep)
    place.show_for(HERE)
    qtbot.keyClick(place.strip, Qt.Key.Key_Down)
    assert place.trend is not None
    assert place.trend.picked == ("EX-HN3",)
    qtbot.keyClick(place.strip, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(place.trend.picked) == 2
    assert place.trend.picked[0] == "EX-HN3"
    place.set_theme(DARK)
    assert len(place.trend_card.colours) == 2
    qtbot.keyClick(place.strip, Qt.Key.Key_Escape)
    assert place.trend.picked == ()


def test_the_order_of_the_sites_can_be_chosen(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep)
    place.show_for(HERE)
    _press(place, "Change", qtbot)
    assert place.strip.row_titles[0] == "Infraspin. 1 R"


def test_a_frame_of_every_session_leads_to_that_session(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep)
    place.show_for(HERE)
    _press(place, "Bodies", qtbot)
    _press(place, "Every session", qtbot)
    assert place.frames.isVisible()
    box = place.frames.frame_rect(5)
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(place.frames.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert wanted.args[0].session_id == "s6"
    _press(place, "Then and now", qtbot)
    assert place.bodies.isVisible()


@pytest.mark.parametrize(
    ("changes", "is_drawn"),
    [
        (Changes(SAVED_AT, sessions=frozenset({"s1"})), True),
        (Changes(SAVED_AT, courses=frozenset({"c1"})), True),
        (Changes(SAVED_AT, patients=frozenset({"p1"})), True),
        (Changes(SAVED_AT, sessions=frozenset({"another"}), courses=frozenset({"c2"})), False),
    ],
)
def test_it_draws_again_when_its_course_changed(changes: Changes, is_drawn: bool, keep: Keep) -> None:
    place, bench = _place(keep, whole_course(1))
    place.show_for(HERE)
    bench.clinic.courses.charted = whole_course(6)  # pyright: ignore[reportAttributeAccessIssue]
    bench.bus.announce(changes)
    assert (_figure(place) == "7 of 12") is is_drawn


def test_behind_another_place_it_waits_until_it_is_shown(keep: Keep) -> None:
    place, bench = _place(keep, whole_course(1))
    place.show_for(HERE)
    place.hide()
    bench.clinic.courses.charted = whole_course(6)  # pyright: ignore[reportAttributeAccessIssue]
    bench.bus.announce(Changes(SAVED_AT, sessions=frozenset({"s1"})))
    assert _figure(place) == ""
    place.show()
    assert _figure(place) == "7 of 12"


def test_saved_is_what_was_announced_and_not_saved_says_since_when(keep: Keep) -> None:
    place, bench = _place(keep)
    bench.bus.announce_failure(NotSavedError("The disk is full."))
    assert place.bar.saved_words == "Not saved"
    bench.bus.announce(Changes(SAVED_AT))
    assert place.bar.saved_words == f"Saved {SAVED_AT.astimezone():%H:%M:%S}"
    bench.bus.announce_failure(NotSavedError("The disk is full."))
    assert place.bar.saved_words == f"Not saved since {SAVED_AT.astimezone():%H:%M:%S}"


@pytest.mark.parametrize("size", [(1224, 720), (1528, 1000), (1848, 1080)])
def test_it_can_be_painted_at_every_size_and_in_both_themes(size: tuple[int, int], keep: Keep) -> None:
    place, _ = _place(keep, large_course(30, 20))
    place.show_for(HERE)
    place.resize(*size)
    light = place.grab().toImage()
    place.set_theme(DARK)
    dark = place.grab().toImage()
    # Well inside the headline card.
    spot = QPointF(size[0] - 60, 100).toPoint() * light.devicePixelRatio()
    assert light.pixelColor(spot).lightness() > dark.pixelColor(spot).lightness()


def test_the_bar_of_counts_gives_small_counts_room_for_their_number() -> None:
    changes = [SiteChange(site(f"P{n}"), Scale.NRS, 8, 3) for n in range(40)]
    changes.append(SiteChange(site("Q"), Scale.NRS, 2, 8))
    changes.append(SiteChange(site("R"), Scale.NRS, None, 8))
    parts = tally_segments(Tally(tuple(changes)), 300)
    assert [(verdict, count) for verdict, count, _ in parts] == [
        (Verdict.LESS, 40),
        (Verdict.MORE, 1),
        (Verdict.NOT_COMPARABLE, 1),
    ]
    assert min(width for _, _, width in parts) >= 34
    assert sum(width for _, _, width in parts) + 6 == pytest.approx(300)
    assert tally_segments(Tally(()), 300) == ()


def test_a_headline_without_a_course_is_a_sentence(keep: Keep) -> None:
    headline = Headline(LIGHT)
    keep(headline)
    headline.resize(900, 150)
    headline.set_course(CourseChart())
    assert headline.accessibleName().startswith("Carry-over. No session yet")
    assert not headline.grab().isNull()


def test_the_pointer_reads_a_change_from_the_body(keep: Keep) -> None:
    plates = Plates()
    art = PlateArtCache(plates)
    bodies = ThenAndNow(art, lambda one: plates.seen(Figure.FEMALE, one), LIGHT)
    keep(bodies)
    bodies.resize(600, 260)
    bodies.set_course(whole_course(), Figure.FEMALE)
    bodies.set_selected("GB21-right")
    assert not bodies.grab().isNull()
    change = next(one for one in bodies.changes if one.site.id == "GB21-right")
    width = (600 - 16) / 3
    area = bodies.rect().toRectF().adjusted(0, 36, 0, 0)
    area.setWidth(width)
    (spot, *_) = spots_of(BodyRoom(area, art, Figure.FEMALE, LIGHT), plates.seen(Figure.FEMALE, change.site))
    assert "GB21, right: less tender" in bodies.words_at(spot)
    assert bodies.words_at(QPointF(-100, -100)) == ""


def test_before_the_first_reading_the_bodies_say_so(keep: Keep) -> None:
    bodies = ThenAndNow(PlateArtCache(Plates()), lambda _: {}, LIGHT)
    keep(bodies)
    bodies.set_course(CourseChart(), Figure.FEMALE)
    bodies.set_theme(DARK)
    assert not bodies.grab().isNull()


def test_the_filmstrip_walks_by_keys_and_opens_with_enter(qtbot: QtBot, keep: Keep) -> None:
    picked: list[str] = []
    frames = CourseFilmstrip(PlateArtCache(Plates()), lambda _: {}, LIGHT, picked.append)
    keep(frames)
    frames.resize(420, 200)
    frames.show()
    frames.set_course(whole_course(), Figure.FEMALE)
    assert frames.frame_rect(5).right() <= 421
    qtbot.keyClick(frames, Qt.Key.Key_Right)
    assert frames.frame_rect(0).left() >= 0
    for _ in range(9):
        qtbot.keyClick(frames, Qt.Key.Key_Right)
    assert "Session 6" in frames.accessibleDescription()
    qtbot.keyClick(frames, Qt.Key.Key_Left)
    qtbot.keyClick(frames, Qt.Key.Key_Return)
    assert picked == ["s5"]
    qtbot.keyClick(frames, Qt.Key.Key_A)


def test_the_filmstrip_shows_before_and_after_and_says_where_nothing_was_read_after(keep: Keep) -> None:
    with_after = whole_course()
    only_before = CourseChart(
        tuple(
            replace(visit, readings={key: one for key, one in visit.readings.items() if key[1] is Phase.BEFORE})
            for visit in with_after.sessions
        )
    )
    mixed = CourseChart((only_before.sessions[0], *with_after.sessions[1:]))
    widths: list[float] = []
    for course in (only_before, with_after, mixed):
        frames = CourseFilmstrip(PlateArtCache(Plates()), lambda _: {}, LIGHT, str)
        keep(frames)
        frames.resize(900, 200)
        frames.set_course(course, Figure.FEMALE)
        assert not frames.grab().isNull()
        widths.append(frames.frame_rect(0).width())
    assert widths[0] < widths[1] == widths[2], "before and after side by side need more room"


@pytest.mark.parametrize(
    ("size", "shown"),
    [((430, 330), 4), ((640, 240), 3), ((640, 280), 6), ((1100, 420), 6), ((150, 330), 2), ((60, 60), 0)],
)
def test_as_many_sessions_as_fit_are_seen_at_the_sizes_of_the_card(
    keep: Keep, size: tuple[int, int], shown: int
) -> None:
    frames = CourseFilmstrip(PlateArtCache(Plates()), lambda _: {}, LIGHT, str)
    keep(frames)
    frames.show()
    frames.resize(*size)
    frames.set_course(whole_course(), Figure.FEMALE)
    frames.verticalScrollBar().setValue(0)
    assert not frames.grab().isNull()
    view = QRectF(frames.viewport().rect())
    assert sum(view.contains(frames.frame_rect(at)) for at in range(6)) == shown


def test_the_wheel_scrolls_many_sessions(keep: Keep) -> None:
    frames = CourseFilmstrip(PlateArtCache(Plates()), lambda _: {}, LIGHT, str)
    keep(frames)
    frames.resize(470, 300)
    frames.show()
    frames.set_course(large_course(40, 3), Figure.FEMALE)
    before = frames.verticalScrollBar().value()
    assert before == frames.verticalScrollBar().maximum() > 0, "the latest is in view"
    at = frames.viewport().rect().center()
    wheel = QWheelEvent(
        QPointF(at), QPointF(frames.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(frames.viewport(), wheel)
    assert frames.verticalScrollBar().value() < before
    assert frames.frame_rect(0).top() < 0


def test_a_low_window_shows_trend_or_bodies_and_a_tall_one_both(keep: Keep, qtbot: QtBot) -> None:
    place, _ = _place(keep)
    place.show_for(HERE)
    place.resize(1224, 720)
    assert place.trend_card.isVisible()
    assert not place.bodies.isVisible()
    place.sides.panes.choose(True)
    assert place.bodies.isVisible()
    assert not place.trend_card.isVisible()
    click_measure(place.strip, qtbot, "PHQ-9")
    assert place.trend_card.isVisible(), "what was asked for comes to the front"
    place.resize(1900, 1000)
    assert place.trend_card.isVisible()
    assert place.bodies.isVisible()


def test_a_click_on_a_measure_opens_its_values(qtbot: QtBot, keep: Keep) -> None:
    bench = bench_for(whole_course())
    place = CoursePlace(bench)
    keep(place)
    place.resize(1600, 1000)
    place.show()
    place.show_for(HERE)
    place.strip.verticalScrollBar().setValue(place.strip.verticalScrollBar().maximum())
    row = place.strip.row_rect("GB21-right")
    at = QPoint(60, row.center().y() + row.height())
    qtbot.mouseClick(place.strip.viewport(), Qt.MouseButton.LeftButton, pos=at)
    panel = place.headline.panel
    assert panel is not None
    assert panel.isVisible()
    assert place.trend is not None
    assert place.trend.band is not None
    assert place.trend.band.title == "PHQ-9"


def test_measures_may_be_missing(keep: Keep) -> None:
    bench = bench_for(whole_course(), measures=())
    place = CoursePlace(bench)
    keep(place)
    place.resize(1224, 720)
    place.show_for(HERE)
    assert place.trend is not None
    assert place.trend.values is not None
    assert [band.title for band in place.trend.values.bands] == ["Sum of sites", "Sites ≥ 4"]


def _with_charges(course: CourseChart) -> CourseChart:
    """Ask the charge of two sites in every session but the second."""
    asked = {("GB21-right", Phase.BEFORE): 8, ("GB21-right", Phase.AFTER): 5, ("CV17-midline", Phase.BEFORE): 6}
    sessions: list[SessionChart] = []
    for chart in course.sessions:
        own = {} if chart.session.number == 2 else asked
        sessions.append(
            replace(
                chart,
                charges={
                    key: Charge(chart.session.id, *key, value - chart.session.number // 3, chart.session.started_at)
                    for key, value in own.items()
                },
            )
        )
    return CourseChart(tuple(sessions))


def test_charge_is_a_layer_of_its_own_over_strip_bodies_trend_and_compare(qtbot: QtBot, keep: Keep) -> None:
    place, bench = _place(keep, _with_charges(whole_course()))
    place.show_for(HERE)
    assert place.bar.layers.isVisible()
    headline = _figure(place)
    tender = place.strip.row_titles
    _press(place, "Charge", qtbot)
    assert place.strip.row_titles == ("CV17", "GB21 R")
    assert _figure(place) == headline, "the headline speaks of tenderness alone"
    assert [change.verdict for change in place.bodies.changes] == [Verdict.LOWER, Verdict.LOWER]
    assert "lower, not judged" in place.bodies.accessibleName()
    assert place.trend is not None
    assert place.trend.values is not None
    assert place.trend.values.caption.startswith("Mean emotional charge of the 2 sites asked before in all 5 sessions")
    assert "Charge" in [band.title for band in place.trend.values.bands], "tenderness and measures stay below"
    words = place.strip.words_at(QPoint(place.strip.header_rect("s2").left() + 10, _row(place, "GB21-right")))
    assert "not asked" in words
    _press(place, "Compare", qtbot)
    assert place.compare.shown is not None
    assert set(place.compare.shown.groups) == {Verdict.LOWER}
    assert "none of them is called clear" in place.compare.floor.text()
    _press(place, "Tenderness", qtbot)
    assert "no clear change" in place.compare.floor.text()
    _press(place, "Course", qtbot)
    assert place.strip.row_titles == tender
    # A course without charges has no layers, whatever was chosen before.
    _press(place, "Charge", qtbot)
    bench.clinic.courses.charted = whole_course()  # pyright: ignore[reportAttributeAccessIssue]
    place.show_for(HERE)
    assert not place.bar.layers.isVisible()
    assert place.strip.row_titles == tender


def test_the_readings_behind_a_charge_are_charges(qtbot: QtBot, keep: Keep) -> None:
    place, _ = _place(keep, _with_charges(whole_course()))
    place.show_for(HERE)
    _press(place, "Charge", qtbot)
    qtbot.keyClick(place.strip, Qt.Key.Key_End)
    qtbot.keyClick(place.strip, Qt.Key.Key_Return)
    panel = place.findChild(ReadingsBehind)
    assert panel is not None
    assert panel.isVisible()
    assert panel.behind is not None
    assert panel.behind.title == "GB21 R: charges before"
    assert "no change of one is called clear" in panel.behind.how[-1]
    assert [row.cells[2] for row in panel.behind.rows] == ["8 of 10", *["7 of 10"] * 3, "6 of 10"]


def _row(place: CoursePlace, site_id: str) -> int:
    return place.strip.row_rect(site_id).center().y()


def test_a_refusal_is_no_failure_to_save(keep: Keep) -> None:
    place, bench = _place(keep)
    bench.bus.announce(Changes(SAVED_AT))
    said = place.bar.saved_words
    bench.bus.announce_failure(UserError("GB21 R was needled in this session, so it stays."))
    assert place.bar.saved_words == said
