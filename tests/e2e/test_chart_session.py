"""Twelve sites before and after, needles in and out: once by typed lines alone, once by the mouse alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.e2e.conftest import PASSWORD

from ashichart.app import Program
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Hardness, create_clinic
from ashichart.ui.body.hit_testing import HitKind
from ashichart.ui.chart.chart_place import ChartPlace

LINES = (
    ("gb21 r 7>3", "GB21 R"), ("gb21 l 4>4", "GB21 L"), ("gb20 r 6>4", "GB20 R"), ("ub10 l 5>3", "BL10 L"),
    ("li4 l 4>2", "LI4 L"), ("hegu r 3>3", "LI4 R"), ("合谷 r 3>1", "LI4 R"), ("cv17 8>3", "CV17"),
    ("yintang 2>0", "EX-HN3"), ("st36 b 4>3", "ST36"), ("liv3 l 6>5", "LR3 L"), ("ub23 r 8>9", "BL23 R"),
    ("pc6 l 10>6", "PC6 L"),
)  # fmt: skip
POINTS: tuple[tuple[str, Side, int, int], ...] = (
    ("GB21", Side.RIGHT, 7, 3), ("GB21", Side.LEFT, 4, 4), ("CV17", Side.MIDLINE, 8, 3), ("CV12", Side.MIDLINE, 5, 2),
    ("ST36", Side.RIGHT, 4, 3), ("ST36", Side.LEFT, 3, 3), ("LR3", Side.LEFT, 6, 5), ("BL23", Side.RIGHT, 8, 9),
    ("BL18", Side.LEFT, 7, 5), ("GB30", Side.RIGHT, 10, 6), ("LI11", Side.LEFT, 2, 0), ("BL57", Side.LEFT, 5, 4),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A clinic with one patient whose first session is open in the Chart place."""
    path = tmp_path / "clinic.ashi"
    clinic, _ = create_clinic(path, "Riverside", PASSWORD, hardness=Hardness(19 * 1024, 2, 1))
    patient, _ = clinic.patients.add(PatientDraft("Mara Solberg", Figure.FEMALE))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders"))
    session, _ = clinic.sessions.start(course.id)
    clinic.workplaces.keep(Workplace(PlaceName.CHART, patient.id, course.id, session.id))
    clinic.close()
    return path


def unlock(program: Program, qtbot: QtBot) -> None:
    page = program.window.centralWidget()
    qtbot.keyClicks(page.unlock.password, PASSWORD)
    qtbot.keyClick(page.unlock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=10_000)


def chart_place(program: Program, qtbot: QtBot) -> ChartPlace:
    assert program.window.shell is not None
    place = program.window.shell.place(PlaceName.CHART)
    assert isinstance(place, ChartPlace)
    with qtbot.waitSignal(place.body.canvas.painted):
        place.body.canvas.update()
    assert place.controller.here.chart is not None, "the session stands where it was left"
    return place


def saved(path: Path, session_id: str) -> SessionChart:
    """Read the session as a fresh start of the program would."""
    from ashichart.services.clinic.clinic import open_clinic

    clinic = open_clinic(path, PASSWORD)
    try:
        return clinic.charting.chart(session_id)
    finally:
        clinic.close()


def test_twelve_sites_by_typed_lines_alone(start: Callable[..., Program], file: Path, qtbot: QtBot) -> None:
    program = start(file)
    unlock(program, qtbot)
    place = chart_place(program, qtbot)
    session_id = place.controller.here.chart.session.id
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Slash)
    for line, _title in LINES:
        place.entry.clear()
        if line.isascii():
            qtbot.keyClicks(place.entry, line)
        else:
            place.entry.insert(line)  # as an input method does; QTest has no keys for Chinese
        qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    program.window.close()

    chart = saved(file, session_id)
    assert len(chart.sites) == 13
    values = {
        site.title: (chart.value(site.id, Phase.BEFORE), chart.value(site.id, Phase.AFTER)) for site in chart.sites
    }
    assert values["GB21 R"] == (7, 3)
    assert values["LI4 R"] == (3, 1), "the second line corrects the first"
    assert values["ST36 L"] == values["ST36 R"] == (4, 3)
    assert values["PC6 L"] == (10, 6)
    assert values["EX-HN3"] == (2, 0)
    assert all(value is not None for pair in values.values() for value in pair)


def test_twelve_sites_by_the_mouse_alone(start: Callable[..., Program], file: Path, qtbot: QtBot) -> None:
    program = start(file)
    unlock(program, qtbot)
    place = chart_place(program, qtbot)
    desk, canvas = place.controller, place.body.canvas
    session_id = desk.here.chart.session.id

    def click_body(code: str, side: Side) -> None:
        site = desk.sites.for_point(code, side)
        places = desk.context.atlas.places.of(Figure.FEMALE, site)
        plate = next(name for name in ("front", "back") if name in places)

        def at() -> QPoint:
            return canvas.sight.place_on_screen(plate, *places[plate]).toPoint()

        if place.body.rating.strip.isVisible() and place.body.rating.strip.geometry().contains(at()):
            # As a person would: click free ground first, and the strip goes away.
            qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, canvas.height() - 4))
        qtbot.waitUntil(lambda: canvas.sight.target_at(at().toPointF()).kind in (HitKind.MARK, HitKind.POINT))
        qtbot.waitUntil(lambda: canvas.sight.target_at(at().toPointF()).code in (code, ""))
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at())

    def click_key(value: int) -> None:
        strip = place.body.rating.strip
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.key_rect(float(value)).center())

    def click_step(step: ChartStep) -> None:
        at = place.header.phases.segment_rect(step).center().toPoint()
        qtbot.mouseClick(place.header.phases, Qt.MouseButton.LeftButton, pos=at)

    for code, side, before, _after in POINTS:
        click_body(code, side)
        assert desk.selection.site is not None
        assert (desk.selection.site.code, desk.selection.site.side) == (code, side)
        click_key(before)
    click_step(ChartStep.NEEDLING)
    for code, side, _before, _after in POINTS[:3]:
        click_body(code, side)
    all_out = next(b for b in place.sites_panel.needling.findChildren(QPushButton) if b.text() == "All out")
    qtbot.mouseClick(all_out, Qt.MouseButton.LeftButton)
    click_step(ChartStep.AFTER)
    for _code, _side, _before, after in POINTS:
        click_key(after)
    assert not place.body.rating.strip.isVisible(), "nothing is left"
    program.window.close()

    chart = saved(file, session_id)
    for site, (code, side, before, after) in zip(chart.sites, POINTS, strict=True):
        assert (site.code, site.side) == (code, side)
        assert (chart.value(site.id, Phase.BEFORE), chart.value(site.id, Phase.AFTER)) == (before, after)
    assert (chart.needle_count.placed, chart.needle_count.still_in) == (3, 0)


def test_closing_at_any_moment_comes_back_to_the_same_place(
    start: Callable[..., Program], file: Path, qtbot: QtBot
) -> None:
    program = start(file)
    unlock(program, qtbot)
    place = chart_place(program, qtbot)
    qtbot.keyClicks(place.entry, "gb21 r 7")
    qtbot.keyClick(place.entry, Qt.Key.Key_Return)
    qtbot.keyClick(place, Qt.Key.Key_F4)
    place.controller.here.set_step(ChartStep.AFTER)
    program.window.close()

    again = start(file)
    unlock(again, qtbot)
    place = chart_place(again, qtbot)
    assert place.controller.here.step is ChartStep.AFTER
    assert place.controller.selection.site is None, "a stray digit rates nothing again"


def test_demonstration_opens_and_every_place_shows_its_patient(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(demonstration=True)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    shell = program.window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: shell.place(PlaceName.PATIENTS).isVisible())
    place = shell.place(PlaceName.CHART)
    main = place.controller.context.clinic.patients.today()[0]
    where = Workplace(PlaceName.CHART, main.patient.id, main.course.id, main.session.id)
    for name in (PlaceName.CHART, PlaceName.COURSE, PlaceName.PRINT, PlaceName.PATIENTS):
        shell.show_workplace(Workplace(name, where.patient_id, where.course_id, where.session_id))
        qtbot.waitUntil(lambda shown=name: shell.place(shown).isVisible())
    assert place.controller.here.chart.session.id == main.session.id
