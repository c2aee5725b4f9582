"""Watches over the file of an open clinic: is it still the one that was opened, is it whole, what did others write.

Every answer is a value; what is said of it on the screen is in `file_words`.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from ashichart.acts.noted import GoOnWithVersion
from ashichart.domain.charting.changes import Changes
from ashichart.domain.errors import FileReplacedError, UserError
from ashichart.services.service_context import ServiceContext
from ashichart.store.backend.sqlcipher import check_head
from ashichart.store.checks.integrity import Integrity, look_through
from ashichart.store.checks.trail_check import Place
from ashichart.store.trail.anchor import Anchor, AnchorKeeper, anchor_file, is_continued, read_anchor
from ashichart.store.trail.audit import AuditEntry, AuditTrail, Json
from ashichart.store.trail.rows import changes_of
from ashichart.store.trail.waiting import WaitingEntries
from ashichart.store.transactions.file_store import FileStore
from ashichart.store.transactions.transaction import Transaction
from ashichart.store.versions.aside import Aside, keep_aside
from ashichart.store.versions.bring_in import Clash, bring_in, clashes, parted_at
from ashichart.wording.computer import clinic_file as say

# Between two pieces of a look through the file, each of some milliseconds.
_REST_S = 0.006


@dataclass(frozen=True, slots=True)
class TwoVersions:
    """What a choice between two versions of a file shows.

    Args:
        ours: Entries that were charted here and are not in the file.
        theirs: Entries that the file holds and were not known here.
        agree_at: The last entry that both hold, None if there is none.
        clashes: Rows that both changed.
    """

    ours: tuple[AuditEntry, ...]
    theirs: tuple[AuditEntry, ...]
    agree_at: AuditEntry | None
    clashes: tuple[Clash, ...]


@dataclass(slots=True)
class Look:
    """The look through the file that runs, or ran last.

    Args:
        at: When it was begun.
        found: What was found, None while it runs.
        failed: Why it could not be carried through, "" if it could.
    """

    at: datetime
    found: Integrity | None = None
    failed: str = ""
    stop: Event = field(default_factory=Event)


class _Stopped(Exception):  # noqa: N818 - no error: the look is not wanted any more
    """Ends a look early."""


class FileGuard:
    """Watches over one open file.

    Args:
        context: Of the open clinic.
        store: Its file.
        file_key: 32 bytes.
        clinic_id: UUID of the clinic, which names its anchor.
        folder: Where anchors, and copies that cannot lie beside the file, are kept.
    """

    def __init__(
        self, context: ServiceContext, store: FileStore, file_key: bytes, clinic_id: str, folder: Path
    ) -> None:
        self._store = store
        self._acts = context.acts
        self._file_key = file_key
        self._actor_id = context.actor_id
        self._folder = folder
        self._clock = context.clock
        self._zone = context.zone
        self._anchor_file = anchor_file(folder / "anchors", store.path, clinic_id)
        self._look: Look | None = None
        self.aside: Aside | None = None
        self.missing: Anchor | None = None
        self._begin()

    def _begin(self) -> None:
        anchor = read_anchor(self._anchor_file)
        self.is_known = anchor is not None
        self._store.remember(None if self._store.read_only else AnchorKeeper(self._anchor_file))
        self._store.when_replaced = self._keep_aside
        self._store.waiting = WaitingEntries(self._anchor_file.with_suffix(".waiting.json"))
        if anchor is None:
            self._take_in_waiting()
            return
        with self._store.reading() as connection:
            is_whole = is_continued(connection, anchor.head)
        if is_whole:
            self._take_in_waiting()
            return
        self.missing = anchor
        self._store.held = FileReplacedError(
            say.another_version(file=self._store.path.name), say.choose_first()
        )

    def _take_in_waiting(self) -> None:
        """Write what was recorded while the file could only be viewed, each with its own time and person."""
        waiting = self._store.waiting
        if waiting is None or self._store.read_only or not (entries := waiting.read()):
            return

        def write(act: Transaction) -> None:
            for one in entries:
                act.record(one.act, one.entity, one.entity_id, None, None, at=one.at, actor_id=one.actor_id)

        with suppress(UserError):  # they wait on
            self._acts.write(write)
            waiting.clear()

    @property
    def path(self) -> Path:
        """The file that is open: the kept copy while another version stands at its place."""
        return self._store.path

    @property
    def kept(self) -> tuple[AuditEntry, ...]:
        """What is kept aside and not in the file, oldest first."""
        return tuple(self._store.followed.entries) if self.aside is not None else ()

    # ---- another version

    def _keep_aside(self) -> None:
        self.aside = keep_aside(
            self._store, self._file_key, self._zone, self._clock(), self._folder / "kept", self._acts.carry_over
        )
        self._store.when_replaced = None

    def go_on(self) -> None:
        """Take the file as it is, though entries that were acknowledged before are not in it.

        Raises:
            UserError: For the world's faults; it is held as before then.
        """
        missing = self.missing
        if missing is None:
            return
        held, self._store.held = self._store.held, None
        try:
            lacks: Json = {"entries": missing.head.seq, "seal": missing.head.mac, "at": missing.at.isoformat()}
            self._acts.note(GoOnWithVersion(self._actor_id, lacks))
        except UserError:
            self._store.held = held
            raise
        self.missing = None

    def versions(self) -> TwoVersions:
        """Return both versions, while what was charted is kept aside.

        Raises:
            UserError: If the file cannot be read.
        """
        aside = self._kept()
        other = FileStore(aside.file, self._file_key, writable=False)
        try:
            with other.reading() as connection:
                trail = AuditTrail.after(connection, 0)
        finally:
            other.close()
        known = {(entry.seq, entry.at, entry.action): entry for entry in self._store.trail()}
        agreed = [entry for entry in trail if known.get((entry.seq, entry.at, entry.action)) == entry]
        if not aside.is_complete:  # the copy was made of the other version: all of that is in it
            agreed = [entry for entry in agreed if entry.seq < aside.entries[0].seq] if aside.entries else agreed
        last = agreed[-1].seq if agreed else 0
        theirs = tuple(entry for entry in trail if entry.seq > last)
        ours = tuple(self._store.followed.entries)
        return TwoVersions(ours, theirs, agreed[-1] if agreed else None, clashes(ours, theirs))

    def bring_in(self, keep_theirs: Iterable[Place] = ()) -> Changes:
        """Bring what was kept aside into the file, and go on there.

        Args:
            keep_theirs: Rows that both changed and that stay as the file has them.

        Raises:
            UserError: If the file cannot be written; everything stays in the kept copy.
        """
        aside = self._kept()
        ours = tuple(self._store.followed.entries)
        other = FileStore(aside.file, self._file_key)

        def write(act: Transaction) -> None:
            lacking = ours[parted_at(act.connection, ours) :]
            bring_in(act.connection, AuditTrail(self._file_key), lacking, keep_theirs)

        try:
            self._acts.carry_over(other, write)
        finally:
            other.close()
        return self._back(aside)

    def take_as_it_is(self) -> Changes:
        """Go on in the file without what was kept aside, which stays in its copy.

        Raises:
            UserError: If the file cannot be opened.
        """
        return self._back(self._kept())

    def _back(self, aside: Aside) -> Changes:
        self._store.move_to(aside.file)
        self._store.remember(AnchorKeeper(self._anchor_file))
        self._store.when_replaced = self._keep_aside
        self.aside = None
        return Changes(self._clock())

    def _kept(self) -> Aside:
        if self.aside is None:
            raise UserError(say.nothing_aside())
        check_head(self.aside.file)  # an empty file is no version: nothing could be brought into it
        return self.aside

    # ---- what others write

    def news(self) -> tuple[AuditEntry, ...]:
        """Return what others wrote since this was asked last, see `changed_by_others`; never waits.

        Raises:
            UserError: If the file is away, or replaced and cannot be kept aside.
        """
        return self._store.written_by_others() or ()

    # ---- a look through the file

    @property
    def look(self) -> Look | None:
        """The look that runs or ran last, None if there was none."""
        return self._look

    def begin_look(self, done: Callable[[Look], None] = lambda _look: None) -> None:
        """Look through the whole file in a thread of its own, slowly enough not to be felt.

        Args:
            done: Called in that thread with what was found.
        """
        self.stop_look()
        look = self._look = Look(self._clock())

        def rest() -> None:
            if look.stop.wait(_REST_S):
                raise _Stopped

        def run() -> None:
            try:
                look.found = look_through(
                    self._store.path, self._file_key, rest=rest, wanted=lambda: self._store.is_wanted
                )
            except _Stopped:
                return
            except (UserError, OSError) as error:
                look.failed = str(error)
            done(look)

        Thread(target=run, name="look", daemon=True).start()

    def look_now(self) -> Integrity:
        """Look through the whole file at once and return what was found.

        Raises:
            UserError: For the world's faults.
        """
        return look_through(self._store.path, self._file_key)

    def stop_look(self) -> None:
        """End a look that runs."""
        if self._look is not None:
            self._look.stop.set()


def changed_by_others(entries: Iterable[AuditEntry], at: datetime) -> Changes:
    """Return what has to be drawn again after others wrote."""
    patients: set[str] = set()
    courses: set[str] = set()
    sessions: set[str] = set()
    atlas = False
    for entry in entries:
        {"patient": patients, "course": courses, "session": sessions}.get(entry.entity, set[str]()).add(entry.entity_id)
        for change in changes_of(entry):
            row = change.after or change.before or {}
            atlas = atlas or change.table in ("own_point", "own_name")
            courses |= {str(row["course_id"])} if "course_id" in row else set()
            patients |= {str(row["patient_id"])} if "patient_id" in row and change.table == "course" else set()
    return Changes(at, frozenset(patients), frozenset(courses), frozenset(sessions), atlas, by_others=True)
