"""The drawn body as the very first thing on the screen. Nothing of the program is imported here but where files lie."""

import builtins
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ashichart import __version__, paths
from ashichart.wording.screens import window as say

# The start page draws the body left of a panel this wide, with this much air around it.
PANEL_PX = 480
AIR_PX = (24, 32)

_STYLE = ("-style", "fusion")
_PLATES = ("front", "back")
_KEY = "AshiChart"
_PICTURE = "first-light.png"
# Qt writes PNG without packing from here on: larger, and read in half the time.
_UNPACKED = 100


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return Qt's application with the program's names; there is one per process."""
    import_plainly()
    present = QApplication.instance()
    # Fusion is asked for here: `setStyle` would hand back a QStyle, and PySide then makes all that belongs to it.
    app = present if isinstance(present, QApplication) else QApplication([sys.argv[0], *_STYLE, *arguments])
    app.setApplicationName("AshiChart")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ashichart")
    return app


def import_plainly() -> None:
    """Import modules as Python does from here on.

    PySide reads the source of every module that is imported after it, to find out whether Qt's names shall be spelt
    differently there. Nothing here asks for that, and it costs tenths of a second and many MiB; Python's own import
    is what PySide keeps as `__orig_import__`.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def picture_file() -> Path:
    """Return where the picture of the last start is kept: the drawn body and nothing of any patient."""
    return paths.clinic_folder() / "cache" / _PICTURE


class SplashPicture(QWidget):
    """Front and back of the body where the start page will draw them, taken from a kept picture if there is one.

    Args:
        is_dark: Which colours.
        kept: Where the picture is kept between starts; missing, damaged or of another size it is made anew.
        after_paint: Called once, when the body stands on the screen.
    """

    def __init__(self, *, is_dark: bool, kept: Path, after_paint: Callable[[], object]) -> None:
        super().__init__()
        self._after_paint = after_paint
        self._is_dark = is_dark
        self._kept = kept
        self._picture: QImage | None = None
        self._is_new = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say.ashichart_opens())

    def keep(self) -> None:
        """Keep the picture for the next start, if it was made in this one. That it cannot be kept harms nothing."""
        if self._picture is None or not self._is_new:
            return
        self._is_new = False
        try:
            self._kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return
        file = QSaveFile(str(self._kept))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return
        writer = QImageWriter(file, b"png")
        writer.setQuality(_UNPACKED)
        if writer.write(self._picture):
            file.commit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Blit the picture; it is not made again if the window changes its size in this short time."""
        is_first = self._picture is None
        picture = self._picture if self._picture is not None else self._take()
        painter = QPainter(self)
        if picture.deviceIndependentSize().toSize() != self.size():
            painter.fillRect(self.rect(), picture.pixelColor(0, 0))
        painter.drawImage(0, 0, picture)
        painter.end()
        if is_first:
            self._after_paint()

    def _take(self) -> QImage:
        ratio = self.devicePixelRatioF()
        folder = paths.bodymaps()
        plates = [(folder / "female" / f"{name}.svg").stat() for name in _PLATES]
        size = self.size() * ratio
        marks = [__version__, size.width(), size.height(), ratio, self._is_dark]
        marks += [mark for plate in plates for mark in (plate.st_size, plate.st_mtime_ns)]
        key = " ".join(map(str, marks))
        picture = _kept_picture(self._kept, key, size)
        if picture is None:
            picture = _drawn(self.size(), ratio, is_dark=self._is_dark)
            picture.setText(_KEY, key)
            self._is_new = True
        picture.setDevicePixelRatio(ratio)
        self._picture = picture
        return picture


def is_dark(settings: QSettings, app: QApplication) -> bool:
    """Return whether the chosen colours, or those of the desktop, are dark."""
    chosen = str(settings.value("look/theme", ""))
    return chosen == "dark" or (chosen != "light" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def _kept_picture(file: Path, key: str, size: QSize) -> QImage | None:
    reader = QImageReader(str(file), b"png")
    if reader.text(_KEY) != key or reader.size() != size:
        return None
    picture = reader.read()
    return None if picture.isNull() else picture


def _drawn(size: QSize, ratio: float, *, is_dark: bool) -> QImage:
    """Draw paper, body and the panel beside it; slow, and needed on the very first start only."""
    from PySide6.QtCore import QRectF

    from ashichart.domain.atlas.body import Figure
    from ashichart.services.atlas.atlas_service import AtlasService
    from ashichart.ui.appearance.theme import DARK, LIGHT
    from ashichart.ui.body.painting.plate_art import PlateArtCache
    from ashichart.ui.body.small_body import small_slots

    theme = DARK if is_dark else LIGHT
    picture = QImage(size * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(theme.paper))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    panel = max(0, size.width() - PANEL_PX)
    painter.fillRect(panel, 0, PANEL_PX, size.height(), QColor(theme.surface))
    painter.fillRect(panel, 0, 1, size.height(), QColor(theme.line))
    room = QRectF(0, 0, panel, size.height()).adjusted(AIR_PX[0], AIR_PX[1], -AIR_PX[0], -AIR_PX[1])
    painter.translate(room.topLeft())
    art = PlateArtCache(AtlasService(paths.bodymaps()).plates)
    known = art.plates(Figure.FEMALE)
    for slot in small_slots([known[name] for name in _PLATES], room.width(), room.height()):
        box = slot.box
        art.draw(painter, Figure.FEMALE, slot.plate.name, theme, QRectF(box.x0, box.y0, box.width, box.height))
    painter.end()
    return picture
