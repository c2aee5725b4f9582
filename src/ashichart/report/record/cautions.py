"""Cautions on the record sheets: what it is about, a sentence, its source. Which there are is decided elsewhere."""

from ashichart.domain.sheets.record import SheetCaution
from ashichart.report.pdf.document import Document
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.tables import paragraph
from ashichart.wording.lists import comma_list
from ashichart.wording.paper import record as say

_TITLE_PT, _TEXT_PT, _SOURCE_PT = 8.8, 8.4, 7.4
_GAP_MM = 1.8


def caution_title(caution: SheetCaution) -> str:
    """Return "Pleura: sites 6, 7"; only the title where it concerns the patient."""
    if not caution.keys:
        return caution.title
    return say.caution_at_sites(len(caution.keys), caution=caution.title, sites=comma_list(caution.keys))


def caution_mm(layout: Document, caution: SheetCaution, width: float) -> float:
    """Return how high a caution is in `width` mm of text."""
    wrapped = layout.fonts.wrapped
    points = (
        _TITLE_PT * len(wrapped(caution_title(caution), width, _TITLE_PT, Weight.SEMIBOLD))
        + _TEXT_PT * len(wrapped(caution.text, width, _TEXT_PT))
        + _SOURCE_PT * len(wrapped(say.source(source=caution.source), width, _SOURCE_PT))
    )
    return 0.47 * points + _GAP_MM


def draw_caution(layout: Document, caution: SheetCaution, left: float) -> None:
    """Set a caution from the present `y` to the right edge of the page."""
    y, width = layout.y, layout.grid.right - left - 4.0
    layout.add(lambda: layout.pen.wedge(left + 1.2, y - 0.1, 2.4, layout.inks.ink))
    paragraph(layout, caution_title(caution), left + 4.0, width, _TITLE_PT, bold=True)
    paragraph(layout, caution.text, left + 4.0, width, _TEXT_PT)
    paragraph(layout, say.source(source=caution.source), left + 4.0, width, _SOURCE_PT, soft=True)
    layout.y += _GAP_MM
