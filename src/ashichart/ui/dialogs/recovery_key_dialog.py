"""Shows a recovery key once, to be printed or kept as text. The key is held only as long as the window is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ashichart.ui.appearance.appearance import font
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Button, label


class RecoveryKeyDialog(FormDialog):
    """Answers True once the key was kept; there is no other way out, because it is never shown again.

    Args:
        key: As it is typed back, in groups.
        clinic_name: Stands on the print.
    """

    def __init__(self, parent: QWidget | None, key: str, clinic_name: str) -> None:
        super().__init__(
            parent,
            "Keep the recovery key",
            "Open the clinic",
            "If the password is ever forgotten, this key opens the file. It is shown only now, and nobody can make it "
            "again. Keep it on paper, away from this computer.",
        )
        self._key = key
        self._clinic_name = clinic_name
        self.cancel_button.hide()
        frame = QFrame()
        frame.setProperty("kind", "sunk")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 20, 20, 20)
        self.key_label = QLabel(_in_lines(key))
        self.key_label.setFont(font(20, 600))
        self.key_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.key_label.setAccessibleName("Recovery key")
        inside.addWidget(self.key_label)
        self.fields.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(8)
        print_button = Button("Print", "print")
        print_button.clicked.connect(self._print)
        save_button = Button("Save as text", "save")
        save_button.clicked.connect(self._save)
        self._done = label("", "hint")
        row.addWidget(print_button)
        row.addWidget(save_button)
        row.addWidget(self._done, 1)
        self.fields.addLayout(row)
        self.kept = QCheckBox("I have kept it where I will find it")
        self.kept.toggled.connect(self.act_button.setEnabled)
        self.act_button.setEnabled(False)
        self.fields.addWidget(self.kept)

    def read(self) -> bool | None:
        """Return True once the box is ticked."""
        return True if self.kept.isChecked() else None

    def reject(self) -> None:
        """Stay: closing without keeping the key would lose it."""
        self.say("Print the key or save it as text first, then tick the box.")

    def write_text(self, path: Path) -> None:
        """Write the key with its explanation as plain text.

        Raises:
            OSError: If the place cannot be written.
        """
        path.write_text(self._sentences() + "\n", encoding="utf-8")

    def _sentences(self) -> str:
        return (
            f"AshiChart recovery key\n\nClinic: {self._clinic_name}\n\n{_in_lines(self._key)}\n\n"
            "This key opens the clinic's file if the password is forgotten. Whoever has the key and the file can read "
            "everything: keep them apart."
        )

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the recovery key", "recovery-key.txt", "Text (*.txt)")
        if not chosen:
            return
        try:
            self.write_text(Path(chosen))
        except OSError:
            self.say("The key could not be written there. Choose another place, or print it.")
            return
        self._done.setText("Saved as text.")

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        document = QTextDocument()
        document.setDefaultFont(font(16))
        document.setPlainText(self._sentences())
        document.print_(printer)
        self._done.setText("Sent to the printer.")


def _in_lines(key: str) -> str:
    """Return the key in lines of three groups, so that it can be copied by hand."""
    groups = key.replace("-", " ").split()
    return "\n".join("  ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))
