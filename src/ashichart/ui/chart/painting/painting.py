"""Painting pain in the Chart place: brush, bar, layer and panel put together; every stroke is one act of the clinic.

Nothing is made before a painted session is shown or the brush is taken.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent

from ashichart.domain.atlas.body import Figure, PlatePoint, Side
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.painting import PainArea, painted_over, stroke_of
from ashichart.domain.charting.readings import Phase
from ashichart.services.atlas.pain_body import PainBody
from ashichart.ui.body.brush import BrushGesture
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.painting.pain_layer import PainLayer
from ashichart.ui.chart.painting.bar import ERASER, SIZES_CM, BrushActs, PaintingBar
from ashichart.ui.chart.painting.panel import PaintingPanel
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.ui_context import UiContext

BODY_CM = 170.0
FILL_SHARE = 0.66


class PainPainting(QObject):
    """The brush of one Chart place.

    Signals:
        taken: With True when the brush is taken, False when it is put away.
    """

    taken = Signal(bool)

    def __init__(
        self, canvas: BodyCanvas, controller: SessionController, sites: SitesPanel, context: UiContext
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._controller, self._sites, self._context = canvas, controller, sites, context
        self._bodies: dict[Figure, PainBody] = {}
        self._areas: dict[Phase, PainArea] = {}
        self._layer = PainLayer(self._picture)
        self._gesture: BrushGesture | None = None
        self._touched: set[int] = set()
        self._erasing = False
        self.bar: PaintingBar | None = None
        self.panel: PaintingPanel | None = None
        self.level = 5
        self._size = 3
        self._is_out = False
        self._waits = False
        controller.here.opened.connect(self._open)
        controller.here.chart_changed.connect(self._read)
        controller.here.step_changed.connect(self._turn_phase)
        controller.selection.changed.connect(self._leave_for_site)

    @property
    def is_out(self) -> bool:
        """True while the brush is out."""
        return self._is_out

    def toggle(self) -> None:
        """Take the brush, or put it away."""
        if self._is_out:
            self.put_away()
        else:
            self.take()

    def take(self) -> None:
        """Take the brush; it paints in the phase at work until Esc."""
        if self._is_out or self._controller.here.chart is None or self._controller.here.patient is None:
            return
        self._controller.selection.select(None)
        self._is_out = True
        if self.bar is None:
            acts = BrushActs(self._choose, self._step_size, self._as_last_time, self.put_away)
            self.bar = PaintingBar(self._canvas, acts)
        self._canvas.installEventFilter(self)
        self._canvas.setCursor(Qt.CursorShape.CrossCursor)
        self._canvas.setFocus()
        self._show()
        self.taken.emit(True)
        QTimer.singleShot(0, self, self._warm)

    def put_away(self) -> None:
        """Put the brush away; a stroke under way is dropped."""
        if not self._is_out:
            return
        self._drop_gesture()
        self._is_out = False
        self._canvas.removeEventFilter(self)
        self._canvas.unsetCursor()
        self._layer.show_brush(None)
        self._show()
        self.taken.emit(False)

    def _turn_phase(self) -> None:
        """Show the other phase; a stroke under way was meant for the one before."""
        self._drop_gesture()
        self._show()

    def _drop_gesture(self) -> bool:
        if self._gesture is None:
            return False
        self._gesture.cancel()
        self._gesture = None
        return True

    def _warm(self) -> None:
        """Read the cells of the plates that are shown, so that the first stroke does not wait."""
        body = self._body()
        for plate in self._controller.here.plates if body is not None and self._is_out else ():
            if body is not None and plate in self._context.atlas.plates.of(body.figure):
                body.cells_under(plate, [(0.5, 0.5)], 0.01)

    def dress(self) -> None:
        """Show everything in the colours that are now at work."""
        self._show()

    # What a stroke asks for

    def plate_at(self, place: QPointF) -> PlatePoint | None:
        """Return the place on a plate under px of the canvas."""
        return self._canvas.sight.plate_at(place)

    def touch(self, plate: str, way: tuple[tuple[float, float], ...], *, erases: bool) -> None:
        """Paint on the screen; nothing is saved yet."""
        body = self._body()
        if body is None:
            return
        self._erasing = erases
        fresh = body.cells_under(plate, way, self._radius(plate)) - self._touched
        if fresh:
            self._touched |= fresh
            self._layer.forget(plate)
            self._canvas.update()

    def end_stroke(self, *, erases: bool) -> None:
        """Save the stroke as one act."""
        touched, self._touched = frozenset(self._touched), set[int]()
        chart, phase = self._controller.here.chart, self._controller.here.phase
        self._layer.forget()
        self._canvas.update()
        if chart is None or not touched:
            return
        level = None if erases else self.level
        self._act(lambda: self._context.clinic.painting.paint(chart.session.id, phase, touched, level))

    def drop_stroke(self) -> None:
        """Forget the stroke."""
        self._touched = set()
        self._layer.forget()
        self._canvas.update()

    # Pointer and keys while the brush is out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take left and right button and the brush's keys; everything else stays the canvas's."""
        if watched is not self._canvas or not self._is_out:
            return False
        if isinstance(event, QMouseEvent):
            return self._take_pointer(event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() is QEvent.Type.Leave:
            self._layer.show_brush(None)
            self._canvas.update()
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place_bar)
        return False

    def _take_pointer(self, event: QMouseEvent) -> bool:
        at, kind = event.position(), event.type()
        if kind is QEvent.Type.MouseMove:
            if event.buttons() & Qt.MouseButton.MiddleButton:
                return False
            self._show_ring(at)
            if self._gesture is not None:
                self._gesture.move(at)
        elif event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return False
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if self._gesture is None:
                erases = event.button() is Qt.MouseButton.RightButton or self.level == ERASER
                self._gesture = BrushGesture(self, erases=erases)
                self._gesture.start(at)
        elif kind is QEvent.Type.MouseButtonRelease and self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.finish(at)
        event.accept()
        return True

    def _take_key(self, event: QKeyEvent) -> bool:
        keys: dict[int, Callable[[], None]] = {
            int(Qt.Key.Key_Escape): self._escape,
            int(Qt.Key.Key_E): lambda: self._choose(ERASER),
            int(Qt.Key.Key_T): lambda: self._choose(10),
            int(Qt.Key.Key_L): self._as_last_time,
            int(Qt.Key.Key_BracketLeft): lambda: self._step_size(-1),
            int(Qt.Key.Key_BracketRight): lambda: self._step_size(1),
        }
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        text = event.text()
        if len(text) == 1 and text in "0123456789":
            self._choose(int(text))
        elif event.key() in keys:
            keys[event.key()]()
        else:
            return False
        event.accept()
        return True

    def _escape(self) -> None:
        if not self._drop_gesture():
            self.put_away()

    def _choose(self, level: int) -> None:
        self.level = level
        self._show_bar()

    def _step_size(self, step: int) -> None:
        self._size = min(len(SIZES_CM) - 1, max(0, self._size + step))
        self._show_bar()
        self._layer.show_brush(None)
        self._canvas.update()

    def _as_last_time(self) -> None:
        chart, phase = self._controller.here.chart, self._controller.here.phase
        if chart is not None:
            painting = self._context.clinic.painting
            self._act(lambda: painting.as_last_time(chart.session.id, phase))

    # What is shown

    def _act(self, act: Callable[[], Done]) -> None:
        if self._controller.here.chart is not None and self._context.carry(act) is not None:
            self._read()

    def _body(self) -> PainBody | None:
        patient = self._controller.here.patient
        if patient is None:
            return None
        if patient.figure not in self._bodies:
            self._bodies[patient.figure] = PainBody(self._context.atlas, patient.figure)
        return self._bodies[patient.figure]

    def _open(self) -> None:
        """Read and show once the body was painted: cells and regions take a moment to read."""
        self.put_away()
        self._areas = {}
        self._canvas.set_pain_layer(None)
        if not self._waits:
            self._waits = True
            self._canvas.painted.connect(self.begin, Qt.ConnectionType.SingleShotConnection)

    def begin(self) -> None:
        """Show what was painted in the session that is open, once nothing else is to be done."""
        self._waits = False
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        if not self._context.clinic.is_open:
            return
        self._read_areas()
        self._show()

    def _read_areas(self) -> None:
        chart = self._controller.here.chart
        painting = self._context.clinic.painting
        self._areas = {} if chart is None else {phase: painting.area(chart.session.id, phase) for phase in Phase}

    def _has_any(self) -> bool:
        return any(not area.is_empty for area in self._areas.values())

    def _show(self) -> None:
        self._layer.forget()
        self._canvas.set_pain_layer(self._layer if self._is_out or self._has_any() else None)
        self._show_bar()
        self._show_panel()

    def _show_bar(self) -> None:
        if self.bar is not None:
            self.bar.setVisible(self._is_out)
            self.bar.show_brush(self._controller.here.phase, self.level, SIZES_CM[self._size])
            self._place_bar()

    def _place_bar(self) -> None:
        if self.bar is not None:
            # Under the feet: the head is painted more often than the titles of the plates are read.
            room = self._canvas.size()
            self.bar.fit(room.width())
            self.bar.move((room.width() - self.bar.width()) // 2, room.height() - self.bar.height() - 4)
            self.bar.raise_()

    def _show_panel(self) -> None:
        body = self._body()
        wanted = body is not None and (self._is_out or self._has_any())
        if self.panel is None and wanted:
            self.panel = PaintingPanel(self._chart_match)
            self._sites.take_in(self.panel)
        if self.panel is None:
            return
        self.panel.setVisible(wanted)
        if body is None or not wanted:
            return
        here = self._areas.get(self._controller.here.phase)
        shares = [
            None if area is None or area.is_empty else body.share(area.painful)
            for area in (self._areas.get(Phase.BEFORE), self._areas.get(Phase.AFTER))
        ]
        has = here is not None and not here.is_empty
        self.panel.show_painting(
            (shares[0], shares[1]),
            body.named(here) if here is not None and has else (),
            body.matches(here) if here is not None and has and self._is_out else (),
            self._context.theme,
        )

    def _chart_match(self, code: str, side: Side) -> None:
        site = self._controller.sites.for_point(code, side)
        if site is not None:
            self.put_away()
            self._controller.selection.select(site)
            self._canvas.setFocus()

    def _leave_for_site(self) -> None:
        if self._controller.selection.site is not None:
            self.put_away()

    def _radius(self, plate: str) -> float:
        """Radius of the brush in fractions of the plate's width."""
        patient = self._controller.here.patient
        drawn = self._context.atlas.plates.of(patient.figure)[plate] if patient is not None else None
        return SIZES_CM[self._size] / BODY_CM * drawn.units_per_body / drawn.width if drawn is not None else 0.0

    def _show_ring(self, at: QPointF) -> None:
        place = self._canvas.sight.plate_at(at)
        ring = None
        if place is not None:
            edge = self._canvas.sight.place_on_screen(place.plate, place.x + self._radius(place.plate), place.y)
            ring = at, abs(edge.x() - at.x())
        self._layer.show_brush(ring)
        self._canvas.update()

    def _picture(self, plate: str) -> QImage | None:
        body, chart, phase = self._body(), self._controller.here.chart, self._controller.here.phase
        if body is None or chart is None:
            return None
        here = self._areas.get(phase) or PainArea(chart.session.id, phase)
        if self._touched:
            level = None if self._erasing else max(0, self.level)
            after, _ = painted_over(dict(here.painted), stroke_of(self._touched, level))
            here = PainArea(here.session_id, here.phase, tuple(sorted(after.items())))
        outline = self._areas.get(Phase.BEFORE) if phase is Phase.AFTER else None
        if here.is_empty and (outline is None or outline.is_empty):
            return None
        theme = self._context.theme
        pixels, width, height = body.picture(
            plate, here, [_premultiplied(colour, FILL_SHARE) for colour in theme.ramp], outline,
            _premultiplied(theme.ink, 0.85),
        )  # fmt: skip
        return QImage(pixels, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _premultiplied(colour: str, share: float) -> int:
    named = QColor(colour)
    red, green, blue = (round(part * share) for part in (named.red(), named.green(), named.blue()))
    return round(255 * share) << 24 | red << 16 | green << 8 | blue
