"""The labels of marks and dots as they stand: laid out when something changed, riding along in motion. No painting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ashichart.ui.body.hit_testing import Silhouette
from ashichart.ui.body.label_ground import TakenGround
from ashichart.ui.body.labels import keep_labels, place_labels
from ashichart.ui.body.layout import Box, PlateSlot, View, plate_point
from ashichart.ui.body.marks import BodyMark, reach_px
from ashichart.ui.body.painting.atlas_points import DOT_LABEL_PX, AtlasDots
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.plate_captions import lettering
from ashichart.ui.body.scene import LabelScene, Needle, StandingMark, label_requests

if TYPE_CHECKING:
    from ashichart.ui.body.label_places import LabelRequest, PlacedLabel


# So few labels are placed anew at once.
_FEW = 4


@dataclass(frozen=True, slots=True)
class LabelSight:
    """What labels are laid out for.

    Args:
        view: From fit to screen.
        width: Of the widget, px.
        height: Of the widget, px.
        slots: The plates.
        scale: Factor on the radii of marks.
        selected: Its halo needs room.
        in_motion: The view moves: nothing is searched for until it rests.
        version: Another number whenever marks or dots changed.
        kept_off: Ground of widgets that stand on the body and stay there, px.
        silhouette_of: Plate name -> body.
    """

    view: View
    width: float
    height: float
    slots: tuple[PlateSlot, ...]
    scale: float
    selected: str | None
    in_motion: bool
    version: int
    kept_off: tuple[Box, ...]
    silhouette_of: Callable[[str], Silhouette]

    @property
    def label_px(self) -> int:
        """Size of the labels of marks."""
        return 12 if self.scale > 0.92 else 11

    @property
    def key(self) -> tuple[object, ...]:
        """What labels depend on besides the view."""
        return (self.selected, self.width, self.height, self.version, self.kept_off)

    @property
    def place(self) -> tuple[object, ...]:
        """The drawn body as it is seen."""
        return (self.view, self.width, self.height, self.slots, self.scale, self.kept_off)

    def is_ground(self, box: Box) -> bool:
        """Return whether a box lies off the drawn body."""
        for x in (box.x0, (box.x0 + box.x1) / 2, box.x1):
            for y in (box.y0, box.y1):
                place = plate_point(self.slots, *self.view.to_fit(x, y))
                if place is not None and self.silhouette_of(place.plate).holds(place.x, place.y):
                    return False
        return True


class LabelLayer:
    """Where the labels stand now.

    At rest that follows from what is shown and from nothing else: a window that shows the same shows it alike, whatever
    it showed before. While the view moves, labels ride along beside their marks; they are laid out anew when it rests.
    When a mark changes, or another is selected, labels stay as far as they may, so that the click is seen at once, and
    are placed anew right after that painting.

    Args:
        dots: The atlas points, which choose what has room for a name.
    """

    def __init__(self, dots: AtlasDots) -> None:
        self._dots = dots
        self.of_marks: tuple[PlacedLabel, ...] = ()
        self.of_dots: tuple[PlacedLabel, ...] = ()
        self._laid: LabelSight | None = None
        self._offsets: dict[str, PlacedLabel] = {}
        self._is_at_rest = False
        self.awaits_settling = False

    def settle(self) -> None:
        """Place labels anew that only stayed after a change."""
        if self.awaits_settling:
            self.awaits_settling, self._is_at_rest, self._laid = False, False, None

    def lay_out(
        self, sight: LabelSight, marks: Sequence[StandingMark], needles: Sequence[tuple[Needle, ...]],
        stamps: GlyphCache,
    ) -> None:  # fmt: skip
        """Place the labels anew if anything they follow from has changed, or let them ride while the view moves."""
        laid = self._laid
        same = laid is not None and sight.key == laid.key
        if laid is not None and same and sight.view == laid.view and (self._is_at_rest or sight.in_motion):
            return
        if laid is not None and same and sight.in_motion:
            self.awaits_settling = False
            self._ride(laid.view, sight, marks)
        else:
            self._place(sight, marks, needles, stamps)
        self._laid = sight

    def _ride(self, before: View, sight: LabelSight, marks: Sequence[StandingMark]) -> None:
        """Move the labels along with their marks; what would then lie over another, or over a mark, is not shown."""
        view = sight.view
        if view.zoom == before.zoom:
            dx, dy = view.dx - before.dx, view.dy - before.dy
            self.of_marks = tuple(label.moved(dx, dy) for label in self.of_marks)
            self.of_dots = tuple(label.moved(dx, dy) for label in self.of_dots)
        else:
            places = {mark.key: view.to_screen(mark.x, mark.y) for mark in marks}
            grounds = (
                Box(x, y, x, y).grown(reach_px(mark.mark.glyph, sight.scale) - 1.0)
                for mark in marks
                for x, y in (places[mark.key],)
            )
            taken = TakenGround(grounds)
            shown: list[PlacedLabel] = []
            for key, offset in self._offsets.items():
                label = offset.moved(*places[key])
                if taken.is_free(label.box):
                    taken.take(label.box)
                    shown.append(label)
            self.of_marks, self.of_dots = tuple(shown), ()
        self._is_at_rest = False
        self._dots.choose(view.zoom, in_motion=True)

    def _place(
        self, sight: LabelSight, marks: Sequence[StandingMark], needles: Sequence[tuple[Needle, ...]],
        stamps: GlyphCache,
    ) -> None:  # fmt: skip
        view = sight.view

        def size_of(mark: BodyMark) -> tuple[float, float]:
            size = stamps.label_size(mark.title, mark.aside, sight.label_px)
            return size.width(), size.height()

        def size_of_dot(label: str) -> tuple[float, float]:
            size = stamps.label_size(label, "", DOT_LABEL_PX)
            return size.width(), size.height()

        screen = Box(0.0, 0.0, sight.width, sight.height)
        fixed = [one.box for one in lettering(sight.slots, view, sight.width, sight.height)]
        scene = LabelScene(view, sight.scale, sight.selected, [*fixed, *sight.kept_off], screen)
        asked = label_requests(marks, needles, scene, size_of)
        stood = self._stood(sight, asked.requests)
        self.awaits_settling = bool(stood)
        if stood:
            self.of_marks = keep_labels(
                asked.requests, asked.taken, stood, marks=asked.unnamed, halos=asked.halos
            )
        else:
            self.of_marks = place_labels(
                asked.requests, asked.taken, marks=asked.unnamed, is_ground=sight.is_ground, halos=asked.halos
            )
        places = {request.key: request.mark for request in asked.requests}
        self._offsets = {
            label.key: label.moved(-places[label.key].x, -places[label.key].y) for label in self.of_marks
        }
        self._dots.choose(view.zoom, in_motion=sight.in_motion)
        self.of_dots = ()
        self._is_at_rest = not sight.in_motion
        if self._is_at_rest:
            grounds = [*places.values(), *asked.unnamed]
            self.of_dots = self._dots.labels(view, asked.taken, screen, size_of_dot, grounds)

    def _stood(self, sight: LabelSight, requests: "Sequence[LabelRequest]") -> "dict[str, PlacedLabel]":
        """Return where labels stood before a small change; empty if there is more to it, or if none is to be kept."""
        laid = self._laid
        if laid is None or laid.place != sight.place or sight.in_motion or not self._is_at_rest:
            return {}
        offsets = self._offsets
        stood = {r.key: offsets[r.key].moved(r.mark.x, r.mark.y) for r in requests if r.key in offsets}
        return stood if 3 * len(stood) >= 2 * len(offsets) and len(requests) >= _FEW else {}
