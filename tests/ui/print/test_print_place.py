"""The Print place: the preview is the document, follows every choice at once, and prints or saves those very pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ashichart import paths
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct
from ashichart.domain.charting.readings import Phase
from ashichart.domain.sheets.choices import Paper, Tone
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.clinic.clinic import Clinic, Hardness, create_clinic
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.parts.controls import SentenceBar
from ashichart.ui.print.choices_panel import PatientWords
from ashichart.ui.print.print_place import NO_PRINTER, PrintPlace
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import Undo

PRINTED = AuditedAct(ActLabel(ActKind.HAND_OUT_SHEET, {"sheet": "progress", "to": "paper"}))
PROGRESS = AuditedAct(ActLabel(ActKind.HAND_OUT_SHEET, {"sheet": "progress", "to": "file"}))

NOW = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)


@dataclass
class Desk:
    """A Print place on a real clinic."""

    place: PrintPlace
    bench: UiContext
    patient_id: str
    course_id: str
    session_id: str

    def go(self) -> None:
        self.place.show_for(Workplace(PlaceName.PRINT, self.patient_id, self.course_id))

    def rate(self, code: str, value: float) -> None:
        point = self.bench.atlas.point(Figure.FEMALE, code)
        assert point is not None
        charting = self.bench.clinic.charting
        site = charting.site_for_point(self.patient_id, point, Side.LEFT)
        applied = charting.rate(self.session_id, site, Phase.BEFORE, value)
        self.bench.bus.announce(applied.changes)


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    made, _ = create_clinic(
        tmp_path / "clinic.ashichart", "Riverside", "seven quiet herons by the mill",
        clock=lambda: NOW, hardness=Hardness(19 * 1024, 2, 1),
    )  # fmt: skip
    yield made
    made.close()


@pytest.fixture
def desk(clinic: Clinic, qtbot: QtBot, dressed: QApplication) -> Desk:
    patient, _ = clinic.patients.add(PatientDraft("Mara Lindqvist", Figure.FEMALE, date(1983, 5, 14)))
    course, _ = clinic.courses.add(CourseDraft(patient.id, "Neck and shoulders"))
    session, _ = clinic.sessions.start(course.id)
    atlas, bus = AtlasService(paths.bodymaps()), ChangeBus()
    bench = UiContext(
        clinic=clinic, atlas=atlas, bus=bus, undo=Undo(bus), theme=LIGHT,
        clock=lambda: NOW,
    )  # fmt: skip
    place = PrintPlace(bench)
    qtbot.addWidget(place)
    place.resize(1280, 800)
    made = Desk(place, bench, patient.id, course.id, session.id)
    made.rate("GB21", 7)
    with qtbot.waitExposed(place):
        place.show()
    return made


def test_the_preview_shows_the_documents_pages(desk: Desk, qtbot: QtBot) -> None:
    desk.go()
    sheet = desk.place.sheet
    assert sheet is not None
    assert desk.place.view.page_count == sheet.pages == 1
    picture = desk.place.view.grab().toImage()
    rect = desk.place.view.page_rect(0)
    colours = {
        picture.pixelColor(rect.x() + x, rect.y() + rect.height() // 3).name() for x in range(0, rect.width(), 3)
    }
    assert "#ffffff" in colours
    assert len(colours) > 4


def test_every_choice_changes_the_pages_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.go()
    before = desk.place.sheet
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.paper.choose(Paper.LETTER)
    letter = desk.place.sheet
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.tone.choose(Tone.GREY)
    grey = desk.place.sheet
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.note.setPlainText("Keep warm.")
    noted = desk.place.sheet
    assert letter is not None
    assert letter.paper is Paper.LETTER
    assert len({one.pdf for one in (before, letter, grey, noted) if one is not None}) == 4


def test_what_was_saved_elsewhere_is_on_the_pages(desk: Desk, qtbot: QtBot) -> None:
    desk.go()
    before = desk.place.sheet
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.rate("ST36", 4)
    after = desk.place.sheet
    assert before is not None
    assert after is not None
    assert before.pdf != after.pdf


def test_a_note_never_goes_over_to_another_patient(desk: Desk, clinic: Clinic) -> None:
    desk.go()
    desk.place.choices.note.setPlainText("For Mara only.")
    other, _ = clinic.patients.add(PatientDraft("Someone Else", Figure.MALE))
    desk.place.show_for(Workplace(PlaceName.PRINT, other.id))
    assert desk.place.choices.note.toPlainText() == ""


def test_what_was_written_for_a_patient_waits_for_that_patient(desk: Desk, clinic: Clinic) -> None:
    desk.go()
    choices = desk.place.choices
    choices.note.setPlainText("Keep warm.")
    choices.appointment.setText("Tuesday at 14:00")
    choices.password.setText("seven herons")
    other, _ = clinic.patients.add(PatientDraft("Someone Else", Figure.MALE))
    desk.place.show_for(Workplace(PlaceName.PRINT, other.id))
    assert choices.patient_words == PatientWords()
    choices.note.setPlainText("For somebody else.")
    desk.place.show_for(Workplace(PlaceName.PRINT))
    assert choices.patient_words == PatientWords()
    desk.go()
    assert choices.patient_words == PatientWords("Keep warm.", "Tuesday at 14:00", "seven herons")
    assert "seven herons" not in repr(choices.patient_words)
    desk.place.show_for(Workplace(PlaceName.PRINT, other.id))
    assert choices.note.toPlainText() == "For somebody else."


def test_there_is_one_line_of_state(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.go()
    assert desk.place.state == "1 page, A4"
    assert desk.place.save_to(tmp_path / "p.pdf")
    assert desk.place.state == f"Saved as {tmp_path / 'p.pdf'}"
    assert not desk.place.save_to(tmp_path / "gone" / "q.pdf")
    assert "could not be saved" in desk.place.state
    shown = [one.text() for one in desk.place.findChildren(QLabel) if one.isVisible()]
    assert not any(words.startswith("Saved as") for words in shown)
    assert desk.place.save_to(tmp_path / "q.pdf")
    assert desk.place.said == ""
    assert desk.place.state == f"Saved as {tmp_path / 'q.pdf'}"
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.paper.choose(Paper.LETTER)
    assert desk.place.state == "1 page, Letter", "what was saved is not what is shown now"


@pytest.mark.parametrize(
    ("note", "why"),
    [("warm " * 150, "longer than a page holds"), ("Keep\nwarm.\n" * 60, "does not fit on the page")],
)
def test_a_note_that_is_too_long_cannot_be_handed_out_as_if_it_fitted(
    desk: Desk, tmp_path: Path, qtbot: QtBot, note: str, why: str
) -> None:
    desk.go()
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.note.setPlainText(note)
    assert why in desk.place.state
    save = next(one for one in desk.place.findChildren(QPushButton) if one.text().startswith("Save as PDF"))
    assert not save.isEnabled()
    assert not desk.place.save_to(tmp_path / "cut.pdf")
    assert not desk.place.print_to(QPrinter())
    assert list(tmp_path.glob("cut.pdf")) == []
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.note.setPlainText("Keep warm.")
    assert save.isEnabled()
    assert desk.place.state == "1 page, A4"
    assert desk.place.save_to(tmp_path / "whole.pdf")


def test_a_short_password_is_questioned_before_it_locks_a_sheet(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(*_args: object) -> tuple[str, str]:
        asked.append("file")
        return str(tmp_path / "m.txt"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    desk.go()
    desk.place.choices.password.setText("abc")
    hints = [one.text() for one in desk.place.choices.findChildren(QLabel)]
    assert any("A password of 3 letters is guessed in no time" in words for words in hints)
    save = next(one for one in desk.place.findChildren(QPushButton) if one.text().startswith("Save as PDF"))
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert asked == []
    assert "guessed in no time" in desk.place.state
    act = next(one for one in desk.place.findChildren(QPushButton) if one.text() == "Save with it all the same")
    qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    assert asked == ["file"]
    assert desk.place.state == f"Saved as {tmp_path / 'm.txt.pdf'}", "a PDF is not written into m.txt"

    desk.place.choices.password.setText("seven quiet herons")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert asked == ["file", "file"]
    assert "is there already" in desk.place.state, "nobody agreed to replace m.txt.pdf"


def test_question_about_a_short_password_is_readable_in_a_small_window(desk: Desk, qtbot: QtBot) -> None:
    desk.place.resize(1200, 720)
    desk.go()
    desk.place.choices.password.setText("abc")
    save = next(one for one in desk.place.findChildren(QPushButton) if one.text().startswith("Save as PDF"))
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    act = next(one for one in desk.place.findChildren(QPushButton) if one.text() == "Save with it all the same")
    bar = act.parentWidget()
    assert isinstance(bar, SentenceBar)
    words = next(one for one in bar.findChildren(QLabel) if "guessed in no time" in one.text())
    qtbot.waitUntil(lambda: act.isVisible() and act.width() >= act.sizeHint().width(), timeout=2000)
    assert bar.rect().contains(act.geometry())
    assert not act.geometry().intersects(words.geometry())
    assert words.height() >= words.heightForWidth(words.width())
    assert words.height() <= 4 * words.fontMetrics().lineSpacing(), "not one word a line"


def test_without_patient_course_or_reading_it_says_what_to_do(desk: Desk, clinic: Clinic, qtbot: QtBot) -> None:
    desk.place.show_for(Workplace(PlaceName.PRINT))
    assert desk.place.sheet is None
    assert "Choose a patient" in desk.place.said
    other, _ = clinic.patients.add(PatientDraft("Someone Else", Figure.MALE))
    desk.place.show_for(Workplace(PlaceName.PRINT, other.id))
    assert "no course yet" in desk.place.said
    clinic.courses.add(CourseDraft(other.id, "Back"))
    desk.place.show_for(Workplace(PlaceName.PRINT, other.id))
    assert "nothing to show yet" in desk.place.said
    with qtbot.waitSignal(desk.place.wanted) as went:
        desk.place.leave_button.click()
    assert went.args is not None
    assert went.args[0].place is PlaceName.CHART
    assert went.args[0].patient_id == other.id


def test_two_courses_can_be_chosen_between(desk: Desk, clinic: Clinic, qtbot: QtBot) -> None:
    clinic.courses.add(CourseDraft(desk.patient_id, "Back"))
    desk.go()
    assert desk.place.choices.course.isVisible()
    assert desk.place.choices.course.currentText() == "Neck and shoulders"
    with qtbot.waitSignal(desk.place.sheet_shown):
        desk.place.choices.course.setCurrentIndex(desk.place.choices.course.findText("Back"))
    assert desk.place.sheet is None


def test_the_very_bytes_of_the_preview_are_saved(desk: Desk, tmp_path: Path) -> None:
    desk.go()
    assert desk.place.save_to(tmp_path / "sheet.pdf")
    assert desk.place.sheet is not None
    assert (tmp_path / "sheet.pdf").read_bytes() == desk.place.sheet.pdf


def test_a_sheet_that_is_saved_leaves_one_row_that_says_which_and_whose(
    desk: Desk, clinic: Clinic, tmp_path: Path
) -> None:
    desk.go()
    rows = len(clinic.audit_trail())
    assert not desk.place.save_to(tmp_path / "gone" / "sheet.pdf")
    assert len(clinic.audit_trail()) == rows, "nothing left the program"
    assert desk.place.save_to(tmp_path / "sheet.pdf")
    (row,) = clinic.audit_trail()[rows:]
    assert (row.act, row.entity, row.entity_id) == (PROGRESS, "patient", desk.patient_id)
    assert (row.before, row.after) == (None, None)


def test_a_folder_that_is_gone_is_told_and_the_place_stays(desk: Desk, tmp_path: Path) -> None:
    desk.go()
    assert not desk.place.save_to(tmp_path / "gone" / "sheet.pdf")
    assert "could not be saved" in desk.place.said
    assert desk.place.sheet is not None


@pytest.mark.parametrize(("paper", "points"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_a_printer_gets_the_same_pages_at_true_size(
    desk: Desk, tmp_path: Path, paper: Paper, points: tuple[int, int]
) -> None:
    desk.place.choices.paper.choose(paper)
    desk.go()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert desk.place.print_to(printer)
    row = desk.bench.clinic.audit_trail()[-1]
    assert (row.act, row.entity_id) == (PRINTED, desk.patient_id)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == 1
    assert [round(side) for side in document.get_page_size(0)] == list(points)
    grey = document[0].render(scale=0.5, grayscale=True)
    assert min(bytes(grey.buffer)) < 60
    document.close()


def test_nothing_to_print_prints_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.place.show_for(Workplace(PlaceName.PRINT))
    assert not desk.place.print_to(QPrinter())
    assert not desk.place.save_to(tmp_path / "no.pdf")


def test_both_themes_keep_the_paper_white(desk: Desk) -> None:
    desk.go()
    desk.place.set_theme(DARK)
    picture = desk.place.view.grab().toImage()
    rect = desk.place.view.page_rect(0)
    assert picture.pixelColor(rect.x() + 8, rect.y() + 8).name() == "#ffffff"


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is there")
def test_a_missing_printer_is_a_sentence(desk: Desk) -> None:
    desk.go()
    desk.place.ask_printer()
    assert desk.place.said == NO_PRINTER
    assert desk.place.sheet is not None


def test_next_appointment_is_said_in_words_beside_its_field(desk: Desk) -> None:
    desk.go()
    choices = desk.place.choices
    field = choices.appointment_field
    year = NOW.year + 1
    choices.appointment.setText(f"30.6.{year} at 14h")
    assert field.hint.endswith(f"30 June {year} at 14:00")
    assert choices.choices.next_appointment == field.hint
    choices.appointment.setText(f"3/12/{year}")
    assert "or 12 March" in field.wrong
    assert choices.choices.next_appointment == ""
    choices.appointment.setText("we telephone")
    assert (field.hint, field.wrong) == ("", "")
    assert choices.choices.next_appointment == "we telephone"
