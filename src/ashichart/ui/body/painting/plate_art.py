"""Body drawings recoloured for a theme and kept as pixmaps. What stands on the body is kept out."""

import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ashichart.domain.atlas.body import Figure, Plate
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.hit_testing import Silhouette
from ashichart.ui.body.painting.inks import mix_hex
from ashichart.ui.body.painting.kept_pictures import KeptPictures
from ashichart.ui.body.painting.plate_ink import PlateInk, ink_share, split_ink

TONES = 14
_DEEPEST = 0.90
_MASK_PX = 480
_KEPT_BYTES = 96 * 1024 * 1024
_KEPT_INKED = 12

_ELEMENT = re.compile(rb"<(?:path|g)\b[^>]*>")
_CLASS = re.compile(rb'class="([^"]*)"')
_TONE = re.compile(rb'class="tone-(\d+)"')
_FILL = re.compile(rb'(?<![\w-])fill="#[0-9A-Fa-f]{3,8}"')
_STROKE = re.compile(rb'(?<![\w-])stroke="#[0-9A-Fa-f]{3,8}"')


class PlateSource(Protocol):
    """Where plates and their drawings come from."""

    def of(self, figure: Figure) -> Mapping[str, Plate]:
        """Return the plates of a figure by name."""
        ...

    def svg(self, figure: Figure, name: str) -> bytes:
        """Return the drawing of a plate, roles in `class`."""
        ...


def role_colours(theme: Theme, tones: int = TONES) -> dict[str, str]:
    """Return the colour of every role that follows the theme, as #RRGGBB.

    Args:
        theme: In the light theme hair, eyes, lips and nails keep the colours they are drawn in.
        tones: How many levels of tone the drawing has; the last one is the deepest.
    """
    body, shade, line = theme.body, theme.body_shade, theme.body_outline
    roles = {f"tone-{i:02d}": mix_hex(body, shade, _DEEPEST * i / tones) for i in range(1, tones + 1)}
    roles |= {"body": body, "outline": line, "contour": mix_hex(line, body, 0.10), "feature": theme.body_crease}
    if theme.is_dark:
        roles |= {
            "hair": theme.paper,
            "brow": mix_hex(shade, line, 0.25),
            "eye": mix_hex(body, line, 0.55),
            "iris": mix_hex(shade, line, 0.30),
            "pupil": theme.paper,
            "lips": mix_hex(body, theme.referral, 0.45),
            "nail": mix_hex(body, line, 0.30),
        }
    return roles


def recoloured(svg: bytes, theme: Theme) -> bytes:
    """Return a plate's drawing with fills and strokes of the theme; elements without a known role stay as they are."""
    tones = max((int(number) for number in _TONE.findall(svg)), default=TONES)
    roles = {role.encode(): colour.encode() for role, colour in role_colours(theme, tones).items()}

    def inked(attributes: bytes, colour: bytes) -> bytes:
        attributes = _FILL.sub(b'fill="' + colour + b'"', attributes)
        return _STROKE.sub(b'stroke="' + colour + b'"', attributes)

    def of_element(match: re.Match[bytes]) -> bytes:
        text = match.group()
        named = _CLASS.search(text)
        colour = roles.get(named.group(1)) if named else None
        if colour is None:
            return text
        # The path itself, nearly all of the bytes, is not searched.
        start = text.find(b' d="')
        end = text.find(b'"', start + 4) if start >= 0 else 0
        start = max(start, 0)
        return inked(text[:start], colour) + text[start:end] + inked(text[end:], colour)

    return _ELEMENT.sub(of_element, svg)


class PlateArtCache:
    """Drawings and pixmaps of plates, shared by all bodies of a window. Made by the caller, handed to each canvas.

    Args:
        source: Gives plates and drawings; asked once per drawing.
        kept: Pictures of earlier starts, None keeps none.
    """

    def __init__(self, source: PlateSource, kept: KeptPictures | None = None) -> None:
        self._source = source
        self._kept = kept
        self._plates: dict[Figure, Mapping[str, Plate]] = {}
        self._drawings: dict[tuple[Figure, str, bool], QSvgRenderer] = {}
        self._inked: OrderedDict[tuple[Figure, str, bool], tuple[QSvgRenderer, PlateInk]] = OrderedDict()
        self._silhouettes: dict[tuple[Figure, str], Silhouette] = {}
        self._pictures: OrderedDict[tuple[Figure, str, bool, int, int, float], QPixmap] = OrderedDict()
        self._kept_bytes = 0

    def plates(self, figure: Figure) -> Mapping[str, Plate]:
        """Return the plates of a figure by name."""
        if figure not in self._plates:
            self._plates[figure] = self._source.of(figure)
        return self._plates[figure]

    def draw(self, painter: QPainter, figure: Figure, plate: str, theme: Theme, target: QRectF) -> None:
        """Paint a plate's drawing sharply into `target`; slow (tens of ms), for pictures that are kept.

        Enlarged beyond what its lines are meant for, the drawing grows but its lines hardly do.
        """
        size = self.plates(figure)[plate]
        share = ink_share(target.height() / size.height)
        if share == 1.0:
            self._drawing(figure, plate, theme).render(painter, target)
            return
        ground, ink = self._lines(figure, plate, theme)
        ground.render(painter, target)
        ink.paint(painter, target, share)

    def picture(self, figure: Figure, plate: str, theme: Theme, width: int, height: int, dpr: float) -> QPixmap:
        """Return the plate at a size in px of the widget and a device pixel ratio, transparent around the body."""
        key = (figure, plate, theme.is_dark, width, height, dpr)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return found
        pixmap = self._made(figure, plate, theme, width, height, dpr)
        self._pictures[key] = pixmap
        self._kept_bytes += pixmap.width() * pixmap.height() * 4
        while self._kept_bytes > _KEPT_BYTES and len(self._pictures) > 2:
            _, dropped = self._pictures.popitem(last=False)
            self._kept_bytes -= dropped.width() * dropped.height() * 4
        return pixmap

    def _made(self, figure: Figure, plate: str, theme: Theme, width: int, height: int, dpr: float) -> QPixmap:
        wide, high = max(1, round(width * dpr)), max(1, round(height * dpr))
        kept, file = self._kept, None
        if kept is not None:
            file = kept.file_of(figure, plate, f"{theme.body} {theme.body_outline} {dpr}", wide, high)
            found = kept.find(file, wide, high)
            if found is not None:
                found.setDevicePixelRatio(dpr)
                return found
        pixmap = QPixmap(wide, high)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, figure, plate, theme, QRectF(0, 0, width, height))
        painter.end()
        if kept is not None and file is not None:
            kept.note(file, pixmap)
        return pixmap

    def silhouette(self, figure: Figure, plate: str, theme: Theme) -> Silhouette:
        """Return where on the plate the body is; the same whatever was drawn of it before, and in which size."""
        key = (figure, plate)
        if key not in self._silhouettes:
            aspect = self.plates(figure)[plate].aspect
            width, height = max(1, round(_MASK_PX * min(1.0, aspect))), max(1, round(_MASK_PX / max(1.0, aspect)))
            picture = self.picture(figure, plate, theme, width, height, 1.0)
            mask = picture.toImage().convertToFormat(QImage.Format.Format_Alpha8)
            self._silhouettes[key] = Silhouette(width, height, mask.bytesPerLine(), bytes(mask.constBits()))
        return self._silhouettes[key]

    def _drawing(self, figure: Figure, plate: str, theme: Theme) -> QSvgRenderer:
        key = (figure, plate, theme.is_dark)
        if key not in self._drawings:
            svg = recoloured(self._source.svg(figure, plate), theme)
            self._drawings[key] = QSvgRenderer(QByteArray(svg))
        return self._drawings[key]

    def _lines(self, figure: Figure, plate: str, theme: Theme) -> tuple[QSvgRenderer, PlateInk]:
        key = (figure, plate, theme.is_dark)
        if key not in self._inked:
            size = self.plates(figure)[plate]
            svg = recoloured(self._source.svg(figure, plate), theme)
            ground, ink = split_ink(svg, size.width, size.height)
            self._inked[key] = QSvgRenderer(QByteArray(ground)), ink
            while len(self._inked) > _KEPT_INKED:
                self._inked.popitem(last=False)
        self._inked.move_to_end(key)
        return self._inked[key]
