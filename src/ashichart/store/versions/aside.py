"""Keeps what was charted when another version of the file turns up: in a copy beside it, with keys of its own."""

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from ashichart.domain.days import local_time
from ashichart.domain.errors import UserError
from ashichart.paths import short_stem
from ashichart.store.backend.sqlcipher import check_head
from ashichart.store.keys.key_slots import key_file_of, sync_folder, write_whole
from ashichart.store.trail.anchor import is_continued
from ashichart.store.trail.audit import AuditEntry, AuditTrail
from ashichart.store.transactions.file_store import FileStore
from ashichart.store.transactions.followed import Followed
from ashichart.store.transactions.transaction import Transaction
from ashichart.store.versions.bring_in import bring_in, parted_at
from ashichart.wording.computer import store as say


@dataclass(frozen=True, slots=True)
class Aside:
    """A kept copy, and what is in it that the file lacks.

    Args:
        file: The file that was replaced.
        copy: The kept copy; charting goes on in it.
        entries: What was charted here and is not in the file, oldest first.
        at: When the other version was found, aware UTC.
        is_complete: Whether the copy is the version that was open, not the other one with these entries on top.
        of_others: Those of the entries that were made elsewhere.
        is_known_whole: Whether the file lacks nothing but the entries; otherwise it lacks older ones too, which were
            never read here.
    """

    file: Path
    copy: Path
    entries: tuple[AuditEntry, ...]
    at: datetime
    is_complete: bool
    of_others: tuple[AuditEntry, ...] = ()
    is_known_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What a version lacks, and whether that is all that it lacks."""

    entries: list[AuditEntry]
    is_known_whole: bool = True


# Carries out acts in another file, all or none: the runner of acts does.
CarryOver = Callable[[FileStore, Callable[[Transaction], object]], None]


def keep_aside(
    store: FileStore, file_key: bytes, zone: str | None, at: datetime, fallback: Path, carry_over: CarryOver
) -> Aside:
    """Make the kept copy and move the store into it.

    Args:
        store: Open on a file that was replaced.
        file_key: 32 bytes.
        zone: Of the clinic, for the time in the copy's name.
        at: Aware UTC.
        fallback: Folder for the copy where the file's own may not be written.
        carry_over: Writes into the copy.

    Raises:
        UserError: If no copy can be made; nothing is lost, and nothing was written.
    """
    path = store.path
    try:
        return _keep_aside(store, file_key, path, zone, at, carry_over)
    except (UserError, OSError):
        if fallback == path.parent:
            raise
        fallback.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _keep_aside(store, file_key, fallback / path.name, zone, at, carry_over)


def _keep_aside(
    store: FileStore, file_key: bytes, place: Path, zone: str | None, at: datetime, carry_over: CarryOver
) -> Aside:
    part = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with store.reading() as connection:
            is_complete = is_continued(connection, store.known)
        if is_complete:  # another file was renamed over ours, which is still open here
            store.copy_to(part)
        else:
            shutil.copyfile(store.path, part)
        part.chmod(0o600)
        check_head(part)
        if is_complete:
            lacking = _lacking_in_other(store, file_key)
        else:
            lacking = _on_top(part, file_key, store.followed, carry_over)
        since = f"{local_time(lacking.entries[0].at if lacking.entries else at, zone):%H.%M}"
        copy = _free(place, since)
        if store.keys is not None:
            write_whole(key_file_of(copy), store.keys)
        part.rename(copy)
        sync_folder(copy.parent)
    except OSError as error:
        raise UserError(
            say.not_kept_aside(folder=str(place.parent), reason=str(error.strerror)),
            say.other_untouched(),
        ) from None
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)
    file, own = store.path, store.followed.own
    entries = tuple(lacking.entries)
    store.move_to(copy, entries)
    of_others = tuple(entry for entry in entries if entry.seq not in own)
    return Aside(file, copy, entries, at, is_complete, of_others, lacking.is_known_whole)


def _free(place: Path, since: str) -> Path:
    numbers = ("", *(f" ({number})" for number in range(2, 1000)))
    copies = (place.with_name(f"{short_stem(place.stem)} since {since}{number}{place.suffix}") for number in numbers)
    return next(copy for copy in copies if not copy.exists())


def _lacking_in_other(store: FileStore, file_key: bytes) -> _Lacking:
    """Return what the file that stands there now lacks of the one that is open, which is whole."""
    try:
        other = FileStore(store.path, file_key, writable=False)
    except UserError:  # another clinic, or no clinic at all
        return _Lacking(list(store.followed.entries))
    try:
        with other.reading() as theirs, store.reading() as ours:
            return _Lacking(list(AuditTrail.after(ours, AuditTrail.parted_after(ours, theirs))))
    except (UserError, DBAPIError):
        return _Lacking(list(store.followed.entries))
    finally:
        other.close()


def _on_top(part: Path, file_key: bytes, known: Followed, carry_over: CarryOver) -> _Lacking:
    """Bring what the other version lacks on top of a copy of it, and return that."""
    copy = FileStore(part, file_key)
    try:
        with copy.reading() as connection:
            is_known_whole = is_continued(connection, known.base)
            lacking = known.entries[parted_at(connection, known.entries) :]
        carry_over(copy, lambda act: bring_in(act.connection, AuditTrail(file_key), lacking))
        return _Lacking(list(lacking), is_known_whole)
    finally:
        copy.close()
