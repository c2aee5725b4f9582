"""A field for a password: nothing is shown, and the line end that is copied with a password is dropped. No checks."""

from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class PasswordLine(QLineEdit):
    """Keeps what is typed to itself; a pasted line end would become a blank that nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def paste_password(self) -> None:
        """Insert the clipboard without line ends around it."""
        self.insert(QGuiApplication.clipboard().text().strip("\r\n\u2028\u2029"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste as `paste_password` does."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_password()
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer pasting; a password is neither copied nor cut."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_password)
        menu.exec(event.globalPos())
        menu.deleteLater()
