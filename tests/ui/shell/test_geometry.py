"""Nothing is cut, covered or out of reach in any place, at eight sizes of the window, its smallest included."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import NOW, add_mara, make_bench, make_clinic
from tests.ui.shell.geometry import faults

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.charting.courses import CourseDraft
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.window.main_window import LEAST_SIZE, MainWindow

SIZES = [
    LEAST_SIZE.toTuple(), (960, 520), (1024, 640), (1280, 700), (1366, 740), (1440, 870), (1920, 1050), (2560, 1410),
]  # fmt: skip
ALERTS = (
    Alert(AlertKind.ANTICOAGULANT, "apixaban"), Alert(AlertKind.ALLERGY, "latex"),
    Alert(AlertKind.OTHER, "No touch on the front of the neck"),
)  # fmt: skip
CODES = ("GB21", "GB20", "LI4", "ST36", "BL18", "CV17", "LR3", "SP6", "BL23", "GB34", "TE5", "PC6")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[tuple[MainWindow, Workplace]]:
    folder: Path = tmp_path_factory.mktemp("geometry")
    appearance.install(qapp, LIGHT)
    clinic, _ = make_clinic(folder)
    bench = make_bench(clinic)
    patient_id, course_id = add_mara(bench)
    patient = clinic.patients.get(patient_id)
    clinic.patients.change(
        type(patient)(patient.id, "Mara Lindqvist-Solberg", patient.figure, patient.birth_date, None, ALERTS,
                      patient.version)
    )  # fmt: skip
    clinic.courses.add(CourseDraft(patient_id, "Jaw and temples, after dental work"))
    session, _ = clinic.sessions.start(course_id)
    for at, code in enumerate(CODES):
        point = bench.atlas.point(Figure.FEMALE, code)
        assert point is not None
        side = point.sides[0] if Side.RIGHT not in point.sides else Side.RIGHT
        site = clinic.charting.site_for_point(patient_id, point, side)
        clinic.charting.rate(session.id, site, Phase.BEFORE, at % 11)
        if at % 2:
            clinic.charting.rate(session.id, site, Phase.AFTER, at % 4)
            clinic.needling.place_needle(session.id, site, 2)
    clinic.kap.record_dose(session.id, 60, Route.IM, NOW)
    window = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    window.show_clinic(bench)
    window.show()
    yield window, Workplace(PlaceName.CHART, patient_id, course_id, session.id)
    window.close()
    clinic.close()


@pytest.mark.parametrize("place", [*PlaceName, *ChartStep], ids=str)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_covered_or_out_of_reach(
    opened: tuple[MainWindow, Workplace], qtbot: QtBot, place: PlaceName | ChartStep, size: tuple[int, int]
) -> None:
    window, chart = opened
    assert window.shell is not None
    window.resize(QSize(*size))
    wanted = chart if isinstance(place, ChartStep) else replace(chart, place=place)
    window.shell.show_workplace(wanted)
    if isinstance(place, ChartStep):
        window.shell.place(PlaceName.CHART).controller.here.set_step(place)
    assert window.size() == QSize(*size), "the window can have this size"
    with suppress(QtTimeoutError):  # then the faults are said below
        qtbot.waitUntil(lambda: not faults(window.shell), timeout=1500)
    assert faults(window.shell) == []


def test_the_first_window_fits_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    assert window.width() <= max(room.width(), LEAST_SIZE.width())
    assert window.height() <= max(room.height() - 30, LEAST_SIZE.height())
