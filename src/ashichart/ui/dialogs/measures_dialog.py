"""Asks for the measures of one day: questionnaires, tension, range of motion. Saving is the caller's act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ashichart.domain.charting.measures import MEASURE_RULES, Measure, MeasureGroup, MeasureKind
from ashichart.ui.dialogs.day_field import DayField
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Field, label
from ashichart.wording import terms
from ashichart.wording.dates import near_day
from ashichart.wording.names.kinds import MEASURE_GROUPS, MEASURES
from ashichart.wording.screens import dialogs as say
from ashichart.wording.typed.days import Side

_COLUMNS = 4



@dataclass(frozen=True, slots=True)
class DayOfMeasures:
    """The answer: every kind with its value on that day, None where the field is empty."""

    taken_on: date
    values: Mapping[MeasureKind, int | None]


class MeasuresDialog(FormDialog):
    """Answers with a `DayOfMeasures`.

    Args:
        measures: What the course holds already; those of the chosen day stand in the fields, to be corrected.
        today: Local day.
    """

    def __init__(self, parent: QWidget | None, measures: Sequence[Measure], today: date) -> None:
        super().__init__(parent, terms.measures(), say.save_measures(), say.one_day_at_a_time_a_field())
        self._measures, self._today = tuple(measures), today
        self.day_field = DayField(terms.day(), today, side=Side.PAST, problem=self._day_problem)
        self.day = self.day_field.line
        self.day.setFixedWidth(160)
        self.fields.addWidget(self.day_field)
        self.editors: dict[MeasureKind, QLineEdit] = {}
        self._fields: dict[MeasureKind, Field] = {}
        self._hints: dict[MeasureKind, str] = {}
        self._shown: date | None = None
        for group in MeasureGroup:
            if group is not MeasureGroup.TENSION:
                self.fields.addWidget(label(MEASURE_GROUPS[group](), "strong"))
                grid = QGridLayout()
                grid.setHorizontalSpacing(16)
                grid.setVerticalSpacing(10)
                self.fields.addLayout(grid)
                # Tension is one number: it stands in the row of the questionnaires.
                groups = (group, MeasureGroup.TENSION) if group is MeasureGroup.MOOD else (group,)
                kinds = [kind for kind in MeasureKind if MEASURE_RULES[kind].group in groups]
                for at, kind in enumerate(kinds):
                    grid.addWidget(self._field(kind), at // _COLUMNS, at % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        self.setMinimumWidth(min(760, self.minimumWidth() + 200))
        self.day_field.changed.connect(self._show_day)
        self.day_field.set_day(today)
        self.editors[MeasureKind.PHQ9].setFocus()

    def wrong(self, kind: MeasureKind) -> str:
        """Return what is said below a field, "" if nothing is wrong."""
        return self._fields[kind].wrong

    def _field(self, kind: MeasureKind) -> Field:
        rule = MEASURE_RULES[kind]
        editor = QLineEdit()
        editor.setMaxLength(3)
        editor.setPlaceholderText(f"0–{rule.high}{' ' if rule.unit == 'mm' else ''}{rule.unit}")
        self.editors[kind] = editor
        self._fields[kind] = Field(MEASURES[kind](), editor)
        editor.textChanged.connect(partial(self._say_what_happens, kind))
        return self._fields[kind]

    def _day_problem(self, day: date) -> str:
        return say.this_day_lies_in_the_future_write_2() if day > self._today else ""

    def _show_day(self) -> None:
        """Fill in what that day holds; numbers that were written stay, and it is said which ones they would replace."""
        day = self.day_field.day
        if day is None or day == self._shown:
            return
        for kind, editor in self.editors.items():
            held = self._held(kind, day)
            was = None if self._shown is None else self._held(kind, self._shown)
            if editor.text().strip() in ("", "" if was is None else str(was)):
                editor.setText("" if held is None else str(held))
            last = [one for one in self._measures if one.kind is kind and one.taken_on < day]
            self._hints[kind] = ""
            if last:
                day_of_last = near_day(last[-1].taken_on, self._today)
                self._hints[kind] = say.last_measure(measure=last[-1].text, day=day_of_last)
        self._shown = day
        for kind in self.editors:
            self._say_what_happens(kind)

    def _say_what_happens(self, kind: MeasureKind, *_text: object) -> None:
        """Say below a field what becomes of the value that the day holds; else what was taken last."""
        held = None if self._shown is None else self._held(kind, self._shown)
        text = self.editors[kind].text().strip()
        if held is not None and text != str(held):
            happens = say.is_replaced_when_saved if text else say.is_removed_when_saved
            self._fields[kind].set_hint(happens(held=held))
        else:
            self._fields[kind].set_hint(self._hints.get(kind, ""))

    def hint(self, kind: MeasureKind) -> str:
        """Return what is said below a field while nothing is wrong."""
        return self._fields[kind].hint

    def _held(self, kind: MeasureKind, day: date) -> int | None:
        return next((one.value for one in self._measures if one.kind is kind and one.taken_on == day), None)

    def read(self) -> DayOfMeasures | None:
        """Return the measures, or None after saying what is wrong."""
        is_read = self.day_field.judge(needed=say.write_the_day_on_which_they_were())
        day = self.day_field.day if is_read else None
        values: dict[MeasureKind, int | None] = {}
        faults: list[MeasureKind] = []
        for kind, editor in self.editors.items():
            text, high = editor.text().strip(), MEASURE_RULES[kind].high
            is_number = text.isascii() and text.isdigit() and int(text) <= high
            self._fields[kind].set_wrong("" if not text or is_number else say.a_whole_number_from_to(high=high))
            if text and not is_number:
                faults.append(kind)
            values[kind] = int(text) if is_number else None
        if day is None:
            return None
        if faults:
            return None
        if not any(value is not None or self._held(kind, day) is not None for kind, value in values.items()):
            self.say(say.nothing_is_written_yet_fill_in_at())
            self.editors[MeasureKind.PHQ9].setFocus()
            return None
        return DayOfMeasures(day, values)
