"""A body as it is shown: its setters, each of which asks for the painting it needs. Events are the canvas's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize

from ashichart.domain.atlas.body import Figure
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.hit_testing import HitTarget, SeenPicture
from ashichart.ui.body.layout import Box, View
from ashichart.ui.body.marks import AtlasMark, BodyMark
from ashichart.ui.body.painting.area_painter import AreaLayer
from ashichart.ui.body.painting.atlas_points import AtlasDots
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.picture_painter import PicturePainter
from ashichart.ui.body.shown import Shown
from ashichart.ui.body.standing import Standing

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ashichart.ui.body.painting.pain_layer import PainLayer


class BodyPicture:
    """What a canvas shows.

    Every change that is seen asks for its painting here, where it is made: what can be hit and what is on the screen
    never part. Hits are answered from what was painted last: `seen`.

    Args:
        art: Shared drawings.
        theme: Colours to begin with.
        request_paint: Called after every change.
    """

    def __init__(self, art: PlateArtCache, theme: Theme, request_paint: Callable[[], None]) -> None:
        self._request_paint = request_paint
        self.shown = Shown(theme)
        self.seen: SeenPicture | None = None
        self.areas = AreaLayer()
        dots = AtlasDots()
        self.standing = Standing(art, self.shown, dots)
        self.pointed = PointedAt(self.shown, request_paint)
        self._painter = PicturePainter(art, self.shown, self.standing, self.areas, dots)
        self._awaited: Callable[[], tuple[AtlasMark, ...]] | None = None

    def set_plates(self, figure: Figure, names: tuple[str, ...]) -> None:
        """Show these plates of a figure."""
        self.shown.figure, self.shown.names = figure, names
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self.shown.theme = theme
        self._painter.dress()
        self._request_paint()

    def set_pain(self, layer: "PainLayer | None") -> None:
        """Lay painted pain over the dots, or take it away."""
        self._painter.pain = layer
        self._request_paint()

    def set_marks(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks."""
        self.shown.marks = marks
        self.standing.stand()
        self._request_paint()

    def set_preview(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks as typed."""
        self.shown.preview = marks
        self.standing.stand()
        self._request_paint()

    def set_points(self, points: tuple[AtlasMark, ...]) -> None:
        """Show these atlas points."""
        self.shown.points, self._awaited = points, None
        self.standing.stand_points()
        self._painter.ground.forget()
        self._request_paint()

    @property
    def awaits_more(self) -> bool:
        """True while atlas points are still to come, or names only stayed where they were after a change."""
        return self._awaited is not None or self.standing.labels.awaits_settling

    def await_points(self, bring: Callable[[], tuple[AtlasMark, ...]]) -> None:
        """Show no atlas points until `bring_more`; what is not seen yet cannot be hit."""
        self.set_points(())
        self._awaited = bring

    def bring_more(self) -> None:
        """Show the atlas points that are awaited, and place names anew that only stayed."""
        if self._awaited is not None:
            bring, self._awaited = self._awaited, None
            self.set_points(bring())
        if self.standing.labels.awaits_settling:
            self.standing.labels.settle()
            self._request_paint()

    def set_selected(self, site_id: str | None) -> None:
        """Draw the halo around a site."""
        self.shown.selected = site_id
        self._request_paint()

    def keep_off(self, areas: Sequence[QRectF]) -> None:
        """Place labels beside these areas."""
        kept_off = _boxes(areas)
        if kept_off != self.shown.kept_off:
            self.shown.kept_off = kept_off
            self._arrange()

    def set_blocked(self, areas: Sequence[QRectF]) -> None:
        """Leave out labels under these areas."""
        blocked = _boxes(areas)
        if blocked != self.shown.blocked:
            self.shown.blocked = blocked
            self._request_paint()

    def set_view(self, view: View) -> None:
        """Show otherwise; in motion until `come_to_rest`."""
        self.shown.view = view
        self.shown.in_motion = True
        self._request_paint()

    def come_to_rest(self) -> None:
        """Make all sharp again."""
        self.standing.labels.settle()
        self.shown.in_motion = False
        self._request_paint()

    def resize(self, width: int, height: int) -> None:
        """Fit the plates into another size."""
        old, self.shown.size = self.shown.size, QSize(width, height)
        self._arrange()
        self.shown.view = self.shown.view.resized((old.width(), old.height()), (width, height))

    def current(self) -> SeenPicture:
        """Return what the next painting will show."""
        self.standing.prepare(self._painter.stamps)
        return self.standing.picture()

    def paint(self, painter: "QPainter", dpr: float, *, has_focus: bool) -> None:
        """Paint all of it on the widget."""
        self._painter.paint(painter, dpr, has_focus=has_focus)
        self.seen = self.current()

    def _arrange(self) -> None:
        self.standing.arrange()
        self._painter.ground.forget()
        self._request_paint()


class PointedAt:
    """What pointer and keys are at on a body."""

    def __init__(self, shown: Shown, request_paint: Callable[[], None]) -> None:
        self._at, self._request_paint = shown.at_hand, request_paint

    @property
    def focused(self) -> str | None:
        """The mark at which Tab stands."""
        return self._at.focused

    def hover_over(self, target: HitTarget | None, at: QPointF) -> None:
        """Name what is under the pointer, which is at a place of the widget; what is named already stands still."""
        if _named(target) != _named(self._at.hover):
            self._at.hover, self._at.pointer = target, at
            self._request_paint()

    def set_dragged(self, site_id: str | None, at: tuple[float, float] | None) -> None:
        """Draw a mark at a place of the widget, None lets it go."""
        self._at.dragged = None if site_id is None or at is None else (site_id, at)
        self._request_paint()

    def set_focused(self, site_id: str | None, *, by_key: bool = False) -> None:
        """Remember the mark at which Tab stands; its ring is drawn when a key brought it there."""
        self._at.focused, self._at.by_key = site_id, by_key
        self._request_paint()


def _named(hit: HitTarget | None) -> tuple[object, ...]:
    return () if hit is None else (hit.kind, hit.site_id, hit.code, hit.side, hit.numbers)


def _boxes(areas: Sequence[QRectF]) -> tuple[Box, ...]:
    return tuple(Box(area.left(), area.top(), area.right(), area.bottom()) for area in areas)
