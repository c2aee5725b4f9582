"""Marks of one moment on small bodies, and the change marks between two moments. Layout of the cards is kept out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ashichart.domain.analysis.change import CLEAR, SiteChange, Verdict
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import glyph_of
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.layout import arrange
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.small_body import FRONT_AND_BACK, TITLES_FROM_PX, paint_small_body
from ashichart.ui.parts.change_painters import paint_chevrons, verdict_colour

Places = Mapping[str, tuple[float, float]]
PlacesOf = Callable[[Site], Places]


@dataclass(frozen=True, slots=True)
class BodyRoom:
    """Where and how small bodies are painted.

    Args:
        rect: The room, px.
        art: Shared drawings.
        figure: Whose body.
        theme: Colours.
        selected: Site ids with the halo.
    """

    rect: QRectF
    art: PlateArtCache
    figure: Figure
    theme: Theme
    selected: frozenset[str] = frozenset()


def before_marks(
    chart: SessionChart, sites: Sequence[Site], places_of: PlacesOf, phase: Phase = Phase.BEFORE
) -> tuple[BodyMark, ...]:
    """Return the marks of a session's readings in a phase; a site without a number is drawn as not assessed."""
    marks: list[BodyMark] = []
    for site in sites:
        reading = chart.reading(site.id, phase)
        value = reading.value if reading is not None and reading.scale is chart.session.scale else None
        glyph = glyph_of(site, chart.session.scale, value, None)
        marks.append(BodyMark(site.id, site.label, site.side_letter, glyph, places_of(site)))
    # The more tender lie on top, and what was not assessed at the bottom.
    return tuple(sorted(marks, key=lambda mark: -1 if mark.glyph.step is None else mark.glyph.step))


def paint_moment(painter: QPainter, room: BodyRoom, marks: Sequence[BodyMark]) -> None:
    """Paint front and back with marks."""
    paint_small_body(
        painter, room.rect, room.art, room.figure, FRONT_AND_BACK, marks, room.theme, selected=room.selected
    )


def spots_of(room: BodyRoom, places: Places) -> tuple[QPointF, ...]:
    """Return where a site lies in the room, once for each plate that sees it."""
    known = room.art.plates(room.figure)
    shown = [known[name] for name in FRONT_AND_BACK if name in known]
    rect = room.rect
    slots = arrange(
        shown,
        rect.width(),
        rect.height(),
        margin=1.0,
        gap=max(2.0, rect.height() * 0.02),
        title_px=24.0 if rect.height() >= TITLES_FROM_PX else 2.0,
    )
    return tuple(
        rect.topLeft() + QPointF(*slot.at(*places[slot.plate.name])) for slot in slots if slot.plate.name in places
    )


def paint_changes(painter: QPainter, room: BodyRoom, changes: Sequence[SiteChange], places_of: PlacesOf) -> None:
    """Paint quiet bodies with one change mark per site: sign and shape say what the colour says."""
    painter.save()
    painter.setOpacity(0.6)
    paint_moment(painter, room, ())
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = min(16.0, max(10.0, room.rect.height() * 0.058))
    rank = {Verdict.NOT_COMPARABLE: 0, Verdict.NO_CLEAR_CHANGE: 1}
    for change in sorted(changes, key=lambda one: rank.get(one.verdict, 2)):
        for spot in spots_of(room, places_of(change.site)):
            paint_change_mark(painter, spot, change.verdict, room.theme, size)
            if change.site.id in room.selected:
                painter.setPen(QPen(QColor(room.theme.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot, size / 2 + 3, size / 2 + 3)


def paint_change_mark(painter: QPainter, centre: QPointF, verdict: Verdict, theme: Theme, size: float) -> None:
    """Paint a change as a disc of `size` px: filled when clear, outlined when not, dashed if it cannot be compared."""
    colour = QColor(verdict_colour(verdict, theme))
    ground = QColor(theme.surface)
    is_clear = verdict in CLEAR
    if verdict is Verdict.NOT_COMPARABLE:
        edge = QPen(QColor(theme.control), 1.0)
        edge.setDashPattern([2.4, 2.0])
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawEllipse(centre, size * 0.36, size * 0.36)
        return
    painter.setPen(QPen(ground if is_clear else colour, 1.0))
    painter.setBrush(colour if is_clear else ground)
    painter.drawEllipse(centre, size / 2, size / 2)
    paint_chevrons(painter, centre, verdict, ground if is_clear else colour, size * 0.72)
