"""Asks before something is removed from the lists: what will change, and why. Also lists what was removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ashichart.domain.errors import UserError
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Button, Field, label
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say


class RemoveDialog(FormDialog):
    """Answers with the reason, which may be empty unless `needs_reason`.

    Args:
        parent: Over which it opens.
        what: Named in title and button: "session 3", "Mara Solberg".
        explanation: What will change and what stays.
        needs_reason: Whether it is refused without a reason.
    """

    def __init__(self, parent: QWidget | None, what: str, explanation: str, *, needs_reason: bool = False) -> None:
        super().__init__(
            parent, say.remove_from_the_lists(what=what), say.remove_it(what=what), explanation, cancel=terms.keep()
        )
        self._needs_reason = needs_reason
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.setPlaceholderText(say.such_as_begun_by_mistake_entered_twice())
        self._field = Field(say.reason(), self.reason, "" if needs_reason else say.may_stay_empty())
        self.fields.addWidget(self._field)
        # Enter alone removes nothing; with a reason it was meant.
        self.act_button.setDefault(False)
        self.reason.textEdited.connect(self._let_enter_act)
        self.reason.setFocus()

    def _let_enter_act(self, text: str) -> None:
        self.act_button.setDefault(bool(text.strip()))

    def enter_alone(self) -> None:
        """Ask for the reason, or for the button where it may stay empty."""
        removes = self.act_button.text()
        self._field.set_wrong(
            say.write_why_a_word_is_enough() if self._needs_reason else say.enter_alone_removes_nothing(act=removes)
        )

    def read(self) -> str | None:
        """Return the reason, or None after asking for one."""
        reason = " ".join(self.reason.text().split())
        missing = self._needs_reason and not reason
        self._field.set_wrong(say.write_why_a_word_is_enough() if missing else "")
        return None if missing else reason


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """Something that was removed.

    Args:
        id: What `bring_back` is called with.
        name: In bold.
        words: When, and why.
    """

    id: str
    name: str
    words: str


class RemovedDialog(FormDialog):
    """Lists what was removed; each row has its own Bring back.

    Args:
        parent: Over which it opens.
        title: What is listed.
        rows: The last one removed first.
        bring_back: Called with the id of a row; its UserError is shown here.
    """

    def __init__(
        self, parent: QWidget | None, title: str, rows: Sequence[RemovedRow], bring_back: Callable[[str], object]
    ) -> None:
        explanation = terms.everything_charted_stays_in_the_file() if rows else say.nothing_was_removed()
        super().__init__(parent, title, terms.close(), explanation)
        self.cancel_button.hide()
        self._bring_back = bring_back
        self.buttons: dict[str, Button] = {}
        page = QWidget()
        page.setProperty("kind", "scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for row in rows:
            column.addLayout(self._line(row))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setMinimumHeight(min(320, 16 + 50 * len(rows)))
        scroll.setVisible(bool(rows))
        self.fields.addWidget(scroll)

    def _line(self, row: RemovedRow) -> QHBoxLayout:
        line = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.name, "strong", wrap=True))
        words.addWidget(label(row.words, "hint", wrap=True))
        line.addLayout(words, 1)
        button = Button(terms.bring_back(), size="small")
        button.setAccessibleName(say.bring_it_back(what=row.name))
        button.clicked.connect(lambda _on=False, wanted=row: self._restore(wanted))
        self.buttons[row.id] = button
        line.addWidget(button)
        return line

    def _restore(self, row: RemovedRow) -> None:
        try:
            self._bring_back(row.id)
        except UserError as error:
            self.say(str(error))
            return
        self.buttons[row.id].setEnabled(False)
        self.buttons[row.id].setText(say.brought_back())

    def read(self) -> object | None:
        """Nothing is asked: the window closes."""
        self.taken()
        return None
