"""The demonstration clinic in a real window on a virtual screen, with hands and eyes. Everything here needs xvfb."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from tests.screen.hands import Hands
from tests.screen.sight import Repeats, Sight, until

from ashichart import paths
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, open_demonstration
from ashichart.services.clock import utc_now
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import DARK, LIGHT, Theme
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo
from ashichart.ui.window.main_window import MainWindow
from ashichart.ui.window.shell import Shell

WINDOW = QRect(0, 0, 1440, 900)
# Where no window is: a pointer that rests there hovers over nothing.
ASIDE = QPoint(1880, 1060)


@dataclass
class Desk:
    """One window of the program on a clinic."""

    window: MainWindow
    bench: UiContext
    sight: Sight
    hands: Hands
    settings: Path
    size: QRect = field(default_factory=lambda: QRect(WINDOW))

    @property
    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    @property
    def chart(self) -> ChartPlace:
        place = self.shell.place(PlaceName.CHART)
        assert isinstance(place, ChartPlace)
        return place

    def show(self, size: QRect | None = None) -> None:
        """Stand on the screen, in front, with the keyboard."""
        self.size = size or self.size
        self.window.setGeometry(self.size)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        until(lambda: self.window.windowHandle().isExposed(), "the window is on the screen")
        until(self.window.isActiveWindow, "the window is active")
        until(lambda: self.hands.focused == int(self.window.winId()), "the window has the keyboard")

    def rest(self) -> np.ndarray:
        """Return the pixels of the window once it has come to rest, with the pointer away."""
        self.hands.move(ASIDE)
        return self.sight.at_rest(self.size)

    def go(self, name: PlaceName) -> None:
        self.shell.go_to(name)

    def click(self, widget: QWidget, at: QPoint | QPointF | None = None) -> None:
        """Click a widget, in its middle unless a place is named."""
        place = widget.rect().center() if at is None else at.toPoint() if isinstance(at, QPointF) else at
        self.hands.click(widget.mapToGlobal(place))

    def switch_theme(self) -> None:
        self.set_theme(LIGHT if self.bench.theme.is_dark else DARK)

    def leave(self) -> None:
        """Nobody leaves in these tests."""

    def close_clinic(self) -> None:
        """The room closes its clinic, once all windows are gone."""

    def set_theme(self, theme: Theme) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        appearance.set_theme(app, theme)
        self.window.set_theme(theme)


class Room:
    """The clinic that the windows of a test are about, and the windows."""

    def __init__(self, clinic: Clinic, folder: Path, sight: Sight, hands: Hands) -> None:
        self.clinic = clinic
        self.sight, self.hands = sight, hands
        self._folder = folder
        self._atlas = AtlasService(paths.bodymaps())
        self._art = PlateArtCache(self._atlas.plates)
        self._desks: list[Desk] = []

    def window(self, workplace: Workplace, theme: Theme = LIGHT, size: QRect = WINDOW) -> Desk:
        """Return a new window of the program where a workplace is open, not yet on the screen."""
        bus = ChangeBus()
        self.clinic.own_points.bring(self._atlas)
        bench = UiContext(self.clinic, self._atlas, bus, Undo(bus), theme, utc_now)
        bench.art = self._art
        settings = self._folder / f"window-{len(self._desks)}.ini"
        window = MainWindow(QSettings(str(settings), QSettings.Format.IniFormat))
        desk = Desk(window, bench, self.sight, self.hands, settings, QRect(size))
        window.belong_to(desk)
        self._desks.append(desk)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        appearance.set_theme(app, theme)
        self.clinic.workplaces.keep(workplace)
        window.show_clinic(bench)
        return desk

    def close(self, desk: Desk) -> None:
        """Take a window away."""
        desk.window.close()
        desk.window.deleteLater()
        self._desks.remove(desk)
        until(lambda: not desk.window.isVisible(), "the window is gone")

    def close_all(self) -> None:
        """Take all windows away."""
        for desk in tuple(self._desks):
            self.close(desk)

    def patient_named(self, part: str) -> str:
        """Return the id of a demonstration patient."""
        found = self.clinic.patients.find(part)
        return found[0].patient.id

    def last_session(self, part: str) -> Workplace:
        """Return the Chart place of a patient's last session."""
        summary = self.clinic.patients.summary(self.patient_named(part))
        assert summary.course is not None
        assert summary.last_session is not None
        return Workplace(PlaceName.CHART, summary.patient.id, summary.course.id, summary.last_session.id)


@pytest.fixture(scope="module")
def room(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    appearance.install(qapp, LIGHT)
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    folder = tmp_path_factory.mktemp("screen")
    clinic = open_demonstration(folder / "demonstration.ashichart")
    sight, hands = Sight(), Hands()
    made = Room(clinic, folder, sight, hands)
    yield made
    made.close_all()
    hands.close()
    sight.close()
    clinic.close()
    qapp.setCursorFlashTime(flash)


@pytest.fixture
def repeats() -> Iterator[Repeats]:
    made = Repeats()
    yield made
    made.close()


def with_place(workplace: Workplace, place: PlaceName) -> Workplace:
    return dataclasses.replace(workplace, place=place)
