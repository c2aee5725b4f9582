"""Asks for a patient: name or code, birth date, sex, figure, alerts. Saving is the caller's act."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.patients import Alert, AlertKind, Patient, Sex, age_on
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.appearance.glyphs import letters_without_font
from ashichart.ui.dialogs.birth_dates import birth_date_problem
from ashichart.ui.dialogs.day_field import DayField
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Button, Field, Segments, label
from ashichart.wording import terms
from ashichart.wording.dates import full_day
from ashichart.wording.fonts import no_font_words
from ashichart.wording.screens import dialogs as say

ALERT_WORDS: dict[AlertKind, str] = {
    AlertKind.ANTICOAGULANT: terms.anticoagulant(),
    AlertKind.PREGNANCY: terms.pregnancy(),
    AlertKind.PACEMAKER: terms.pacemaker(),
    AlertKind.LYMPHOEDEMA: terms.lymphoedema(),
    AlertKind.NEEDLE_PHOBIA: say.fear_of_needles(),
    AlertKind.ALLERGY: terms.allergy(),
    AlertKind.OTHER: say.other(),
}
_SEXES: list[tuple[str, Sex | None]] = [
    (terms.female(), Sex.FEMALE),
    (terms.male(), Sex.MALE),
    (say.other(), Sex.OTHER),
    (say.not_recorded(), None),
]
_NOT_RECORDED = _SEXES[-1][1]


class PatientDialog(FormDialog):
    """Answers with a `PatientDraft`.

    Args:
        today: The clinic's day; births after it are refused.
        name: Written already, as from the search.
        patient: Whom to change; None asks for a new one.
        namesake: Returns a known patient of a name and birth date: another one of the same name is asked about.
    """

    def __init__(
        self, parent: QWidget | None, today: date, *, name: str = "", patient: Patient | None = None,
        namesake: Callable[[str, date | None], Patient | None] = lambda _name, _born: None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent,
            say.new_patient() if patient is None else say.change_patient(),
            say.add_patient() if patient is None else say.save(),
            say.only_a_name_or_a_code_is() if patient is None else "",
        )
        self._today = today
        self._namesake = namesake
        self._asked: tuple[str, date | None] | None = None
        # A figure that is only the usual one follows the sex when that becomes known.
        self._figure_was_chosen = patient is not None and patient.sex is not None
        self._figure_before = patient.figure if patient else None
        self.name = QLineEdit(patient.name if patient else name)
        self.name.setMaxLength(200)
        self._name_field = Field(say.name_or_code(), self.name)
        self.name.textChanged.connect(self._say_letters)
        self._say_letters(self.name.text())
        self.birth_field = DayField(
            say.birth_date(),
            today,
            problem=lambda day: birth_date_problem(day, today),
            words=lambda day: say.years_old(age_on=age_on(day, today)),
        )
        self.birth_date = self.birth_field.line
        self.birth_date.setPlaceholderText("1984-03-12")
        for line in (self.name, self.birth_date):
            line.textEdited.connect(lambda: self.act_button.setDefault(True))
        self.birth_field.set_day(patient.birth_date if patient else None)
        self.sex: Segments[Sex | None] = Segments(_SEXES, name=say.sex())
        self.sex.choose(patient.sex if patient else _NOT_RECORDED)
        figure = patient.figure if patient else Figure.FEMALE
        self.figure = Segments(
            [(terms.female(), Figure.FEMALE), (terms.male(), Figure.MALE)], figure, name=say.drawn_figure()
        )
        self.sex.chosen_changed.connect(self._follow_sex)
        self.figure.chosen_changed.connect(self._keep_figure)
        self._notes = {alert.kind: alert.note for alert in patient.alerts} if patient else {}
        self.fields.addWidget(self._name_field)
        self.fields.addWidget(self.birth_field)
        choices = QHBoxLayout()
        choices.setSpacing(24)
        choices.addWidget(_left(Field(say.sex(), self.sex)))
        self.figure_field = Field(say.drawn_figure(), self.figure)
        choices.addWidget(_left(self.figure_field))
        choices.addStretch(1)
        self.fields.addLayout(choices)
        self.fields.addWidget(label(say.alerts_what_must_be_known_before_a(), "label"))
        grid = QGridLayout()
        grid.setSpacing(8)
        self.alerts: dict[AlertKind, Button] = {}
        for at, (kind, words) in enumerate(ALERT_WORDS.items()):
            toggle = Button(words, kind="toggle")
            toggle.setCheckable(True)
            toggle.setChecked(kind in self._notes)
            self.alerts[kind] = toggle
            grid.addWidget(toggle, at // 4, at % 4)
        self.fields.addLayout(grid)
        self.alert_note = QLineEdit(next((note for note in self._notes.values() if note), ""))
        self.alert_note.setPlaceholderText(say.such_as_which_one_since_when())
        self.alert_note.setMaxLength(500)
        note = Field(say.a_word_about_the_alerts(), self.alert_note)
        note.setVisible(bool(self._notes))
        self._note_field = note
        for toggle in self.alerts.values():
            toggle.toggled.connect(self._show_note)
        self.fields.addWidget(note)
        self.name.setFocus()

    @property
    def chosen_alerts(self) -> tuple[AlertKind, ...]:
        """The alerts that are on, in the order shown."""
        return tuple(kind for kind, toggle in self.alerts.items() if toggle.isChecked())

    def enter_alone(self) -> None:
        """A name that a search did not find is a person only when the button says so."""
        name = self.name.text().strip()
        act = self.act_button.text()
        self._name_field.set_wrong(
            say.enter_alone_adds_nobody(act=act) if name else say.write_a_name_or_a_code_one()
        )

    def read(self) -> PatientDraft | None:
        """Return the draft, or None after saying what is wrong."""
        name = " ".join(self.name.text().split())
        self._name_field.set_wrong("" if name else say.write_a_name_or_a_code_one())
        if not name:
            return None
        if not self.birth_field.judge():
            return None
        kinds = self.chosen_alerts
        note = self.alert_note.text().strip()
        # One line serves all alerts; it goes with "other" where that is on, else with the first.
        bearer = AlertKind.OTHER if AlertKind.OTHER in kinds else kinds[0] if kinds else None
        alerts = tuple(Alert(kind, note if kind is bearer else "") for kind in kinds)
        draft = PatientDraft(
            name=name, figure=self.figure.chosen, birth_date=self.birth_field.day, sex=self.sex.chosen, alerts=alerts
        )
        return None if self._asks_again(draft) else draft

    def _asks_again(self, draft: PatientDraft) -> bool:
        """Ask whether a patient of the same name is somebody else; the same answer once more says so."""
        known = self._namesake(draft.name, draft.birth_date)
        if known is None or self._asked == (draft.name, draft.birth_date):
            return False
        self._asked = (draft.name, draft.birth_date)
        self.act_button.setDefault(False)  # a second Enter is no answer: the button is
        act = self.act_button.text()
        born = known.birth_date
        self.say(
            say.same_name(name=known.name, act=act)
            if born is None or draft.birth_date is None
            else say.same_name_born(name=known.name, born=full_day(born), act=act)
        )
        return True

    def _say_letters(self, name: str) -> None:
        """Say which letters of the name this computer cannot show, before it is saved."""
        self._name_field.set_hint(no_font_words(letters_without_font(name)))

    def _show_note(self, _on: bool) -> None:
        self._note_field.setVisible(bool(self.chosen_alerts))

    def _follow_sex(self, sex: Sex | None) -> None:
        if self._figure_was_chosen or sex not in (Sex.FEMALE, Sex.MALE):
            return
        self.figure.choose(Figure.MALE if sex is Sex.MALE else Figure.FEMALE)
        self._figure_was_chosen = False  # following the sex is not a choice of its own
        self._say_figure()

    def _say_figure(self) -> None:
        """Say that the drawn body changes, and what does not."""
        moved = self._figure_before not in (None, self.figure.chosen)
        self.figure_field.set_hint(say.the_drawn_body_changes_every_site_keeps() if moved else "")

    def _keep_figure(self) -> None:
        self._figure_was_chosen = self.figure.hasFocus() or any(
            child.hasFocus() for child in self.figure.findChildren(Button)
        )
        self._say_figure()


def _left(widget: QWidget) -> QWidget:
    """Return a holder that keeps a widget at its own width."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return holder
