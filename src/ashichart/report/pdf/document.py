"""A document in the making: what stands on each page, collected before the first is drawn, and the frame around it.

The content of a sheet is not here: each kind has its own module, which adds acts from top to bottom in reading order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ashichart.domain.sheets.choices import SheetChoices
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.inks import INKS, Inks
from ashichart.report.pdf.page import Grid, draw_footer, draw_header, printable, shortened
from ashichart.report.pdf.pen import Align, Leaves, Pen
from ashichart.wording.paper import pdf as say

Act = Callable[[], object]
HeadAct = Callable[[int], object]


class Pages:
    """A sheet laid out: drawn as a document of its own when its bytes are asked for, or into a book with others.

    Args:
        frame: What is the same on every page.
        author: The clinic, as the document's author.
        choices: Paper and password.
        count: Number of pages.
        draw: Draws them all on the leaves it is given.

    `is_note_cut` is True where the pages hold less than all of the clinician's note.
    """

    def __init__(
        self, frame: "Frame", author: str, choices: SheetChoices, count: int, draw: Callable[[Leaves], None]
    ) -> None:
        self.is_note_cut = False
        self.title = frame.title
        self.author = author
        self.count = count
        self._choices = choices
        self._draw = draw

    @cached_property
    def pdf(self) -> bytes:
        """The bytes of the document."""
        leaves = Leaves(self._choices.paper, self.title, self.author, self._choices.password)
        self._draw(leaves)
        return leaves.finish()

    def draw_on(self, leaves: Leaves) -> None:
        """Draw the pages on leaves shared with other sheets of the same paper."""
        self._draw(leaves)


class Book:
    """Many sheets in one document; faces and drawings enter it once.

    Args:
        title: The document's title.
        author: The clinic.
        choices: Paper and password of all of them.
    """

    def __init__(self, title: str, author: str, choices: SheetChoices) -> None:
        self._leaves = Leaves(choices.paper, title, author, choices.password)
        self.count = 0

    def add(self, pages: Pages, label: str) -> None:
        """Add a sheet behind the others; `label` stands in the outline."""
        self._leaves.label = label
        pages.draw_on(self._leaves)
        self.count += pages.count

    def made(self) -> bytes:
        """Return the document; once, at least one sheet having been added."""
        return self._leaves.finish()


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same on every page.

    Args:
        title: The document's title; without the patient's name, since it is shown by every viewer.
        clinic_name: Heads and foots each page; the document's author.
        is_demonstration: True puts the word on every page.
        printed_on: Local day.
        header_title: Stands beside the clinic, "" for record sheets, whose title stands below.
        running: What the page belongs to, in the footer: "Session 8 · Mara Lindqvist"; may be "".
        top: y of the content on the pages after the first, mm.
        footer_pt: Size of the footer's type.
        large: Whether header and footer are large print.
    """

    title: str
    clinic_name: str
    is_demonstration: bool
    printed_on: date
    header_title: str = ""
    running: str = ""
    top: float = 49.5
    footer_pt: float = 8.6
    large: bool = False


class Document:
    """Collects what stands on each page; `made` draws it once the number of pages is known.

    `y` is where the next thing goes and `bottom` the lowest line of content, in mm from the top of the page.
    """

    def __init__(self, frame: Frame, fonts: Fonts, choices: SheetChoices) -> None:
        self.frame, self.fonts, self.choices = frame, fonts, choices
        self.grid = Grid(choices.paper)
        self.inks: Inks = INKS[choices.tone]
        self._author = shortened(fonts, printable(fonts, frame.clinic_name, ""), 80, 11)
        self.pen = Pen(choices.paper, fonts, Leaves(choices.paper, frame.title, self._author))
        self.y = frame.top
        self.bottom = self.grid.footer_rule - 2.5
        self._pages: list[list[Act]] = [[]]
        self._heads: list[HeadAct] = []

    @property
    def page(self) -> int:
        """Number of the page that is being filled, from 1."""
        return len(self._pages)

    def on_each_page(self, act: HeadAct) -> None:
        """Draw something below the header of every page; it is given the number of the page."""
        self._heads.append(act)

    def add(self, act: Act) -> None:
        """Draw something on the page that is being filled."""
        self._pages[-1].append(act)

    def room(self, height: float) -> bool:
        """Return True if `height` mm more fit the page."""
        return self.y + height <= self.bottom

    def turn(self) -> None:
        """Go to the next page."""
        self._pages.append([])
        self.y = self.frame.top

    def need(self, height: float) -> bool:
        """Go to the next page unless `height` mm fit; returns True if the page was turned."""
        if self.room(height):
            return False
        self.turn()
        return True

    def bookmark(self, title: str, level: int = 0) -> None:
        """Put an entry in the outline that leads to the present `y`; the first of a document has level 0."""
        self.add(lambda y=self.y: self.pen.bookmark(title, y - 4.0, level))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        soft: bool = False,
        bold: bool = False,
        align: Align = Align.LEFT,
    ) -> None:
        """Set one line on this page in the ink or the soft ink."""
        ink = self.inks.soft if soft else self.inks.ink
        weight = Weight.SEMIBOLD if bold else Weight.REGULAR
        self.add(lambda: self.pen.text(x, y, text, size, ink, weight=weight, align=align))

    def rule(self, x1: float, x2: float, y: float, *, faint: bool = False) -> None:
        """Draw a level line on this page: a section's, or the faint one between rows."""
        if faint:
            self.add(lambda: self.pen.rule(x1, x2, y, self.inks.row_rule, 0.5))
        else:
            self.add(lambda: self.pen.rule(x1, x2, y, self.inks.ink))

    def made(self) -> Pages:
        """Return the pages, ready to be drawn."""
        return Pages(self.frame, self._author, self.choices, len(self._pages), self._draw)

    def _draw(self, leaves: Leaves) -> None:
        frame, pen, count = self.frame, self.pen, len(self._pages)
        pen.draw_on(leaves)
        for number, acts in enumerate(self._pages, 1):
            leaves.page()
            # Said once; on further pages header and footer are furniture.
            with pen.tag("P" if number == 1 else say.artifact()):
                draw_header(
                    pen, self.fonts, self.grid, self.inks, frame.clinic_name, frame.header_title,
                    is_demonstration=frame.is_demonstration, large=frame.large,
                )  # fmt: skip
            for head in self._heads:
                head(number)
            for act in acts:
                act()
            with pen.tag(say.artifact()):
                draw_footer(
                    pen, self.fonts, self.grid, self.inks, frame.clinic_name, frame.printed_on, number, count,
                    running=frame.running, size=frame.footer_pt,
                )  # fmt: skip
