"""Plates side by side, or in a low window one of them with a thumbnail of each other one. No acts here."""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QObject, QRect, QRectF

from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.layout import is_set_too_low
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.chart.plates.choice import best_seen, most_seen
from ashichart.ui.chart.plates.thumbnail import SIZE, PlateThumb, ThumbView, seen_there
from ashichart.ui.chart.session_controller import SessionController
from ashichart.wording.terms import done_of_total

_EDGE_PX = 10
_GAP_PX = 6
_MOST_OTHERS = 4


class PlatePair(QObject):
    """Decides which of the controller's plates stand on the canvas.

    Args:
        canvas: Shows them.
        controller: Has the plates, the session and the selected site.
        art: Drawings for the thumbnail.
        places_of: Plate -> fractions where a site is seen.
        bars_px: Height of bars that come and go: they make the plates smaller, and never turn two into one.
        after_turn: Called when the other plate of the pair stands large.
    """

    def __init__(
        self, canvas: BodyCanvas, controller: SessionController, art: PlateArtCache,
        places_of: Callable[[Site], Mapping[str, tuple[float, float]]], bars_px: Callable[[], int],
        after_turn: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(canvas)
        self._after_turn = after_turn
        self._canvas, self._controller, self._art, self._places_of = canvas, controller, art, places_of
        self._bars_px = bars_px
        self._marks: tuple[BodyMark, ...] = ()
        self._marks_of: str | None = None
        self._large: str = ""
        self._chosen_for: tuple[object, ...] = ()
        self._is_held = False
        self.thumbs = tuple(PlateThumb(art, canvas) for _ in range(_MOST_OTHERS))
        for thumb in self.thumbs:
            thumb.clicked.connect(lambda _on=False, pressed=thumb: self._bring(pressed.plate))
        canvas.moved.connect(self._fit)

    @property
    def thumb(self) -> PlateThumb:
        """The first of the thumbnails, the only one of a pair."""
        return self.thumbs[0]

    @property
    def is_folded(self) -> bool:
        """True while one plate of the chosen ones stands on the canvas."""
        return self.thumb.isVisibleTo(self._canvas)

    @property
    def shown(self) -> tuple[str, ...]:
        """The plates that stand on the canvas."""
        return (self._large,) if self.is_folded else self._controller.here.plates

    def show(self) -> None:
        """Show the chosen plates, whole."""
        self._choose_side()
        self._fold()
        self._canvas.set_plates(self.shown)
        self._show_thumb()

    def show_marks(self, marks: tuple[BodyMark, ...]) -> None:
        """Show the session's marks on the body and on the thumbnail."""
        self._marks = marks
        self._marks_of = self._controller.here.chart.session.id if self._controller.here.chart is not None else None
        self._canvas.set_marks(marks)
        if self._choose_side() and self.is_folded:
            self._canvas.set_plates(self.shown)
        self._show_thumb()

    def turn(self) -> None:
        """Let the next of the plates stand large, of a pair the other one."""
        plates = self._controller.here.plates
        if self.is_folded and self._large in plates:
            self._bring(plates[(plates.index(self._large) + 1) % len(plates)])

    def bring(self, site: Site | None) -> None:
        """Let the plate stand large on which a site is seen best; one that was clicked is seen where it was clicked."""
        if site is None or not self.is_folded or self._is_held:
            return
        self._bring(best_seen(self._clearance(site), self._large))

    @contextmanager
    def held(self) -> Generator[None]:
        """Keep the plate large while a click on it is answered, whatever it selects."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False

    def _bring(self, plate: str) -> None:
        if plate != self._large and plate in self._controller.here.plates:
            self._large = plate
            self._canvas.set_plates(self.shown)
            self._show_thumb()
            self._after_turn()

    def _choose_side(self) -> bool:
        """For other plates or another session choose the side that matters; True if another one was chosen."""
        controller, before = self._controller, self._large
        plates = controller.here.plates
        if self._large not in plates:
            self._large = plates[0] if plates else ""
        session_id = controller.here.chart.session.id if controller.here.chart is not None else None
        asked = (plates, session_id)
        if asked != self._chosen_for and plates and self._marks_of == session_id:
            self._chosen_for = asked
            self._large = most_seen([mark.places for mark in self._marks], plates)
            if controller.selection.site is not None:
                self._large = best_seen(self._clearance(controller.selection.site), self._large)
        return before != self._large

    def _clearance(self, site: Site) -> dict[str, float]:
        """How far from the edge of the drawn body a site lies, on each of the chosen plates that show it."""
        patient, places = self._controller.here.patient, self._places_of(site)
        if patient is None:
            return {}
        return {
            plate: self._art.silhouette(patient.figure, plate, self._canvas.theme).clearance(*places[plate])
            for plate in self._controller.here.plates
            if plate in places
        }

    def _fit(self) -> None:
        """After another size of the canvas fold the pair, or show both again."""
        was = self.is_folded
        self._fold()
        if was != self.is_folded:
            if self.is_folded and self._controller.selection.site is not None:
                self._large = best_seen(self._clearance(self._controller.selection.site), self._large)
            self._canvas.set_plates(self.shown)
        self._show_thumb()

    def _fold(self) -> None:
        patient, room = self._controller.here.patient, self._canvas.size()
        if patient is None:
            return
        known = self._art.plates(patient.figure)
        plates = [known[name] for name in self._controller.here.plates if name in known]
        folded = is_set_too_low(plates, room.width(), room.height() + self._bars_px())
        others = len(plates) - 1 if folded else 0
        height, width = SIZE.height() + _GAP_PX, SIZE.width() + _GAP_PX
        rows = max(1, (room.height() - 2 * _EDGE_PX + _GAP_PX) // height)
        ground = QRect()
        for at, thumb in enumerate(self.thumbs):
            thumb.move(_EDGE_PX + at // rows * width, _EDGE_PX + at % rows * height)
            if (at < others) != thumb.isVisibleTo(self._canvas):
                thumb.setVisible(at < others)
            if at < others:
                ground = ground.united(thumb.geometry())
        if folded:
            self._canvas.keep_off(QRectF(ground))
        else:
            self._canvas.keep_off()

    def _show_thumb(self) -> None:
        controller = self._controller
        patient = controller.here.patient
        if not self.is_folded or patient is None:
            return
        known = self._art.plates(patient.figure)
        site = controller.selection.site
        selected = frozenset((site.id,)) if site is not None else frozenset[str]()
        others = [name for name in controller.here.plates if name != self._large and name in known]
        for thumb, other in zip(self.thumbs, others, strict=False):
            title, there = known[other].title.removesuffix(" side"), seen_there(self._marks, other)
            view = ThumbView(patient.figure, other, title, self._count(there), there, selected, self._canvas.theme)
            thumb.show_view(view)

    def _count(self, there: tuple[BodyMark, ...]) -> str:
        """How many sites of that side are done in the phase at work: "6 of 7"."""
        chart, step = self._controller.here.chart, self._controller.here.step
        if chart is None or not there:
            return ""
        if step is ChartStep.NEEDLING:
            return str(len(there))
        phase = Phase.AFTER if step is ChartStep.AFTER else Phase.BEFORE
        done = sum((mark.site_id, phase) in chart.readings for mark in there)
        return done_of_total(done=done, total=len(there))
