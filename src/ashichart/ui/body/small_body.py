"""Small bodies: front and back side by side in filmstrips, on cards and as then and now. Nothing here can be picked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ashichart.domain.atlas.body import Figure, Plate, Side
from ashichart.domain.notation import Glyph, MarkState
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.body.layout import PlateSlot, arrange
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.glyph_painter import number_path, paint_glyph
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.wording.screens import body as say

FRONT_AND_BACK = ("front", "back")
LEAST_R_PX = 2.2
HOLLOW_BELOW_PX = 200.0
_READABLE_SCALE = 0.6
_FINE_SCALE = 0.75
TITLES_FROM_PX = 260.0
_FULL_BODY_PX = 800.0
_LETTER = {Side.RIGHT: "R", Side.LEFT: "L", Side.MIDLINE: ""}


def small_slots(plates: Sequence[Plate], width: float, height: float) -> tuple[PlateSlot, ...]:
    """Return where `paint_small_body` stands plates in a room of that many px."""
    title_px = 24.0 if height >= TITLES_FROM_PX else 2.0
    return arrange(plates, width, height, margin=1.0, gap=max(2.0, height * 0.02), title_px=title_px)


def paint_small_body(
    painter: QPainter,
    rect: QRectF,
    art: PlateArtCache,
    figure: Figure,
    plates: Sequence[str],
    marks: Sequence[BodyMark],
    theme: Theme,
    *,
    selected: frozenset[str] = frozenset(),
) -> None:
    """Paint plates side by side with their marks and R and L, as large as the room allows.

    Args:
        painter: Its device pixel ratio is respected; the ground is left as it is.
        rect: The room, px. Under 200 px of body a site not assessed is a hollow ring and numbers are left out.
        art: Shared drawings.
        figure: Whose plates.
        plates: Names from left to right.
        marks: Sites; their needles and labels are left out.
        theme: Colours.
        selected: Ids of the sites that wear the halo, on bodies of 200 px and more.
    """
    known = art.plates(figure)
    shown = [known[name] for name in plates if name in known]
    titled = rect.height() >= TITLES_FROM_PX
    slots = small_slots(shown, rect.width(), rect.height())
    dpr = painter.device().devicePixelRatio()
    painter.save()
    painter.translate(rect.topLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for slot in slots:
        width, height = int(slot.box.width), int(slot.box.height)
        if width < 1 or height < 1:
            continue
        picture = art.picture(figure, slot.plate.name, theme, width, height, dpr)
        painter.drawPixmap(QPointF(slot.box.x0, slot.box.y0), picture)
        _paint_letters(painter, slot, theme, titled=titled)
    for slot in slots:
        for mark in marks:
            place = mark.places.get(slot.plate.name)
            if place is not None:
                _paint_mark(painter, slot, QPointF(*slot.at(*place)), mark, theme, is_selected=mark.site_id in selected)
    painter.restore()


def small_glyph(glyph: Glyph, body_px: float) -> tuple[Glyph, float]:
    """Return a glyph for a body of `body_px` height and the factor to paint it at: radius at least 2.2 px.

    A ring within the least radius would say nothing, so of a pair that small only the value after is kept.
    """
    scale = min(1.0, body_px / _FULL_BODY_PX)
    if body_px >= HOLLOW_BELOW_PX:
        # From here on there is room for numbers.
        scale = max(_READABLE_SCALE, scale)
    if glyph.r * scale >= LEAST_R_PX:
        return glyph, scale
    if glyph.state is MarkState.PAIR and glyph.inner_step is not None:
        glyph = replace(glyph, step=glyph.inner_step, inner_r=None, inner_step=None)
    return replace(glyph, r=LEAST_R_PX / scale), scale


def _paint_mark(
    painter: QPainter, slot: PlateSlot, centre: QPointF, mark: BodyMark, theme: Theme, *, is_selected: bool
) -> None:
    glyph, scale = small_glyph(mark.glyph, slot.body_px)
    shows_halo = is_selected and slot.body_px >= HOLLOW_BELOW_PX
    paint_glyph(painter, centre, glyph, theme, scale, selected=shows_halo, small=scale < _FINE_SCALE)


def _paint_letters(painter: QPainter, slot: PlateSlot, theme: Theme, *, titled: bool) -> None:
    # 9 px is the least that can be read; the keys grow with the body up to their size on the canvas.
    size = round(min(22.0, max(9.0, slot.body_px * 0.032)))
    muted = QColor(theme.muted)
    for letter in slot.plate.letters:
        x, y = slot.at(letter.x, letter.y)
        painter.fillPath(number_path(_LETTER[letter.side], size, 700).translated(x, y), muted)
        if titled and letter.side is not Side.MIDLINE:
            painter.fillPath(number_path(letter.side.value, 11, 500).translated(x, y + size * 0.5 + 9.0), muted)
    if titled:
        middle = (slot.box.x0 + slot.box.x1) / 2
        painter.fillPath(number_path(slot.plate.title, 12, 500).translated(middle, slot.box.y1 + 14.0), muted)


class SmallBody(QWidget, Parted):
    """A small body as a widget; clicks go through to what it lies on.

    Args:
        art: Shared drawings.
        figure: Whose body.
        theme: Colours.
        parent: As usual.
    """

    def __init__(
        self, art: PlateArtCache, figure: Figure = Figure.FEMALE, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._art = art
        self._figure = figure
        self._theme = theme
        self._plates: tuple[str, ...] = FRONT_AND_BACK
        self._marks: tuple[BodyMark, ...] = ()
        self._selected: frozenset[str] = frozenset()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.parts = ListedParts(self._listed)
        self._describe()

    def set_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._figure = figure
        self.update()

    def set_plates(self, plates: tuple[str, ...]) -> None:
        """Show other plates than front and back."""
        self._plates = plates
        self.update()

    def set_marks(self, marks: tuple[BodyMark, ...]) -> None:
        """Show these marks."""
        self._marks = marks
        self._describe()
        self.update()

    def set_selected(self, site_id: str | None) -> None:
        """Draw the halo around a site, on bodies of 200 px and more."""
        self._selected = frozenset() if site_id is None else frozenset((site_id,))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in a filmstrip."""
        return QSize(92, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bodies over whatever lies beneath."""
        del event
        painter = QPainter(self)
        paint_small_body(
            painter, QRectF(self.rect()), self._art, self._figure, self._plates, self._marks, self._theme,
            selected=self._selected,
        )  # fmt: skip
        painter.end()

    def _listed(self) -> Iterator[tuple[str, Part]]:
        """Its marks; a click goes through to what it lies on, so that none can be pressed."""
        for mark in self._marks:
            yield mark.site_id, Part(mark.full_title, self.rect(), is_chosen=mark.site_id in self._selected)

    def _describe(self) -> None:
        count = len(self._marks)
        self.setAccessibleName(say.body_with(count))
