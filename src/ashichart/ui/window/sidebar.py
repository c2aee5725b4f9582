"""The sidebar at the left: the four places, the Library, light or dark, lock. It only tells which one was asked for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from ashichart.domain.workplace import PlaceName
from ashichart.ui.appearance.icons import icon, logo
from ashichart.ui.parts.controls import application_colour
from ashichart.ui.parts.focus_ring import paint_focus_ring
from ashichart.wording import terms
from ashichart.wording.screens import window as say

WIDE_PX = 72
NARROW_PX = 56
NARROW_FROM_PX = 1280
TINY_PX = 48
TINY_FROM_PX = 1100

PLACES: tuple[tuple[PlaceName, str, str], ...] = (
    (PlaceName.PATIENTS, "patients", terms.patients()),
    (PlaceName.CHART, "chart", say.chart()),
    (PlaceName.COURSE, "course", terms.course()),
    (PlaceName.PRINT, "print", say.print_text()),
    (PlaceName.LIBRARY, "library", terms.library()),
)


class PlaceButton(QToolButton):
    """One place of the program in the sidebar: icon over its name."""

    def __init__(self, icon_name: str, name: str, hint: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setProperty("kind", "place")
        self.setText(name)
        self.setToolTip(hint)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(22, 22))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tint)
        self._tint()

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, with a ring while it has the keys."""
        super().paintEvent(event)
        paint_focus_ring(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._tint()

    def _tint(self) -> None:
        role = QPalette.ColorRole.Highlight if self.isChecked() else QPalette.ColorRole.PlaceholderText
        faint = application_colour(QPalette.ColorRole.Dark)
        self.setIcon(icon(self._icon_name, application_colour(role), 22, faint))


class Sidebar(QFrame):
    """The sidebar.

    Args:
        go_to: Shows a place.
        switch_theme: Shows the other of light and dark.
        lock: Closes the clinic until the password is given again.
    """

    def __init__(
        self,
        go_to: Callable[[PlaceName], object],
        switch_theme: Callable[[], object],
        lock: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "sidebar")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(logo(36), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(10)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[PlaceName, PlaceButton] = {}
        for number, (place, icon_name, words) in enumerate(PLACES, 1):
            button = PlaceButton(icon_name, words, say.place_and_keys(place=words, number=number))
            button.clicked.connect(lambda _on=False, wanted=place: go_to(wanted))
            self._group.addButton(button)
            self._buttons[place] = button
            if place is PlaceName.LIBRARY:
                # Looked into from everywhere, so it stands apart from the places of a patient.
                self._column.addStretch(1)
            self._column.addWidget(button)
        self.theme_button = PlaceButton("moon", say.dark(), say.switch_to_dark_colours())
        self.theme_button.setCheckable(False)
        self.theme_button.clicked.connect(lambda: switch_theme())
        self._lock_button = PlaceButton("lock", say.lock(), say.lock_the_password_opens_it_again_ctrl())
        self._lock_button.setCheckable(False)
        self._lock_button.clicked.connect(lambda: lock())
        self._column.addWidget(self.theme_button)
        self._column.addWidget(self._lock_button)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool, tiny: bool = False) -> None:
        """Take 56 px instead of 72 on windows up to 1280 px, and 48 without words on tiny ones."""
        self.setFixedWidth(TINY_PX if tiny else NARROW_PX if narrow else WIDE_PX)
        side = 2 if narrow or tiny else 5
        self._column.setContentsMargins(side, 6 if tiny else 10, side + 1, 6 if tiny else 10)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if tiny else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in (*self._buttons.values(), self.theme_button, self._lock_button):
            button.setToolButtonStyle(style)

    def set_place(self, place: PlaceName) -> None:
        """Show where the user is."""
        # All courses are reached from Patients and belong to it here.
        self._buttons[PlaceName.PATIENTS if place is PlaceName.OVERVIEW else place].setChecked(True)

    def set_dark(self, *, dark: bool) -> None:
        """Name the colours that the button would bring."""
        self.theme_button.set_icon_name("sun" if dark else "moon")
        self.theme_button.setText(say.light() if dark else say.dark())
        self.theme_button.setToolTip(say.switch_to_light_colours() if dark else say.switch_to_dark_colours())
        self.theme_button.setAccessibleName(self.theme_button.toolTip())

    def set_lockable(self, *, lockable: bool) -> None:
        """Hide the lock where there is no password."""
        self._lock_button.setVisible(lockable)

    def sizeHint(self) -> QSize:
        """Keep the width that was set."""
        return QSize(self.width(), super().sizeHint().height())
