"""Shows a recovery key once, to be printed or kept as text. The key is held only as long as the window is open."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ashichart.ui.appearance.appearance import font
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Button, label
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say


class RecoveryKeyDialog(FormDialog):
    """Answers True once the key was kept; there is no other way out, because it is never shown again.

    Args:
        key: As it is typed back, in groups.
        clinic_name: Stands on the print.
    """

    def __init__(self, parent: QWidget | None, key: str, clinic_name: str) -> None:
        super().__init__(
            parent,
            say.keep_the_recovery_key(),
            say.open_the_clinic(),
            say.if_the_password_is_ever_forgotten_this(),
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
        self.key_label.setAccessibleName(terms.recovery_key())
        inside.addWidget(self.key_label)
        self.fields.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(8)
        print_button = Button(say.print_text(), "print")
        print_button.clicked.connect(self._print)
        save_button = Button(say.save_as_text(), "save")
        save_button.clicked.connect(self._save)
        self._done = label("", "hint")
        row.addWidget(print_button)
        row.addWidget(save_button)
        row.addWidget(self._done, 1)
        self.fields.addLayout(row)
        self.kept = QCheckBox(say.i_have_kept_it_where_i_will())
        self.kept.toggled.connect(self.act_button.setEnabled)
        self.act_button.setEnabled(False)
        self.fields.addWidget(self.kept)

    def read(self) -> bool | None:
        """Return True once the box is ticked."""
        return True if self.kept.isChecked() else None

    def enter_alone(self) -> None:
        """Say that the box is what is missing; the keys go to it, Space ticks it."""
        self.reject()
        self.kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Stay: closing without keeping the key would lose it."""
        self.say(say.print_the_key_or_save_it_as())

    def write_text(self, path: Path) -> None:
        """Write the key with its explanation as plain text that nobody else on this computer may read.

        Raises:
            OSError: If the place cannot be written.
        """
        with open(path, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            path.chmod(0o600)  # a file that was there keeps its own mode otherwise
            file.write(self._sentences() + "\n")

    def _sentences(self) -> str:
        return say.ashichart_recovery_key_clinic_this_key_opens(
            clinic_name=self._clinic_name, in_lines=_in_lines(self._key)
        )

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, say.save_the_recovery_key(), "recovery-key.txt", say.text_txt())
        if not chosen:
            return
        try:
            self.write_text(Path(chosen))
        except OSError:
            self.say(say.the_key_could_not_be_written_there())
            return
        self._done.setText(say.saved_as_text())

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        document = QTextDocument()
        document.setDefaultFont(font(16))
        document.setPlainText(self._sentences())
        document.print_(printer)
        self._done.setText(say.sent_to_the_printer())


def _in_lines(key: str) -> str:
    """Return the key in lines of three groups, so that it can be copied by hand."""
    groups = key.replace("-", " ").split()
    return "\n".join("  ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))
