"""The form under the dose badge: a new dose or vital signs, and below it everything recorded in the session."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.late_entries import is_late
from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.ui.accessible.announce import announce
from ashichart.ui.chart.kap.acts import KapActs
from ashichart.ui.chart.kap.fields import (
    RouteChoice,
    VitalFields,
    day_words,
    field,
    read_mg,
    read_time,
    row_of,
    time_words,
)
from ashichart.ui.chart.kap.list import KapList
from ashichart.ui.parts.controls import Button, label
from ashichart.ui.parts.keyboard import Floating
from ashichart.wording import terms
from ashichart.wording.chart import kap as say
from ashichart.wording.lists import and_list, comma_list

MOST_LIST_PX = 260


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the fields of the form and is not recorded."""

    at: str
    mg: str
    route: Route | None
    vitals: tuple[str, str, str]

    @property
    def holds_something(self) -> bool:
        """Whether anything is lost with it; a route alone was only looked at."""
        return bool(self.at or self.mg or any(self.vitals))

    @property
    def words(self) -> str:
        """In a line: "10 mg IM, 128/82"."""
        dose = " ".join((f"{self.mg.removesuffix('mg').strip()} mg", self.route.value if self.route else ""))
        return comma_list([part for part in (self.at, dose.strip() if self.mg else "", *self.vitals) if part])


class KapForm(Floating):
    """The time, milligrams and route, and pressure, pulse and SpO₂; nothing is filled in from another session.

    What was typed and not recorded is never lost without a word: Escape says it first, and a form that closed because
    its session was left has it again when it is opened for the same session.

    Args:
        parent: Over which it opens.
        acts: Records what is entered.
        after: Called when it closed, after recording or by Escape.
    """

    def __init__(self, parent: QWidget, acts: KapActs, after: Callable[[], object]) -> None:
        super().__init__(parent)
        self._acts, self._after = acts, after
        self._over = parent
        self._under = QPoint()
        self._entered = False
        self._kept: dict[str, _Typed] = {}
        self._is_warned = False
        self.setMinimumWidth(392)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        self._now: datetime | None = None
        self._session: Session | None = None
        self._title = label("", "strong")
        self.at = field(say.now_if_empty(), say.time_as_in_empty_is_now(), 92)
        column.addWidget(self._title)
        self.meant = label("", "hint")
        self.at.textChanged.connect(self._say_time)
        column.addLayout(row_of(label(terms.time(), "label"), self.at, self.meant))
        self.wrong_time = label("", "wrong", wrap=True)
        column.addWidget(self.wrong_time)
        self.mg = field("mg", say.milligrams(), 76)
        self.mg.textChanged.connect(self._show_what_is_missing)
        self.route = RouteChoice(self._show_what_is_missing)
        for button in self.route.buttons.values():
            button.clicked.connect(self.mg.setFocus)  # so that Enter records
        column.addLayout(row_of(self.mg, self.route))
        self.wrong = label("", "wrong", wrap=True)
        self.missing = label("", "hint", wrap=True)
        self.record = Button(say.record_dose(), kind="primary")
        self.record.clicked.connect(self._record)
        self.mg.returnPressed.connect(self._enter_dose)
        self.unsaved = label("", "caution", wrap=True)
        column.addWidget(self.unsaved)
        column.addWidget(self.wrong)
        column.addWidget(self.missing)
        column.addWidget(self.record)
        column.addWidget(_rule())
        column.addWidget(label(terms.vital_signs(), "strong"))
        self.vitals = VitalFields(self._enter_vitals)
        for line in (self.at, self.mg, self.vitals.pressure, self.vitals.pulse, self.vitals.spo2):
            line.textEdited.connect(self._take_up_typing)
        self.pressure, self.pulse, self.spo2 = self.vitals.pressure, self.vitals.pulse, self.vitals.spo2
        column.addWidget(self.vitals)
        self.wrong_vitals = label("", "wrong", wrap=True)
        column.addWidget(self.wrong_vitals)
        self.take = Button(say.record_vital_signs())
        self.take.clicked.connect(self._take)
        column.addWidget(self.take)
        self.list = KapList(acts, self._follow_list)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.list)
        # The list knows its height only after its rows have theirs.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_open_row)
        column.addWidget(self._scroll)
        self.hide()

    def open_at(self, under: QPoint, chart: SessionChart, now: datetime) -> None:
        """Show the form, empty or with what was typed for the session before; open already, it stays as it is.

        Args:
            under: Upper left corner wanted, in the coordinates of the parent.
            chart: The session that is charted.
            now: A time that is typed is the latest one up to now, within the session.
        """
        self._under = under
        if self.isVisible() and self._session is not None and self._session.id == chart.session.id:
            self.mg.setFocus()
            return
        kept = self._kept.pop(chart.session.id, None)
        for wrong in (self.wrong, self.wrong_vitals, self.wrong_time):
            wrong.hide()
        self._fill(kept or _Typed("", "", None, ("", "", "")))
        self._warn(say.typed_before(typed=kept.words) if kept else "")
        self.show_chart(chart, now)
        self.show()
        self.raise_()
        self._fit()
        self.mg.setFocus()

    def show_chart(self, chart: SessionChart, now: datetime) -> None:
        """List what the session holds now."""
        self._session, self._now = chart.session, now
        day = day_words(chart.session, now) or say.today_within()
        self._title.setText(say.dose_of_session(number=chart.session.number, day=day))
        self.at.setPlaceholderText("11:20" if is_late(chart.session, now) else say.now_if_empty())
        self.list.show_chart(chart, now)
        self._fit()
        focused = self.focusWidget() if self.isVisible() else None
        if self.isVisible() and (focused is None or not focused.isVisibleTo(self)):
            self.mg.setFocus()  # the row that had the keys is gone; Escape still closes the form

    @property
    def _typed(self) -> _Typed:
        vitals = (self.pressure.text().strip(), self.pulse.text().strip(), self.spo2.text().strip())
        return _Typed(self.at.text().strip(), self.mg.text().strip(), self.route.chosen, vitals)

    def _fill(self, typed: _Typed) -> None:
        self.at.setText(typed.at)
        self.mg.setText(typed.mg)
        self.route.choose(typed.route)
        for line, text in zip((self.pressure, self.pulse, self.spo2), typed.vitals, strict=True):
            line.setText(text)

    def _warn(self, words: str) -> None:
        self.unsaved.setText(words)
        self.unsaved.setVisible(bool(words))
        self._is_warned = False

    def _take_up_typing(self) -> None:
        self._warn("")
        self._fit()

    def _leave(self) -> None:
        """Close; what is typed is said first, and a second Escape lets it go."""
        typed = self._typed
        if typed.holds_something and not self._is_warned:
            self._say(self.unsaved, say.not_recorded(typed=typed.words), self.mg)
            self._is_warned = True
            return
        self._fill(_Typed("", "", None, ("", "", "")))
        self._close()

    def _fit(self) -> None:
        """As high as its parts need, inside the place."""
        wanted = self.list.wanted_height() if self.list.rows else 0
        self._scroll.setVisible(bool(self.list.rows))
        self._scroll.setFixedHeight(min(wanted + 4, MOST_LIST_PX))
        self.adjustSize()
        room = self._over.height() - self._under.y() - 8
        if self.height() > room:
            self._scroll.setFixedHeight(max(64, self._scroll.height() - (self.height() - room)))
            self.adjustSize()
        x = max(8, min(self._under.x(), self._over.width() - self.width() - 8))
        self.move(x, max(8, min(self._under.y(), self._over.height() - self.height() - 8)))

    def _follow_list(self) -> None:
        """Rows, or fields in them, came or went."""
        self._fit()
        QTimer.singleShot(0, self, self._show_open_row)

    def _show_open_row(self, *_range: int) -> None:
        """Bring the row into sight whose fields are open, or whose buttons are."""
        chosen = next((row for row in self.list.rows if row.is_open or row.correct.isVisibleTo(row)), None)
        if chosen is not None and self.isVisible():
            self._scroll.ensureWidgetVisible(chosen, 0, 4)

    def _show_what_is_missing(self) -> None:
        """Off until amount and route are there, and why."""
        fields = ((say.the_amount(), self.mg.text().strip()), (say.the_route(), self.route.chosen))
        needs = [what for what, there in fields if not there]
        self.record.setEnabled(not needs)
        self.missing.setText(say.waits_for(needs=and_list(needs)) if needs else "")
        self.missing.setVisible(bool(needs))
        self.wrong.hide()

    def _enter_dose(self) -> None:
        self._entered = True
        self._record()

    def _enter_vitals(self) -> None:
        self._entered = True
        self._take()

    def _record(self) -> None:
        route = self.route.chosen
        if not self.mg.text().strip() or route is None:
            has_mg = bool(self.mg.text().strip())
            one = next(iter(self.route.buttons.values())) if has_mg else self.mg
            self._say(self.wrong, self.missing.text(), one)
            return
        try:
            mg = read_mg(self.mg.text())
        except ValueError as error:
            self._say(self.wrong, str(error), self.mg)
            return
        if self._is_time():
            at = self._time()
            self.mg.clear()
            self.at.clear()
            self._close()
            self._acts.record_dose(mg, route, at)

    def _take(self) -> None:
        try:
            values = self.vitals.read()
        except ValueError as error:
            self._say(self.wrong_vitals, str(error), self.pressure)
            return
        if self._is_time():
            at = self._time()
            self.vitals.clear()
            self.at.clear()
            self._close()
            self._acts.record_vitals(values, at)

    def _is_time(self) -> bool:
        """Whether the time can be read and is not to come; otherwise it is said, and what was typed stays."""
        try:
            self._time()
        except ValueError as error:
            self._say(self.wrong_time, str(error), self.at)
            return False
        return True

    def _time(self) -> datetime | None:
        if self._session is None or self._now is None:  # pragma: no cover - a form that is open has a session
            return None
        return read_time(self.at.text(), self._session, self._now)

    def _say_time(self) -> None:
        """Say beside the field how the time is read."""
        self.wrong_time.hide()
        said = ""
        if self._session is not None and self._now is not None:
            said = time_words(self.at.text(), self._session, self._now)
        self.meant.setText(said)
        self.at.setAccessibleDescription(said)

    def dismiss(self) -> None:
        """Close without recording; what was typed comes back with the session."""
        self._close()

    def _close(self) -> None:
        """Close; the part that was not recorded waits for its session."""
        typed = self._typed
        if self._session is not None and (typed.mg or any(typed.vitals)):
            self._kept[self._session.id] = typed if typed.mg else replace(typed, route=None)
        self.hide()
        self._after()

    def _say(self, line: QLabel, words: str, one: QWidget) -> None:
        line.setText(words)
        line.show()
        announce(one, words)
        self._fit()
        one.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, Enter records what is there; no key goes on to the body behind."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            # A line answers its own Enter and lets the key go on to here.
            if not self._entered:
                self._record()
            self._entered = False
        event.accept()


def _rule() -> QFrame:
    made = QFrame()
    made.setProperty("kind", "rule")
    return made
