"""Which passwords are accepted for a new clinic: long ones that are on nobody's list. No rules of composition."""

import unicodedata
from itertools import pairwise

from ashichart.wording.computer import clinic_file as say

LEAST = 12
MOST = 1024

# Long passwords that are guessed first, folded; shorter ones fail by their length.
_BLOCKED = frozenset(
    {
        "passwordpassword", "password1234", "password12345", "password123456", "password123!", "passwort1234",
        "passwortpasswort", "123456789012", "1234567890123", "12345678901234", "1234567890123456", "123456123456",
        "1234567890ab", "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiopasdf", "qwertyqwerty",
        "qwertzuiopas", "1q2w3e4r5t6y", "1qaz2wsx3edc", "abcdefghijkl", "abcdefghijklm", "abcdef123456",
        "abcd12345678", "administrator", "administrator1", "letmeinletmein", "iloveyouiloveyou", "iloveyou1234",
        "welcome12345", "welcome123456", "changemechangeme", "changeme1234", "correcthorsebatterystaple",
        "acupuncture1", "acupuncture12", "acupuncture123", "ashichart1234", "ashichartashichart", "ashichart123",
        "dryneedling1", "dryneedling123", "ketamine1234", "ketamineclinic", "tenderness123", "clinicclinic",
        "clinic123456", "administrator123", "monkeymonkey", "dragondragon", "sunshine1234", "football1234",
        "princess1234", "trustno1trustno1", "asdfghjklasdf", "asdfghjkl123", "zxcvbnmzxcvbnm", "zaq12wsxcde3",
    }
)  # fmt: skip


def check_password(text: str) -> str | None:
    """Return why a password is not accepted as one sentence, None if it is.

    Length counts characters after Unicode's NFKC, as the password is used; spaces and every script are welcome.
    """
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) < LEAST:
        return say.password_short(LEAST)
    if len(folded) > MOST:
        return say.password_long(MOST)
    plain = folded.casefold().replace(" ", "")
    if plain in _BLOCKED or _repeats(plain) or _runs(plain):
        return say.password_guessed()
    return None


def _repeats(plain: str) -> bool:
    """Whether it is one stretch of up to four characters over and over."""
    return any(plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, 5))


def _runs(plain: str) -> bool:
    """Whether every character is the next one up, or every one the next one down."""
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return steps in ({1}, {-1})
