"""A page around a drawing that leaves the program: title, sentences, legend, day. Always in light colours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgGenerator

from ashichart.domain.analysis.overview import code_of
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.course.legends import ROW_PX, KeySign, legend_rows, paint_legend
from ashichart.wording import terms
from ashichart.wording.course import course as say
from ashichart.wording.dates import short_day

WIDTH_PX = 1600
_PAD_PX = 40.0
_GAP_PX = 14.0
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class PictureOwner:
    """Whose course a picture shows; a code stands for the name, as a picture goes further than the program.

    Args:
        patient_id: Gives the code, which is the same for ever.
        course: Its indication.
        made_on: Local day.
        is_demonstration: True puts the word on the picture.
    """

    patient_id: str = ""
    course: str = ""
    made_on: date | None = None
    is_demonstration: bool = False

    @property
    def words(self) -> str:
        """The line below the title."""
        parts = (
            self.course,
            say.patient_code(code=code_of(self.patient_id)) if self.patient_id else "",
            terms.demonstration_within() if self.is_demonstration else "",
        )
        return " · ".join(part for part in parts if part)

    @property
    def foot(self) -> str:
        """The line at the lower edge."""
        day = self.made_on
        return say.not_assessed_is_never_zero() if day is None else say.made_on_with(day=short_day(day))


@dataclass(frozen=True, slots=True)
class PicturePage:
    """What stands around the drawing.

    Args:
        title: What is shown.
        owner: Whose.
        lines: Sentences: which sites a mean holds with their n, when after a dose was read, the floor.
        legend: Every sign of the drawing with its words.
    """

    title: str
    owner: PictureOwner
    lines: tuple[str, ...] = ()
    legend: tuple[tuple[KeySign, str], ...] = ()

    def size(self, drawing_px: int) -> QSize:
        """Return the size of the page around a drawing of a height."""
        return QSize(WIDTH_PX, round(self._top + drawing_px + _GAP_PX + self._legend_px + 2 * _GAP_PX + 18 + _PAD_PX))

    @property
    def inner_px(self) -> int:
        """Width of the drawing."""
        return round(WIDTH_PX - 2 * _PAD_PX)

    @property
    def _top(self) -> float:
        return _PAD_PX + 38 + 24 + sum(_height(line, self.inner_px) + 6 for line in self.lines) + _GAP_PX

    @property
    def _legend_px(self) -> float:
        return ROW_PX * len(legend_rows(self.legend, self.inner_px))

    def paint(self, painter: QPainter, drawing_px: int, draw: Callable[[QPainter, QRectF], None]) -> None:
        """Paint the page; `draw` is called with the box of the drawing."""
        size = self.size(drawing_px)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(LIGHT.surface))
        y = _PAD_PX
        y = _write(painter, self.title, y, font(26, 600), LIGHT.ink, 38)
        y = _write(painter, self.owner.words, y, font(14, 500), LIGHT.muted, 24)
        for line in self.lines:
            y = _write(painter, line, y, font(15, 500), LIGHT.ink, _height(line, self.inner_px)) + 6
        draw(painter, QRectF(_PAD_PX, self._top, self.inner_px, drawing_px))
        y = self._top + drawing_px + _GAP_PX
        paint_legend(painter, QRectF(_PAD_PX, y, self.inner_px, self._legend_px), self.legend, LIGHT)
        y += self._legend_px + _GAP_PX
        painter.setPen(QPen(QColor(LIGHT.line), 1))
        painter.drawLine(QPointF(_PAD_PX, y), QPointF(WIDTH_PX - _PAD_PX, y))
        _write(painter, self.owner.foot, y + _GAP_PX, font(12, 500), LIGHT.muted, 18)

    def image(self, drawing_px: int, draw: Callable[[QPainter, QRectF], None]) -> QImage:
        """Return the page as a picture."""
        made = QImage(self.size(drawing_px), QImage.Format.Format_RGB32)
        painter = QPainter(made)
        self.paint(painter, drawing_px, draw)
        painter.end()
        return made

    def drawing(self, drawing_px: int, draw: Callable[[QPainter, QRectF], None]) -> bytes:
        """Return the page as SVG."""
        content = QByteArray()
        buffer = QBuffer(content)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        size = self.size(drawing_px)
        generator.setSize(size)
        generator.setViewBox(QRect(0, 0, size.width(), size.height()))
        generator.setTitle(self.title)
        painter = QPainter(generator)
        self.paint(painter, drawing_px, draw)
        painter.end()
        return bytes(content.data())


def png_of(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QPixmap.fromImage(image).save(buffer, "PNG")
    return bytes(content.data())


def _height(line: str, width: float) -> float:
    return QFontMetricsF(font(15, 500)).boundingRect(QRectF(0, 0, width, 1000), _WRAP, line).height()


def _write(painter: QPainter, text: str, y: float, face: QFont, colour: str, height: float) -> float:
    painter.setFont(face)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(_PAD_PX, y, WIDTH_PX - 2 * _PAD_PX, height), _WRAP, text)
    return y + height
