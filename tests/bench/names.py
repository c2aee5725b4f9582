"""How many marks of the demonstration patients have no name beside them, in windows of three sizes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication

from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.clinic.clinic import open_demonstration
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.body.hit_testing import TextKind
from ashichart.ui.chart.plates.bar import PLATE_SETS
from ashichart.ui.window.main_window import MainWindow
from tests.made_up.clinic import make_bench

SIZES = ((960, 540), (1280, 720), (1920, 1080))
STEPS = (ChartStep.BEFORE, ChartStep.NEEDLING, ChartStep.AFTER)


def last_sessions(window: MainWindow) -> Iterator[tuple[str, Workplace]]:
    """Yield the name and the place of every patient's last session."""
    assert window.shell is not None
    clinic = window.shell.place(PlaceName.CHART).controller.context.clinic
    for summary in clinic.patients.find(""):
        patient = summary.patient
        if summary.course is not None and summary.last_session is not None:
            yield patient.name, Workplace(PlaceName.CHART, patient.id, summary.course.id, summary.last_session.id)


def counted(window: MainWindow, size: tuple[int, int]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return marks and names by patient and step; front and back together are one body."""
    assert window.shell is not None
    window.resize(QSize(*size))
    chart = window.shell.place(PlaceName.CHART)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for name, workplace in last_sessions(window):
        window.shell.show_workplace(workplace)
        for step in STEPS:
            chart.controller.here.set_step(step)
            chart.controller.selection.select(None)
            chart.body.plates.bar.show_plates(PLATE_SETS[0][1])
            marks = names = 0
            for _ in PLATE_SETS[0][1] if chart.body.plates.pair.is_folded else PLATE_SETS[0][1][:1]:
                chart.body.plates.pair.turn()
                QApplication.processEvents()
                chart.body.canvas.set_figure(chart.controller.here.patient.figure)
                chart.body.canvas.repaint()
                QApplication.processEvents()  # names settle right after a painting
                chart.body.canvas.repaint()
                picture = chart.body.canvas.sight.picture_now()
                marks += len(picture.marks)
                names += sum(one.kind is TextKind.LABEL for one in picture.texts)
            found[name, step.value] = (marks, names)
    return found


def measure() -> dict[str, float]:
    """Return the share of marks without a name in percent by size: of all patients, and of the most crowded body."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    appearance.install(app, LIGHT)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        clinic = open_demonstration(Path(folder) / "demonstration.ashichart")
        window = MainWindow(QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat))
        window.show_clinic(make_bench(clinic))
        window.show()
        for size in SIZES:
            found = counted(window, size)
            at = f"{size[0]}x{size[1]}"
            marks, names = (sum(one[part] for one in found.values()) for part in (0, 1))
            figures[f"names_missing_{at}_percent"] = 100 * (marks - names) / marks
            figures[f"names_missing_{at}_worst_percent"] = max(100 * (m - n) / m for m, n in found.values() if m)
        window.close()
        clinic.close()
    return figures
