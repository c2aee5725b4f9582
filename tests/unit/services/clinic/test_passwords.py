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
