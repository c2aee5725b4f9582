"""Locks a document with a password: AES-256 of PDF 2.0 (ISO 32000-2, 7.6.4, revision 6). No weaker kind is offered.

reportlab's own locks are RC4, or need a cipher library that is not here; this one plugs into its place. The key is new
for every document, so the bytes of a locked sheet do not repeat.
"""

import secrets
import struct
from hashlib import sha256, sha384, sha512
from typing import Any, cast
from unicodedata import normalize

import reportlab.lib.pdfencrypt as rl_lock
import reportlab.pdfbase.pdfdoc as rl_pdfdoc
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

_LOCK = cast("Any", rl_lock)
_PDFDOC = cast("Any", rl_pdfdoc)

MOST_PASSWORD_BYTES = 127
_NO_IV = bytes(16)
# All that the standard lets a reader do: the password keeps strangers out, it does not police the patient.
_PERMISSIONS = -4


def _encrypted(key: bytes, iv: bytes, content: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return encryptor.update(content) + encryptor.finalize()


def _hash(password: bytes, salt: bytes, user: bytes = b"") -> bytes:
    """Return the 32 bytes of algorithm 2.B: at least 64 rounds, their end decided by their own outcome."""
    key = sha256(password + salt + user).digest()
    count = 0
    while True:
        block = _encrypted(key[:16], key[16:32], (password + key + user) * 64)
        # The sum of the bytes is congruent to the number itself, since 256 leaves 1.
        chosen = (sha256, sha384, sha512)[sum(block[:16]) % 3]
        key = chosen(block).digest()
        count += 1
        if count >= 64 and block[-1] <= count - 32:
            return key[:32]


class Lock(_LOCK.StandardEncryption):
    """A password for one document, in the form in which reportlab asks for it.

    Args:
        password: What opens the document; its first 127 bytes in UTF-8 count, as the standard says.
    """

    def __init__(self, password: str) -> None:
        _LOCK.StandardEncryption.__init__(self, "", strength=128)  # what the base class would lock with is never used
        self._password = normalize("NFKC", password).encode()[:MOST_PASSWORD_BYTES]
        self._key = secrets.token_bytes(32)
        self._entries: dict[str, bytes] = {}

    def prepare(self, document: object, overrideID: object = None) -> None:  # noqa: N803 - reportlab's names
        """Make the entries of the document's lock; called once, before anything is written."""
        user_salts = secrets.token_bytes(16)
        user = _hash(self._password, user_salts[:8]) + user_salts
        # Nobody holds an owner's password: it is made up and thrown away.
        owner_password, owner_salts = secrets.token_bytes(32), secrets.token_bytes(16)
        owner = _hash(owner_password, owner_salts[:8], user) + owner_salts
        permissions = struct.pack("<iI", _PERMISSIONS, 0xFFFFFFFF) + b"Tadb" + secrets.token_bytes(4)
        encryptor = Cipher(algorithms.AES(self._key), modes.ECB()).encryptor()  # noqa: S305 - the standard's own
        self._entries = {
            "U": user,
            "UE": _encrypted(_hash(self._password, user_salts[8:]), _NO_IV, self._key),
            "O": owner,
            "OE": _encrypted(_hash(owner_password, owner_salts[8:], user), _NO_IV, self._key),
            "Perms": encryptor.update(permissions) + encryptor.finalize(),
        }
        self.prepared = 1

    def encode(self, t: str | bytes) -> bytes:
        """Return a string or stream locked, its random start in front."""
        content = t.encode("latin-1") if isinstance(t, str) else bytes(t)
        padder = PKCS7(128).padder()
        iv = secrets.token_bytes(16)
        return iv + _encrypted(self._key, iv, padder.update(content) + padder.finalize())

    def info(self) -> object:
        """Return the document's description of the lock."""
        return _LockEntries(self._entries)


class _LockEntries(_PDFDOC.PDFObject):
    __RefOnly__ = 1

    def __init__(self, entries: dict[str, bytes]) -> None:
        self._entries = entries

    def format(self, document: object) -> bytes:
        """Return the entries in the clear: a reader needs them to ask for the password."""
        shared = {
            "Filter": _PDFDOC.PDFName("Standard"),
            "V": 5,
            "R": 6,
            "Length": 256,
            "P": _PERMISSIONS,
            "StmF": _PDFDOC.PDFName("StdCF"),
            "StrF": _PDFDOC.PDFName("StdCF"),
            "CF": _PDFDOC.PDFDictionary(
                {
                    "StdCF": _PDFDOC.PDFDictionary(
                        {"CFM": _PDFDOC.PDFName("AESV3"), "AuthEvent": _PDFDOC.PDFName("DocOpen"), "Length": 32}
                    )
                }
            ),
        }
        written = {name: f"<{content.hex().upper()}>" for name, content in self._entries.items()}
        return cast("bytes", _PDFDOC.PDFDictionary(shared | written).format(_PDFDOC.DummyDoc()))
