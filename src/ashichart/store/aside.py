"""Keeps what was charted when another version of the file turns up: in a copy beside it, with keys of its own."""

import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ashichart.domain.errors import UserError
from ashichart.paths import short_stem
from ashichart.store.anchor import is_continued
from ashichart.store.audit import AuditEntry, AuditTrail
from ashichart.store.bring_in import bring_in, parted_at
from ashichart.store.engine import check_head
from ashichart.store.keys import key_file_of, sync_folder, write_whole
from ashichart.store.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class Aside:
    """A kept copy, and what is in it that the file lacks.

    Args:
        file: The file that was replaced.
        copy: The kept copy; charting goes on in it.
        entries: What was charted here and is not in the file, oldest first.
        at: When the other version was found, aware UTC.
        is_complete: Whether the copy is the version that was open, not the other one with these entries on top.
    """

    file: Path
    copy: Path
    entries: tuple[AuditEntry, ...]
    at: datetime
    is_complete: bool


def keep_aside(store: Store, file_key: bytes, since: str, at: datetime, fallback: Path) -> Aside:
    """Make the kept copy and move the store into it.

    Args:
        store: Open on a file that was replaced.
        file_key: 32 bytes.
        since: What the copy's name says of its beginning, such as "14.03".
        at: Aware UTC.
        fallback: Folder for the copy where the file's own may not be written.

    Raises:
        UserError: If no copy can be made; nothing is lost, and nothing was written.
    """
    path = store.path
    try:
        return _keep_aside(store, file_key, path, since, at)
    except (UserError, OSError):
        if fallback == path.parent:
            raise
        fallback.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _keep_aside(store, file_key, fallback / path.name, since, at)


def _keep_aside(store: Store, file_key: bytes, place: Path, since: str, at: datetime) -> Aside:
    copy = _free(place, since)
    part = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}.part")
    try:
        with store.reading() as connection:
            is_complete = is_continued(connection, store.known)
        if is_complete:  # another file was renamed over ours, which is still open here
            store.copy_to(part)
        else:
            shutil.copyfile(store.path, part)
        part.chmod(0o600)
        check_head(part)
        lacking = store.since if is_complete else _on_top(part, file_key, store.since)
        if store.keys is not None:
            write_whole(key_file_of(copy), store.keys)
        part.rename(copy)
        sync_folder(copy.parent)
    except OSError as error:
        raise UserError(
            f"What was charted since {since} cannot be kept in {copy.parent} ({error.strerror}).",
            "Make space and the right to write there, then do it again; the other version was not touched.",
        ) from None
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)
    file = store.path
    store.move_to(copy)
    store.since = list(lacking)
    return Aside(file, copy, tuple(lacking), at, is_complete)


def _free(place: Path, since: str) -> Path:
    numbers = ("", *(f" ({number})" for number in range(2, 1000)))
    copies = (place.with_name(f"{short_stem(place.stem)} since {since}{number}{place.suffix}") for number in numbers)
    return next(copy for copy in copies if not copy.exists())


def _on_top(part: Path, file_key: bytes, since: Sequence[AuditEntry]) -> list[AuditEntry]:
    """Bring what the other version lacks on top of a copy of it, and return that."""
    copy = Store(part, file_key)
    try:
        with copy.begin_plain() as connection:
            lacking = list(since[parted_at(connection, since) :])
            bring_in(connection, AuditTrail(file_key), lacking)
        return lacking
    finally:
        copy.close()
