"""Sheets as a reader that speaks meets them: named in reading order, pictures with words, furniture left out."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.made_up.sheets import arts, fonts, page_texts, sheet

from ashichart.domain.analysis.change import TrendPoint
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.report.pdf.document import Book, Pages
from ashichart.report.progress.large import large_pages
from ashichart.report.progress.sheet import progress_pages

PAIRS = ((8, 4), (6, 5), (7, None))
TREND = tuple(TrendPoint(number, 7.0 - number, None, 2, 0) for number in range(1, 4))


def ordinary() -> Pages:
    value = replace(sheet(*PAIRS), trend=TREND)
    return progress_pages(value, arts(value.figure), fonts())


def large() -> Pages:
    value = replace(sheet(*PAIRS), trend=TREND)
    return large_pages(value, arts(value.figure), fonts(), SheetChoices(large=True))


@pytest.mark.parametrize("pages", [ordinary(), large()], ids=["ordinary", "large"])
def test_every_page_has_its_row_in_the_tree(pages: Pages) -> None:
    assert b"/StructTreeRoot" in pages.pdf
    assert b"/Marked true" in pages.pdf
    assert sorted(int(row) for row in re.findall(rb"/StructParents (\d+)", pages.pdf)) == list(range(pages.count))
    assert pages.pdf.count(b"/S /Figure") == (3 if pages.count == 1 else 2)
    assert b"Average by session: 6.0 at first, 4.0 now, of 10." in pages.pdf
    assert len(page_texts(pages.pdf)) == pages.count


def test_a_book_names_the_parts_of_all_its_sheets(tmp_path: Path) -> None:
    book = Book("Progress sheet", "Riverside", SheetChoices())
    for name in ("Ana", "Zoe"):
        book.add(ordinary(), name)
    pdf = book.made()
    assert book.count == 2
    assert sorted(re.findall(rb"/StructParents (\d+)", pdf)) == [b"0", b"1"]
    document = pypdfium2.PdfDocument(pdf)
    assert [entry.get_title() for entry in document.get_toc()] == ["Ana", "Zoe"]
    document.close()


POPPLER = shutil.which("pdfinfo")


@pytest.mark.skipif(POPPLER is None, reason="needs poppler")
def test_another_programs_reader_finds_the_sentences_in_order(tmp_path: Path) -> None:
    assert POPPLER is not None
    path = tmp_path / "sheet.pdf"
    path.write_bytes(ordinary().pdf)
    found = subprocess.run(
        [POPPLER, "-struct-text", str(path)], check=True, capture_output=True, text=True
    )
    assert found.stderr == ""
    spoken = found.stdout
    parts = ("Riverside Clinic", "less tender than when we began.", "Figure", "Your points", "It cannot show why.")
    at = [spoken.index(part) for part in parts]
    assert at == sorted(at)
    assert "Page 1 of 1" not in spoken
