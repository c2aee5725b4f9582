"""The last acknowledged entry of a clinic's audit trail, kept outside its file, and whether it is still in the file.

A sync client, a restored backup or a copy put back makes an older file or another branch of it stand at the same path.
Its chain holds and its pages are whole: only what is remembered elsewhere can tell.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread

from sqlalchemy.engine import Connection

from ashichart.domain.errors import UserError
from ashichart.store.audit import AuditTrail, TrailHead
from ashichart.store.keys import write_whole

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
        self._closing = False
        self._changed = Condition()
        self._thread: Thread | None = None

    def keep(self, anchor: Anchor) -> None:
        """Remember an entry, soon."""
        with self._changed:
            self._next = anchor
            if self._thread is None:
                self._thread = Thread(target=self._run, name="anchor", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Write what is not written yet; a second time is nothing."""
        with self._changed:
            self._closing = True
            self._changed.notify()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._next is not None or self._closing)
                # Closing cuts the pause short; another act does not make it longer.
                self._changed.wait_for(lambda: self._closing, self._pause_s)
                anchor, self._next = self._next, None
                is_last = self._closing
            if anchor is not None:
                self._write(anchor)
            if is_last:
                return

    def _write(self, anchor: Anchor) -> None:
        told = {"format": _FORMAT, "seq": anchor.head.seq, "mac": anchor.head.mac, "at": anchor.at.isoformat()}
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(told).encode("ascii"))
        except (OSError, UserError):
            return  # what was charted is safe in its file; the next act tries again


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file stands at a path and when it was written: one renamed over it is another one, whatever its bytes.

    Args:
        device: Of the file system.
        inode: Of the file; on other systems what they have in its place.
        size: In bytes.
        written_ns: When it was written last, in nanoseconds; some drives know whole seconds only.
    """

    device: int
    inode: int
    size: int
    written_ns: int

    @classmethod
    def of(cls, path: Path) -> "FileIdentity":
        """Return the identity of the file at a path.

        Raises:
            OSError: If there is none, or it cannot be asked.
        """
        found = path.stat()
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    def is_same_file(self, other: "FileIdentity") -> bool:
        """Return whether both are one file, whatever was written into it."""
        return (self.device, self.inode) == (other.device, other.inode)
