"""What no sheet can print is said in Print's line of state: which text, what stands instead, and what to do."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.print.test_print_place import NOW, Desk, desk

from ashichart.domain.sheets.choices import SheetChoices, SheetKind
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.ui.parts.controls import SentenceBar
from ashichart.ui.print.run_dialog import RunDialog

__all__ = ["desk"]

BENGALI, HEBREW = "নদীর ধারের ক্লিনিক", "שרה לוי"


@pytest.fixture
def clinic(tmp_path: Path, dressed: QApplication) -> Iterator[Clinic]:
    made, _ = create_clinic(
        tmp_path / "clinic.ashichart", BENGALI, "seven quiet herons by the mill",
        clock=lambda: NOW, hardness=Hardness(19 * 1024, 2, 1),
    )  # fmt: skip
    yield made
    made.close()


def rename(desk: Desk, name: str) -> None:
    patient = desk.bench.clinic.patients.get(desk.patient_id)
    desk.bench.clinic.patients.change(replace(patient, name=name))


@pytest.mark.parametrize("kind", [*SheetKind], ids=lambda kind: kind.value)
def test_a_name_that_no_sheet_can_print_is_said_before_it_is_printed(
    desk: Desk, qtbot: QtBot, kind: SheetKind
) -> None:
    rename(desk, HEBREW)
    desk.place.choices.choose_kind(kind)
    desk.go()
    qtbot.waitUntil(lambda: desk.place.sheet is not None and desk.place.sheet.kind is kind)
    said = desk.place.state
    assert f"“{BENGALI}” (there stands: “Your clinic”)" in said
    assert f"“{HEBREW}” (there stands: “" in said
    assert "write them in Latin letters" in said
    buttons = [one for one in desk.place.findChildren(type(desk.place.several_button)) if one.shortcut().toString()]
    assert all(one.isEnabled() for one in buttons), "it is said, not forbidden"


def test_a_note_that_no_sheet_can_print_is_said_too(desk: Desk, qtbot: QtBot) -> None:
    desk.go()
    desk.place.choices.note.setPlainText("Drink water. שתי מים")
    qtbot.waitUntil(lambda: "שתי מים" in desk.place.state)
    desk.place.choices.note.setPlainText("Drink water.")
    qtbot.waitUntil(lambda: "Drink water" not in desk.place.state)


def test_what_can_be_printed_needs_no_word(desk: Desk) -> None:
    assert desk.place.sheet is None or desk.place.sheet.withheld
    sheet = desk.bench.printing.make(SheetKind.PROGRESS, desk.patient_id, desk.course_id)
    assert [text for text, _ in sheet.withheld] == [BENGALI]


def test_a_run_says_it_once_for_all_sheets(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    rename(desk, HEBREW)
    dialog = RunDialog(desk.place, desk.bench, SheetKind.PROGRESS, SheetChoices())
    dialog.open()
    dialog.start(tmp_path / "day")
    qtbot.waitUntil(lambda: dialog.run is not None and dialog.run.is_over)
    assert HEBREW in dialog.findChild(SentenceBar).text
    assert dialog.findChild(SentenceBar).text.count(BENGALI) == 1
