"""Writes changes of patients, courses, sessions and own points; what two people changed at once is asked, not lost."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.merging import AnyRecord, Merged, joined, merged
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.record_edits import PutCourse, PutPatient, PutSession, RecordEdit
from ashichart.domain.charting.sessions import Session
from ashichart.domain.errors import RecordChangedError, UserError
from ashichart.ui.dialogs.form import PENDING, ask
from ashichart.ui.dialogs.record_conflict import RecordConflictDialog
from ashichart.ui.ui_context import UiContext
from ashichart.ui.undo.stack import StaleTurn
from ashichart.wording.screens import dialogs as say
from ashichart.wording.terms import session_number

_WHILE_TYPING = say.somebody_else_changed_the_same_while_you()
_SINCE = say.somebody_else_changed_this_since_take_your()


def carry_record(
    context: UiContext, over: QWidget, base: AnyRecord, act: Callable[[], object], then: Callable[[], object]
) -> object:
    """Change a record; where somebody else changed it since it was shown, keep both changes or ask.

    Args:
        context: The open clinic.
        over: Over which it is asked.
        base: The record as it was shown.
        act: Writes the change.
        then: Called once it is written, if that is not at once.

    Returns:
        `PENDING` while it is asked.

    Raises:
        UserError: If it cannot be saved.
    """
    try:
        return act()
    except RecordChangedError as stale:
        held = stale.held
        both = merged(base, stale.wanted, held)
        if not both.clashes:
            return carry_record(context, over, held, lambda: _write(context, both.record, held), then)

        def take(answer: object) -> object:
            record = both.chosen(cast("frozenset[str]", answer))
            return carry_record(context, question, held, lambda: _write(context, record, held), question.taken)

        question = RecordConflictDialog(over, title_of(held), both.clashes, context.clinic.zone, _WHILE_TYPING)
        question.accepted.connect(then)
        ask(question, take)
        return PENDING


def _write(context: UiContext, record: AnyRecord, held: AnyRecord) -> object:
    if record == held:
        return None  # the record holds already what was meant, or what was chosen
    clinic = context.clinic
    match record:
        case Patient():
            return clinic.patients.change(record)
        case Course():
            return clinic.courses.change(record)
        case Session():
            return clinic.sessions.change(record)
        case _:
            return clinic.own_points.change(record)


def title_of(record: AnyRecord) -> str:
    """Return what a record is called in a question."""
    match record:
        case Patient():
            return record.name
        case Course():
            return say.course_named(indication=record.indication)
        case Session():
            return session_number(number=record.number)
        case _:
            return record.name


class RecordQuestions(QObject):
    """Asks where a change of a record that is taken back meets somebody else's.

    Args:
        context: The open clinic.
        over: Over which it is asked.
    """

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over
        context.undo.contested.connect(self._ask_to_turn)

    def _ask_to_turn(self, turn: StaleTurn) -> None:
        edit, error = turn.error.edit, turn.error
        if not isinstance(edit, PutPatient | PutCourse | PutSession) or edit.is_removed:
            return
        told = (error.found, error.expected, error.wanted)
        if not all(isinstance(one, dict) and "id" in one for one in told):
            return  # it was removed or brought back
        found, left, wanted = (cast("dict[str, object]", one) for one in told)
        changed = frozenset(name for name in wanted if wanted[name] != left.get(name))
        same = frozenset(name for name in changed if found.get(name) == left.get(name))
        try:
            both, put = self._joined(edit, changed, same)
        except UserError:
            return
        turn.is_taken_up = True
        if not both.clashes:
            turn.turn(put(both.record))
            return

        def take(answer: object) -> None:
            mine = cast("frozenset[str]", answer)
            if not mine and not same:
                turn.let_go()
            else:
                turn.turn(put(both.chosen(mine)))

        title = title_of(both.record)
        ask(RecordConflictDialog(self._over.window(), title, both.clashes, self._context.clinic.zone, _SINCE), take)

    def _joined(
        self, edit: PutPatient | PutCourse | PutSession, changed: frozenset[str], same: frozenset[str]
    ) -> "tuple[Merged, Callable[[AnyRecord], RecordEdit]]":
        clinic = self._context.clinic
        match edit:
            case PutPatient():
                both = joined(edit.patient, clinic.patients.get(edit.patient.id), changed, same)
                return both, lambda record: PutPatient(cast("Patient", record))
            case PutCourse():
                both = joined(edit.course, clinic.courses.get(edit.course.id), changed, same)
                return both, lambda record: PutCourse(cast("Course", record))
            case PutSession():
                both = joined(edit.session, clinic.sessions.get(edit.session.id), changed, same)
                return both, lambda record: PutSession(cast("Session", record))
