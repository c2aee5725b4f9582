"""Where everything of a body stands: plates, marks, needles and names, in px. It follows from what is shown."""

from collections.abc import Callable

from PySide6.QtCore import QPointF

from ashichart.domain.atlas.body import PlatePoint
from ashichart.ui.body.hit_testing import BodyText, MarkTarget, SeenPicture, Silhouette, TextKind
from ashichart.ui.body.layout import PlateSlot, View, stand
from ashichart.ui.body.marks import mark_scale
from ashichart.ui.body.painting.atlas_points import AtlasDots
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.glyph_painter import bead_width_px
from ashichart.ui.body.painting.label_layer import LabelLayer, LabelSight
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.body.painting.plate_captions import Lettering, lettering, lettering_texts
from ashichart.ui.body.scene import Needle, StandingMark, mark_targets, stand_marks, steer_needles
from ashichart.ui.body.shown import Shown


class Standing:
    """Kept until what is shown changes.

    Args:
        art: Shared drawings.
        shown: What is shown.
        dots: The points of the atlas.
    """

    def __init__(self, art: PlateArtCache, shown: Shown, dots: AtlasDots) -> None:
        self._art, self._shown, self._dots = art, shown, dots
        self.slots: tuple[PlateSlot, ...] = ()
        self.scale = 1.0
        self.marks: tuple[StandingMark, ...] = ()
        self.needles: tuple[tuple[Needle, ...], ...] = ()
        self.labels = LabelLayer(dots)
        self.label_px = 12
        self._targets: tuple[MarkTarget, ...] = ()
        self._version = 0
        self._needles_view: View | None = None

    # What follows from what

    def arrange(self) -> None:
        """Work all out anew: other plates or another size."""
        known = self._art.plates(self._shown.figure)
        plates = [known[name] for name in self._shown.names if name in known]
        beside = max((box.x1 for box in self._shown.kept_off), default=0.0)
        self.slots = stand(plates, self._shown.size.width(), self._shown.size.height(), beside_px=beside)
        self.scale = mark_scale(min((slot.body_px for slot in self.slots), default=800.0))
        self.stand()
        self.stand_points()

    def stand(self) -> None:
        """Put the marks on the plates."""
        self.marks = stand_marks(self.slots, self._shown.marks, self._shown.preview)
        self._needles_view = None
        self._version += 1

    def stand_points(self) -> None:
        """Put the points of the atlas on the plates."""
        self._dots.stand(self.slots, self._shown.points)
        self._version += 1

    def prepare(self, stamps: GlyphCache) -> None:
        """Turn needles and place names for the view that is at work."""
        self._steer()
        self._lay_out(stamps)

    def _steer(self) -> None:
        stale = self._needles_view != self._shown.view
        # While the view moves the needles keep their turn.
        if stale and not (self._shown.in_motion and self._needles_view is not None):
            self.needles = steer_needles(self.marks, self._shown.view, self.scale, bead_width_px)
            self._targets = mark_targets(self.marks, self.needles, self.scale)
            self._needles_view = self._shown.view

    def _lay_out(self, stamps: GlyphCache) -> None:
        shown = self._shown
        width, height = shown.size.toTuple()
        sight = LabelSight(
            shown.view, width, height, self.slots, self.scale, shown.selected, shown.in_motion, self._version,
            shown.kept_off, self._silhouette_of,
        )  # fmt: skip
        self.label_px = sight.label_px
        self.labels.lay_out(sight, self.marks, self.needles, stamps)

    @property
    def _silhouette_of(self) -> Callable[[str], Silhouette]:
        figure, theme = self._shown.figure, self._shown.theme
        return lambda plate: self._art.silhouette(figure, plate, theme)

    # What can be asked

    def walk(self) -> list[str]:
        """Return the sites that are seen on these plates, in order."""
        return list(dict.fromkeys(mark.mark.site_id for mark in self.marks if not mark.is_preview))

    def place_of(self, site_id: str) -> QPointF | None:
        """Return where a site is first seen, px of the widget."""
        for mark in self.marks:
            if mark.mark.site_id == site_id:
                return QPointF(*self._shown.view.to_screen(mark.x, mark.y))
        return None

    def place_on_screen(self, plate: str, x: float, y: float) -> QPointF:
        """Return a place of plate fractions in px of the widget; KeyError if the plate is not shown."""
        for slot in self.slots:
            if slot.plate.name == plate:
                return QPointF(*self._shown.view.to_screen(*slot.at(x, y)))
        raise KeyError(plate)

    def is_body(self, place: PlatePoint) -> bool:
        """Return whether a place lies on the drawn body."""
        return self._silhouette_of(place.plate).holds(place.x, place.y)

    def picture(self) -> SeenPicture:
        """Return what stands there since `prepare`."""
        return SeenPicture(
            self._shown.view, self.slots, self._targets, self._dots.grid, self._silhouette_of, self._texts(),
            self._shown.blocked,
        )  # fmt: skip

    def _texts(self) -> tuple[BodyText, ...]:
        """Return every text that stands on the body."""
        places = {mark.key: (mark.mark, self._shown.view.to_screen(mark.x, mark.y)) for mark in self.marks}
        texts = [
            BodyText(TextKind.LABEL, f"{mark.title} {mark.aside}".strip(), label.box, mark.site_id, at, label.leader)
            for label in self.labels.of_marks
            for mark, at in (places[label.key],)
        ]
        dots = [BodyText(TextKind.DOT, self._dots.label_of(one.key), one.box) for one in self.labels.of_dots]
        return (*texts, *dots, *lettering_texts(self._lettering()))

    def _lettering(self) -> tuple[Lettering, ...]:
        width, height = self._shown.size.toTuple()
        return lettering(self.slots, self._shown.view, width, height)
