"""The program of `test_double_scale`: one real window in the size of a 1080p screen at 200 %, every place looked at."""

import dataclasses
import sys
from pathlib import Path

from PySide6.QtCore import QRect, QSettings
from PySide6.QtWidgets import QApplication
from tests.made_up.clinic import make_bench
from tests.screen.sight import until
from tests.ui.shell.geometry import faults, text_faults

from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.clinic.clinic import open_demonstration
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.window.main_window import MainWindow

# What a title bar and a panel of the desktop leave of 960 x 540.
ROOM = QRect(0, 0, 960, 520)


def main(folder: Path) -> list[str]:
    """Return the faults of every place."""
    app = QApplication([])
    appearance.install(app, LIGHT)
    clinic = open_demonstration(folder / "demonstration.ashichart")
    window = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    window.show_clinic(make_bench(clinic))
    window.setGeometry(ROOM)
    window.show()
    until(lambda: window.windowHandle().isExposed(), "the window is on the screen")
    shell = window.shell
    assert shell is not None
    body = shell.place(PlaceName.CHART)
    found: list[str] = []
    if window.devicePixelRatioF() != 2.0 or window.size() != ROOM.size():
        found.append(f"the window has {window.size().toTuple()} at {window.devicePixelRatioF()}")
    summary = clinic.patients.find("Mara")[0]
    assert summary.course is not None
    assert summary.last_session is not None
    chart = Workplace(PlaceName.CHART, summary.patient.id, summary.course.id, summary.last_session.id)

    def look(what: str) -> None:
        try:
            until(lambda: not faults(shell), what, limit_ms=3000)
        except AssertionError:
            found.extend(f"{what}: {fault}" for fault in faults(shell))

    for theme in (LIGHT, DARK):
        appearance.set_theme(app, theme)
        window.set_theme(theme)
        for place in PlaceName:
            shell.show_workplace(dataclasses.replace(chart, place=place))
            look(f"{place}, dark {theme.is_dark}")
        shell.show_workplace(chart)
        for step in ChartStep:
            body.controller.here.set_step(step)
            look(f"{step}, dark {theme.is_dark}")
        body.controller.here.set_step(ChartStep.BEFORE)
        for site in body.controller.here.chart.sites:
            body.show_site(site.id)
            until(lambda: not list(text_faults(body.body.canvas)), f"texts around {site.title} are whole")
        body.controller.selection.select(None)
    window.close()
    clinic.close()
    return found


if __name__ == "__main__":
    faults_found = main(Path(sys.argv[1]))
    sys.stdout.write("\n".join(faults_found) or f"{ROOM.width()} x {ROOM.height()} at 2.0: nothing is cut")
    sys.exit(bool(faults_found))
