"""The acts of needling: needles in, out, corrected and removed. Their places belong to the sites."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.session_act import SessionAct, refuse_future
from ashichart.domain.charting.acts import UNCHECKED, ActKind, ActLabel, Json, Step
from ashichart.domain.charting.edits import DropNeedle, PutNeedle, PutSite
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.sites import Site
from ashichart.store.records.chart_edits import audit_needle
from ashichart.store.records.charts import last_needle_number, needles_of_session


@dataclass(frozen=True, slots=True)
class PlaceNeedles(SessionAct):
    """Record needles at sites; their numbers go on from the session's last.

    Args:
        needled: Site and number of needles, in order.
        name: What they are together, "NADA"; empty for one site.
    """

    kind: ClassVar[ActKind] = ActKind.PLACE_NEEDLES
    needled: tuple[tuple[Site, int], ...]
    name: str = ""

    @property
    def label(self) -> ActLabel:
        """How many needles, and where; the name of a protocol."""
        sites: list[Json] = [site.title for site, _ in self.needled]
        needles = sum(count for _, count in self.needled)
        return ActLabel(self.kind, {"name": self.name, "sites": sites, "needles": needles})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The sites come into the session if they are not there yet."""
        number, at = last_needle_number(turn.connection, self.charted_id), self.needle_time(turn)
        for wanted, count in self.needled:
            site = self.known_site(turn, wanted)
            yield Step(PutSite(site))
            for _ in range(count):
                number += 1
                yield Step(PutNeedle(Needle(turn.make_id(), self.charted_id, site.id, number, at)), None)


@dataclass(frozen=True, slots=True)
class TakeNeedlesOut(SessionAct):
    """Record that needles are out; those that are out already stay as they are."""

    kind: ClassVar[ActKind] = ActKind.TAKE_NEEDLES_OUT
    needle_ids: tuple[str, ...]

    @property
    def label(self) -> ActLabel:
        """How many."""
        return ActLabel(self.kind, {"needles": len(self.needle_ids)})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """In the order they are named."""
        at = self.needle_time(turn)
        for needle in _needles(self, turn, self.needle_ids):
            if needle.removed_at is None:
                # A clock that was set back must not keep a needle in.
                yield Step(PutNeedle(replace(needle, removed_at=max(at, needle.inserted_at))))


@dataclass(frozen=True, slots=True)
class ChangeNeedle(SessionAct):
    """Correct when a needle went in and out; its number and site stay.

    Args:
        needle: As it should be.
        seen: As it was on the screen.
    """

    kind: ClassVar[ActKind] = ActKind.CHANGE_NEEDLE
    needle: Needle
    seen: Needle

    @property
    def label(self) -> ActLabel:
        """Its number."""
        return ActLabel(self.kind, {"number": self.needle.number})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Times do not lie in the future; that they are in order, the needle itself holds."""
        (held,) = _needles(self, turn, (self.needle.id,))
        last = self.needle.removed_at or self.needle.inserted_at
        refuse_future(last, turn, "needle")
        wanted = replace(self.needle, number=held.number, site_id=held.site_id)
        yield Step(PutNeedle(wanted), audit_needle(self.seen))


@dataclass(frozen=True, slots=True)
class RemoveNeedles(SessionAct):
    """Remove needles that were recorded by mistake; the numbers of the others stay.

    Args:
        seen: Those that were on the screen; the others are removed as they are.
    """

    kind: ClassVar[ActKind] = ActKind.REMOVE_NEEDLES
    needle_ids: tuple[str, ...]
    seen: tuple[Needle, ...] = ()

    @property
    def label(self) -> ActLabel:
        """How many."""
        return ActLabel(self.kind, {"needles": len(self.needle_ids)})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Their sites stay in the session."""
        seen = {needle.id: audit_needle(needle) for needle in self.seen}
        for needle in _needles(self, turn, self.needle_ids):
            yield Step(DropNeedle(needle.id), seen.get(needle.id, UNCHECKED))


def _needles(act: SessionAct, turn: Turn, needle_ids: Sequence[str]) -> list[Needle]:
    """The named needles of the session, each once."""
    held: Mapping[str, Needle] = needles_of_session(turn.connection, act.charted_id)
    if not set(needle_ids) <= set(held):
        raise ValueError("There is no such needle in the session.")
    return [held[needle_id] for needle_id in dict.fromkeys(needle_ids)]
