"""Icons: the program's own strokes from resources/icons, tinted with a colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from ashichart import paths

_STROKE = "#000"


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons that can be tinted, sorted."""
    folder = paths.resources() / "icons"
    names = (file.stem for file in folder.glob("*.svg"))
    return tuple(sorted(name for name in names if not name.endswith(("-light", "-dark")) and name != "logo"))


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """Paint one icon.

    Args:
        name: File name in resources/icons without its ending.
        colour: #RRGGBB of the stroke.
        size: Edge in logical px.
        ratio: Device pixels per logical px.
    """
    edge = round(size * ratio)
    picture = QPixmap(edge, edge)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(_source(name).replace(f'"{_STROKE}"', f'"{colour}"').encode()))
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, size: int = 20, disabled: str | None = None) -> QIcon:
    """Return an icon that is sharp at every screen scale. Buttons ask for the same one again and again.

    Args:
        name: File name in resources/icons without its ending.
        colour: #RRGGBB of the stroke.
        size: Edge in logical px.
        disabled: #RRGGBB while its button is disabled; None keeps `colour`.
    """
    return _icon(name, colour, size, disabled)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, size: int, disabled: str | None) -> QIcon:
    return QIcon(_Strokes(name, colour, size, disabled or colour))


class _Strokes(QIconEngine):
    """Paints an icon when it is first shown, in the colour of its button's state: most are never shown disabled."""

    def __init__(self, name: str, colour: str, size: int, disabled: str) -> None:
        super().__init__()
        self._asked = (name, colour, size, disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint it into a room of a widget."""
        edge = min(rect.width(), rect.height())
        picture = self._picture(edge, painter.device().devicePixelRatio(), mode)
        left, top = rect.x() + (rect.width() - edge) // 2, rect.y() + (rect.height() - edge) // 2
        painter.drawPixmap(left, top, picture)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """Return it for a place that is so many device pixels large."""
        return self._picture(round(min(size.width(), size.height()) / scale), scale, mode)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """Return it at one device pixel a px."""
        return self._picture(min(size.width(), size.height()), 1.0, mode)

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """As large as it was asked for, and no larger than the room."""
        edge = min(self._asked[2], size.width(), size.height())
        return QSize(edge, edge)

    def isNull(self) -> bool:
        """There is always something to paint."""
        return False

    def clone(self) -> QIconEngine:
        """Return another of the same."""
        return _Strokes(*self._asked)

    def _picture(self, edge: int, ratio: float, mode: QIcon.Mode) -> QPixmap:
        name, colour, _, disabled = self._asked
        return pixmap(name, disabled if mode is QIcon.Mode.Disabled else colour, edge, ratio)


def logo(size: int) -> QLabel:
    """Return the program's sign as a label of `size` px."""
    ratio = _sharpest()
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(str(paths.resources() / "icons" / "logo.svg"))
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    sign = QLabel()
    sign.setPixmap(picture)
    sign.setFixedSize(size, size)
    sign.setAccessibleName("AshiChart")
    return sign


def _sharpest() -> float:
    """Return the device pixels per px of the sharpest screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
