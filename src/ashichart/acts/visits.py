"""The acts on the row of a session: begun, corrected, removed and brought back. Its chart is in `charting`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from ashichart.acts.act import Act, Entity, Turn, refuse_stale
from ashichart.acts.refusals import gone
from ashichart.domain.charting.acts import ActKind, ActLabel, Home, Step
from ashichart.domain.charting.record_edits import PutSession
from ashichart.domain.charting.sessions import Session
from ashichart.store.records.courses import next_entry_number, read_course, read_session
from ashichart.wording import refusals


@dataclass(frozen=True, slots=True)
class VisitAct(Act):
    """An act on a session's own row; what is charted in it stays as it is."""

    session: Session

    def entity(self, turn: Turn) -> Entity:
        """The session."""
        del turn
        return Entity("session", self.session.id)

    def home(self, turn: Turn) -> Home:
        """The chart of the session."""
        course = read_course(turn.connection, self.session.course_id)
        if course is None:
            raise gone("course")
        return Home(self.place, course.patient_id, course.id, self.session.id)


@dataclass(frozen=True, slots=True)
class StartSession(VisitAct):
    """Start a session; its number follows from when it began."""

    kind: ClassVar[ActKind] = ActKind.START_SESSION

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The whole row."""
        number = next_entry_number(turn.connection, self.session.course_id)
        yield Step(PutSession(replace(self.session, entry_number=number)), None)


@dataclass(frozen=True, slots=True)
class ChangeSession(VisitAct):
    """Correct the day, time or kind of a session; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_SESSION

    @property
    def label(self) -> ActLabel:
        """Its number."""
        return ActLabel(self.kind, {"number": self.session.number})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the session since."""
        old, _ = turn.session(self.session.id)
        refuse_stale(self.session, old, refusals.session_changed(old.number))
        yield Step(PutSession(self.session))


@dataclass(frozen=True, slots=True)
class RemoveSession(VisitAct):
    """Remove a session from every list; everything charted stays in the file."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_SESSION
    reason: str = ""

    @property
    def label(self) -> ActLabel:
        """Its number."""
        return ActLabel(self.kind, {"number": self.session.number})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """A signed session stays."""
        held, _ = turn.session(self.session.id)
        yield Step(PutSession(held, is_removed=True, reason=self.reason))


@dataclass(frozen=True, slots=True)
class RestoreSession(VisitAct):
    """Bring a removed session back, to its place among the others."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_SESSION

    @property
    def label(self) -> ActLabel:
        """Its number."""
        return ActLabel(self.kind, {"number": self.session.number})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The row as it was removed."""
        found = read_session(turn.connection, self.session.id, removed=True)
        if found is None:
            raise gone("session")
        yield Step(PutSession(found[0]), None)
