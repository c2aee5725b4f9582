"""The base of every act, and what an act works with inside its transaction. No SQL, no kinds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from ashichart.acts.refusals import gone
from ashichart.domain.charting.acts import (
    UNCHECKED,
    ActKind,
    ActLabel,
    AnyEdit,
    Home,
    Json,
    Step,
    Unchecked,
)
from ashichart.domain.charting.edits import DropCharge, DropDose, DropNeedle, DropReading, DropVitals
from ashichart.domain.charting.merging import AnyRecord
from ashichart.domain.charting.record_edits import (
    RecordEdit,
)
from ashichart.domain.charting.sessions import Session
from ashichart.domain.errors import RecordChangedError, StaleError, UserError
from ashichart.domain.ids import IdFactory
from ashichart.domain.workplace import PlaceName
from ashichart.store.records.chart_edits import ChartEditing
from ashichart.store.records.courses import hold_session, read_session
from ashichart.store.records.record_edits import put_record
from ashichart.store.transactions.transaction import Transaction
from ashichart.wording import refusals

if TYPE_CHECKING:
    from datetime import datetime

_DROPS = (DropReading, DropCharge, DropDose, DropVitals, DropNeedle)


@dataclass(frozen=True, slots=True)
class Entity:
    """What the audit trail says an act changed: "session", "patient" … and its id."""

    kind: str
    id: str


class Turn:
    """An act's turn in its transaction: what it can read, and the steps it takes.

    Args:
        transaction: Open for writing.
        make_id: Where new ids come from.
    """

    def __init__(self, transaction: Transaction, make_id: IdFactory) -> None:
        self.transaction = transaction
        self.connection = transaction.connection
        self.at: datetime = transaction.at
        self.make_id = make_id
        self.before: list[Json] = []
        self.after: list[Json] = []
        self.records: list[RecordEdit] = []
        self._charts: dict[str, ChartEditing] = {}
        self._sessions: dict[str, tuple[Session, str]] = {}
        self._back: list[Step] = []

    @property
    def back(self) -> tuple[Step, ...]:
        """What takes the steps back, in the order to apply them."""
        return tuple(reversed(self._back))

    @property
    def session_ids(self) -> frozenset[str]:
        """The sessions whose chart was changed."""
        return frozenset(session_id for session_id, chart in self._charts.items() if chart.before)

    def session(self, session_id: str) -> tuple[Session, str]:
        """Return a session that may be charted, and whose it is.

        Raises:
            UserError: If it is gone or signed.
        """
        held = self._sessions.get(session_id)
        if held is not None:
            return held
        hold_session(self.connection, session_id)
        found = read_session(self.connection, session_id)
        if found is None:
            raise gone("session")
        if found[0].signed_at is not None:
            raise UserError(*refusals.signed(found[0].number))
        self._sessions[session_id] = found
        return found

    def take(self, step: Step, session_id: str | None) -> None:
        """Carry out a step.

        Args:
            step: Of a record, or of the chart of `session_id`.
            session_id: The session that is charted, None for an act on records alone.

        Raises:
            StaleError: If the step finds another value than it expects; nothing of the act is kept then.
            UserError: If the session is gone or signed.
            ValueError: If the step names something that is not there.
        """
        if isinstance(step.edit, RecordEdit):
            self._sessions.clear()
            back, before, after = put_record(self.connection, step.edit, self.at)
            self.records.append(step.edit)
            self._keep(step, [back], before, after)
            return
        if session_id is None:
            raise ValueError("A chart is changed within a session.")
        chart = self._chart(session_id)
        kept, told = len(chart.undoing), len(chart.before)
        try:
            chart.apply((step.edit,))
        except ValueError:
            if isinstance(step.edit, _DROPS) and step.expected is not None and step.expected is not UNCHECKED:
                return  # somebody else took away what this step takes away: it is as it was meant to be
            raise
        if len(chart.before) > told:
            self._keep(step, list(chart.undoing[kept:]), chart.before[-1], chart.after[-1])

    def _keep(self, step: Step, undoing: list[AnyEdit], before: Json, after: Json) -> None:
        if not isinstance(step.expected, Unchecked) and _compared(step.expected) != _compared(before):
            raise StaleError(refusals.stale(), step.edit, before, step.expected, after)
        self.before.append(before)
        self.after.append(after)
        # Of several edits that take one back the last is applied first, and finds what this step left.
        last = len(undoing) - 1
        self._back += [Step(edit, after) if at == last else Step(edit) for at, edit in enumerate(undoing)]

    def _chart(self, session_id: str) -> ChartEditing:
        if session_id not in self._charts:
            self._charts[session_id] = ChartEditing(self.connection, *self.session(session_id))
        return self._charts[session_id]


_MOVED = ("position", "version", "clock_skew_s", "sites")


def _compared(value: Json) -> Json:
    """A value without what is not the act's alone: order, count of changes, what the file found or relabelled."""
    if isinstance(value, dict) and set(value) == {"removed"}:
        return None  # a record that is not there is not there, whatever the reason
    if isinstance(value, dict):
        kept = {name: _compared(one) for name, one in value.items() if name not in _MOVED}
        return cast("Json", kept)
    return value


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did with one Enter, one click or one button: one transaction, one undo step, one audit entry."""

    kind: ClassVar[ActKind]
    place: ClassVar[PlaceName] = PlaceName.CHART

    @property
    def label(self) -> ActLabel:
        """What it is called: its kind, and what a sentence about it needs."""
        return ActLabel(self.kind)

    @property
    def session_id(self) -> str | None:
        """The session whose chart it changes, None for records."""
        return None

    def entity(self, turn: Turn) -> Entity:
        """Return what the audit trail says it changed; called after its steps."""
        raise NotImplementedError

    def home(self, turn: Turn) -> Home:
        """Return where it belongs; called before its steps."""
        raise NotImplementedError

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Yield its steps one by one; each is carried out before the next is asked for."""
        raise NotImplementedError


def refuse_stale(wanted: AnyRecord, held: AnyRecord, refusal: refusals.Refusal) -> None:
    """Refuse to overwrite a record that changed since it was read.

    Raises:
        RecordChangedError: If the versions differ.
    """
    if wanted.version != held.version:
        raise RecordChangedError(refusal, wanted, held)
