"""The calibration sheets as one PDF a figure: a page for every plate and kind of point, every point labelled.

They belong to the docs, so they are small (each drawing is in the file once) and the same places give the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ashichart.domain.sheets.choices import Tone
from ashichart.report.pdf.plate_forms import PlateForm, plate_form
from bodymaps.generator.places.label_room import LEAD, RADIUS, TEXT, room

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT = Path(__file__).resolve().parents[3] / "resources" / "fonts" / "SourceSans3-Regular.ttf"
FACE = "Calibration"
KIND_WORDS = {"acupuncture": "acupuncture points", "trigger": "trigger points", "auricular": "points of the ear"}
PLATE_PT, MARGIN_PT, TITLE_PT = 1400.0, 40.0, 44.0
MM = 72 / 25.4


def write_book(made: Path, figure: str, kinds: Mapping[str, str], colours: Mapping[str, str], out: Path) -> None:
    """Write every plate of a figure as a page for each kind of point that it shows.

    Args:
        made: The made files.
        figure: "female" or "male".
        kinds: Kind by code of the point.
        colours: Colour by kind.
        out: The PDF.
    """
    plates = json.loads((made / figure / "plates.json").read_text(encoding="utf-8"))
    places = json.loads((made / figure / "places.json").read_text(encoding="utf-8"))
    pdfmetrics.registerFont(TTFont(FACE, str(FONT)))
    canvas = Canvas(str(out), pageCompression=1, invariant=1, lang="en", initialFontName=FACE)
    canvas.setTitle(f"AshiChart: every point on every plate, {figure} figure")
    canvas.setCreator("AshiChart")
    for name, plate in plates.items():
        form = plate_form((made / figure / plate["svg"]).read_bytes(), Tone.COLOUR, PLATE_PT / MM)
        for kind, words in KIND_WORDS.items():
            spots = _spots(places, kinds, kind, name)
            if spots:
                _page(canvas, form, spots, colours[kind], f"{plate['title']}, {figure}: {len(spots)} {words}")
    canvas.save()


def _spots(
    places: Mapping[str, Any], kinds: Mapping[str, str], kind: str, plate: str
) -> dict[str, tuple[float, float]]:
    """Label -> fractions of the points of a kind that a plate shows; those of the ear on its own plates alone."""
    if kind == "auricular" and not plate.startswith("ear-"):
        return {}
    return {
        f"{code}{'' if side == 'midline' else side[0]}": site["plates"][plate]
        for code, sites in places.items()
        if kinds[code] == kind
        for side, site in sites.items()
        if plate in site["plates"]
    }


def _page(
    canvas: Canvas, form: PlateForm, spots: Mapping[str, tuple[float, float]], ink: str, title: str
) -> None:
    width = PLATE_PT * form.width / form.height
    page = (width + 6 * MARGIN_PT, PLATE_PT + 2 * MARGIN_PT + TITLE_PT)
    canvas.setPageSize(page)
    canvas.bookmarkPage(title)
    canvas.addOutlineEntry(title, title)
    canvas.setFont(FACE, 20)
    canvas.setFillColor(HexColor("#10223a"))
    canvas.drawString(MARGIN_PT, page[1] - MARGIN_PT - 8, title)
    left, bottom = 3 * MARGIN_PT, MARGIN_PT
    canvas.saveState()
    canvas.translate(left, bottom)
    scale = PLATE_PT / form.height
    canvas.scale(scale, scale)
    _place_form(canvas, form)
    canvas.restoreState()
    marks = {label: QPointF(x * width, y * PLATE_PT) for label, (x, y) in spots.items()}
    taken = [QRectF(at.x() - RADIUS, at.y() - RADIUS, 2 * RADIUS, 2 * RADIUS) for at in marks.values()]
    canvas.setLineWidth(0.8)
    for label, at in sorted(marks.items(), key=lambda pair: (pair[1].y(), pair[1].x())):
        frame = room(at, pdfmetrics.stringWidth(label, FACE, TEXT) + 2, TEXT + 1, taken, width)
        taken.append(frame)
        x, y = left + at.x(), bottom + PLATE_PT - at.y()
        near_x = left + min(max(at.x(), frame.left()), frame.right())
        near_y = bottom + PLATE_PT - min(max(at.y(), frame.top()), frame.bottom())
        canvas.setStrokeColor(HexColor("#777777"))
        canvas.line(x, y, near_x, near_y)
        canvas.setStrokeColor(HexColor("#ffffff"))
        canvas.setFillColor(HexColor(ink))
        canvas.circle(x, y, RADIUS, stroke=1, fill=1)
        canvas.setFillColor(HexColor("#10223a"))
        canvas.setFont(FACE, TEXT)
        canvas.drawString(left + frame.left() + 1, bottom + PLATE_PT - frame.bottom() + LEAD / 3, label)
    canvas.showPage()


def _place_form(canvas: Canvas, form: PlateForm) -> None:
    """The drawing enters the file once, however many pages show it."""
    document = canvas._doc  # noqa: SLF001 - reportlab has no public way in for operators that are deflated already
    name = pdfdoc.xObjectName(form.name)
    if name not in document.idToObject:
        stream = pdfdoc.PDFStream(content=form.deflated)
        for key, value in (
            ("Type", pdfdoc.PDFName("XObject")),
            ("Subtype", pdfdoc.PDFName("Form")),
            ("FormType", 1),
            ("BBox", pdfdoc.PDFArray([0, 0, form.width, form.height])),
            ("Matrix", pdfdoc.PDFArray([1, 0, 0, -1, 0, form.height])),
            ("Resources", pdfdoc.PDFDictionary({})),
            ("Filter", pdfdoc.PDFName("FlateDecode")),
        ):
            stream.dictionary[key] = value
        document.Reference(stream, name)
    canvas.doForm(form.name)
