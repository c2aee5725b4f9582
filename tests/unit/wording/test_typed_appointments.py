"""The next appointment: a day is read and said in words, free words stay, and what only looks like a day is refused."""

from datetime import date

import pytest

from ashichart.wording.typed.appointments import read_appointment

TODAY = date(2026, 6, 16)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Tuesday 30 June at 14:00", "Tuesday 30 June 2026 at 14:00"),
        ("Tue, 30.6., 2 pm", "Tuesday 30 June 2026 at 14:00"),
        ("30 June 14:00", "Tuesday 30 June 2026 at 14:00"),
        ("30 June 14h", "Tuesday 30 June 2026 at 14:00"),
        ("30.6.2026 at 14h50", "Tuesday 30 June 2026 at 14:50"),
        ("2026-06-30", "Tuesday 30 June 2026"),
        ("30 June at 2:30", "Tuesday 30 June 2026 at 14:30"),
        ("30 June at 9:00", "Tuesday 30 June 2026 at 09:00"),
        ("30 June at 06:00", "Tuesday 30 June 2026 at 06:00"),
        ("2 Jan", "Saturday 2 January 2027"),
        ("tomorrow at 8", "Wednesday 17 June 2026 at 08:00"),
        ("Thursday 3/12 at 9:00", "Thursday 3 December 2026 at 09:00"),
    ],
)
def test_day_is_read_and_said_in_words(typed: str, words: str) -> None:
    found = read_appointment(typed, TODAY)
    assert (found.words, found.is_read, found.problem) == (words, True, "")


@pytest.mark.parametrize(
    "typed", ["", "we telephone", "Tuesday at 14:00", "as agreed, 2 weeks from now", "call 0301 234567 in the morning"]
)
def test_free_words_stay(typed: str) -> None:
    found = read_appointment(typed, TODAY)
    assert (found.words, found.is_read, found.problem) == (typed, False, "")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31 Feb", "There is no such day"),
        ("31.6. at 14:00", "There is no such day"),
        ("3/12 at 14:00", "3 December 2026 or 12 March 2027?"),
        ("Monday 30 June", "30 June 2026 is a Tuesday"),
        ("30 June 2025", "30 June 2025 is over"),
        ("30 June at 25:00", "“25:00” is no time of the day"),
    ],
)
def test_what_only_looks_like_a_day_is_refused(typed: str, says: str) -> None:
    found = read_appointment(typed, TODAY)
    assert found.words == ""
    assert says in found.problem
