"""The blank chart: empty bodies in lines, R and L, the points of a protocol as open rings, and rows to write on."""

from collections.abc import Mapping
from dataclasses import replace

from ashichart.domain.sheets.blank_chart import BlankChart
from ashichart.domain.sheets.choices import SheetChoices
from ashichart.report.bodies.bodies import BodyStyle, Dot, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document, Frame, Pages
from ashichart.report.pdf.fonts import Fonts
from ashichart.report.pdf.page import draw_record_head, draw_section
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.plate_forms import PlateLook
from ashichart.report.placement import MAIN_PLATES
from ashichart.wording import terms
from ashichart.wording.paper import cards as say

TITLE = say.chart()
RING_MM = 2.2
_TOP = 47.0
_BODIES_MM = 150.0
_DETAIL_MM = 48.0
_DETAILS_IN_A_ROW = 3
_ROW_MM = 7.6  # what a hand needs
_LARGE_ROW_MM = 10.0
_LEAST_ROWS = 4
# Share of a row's width: where, before, needles, after.
_COLUMNS = (
    (terms.point_and_side(), 0.46),
    (terms.before_alone(), 0.18),
    (terms.needles_alone(), 0.18),
    (terms.after_alone(), 0.18),
)


def blank_pages(
    chart: BlankChart, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the chart; what the protocol's points need more than one page goes on behind it.

    Args:
        chart: What it carries.
        arts: "front", "back" and the further plates its points need.
        fonts: The faces, made once.
        choices: Paper, tone and size of type.
    """
    return _Blank(chart, arts, fonts, choices or SheetChoices()).made()


class _Blank:
    def __init__(self, chart: BlankChart, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices) -> None:
        frame = Frame(TITLE, chart.clinic_name, chart.is_demonstration, chart.printed_on, top=_TOP)
        self.chart, self.fonts = chart, fonts
        self.layout = Document(frame, fonts, choices)
        self.grid, self.pen, self.inks = self.layout.grid, self.layout.pen, self.layout.inks
        self.main = tuple(arts[name] for name in MAIN_PLATES if name in arts)
        self.details = tuple(art for name, art in arts.items() if name not in MAIN_PLATES)
        self.row_mm, self.row_pt = (_LARGE_ROW_MM, 16.0) if choices.large else (_ROW_MM, 11.0)
        self.style = BodyStyle(
            look=PlateLook.LINES, letter_pt=16.0 if choices.large else 11.0,
            letter_radius_mm=3.2 if choices.large else 2.4, number_pt=13.0 if choices.large else 9.4,
        )  # fmt: skip

    def made(self) -> Pages:
        chart, layout = self.chart, self.layout
        facts = (
            (terms.patient(), chart.patient_name),
            (terms.day_and_time(), "________________"),
            (terms.session(), "______"),
            (say.scale_none_to_worst(), say.or_another_scale(line="____________")),
        )
        note = say.points_of(protocol=chart.protocol) if chart.protocol else ""
        layout.bookmark(TITLE)
        layout.on_each_page(lambda _: draw_record_head(self.pen, self.fonts, self.grid, self.inks, TITLE, note, facts))
        most = layout.bottom - layout.y - self.style.title_drop_mm - 8.0 - (_LEAST_ROWS + 1.5) * self.row_mm
        if self.details:
            most -= _DETAIL_MM + self.style.title_drop_mm + 8.0
        self._plates(self.main, self.grid.width, min(_BODIES_MM, most))
        for start in range(0, len(self.details), _DETAILS_IN_A_ROW):
            arts = self.details[start : start + _DETAILS_IN_A_ROW]
            self._plates(arts, self.grid.width * len(arts) / _DETAILS_IN_A_ROW, _DETAIL_MM)
        self._rows()
        return layout.made()

    def _plates(self, arts: tuple[PlateArt, ...], width: float, most: float) -> None:
        layout = self.layout
        height = body_height(arts, width, most)
        layout.need(height + self.style.title_drop_mm + 8.0)
        pair = Pair(arts, self.grid.left, layout.y + 2.0, width, height)
        # An ear is wide where a body has its neck: its letters stand farther out.
        style = self.style if arts is self.main else replace(self.style, letter_reach=0.48)
        names = [art.plate.name for art in arts]
        dots = [
            Dot(
                point.number, point.side.value, None, None, RING_MM, is_open=True,
                places={name: point.places[name] for name in names if name in point.places},
            )
            for point in self.chart.points
            if any(name in point.places for name in names)
        ]  # fmt: skip
        layout.add(
            lambda: draw_bodies(
                self.pen, self.fonts, self.inks, layout.choices.tone, pair, dots, numbered=True, style=style
            )
        )
        layout.y += 2.0 + height + self.style.title_drop_mm + 6.0

    def _rows(self) -> None:
        """One row a point of the protocol, then empty rows down to the foot of the page."""
        layout = self.layout
        titles = [f"{point.number}  {point.title}" for point in self.chart.points]
        self._heads()
        while titles or layout.room(self.row_mm):
            if not layout.room(self.row_mm):
                layout.turn()
                self._heads()
            layout.y += self.row_mm
            layout.rule(self.grid.left, self.grid.right, layout.y)
            if titles:
                layout.text(self.grid.left + 1.0, layout.y - 1.8, titles.pop(0), self.row_pt, bold=True)

    def _heads(self) -> None:
        layout, y = self.layout, self.layout.y
        layout.add(
            lambda: draw_section(self.pen, self.fonts, self.inks, self.grid.left, self.grid.right, y, _COLUMNS[0][0])
        )
        x = self.grid.left
        for title, share in _COLUMNS:
            if x > self.grid.left:
                layout.text(x + share * self.grid.width / 2, y + 4.6, title, 10.5, bold=True, align=Align.MIDDLE)
            x += share * self.grid.width
        layout.y += 6.0
