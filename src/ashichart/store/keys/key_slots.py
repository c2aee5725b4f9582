"""The key file beside a clinic: the file's random key, wrapped once per user and once for the printed recovery key.

No database is opened here, and no password is kept. The ciphers are imported where they are used: the demonstration
clinic has no password.
"""

import json
import os
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from ashichart.domain.errors import DamagedFileError, UserError, WrongPasswordError
from ashichart.store.keys.recovery_key import read_recovery_key
from ashichart.wording.computer import store as say

_FORMAT = "ashichart keys"
_VERSION = 1
_LARGEST_FILE = 65_536
_MIB = 1024


class SlotKind(StrEnum):
    """Whose secret opens a slot."""

    USER = "user"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Hardness:
    """What one guess at a password costs: Argon2id's memory in KiB, passes and lanes.

    Anything cheaper than 19 MiB and 2 passes is not accepted from a key file, nor anything that would keep a person
    waiting for more than about three seconds.
    """

    m: int = 128 * _MIB
    t: int = 3
    p: int = 4

    def __post_init__(self) -> None:
        if not (19 * _MIB <= self.m <= 1024 * _MIB and 2 <= self.t <= 16 and 1 <= self.p <= 16):
            raise ValueError("This hardness of a key slot is not accepted.")
        if self.m * self.t > 3 * 1024 * _MIB:
            raise ValueError("This hardness of a key slot would keep a person waiting too long.")


@dataclass(frozen=True, slots=True)
class Slot:
    """The file key wrapped under one secret; every field but `sealed` is sealed along with it."""

    id: str
    label: str
    kind: SlotKind
    hardness: Hardness
    salt: bytes
    nonce: bytes
    sealed: bytes

    @property
    def described(self) -> dict[str, object]:
        """Every field but the sealed key, as it stands in the key file."""
        return {
            "id": self.id,
            "label": self.label,
            "kind": self.kind.value,
            "kdf": "argon2id",
            "m": self.hardness.m,
            "t": self.hardness.t,
            "p": self.hardness.p,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
        }

    @property
    def authenticated(self) -> bytes:
        """The described fields in one unchanging order."""
        told = {"format": _FORMAT, "version": _VERSION, **self.described}
        return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")


def _wrapping_key(secret: str, slot: Slot) -> bytes:
    hard = slot.hardness
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=slot.salt, length=32, iterations=hard.t, lanes=hard.p, memory_cost=hard.m)
    return kdf.derive(unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass"))


def wrap(file_key: bytes, secret: str, *, slot_id: str, label: str, kind: SlotKind, hardness: Hardness) -> Slot:
    """Return a slot that `secret` opens; for a recovery slot the secret is the printed key."""
    if kind is SlotKind.RECOVERY:
        secret = read_recovery_key(secret) or secret
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    blank = Slot(slot_id, label, kind, hardness, secrets.token_bytes(16), secrets.token_bytes(12), b"")
    sealed = AESGCM(_wrapping_key(secret, blank)).encrypt(blank.nonce, file_key, blank.authenticated)
    return replace(blank, sealed=sealed)


def unwrap(slots: tuple[Slot, ...], secret: str) -> tuple[bytes, Slot]:
    """Return the file key and the slot that the password or the recovery key opens.

    Raises:
        WrongPasswordError: If it opens none.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    recovery = read_recovery_key(secret)
    for slot in slots:
        if slot.kind is SlotKind.RECOVERY and recovery is None:
            continue
        typed = secret if slot.kind is SlotKind.USER else cast("str", recovery)
        try:
            return AESGCM(_wrapping_key(typed, slot)).decrypt(slot.nonce, slot.sealed, slot.authenticated), slot
        except InvalidTag:
            continue
    raise WrongPasswordError(
        say.wrong_password(), say.check_keyboard()
    )


def key_file_of(path: Path) -> Path:
    """Return where the keys of a clinic file lie: `clinic.ashi` -> `clinic.ashi.keys.json`."""
    return path.with_name(f"{path.name}.keys.json")


T = TypeVar("T")


def _field(found: dict[str, object], name: str, kind: type[T]) -> T:
    value = found[name]
    if type(value) is not kind:
        raise ValueError(f"{name} is not what it should be")
    return value


def _slot_of(raw: object) -> Slot:
    if not isinstance(raw, dict):
        raise TypeError("a slot is an object")
    found = cast("dict[str, object]", raw)
    if found["kdf"] != "argon2id":
        raise ValueError("unknown kdf")
    slot = Slot(
        _field(found, "id", str),
        _field(found, "label", str),
        SlotKind(_field(found, "kind", str)),
        Hardness(_field(found, "m", int), _field(found, "t", int), _field(found, "p", int)),
        bytes.fromhex(_field(found, "salt", str)),
        bytes.fromhex(_field(found, "nonce", str)),
        bytes.fromhex(_field(found, "key", str)),
    )
    if (len(slot.salt), len(slot.nonce), len(slot.sealed)) != (16, 12, 48):
        raise ValueError("a slot has other lengths")
    return slot


def _slots_of(raw: bytes) -> tuple[Slot, ...]:
    if len(raw) > _LARGEST_FILE:
        raise ValueError("too long")
    found = json.loads(raw)
    if found["format"] != _FORMAT or found["version"] != _VERSION:
        raise ValueError("not a key file")
    slots = tuple(_slot_of(slot) for slot in found["slots"])
    if not slots:
        raise ValueError("no slot")
    users = [slot.hardness for slot in slots if slot.kind is SlotKind.USER]
    if sum(hard.m * hard.t for hard in users) > 4 * 1024 * _MIB:
        raise ValueError("a wrong password would keep a person waiting too long")
    return slots


def read_slots(path: Path) -> tuple[Slot, ...]:
    """Return the slots of the key file at `path`.

    Raises:
        DamagedFileError: If it is missing, or is not a key file; the sentence names it.
        UserError: If it may not be read.
    """
    remedy = say.put_back_with_keys()
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        raise DamagedFileError(say.keys_missing(file=path.name), remedy) from None
    except OSError as error:
        raise UserError(say.keys_not_read(path=str(path), reason=str(error.strerror)), remedy) from None
    try:
        return _slots_of(raw)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise DamagedFileError(say.keys_damaged(file=path.name), remedy) from None


def write_slots(path: Path, slots: tuple[Slot, ...]) -> None:
    """Put the key file in place at once: the old one or the new one is there whatever happens in between.

    Raises:
        UserError: If it cannot be written; the old one is untouched.
    """
    told = {
        "format": _FORMAT,
        "version": _VERSION,
        "slots": [{**slot.described, "key": slot.sealed.hex()} for slot in slots],
    }
    write_whole(path, json.dumps(told, indent=1).encode("ascii"))


def write_whole(path: Path, content: bytes, token: Callable[[], str] = lambda: secrets.token_hex(4)) -> None:
    """Write a private file next to its final place, bring it to the disk, then rename it over.

    Raises:
        UserError: If it cannot be written; what was there is untouched.
    """
    part = path.with_name(f".{path.name}.{token()}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            say.not_written(path=str(path), reason=str(error.strerror)), say.space_and_right()
        ) from None


def sync_folder(folder: Path) -> None:
    """Bring the names of a folder to the disk, where the system knows how."""
    if os.name != "posix":  # pragma: no cover - other systems cannot open a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
