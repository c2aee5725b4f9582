"""Asks, field by field, which of two values holds where two people changed one record. It writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ashichart.domain.charting.merging import FieldClash
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import label
from ashichart.wording import terms
from ashichart.wording.screens import dialogs as say
from ashichart.wording.screens.record_fields import field_name, field_words


class RecordConflictDialog(FormDialog):
    """Answers with the names of the fields for which the value typed here holds; opens with nothing chosen.

    Args:
        what: Whose record, such as a name.
        clashes: What both changed.
        zone: Of the clinic.
        question: What happened, and what is asked.
    """

    def __init__(
        self, parent: QWidget | None, what: str, clashes: Sequence[FieldClash], zone: str | None, question: str
    ) -> None:
        super().__init__(parent, say.two_values(what=what), terms.keep(), question, cancel=say.later())
        self.theirs: dict[str, QRadioButton] = {}
        self.mine: dict[str, QRadioButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, clash in enumerate(clashes):
            name = field_name(clash.field)
            grid.addWidget(label(name, "label"), 3 * at, 0, 1, 2)
            group = QButtonGroup(self)
            for column, (made, foot, value) in enumerate(
                (
                    (self.theirs, terms.in_the_record(), clash.theirs),
                    (self.mine, terms.not_yet_in_the_record(), clash.mine),
                )
            ):
                words = field_words(value, zone)
                button = QRadioButton(foot)
                button.setAccessibleName(f"{name}: {words}, {foot}")
                button.toggled.connect(self._say_what_is_left)
                group.addButton(button)
                made[clash.field] = button
                grid.addWidget(button, 3 * at + 1, column)
                grid.addWidget(label(words, "strong", wrap=True), 3 * at + 2, column)
        self.fields.addLayout(grid)
        self.fields.addWidget(label(say.both_stay_in_the_audit_trail_the(), "hint"))
        self._say_what_is_left()
        if self.theirs:
            next(iter(self.theirs.values())).setFocus()  # a way out that Enter presses unread is no answer

    def _say_what_is_left(self) -> None:
        left = sum(not (one.isChecked() or self.mine[name].isChecked()) for name, one in self.theirs.items())
        self.act_button.setEnabled(not left)
        self.act_button.setText(terms.keep() if left else say.keep_what_is_chosen())

    def enter_alone(self) -> None:
        """Say which field is not chosen yet; the keys go to it."""
        left = next(name for name, one in self.theirs.items() if not (one.isChecked() or self.mine[name].isChecked()))
        self.say(say.choose_which_one_holds(name=field_name(left)))
        self.theirs[left].setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> frozenset[str] | None:
        """Return the fields for which the value typed here holds, None until every field is chosen."""
        if not self.act_button.isEnabled():
            return None
        return frozenset(name for name, button in self.mine.items() if button.isChecked())
