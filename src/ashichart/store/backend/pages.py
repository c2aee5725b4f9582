"""Checks the seal of every page of an encrypted file by reading its bytes: no lock, so that nobody who saves waits.

The cipher writes each page of 4096 bytes as content, 16 bytes of initialisation vector and 64 bytes of HMAC-SHA512
over both and the number of the page. Its own check asks for the same, and holds the file until it has read all of it.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from pathlib import Path

PAGE_BYTES = 4096
_SALT_BYTES = 16
_IV_BYTES = 16
_SEAL_BYTES = 64
_BODY_BYTES = PAGE_BYTES - _SEAL_BYTES
# What the cipher makes of the key for its seals: the salt turned by this, and two rounds.
_SALT_MASK = 0x3A
_ROUNDS = 2
_KEY_BYTES = 32


def seal_key(file_key: bytes, salt: bytes) -> bytes:
    """Return the key of the seals of a file.

    Args:
        file_key: 32 bytes.
        salt: The first 16 bytes of the file.
    """
    turned = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", file_key, turned, _ROUNDS, _KEY_BYTES)


def is_whole(page: bytes, number: int, key: bytes) -> bool:
    """Return whether a page is as the cipher wrote it.

    Args:
        page: 4096 bytes.
        number: From 1; the first page begins with the salt, which is not sealed.
        key: See `seal_key`.
    """
    if len(page) != PAGE_BYTES:
        return False
    sealed = page[_SALT_BYTES if number == 1 else 0 : _BODY_BYTES] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(key, sealed, "sha512"), page[_BODY_BYTES:])


def damaged_pages(path: Path, file_key: bytes, rest: Callable[[], None], pages_at_once: int = 64) -> Iterator[int]:
    """Yield the number of every page whose seal does not hold.

    Args:
        path: The file; others may write to it, and a page that changes while it is read is looked at again.
        file_key: 32 bytes.
        rest: Called between the chunks, to leave the disk and the processor to others.
        pages_at_once: How much is read at once.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as file:
        key = seal_key(file_key, file.read(_SALT_BYTES))
        file.seek(0)
        number = 0
        while chunk := file.read(PAGE_BYTES * pages_at_once):
            for start in range(0, len(chunk), PAGE_BYTES):
                number += 1
                if not is_whole(chunk[start : start + PAGE_BYTES], number, key) and _stays_damaged(
                    path, number, key, rest
                ):
                    yield number
            rest()


def _stays_damaged(path: Path, number: int, key: bytes, rest: Callable[[], None], tries: int = 5) -> bool:
    """Look at a page again: half of it may have been written while it was read, or cut off with the end of the file."""
    for _ in range(tries):
        rest()
        with path.open("rb") as file:
            file.seek((number - 1) * PAGE_BYTES)
            page = file.read(PAGE_BYTES)
        if not page or is_whole(page, number, key):
            return False
    return True
