"""The placement card: today's points as a large plan, numbered, with a list that is read at arm's length."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ashichart.domain.sheets.choices import SheetChoices
from ashichart.domain.sheets.placement import PlacedPoint, PlacementCard
from ashichart.report.bodies.bodies import BodyStyle, Dot, Pair, PlateArt, body_height, draw_bodies
from ashichart.report.pdf.document import Document, Frame, Pages
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.page import draw_record_head, printable, shortened
from ashichart.report.pdf.pen import Align
from ashichart.report.pdf.plate_forms import PlateLook
from ashichart.wording import terms
from ashichart.wording.dates import full_day
from ashichart.wording.paper import cards as say
from ashichart.wording.terms import session_of_patient

MAIN_PLATES = ("front", "back")
TITLE = say.needle_placement()
NEEDLE_MM = 1.6
LUNG_MM = 3.6
_TOP = 47.0
_BODIES_MM = 150.0
_DETAIL_MM = 52.0
_DETAILS_IN_A_ROW = 3
_LEAST_LIST_MM = 34.0
_COLUMNS = 3
_ROWS_BESIDE_BODIES = 9
_ROW_MM = 7.6
_LARGE_ROW_MM = 9.4


def placement_pages(
    card: PlacementCard, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices | None = None
) -> Pages:
    """Make the card; a list too long for the page goes on behind it, and no point is left out.

    Args:
        card: What it says.
        arts: "front", "back" and the further plates its points need.
        fonts: The faces, made once.
        choices: Paper, tone and size of type.
    """
    return _Card(card, arts, fonts, choices or SheetChoices()).made()


class _Card:
    def __init__(self, card: PlacementCard, arts: Mapping[str, PlateArt], fonts: Fonts, choices: SheetChoices) -> None:
        name = printable(fonts, card.patient_name, terms.patient())
        running = session_of_patient(number=card.session_number, patient=name)
        frame = Frame(TITLE, card.clinic_name, card.is_demonstration, card.printed_on, running=running, top=_TOP)
        self.card, self.fonts = card, fonts
        self.layout = Document(frame, fonts, choices)
        self.grid, self.pen, self.inks = self.layout.grid, self.layout.pen, self.layout.inks
        self.main = tuple(arts[name] for name in MAIN_PLATES if name in arts)
        self.details = tuple(art for name, art in arts.items() if name not in MAIN_PLATES)
        self.row_pt, self.row_mm = (16.0, _LARGE_ROW_MM) if choices.large else (13.0, _ROW_MM)
        self.columns = 2 if choices.large else _COLUMNS
        self.style = BodyStyle(
            look=PlateLook.PALE, letter_pt=16.0 if choices.large else 11.0,
            letter_radius_mm=3.2 if choices.large else 2.4, number_pt=14.0 if choices.large else 11.5,
        )  # fmt: skip

    def made(self) -> Pages:
        card = self.card
        needles = say.none_placed_yet() if card.is_plan else str(card.needles)
        facts = (
            (terms.patient(), card.patient_name),
            (terms.session(), f"{card.session_number}, {full_day(card.session_on)}"),
            (terms.points_alone(), str(len(card.points))),
            (terms.needles_alone(), needles),
        )
        layout = self.layout
        note = say.the_sessions_points_in_palpation_order() if card.is_plan else say.in_the_order_of_placement()
        layout.bookmark(TITLE)
        layout.on_each_page(lambda _: draw_record_head(self.pen, self.fonts, self.grid, self.inks, TITLE, note, facts))
        self._bodies()
        self._details()
        self._legend()
        self._list()
        return layout.made()

    def _bodies(self) -> None:
        layout = self.layout
        rows = -(-len(self.card.points) // self.columns)
        below = max(_LEAST_LIST_MM, min(rows, _ROWS_BESIDE_BODIES) * self.row_mm + 18.0)
        if self.details:
            below += _DETAIL_MM + self.style.title_drop_mm + 6.0
        most = min(_BODIES_MM, layout.bottom - layout.y - below)
        height = body_height(self.main, self.grid.width, most)
        self._draw(Pair(self.main, self.grid.left, layout.y + 2.0, self.grid.width, height))
        layout.y += 2.0 + height + self.style.title_drop_mm + 6.0

    def _details(self) -> None:
        """Plates of what front and back do not show, in rows."""
        layout = self.layout
        for start in range(0, len(self.details), _DETAILS_IN_A_ROW):
            arts = self.details[start : start + _DETAILS_IN_A_ROW]
            width = self.grid.width * len(arts) / _DETAILS_IN_A_ROW
            height = body_height(arts, width, _DETAIL_MM)
            layout.need(height + self.style.title_drop_mm + 8.0)
            self._draw(Pair(arts, self.grid.left, layout.y + 3.0, width, height))
            layout.y += 3.0 + height + self.style.title_drop_mm + 6.0

    def _draw(self, pair: Pair) -> None:
        # An ear is wide where a body has its neck: its letters stand farther out.
        style = self.style if pair.arts is self.main else replace(self.style, letter_reach=0.48)
        names = [art.plate.name for art in pair.arts]
        shown = [point for point in self.card.points if any(name in point.places for name in names)]
        dots = [
            Dot(point.number, point.side.value, None, None, NEEDLE_MM, places=_seen(point, names)) for point in shown
        ]

        def act() -> None:
            draw_bodies(
                self.pen, self.fonts, self.inks, self.layout.choices.tone, pair, dots, numbered=True, style=style
            )
            for index, name in enumerate(names):
                for point in shown:
                    if point.over_lung and name in point.places:
                        x, y = pair.place(index, point.places[name])
                        self.pen.circle(x, y, LUNG_MM / 2, ink=self.inks.ink, width_pt=0.75)

        self.layout.add(act)

    def _legend(self) -> None:
        layout = self.layout
        if not any(point.over_lung for point in self.card.points):
            return
        layout.need(6.0)
        y, left = layout.y, self.grid.left
        layout.add(lambda: self.pen.circle(left + 2.0, y - 1.3, LUNG_MM / 2, ink=self.inks.ink, width_pt=0.75))
        layout.add(lambda: self.pen.circle(left + 2.0, y - 1.3, NEEDLE_MM / 2, fill=self.inks.then))
        layout.text(left + 6.0, y, say.lies_over_the_lung_shallow_or(), 10.0)
        layout.y += 4.0

    def _list(self) -> None:
        """The points down one column after the other; what does not fit goes on behind."""
        layout, points = self.layout, list(self.card.points)
        while points:
            if not layout.room(2 * self.row_mm):
                layout.turn()
            fit = max(1, int((layout.bottom - layout.y - 3.0) / self.row_mm))
            deep = min(fit, -(-len(points) // self.columns))
            here, points = points[: deep * self.columns], points[deep * self.columns :]
            layout.rule(self.grid.left, self.grid.right, layout.y)
            width = self.grid.width / self.columns
            for index, point in enumerate(here):
                column, line = divmod(index, deep)
                baseline = layout.y + (line + 1) * self.row_mm - 1.4
                self._row(point, self.grid.left + column * width, baseline, width - 4.0)
            layout.y += deep * self.row_mm + 3.0

    def _row(self, point: PlacedPoint, x: float, y: float, width: float) -> None:
        layout, size = self.layout, self.row_pt
        number_mm = self.fonts.width_mm("000", size, Weight.SEMIBOLD)
        layout.text(x + number_mm, y, str(point.number), size, bold=True, align=Align.RIGHT)
        count = f"× {point.needles}" if point.needles > 1 else ""
        count_mm = self.fonts.width_mm(count, size) + 2.0 if count else 0.0
        at = x + number_mm + 2.4
        room = width - number_mm - 2.4 - count_mm
        title = shortened(
            self.fonts, printable(self.fonts, point.title, terms.own_point()), room, size, Weight.SEMIBOLD
        )
        layout.text(at, y, title, size, bold=True)
        taken = self.fonts.width_mm(title, size, Weight.SEMIBOLD) + 2.0
        name = shortened(self.fonts, printable(self.fonts, point.name, ""), room - taken, size - 3.0)
        if len(name) > 1:
            layout.text(at + taken, y, name, size - 3.0, soft=True)
        if count:
            layout.text(x + width, y, count, size, align=Align.RIGHT)
        if not point.places:
            layout.text(at + taken, y + 3.2, say.not_on_the_drawings(), 7.4, soft=True)


def _seen(point: PlacedPoint, names: Sequence[str]) -> dict[str, tuple[float, float]]:
    return {name: point.places[name] for name in names if name in point.places}
