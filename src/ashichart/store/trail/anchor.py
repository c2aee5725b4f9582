"""The last acknowledged entry of a clinic's audit trail, kept outside its file, and whether it is still in the file.

A sync client, a restored backup or a copy put back makes an older file or another branch of it stand at the same path.
Its chain holds and its pages are whole: only what is remembered elsewhere can tell.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from sqlalchemy.engine import Connection

from ashichart.domain.errors import UserError
from ashichart.store.keys.key_slots import write_whole
from ashichart.store.trail.audit import AuditTrail, TrailHead

# Acts that follow each other so closely are written down together; at every act a save would cost a quarter more.
COALESCE_S = 0.25
_FORMAT = "ashichart-anchor"
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is remembered of a file.

    Args:
        head: Its last acknowledged entry.
        at: When that was written, aware UTC.
    """

    head: TrailHead
    at: datetime


def anchor_file(folder: Path, path: Path, clinic_id: str) -> Path:
    """Return where the anchor of a clinic's file is kept; two copies of one clinic at two places have one each."""
    told = f"{clinic_id}\n{path.absolute()}"
    return folder / f"{hashlib.sha256(told.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.json"


def read_anchor(file: Path) -> Anchor | None:
    """Return an anchor, None if there is none; one that makes no sense is none."""
    try:
        found = json.loads(file.read_bytes()[:_LONGEST])
        if found["format"] != _FORMAT:
            return None
        at = datetime.fromisoformat(found["at"])
        head = TrailHead(int(found["seq"]), str(found["mac"]))
        return Anchor(head, at) if at.tzinfo is not None else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def is_continued(connection: Connection, head: TrailHead) -> bool:
    """Return whether a trail holds an entry that was acknowledged before."""
    return head.seq == 0 or AuditTrail.mac_of(connection, head.seq) == head.mac


class AnchorKeeper:
    """Writes the anchor of one open file in a thread of its own, so that a save does not wait for it.

    Args:
        file: See `anchor_file`; its folder is made.
        pause_s: So long after an act the anchor is written at the latest.
    """

    def __init__(self, file: Path, pause_s: float = COALESCE_S) -> None:
        self._file = file
        self._pause_s = pause_s
        self._next: Anchor | None = None
        # Two events and no lock: an act only names its entry, and wakes the thread once in a pause at most.
        self._due = Event()
        self._closing = Event()
        self._thread: Thread | None = None

    def keep(self, anchor: Anchor) -> None:
        """Remember an entry, soon."""
        self._next = anchor
        if not self._due.is_set():
            self._due.set()
        if self._thread is None:
            self._thread = Thread(target=self._run, name="anchor", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Write what is not written yet; a second time is nothing."""
        self._closing.set()
        self._due.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        written: Anchor | None = None
        while True:
            self._due.wait()
            self._closing.wait(self._pause_s)
            is_last = self._closing.is_set()
            self._due.clear()
            anchor = self._next
            if anchor is not None and anchor is not written:
                self._write(anchor)
                written = anchor
            if is_last:
                return

    def _write(self, anchor: Anchor) -> None:
        told = {"format": _FORMAT, "seq": anchor.head.seq, "mac": anchor.head.mac, "at": anchor.at.isoformat()}
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(told).encode("ascii"))
        except (OSError, UserError):
            return  # what was charted is safe in its file; the next act tries again
