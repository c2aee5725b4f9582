"""The open clinic in the window: sidebar and places, each made when it is first shown."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.errors import NotSavedError, UserError
from ashichart.domain.workplace import KEPT_PLACES, ChartStep, PlaceName, Workplace
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.dialogs.record_changes import RecordQuestions
from ashichart.ui.parts.controls import SentenceBar
from ashichart.ui.parts.place import Place
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.bar import UndoBar
from ashichart.ui.window.file_strip import FileStrip
from ashichart.ui.window.file_watch import FileWatch
from ashichart.ui.window.sidebar import NARROW_FROM_PX, TINY_FROM_PX, Sidebar
from ashichart.ui.window.undo_route import UndoRoute

if TYPE_CHECKING:
    from ashichart.ui.chart.chart_place import ChartPlace


class Shell(QWidget):
    """Sidebar, places and the bar for sentences, for one open clinic.

    Args:
        context: The open clinic.
        leave: Locks it, or leaves the demonstration.
        switch_theme: Shows the other of light and dark.
    """

    def __init__(self, context: UiContext, leave: Callable[[], object], switch_theme: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._leave = context, leave
        self._workplace = Workplace()
        self._places: dict[PlaceName, Place] = {}
        self._shown: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self.go_to, switch_theme, leave)
        self.sidebar.set_dark(dark=context.theme.is_dark)
        self.sidebar.set_lockable(lockable=not context.clinic.is_demonstration)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget()
        self.bar = SentenceBar()
        self.file_strip = FileStrip(context.theme, self._choose_version)
        column.addWidget(self.file_strip)
        column.addWidget(self._stack, 1)
        foot = QWidget()
        column.addWidget(foot)
        foot.hide()
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        self.undo_bar = UndoBar(self, self._stack, foot, context.theme)
        self.route = UndoRoute(context, self, self.undo_bar)
        self.record_questions = RecordQuestions(context, self)
        context.bus.changed.connect(self._let_go)
        context.bus.save_failed.connect(self._say_failure)
        self.watch = FileWatch(context, self, self.file_strip.show_words, self.reload)
        self.watch.begin()

    @property
    def workplace(self) -> Workplace:
        """What is open now."""
        return self._workplace

    def place(self, name: PlaceName) -> Place:
        """Return a place, made now if it was never shown."""
        if name not in self._places:
            made = self._made(name)
            made.wanted.connect(self.show_workplace)
            self._places[name] = made
            self._stack.addWidget(made)
        return self._places[name]

    def _made(self, name: PlaceName) -> Place:
        """Return a new place; each is imported when it is first shown, so that a start reads only its own."""
        match name:
            case PlaceName.PATIENTS:
                from ashichart.ui.patients.patients_place import PatientsPlace

                return PatientsPlace(self._context, self._leave)
            case PlaceName.CHART:
                from ashichart.ui.chart.chart_place import ChartPlace

                return ChartPlace(self._context)
            case PlaceName.COURSE:
                from ashichart.ui.course.course_place import CoursePlace

                return CoursePlace(self._context)
            case PlaceName.PRINT:
                from ashichart.ui.print.print_place import PrintPlace

                return PrintPlace(self._context)
            case PlaceName.LIBRARY:
                from ashichart.ui.library.library_place import LibraryPlace

                return LibraryPlace(self._context)
            case PlaceName.OVERVIEW:
                from ashichart.ui.overview.overview_place import OverviewPlace

                return OverviewPlace(self._context)

    def go_to(self, name: PlaceName) -> None:
        """Go to another place with the same patient, course and session."""
        self.show_workplace(replace(self._workplace, place=name))

    def show_workplace(self, workplace: Workplace) -> None:
        """Show a workplace and keep it, so that the next start finds it again."""
        workplace = self._completed(workplace)
        before = self._workplace
        widget = self.place(workplace.place)
        self._workplace = workplace
        self.sidebar.set_place(workplace.place)
        elsewhere = self._shown is not widget or _ids(before) != _ids(workplace)
        self._shown = widget
        if elsewhere:
            self.route.leave_place()
            try:
                widget.show_for(workplace)
            except UserError as gone:
                # What was open last no longer exists: removed here, or taken back with undo.
                self._shown = None
                if workplace != Workplace():
                    self.show_workplace(Workplace())
                self.say(str(gone))
                return
        self._stack.setCurrentWidget(widget)
        if before != workplace and workplace.place in KEPT_PLACES and not self._context.clinic.read_only:
            # Nobody asked for it: what stands in the way is said by the strip over the places, and by the next act.
            with suppress(NotSavedError):
                self._context.clinic.workplaces.keep(workplace)

    def reload(self) -> None:
        """Read again what is shown: another day began, or the clinic goes on in another file."""
        self._shown = None
        self.show_workplace(self._workplace)

    def _choose_version(self) -> None:
        from ashichart.ui.window.version_choice import choose_version  # seldom, and then by a person

        choose_version(self, self._context, self._go_on)

    def _go_on(self) -> None:
        """After the choice nothing waits for it any more: what was said of it goes, and the place has the keys."""
        self.watch.glance()
        if not self.file_strip.said:
            self.bar.dismiss()
        self.reload()

    def select_site(self, site_id: str, step: ChartStep) -> None:
        """Select a site of the open session, if it is one of it, in the part of it in which it is rated."""
        chart = self.place(PlaceName.CHART)
        if self._workplace.place is PlaceName.CHART:
            cast("ChartPlace", chart).show_site(site_id, step)

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark, in every place that was made."""
        self.file_strip.set_theme(theme)
        self._context.theme = theme
        self.sidebar.set_dark(dark=theme.is_dark)
        self.undo_bar.set_theme(theme)
        for widget in self._places.values():
            widget.set_theme(theme)

    def say(self, sentence: str, *, kind: str = "caution") -> None:
        """Show a calm sentence under the place at work."""
        self.bar.say(sentence, kind=kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less room for the sidebar on small windows."""
        super().resizeEvent(event)
        width = event.size().width()
        self.sidebar.set_narrow(narrow=width <= NARROW_FROM_PX, tiny=width <= TINY_FROM_PX)
        self.undo_bar.place()

    def _let_go(self, _changes: object) -> None:
        """What could not be saved or was gone is said until the next act is on disk."""
        if self.bar.text:
            self.bar.dismiss()

    def _say_failure(self, failure: UserError) -> None:
        self.say(str(failure), kind="danger" if isinstance(failure, NotSavedError) else "caution")

    def _completed(self, workplace: Workplace) -> Workplace:
        """Fill in the course and session that a patient's places are about: the newest course, its last session."""
        if workplace.place is PlaceName.PATIENTS or workplace.patient_id is None:
            return workplace
        if workplace.course_id is not None and workplace.session_id is not None:
            return workplace
        try:
            summary = self._context.clinic.patients.summary(workplace.patient_id, workplace.course_id)
        except UserError:
            return replace(workplace, patient_id=None, course_id=None, session_id=None)
        if summary.course is None or workplace.course_id not in (None, summary.course.id):
            return workplace
        last = summary.last_session
        return replace(workplace, course_id=summary.course.id, session_id=last.id if last else None)


def _ids(workplace: Workplace) -> tuple[str | None, str | None, str | None]:
    return (workplace.patient_id, workplace.course_id, workplace.session_id)
