"""The strip over the places that says what became of the file, and the acts that help. It decides nothing itself."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ashichart.services.clinic.file_words import FileWords
from ashichart.ui.appearance.icons import icon
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import Button, label
from ashichart.wording.screens import window as say


class FileStrip(QFrame):
    """Pushes what it concerns down and never lies over a body.

    `choose` lets a person decide between two versions, or go on with this one.
    """

    def __init__(self, theme: Theme, choose: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "danger")
        self.setAccessibleName(say.the_file_of_the_clinic())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(16)
        self._picture = QLabel()
        words = QVBoxLayout()
        words.setSpacing(2)
        self._headline = label("", "strong", wrap=True)
        self._detail = label("", "reading", wrap=True)
        words.addWidget(self._headline)
        words.addWidget(self._detail)
        self.folder = Button(say.show_the_folder(), size="small")
        self.folder.clicked.connect(self._show_folder)
        self.choose = Button("", size="small")
        self.choose.clicked.connect(lambda: choose())
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.folder)
        row.addWidget(self.choose)
        self._words: FileWords | None = None
        self.set_theme(theme)
        self.hide()

    @property
    def said(self) -> str:
        """What it says, "" while all is well."""
        return "" if self._words is None else f"{self._words.headline} {self._words.detail}"

    def show_words(self, words: FileWords | None) -> None:
        """Say what became of the file, or nothing."""
        self._words = words
        self.setVisible(words is not None)
        if words is None:
            return
        self._headline.setText(words.headline)
        self._detail.setText(words.detail)
        self._detail.setVisible(bool(words.detail))
        self.folder.setVisible(words.folder is not None)
        self.choose.setText(words.choose)
        self.choose.setVisible(bool(words.choose))
        self.setAccessibleDescription(self.said)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self._picture.setPixmap(icon("warning", theme.danger, 24).pixmap(24, 24))

    def _show_folder(self) -> None:
        if self._words is not None and self._words.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._words.folder.parent)))
