"""The acts that bring sites into a session without a value: as last time, by name, a protocol's, the other side's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ashichart.acts.act import Turn
from ashichart.acts.session_act import SessionAct
from ashichart.domain.charting.acts import ActKind, ActLabel, Json, Step
from ashichart.domain.charting.edits import PutSite
from ashichart.domain.charting.sites import Site
from ashichart.store.records.charts import sites_of_session, sites_to_bring


@dataclass(frozen=True, slots=True)
class BringSites(SessionAct):
    """Bring the sites of the last session of this course that has any, without values; those here stay."""

    kind: ClassVar[ActKind] = ActKind.BRING_SITES

    def steps(self, turn: Turn) -> Iterator[Step]:
        """In the palpation order of that session."""
        session, _ = turn.session(self.charted_id)
        here = {site.id for site in sites_of_session(turn.connection, self.charted_id)}
        for site in sites_to_bring(turn.connection, session):
            if site.id not in here:
                yield Step(PutSite(site), None)


@dataclass(frozen=True, slots=True)
class BringIn(SessionAct):
    """Bring sites into the session without a value; one that is in it already stays where it is."""

    kind: ClassVar[ActKind] = ActKind.BRING_IN
    sites: tuple[Site, ...]

    @property
    def label(self) -> ActLabel:
        """The sites."""
        sites: list[Json] = [site.title for site in self.sites]
        return ActLabel(self.kind, {"sites": sites})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """In their order."""
        for site in self.sites:
            yield Step(PutSite(self.known_site(turn, site)))


@dataclass(frozen=True, slots=True)
class BringProtocol(BringIn):
    """Bring the sites of a protocol into the session without a value.

    Args:
        name: Of the protocol.
    """

    kind: ClassVar[ActKind] = ActKind.BRING_PROTOCOL
    name: str

    @property
    def label(self) -> ActLabel:
        """Its name."""
        return ActLabel(self.kind, {"name": self.name})


@dataclass(frozen=True, slots=True)
class MirrorSite(SessionAct):
    """Bring the other side's site into the session without a value.

    Args:
        site: That of the other side, as its point or the body surface gave it.
    """

    kind: ClassVar[ActKind] = ActKind.MIRROR_SITE
    site: Site

    @property
    def label(self) -> ActLabel:
        """The site that comes."""
        return ActLabel(self.kind, {"site": self.site.title})

    def steps(self, turn: Turn) -> Iterator[Step]:
        """One that the patient has already is the same site."""
        yield Step(PutSite(self.known_site(turn, self.site)))
