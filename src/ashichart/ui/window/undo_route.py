"""Undo goes to the place of its act, then takes it back, then says so. Carrying acts out is the runner's."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from ashichart.domain.charting.acts import ActKind, ActWay, Done, Home, Reversal
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.record_edits import PutPatient, RecordEdit
from ashichart.domain.charting.sessions import Session
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.bar import UndoBar
from ashichart.ui.undo.words import site_turned, step_for, what_words
from ashichart.wording import terms
from ashichart.wording.screens import window as say
from ashichart.wording.undone import OTHERS_CLOSE_UP, OTHERS_COUNT_ON, placed_words, removed_words, where_words

# Undone, these take away what they are about: there is nothing to stay on afterwards.
_MAKES = frozenset({
    ActKind.ADD_PATIENT, ActKind.RESTORE_PATIENT, ActKind.ADD_COURSE, ActKind.RESTORE_COURSE, ActKind.START_SESSION,
    ActKind.RESTORE_SESSION,
})  # fmt: skip
_REMOVES = frozenset({ActKind.REMOVE_PATIENT, ActKind.REMOVE_COURSE, ActKind.REMOVE_SESSION})
_PLACES = frozenset({ActKind.START_SESSION, ActKind.RESTORE_SESSION, ActKind.CHANGE_SESSION})
# What these remove is out of sight, but the place where it was removed stays.
_TAKES_OUT = _REMOVES | {ActKind.REMOVE_OWN_POINT}
_OF_PATIENT = frozenset({ActKind.ADD_PATIENT, ActKind.RESTORE_PATIENT, ActKind.REMOVE_PATIENT})


class ShowsPlaces(Protocol):
    """What the route needs of the window."""

    @property
    def workplace(self) -> Workplace:
        """What is open now."""
        ...

    def show_workplace(self, workplace: Workplace) -> None:
        """Show a workplace."""
        ...

    def select_site(self, site_id: str, step: ChartStep) -> None:
        """Select a site of the open session, in the part of it in which it is rated."""
        ...


class UndoRoute(QObject):
    """Brings the home of an act on the screen before it is taken back, and says afterwards what was.

    Args:
        context: The open clinic with its undo.
        shell: Shows places.
        bar: Says what was taken back.
    """

    def __init__(self, context: UiContext, shell: ShowsPlaces, bar: UndoBar) -> None:
        super().__init__(bar)
        self._context, self._shell, self._bar = context, shell, bar
        self._came_from: Workplace | None = None
        self._is_turning = False
        context.undo.announced.connect(self._go_there)
        context.undo.reversed.connect(self._say)
        context.clinic.acts.listen(self._say_removal)
        context.clinic.acts.listen(self._say_place)
        context.undo.refused.connect(self._stay)
        context.bus.changed.connect(self._fold)
        context.bus.reached_further.connect(self._say_reach)
        bar.again.clicked.connect(self._turn_again)
        bar.back.clicked.connect(self.go_back)

    def go_back(self) -> None:
        """Return to where the person was before the last undo went elsewhere."""
        if self._came_from is not None:
            where, self._came_from = self._came_from, None
            self._bar.dismiss()
            self._shell.show_workplace(where)

    def leave_place(self) -> None:
        """Another place is shown: what was said over the last one goes, unless it is said on the way there."""
        if not self._is_turning:
            self._bar.dismiss()

    def _go_there(self, step: Reversal) -> None:
        self._is_turning = True
        here = self._shell.workplace
        elsewhere = not _is_here(step.home, here)
        self._came_from = here if elsewhere else None
        if elsewhere and not _is_missing(step):
            self._shell.show_workplace(replace(_workplace_of(step.home, here), step=step_for(step.steps, here.step)))

    def _say(self, done: Done) -> None:
        self._is_turning = False
        taken_away = (done.kind in _MAKES) == (done.way is ActWay.UNDO) and done.kind in _MAKES | _REMOVES
        here = self._shell.workplace
        if taken_away:
            self._leave(done)
        elif not _is_here(done.home, here):
            self._shell.show_workplace(_workplace_of(done.home, here))
        elif done.kind in _MAKES | _REMOVES:
            self._shell.show_workplace(replace(_workplace_of(done.home, here), place=here.place))
        quiet = self._came_from is None and not taken_away and self._is_seen(done)
        self._select_site(done)
        if quiet:
            self._bar.dismiss()
            return
        self._bar.say(
            where_words(done, self._patient_name(done.home) or _name_in(done), self._session(done.home)),
            what_words(done),
            redoes=done.way is ActWay.UNDO,
            back="" if self._came_from is None else self._name_of(self._came_from),
        )

    def _select_site(self, done: Done) -> None:
        """The site whose value was taken back is the one at work again: the next key is meant for it."""
        site_id = site_turned(done)
        if site_id and done.home.place is PlaceName.CHART:
            steps = () if done.back is None else done.back.steps
            self._shell.select_site(site_id, step_for(steps, self._shell.workplace.step))

    def _is_seen(self, done: Done) -> bool:
        """Whether what was taken back is of the part of the session that is on the screen: it needs no word."""
        steps, step = () if done.back is None else done.back.steps, self._shell.workplace.step
        charted = bool(steps) and not any(isinstance(one.edit, RecordEdit) for one in steps)
        return charted and step_for(steps, step) is step

    def _say_removal(self, done: Done) -> None:
        """What was removed is out of sight: say so, with Undo at hand, and leave what is gone."""
        if done.way is not ActWay.DO or done.kind not in _TAKES_OUT:
            return
        QTimer.singleShot(0, self, lambda: self._leave_removed(done))

    def _leave_removed(self, done: Done) -> None:
        self._came_from = None
        if done.kind in _REMOVES and _is_here(done.home, self._shell.workplace):
            self._is_turning = True
            self._leave(done)
            self._is_turning = False
        self._bar.say(
            removed_words(done),
            f"{terms.everything_charted_stays_in_the_file()} {self._counted_on(done)}".strip(),
            redoes=False,
            back="",
        )

    def _counted_on(self, done: Done) -> str:
        """What is said where a session was removed that others follow: they have other numbers now."""
        number, course_id = done.label.values.get("number"), done.home.course_id
        if done.kind is not ActKind.REMOVE_SESSION or course_id is None or not isinstance(number, int):
            return ""
        held = len(self._context.clinic.courses.chart(course_id).sessions)
        return OTHERS_CLOSE_UP() if number <= held else ""

    def _say_place(self, done: Done) -> None:
        """A session that was put before others gives them other numbers: say so, with Undo at hand."""
        session = self._session(done.home) if done.way is ActWay.DO and done.kind in _PLACES else None
        if session is None:
            return
        count = len(self._context.clinic.courses.chart(session.course_id).sessions)
        words = placed_words(done, session, count)
        if words:
            QTimer.singleShot(0, self, lambda: self._say_reach(words, OTHERS_COUNT_ON()))

    def _say_reach(self, what: str, where: str) -> None:
        self._came_from = None
        self._bar.say(what, where, redoes=False, back="")

    def _stay(self, _step: Reversal) -> None:
        self._is_turning = False

    def _leave(self, done: Done) -> None:
        """What was open is gone: the list of patients, or what is left of the course."""
        home = done.home
        if done.kind in _OF_PATIENT:
            self._shell.show_workplace(Workplace(PlaceName.PATIENTS))
        elif home.session_id is not None and home.place is PlaceName.CHART:
            here = replace(Workplace(PlaceName.CHART), patient_id=home.patient_id, course_id=home.course_id)
            self._shell.show_workplace(here)
        else:
            self._shell.show_workplace(Workplace(PlaceName.PATIENTS, home.patient_id))

    def _turn_again(self) -> None:
        undo = self._context.undo
        if self._bar.redoes:
            undo.redo()
        else:
            undo.undo()

    def _fold(self, _changes: Changes) -> None:
        """The next act needs no word about the last one."""
        if not self._is_turning:
            self._bar.dismiss()

    def _patient_name(self, home: Home) -> str:
        if home.patient_id is None:
            return say.the_library() if home.place is PlaceName.LIBRARY else ""
        try:
            return self._context.clinic.patients.get(home.patient_id).name
        except UserError:
            return ""

    def _session(self, home: Home) -> Session | None:
        if home.session_id is None:
            return None
        try:
            return self._context.clinic.sessions.get(home.session_id)
        except UserError:
            return None

    def _name_of(self, workplace: Workplace) -> str:
        if workplace.place is PlaceName.LIBRARY:
            return say.the_library()
        name = self._patient_name(Home(workplace.place, workplace.patient_id))
        same = workplace.patient_id == self._shell.workplace.patient_id
        return workplace.place.value.capitalize() if same or not name else name


def _name_in(done: Done) -> str:
    """The name of a patient who is on no list now: the act itself still knows it."""
    steps = () if done.back is None else done.back.steps
    return next((step.edit.patient.name for step in steps if isinstance(step.edit, PutPatient)), "")


def _is_here(home: Home, here: Workplace) -> bool:
    """Whether what an act changes is what the screen shows."""
    if home.place is PlaceName.LIBRARY:
        return here.place is PlaceName.LIBRARY
    if here.place is not home.place or home.patient_id != here.patient_id:
        return False
    if home.place is PlaceName.PATIENTS:
        return True
    if home.place is PlaceName.COURSE:
        return home.course_id == here.course_id
    return home.session_id == here.session_id


def _is_missing(step: Reversal) -> bool:
    """Whether what the act is about is only there once it was turned."""
    return (step.kind in _REMOVES and step.way is ActWay.UNDO) or (step.kind in _MAKES and step.way is ActWay.REDO)


def _workplace_of(home: Home, here: Workplace) -> Workplace:
    if home.place is PlaceName.LIBRARY:
        return replace(here, place=PlaceName.LIBRARY)
    return Workplace(home.place, home.patient_id, home.course_id, home.session_id)
