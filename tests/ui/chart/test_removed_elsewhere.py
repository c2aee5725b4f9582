"""A site that another window removes while it is selected here is said where it stood."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import PASSWORD, Practice

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.services.clinic.file_guard import changed_by_others
from ashichart.ui.chart.chart_place import ChartPlace


@pytest.fixture
def elsewhere(practice: Practice) -> Iterator[Clinic]:
    """The same file, open in another window."""
    clinic = open_clinic(practice.bench.clinic.path, PASSWORD, clock=practice.clock)
    yield clinic
    clinic.close()


def take_up(practice: Practice) -> None:
    """What the window does every second."""
    bench = practice.bench
    bench.bus.announce(changed_by_others(bench.clinic.file.news(), bench.clock()))


@pytest.mark.parametrize("step", [ChartStep.BEFORE, ChartStep.NEEDLING])
def test_a_selected_site_that_is_removed_elsewhere_is_said_where_it_stood(
    place: ChartPlace, practice: Practice, elsewhere: Clinic, qtbot: QtBot, step: ChartStep
) -> None:
    gone, stays = practice.site("GB21", Side.RIGHT), practice.site("LI4", Side.LEFT)
    for site in (gone, stays):
        practice.bench.clinic.charting.rate(practice.session_id, site, Phase.BEFORE, 7)
    practice.bench.clinic.file.news()
    place.controller.here.set_step(step)
    place.controller.selection.select_id(gone.id)
    note = place.body.rating.note
    found = place.body.rating.mark_place(gone)
    assert found is not None
    elsewhere.charting.remove_site(practice.session_id, gone)
    take_up(practice)
    assert note.words == "GB21 R was removed in another window."
    assert note.isVisible()
    assert (note.geometry().center() - found[0].toPoint()).manhattanLength() < 300
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_5)
    assert note.words == "GB21 R was removed in another window.", "it still stands where the digit was typed"
    assert [site.id for site in practice.chart.sites] == [stays.id]
    place.controller.selection.select_id(stays.id)
    assert note.words == ""


def test_a_site_that_is_removed_here_needs_no_word(place: ChartPlace, practice: Practice) -> None:
    gone = practice.site("GB21", Side.RIGHT)
    practice.bench.clinic.charting.rate(practice.session_id, gone, Phase.BEFORE, 7)
    place.controller.selection.select_id(gone.id)
    practice.bench.clinic.charting.remove_site(practice.session_id, gone)
    assert place.controller.selection.site is None
    assert place.body.rating.note.words == ""


def test_the_word_goes_with_escape_and_with_another_session(
    place: ChartPlace, practice: Practice, elsewhere: Clinic, qtbot: QtBot
) -> None:
    gone = practice.site("GB21", Side.RIGHT)
    practice.bench.clinic.charting.rate(practice.session_id, gone, Phase.BEFORE, 7)
    practice.bench.clinic.file.news()
    place.controller.selection.select_id(gone.id)
    elsewhere.charting.remove_site(practice.session_id, gone)
    take_up(practice)
    assert place.body.rating.note.isVisible()
    qtbot.keyClick(place.body.canvas, Qt.Key.Key_Escape)
    assert place.body.rating.note.words == ""
