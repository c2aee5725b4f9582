"""Intentions of needling: needles in, out, corrected and removed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ashichart.acts.needling import ChangeNeedle, PlaceNeedles, RemoveNeedles, TakeNeedlesOut
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import UserError
from ashichart.services.service_context import ServiceContext
from ashichart.store.records.charts import needles_of_session
from ashichart.wording import refused_entries

MOST_NEEDLES = 99


class NeedlingService:
    """Needles of an open clinic.

    Args:
        context: The open clinic.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def place_needle(self, session_id: str, site: Site, count: int = 1) -> Done:
        """Record needles at a site, now; their numbers go on from the session's last.

        Raises:
            UserError: If `count` is not 1 to 99, or the session is signed or gone.
        """
        if not 1 <= count <= MOST_NEEDLES:
            raise UserError(*refused_entries.no_count(count, MOST_NEEDLES))
        return self._context.acts.run(PlaceNeedles(session_id, ((site, count),)))

    def place_needles(self, session_id: str, sites: Sequence[Site], name: str) -> Done:
        """Record one needle at each of several sites, now and in order, as one act.

        Args:
            session_id: The session that is charted.
            sites: Those that are not in the session come into it.
            name: What they are together, for the audit trail: "NADA".

        Raises:
            UserError: If the session is signed or gone.
        """
        return self._context.acts.run(PlaceNeedles(session_id, tuple((site, 1) for site in sites), name))

    def take_out(self, session_id: str, needle_ids: Sequence[str]) -> Done:
        """Record that needles are out, now; those that are out already stay as they are.

        Raises:
            ValueError: If a needle is not one of the session.
            UserError: If the session is signed or gone.
        """
        with self._context.store.reading() as connection:
            held = needles_of_session(connection, session_id)
        # What the trail counts is what was done, not what was asked for.
        still_in = tuple(one for one in needle_ids if one not in held or held[one].removed_at is None)
        return self._context.acts.run(TakeNeedlesOut(session_id, still_in))

    def change_needle(self, seen: Needle, inserted_at: datetime, removed_at: datetime | None) -> Done:
        """Correct when a needle went in and out; None is still in.

        Raises:
            StaleError: If it is not the one that was seen.
            UserError: If the times are not in order or lie in the future, or the session is signed or gone.
        """
        if removed_at is not None and removed_at < inserted_at:
            raise UserError(*refused_entries.out_before_in())
        wanted = replace(seen, inserted_at=inserted_at, removed_at=removed_at)
        return self._context.acts.run(ChangeNeedle(seen.session_id, wanted, seen))

    def remove_needles(self, session_id: str, needle_ids: Sequence[str], seen: Sequence[Needle] = ()) -> Done:
        """Remove needles that were recorded by mistake.

        Args:
            session_id: The session that is charted.
            needle_ids: Of the session.
            seen: Those of them that were on the screen; one that is another in the file is not removed.

        Raises:
            StaleError: If a needle is not the one that was seen.
            ValueError: If a needle is not one of the session.
            UserError: If the session is signed or gone.
        """
        return self._context.acts.run(RemoveNeedles(session_id, tuple(needle_ids), tuple(seen)))
