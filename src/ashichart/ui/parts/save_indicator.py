"""The sign that says when the last act was on disk. It listens to the bus and saves nothing itself."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ashichart.domain.charting.changes import Changes
from ashichart.domain.days import local_time
from ashichart.domain.errors import NotSavedError
from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.parts.controls import label, restyle
from ashichart.wording.screens import parts as say


class SaveIndicator(QWidget):
    """ "Saved 14:03:22": the time of the last commit that was announced, or what was not saved.

    While another version stands at the file's place acts go into a kept copy: "Kept aside 14:03:22".
    """

    def __init__(self, bus: ChangeBus, theme: Theme, zone: str | None = None) -> None:
        super().__init__()
        self._bus = bus
        self._theme = theme
        self._time = ""
        self._tiny = False
        self._zone = zone
        self._picture = QLabel()
        self._words = label(say.saved(), "hint")
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self.set_theme(theme)
        bus.changed.connect(self._saved)
        bus.save_failed.connect(self._failed)

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text().replace("\n", " ")

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        is_wrong = self._words.property("role") == "wrong"
        name, colour = ("warning", theme.danger) if is_wrong else ("check", theme.accent)
        self._picture.setPixmap(icon(name, colour, 18).pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def set_tiny(self, *, tiny: bool) -> None:
        """Leave the words to hover and screen readers where there is no room; what is not saved is always said."""
        self._tiny = tiny
        self._fit()
        if (layout := self.layout()) is not None:
            layout.invalidate()
        self.updateGeometry()

    def _fit(self) -> None:
        is_wrong = self._words.property("role") == "wrong"
        self._words.setVisible(is_wrong or not self._tiny)
        self.setToolTip(self.words)

    def _saved(self, changes: Changes) -> None:
        self._time = f"{local_time(changes.saved_at, self._zone):%H:%M:%S}"
        self._say(f"{say.kept_aside() if self._bus.is_kept_aside() else say.saved()}\n{self._time}", "hint")

    def _failed(self, error: object) -> None:
        if not isinstance(error, NotSavedError):
            return  # refused: everything that was charted is on disk
        self._say(say.not_saved_since(time=self._time) if self._time else say.not_saved(), "wrong")

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setProperty("role", role)
        restyle(self._words)
        self.set_theme(self._theme)
        self.setAccessibleName(self.words)
        self._fit()
