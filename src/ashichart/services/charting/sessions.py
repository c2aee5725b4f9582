"""Intentions around a session as a visit: begin, correct, remove, bring back. Its chart is in `charting`."""

from datetime import datetime

from ashichart.acts.visits import ChangeSession, RemoveSession, RestoreSession, StartSession
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.services.service_context import ServiceContext, gone
from ashichart.store.records.courses import read_course, read_session, removed_sessions
from ashichart.wording import refused_entries


class SessionService:
    """Sessions of an open clinic.

    Args:
        context: The open clinic.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def start(
        self,
        course_id: str,
        kind: SessionKind = SessionKind.KAP,
        scale: Scale = Scale.NRS,
        started_at: datetime | None = None,
    ) -> tuple[Session, Changes]:
        """Start a session of a course, now or at the time it began.

        Its number follows from that time: those that began later count on.

        Raises:
            UserError: If the course is gone, or the time lies in the future.
        """
        self._refuse_future(started_at)
        with self._context.store.reading() as connection:
            if read_course(connection, course_id) is None:
                raise gone("course")
        began = started_at or self._context.clock()
        session = Session(self._context.make_id(), course_id, 1, kind, began, scale, zone=self._context.zone)
        changes = self._context.acts.run(StartSession(session)).changes
        return self.get(session.id), changes

    def get(self, session_id: str) -> Session:
        """Return a session's own row.

        Raises:
            UserError: If there is none, or it was removed.
        """
        with self._context.store.reading() as connection:
            found = read_session(connection, session_id)
        if found is None:
            raise gone("session")
        return found[0]

    def change(self, session: Session) -> Changes:
        """Write the corrected day, time or kind of a session; its version must be the one that was read.

        Raises:
            ConflictError: If somebody changed the session since.
            UserError: If it is signed or gone, or would begin in the future.
        """
        self._refuse_future(session.started_at)
        return self._context.acts.run(ChangeSession(session)).changes

    def removed(self, course_id: str) -> tuple[tuple[Session, datetime, str], ...]:
        """Return (session, when it was removed, why) of a course, the last one removed first."""
        with self._context.store.reading() as connection:
            return tuple(removed_sessions(connection, course_id))

    def remove(self, session_id: str, reason: str = "") -> Changes:
        """Remove a session from every list; everything charted stays in the file and `restore` brings it back.

        Raises:
            UserError: If it is signed, or gone.
        """
        return self._context.acts.run(RemoveSession(self.get(session_id), reason.strip())).changes

    def restore(self, session_id: str) -> Changes:
        """Bring a removed session back, to its place among the others.

        Raises:
            UserError: If it was not removed.
        """
        with self._context.store.reading() as connection:
            found = read_session(connection, session_id, removed=True)
        if found is None:
            raise gone("session")
        return self._context.acts.run(RestoreSession(found[0])).changes

    def _refuse_future(self, at: datetime | None) -> None:
        if at is not None and at > self._context.clock():
            raise UserError(*refused_entries.session_ahead())
