"""Who can open a clinic's file: passwords and the recovery key. The file itself is never rewritten for them."""

from contextlib import suppress

from ashichart.acts.noted import ChangePassword, NewRecoveryKey, NotedAct
from ashichart.acts.runner import ActRunner
from ashichart.domain.errors import UserError
from ashichart.domain.ids import new_id
from ashichart.services.clinic.passwords import check_password
from ashichart.store.backend.sqlcipher import read_only_error
from ashichart.store.keys.key_slots import Hardness, Slot, SlotKind, key_file_of, read_slots, unwrap, wrap, write_slots
from ashichart.store.keys.recovery_key import make_recovery_key
from ashichart.store.opening.clinic_file import ClinicOwner
from ashichart.store.transactions.file_store import FileStore
from ashichart.wording import terms
from ashichart.wording.computer import clinic_file as say


class FileKeys:
    """The key slots of an open file.

    Args:
        store: The file.
        owner: Whose it is and who opened it.
        file_key: 32 bytes; kept to wrap it anew when a password changes.
        acts: Where a change of keys is recorded.
    """

    def __init__(self, store: FileStore, owner: ClinicOwner, file_key: bytes, acts: ActRunner) -> None:
        self._store = store
        self._owner = owner
        self._file_key = file_key
        self._acts = acts

    def change_password(self, old: str, new: str) -> None:
        """Give the user a new password; the file itself is not rewritten.

        Args:
            old: The password so far, or the recovery key.
            new: The new one.

        Raises:
            WrongPasswordError: If `old` opens nothing.
            UserError: If `new` is not accepted, or the key file cannot be written.
        """
        slots = self._slots()
        unwrap(slots, old)
        accept_password(new)
        own = next((slot for slot in slots if slot.id == self._owner.actor_id), None)
        hardness = slots[0].hardness if own is None else own.hardness
        changed = wrap(
            self._file_key,
            new,
            slot_id=self._owner.actor_id,
            label=self._owner.user_name,
            kind=SlotKind.USER,
            hardness=hardness,
        )
        kept = tuple(slot for slot in slots if slot.id != self._owner.actor_id)
        self._put(ChangePassword(self._owner.actor_id), slots, (changed, *kept))

    def new_recovery_key(self) -> str:
        """Return a new recovery key, shown this once; the one printed before opens nothing any more.

        Raises:
            UserError: If the key file cannot be written; the old recovery key holds then.
        """
        slots = self._slots()
        recovery_key = make_recovery_key()
        kept = tuple(slot for slot in slots if slot.kind is SlotKind.USER)
        slot = wrap_recovery(self._file_key, recovery_key, kept[0].hardness if kept else Hardness())
        self._put(NewRecoveryKey(self._owner.actor_id), slots, (*kept, slot))
        return recovery_key

    def _slots(self) -> tuple[Slot, ...]:
        if self._owner.is_demonstration:
            raise UserError(say.no_password_here(), say.make_own())
        if self._store.read_only:
            raise read_only_error(self._store.path)
        return read_slots(key_file_of(self._store.path))

    def _put(self, act: NotedAct, old: tuple[Slot, ...], new: tuple[Slot, ...]) -> None:
        """Write the entry, then the key file, then make both last: none of them is there without the other."""
        keys = key_file_of(self._store.path)
        written = False

        def write() -> None:
            nonlocal written
            write_slots(keys, new)
            written = True

        try:
            self._acts.note(act, write)
        except BaseException:
            if written:  # the entry could not be made last
                with suppress(UserError):
                    write_slots(keys, old)
            raise


def accept_password(password: str) -> None:
    """Refuse a password that `check_password` does not accept.

    Raises:
        UserError: With why.
    """
    sentence = check_password(password)
    if sentence is not None:
        raise UserError(sentence)


def wrap_recovery(file_key: bytes, recovery_key: str, hardness: Hardness) -> Slot:
    """Return the slot that the printed recovery key opens."""
    return wrap(
        file_key, recovery_key, slot_id=new_id(), label=terms.recovery_key(), kind=SlotKind.RECOVERY, hardness=hardness
    )
