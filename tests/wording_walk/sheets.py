"""Reads every kind of sheet of the demonstration, its outline and alternative texts: for `test_every_word`."""

import json
import sys
from collections.abc import Iterator
from ctypes import c_ushort
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from ashichart import paths
from ashichart.domain.atlas.body import Figure
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import OWN_POINTS, SheetChoices, SheetKind, Tone
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, open_demonstration
from ashichart.services.printing.printing import PrintService
from tests.made_up.clinic import NOW
from tests.wording_walk.data import data_of
from tests.wording_walk.plain import Data

CHOICES = {
    "plain": SheetChoices(),
    "large": SheetChoices(large=True, shows_kap=True, note="Keep warm.", next_appointment="Tuesday 30 June"),
    "own": SheetChoices(protocol_id=OWN_POINTS, tone=Tone.GREY),
    "protocol": SheetChoices(protocol_id="NADA"),
}
WRITTEN = ("Keep warm.", "Tuesday 30 June")


def words_of(pdf: bytes) -> Iterator[str]:
    """Yield what a document says: each page, its outline, its title, and the words that stand for pictures."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield " ".join(page.get_textpage().get_text_range().split())
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _alternatives(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
        pdfium.FPDF_StructTree_Close(tree)
    for entry in document.get_toc():
        yield entry.get_title()
    yield document.get_metadata_value("Title")
    document.close()


def _alternatives(element: object) -> Iterator[str]:
    if not element:
        return
    size = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
    if size > 2:
        kept = (c_ushort * (size // 2))()
        pdfium.FPDF_StructElement_GetAltText(element, kept, size)
        yield bytes(kept)[:-2].decode("utf-16-le")
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _alternatives(pdfium.FPDF_StructElement_GetChildAtIndex(element, at))


def sheets(clinic: Clinic, atlas: AtlasService) -> Iterator[tuple[str, bytes]]:
    """Yield every kind for every patient of the demonstration, with each way to choose."""
    printing = PrintService(clinic, atlas)
    for summary in clinic.patients.find("", 100):
        for kind in SheetKind:
            for name, choices in CHOICES.items():
                if choices.protocol_id and kind is not SheetKind.BLANK:
                    continue
                course = summary.course.id if summary.course else None
                try:
                    made = printing.make(kind, summary.patient.id, course, replace(choices), printed_at=NOW)
                except UserError as error:
                    yield f"{kind} {name} {summary.patient.name}", str(error).encode()
                else:
                    yield f"{kind} {name} {summary.patient.name}", made.pdf


def parts_of_places(atlas: AtlasService) -> Iterator[str]:
    """Yield "top" and "shoulder" of "top of the shoulder": the patient's sheet says whose shoulder it is."""
    for point in (point for figure in Figure for point in atlas.points(figure)):
        for clause in point.plain.split(","):
            yield from clause.strip().rpartition(" of the ")[::2]


def main(folder: Path) -> dict[str, object]:
    clinic = open_demonstration(folder / "demonstration.ashichart", clock=lambda: NOW)
    atlas = AtlasService(paths.bodymaps())
    texts: dict[str, list[str]] = {}
    prints: dict[str, str] = {}
    for what, made in sheets(clinic, atlas):
        prints[what] = sha256(made).hexdigest()
        texts[what] = list(words_of(made)) if made.startswith(b"%PDF") else [made.decode()]
    data = Data((*data_of(clinic, atlas), *WRITTEN, *parts_of_places(atlas)))
    clinic.close()
    plain = {what: {text: words for text in said if (words := data.plain(text))} for what, said in texts.items()}
    return {"texts": texts, "plain": plain, "prints": prints, "cut": []}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1])), ensure_ascii=False, indent=1))
