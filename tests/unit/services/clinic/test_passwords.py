"""Which passwords are accepted."""

import pytest

from ashichart.services.clinic.clinic import check_password


@pytest.mark.parametrize(
    "text",
    ["quiet river stones", "x9!kQ2#mPz7&", "河の静かな石のように長い言葉", "é" * 3 + "long enough", "ab" * 30 + "cdef"],
)
def test_long_passwords_of_any_kind_are_fine(text: str) -> None:
    assert check_password(text) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "at least 12"),
        ("elevenchars", "at least 12"),
        ("x" * 1025, "at most"),
        ("Password 1234", "guessed"),
        ("aaaaaaaaaaaaa", "guessed"),
        ("abcabcabcabcab", "guessed"),
        ("ghijklmnopqrst", "guessed"),
        ("zyxwvutsrqponm", "guessed"),
    ],
)
def test_short_and_guessed_passwords_get_a_sentence(text: str, sentence: str) -> None:
    told = check_password(text)
    assert told is not None
    assert sentence in told


def test_length_counts_after_normalisation() -> None:
    assert check_password("e\u0301" * 6 + "abcde") is not None


GUESSED_FIRST = (
    "passwordpassword password1234 password12345 password123456 password123! passwort1234 passwortpasswort "
    "123456789012 1234567890123 12345678901234 1234567890123456 123456123456 1234567890ab qwertyuiop12 "
    "qwertyuiop123 qwertyuiopas qwertyuiopasdf qwertyqwerty qwertzuiopas 1q2w3e4r5t6y 1qaz2wsx3edc "
    "abcdefghijkl abcdefghijklm abcdef123456 abcd12345678 administrator administrator1 letmeinletmein "
    "iloveyouiloveyou iloveyou1234 welcome12345 welcome123456 changemechangeme changeme1234 "
    "correcthorsebatterystaple acupuncture1 acupuncture12 acupuncture123 ashichart1234 ashichartashichart "
    "ashichart123 dryneedling1 dryneedling123 ketamine1234 ketamineclinic tenderness123 clinicclinic "
    "clinic123456 administrator123 monkeymonkey dragondragon sunshine1234 football1234 princess1234 "
    "trustno1trustno1 asdfghjklasdf asdfghjkl123 zxcvbnmzxcvbnm zaq12wsxcde3"
)


@pytest.mark.parametrize("text", GUESSED_FIRST.split())
def test_what_is_guessed_first_is_refused_in_capitals_and_with_spaces_too(text: str) -> None:
    for written in (text, text.upper(), f"{text[:5]} {text[5:]}"):
        assert check_password(written) == "This password is among the first that are guessed; choose another."
