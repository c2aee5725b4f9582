"""The bar under the body: which plates are shown, the zoom, the key to the colours, the way to the layers."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from ashichart.domain.notation import Glyph, MarkState, Shape, radius_px
from ashichart.domain.scales import GRADE_NAMES, Scale
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.glyph_painter import paint_glyph
from ashichart.ui.parts.controls import Button, IconButton, Segments, restyle
from ashichart.wording import terms
from ashichart.wording.chart import plates as say

EARS = ("ear-front-right", "ear-back-right", "ear-back-left", "ear-front-left")
PLATE_SETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (say.body(), ("front", "back")),
    (terms.sides(), ("left", "right")),
    (say.head(), ("head-front", "head-left", "head-right", "head-back", "head-top")),
    (say.trunk(), ("torso-front", "torso-back")),
    (say.arms(), ("arm-lateral-right", "arm-medial-right", "arm-medial-left", "arm-lateral-left")),
    (say.hands(), ("hand-palmar-right", "hand-dorsal-right", "hand-dorsal-left", "hand-palmar-left")),
    (say.legs(), ("leg-lateral-right", "leg-medial-right", "leg-medial-left", "leg-lateral-left")),
    (say.feet(), ("foot-plantar-right", "foot-dorsal-right", "foot-dorsal-left", "foot-plantar-left")),
    (say.ankles(), ("foot-lateral-right", "foot-medial-right", "foot-medial-left", "foot-lateral-left")),
    (say.ears(), EARS),
)

# So many sets of plates stay buttons in a window that has no room for all.
_FEW = 3


class TendernessKey(QWidget):
    """The colour steps with their numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale = Scale.NRS
        self._title = terms.tenderness()
        self.setFixedSize(QSize(270, 20))
        self.setAccessibleName(say.key_tenderness_from_to())

    def show_scale(self, scale: Scale, theme: Theme, *, by_charge: bool = False) -> None:
        """Show the steps of a scale, or those of the emotional charge."""
        self._scale, self._theme = Scale.NRS if by_charge else scale, theme
        self._title = terms.charge() if by_charge else terms.tenderness()
        self.setAccessibleName(say.key_emotional_charge_from_to() if by_charge else say.key_tenderness_from_to())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setFont(font(12, 500))
        p.setPen(QColor(t.muted))
        p.drawText(QRectF(0, 0, 72, 20), int(Qt.AlignmentFlag.AlignVCenter), self._title)
        steps = range(11)
        words = [str(step) for step in steps]
        if self._scale is Scale.GRADE:
            steps = (0, 3, 5, 7, 9)
            words = list(GRADE_NAMES)
        elif self._scale is Scale.PPT:
            words = ["low", *[""] * 9, "high"]
        w = 198 / len(words)
        p.setFont(font(10.5, 600))
        for i, step in enumerate(steps):
            box = QRectF(72 + i * w, 1, w, 18)
            p.fillRect(box, QColor(t.ramp[step]))
            p.setPen(QColor(t.ramp_number[step]))
            p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words[i] if w > 15 else "")
        p.end()


@dataclass(frozen=True, slots=True)
class PlateActs:
    """What the bar does with the body.

    Attributes:
        show_plates: With the names of the plates to show.
        zoom: With a factor; 0 means fit.
        turn_layers: Opens the card of layers, or folds it.
    """

    show_plates: Callable[[tuple[str, ...]], object]
    zoom: Callable[[float], object]
    turn_layers: Callable[[], object]


class PlateBar(QWidget):
    """Plates, zoom and key."""

    def __init__(self, theme: Theme, acts: PlateActs) -> None:
        super().__init__()
        self.setFixedHeight(48)
        # The bar never widens the window: what does not fit is folded away.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._small = False
        self._is_few: bool | None = None
        self._row = row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(6)
        self._plates = Segments([(name, plates) for name, plates in PLATE_SETS], name=terms.plates())
        self._plates.setToolTip(say.next_plates_page_down_turn_front_back())
        self._plates.chosen_changed.connect(acts.show_plates)
        self._plates.chosen_changed.connect(self._name_chosen)
        row.addWidget(self._plates)
        self._more = Button(say.more(), "chevron-down", size="small", hint=say.further_plates())
        self._more.setCheckable(True)
        menu = QMenu(self._more)
        for name, plates in PLATE_SETS[_FEW:]:
            menu.addAction(name, lambda chosen=plates: self._plates.choose(chosen))
        self._more.setMenu(menu)
        self._more.hide()
        row.addWidget(self._more)
        self.brush = IconButton("brush", say.paint_pain_on_the_body_ctrl_b(), size=18)
        self.brush.setCheckable(True)
        row.addWidget(self.brush)
        row.addSpacing(10)
        out = IconButton("minus", terms.zoom_out(), size=18)
        out.clicked.connect(lambda: acts.zoom(0.8))
        row.addWidget(out)
        self._zoom = QLabel("100 %")
        self._zoom.setProperty("role", "hint")
        self._zoom.setFixedWidth(46)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._zoom)
        nearer = IconButton("plus", terms.zoom_in(), size=18)
        nearer.clicked.connect(lambda: acts.zoom(1.25))
        row.addWidget(nearer)
        self._steps = (out, self._zoom, nearer)
        fit = IconButton("zoom-fit", terms.whole_plates_home(), size=18)
        fit.clicked.connect(lambda: acts.zoom(0.0))
        row.addWidget(fit)
        row.addStretch(1)
        self._key = TendernessKey(theme)
        row.addWidget(self._key)
        row.addSpacing(6)
        self.layers = Button(terms.layers(), "layers", size="small", hint=say.what_is_drawn_on_the_body())
        self.layers.setCheckable(True)
        self.layers.clicked.connect(lambda: acts.turn_layers())
        row.addWidget(self.layers)

    def show_plates(self, plates: tuple[str, ...]) -> None:
        """Press the button of the plates that are shown."""
        self._plates.choose(plates)
        self._fold()

    def turn(self) -> None:
        """Turn the body from front and back to its sides and back again; from any other plates to front and back."""
        front, sides = PLATE_SETS[0][1], PLATE_SETS[1][1]
        self._plates.choose(sides if self._plates.chosen == front else front)

    def next_plates(self, step: int) -> None:
        """Go to the next set of plates, or the previous with −1."""
        sets = [plates for _, plates in PLATE_SETS]
        at = sets.index(self._plates.chosen)
        self._plates.choose(sets[(at + step) % len(sets)])

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom; 1 is whole plates."""
        self._zoom.setText(f"{zoom * 100:.0f} %")

    def show_scale(self, scale: Scale, theme: Theme, *, small: bool, by_charge: bool = False) -> None:
        """Show the key of a scale; in a window of 1280 px it has no room."""
        self._key.show_scale(scale, theme, by_charge=by_charge)
        self._small = small
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what has no room; once more when the parts know their style and so their size."""
        super().resizeEvent(event)
        self._fold()
        QTimer.singleShot(0, self, self._fold)

    def showEvent(self, event: QShowEvent) -> None:
        """Fold away what has no room."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fold)

    def _fold(self) -> None:
        """Show as much as there is room for: first the key goes, then the steps of the zoom; keys and wheel stay."""
        for button in self._plates.buttons:
            button.ensurePolished()  # before its style is known a button says it is smaller than it will be
        tried = (
            (not self._small, True, False), (False, True, False), (False, False, False),
            (False, True, True), (False, False, True),
        )  # fmt: skip
        for key, steps, few in tried:
            self._key.setVisible(key)
            for step in self._steps:
                step.setVisible(steps)
            self._show_few(few=few)
            if (inner := self._plates.layout()) is not None:
                inner.invalidate()
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                break
        self._row.activate()

    def _name_chosen(self, _plates: object) -> None:
        """Say on the button of further plates which are shown, whichever key or button chose them."""
        self._fold()

    def _show_few(self, *, few: bool) -> None:
        """Show the first plates as buttons and the others in a menu, where not all have room."""
        chosen = [name for name, plates in PLATE_SETS[_FEW:] if plates == self._plates.chosen]
        self._more.setText(chosen[0] if chosen else say.more())
        self._more.setChecked(bool(chosen))
        if few == self._is_few:
            return
        self._is_few = few
        self._more.setVisible(few)
        for at, button in enumerate(self._plates.buttons):
            button.setVisible(not few or at < _FEW)
            button.setProperty("tall", "tight")
            if at == _FEW - 1:
                button.setProperty("edge", "last" if few else "middle")
            restyle(button)

    def show_layers(self, count: int, *, is_open: bool) -> None:
        """Say how many layers are on, and whether their card is open."""
        self.layers.setText(say.layers_on(count) if count else terms.layers())
        self.layers.setChecked(is_open)
        self.layers.setAccessibleDescription(say.is_open() if is_open else say.is_folded())


_LEGEND: tuple[tuple[Glyph, str, str], ...] = (
    (Glyph(Shape.CIRCLE, MarkState.PAIR, radius_px(7), 7, radius_px(3), 3, "3"), "7 → 3", terms.less_tender()),
    (Glyph(Shape.CIRCLE, MarkState.PAIR, radius_px(5), 5, radius_px(4), 4, "4"), "5 → 4", terms.no_clear_change()),
    (Glyph(Shape.CIRCLE, MarkState.PAIR, radius_px(7), 7, radius_px(9), 9, "9"), "7 → 9", terms.more_tender()),
    (Glyph(Shape.CIRCLE, MarkState.WAITING, radius_px(6), 6, text="6"), "6 → ?", say.to_do()),
    (Glyph(Shape.CIRCLE, MarkState.NOT_ASSESSED, 8, None), "–", terms.not_assessed()),
)


class AfterLegend(QWidget):
    """How marks are read once there is a value after: ring before, disc after."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(QSize(180, 34 + 36 * len(_LEGEND)))
        self.setAccessibleName(say.key_ring_before_disc_after())

    def set_theme(self, theme: Theme) -> None:
        """Dress the key anew."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint one row a state."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QColor(t.line2))
        p.setBrush(QColor(t.raised))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 8, 8)
        p.setFont(font(12, 600))
        p.setPen(QColor(t.muted))
        p.drawText(QRectF(14, 8, 160, 18), int(Qt.AlignmentFlag.AlignVCenter), say.ring_before_disc_after())
        for i, (glyph, values, words) in enumerate(_LEGEND):
            y = 32 + 36 * i
            paint_glyph(p, QPointF(30, y + 16), glyph, t)
            p.setFont(font(12, 600))
            p.setPen(QColor(t.ink))
            p.drawText(QRectF(58, y, 110, 16), int(Qt.AlignmentFlag.AlignVCenter), values)
            p.setFont(font(12))
            p.setPen(QColor(t.muted))
            p.drawText(QRectF(58, y + 15, 118, 16), int(Qt.AlignmentFlag.AlignVCenter), words)
        p.end()
