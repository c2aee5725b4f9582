"""The frame of every asking window: title, fields, one filled button. What is done with the answer is not here."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ashichart.domain.errors import UserError
from ashichart.ui.parts.controls import Button, Field, SentenceBar, label
from ashichart.ui.parts.keyboard import KeyWatch, is_plain
from ashichart.wording import terms

# Returned by what takes an answer that waits for another question; it closes the window itself later.
PENDING = object()
_LOW_SCREEN_PX = 640


class FormDialog(QDialog):
    """A window that asks; it closes only when its answer was taken, so nothing written is ever lost.

    Args:
        title: What is asked.
        act: Words of the filled button.
        explanation: One or two sentences under the title.
        cancel: Words of the way out.

    Signals:
        answered: With the value of every answer that is complete.
    """

    answered = Signal(object)

    def __init__(
        self, parent: QWidget | None, title: str, act: str, explanation: str = "", *, cancel: str = terms.cancel()
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        KeyWatch(self)
        self._listens = False
        outer = QVBoxLayout(self)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        is_low = screen.height() < _LOW_SCREEN_PX  # its last field and its buttons stay on the screen
        outer.setContentsMargins(32, 14 if is_low else 28, 32, 12 if is_low else 24)
        outer.setSpacing(8 if is_low else 16)
        head = label(title, "title")
        outer.addWidget(head)
        if explanation:
            outer.addWidget(label(explanation, "muted", wrap=True))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(8 if is_low else 14)
        outer.addLayout(self.fields)
        outer.addStretch(1)
        self.bar = SentenceBar()
        outer.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        self.cancel_button = Button(cancel)
        self.cancel_button.clicked.connect(self.reject)
        self.act_button = Button(act, kind="primary")
        self.act_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.act_button)
        outer.addLayout(foot)
        self.setMinimumWidth(min(560, screen.width() - 32))

    def showEvent(self, event: QShowEvent) -> None:
        """Take back what was said of an answer as soon as one of its fields is written in again."""
        super().showEvent(event)
        if not self._listens:
            self._listens = True
            for editor in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
                editor.textChanged.connect(self.bar.dismiss)

    def event(self, event: QEvent) -> bool:
        """Grow when a sentence appears under a field; wrapped lines do not make a window grow by themselves."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            layout = self.layout()
            needed = max(layout.totalHeightForWidth(self.width()), layout.sizeHint().height()) if layout else 0
            if needed > self.height():
                self.resize(self.width(), needed)
        return done

    def read(self) -> object | None:
        """Return the answer, or None after saying under each field what is wrong."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Say why the answer was not taken; the fields keep what was written."""
        self.bar.say(sentence)

    def accept(self) -> None:
        """Hand the answer over; the window stays until `ask` finds that it was taken."""
        answer = self.read()
        if answer is None:
            self._give_caret()
        else:
            self.bar.dismiss()
            self.answered.emit(answer)

    def enter_alone(self) -> None:
        """Say at its field what is missing where Enter alone carries nothing out; the caret goes there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is never without an answer: it acts, or it is said what is missing."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain(event)
        if is_enter and not (self.act_button.isDefault() and self.act_button.isEnabled()):
            self.enter_alone()
            self._give_caret()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _give_caret(self) -> None:
        """Put the keys into the first field that is wrong, as the eye reads them."""
        wrong = [field for field in self.findChildren(Field) if field.wrong and field.isVisibleTo(self)]
        if wrong:
            min(wrong, key=lambda field: field.mapTo(self, QPoint()).toTuple()[::-1]).take_caret()

    def taken(self) -> None:
        """Close: the answer was taken."""
        super().accept()


def ask(dialog: FormDialog, take: Callable[[object], object]) -> None:
    """Open a window and hand every answer to `take` until one goes through.

    Args:
        dialog: Deletes itself when it closes.
        take: Carries the answer out; its UserError is shown in the window, which then stays open, as after `PENDING`.
    """

    def on_answer(answer: object) -> None:
        try:
            if take(answer) is PENDING:
                return
        except UserError as refused:
            dialog.say(str(refused))
            return
        dialog.taken()

    dialog.answered.connect(on_answer)
    dialog.open()
