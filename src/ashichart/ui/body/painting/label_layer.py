"""The labels of marks and dots as they stand: laid out when something changed, kept calm otherwise. No painting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ashichart.ui.body.hit_testing import Silhouette
from ashichart.ui.body.labels import LabelRequest, PlacedLabel, place_labels
from ashichart.ui.body.layout import Box, PlateSlot, View, plate_point
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.atlas_points import DOT_LABEL_PX, AtlasDots
from ashichart.ui.body.painting.glyph_cache import GlyphCache
from ashichart.ui.body.painting.plate_captions import lettering
from ashichart.ui.body.scene import LabelScene, Needle, StandingMark, label_requests


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

    Args:
        dots: The atlas points, which choose what has room for a name.
    """

    def __init__(self, dots: AtlasDots) -> None:
        self._dots = dots
        self.of_marks: tuple[PlacedLabel, ...] = ()
        self.of_dots: tuple[PlacedLabel, ...] = ()
        self._laid: LabelSight | None = None
        self._offsets: dict[str, PlacedLabel] = {}
        self._left_out: frozenset[str] = frozenset()
        self._full_zoom = 0.0

    def forget_offsets(self) -> None:
        """Look for every place anew: other plates are shown, or the same in another size."""
        self._offsets, self._full_zoom = {}, 0.0

    def try_again(self) -> None:
        """There are fewer marks: what found no place may find one."""
        self._left_out = frozenset()

    def forget_dots(self) -> None:
        """Other dots are shown."""
        self.of_dots = ()

    def lay_out(
        self, sight: LabelSight, marks: Sequence[StandingMark], needles: Sequence[tuple[Needle, ...]],
        stamps: GlyphCache,
    ) -> None:  # fmt: skip
        """Place the labels anew, keep them where they stand, or move them along while the picture is panned."""
        laid = self._laid
        view, same = sight.view, laid is not None and sight.key == laid.key
        if laid is not None and same and view == laid.view and sight.in_motion == laid.in_motion:
            return
        if laid is not None and sight.in_motion and same and view.zoom == laid.view.zoom:
            dx, dy = view.dx - laid.view.dx, view.dy - laid.view.dy
            self.of_marks = tuple(label.moved(dx, dy) for label in self.of_marks)
            self.of_dots = tuple(label.moved(dx, dy) for label in self.of_dots)
            self._laid = sight
            return

        def size_of(mark: BodyMark) -> tuple[float, float]:
            size = stamps.label_size(mark.title, mark.aside, sight.label_px)
            return size.width(), size.height()

        def size_of_dot(label: str) -> tuple[float, float]:
            size = stamps.label_size(label, "", DOT_LABEL_PX)
            return size.width(), size.height()

        rests = not sight.in_motion
        is_new = rests and self._full_zoom != view.zoom
        screen = Box(0.0, 0.0, sight.width, sight.height)
        fixed = [one.box for one in lettering(sight.slots, view, sight.width, sight.height)]
        scene = LabelScene(view, sight.scale, sight.selected, [*fixed, *sight.kept_off], screen, rests)
        requests, taken = label_requests(marks, needles, scene, size_of)
        kept = {} if is_new else self._kept(requests)
        # What found no place is tried again only when the view has changed or there are fewer marks.
        is_same_view = laid is not None and view == laid.view
        left_out = self._left_out if is_same_view and not is_new else frozenset[str]()
        self.of_marks = place_labels(requests, taken, is_ground=sight.is_ground, kept=kept, left_out=left_out)
        placed = {label.key: label for label in self.of_marks}
        self._offsets |= {r.key: placed[r.key].moved(-r.x, -r.y) for r in requests if r.key in placed}
        if rests:
            self._left_out = frozenset(request.key for request in requests if request.key not in placed)
            self._full_zoom = view.zoom
        self._dots.choose(view.zoom, in_motion=sight.in_motion)
        kept_dots = self.of_dots if is_same_view else ()
        self.of_dots = ()
        if rests:
            self.of_dots = self._dots.labels(view, taken, screen, size_of_dot, kept_dots)
        self._laid = sight

    def _kept(self, requests: Sequence[LabelRequest]) -> dict[str, PlacedLabel]:
        offsets = self._offsets
        return {r.key: offsets[r.key].moved(r.x, r.y) for r in requests if r.key in offsets}
