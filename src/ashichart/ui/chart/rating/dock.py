"""Where the rating strip stands: beside its mark, joined to it, never over it. It knows nothing of ratings."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import BodyText, TextKind
from ashichart.ui.body.layout import Box
from ashichart.ui.chart.rating.strip import RatingStrip
from ashichart.ui.chart.rating.strip_place import (
    HIDES_CARD,
    HIDES_LABEL,
    HIDES_LETTER,
    HIDES_MARK,
    HIDES_NEXT,
    HIDES_NEXT_LABEL,
    HIDES_SELECTED,
    HIDES_TITLE,
    Seen,
    weighed_place,
)

FARTHEST_JOIN_PX = 300.0
AIR_PX = 6.0
_PARTS = (0.1, 0.25, 0.4, 0.6, 0.75, 0.9)


class StripLink(QWidget):
    """The line that joins the rating strip to its mark, no larger than that line; lets every event through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line: tuple[QPointF, QPointF] | None = None
        self._colour = "#000000"
        self.hide()

    def show_line(self, line: tuple[QPointF, QPointF] | None, colour: str) -> None:
        """Join two places of the parent, or nothing; what is joined already is not painted again."""
        if (line, colour) == (self._line, self._colour):
            return
        self._line, self._colour = line, colour
        if line is None:
            self.hide()
            return
        self.setGeometry(QRectF(*line).normalized().adjusted(-2, -2, 2, 2).toAlignedRect())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        if self._line is None:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(self._colour), 2))
        p.translate(-self.x(), -self.y())
        p.drawLine(*self._line)
        p.end()


class StripDock:
    """Places the strip on the canvas.

    Args:
        canvas: Parent of the strip.
        strip: The rating strip.
    """

    def __init__(self, canvas: BodyCanvas, strip: RatingStrip) -> None:
        self._canvas = canvas
        self._strip = strip
        self._link = StripLink(canvas)
        self._selected = ""

    def put_away(self) -> None:
        """Hide the strip and its line."""
        self._strip.hide()
        self._link.show_line(None, "#000000")
        self._canvas.set_blocked()

    def place(
        self, mark: tuple[QPointF, bool] | None, *, selected: str, following: Collection[str], centred: bool,
        accent: str,
    ) -> None:  # fmt: skip
        """Stand where the strip hides neither the mark it rates nor what is clicked next.

        Args:
            mark: Place in px of the canvas and whether it lies right of its plate's middle; None if no plate shows it.
            selected: Site that is rated.
            following: Sites that are clicked or asked for next.
            centred: True in After, where the strip stands still while the sites walk by.
            accent: #RRGGBB of the joining line.
        """
        room = self._canvas.size()
        picture = self._canvas.sight.picture_now()
        costs = {selected: HIDES_SELECTED} | dict.fromkeys(following, HIDES_NEXT)
        seen = [Seen(box.grown(AIR_PX), costs.get(site, HIDES_MARK)) for site, box in picture.boxes()]
        seen += [Seen(one.box.grown(2.0), _text_cost(one, selected, following)) for one in picture.texts]
        self._selected = selected
        if mark is not None:
            at = mark[0]
            seen.append(Seen(Box(at.x(), at.y(), at.x(), at.y()).grown(24.0), HIDES_SELECTED))
        for card in self._canvas.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if card.isVisible() and card not in (self._strip, self._link):
                box = QRectF(card.geometry())
                seen.append(Seen(Box(box.left(), box.top(), box.right(), box.bottom()), HIDES_CARD))
        found: list[tuple[float, tuple[float, float]]] = []
        for is_short in (False, True):
            # Where the whole strip would hide what is needed, it goes without the words and the buttons whose keys do.
            self._strip.set_short(is_short=is_short)
            size = self._strip.size()
            found.append(
                weighed_place(
                    (size.width(), size.height()), (room.width(), room.height()), seen, picture.is_body,
                    None if mark is None else (mark[0].x(), mark[0].y(), mark[1]), centred=centred,
                )
            )  # fmt: skip
            if found[0][0] < HIDES_TITLE:
                break
        is_short = len(found) > 1 and found[1][0] < HIDES_TITLE
        self._strip.set_short(is_short=is_short)
        where = found[-1 if is_short else 0][1]
        self._strip.move(round(where[0]), round(where[1]))
        self._strip.raise_()
        self._canvas.set_blocked(QRectF(self._strip.geometry()))
        self.join(mark[0] if mark else None, accent)

    def hides(self, mark: QPointF) -> bool:
        """Return whether the strip stands over a mark."""
        return QRectF(self._strip.geometry()).adjusted(-AIR_PX, -AIR_PX, AIR_PX, AIR_PX).contains(mark)

    def join(self, mark: QPointF | None, accent: str) -> None:
        """Draw the line from the strip to the mark, where it runs through no other mark and no text."""
        line = None
        if mark is not None:
            picture = self._canvas.sight.picture_now()
            in_the_way = [ground for site, ground in picture.boxes() if site != self._selected]
            in_the_way += [one.box for one in picture.painted_texts]
            line = joining_line(mark, QRectF(self._strip.geometry()), in_the_way)
        self._link.show_line(line, accent)


def joining_line(mark: QPointF, box: QRectF, in_the_way: Collection[Box] = ()) -> tuple[QPointF, QPointF] | None:
    """Return the line from a mark to what stands beside it, None where there is none to draw.

    Args:
        mark: Its centre.
        box: What stands beside it, in the same px.
        in_the_way: What the line may not run through.
    """
    if box.contains(mark):
        return None
    for end in _ends(box, mark):
        way = end - mark
        length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        start = mark + way * min(1.0, 20 / length)
        line = (start.x(), start.y(), end.x(), end.y())
        # A line across the whole body would hide more than it tells; the halo and the row say which site it is.
        if length <= FARTHEST_JOIN_PX and not any(ground.is_crossed(line) for ground in in_the_way):
            return start, end
    return None


def _ends(box: QRectF, mark: QPointF) -> list[QPointF]:
    """Places on the edge of the strip where the line may end: the nearest first, then others, nearest first."""
    near = QPointF(
        min(max(mark.x(), box.left() + 10), box.right() - 10), min(max(mark.y(), box.top() + 10), box.bottom() - 10)
    )
    if not box.left() <= mark.x() <= box.right():
        sides = [box.left() if mark.x() < box.left() else box.right()]
        others = [QPointF(x, box.top() + box.height() * part) for x in sides for part in _PARTS]
        nearest = QPointF(sides[0], near.y())
    else:
        y = box.bottom() if mark.y() > box.bottom() else box.top()
        others = [QPointF(box.left() + box.width() * part, y) for part in _PARTS]
        nearest = QPointF(near.x(), y)
    others.sort(key=lambda end: (end - mark).manhattanLength())
    return [nearest, *others]


def _text_cost(text: BodyText, selected: str, following: Collection[str]) -> float:
    """What it costs to hide a text on the body; the strip says the name of its own site itself."""
    if text.kind is TextKind.LETTER:
        return HIDES_LETTER
    if text.kind is TextKind.TITLE:
        return HIDES_TITLE
    if text.kind is TextKind.DOT or text.site_id == selected:
        return 1.0
    return HIDES_NEXT_LABEL if text.site_id in following else HIDES_LABEL
