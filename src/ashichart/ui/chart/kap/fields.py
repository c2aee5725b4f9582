"""Fields for a dose and for vital signs, and how what is typed in them is read; for new entries and corrections."""

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from ashichart.domain.charting.doses import MOST_MG, Route, VitalValues
from ashichart.domain.charting.late_entries import is_late
from ashichart.domain.charting.sessions import Session
from ashichart.ui.parts.controls import Button
from ashichart.wording import terms
from ashichart.wording.chart import kap as say
from ashichart.wording.dates import clock_time, month_day
from ashichart.wording.typed.times import time_meant
from ashichart.wording.vitals import vitals_problem

_PRESSURE = re.compile(r"(\d{1,3})\s*[/ ]\s*(\d{1,3})")


def field(hint: str, name: str, width: int) -> QLineEdit:
    """Return a small field; its name is what a screen reader says."""
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setFixedWidth(width)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def row_of(*parts: QWidget) -> QHBoxLayout:
    """Return widgets side by side."""
    made = QHBoxLayout()
    made.setSpacing(8)
    for part in parts:
        made.addWidget(part)
    made.addStretch(1)
    return made


def read_mg(text: str) -> float:
    """Return milligrams as typed: "60", "60 mg", "62,5".

    Raises:
        ValueError: With a sentence, if it is no dose.
    """
    wrong = say.is_not_a_dose_write_milligrams_above(typed=text, most=MOST_MG)
    try:
        mg = float(text.strip().removesuffix("mg").strip().replace(",", "."))
    except ValueError:
        raise ValueError(wrong) from None
    if not 0 < mg <= MOST_MG:
        raise ValueError(wrong)
    return mg


def read_time(text: str, session: Session, now: datetime, was: datetime | None = None) -> datetime | None:
    """Return the time that is typed, None for an empty field, which is now; see `time_meant`.

    Args:
        text: As it was typed.
        session: The session that is charted.
        now: Aware.
        was: What it corrects, None if it is new.

    Raises:
        ValueError: With a sentence, if it is no time of a day, has not come yet or lies before the session.
    """
    if not text.strip() and was is None and is_late(session, now):
        raise ValueError(say.the_visit_is_over_write_the_time())
    return time_meant(text, session, now, was) if text.strip() else None


def time_words(text: str, session: Session, now: datetime) -> str:
    """Return in words how a typed time is read, before anything is recorded; "" where it is not read."""
    try:
        at = read_time(text, session, now)
    except ValueError:
        return ""
    if at is None:
        return ""
    local, minutes = session.local(at), int((now - at).total_seconds() // 60)
    words = clock_time(local)
    if local.date() != session.local(now).date():
        words = say.time_on_day(time=words, day=month_day(local))
    return say.time_and_minutes_ago(time=words, minutes=minutes) if minutes < 24 * 60 else words


def day_words(session: Session, now: datetime) -> str:
    """Return the day of a session that did not begin today, as everywhere on the Chart; "" for one of today."""
    return "" if session.local(now).date() == session.day else month_day(session.day)


class RouteChoice(QWidget):
    """How a dose was given; nothing is chosen until a person chooses. `follow` is called with every other choice."""

    def __init__(self, follow: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._follow = follow
        self.setAccessibleName(say.route())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.buttons: dict[Route, Button] = {}
        for at, route in enumerate(Route):
            button = Button(route.value, kind="segment")
            button.setProperty("edge", "first" if at == 0 else "last" if at == len(Route) - 1 else "middle")
            button.setCheckable(True)
            button.setAccessibleName(say.route_2(route=route.value))
            self._group.addButton(button, at)
            self.buttons[route] = button
            row.addWidget(button)
        self._group.idToggled.connect(self._say)

    @property
    def chosen(self) -> Route | None:
        """The route, None while none is chosen."""
        return next((route for route, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, route: Route | None) -> None:
        """Press a button, or none."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each is route)
        self._group.setExclusive(True)
        if route is None:
            # Qt lets Tab reach the button of a group that is down, and goes on to do so once none is: the keys would
            # begin at what was chosen last, for whomever that was.
            for button in self.buttons.values():
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice."""
        step = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        routes, here = list(Route), self.chosen
        at = 0 if here is None else min(len(routes) - 1, max(0, routes.index(here) + step))
        self.buttons[routes[at]].setChecked(True)
        self.buttons[routes[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, _at: int, on: bool) -> None:
        if on:
            self._follow()


class VitalFields(QWidget):
    """Pressure, pulse and SpO₂ side by side.

    Args:
        entered: Called when Enter is pressed in one of them.
    """

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__()
        self.pressure = field("128/82", say.blood_pressure_mmhg(), 92)
        self.pulse = field(say.pulse_within(), terms.pulse_a_minute(), 86)
        self.spo2 = field(say.spo2_within(), say.spo_per_cent(), 86)
        row = row_of(self.pressure, self.pulse, self.spo2)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for one in (self.pressure, self.pulse, self.spo2):
            one.returnPressed.connect(entered)

    def show_values(self, pressure: str, pulse: int | None, spo2: int | None) -> None:
        """Fill the fields."""
        self.pressure.setText(pressure)
        self.pulse.setText("" if pulse is None else str(pulse))
        self.spo2.setText("" if spo2 is None else str(spo2))

    def clear(self) -> None:
        """Empty the fields."""
        self.show_values("", None, None)

    def read(self) -> VitalValues:
        """Return what is typed.

        Raises:
            ValueError: With a sentence, if a value cannot be read or lies out of bounds, or none is there.
        """
        systolic, diastolic = self._read_pressure()
        pulse, spo2 = _whole(self.pulse), _whole(self.spo2)
        values = systolic, diastolic, pulse, spo2
        problem = vitals_problem(values)
        if problem:
            raise ValueError(problem)
        return values

    def _read_pressure(self) -> tuple[int | None, int | None]:
        text = self.pressure.text().strip()
        if not text:
            return None, None
        found = _PRESSURE.fullmatch(text)
        if found is None:
            raise ValueError(say.no_blood_pressure(typed=text))
        return int(found[1]), int(found[2])


def _whole(one: QLineEdit) -> int | None:
    text = one.text().strip().removesuffix("%").strip()
    if not text:
        return None
    if not (text.isdecimal() and text.isascii()):
        raise ValueError(say.no_whole_number(typed=text, field=one.accessibleName()))
    return int(text)
