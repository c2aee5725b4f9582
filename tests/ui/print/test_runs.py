"""Many sheets in one run through the window: ticked patients, progress, faults told, stopped at any sheet."""

from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.print.test_print_place import Desk, clinic, desk

from ashichart.domain.atlas.body import Figure
from ashichart.domain.sheets.choices import Paper, SheetChoices, SheetKind
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic
from ashichart.ui.parts.controls import SentenceBar
from ashichart.ui.print.run_dialog import RunDialog
from ashichart.wording.acts import audited_words

__all__ = ["clinic", "desk"]


def opened(desk: Desk, choices: SheetChoices | None = None) -> RunDialog:
    dialog = RunDialog(desk.place, desk.bench, SheetKind.PROGRESS, choices or SheetChoices())
    dialog.open()
    return dialog


def someone(clinic: Clinic, name: str, *, course: bool) -> None:
    patient, _ = clinic.patients.add(PatientDraft(name, Figure.MALE))
    if course:
        clinic.courses.add(CourseDraft(patient.id, "Back"))


def test_everybody_seen_on_the_day_is_saved_and_noted(
    desk: Desk, clinic: Clinic, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(desk)
    assert [order.patient_name for order in dialog.chosen] == ["Mara Lindqvist"]
    dialog.start(tmp_path / "day")
    qtbot.waitUntil(lambda: dialog.run is not None and dialog.run.is_over)
    (path,) = (tmp_path / "day").iterdir()
    assert path.read_bytes().startswith(b"%PDF")
    assert "indqvist" not in path.name
    assert dialog.told == "1 of 1 sheets made, 1 file saved."
    assert audited_words(clinic.audit_trail()[-1].action) == "Save as PDF: Progress sheet"


def test_a_day_without_sessions_and_a_day_that_is_none_are_said(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.day.setText("1 Jan 2026")
    assert dialog.told == "Nobody had a session on this day."
    assert not dialog.start_button.isEnabled()
    dialog.day.setText("soon")
    assert dialog.chosen == ()


def test_one_patients_fault_is_told_and_holds_nobody_up(
    desk: Desk, clinic: Clinic, qtbot: QtBot, tmp_path: Path
) -> None:
    someone(clinic, "Ana & Co", course=True)
    someone(clinic, "Zoe", course=False)
    dialog = opened(desk)
    dialog.whose.choose(False)
    assert [tick.text() for tick in dialog.ticks] == ["Ana && Co", "Mara Lindqvist", "Zoe (no course yet)"]
    assert [order.patient_name for order in dialog.chosen] == ["Ana & Co", "Mara Lindqvist"]
    dialog.start(tmp_path / "all.pdf")
    qtbot.waitUntil(lambda: dialog.run is not None and dialog.run.is_over)
    assert dialog.told == "1 of 2 sheets made, 1 file saved."
    assert dialog.run is not None
    assert [fault.patient_name for fault in dialog.run.faults] == ["Ana & Co"]
    document = pypdfium2.PdfDocument(tmp_path / "all.pdf")
    assert [entry.get_title() for entry in document.get_toc()] == ["Mara Lindqvist"]
    document.close()


def test_a_run_stops_when_asked(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    dialog.start(tmp_path / "all.pdf")
    dialog.close_button.click()
    assert dialog.told == "Stopped: 0 of 1 sheets made, 0 files saved."
    assert not (tmp_path / "all.pdf").exists()


def test_a_folder_that_cannot_be_made_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = opened(desk)
    dialog.start(tmp_path / "file")
    assert dialog.run is None
    assert dialog.start_button.isEnabled()


def test_a_note_for_one_patient_never_goes_to_many(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(desk, SheetChoices(Paper.LETTER)).left_out.isHidden()
    dialog = opened(desk, SheetChoices(Paper.LETTER, note="For Mara only.", next_appointment="Tuesday"))
    assert dialog.left_out.isVisible(), "what stands in the panel and is left out is said"
    dialog.start(tmp_path / "all.pdf")
    qtbot.waitUntil(lambda: dialog.run is not None and dialog.run.is_over)
    document = pypdfium2.PdfDocument(tmp_path / "all.pdf")
    text = document[0].get_textpage().get_text_range()
    assert "For Mara only." not in text
    assert "Tuesday" not in text
    document.close()


def test_choices_of_the_place_reach_the_paper(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.go()
    chosen = desk.place.choices
    with qtbot.waitSignal(desk.place.sheet_shown):
        chosen.large.setChecked(True)
    assert desk.place.sheet is not None
    assert desk.place.sheet.pages > 1
    assert desk.place.strip.isVisible()
    with qtbot.waitSignal(desk.place.sheet_shown):
        chosen.appointment.setText("30 June at 14:00")
    chosen.password.setText("seven quiet herons")
    assert desk.place.save_to(tmp_path / "locked.pdf")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(tmp_path / "locked.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "locked.pdf", password=chosen.password.text())
    assert "at 14:00" in "".join(page.get_textpage().get_text_range() for page in document)
    document.close()


def test_a_thumbnail_leads_to_its_page_and_scrolling_marks_it(desk: Desk, qtbot: QtBot) -> None:
    desk.go()
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.large.setChecked(True)
    strip = desk.place.strip
    assert strip.at == 0
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert strip.at == 1
    strip.grab()


def _is_over(dialog: RunDialog) -> bool:
    return dialog.run is not None and dialog.run.is_over


def test_a_second_run_into_the_same_folder_stands_beside_the_first(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    for _ in range(2):
        dialog = opened(desk)
        dialog.start(folder)
        qtbot.waitUntil(partial(_is_over, dialog))
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 2
    assert names[0].endswith(" (2).pdf")


def test_a_short_password_of_many_sheets_is_questioned(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "taken"
    (tmp_path / "taken.pdf").write_bytes(b"somebody's")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    dialog = opened(desk, SheetChoices(password="abc"))  # noqa: S106 - made up
    dialog.how.setCurrentIndex(1)
    qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    bar = dialog.findChild(SentenceBar)
    assert "guessed in no time" in bar.text
    act = next(one for one in bar.findChildren(QPushButton) if one.text() == "Save with it all the same")
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert "taken.pdf is there already" in bar.text, "nobody agreed to replace it"
    assert dialog.run is None
    target = tmp_path / "free.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    strong = opened(desk, SheetChoices(password="seven quiet herons"))  # noqa: S106 - made up
    strong.how.setCurrentIndex(1)
    qtbot.mouseClick(strong.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: strong.run is not None and strong.run.is_over)
    assert (tmp_path / "free.txt.pdf").exists()


def test_enter_where_nobody_is_chosen_says_what_is_missing(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk)
    dialog.day.clear()
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert "Write the day of the visits." in {part.text() for part in dialog.findChildren(QLabel) if part.isVisible()}
    dialog.day.setText("1 Jan 2026")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert "Nobody is chosen." in dialog.findChild(SentenceBar).text
    assert dialog.run is None


def test_two_sessions_of_one_day_are_told_apart_in_the_list(desk: Desk, clinic: Clinic, qtbot: QtBot) -> None:
    patient = clinic.patients.find("Mara")[0]
    assert patient.course is not None
    clinic.sessions.start(patient.course.id)
    dialog = RunDialog(desk.place, desk.bench, SheetKind.SESSION, SheetChoices())
    dialog.open()
    course, last = patient.course.indication, patient.sessions_held
    assert [tick.text() for tick in dialog.ticks] == [
        f"Mara Lindqvist · session {number} of {course}" for number in (last, last + 1)
    ]
    assert dialog.told.startswith("1 of 1 ")
