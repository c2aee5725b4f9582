"""The one way to write: carries an act out in one transaction, records it, and tells who listens.

Nothing else in the program may commit, which a test of the house holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from ashichart.acts.act import Act, Entity, Turn
from ashichart.acts.noted import NotedAct
from ashichart.domain.charting.act_labels import AuditedAct
from ashichart.domain.charting.acts import ActLabel, ActWay, Done, Home, Json, Reversal, Step
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.record_edits import (
    PutCourse,
    PutMeasure,
    PutOwnNames,
    PutOwnPoint,
    PutPatient,
    PutSession,
    RecordEdit,
)
from ashichart.domain.errors import ConflictError
from ashichart.domain.ids import IdFactory
from ashichart.domain.workplace import PlaceName
from ashichart.store.trail.waiting import WaitingEntry
from ashichart.store.transactions.transaction import Transaction
from ashichart.store.transactions.unit_of_work import Store
from ashichart.wording import refusals

_TURNED = {ActWay.DO: ActWay.UNDO, ActWay.UNDO: ActWay.REDO, ActWay.REDO: ActWay.UNDO}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the runner carries out: an act for the first time, or a reversal."""

    label: ActLabel
    way: ActWay
    home: Callable[[Turn], Home]
    session_id: str | None
    entity: Callable[[Turn], Entity]
    steps: Callable[[Turn], Iterator[Step]]


class ActRunner:
    """Carries out every act of an open clinic.

    Args:
        store: The open file.
        actor_id: Who acts.
        clock: Where times come from.
        make_id: Where ids come from.
    """

    def __init__(self, store: Store, actor_id: str, clock: Callable[[], datetime], make_id: IdFactory) -> None:
        self._store = store
        self._actor_id = actor_id
        self._clock = clock
        self._make_id = make_id
        self._listeners: list[Callable[[Done], None]] = []
        self._guards: list[Callable[[Sequence[Step]], None]] = []

    def listen(self, listener: Callable[[Done], None], *, first: bool = False) -> None:
        """Call `listener` with every act from now on, once it is on disk; `first` before those that listen already."""
        self._listeners.insert(0 if first else len(self._listeners), listener)

    def guard(self, check: Callable[[Sequence[Step]], None]) -> None:
        """Ask `check` before every reversal; it raises a `UserError` to refuse it."""
        self._guards.append(check)

    def run(self, act: Act) -> Done:
        """Carry out an act: all of it in one transaction, or nothing.

        Raises:
            StaleError: If a value changed since the person saw it.
            UserError: If the act is refused or cannot be saved; nothing is changed then.
            ValueError: If the act names something that is not there; nothing is changed then.
        """
        return self._run(_Plan(act.label, ActWay.DO, act.home, act.session_id, act.entity, act.steps))

    def turn_back(self, reversal: Reversal) -> Done:
        """Take an act back, or carry it out again.

        Raises:
            StaleError: If what it left was changed by somebody else since.
            UserError: If it is refused or cannot be saved; nothing is changed then, and it can be tried again.
        """
        for check in self._guards:
            check(reversal.steps)
        home = reversal.home
        charted = any(not isinstance(step.edit, RecordEdit) for step in reversal.steps)
        plan = _Plan(
            reversal.label, reversal.way, lambda _turn: home, home.session_id if charted else None,
            lambda _turn: _entity_of(reversal, charted=charted), lambda _turn: iter(reversal.steps),
        )  # fmt: skip
        try:
            return self._run(plan)
        except ValueError as error:
            # What the act changed is no longer there: somebody else took it away.
            raise ConflictError(*refusals.cannot_turn(reversal)) from error

    def note(self, act: NotedAct, alongside: Callable[[], None] | None = None) -> None:
        """Record an act that changes nothing in the tables; it is on the disk when this returns, and may be done then.

        A clinic that is open for viewing keeps what leaves the program beside its file.

        Args:
            act: Done after this returns, or by `alongside`.
            alongside: Done after the entry is written and before it is committed: if it fails, nothing is recorded.

        Raises:
            UserError: If it cannot be recorded; it must not be done then.
        """
        named = AuditedAct(act.label)
        if act.waits and self._store.read_only and self._store.waiting is not None:
            at = self._clock()
            self._store.waiting.add([WaitingEntry(at, self._actor_id, named, one.kind, one.id) for one in act.entities])
            return
        with self._store.begin(self._actor_id, self._clock()) as transaction:
            for entity in act.entities:
                transaction.record(named, entity.kind, entity.id, act.replaced, None)
            if alongside is not None:
                alongside()
            transaction.commit()

    def write(self, write: Callable[[Transaction], None]) -> None:
        """Write what is no act of one person's hand, all or none: it brings audit rows of its own, or needs none.

        So come a new clinic's first rows and whole new patients, where the window stood and views that were worked out.

        Raises:
            UserError: If it cannot be saved.
        """
        with self._store.begin(self._actor_id, self._clock()) as transaction:
            write(transaction)
            transaction.commit()

    def carry_over(self, other: Store, write: Callable[[Transaction], object]) -> None:
        """Carry out acts of another version of a file once more, all or none, each with its own time and person.

        Args:
            other: The file that lacks them.
            write: Writes them and their entries of the trail.

        Raises:
            UserError: If it cannot be saved.
        """
        with other.begin_plain(self._actor_id, self._clock()) as transaction:
            write(transaction)
            transaction.commit()

    def _run(self, plan: _Plan) -> Done:
        with self._store.begin(self._actor_id, self._clock()) as transaction:
            turn = Turn(transaction, self._make_id)
            home = plan.home(turn)
            for step in plan.steps(turn):
                turn.take(step, plan.session_id)
            if turn.back:
                entity = plan.entity(turn)
                single = plan.session_id is None and len(turn.before) == 1
                before = turn.before[0] if single else cast("Json", turn.before)
                after = turn.after[0] if single else cast("Json", turn.after)
                transaction.record(AuditedAct(plan.label, plan.way), entity.kind, entity.id, before, after)
                transaction.commit()
        done = Done(plan.label, plan.way, home, Changes(self._clock()))
        if not turn.back:
            return done
        back = Reversal(plan.label, _TURNED[plan.way], home, turn.back)
        changes = changed_by(self._clock(), turn.records, turn.session_ids)
        done = Done(plan.label, plan.way, home, changes, back)
        for listener in self._listeners:
            listener(done)
        return done


def entity_of_record(edit: RecordEdit) -> Entity:
    """Return what the audit trail calls the record of an edit."""
    match edit:
        case PutPatient():
            return Entity("patient", edit.patient.id)
        case PutCourse():
            return Entity("course", edit.course.id)
        case PutSession():
            return Entity("session", edit.session.id)
        case PutMeasure():
            return Entity("measure", edit.measure.id)
        case PutOwnPoint():
            return Entity("own_point", edit.point.code)
        case _:  # the names of a point
            return Entity("own_name", edit.names.code)


def changed_by(at: datetime, records: Sequence[RecordEdit], session_ids: frozenset[str]) -> Changes:
    """Return what has to be drawn again after edits of records and of the charts of some sessions."""
    patients = {edit.patient.id for edit in records if isinstance(edit, PutPatient)}
    courses = {edit.course.id for edit in records if isinstance(edit, PutCourse)}
    courses |= {edit.session.course_id for edit in records if isinstance(edit, PutSession)}
    courses |= {edit.measure.course_id for edit in records if isinstance(edit, PutMeasure)}
    sessions = {edit.session.id for edit in records if isinstance(edit, PutSession)}
    atlas = any(isinstance(edit, PutOwnPoint | PutOwnNames) for edit in records)
    return Changes(at, frozenset(patients), frozenset(courses), session_ids | sessions, atlas)


def _entity_of(reversal: Reversal, *, charted: bool) -> Entity:
    if charted:
        return Entity("session", reversal.home.session_id or "")
    edits = [step.edit for step in reversal.steps if isinstance(step.edit, RecordEdit)]
    if reversal.home.place is PlaceName.COURSE and len(edits) > 1:
        return Entity("course", reversal.home.course_id or "")
    return entity_of_record(edits[0])
