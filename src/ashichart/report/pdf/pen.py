"""The pen of the sheets: lines, circles, text and body forms in mm from the top left corner. No layout, no content.

The one place that touches the untyped canvas of reportlab.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from io import BytesIO
from typing import Any, cast

import reportlab.pdfbase.pdfdoc as rl_pdfdoc
import reportlab.pdfgen.canvas as rl_canvas

from ashichart.domain.sheets.choices import Paper
from ashichart.report.pdf.fonts import FIRST_FACE, MM, Fonts, Weight
from ashichart.report.pdf.plate_forms import PlateForm
from ashichart.report.pdf.tags import Tags

_CANVAS = cast("Any", rl_canvas)
_PDFDOC = cast("Any", rl_pdfdoc)

Colour = tuple[float, float, float]


class Align(StrEnum):
    """Which end of a text stands at the given x."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


def colour(hex_text: str) -> Colour:
    """Return red, green and blue 0–1 of "#RRGGBB"."""
    return (int(hex_text[1:3], 16) / 255, int(hex_text[3:5], 16) / 255, int(hex_text[5:7], 16) / 255)


def _lock(password: str) -> object:
    from ashichart.report.pdf.lock import Lock  # few sheets are locked

    return Lock(password)


class Leaves:
    """The pages of one document while they are drawn; several sheets may be drawn on the same leaves.

    Args:
        paper: Size.
        title: The document's title, shown by every viewer.
        author: The clinic.
        password: Locks the document if not empty.
    """

    def __init__(self, paper: Paper, title: str, author: str, password: str = "") -> None:
        width, height = paper.size_mm
        self._bytes = BytesIO()
        self._is_begun = False
        # invariant: the same values give the same bytes, so that a sheet can be compared with the one handed out.
        self.canvas: Any = _CANVAS.Canvas(
            self._bytes,
            pagesize=(width * MM, height * MM),
            pageCompression=1,
            invariant=1,
            lang="en",
            initialFontName=FIRST_FACE,  # else an unembedded Helvetica enters every document
            encrypt=_lock(password) if password else None,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject("")
        self.canvas.setCreator("AshiChart")
        self.canvas.setProducer("AshiChart")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.forms: set[str] = set()
        self.places = 0
        self.label = ""  # heads the outline of the sheet that is being drawn, in place of its own title
        self._tags = Tags(self.canvas)

    def page(self) -> None:
        """Begin a page; the one before is closed."""
        if self._is_begun:
            self._close_page()
        self._is_begun = True

    def tag(self, role: str, alt: str = "") -> AbstractContextManager[None]:
        """Name what is drawn within to readers that speak: "P", "Figure" with `alt`, "Artifact" for furniture."""
        return self._tags.tag(role, alt)

    def _close_page(self) -> None:
        self.canvas.showPage()
        self._tags.close_page()

    def finish(self) -> bytes:
        """Close the last page and return the document."""
        self._close_page()
        self._tags.close()
        self.canvas.save()
        return self._bytes.getvalue()


class Pen:
    """Draws pages. Places and lengths are mm, x from the left, y from the top; line widths and type are pt."""

    def __init__(self, paper: Paper, fonts: Fonts, leaves: Leaves) -> None:
        self._height = paper.size_mm[1]
        self._fonts = fonts
        self.draw_on(leaves)

    def draw_on(self, leaves: Leaves) -> None:
        """Draw all that follows on these leaves."""
        self._leaves = leaves
        self._canvas: Any = leaves.canvas

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """Put an entry in the document's outline that leads to `y` on this page; levels go down one at a time."""
        if level == 0 and self._leaves.label:
            title, self._leaves.label = self._leaves.label, ""
        key = f"place{self._leaves.places}"
        self._leaves.places += 1
        self._canvas.bookmarkHorizontal(key, 0, max(0.0, (self._height - y) * MM))
        self._canvas.addOutlineEntry(title, key, level, closed=False)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        ink: str,
        *,
        weight: Weight = Weight.REGULAR,
        align: Align = Align.LEFT,
    ) -> float:
        """Set one line on the baseline `y` and return its width in mm."""
        width = self._fonts.width_mm(text, size, weight)
        left = x - {Align.LEFT: 0.0, Align.MIDDLE: width / 2, Align.RIGHT: width}[align]
        at = left * MM
        with self._leaves.tag("P"):
            self._canvas.setFillColorRGB(*colour(ink))
            for run in self._fonts.runs(text, weight):
                # Chinese stands one step larger beside Latin elsewhere; on a line of mixed text the sizes must agree.
                self._canvas.setFont(run.font, size)
                self._canvas.drawString(at, (self._height - y) * MM, run.text)
                at += self._canvas.stringWidth(run.text, run.font, size)
        return width

    def tag(self, role: str, alt: str = "") -> AbstractContextManager[None]:
        """Name what is drawn within, see `Leaves.tag`; a name within a name is left out."""
        return self._leaves.tag(role, alt)

    def width(self, text: str, size: float, weight: Weight) -> float:
        """Return how wide a text would be, in mm."""
        return self._fonts.width_mm(text, size, weight)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str, width_pt: float, *, dash: Sequence[float] = ()
    ) -> None:
        """Draw a straight line."""
        with self._leaves.tag("Artifact"):
            self._stroke(ink, width_pt, dash)
            self._canvas.line(x1 * MM, (self._height - y1) * MM, x2 * MM, (self._height - y2) * MM)

    def rule(self, x1: float, x2: float, y: float, ink: str, width_pt: float = 0.6) -> None:
        """Draw a level line."""
        self.line(x1, y, x2, y, ink, width_pt)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        ink: str | None = None,
        width_pt: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a circle, filled, outlined or both."""
        with self._leaves.tag("Artifact"):
            if fill is not None:
                self._canvas.setFillColorRGB(*colour(fill))
            if ink is not None:
                self._stroke(ink, width_pt, dash)
            self._canvas.circle(
                x * MM, (self._height - y) * MM, radius * MM, stroke=int(ink is not None), fill=int(fill is not None)
            )

    def pill(self, x: float, y: float, width: float, height: float, ink: str, width_pt: float) -> None:
        """Draw a rectangle with round ends; x and y are its top left corner."""
        with self._leaves.tag("Artifact"):
            self._stroke(ink, width_pt, ())
            self._canvas.roundRect(
                x * MM, (self._height - y - height) * MM, width * MM, height * MM, height / 2 * MM, stroke=1, fill=0
            )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        ink: str | None = None,
        width_pt: float = 0.0,
    ) -> None:
        """Draw a rectangle; x and y are its top left corner."""
        with self._leaves.tag("Artifact"):
            if fill is not None:
                self._canvas.setFillColorRGB(*colour(fill))
            if ink is not None:
                self._stroke(ink, width_pt, ())
            self._canvas.rect(
                x * MM, (self._height - y - height) * MM, width * MM, height * MM,
                stroke=int(ink is not None), fill=int(fill is not None),
            )  # fmt: skip

    def wedge(self, x: float, y: float, size: float, ink: str) -> None:
        """Draw a filled triangle that points down to x, y."""
        with self._leaves.tag("Artifact"):
            self._canvas.setFillColorRGB(*colour(ink))
            path = self._canvas.beginPath()
            path.moveTo(x * MM, (self._height - y) * MM)
            path.lineTo((x - size / 2) * MM, (self._height - y + size) * MM)
            path.lineTo((x + size / 2) * MM, (self._height - y + size) * MM)
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1)

    def form(self, form: PlateForm, x: float, y: float, height: float) -> None:
        """Draw a plate with its top left corner at x, y; its bytes enter the document once."""
        name = form.name
        if name not in self._leaves.forms:
            # reportlab would deflate the drawing anew for every document; here the bytes that were deflated once go in.
            stream = _PDFDOC.PDFStream(content=form.deflated)
            for key, value in (
                ("Type", _PDFDOC.PDFName("XObject")),
                ("Subtype", _PDFDOC.PDFName("Form")),
                ("FormType", 1),
                ("BBox", _PDFDOC.PDFArray([0, 0, form.width, form.height])),
                ("Matrix", _PDFDOC.PDFArray([1, 0, 0, -1, 0, form.height])),
                ("Resources", _PDFDOC.PDFDictionary({})),
                ("Filter", _PDFDOC.PDFName("FlateDecode")),
            ):
                stream.dictionary[key] = value
            self._canvas._doc.Reference(stream, _PDFDOC.xObjectName(name))  # noqa: SLF001 - no public way in
            self._leaves.forms.add(name)
        scale = height * MM / form.height
        self._canvas.saveState()
        self._canvas.translate(x * MM, (self._height - y - height) * MM)
        self._canvas.scale(scale, scale)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def _stroke(self, ink: str, width_pt: float, dash: Sequence[float]) -> None:
        self._canvas.setStrokeColorRGB(*colour(ink))
        self._canvas.setLineWidth(width_pt)
        self._canvas.setDash(list(dash))
