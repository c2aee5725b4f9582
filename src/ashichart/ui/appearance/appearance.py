"""The look of the program: fonts, palette and one style made from a Theme. Widgets of its own are in controls.py."""

from PySide6.QtCore import QDir, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QWidget
from shiboken6 import isValid

from ashichart import paths
from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.style_sheet import style_sheet
from ashichart.ui.appearance.theme import DARK, LIGHT, Theme

__all__ = ["DARK", "LIGHT", "FocusRing", "Theme", "font", "icon", "install", "set_theme", "system_theme"]

SCREEN_FAMILY = "Inter"
CHINESE_FAMILY = "Noto Sans SC"
TEXT_PX = 13

_FONT_FILES = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "NotoSansSC-Points.ttf",
)
_FONTS_LOADED = "fonts-loaded"
_RING_OBJECT = "ashichart-focus-ring"


def font(px: float = TEXT_PX, weight: int = 400) -> QFont:
    """Return the screen face with tabular figures, for text that is painted.

    Args:
        px: Size in logical px.
        weight: 400, 500, 600 or 700; the faces between do not exist.
    """
    made = QFont([SCREEN_FAMILY, CHINESE_FAMILY])
    made.setPixelSize(round(px))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def system_theme(app: QApplication) -> Theme:
    """Return the theme that the desktop asks for; light where it does not say."""
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def install(app: QApplication, theme: Theme) -> None:
    """Load the fonts once, then dress the whole program in a theme; `first_light.make_application` chose the style.

    Raises:
        FileNotFoundError: If resources/ is missing beside the program.
    """
    folder = paths.resources() / "fonts"
    if not app.property(_FONTS_LOADED):
        for name in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(folder / name))
        app.setProperty(_FONTS_LOADED, True)
    QDir.setSearchPaths("look", [str(paths.resources() / "icons")])
    app.setFont(font())
    set_theme(app, theme)
    if app.findChild(FocusRing, _RING_OBJECT) is None:
        FocusRing(app)


def set_theme(app: QApplication, theme: Theme) -> None:
    """Dress every open window anew, live."""
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.paper,
        role.WindowText: theme.ink,
        role.Base: theme.surface,
        role.AlternateBase: theme.paper,
        role.Text: theme.ink,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.BrightText: theme.danger,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.ink,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line2,
        role.Dark: theme.control,
        role.Shadow: theme.line2,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.control))
    return palette


class FocusRing(QObject):
    """Draws the 2-px ring outside a 2-px gap around what Tab has reached; one for the whole program.

    A style sheet can only draw inside a widget, so the ring is a sheet of glass laid over its surroundings. Fields with
    an edge of their own turn that edge to the accent instead.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_RING_OBJECT)
        self._glass: _Glass | None = None
        self._target: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        # The attribute is set by Qt when the focus last moved by a key, so a click never leaves a ring behind.
        if not isinstance(now, QAbstractButton):
            return
        around = now.parentWidget()
        by_key = now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if by_key and around is not None and not isinstance(around, (QAbstractSpinBox, QComboBox)):
            self._target = now
            self._glass = _Glass(around)
            now.installEventFilter(self)
            self._place()

    def _let_go(self) -> None:
        # Both may be gone already with the window that held them.
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        if self._glass is not None and isValid(self._glass):
            self._glass.hide()
            self._glass.deleteLater()
        self._target = None
        self._glass = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the focused widget, and go with it."""
        if watched is self._target:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
                self._place()
            elif event.type() is QEvent.Type.Hide:
                self._let_go()
        return False

    def _place(self) -> None:
        if self._glass is None or self._target is None:
            return
        margin = _Glass.MARGIN
        self._glass.setGeometry(self._target.geometry().adjusted(-margin, -margin, margin, margin))
        self._glass.raise_()
        self._glass.show()


class _Glass(QWidget):
    """The ring itself; lets every click through."""

    MARGIN = 5

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring in the accent of the theme at work."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), 2)
        painter.setPen(pen)
        inside = QRect(QPoint(1, 1), self.size()).adjusted(0, 0, -2, -2)
        painter.drawRoundedRect(inside, 9, 9)
        painter.end()
