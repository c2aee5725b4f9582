"""What an open file's window knows of the audit trail: its own acts, those it followed, and the end of what was before.

If an older version is written over the file, this is all that is left of them. No file is written here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from ashichart.store.trail.audit import AuditEntry, AuditTrail, TrailHead

# So many entries from before the file was opened are known too; a thousand are about half a megabyte.
EARLIER = 1000


@dataclass(slots=True)
class Followed:
    """The known end of one file's trail.

    Attributes:
        base: The entry before the first that is known.
        entries: Oldest first, without a gap up to the last `learn`; own acts behind that.
        is_begun: Whether what was there before is known already.
    """

    base: TrailHead = field(default_factory=TrailHead)
    entries: list[AuditEntry] = field(default_factory=list[AuditEntry])
    is_begun: bool = False
    _learnt: int = 0
    _sure: int = 0
    _own: set[int] = field(default_factory=set[int])
    _news: list[AuditEntry] = field(default_factory=list[AuditEntry])

    @property
    def own(self) -> frozenset[int]:
        """The numbers of the entries that were made here, in the file that is open."""
        return frozenset(self._own)

    def begin(self, head: TrailHead, lacking: Sequence[AuditEntry] | None = None) -> None:
        """Take a trail for known up to its head.

        Args:
            head: Its newest entry.
            lacking: What another version of the file lacks, in place of what was before; None where there is no other.
        """
        self.base, self.entries = head, list(lacking or ())
        self._learnt, self._sure = head.seq, len(self.entries)
        self._own, self._news = set(), []
        self.is_begun = lacking is not None

    def add(self, entries: Sequence[AuditEntry]) -> None:
        """Remember an act that was acknowledged here."""
        self.entries += entries
        self._own |= {entry.seq for entry in entries}

    def learn(self, connection: Connection) -> None:
        """Read what came into the trail since this was asked last; the first time also what was before."""
        if not self.is_begun:
            self.is_begun = True
            first = max(0, self.base.seq - EARLIER)
            earlier = AuditTrail.between(connection, first, self.base.seq)
            self.base = TrailHead(first, AuditTrail.mac_of(connection, first) or "")
            self.entries[:0] = earlier
            self._sure += len(earlier)
        found = AuditTrail.after(connection, self._learnt)
        self.entries[self._sure :] = found
        self._sure = len(self.entries)
        if found:
            self._learnt = found[-1].seq
        self._news += [entry for entry in found if entry.seq not in self._own]

    def take_news(self) -> tuple[AuditEntry, ...]:
        """Return what others wrote, each entry once."""
        news, self._news = tuple(self._news), []
        return news
