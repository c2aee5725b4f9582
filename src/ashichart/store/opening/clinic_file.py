"""Makes and opens the encrypted file of a clinic. Passwords and key slots are in `keys`, intentions in the services."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ashichart.domain.charting.act_labels import ActKind, ActLabel, AuditedAct, Json
from ashichart.domain.errors import DamagedFileError, UserError
from ashichart.store.backend.file_schema import check_schema
from ashichart.store.backend.sqlcipher import check_head, is_writable, read_only_error
from ashichart.store.keys.key_slots import sync_folder
from ashichart.store.records.clinics import actor_rows, add_actor, add_clinic, clinic_row_of, revision_of
from ashichart.store.tables.schema import SCHEMA_REVISION
from ashichart.store.transactions.file_store import FileStore
from ashichart.store.transactions.transaction import Transaction
from ashichart.wording.computer import store as say

# Up to this size every page is checked when the file is opened: some milliseconds; larger files are checked on demand.
CHECKED_AT_OPEN_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ClinicOwner:
    """What the file says of itself and of the user who opens it."""

    clinic_id: str
    name: str
    is_demonstration: bool
    actor_id: str
    user_name: str
    zone: str | None = None


def add_first_rows(act: Transaction, owner: ClinicOwner) -> None:
    """Write the clinic and its first user, with the first entry of the audit trail."""
    add_clinic(
        act.connection,
        owner.clinic_id,
        owner.name,
        act.at,
        is_demonstration=owner.is_demonstration,
        zone=owner.zone,
    )
    add_actor(act.connection, owner.actor_id, owner.user_name, act.at)
    made: Json = {"name": owner.name, "user": owner.user_name}
    act.record(AuditedAct(ActLabel(ActKind.NEW_CLINIC)), "clinic", owner.clinic_id, None, made)


def make_file(path: Path, file_key: bytes, fill: Callable[[FileStore], None]) -> None:
    """Make a new file with its first rows; it stands at `path` only when it is whole.

    Args:
        path: Where.
        file_key: 32 bytes.
        fill: Writes the first rows.

    Raises:
        UserError: If a file is there already, or none can be made.
    """
    from ashichart.store.opening.upgrade import upgrade  # Alembic is not needed to open a file of today

    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            raise UserError(say.file_there(path=str(path)), say.open_or_rename())
        upgrade(part, file_key, None)
        store = FileStore(part, file_key)
        try:
            fill(store)
        finally:
            store.close()
        part.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            say.not_made(path=str(path), reason=str(error.strerror)), say.writable_folder()
        ) from None
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            if left.exists():
                left.unlink()


def open_file(
    path: Path, file_key: bytes, actor_id: str | None = None, *, zone: str | None = None
) -> tuple[FileStore, ClinicOwner]:
    """Open a clinic, bringing an older schema to today's.

    Args:
        path: The file.
        file_key: 32 bytes, from a key slot.
        actor_id: The user whose password opened it; None (the recovery key) is taken for the first user.
        zone: IANA name of the zone here, for a clinic of before that says none; None if it is not known.

    Raises:
        NewerFileError: If a newer AshiChart wrote it; it is untouched.
        DamagedFileError: If its pages are not whole, or it holds no clinic.
        UserError: For the world's faults.
    """
    check_head(path)
    writable = is_writable(path)
    store = FileStore(path, file_key, writable=writable)
    try:
        with store.reading() as connection:
            found = revision_of(connection)
        if found is not None and found != SCHEMA_REVISION:
            store.close()
            _upgrade(path, file_key, found, writable=writable, zone=zone)
            store = FileStore(path, file_key, writable=writable)
        return store, _owner_of(store, actor_id, found)
    except BaseException:
        store.close()
        raise


def _upgrade(path: Path, file_key: bytes, found: str, *, writable: bool, zone: str | None) -> None:
    from ashichart.store.opening.upgrade import known_revisions, newer_error, upgrade

    if found not in known_revisions():
        raise newer_error(path)
    if not writable:
        raise read_only_error(path)
    upgrade(path, file_key, found, zone)


def _owner_of(store: FileStore, actor_id: str | None, found: str | None) -> ClinicOwner:
    path = store.path
    if found is None:
        raise DamagedFileError(say.no_clinic_in(file=path.name), say.put_back_backup())
    if path.stat().st_size <= CHECKED_AT_OPEN_BYTES and store.faults():
        raise DamagedFileError(say.is_damaged(file=path.name), say.put_back_backup())
    with store.reading() as connection:
        check_schema(connection, path.name)
        clinic = clinic_row_of(connection)
        actors = actor_rows(connection)
    if clinic is None or not actors:
        raise DamagedFileError(say.no_clinic_in(file=path.name), say.put_back_backup())
    actor = next((row for row in actors if row.id == actor_id), actors[0])
    return ClinicOwner(clinic.id, clinic.name, clinic.is_demonstration, actor.id, actor.name, clinic.zone)
