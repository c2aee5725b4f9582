"""A real clinic with an open session, and the Library on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.made_up.clinic import add_mara, make_bench, make_clinic

from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.library.card_view import CardView
from ashichart.ui.library.library_place import LibraryPlace
from ashichart.ui.ui_context import UiContext


@dataclass
class Practice:
    """A workbench with one patient whose first session is open."""

    bench: UiContext
    workplace: Workplace

    @property
    def chart(self) -> SessionChart:
        """The session as the file holds it."""
        assert self.workplace.session_id is not None
        return self.bench.clinic.charting.chart(self.workplace.session_id)


@pytest.fixture
def practice(tmp_path: Path, dressed: QApplication) -> Iterator[Practice]:
    clinic, _ = make_clinic(tmp_path)
    bench = make_bench(clinic)
    patient_id, course_id = add_mara(bench)
    session = clinic.patients.summary(patient_id).last_session
    assert session is not None
    yield Practice(bench, Workplace(PlaceName.LIBRARY, patient_id, course_id, session.id))
    clinic.close()


@pytest.fixture
def place(practice: Practice, qtbot: QtBot) -> LibraryPlace:
    made = LibraryPlace(practice.bench)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.show_for(practice.workplace)
    qtbot.waitUntil(lambda: made.body.canvas.isVisible())
    return made


def follow_link(card: CardView, target: str) -> None:
    """Follow a link of the card, as a click on its words does."""
    lines = [line for line in card.findChildren(QLabel) if "<a href" in line.text()]
    lines[0].linkActivated.emit(target)
