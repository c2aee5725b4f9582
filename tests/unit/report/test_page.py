"""The frame of a record sheet: title, facts, sections and footers, whatever the length of what they carry."""

from datetime import date

from tests.made_up.sheets import fonts, page_texts

from ashichart.domain.sheets.choices import SheetChoices, Tone
from ashichart.report.pdf.document import Document, Frame
from ashichart.report.pdf.page import draw_record_head, draw_section

LONG = "Mara-Theodora von und zu Lindqvist " * 6


def record(
    title: str, note: str, facts: tuple[tuple[str, str], ...], tone: Tone = Tone.COLOUR, pages: int = 2
) -> bytes:
    frame = Frame(title, "Riverside Clinic", False, date(2026, 6, 10), running=f"Session 8 · {LONG}")
    document = Document(frame, fonts(), SheetChoices(tone=tone))
    grid, pen, inks = document.grid, document.pen, document.inks
    document.on_each_page(lambda number: draw_record_head(pen, fonts(), grid, inks, title, f"{note} {number}", facts))
    document.add(lambda: draw_section(pen, fonts(), inks, grid.left, grid.right, 60.0, "Readings", "NRS 0–10 " * 20))
    document.add(lambda: draw_section(pen, fonts(), inks, grid.left, grid.right, 90.0, "Needles"))
    document.rule(grid.left, grid.right, 100.0)
    document.rule(grid.left, grid.right, 104.0, faint=True)
    for number in range(1, pages):
        document.turn()
        assert document.page == number + 1
        document.text(grid.left, 80.0, "Further readings", 9.6)
    return document.made().pdf


def test_head_stands_on_every_page_and_says_whose_it_is() -> None:
    facts = (("Patient", "Mara Lindqvist"), ("Born", "14 May 1983"))
    first, second = page_texts(record("Session 8", "KAP, page", facts))
    for text, number in ((first, 1), (second, 2)):
        assert f"KAP, page {number}" in text
        assert "Mara Lindqvist" in text
        assert f"Page {number} of 2" in text
    assert "Readings" in first
    assert "Needles" in first
    assert "Demonstration" not in first


def test_too_long_a_name_gives_way_and_the_other_facts_stay() -> None:
    facts = (("Patient", LONG), ("Born", "14 May 1983"), ("Session", "8 of 12"))
    (text,) = page_texts(record("Session 8", "KAP", facts, pages=1))
    assert "14 May 1983" in text
    assert "8 of 12" in text
    assert "Mara-Theodora" in text
    assert LONG.strip() not in text


def test_letters_without_a_drawing_and_titles_without_room_are_told() -> None:
    (text,) = page_texts(record(LONG, "no room for this", (("Patient", "محمد علي"),), Tone.CONTRAST, pages=1))
    assert "not printable" in text
    assert "no room" not in text


def test_a_head_without_facts_or_note_is_only_its_title() -> None:
    (text,) = page_texts(record("Session 8", "", (), pages=1))
    assert "Session 8" in text
