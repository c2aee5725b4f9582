"""All running courses side by side, for the clinician: who is due, whose points stopped changing. It writes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.analysis.overview import OverviewOrder, OverviewRow, ordered_rows
from ashichart.domain.charting.changes import Changes
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.overview.course_cards import CourseCards
from ashichart.ui.overview.overview_words import summary_words
from ashichart.ui.parts.controls import Button, Segments, SentenceBar, label, pill
from ashichart.ui.parts.place import Place
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.screens import overview as say

_NARROW_PX = 1320


class OverviewPlace(Place):
    """A card for every course that has not ended.

    Signals:
        wanted: With the `Workplace` to go to.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: tuple[OverviewRow, ...] = ()
        self._is_stale = False
        self._line = label("", "hint", wrap=True)
        self.order = Segments(
            (
                (say.due(), OverviewOrder.DUE),
                (say.stopped_changing(), OverviewOrder.STILL),
                (terms.change(), OverviewOrder.CHANGE),
            ),
            name=say.order_of_the_courses(),
        )
        self.order.chosen_changed.connect(self._put_in_order)
        self.naming = Segments(((terms.names(), False), (say.codes(), True)), name=say.patients_by())
        self.naming.setToolTip(say.codes_hide_who_is_who_a_patient())
        self.cards = CourseCards(context.theme, self._open)
        self.naming.chosen_changed.connect(self._name_by)
        self.bar = SentenceBar()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self._empty_page())
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._column.addLayout(self._head())
        self._column.addWidget(self.bar)
        self._column.addWidget(self._pages, 1)
        context.bus.changed.connect(self._follow)

    @property
    def summary(self) -> str:
        """The line under the title."""
        return self._line.text()

    @property
    def is_empty(self) -> bool:
        """Whether there is no course to show."""
        return self._pages.currentWidget() is not self.cards

    def show_for(self, workplace: Workplace) -> None:
        """Read all courses and show them; nobody is chosen here."""
        self.bar.dismiss()
        self._reload()
        if not self.is_empty:
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        self.cards.set_theme(theme)

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(label(terms.all_courses(), "title"))
        if self._context.clinic.is_demonstration:
            first.addWidget(pill("demonstration", "pill-caution"))
        first.addStretch(1)
        titles.addLayout(first)
        titles.addWidget(self._line)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(titles, 1)
        head.addWidget(self.order, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.naming, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        words = label(say.no_course_runs_begin_one_from_a(), "reading")
        self.empty_act = Button(terms.go_to_patients(), "patients", kind="primary", size="large")
        self.empty_act.clicked.connect(self._go_back)
        column.addStretch(2)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self.empty_act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _reload(self) -> None:
        self._is_stale = False
        self._rows = self._context.clinic.overview.rows()
        self._line.setText(summary_words(self._rows))
        self._put_in_order(self.order.chosen)
        self._pages.setCurrentIndex(0 if self._rows else 1)
        for part in (self.order, self.naming):
            part.setVisible(bool(self._rows))

    def _put_in_order(self, order: object) -> None:
        if isinstance(order, OverviewOrder):
            self.cards.set_rows(ordered_rows(self._rows, order))
            self.cards.set_lately(order.is_lately)
            self.cards.verticalScrollBar().setValue(0)

    def _name_by(self, by_code: bool) -> None:
        self.bar.dismiss()
        self.cards.set_by_code(by_code)

    def _open(self, row: object) -> None:
        if not isinstance(row, OverviewRow):
            return
        target = Workplace(PlaceName.COURSE, row.course.patient_id, row.course.id)
        if not self.naming.chosen:
            self.wanted.emit(target)
            return
        # Codes are chosen because somebody looks on: the name comes on the screen only when that is wanted.
        self.bar.say(
            say.behind_stands_a_name_and_the_course(code=row.code),
            act=say.open_with_the_name(),
            on_act=lambda: self._open_named(target),
        )

    def _open_named(self, target: Workplace) -> None:
        self.bar.dismiss()
        self.wanted.emit(target)

    def _go_back(self) -> None:
        self.wanted.emit(Workplace(PlaceName.PATIENTS))

    def _follow(self, _changes: Changes) -> None:
        # While another place is in front, one reload at the next show is enough for any number of acts.
        if self.isVisible():
            self._reload()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to Patients."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page its margins."""
        super().resizeEvent(event)
        side = 16 if event.size().width() < _NARROW_PX else 32
        self._column.setContentsMargins(side, 20, side, side)
