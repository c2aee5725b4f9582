"""The small form under the dose badge: a dose and vital signs, as of now or of a time that is typed."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ashichart.domain.kap import Dose, Route, VitalSigns, check_vitals, minutes_since_dose
from ashichart.domain.late import is_late
from ashichart.domain.sessions import CourseChart, SessionChart
from ashichart.ui.controls import Button, Segments, label

_PRESSURE = re.compile(r"(\d{1,3})\s*[/ ]\s*(\d{1,3})")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_SHOWN = 3


class KapForm(QFrame):
    """The time, milligrams and route, and pressure, pulse and SpO₂.

    Signals:
        recorded: With milligrams, `Route`, and when it was given, None for now.
        taken: With `VitalValues`, and when they were taken, None for now.
        done: It closed, after recording or by Escape.
    """

    recorded = Signal(float, object, object)
    taken = Signal(object, object)
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "popover")
        self.setMinimumWidth(376)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        self._now = datetime.now().astimezone()
        self._day = self._now.date()
        self.at = _field("now", "Time, as in 11:20; empty is now", 92)
        column.addLayout(_row(label("Time", "strong"), self.at))
        self.wrong_time = label("", "wrong", wrap=True)
        column.addWidget(self.wrong_time)
        column.addWidget(label("Dose", "strong"))
        self.mg = _field("mg", "Milligrams", 76)
        self.route = Segments([(route.value, route) for route in Route], name="Route")
        column.addLayout(_row(self.mg, self.route))
        self.wrong = label("", "wrong", wrap=True)
        self.record = Button("Record dose", kind="primary")
        self.record.clicked.connect(self._record)
        self.mg.returnPressed.connect(self._record)
        column.addWidget(self.wrong)
        column.addWidget(self.record)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        column.addSpacing(4)
        column.addWidget(rule)
        column.addSpacing(2)
        column.addWidget(label("Vital signs", "strong"))
        self.pressure = _field("128/82", "Blood pressure, mmHg", 92)
        self.pulse = _field("pulse", "Pulse a minute", 92)
        self.spo2 = _field("SpO₂ %", "SpO₂, per cent", 92)
        column.addLayout(_row(self.pressure, self.pulse, self.spo2))
        self.wrong_vitals = label("", "wrong", wrap=True)
        column.addWidget(self.wrong_vitals)
        self.take = Button("Record vital signs")
        self.take.clicked.connect(self._take)
        for field in self._vital_fields:
            field.returnPressed.connect(self._take)
        column.addWidget(self.take)
        self.history = label("", "hint", wrap=True)
        column.addWidget(self.history)
        self.hide()

    @property
    def _vital_fields(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return (self.pressure, self.pulse, self.spo2)

    def open_at(self, under: QPoint, course: CourseChart, chart: SessionChart, now: datetime) -> None:
        """Show the form, with the last dose of the course selected for typing over.

        Args:
            under: Upper left corner wanted, in the coordinates of the parent.
            course: All its sessions.
            chart: The session that is charted; its latest vital signs are listed.
            now: A time that is typed is one of this day, or of the session's where that is long over.
        """
        session, self._now = chart.session, now
        self._day = (session.started_at if is_late(session, now) else now).astimezone().date()
        self.at.clear()
        given = [dose for one in course.sessions for dose in one.doses]
        last = given[-1] if given else None
        for wrong in (self.wrong, self.wrong_vitals, self.wrong_time):
            wrong.hide()
        self.mg.setText(f"{last.mg:g}" if last else "")
        if last is not None:
            self.route.choose(last.route)
        for field in self._vital_fields:
            field.clear()
        self.history.setText("\n".join(_line(one, chart.doses) for one in chart.vitals[-_SHOWN:]))
        self.history.setVisible(bool(chart.vitals))
        self.adjustSize()
        self.move(min(under.x(), self._over.width() - self.width() - 8), under.y())
        self.show()
        self.raise_()
        self.mg.setFocus()
        self.mg.selectAll()

    def _record(self) -> None:
        text = self.mg.text().strip().removesuffix("mg").strip().replace(",", ".")
        try:
            mg = float(text)
        except ValueError:
            mg = 0.0
        if not 0 < mg <= 1000:
            wrong = f"“{self.mg.text()}” is not a dose. Write milligrams above 0 and up to 1000."
            self._say(self.wrong, wrong, self.mg)
            return
        if self._is_time():
            self._close()
            self.recorded.emit(mg, self.route.chosen, self._time())

    def _take(self) -> None:
        try:
            systolic, diastolic = self._read_pressure()
            pulse, spo2 = (_whole(field) for field in (self.pulse, self.spo2))
            check_vitals(systolic, diastolic, pulse, spo2)
        except ValueError as error:
            self._say(self.wrong_vitals, str(error), self.pressure)
            return
        if self._is_time():
            self._close()
            self.taken.emit((systolic, diastolic, pulse, spo2), self._time())

    def _is_time(self) -> bool:
        """Whether the time can be read and is not to come; otherwise it is said, and what was typed stays."""
        text, at = self.at.text().strip(), self._time()
        wrong = ""
        if text and at is None:
            wrong = f"“{text}” is no time of the day. Write it as in 11:20, or leave it empty."
        elif at is not None and at > self._now:
            wrong = f"{text} has not come yet. Correct the time, or leave it empty for now."
        if wrong:
            self._say(self.wrong_time, wrong, self.at)
        return not wrong

    def _time(self) -> datetime | None:
        found = _TIME.fullmatch(self.at.text().strip())
        if found is None:
            return None
        return datetime.combine(self._day, time(int(found[1]), int(found[2]))).astimezone()

    def _close(self) -> None:
        self.hide()
        self.done.emit()

    def _read_pressure(self) -> tuple[int | None, int | None]:
        text = self.pressure.text().strip()
        if not text:
            return None, None
        found = _PRESSURE.fullmatch(text)
        if found is None:
            raise ValueError(f"“{text}” is no blood pressure. Write both numbers, as in 128/82.")
        return int(found[1]), int(found[2])

    def _say(self, line: QLabel, words: str, field: QLineEdit) -> None:
        line.setText(words)
        line.show()
        self.adjustSize()
        field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


def _field(hint: str, name: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setFixedWidth(width)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def _row(*parts: QWidget) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(8)
    for part in parts:
        made.addWidget(part)
    made.addStretch(1)
    return made


def _whole(field: QLineEdit) -> int | None:
    text = field.text().strip().removesuffix("%").strip()
    if not text:
        return None
    if not text.isdecimal():
        raise ValueError(f"“{text}” is no whole number ({field.accessibleName()}).")
    return int(text)


def _line(one: VitalSigns, doses: Sequence[Dose]) -> str:
    minutes = minutes_since_dose(doses, one.taken_at)
    since = "no dose yet" if minutes is None else f"{minutes} min"
    return f"{_clock(one.taken_at)}  {one.words}  ({since})"


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
