"""The recovery key as people print and type it: six groups of five symbols, the last four of them a check. No files."""

import hashlib
import secrets

from ashichart.domain.errors import WrongPasswordError
from ashichart.wording.computer import store as say

# Crockford's base 32: no I, L, O or U, so that nothing can be misread; I and L are taken for 1, O for 0.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110", " -–—\t\r\n")
_GROUP = 5
_PAYLOAD = 26  # 130 bits
_CHECK = 4  # 20 bits: one typing error in a million passes
_LENGTH = _PAYLOAD + _CHECK


def _check_of(payload: str) -> str:
    number = int.from_bytes(hashlib.sha256(payload.encode("ascii")).digest()[:4], "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))


def make_recovery_key() -> str:
    """Return a new key of 130 random bits, e.g. "7Q2F0-…", 35 characters with its dashes."""
    payload = "".join(secrets.choice(_ALPHABET) for _ in range(_PAYLOAD))
    symbols = payload + _check_of(payload)
    return "-".join(symbols[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_recovery_key(text: str) -> str | None:
    """Return the 30 symbols of a typed recovery key, None if the text is something else.

    Small letters, spaces and missing dashes are fine.

    Raises:
        WrongPasswordError: If it has dashes in the right places of a recovery key, but its check says it was mistyped.
    """
    symbols = text.upper().translate(_READ_AS)
    if len(symbols) != _LENGTH or any(symbol not in _ALPHABET for symbol in symbols):
        return None
    if symbols[_PAYLOAD:] == _check_of(symbols[:_PAYLOAD]):
        return symbols
    if text.count("-") == _LENGTH // _GROUP - 1:
        raise WrongPasswordError(say.key_mistyped(), say.compare_key())
    return None
