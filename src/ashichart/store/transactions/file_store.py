"""An open clinic in an encrypted file, which can be copied and gone on with in another file. See `Store`."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ashichart.store.backend.encrypted_file import EncryptedFile
from ashichart.store.keys.key_slots import key_file_of
from ashichart.store.trail.anchor import AnchorKeeper
from ashichart.store.trail.audit import AuditEntry
from ashichart.store.transactions.unit_of_work import Store


class FileStore(Store):
    """An open clinic in an encrypted file of its own.

    Args:
        path: The file; made if it is missing.
        file_key: 32 bytes.
        writable: False for viewing only.
    """

    def __init__(self, path: Path, file_key: bytes, *, writable: bool = True) -> None:
        self._file = EncryptedFile(path, file_key, writable=writable)
        super().__init__(self._file, file_key)
        # What its key file held: without it nobody opens a copy.
        self.keys: bytes | None = None

    @property
    def path(self) -> Path:
        """The file: another one after `move_to`."""
        return self._file.path

    def remember(self, keeper: AnchorKeeper | None, lacking: Sequence[AuditEntry] | None = None) -> None:
        """Take what the file and its key file hold now for acknowledged; see `Store.remember`."""
        super().remember(keeper, lacking)
        with suppress(OSError):  # the demonstration has no key file
            self.keys = key_file_of(self.path).read_bytes()

    def copy_to(self, path: Path) -> None:
        """Copy the file as this store sees it, which is another one than the path shows if that was renamed over.

        Raises:
            UserError: If the copy cannot be written.
        """
        with self._turn:
            self._file.copy_to(path)

    def move_to(self, path: Path, lacking: Sequence[AuditEntry] | None = None) -> None:
        """Go on in another file of the same key from now on; `lacking` is as in `remember`.

        Raises:
            UserError: If it cannot be opened; the store goes on where it was.
        """
        with self._turn:
            self._file.move_to(path)
            self._writes += 1
            self.remember(None, lacking)
