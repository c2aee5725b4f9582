"""The doses and vital signs of a session as a list, newest first: each is corrected or removed in its row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ashichart.domain.charting.doses import Dose, minutes_since_dose
from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.ui.accessible.announce import announce
from ashichart.ui.chart.conflict.card import About
from ashichart.ui.chart.kap.acts import Entry, KapActs
from ashichart.ui.chart.kap.fields import (
    RouteChoice,
    VitalFields,
    day_words,
    field,
    read_mg,
    read_time,
    row_of,
)
from ashichart.ui.parts.controls import Button, label, restyle
from ashichart.wording import terms
from ashichart.wording.chart import kap as say
from ashichart.wording.timing import session_time
from ashichart.wording.vitals import vitals_parts


def time_of(entry: Entry) -> datetime:
    """Return when a dose was given or vital signs were taken."""
    return entry.given_at if isinstance(entry, Dose) else entry.taken_at


def words_of(entry: Entry) -> str:
    """Return a dose or vital signs in a line."""
    return entry.title if isinstance(entry, Dose) else " · ".join(vitals_parts(entry))


def since_words(entry: Entry, chart: SessionChart) -> str:
    """Return the minutes since the dose before it, "no dose yet" for vital signs if there was none."""
    others = [dose for dose in chart.doses if dose.id != entry.id]
    minutes = minutes_since_dose(others, time_of(entry))
    if isinstance(entry, Dose):
        return "" if minutes is None else say.min_after_the_one_before(minutes=minutes)
    return say.no_dose_yet_2() if minutes is None else say.min_since_dose(minutes=minutes)


def pair_words(pair: About) -> str:
    """Return both values in a line: "record 80 mg IM at 11:20 · yours 60 mg IM at 11:20 · choose"."""
    theirs, mine = (str(one).replace("\n", " ") for one in (pair.theirs, pair.mine))
    return say.both_values(theirs=theirs, mine=mine)


class KapRow(QFrame):
    """One dose or entry of vital signs; chosen it shows Correct and Remove, corrected it shows its fields.

    Args:
        entry: Which.
        chart: Its session.
        acts: Correct, remove and bring back.
        rows: Whose row it is.
        is_removed: Whether the entry is in the session no more.
    """

    def __init__(self, entry: Entry, chart: SessionChart, acts: KapActs, rows: "KapList", *, is_removed: bool) -> None:
        super().__init__()
        self.entry, self._acts, self._rows = entry, acts, rows
        self._session = chart.session
        self._now: datetime = time_of(entry)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 5, 8, 5)
        self._column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(10)
        clock = session_time(chart.session, time_of(entry))
        since = "removed" if is_removed else since_words(entry, chart)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._what = label(words_of(entry), "muted" if is_removed else "strong")
        words.addWidget(self._what)
        self._since_words = since
        self._since = label(since, "hint", wrap=True)
        self._since.setVisible(bool(since))
        words.addWidget(self._since)
        line.addWidget(label(clock, "muted"))
        line.addLayout(words, 1)
        self.correct = Button(say.correct(), "edit", size="small")
        self.remove = Button(terms.remove(), "remove", size="small")
        self.restore = Button(terms.bring_back(), kind="link")
        self.correct.clicked.connect(self.open_fields)
        self.remove.clicked.connect(lambda: self._acts.remove(self.entry))
        self.restore.clicked.connect(lambda: self._acts.restore(self.entry))
        self._column.addLayout(line)
        # Below the words: three vital signs and two buttons have no room side by side.
        self._column.addLayout(row_of(self.correct, self.remove, self.restore))
        for button in (self.correct, self.remove, self.restore):
            button.setVisible(is_removed and button is self.restore)
        self._is_removed = is_removed
        self._fields: QWidget | None = None
        self.setAccessibleName(f"{clock}, {words_of(entry)}, {since}")

    def show_pair(self, pair: About | None) -> None:
        """Show what is in the record and what is not yet, until it is chosen."""
        self._since.setProperty("role", "hint" if pair is None else "caution")
        self._since.setText(self._since_words if pair is None else pair_words(pair))
        self._since.setVisible(bool(self._since.text()))
        restyle(self._since)

    def choose(self, *, on: bool) -> None:
        """Show Correct and Remove, or hide them."""
        if self._is_removed:
            return
        self.correct.setVisible(on and self._fields is None)
        self.remove.setVisible(on and self._fields is None)
        self.setProperty("kind", "tint" if on else "")
        restyle(self)

    @property
    def is_open(self) -> bool:
        """Whether its fields are open."""
        return self._fields is not None

    def set_now(self, now: datetime) -> None:
        """A time after this has not come yet."""
        self._now = now

    def open_fields(self) -> None:
        """Show the fields of the entry under it."""
        if self._fields is not None:
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.at = field("11:20", terms.time(), 70)
        self.at.setText(f"{self._session.local(time_of(self.entry)):%H:%M}")
        self.at.returnPressed.connect(self.keep)
        if isinstance(self.entry, Dose):
            self.mg = field("mg", say.milligrams(), 64)
            self.mg.setText(f"{self.entry.mg:g}")
            self.mg.returnPressed.connect(self.keep)
            self.route = RouteChoice()
            self.route.choose(self.entry.route)
            column.addLayout(row_of(self.at, self.mg))
            column.addWidget(self.route)
            first = self.mg
        else:
            self.vitals = VitalFields(self.keep)
            self.vitals.show_values(self.entry.pressure, self.entry.pulse, self.entry.spo2)
            column.addLayout(row_of(self.at))
            column.addWidget(self.vitals)
            first = self.vitals.pressure
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        keep, leave = Button(terms.keep(), size="small"), Button(say.leave(), kind="quiet", size="small")
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.close_fields)
        column.addWidget(self.wrong)
        foot: list[QWidget] = [label(say.was_the_old_value_stays_in_the(words_of=words_of(self.entry)), "hint")]
        column.addLayout(row_of(*foot))
        column.addLayout(row_of(keep, leave))
        self._fields = box
        self._opened_with, self._is_warned = self._typed, False
        self._column.addWidget(box)
        self.correct.hide()
        self.remove.hide()
        first.setFocus()
        first.selectAll()
        self._rows.fit()

    @property
    def _typed(self) -> tuple[object, ...]:
        if isinstance(self.entry, Dose):
            return (self.at.text(), self.mg.text(), self.route.chosen)
        return (self.at.text(), self.vitals.pressure.text(), self.vitals.pulse.text(), self.vitals.spo2.text())

    def _leave_fields(self) -> None:
        """Close the fields; a correction that was typed is said first, and a second Escape lets it go."""
        if self._typed == self._opened_with or self._is_warned:
            self.close_fields()
            return
        self._is_warned = True
        self.wrong.setText(say.correction_not_kept())
        self.wrong.show()
        announce(self.wrong, self.wrong.text())
        self._rows.fit()

    def close_fields(self) -> None:
        """Close the fields without a change."""
        if self._fields is not None:
            self._fields.deleteLater()
            self._fields = None
            self.choose(on=True)
            self.setFocus()
            self._rows.fit()

    def keep(self) -> None:
        """Tell what was corrected, or say what cannot be read."""
        try:
            at: datetime | None = time_of(self.entry)
            # A time that was not touched keeps its seconds, and a time before the session that was recorded once.
            if self.at.text().strip() not in ("", f"{self._session.local(time_of(self.entry)):%H:%M}"):
                at = read_time(self.at.text(), self._session, self._now, time_of(self.entry))
            if isinstance(self.entry, Dose):
                wanted: object = (read_mg(self.mg.text()), self.route.chosen or self.entry.route, at)
            else:
                wanted = (self.vitals.read(), at)
        except ValueError as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            self._rows.fit()
            return
        self._acts.correct(self.entry, wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row."""
        self.setFocus()
        self._rows.choose(self)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that was reached by Tab."""
        super().focusInEvent(event)
        self._rows.choose(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, Delete removes, Escape leaves the fields."""
        opens = not self._is_removed and not self.is_open
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if opens:
                self.open_fields()
            event.accept()  # Enter in a field of the row was answered there, and records no dose
        elif event.key() == Qt.Key.Key_Delete and opens:
            self._acts.remove(self.entry)
        elif event.key() == Qt.Key.Key_Escape and self.is_open:
            self._leave_fields()
        else:
            super().keyPressEvent(event)


class KapList(QWidget):
    """All entries of a session, newest first, with those that were removed while the window was open.

    Args:
        acts: Correct, remove and bring back.
        fit: Called when rows, or fields in them, came or went.
    """

    def __init__(self, acts: KapActs, fit: Callable[[], object]) -> None:
        super().__init__()
        self._acts, self.fit = replace(acts, remove=self._remove), fit
        self._take_away = acts.remove
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "label")
        self._column.addWidget(self._title)
        self.rows: list[KapRow] = []
        self._gone: dict[str, Entry] = {}
        self._session: Session | None = None

    def show_chart(self, chart: SessionChart, now: datetime) -> None:
        """List what a session holds; a row whose fields are open stays open as long as its entry is the same."""
        if self._session is None or self._session.id != chart.session.id:
            self._gone = {}
        self._session = chart.session
        held: list[Entry] = [*chart.doses, *chart.vitals]
        self._gone = {key: entry for key, entry in self._gone.items() if key not in {one.id for one in held}}
        shown = sorted([*held, *self._gone.values()], key=time_of, reverse=True)
        if [row.entry for row in self.rows if row.is_open] and all(
            row.entry in held for row in self.rows if row.is_open
        ):
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for entry in shown:
            row = KapRow(entry, chart, self._acts, self, is_removed=entry.id in self._gone)
            row.set_now(now)
            self.rows.append(row)
            self._column.addWidget(row)
            row.show()  # what was never shown takes no room in a layout yet
        total = sum(dose.mg for dose in chart.doses)
        day = day_words(chart.session, now) or say.today()
        given = say.mg_given(total=f"{total:g}")
        if len(chart.doses) > 1:
            given = say.mg_given_in_doses(len(chart.doses), total=f"{total:g}")
        self._title.setText(say.given_on(day=day, given=given) if chart.doses else say.no_dose_given(day=day))
        self.setVisible(bool(shown))
        self.fit()

    def row_of(self, entry_id: str) -> KapRow | None:
        """Return the row of a dose or of vital signs, None if it is not listed."""
        return next((row for row in self.rows if row.entry.id == entry_id), None)

    def show_pair(self, pair: About | None) -> None:
        """Show both values in the row of an entry until one is chosen; None shows the rows as they are."""
        for row in self.rows:
            row.show_pair(pair if pair is not None and row.entry.id == pair.id else None)
        self.fit()

    def wanted_height(self) -> int:
        """Return how high all rows are with what is open in them, px."""
        for row in self.rows:
            if (inner := row.layout()) is not None:
                inner.invalidate()
                inner.activate()
        self._column.invalidate()
        return self._column.totalSizeHint().height()

    @property
    def text(self) -> str:
        """Every row as a screen reader says it, one a line."""
        return "\n".join(row.accessibleName() for row in self.rows)

    def choose(self, chosen: KapRow) -> None:
        """Show the buttons of a row that was clicked or reached by Tab, and no others."""
        for row in self.rows:
            row.choose(on=row is chosen)
        self.fit()

    def _remove(self, entry: Entry) -> None:
        self._gone[entry.id] = entry
        self._take_away(entry)
