"""What can be done with one needle that is recorded: out, one more, times corrected, removed. It does none of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.sessions import Session
from ashichart.ui.chart.kap.fields import field, read_time
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Field
from ashichart.wording import terms
from ashichart.wording.chart import panel as say
from ashichart.wording.terms import needle_at_site

_LEAST_NAME_PX = 56


@dataclass(frozen=True, slots=True)
class NeedleTimes:
    """The corrected times of a needle; None is still in."""

    needle: Needle
    inserted_at: datetime
    removed_at: datetime | None


class NeedleTimesDialog(FormDialog):
    """Asks when a needle went in and out; answers with `NeedleTimes`.

    Args:
        parent: Over which it opens.
        needle: As it is recorded.
        title: Of its site.
        session: Whose day and zone the times are meant in.
        now: A time after it has not come yet.
    """

    def __init__(self, parent: QWidget | None, needle: Needle, title: str, session: Session, now: datetime) -> None:
        name = needle_at_site(number=needle.number, site=title)
        super().__init__(parent, name, say.save_times(), say.empty_out_means_still_in())
        self._needle, self._session, self._now = needle, session, now
        self.placed = field("11:20", terms.needle_in(), 110)
        self.placed.setText(_clock(session, needle.inserted_at))
        self.out = field(terms.still_in(), terms.out(), 110)
        self.out.setText("" if needle.removed_at is None else _clock(session, needle.removed_at))
        self._placed_field, self._out_field = Field(terms.needle_in(), self.placed), Field(terms.out(), self.out)
        self.fields.addWidget(self._placed_field)
        self.fields.addWidget(self._out_field)
        self.placed.setFocus()
        self.placed.selectAll()

    def read(self) -> NeedleTimes | None:
        """Return the times, or None after saying what is wrong with them."""
        placed = self._read(self._placed_field, self.placed.text(), self._needle.inserted_at)
        out = self._read(self._out_field, self.out.text(), self._needle.removed_at)
        if self._placed_field.wrong or self._out_field.wrong:
            return None
        if placed is None:
            self._placed_field.set_wrong(say.write_when_it_went_in_as_in())
            return None
        if out is not None and out < placed:
            self._out_field.set_wrong(say.a_needle_comes_out_after_it_went())
            return None
        return NeedleTimes(self._needle, placed, out)

    def _read(self, line: Field, text: str, was: datetime | None) -> datetime | None:
        line.set_wrong("")
        if was is not None and text.strip() == _clock(self._session, was):
            return was  # a time that was not touched keeps its seconds
        try:
            return read_time(text, self._session, self._now, was or self._needle.inserted_at)
        except ValueError as error:
            line.set_wrong(str(error))
            return None


@dataclass(frozen=True, slots=True)
class NeedleActs:
    """What a person does with needles that are listed; whoever owns the list carries it out."""

    show: Callable[[Needle], object]
    take_out: Callable[[tuple[Needle, ...]], object]
    place_another: Callable[[Needle], object]
    correct_times: Callable[[Needle], object]
    remove: Callable[[Needle], object]


class NeedleMenu(QToolButton):
    """The menu of a row: count it out, one more at its site, correct its times, or remove it."""

    def __init__(self, needle: Needle, title: str, acts: NeedleActs) -> None:
        super().__init__()
        self.setText("…")
        self.setAutoRaise(True)
        self.setFixedSize(28, 28)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(say.needle_what_to_do(number=needle.number, title=title))
        self.setToolTip(say.correct_count_again_or_remove())
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self)
        if needle.removed_at is None:
            menu.addAction(terms.out(), lambda: acts.take_out((needle,)))
        menu.addAction(say.one_more_needle_here(), lambda: acts.place_another(needle))
        menu.addAction(say.correct_times(), lambda: acts.correct_times(needle))
        menu.addSeparator()
        menu.addAction(say.remove_needle(number=needle.number), lambda: acts.remove(needle))
        self.setMenu(menu)


class NeedleName(QPushButton):
    """The site of a row, shortened where there is no room for it; Delete on it removes the needle."""

    def __init__(self, title: str, remove: Callable[[], object]) -> None:
        super().__init__(title)
        self._remove = remove
        self.setProperty("kind", "quiet")
        self.setProperty("tall", "small")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the body
        self.setStyleSheet("text-align: left;")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Give way to the times and the buttons of the row."""
        return QSize(_LEAST_NAME_PX, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the name as there is room for; the whole is said on hover."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        option.text = shown  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; a key that is held removes no more."""
        if event.key() == Qt.Key.Key_Delete:
            if not event.isAutoRepeat():
                self._remove()
            event.accept()
        else:
            super().keyPressEvent(event)


def _clock(session: Session, at: datetime) -> str:
    return f"{session.local(at):%H:%M}"
