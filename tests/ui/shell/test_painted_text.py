"""Texts on the body of every demonstration patient: none overlaps or is hidden, each is read as its own mark's name."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication
from tests.made_up.clinic import make_bench
from tests.ui.shell.geometry import text_faults

from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.clinic.clinic import open_demonstration
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.hit_testing import TextKind
from ashichart.ui.body.layout import Box
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.plates.bar import PLATE_SETS
from ashichart.ui.window.main_window import LEAST_SIZE, MainWindow

SIZES = [LEAST_SIZE.toTuple(), (960, 540), (1280, 720), (1920, 1080)]
STEPS = (ChartStep.BEFORE, ChartStep.AFTER, ChartStep.NEEDLING)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("texts")
    appearance.install(qapp, LIGHT)
    clinic = open_demonstration(folder / "demonstration.ashichart")
    made = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    made.show_clinic(make_bench(clinic))
    made.show()
    yield made
    made.close()
    clinic.close()


def sessions(window: MainWindow) -> Iterator[tuple[str, Workplace]]:
    """Every patient's last session."""
    assert window.shell is not None
    clinic = window.shell.place(PlaceName.CHART).controller.context.clinic
    for summary in clinic.patients.find(""):
        patient = summary.patient
        if summary.course is not None and summary.last_session is not None:
            yield patient.name, Workplace(PlaceName.CHART, patient.id, summary.course.id, summary.last_session.id)


def faults_of(chart: ChartPlace, words: str) -> list[str]:
    QApplication.processEvents()
    return [f"{words}: {fault}" for fault in text_faults(chart.body.canvas)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_texts_on_every_body_are_whole_and_told_apart(window: MainWindow, size: tuple[int, int]) -> None:
    assert window.shell is not None
    window.resize(QSize(*size))
    chart = window.shell.place(PlaceName.CHART)
    found: list[str] = []
    labels = marks = 0
    further = cycle(PLATE_SETS[2:])
    for name, workplace in sessions(window):
        window.shell.show_workplace(workplace)
        for title, plates in (*PLATE_SETS[:2], next(further), next(further)):
            for step in STEPS if title == "Body" else STEPS[:1]:
                chart.controller.here.set_step(step)
                chart.controller.selection.select(None)
                chart.body.plates.bar.show_plates(plates)
                for _ in plates if chart.body.plates.pair.is_folded else plates[:1]:
                    chart.body.plates.pair.turn()
                    found += faults_of(chart, f"{name}, {title}, {step}, {chart.body.canvas.accessibleName()}")
                    picture = chart.body.canvas.sight.picture_now()
                    if title == "Body":
                        labels += sum(one.kind is TextKind.LABEL for one in picture.texts)
                        marks += len(picture.marks)
    assert found == []
    # Of marks that lie upon each other not all can be named; hover and list name them.
    assert labels > 0.7 * marks, f"{labels} of {marks} marks are named"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", [ChartStep.BEFORE, ChartStep.AFTER], ids=str)
def test_the_strip_hides_no_letter_no_title_and_not_its_mark(
    window: MainWindow, size: tuple[int, int], step: ChartStep
) -> None:
    assert window.shell is not None
    window.resize(QSize(*size))
    chart = window.shell.place(PlaceName.CHART)
    found: list[str] = []
    for name, workplace in sessions(window):
        window.shell.show_workplace(workplace)
        chart.body.plates.bar.show_plates(PLATE_SETS[0][1])
        chart.controller.here.set_step(step)
        for site in chart.controller.here.chart.sites[::3]:
            chart.show_site(site.id)
            found += faults_of(chart, f"{name}, {step}, {site.title} selected")
            strip, picture = chart.body.rating.strip.geometry(), chart.body.canvas.sight.picture_now()
            assert chart.body.rating.strip.isVisible()
            own = [box for site_id, box in picture.boxes() if site_id == site.id]
            ground = Box(strip.left(), strip.top(), strip.right(), strip.bottom())
            found += [f"{name}, {site.title} lies under the strip" for box in own[:1] if box.overlaps(ground)]
    assert found == []
