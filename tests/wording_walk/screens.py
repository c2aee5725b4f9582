"""Reads every place, dialog, card and menu of the demonstration clinic: the program of `test_every_word`."""

import dataclasses
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.patients import Alert
from ashichart.domain.sheets.choices import SheetKind
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.atlas.library import Shelf
from ashichart.services.clinic.clinic import open_demonstration
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.chart.header.alert_box import AlertList
from ashichart.ui.chart.plates.bar import PLATE_SETS
from ashichart.ui.dialogs.start_page import StartActs, StartPage
from ashichart.ui.window.main_window import MainWindow
from tests.made_up.clinic import NOW, make_bench
from tests.screen.sight import until
from tests.screen.test_floating import DIALOGS, FLOATING
from tests.ui.shell.geometry import faults
from tests.ui.told import Told
from tests.wording_walk.data import data_of
from tests.wording_walk.plain import Data
from tests.wording_walk.reading import Painted, ask_for_hints, words_of

SIZE = (1280, 720)

# What the walk types, searches for and fills into dialogs.
LINES = ("li4 l 7", "gb21 r 7>3", "st36 b 4", "nada", "xyz", "ub trap 1 r 8", "li4 l 77", "st36 k 4", "=")
SEARCHED = ("zusanli", "trapezius", "nothing of the kind", "neck")
FILLED_IN = (
    "Well", "Nora Keys", "Nora K.", "Nora Kay", "Which one?", "session 1", "It goes from the lists.",
    "Removed sessions", "today", "GB21 right, before", "Ida Nord", "Riverside",
)  # fmt: skip


@dataclass
class Found:
    """What one look at the screen found."""

    texts: dict[str, set[str]]
    cut: list[str]


class Walk:
    """One window of the program on the demonstration, and what was read in it so far."""

    def __init__(self, folder: Path) -> None:
        self.painted = Painted()
        self.app = QApplication([])
        appearance.install(self.app, LIGHT)
        self.clinic = open_demonstration(folder / "demonstration.ashichart", clock=lambda: NOW)
        self.bench = make_bench(self.clinic)
        self.window = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
        self.found = Found({}, [])
        self._seen: set[str] = set()

    # ---- what stands in for the desk of the tests in a real window

    @property
    def shell(self):  # noqa: ANN201
        return self.window.shell

    @property
    def chart(self):  # noqa: ANN201
        return self.shell.place(PlaceName.CHART)

    @property
    def hands(self) -> SimpleNamespace:
        def key(name: str, *held: str) -> None:
            keys = QKeySequence("+".join((*held, name)))
            for shortcut in self.window.findChildren(QShortcut):
                if keys in list(shortcut.keys()):
                    shortcut.activated.emit()

        return SimpleNamespace(key=key)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def go(self, name: PlaceName) -> None:
        self.shell.go_to(name)

    def rest(self) -> None:
        self._settle()

    # ---- looking

    def look(self, what: str, *, window: QWidget | None = None, hints: bool = True, fits: bool = True) -> None:
        """Read a window and what floats over it."""
        looked_at = window or self.window
        self._settle()
        if hints:
            ask_for_hints(looked_at)
        for one in looked_at.findChildren(QWidget):
            one.update()
        self._settle()
        texts = words_of(looked_at) | self.painted.texts
        self.painted.texts.clear()
        for text in texts - self._seen:
            self.found.texts.setdefault(what, set()).add(text)
        self._seen |= texts
        if fits:
            ground = looked_at if looked_at is not self.window else (self.shell or looked_at)
            self.found.cut += [f"{what}: {fault}" for fault in faults(ground)]

    def _settle(self) -> None:
        for _ in range(6):
            QApplication.processEvents()
            QTest.qWait(5)

    def workplaces(self) -> Iterator[tuple[str, Workplace]]:
        """Every patient's last session, or the patient alone."""
        for summary in self.clinic.patients.find("", 100):
            course, session = summary.course, summary.last_session
            yield (
                summary.patient.name,
                Workplace(
                    PlaceName.CHART, summary.patient.id, course.id if course else None, session.id if session else None
                ),
            )

    # ---- the walk

    def start(self) -> None:
        page = StartPage(self.bench.art, LIGHT, Told().acts(StartActs))
        self.window.show_start(page)
        self.window.resize(*SIZE)
        self.window.show()
        page.show_welcome()
        self.look("welcome", fits=False)
        page.say_missing(Path("/nowhere/clinic.ashichart"))
        self.look("welcome, file missing", fits=False)
        page.show_unlock(self.clinic.path)
        self.look("unlock", fits=False)
        page.refuse("⟦⟧", self.clinic.path)
        self.look("unlock refused", fits=False)
        self.window.show_clinic(self.bench)
        self.window.resize(*SIZE)

    def places(self) -> None:
        for name, chart in self.workplaces():
            for place in PlaceName:
                self.shell.show_workplace(dataclasses.replace(chart, place=place))
                self.look(f"{place}, {name}", hints=name.startswith("Mara"))
            self.shell.show_workplace(chart)
            if chart.session_id is None:
                continue
            for step in ChartStep:
                self.chart.controller.here.set_step(step)
                self.look(f"{step}, {name}", hints=name.startswith("Mara"))
            for site in self.chart.controller.here.chart.sites[::4]:
                self.chart.show_site(site.id)
                self.look(f"{site.title} of {name}", hints=False)
            self.chart.controller.selection.select(None)

    def chart_parts(self, chart: Workplace) -> None:
        self.shell.show_workplace(chart)
        for title, plates in PLATE_SETS:
            self.chart.body.plates.bar.show_plates(plates)
            self.look(f"plates {title}", hints=False)
        self.chart.body.plates.bar.show_plates(PLATE_SETS[0][1])
        for line in LINES:
            self.chart.entry.setText(line)
            self.look(f"typed {line}", hints=False)
        self.chart.entry.clear()
        self.chart.body.painting.toggle()
        self.look("painting")
        self.chart.body.painting.toggle()
        for box in self.chart.body.layers_card.areas.values():
            box.setChecked(True)
        self.look("layers on")

    def course_parts(self, chart: Workplace) -> None:
        self.shell.show_workplace(dataclasses.replace(chart, place=PlaceName.COURSE))
        course = self.shell.place(PlaceName.COURSE)
        self.look("course")
        for at in (True, False):
            course.bar.layers.choose(at)
            self.look(f"course, layer {at}")
        course.bar.views.choose(True)
        compare = course.compare
        for then in range(3):
            QTest.keyClick(compare.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
            until(lambda: not compare.is_moving, "the first handle stands")
            self.look(f"compare {then}")
        for at, button in enumerate(compare.plates.buttons):
            button.click()
            self.look(f"compare plates {at}")
        course.bar.views.choose(False)

    def print_parts(self, chart: Workplace) -> None:
        self.shell.show_workplace(dataclasses.replace(chart, place=PlaceName.PRINT))
        place = self.shell.place(PlaceName.PRINT)
        for kind in SheetKind:
            place.choices.choose_kind(kind)
            self.look(f"print {kind}")

    def library_parts(self, chart: Workplace) -> None:
        self.shell.show_workplace(dataclasses.replace(chart, place=PlaceName.LIBRARY))
        library = self.shell.place(PlaceName.LIBRARY)
        for shelf in Shelf:
            library.browse.open_shelf(shelf)
            for group in library.library.groups(shelf)[:6]:
                library.show_group(group)
                self.look(f"{shelf} {group.name}", hints=False)
        for code in ("LI4", "GB21", "ST36", "BL18", "CV17", "LI18", "MA-SF5", "UB1"):
            if library.library.point(code) is not None:
                library.show_point(code)
                self.look(f"point {code}", hints=False)
        for trigger in [one for one in self.bench.atlas.points(Figure.FEMALE) if one.kind.value == "trigger"][:4]:
            library.show_point(trigger.code)
            self.look(f"point {trigger.code}", hints=False)
        for words in SEARCHED:
            library.search.setText(words)
            self.look(f"search {words}", hints=False)
        library.search.clear()
        library.foot.ask()
        self.look("chart this")
        library.new_button.click()
        self.look("own point")

    def floating(self, chart: Workplace) -> None:
        alerted = (one for _, one in self.workplaces() if one.session_id and self._alerts_of(one))
        alerted_chart = next(alerted, chart)
        for kind, make in FLOATING.items():
            self.shell.show_workplace(alerted_chart if kind is AlertList else chart)
            self.chart.body.canvas.setFocus()
            surface = make(self)
            self.look(f"{kind.__name__}")
            surface.dismiss()

    def _alerts_of(self, chart: Workplace) -> tuple[Alert, ...]:
        return self.clinic.patients.get(chart.patient_id).alerts if chart.patient_id else ()

    def dialogs(self, chart: Workplace) -> None:
        self.shell.show_workplace(chart)
        for kind, make in DIALOGS.items():
            dialog = make(self)
            dialog.open()
            self.look(kind.__name__, window=dialog)
            dialog.done(0)


def main(folder: Path) -> Walk:
    walk = Walk(folder)
    walk.start()
    mara = next(chart for name, chart in walk.workplaces() if name.startswith("Mara"))
    for part in (walk.places, *(lambda act=act: act(mara) for act in (
        walk.chart_parts, walk.course_parts, walk.print_parts, walk.library_parts, walk.floating, walk.dialogs,
    ))):  # fmt: skip
        part()
    return walk


if __name__ == "__main__":
    paths_out = Path(sys.argv[1])
    walked = main(paths_out)
    written = (*LINES, *SEARCHED, *FILLED_IN, walked.clinic.path.stem)
    data = Data((*data_of(walked.clinic, walked.bench.atlas), *written))
    out = {
        "texts": {what: sorted(texts) for what, texts in walked.found.texts.items()},
        "plain": {
            what: {text: words for text in sorted(texts) if (words := data.plain(text.replace(str(paths_out), "")))}
            for what, texts in walked.found.texts.items()
        },
        "cut": walked.found.cut,
    }
    sys.stdout.write(json.dumps(out, ensure_ascii=False, indent=1))
