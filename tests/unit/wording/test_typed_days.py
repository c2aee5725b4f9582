"""Days as people type them: one rule, whatever the language of the computer; what is doubtful is asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.wording.typed.days import Side, days_meant, spoken_day

TODAY = date(2026, 11, 30)
BIRTH = date(1984, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "1984-03-12", "19840312", "1984/3/12", "12.3.1984", "12. 3. 1984", "12 Mar 1984", "Mar 12, 1984",
        "1984 march 12", "12-mar-1984", "12 March, 1984",
    ],
)  # fmt: skip
def test_day_that_can_be_read_one_way_is_that_day(text: str) -> None:
    assert days_meant(text, TODAY) == (BIRTH,)


@pytest.mark.parametrize("text", ["3/12/1984", "03/12/1984", "12/3/1984", "12-03-1984", "3 12 1984"])
def test_numbers_that_can_be_day_and_month_either_way_are_both_offered(text: str) -> None:
    assert set(days_meant(text, TODAY)) == {date(1984, 12, 3), BIRTH}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/12/1984", date(1984, 12, 25)), ("12/25/1984", date(1984, 12, 25)), ("5/5/1984", date(1984, 5, 5)),
        ("3.12.1984", date(1984, 12, 3)),
    ],
)  # fmt: skip
def test_numbers_that_settle_it_ask_nothing(text: str, day: date) -> None:
    assert days_meant(text, TODAY) == (day,)


@pytest.mark.parametrize(
    ("text", "side", "days"),
    [
        ("16 Nov", Side.PAST, [date(2026, 11, 16)]),
        ("Nov 16", Side.PAST, [date(2026, 11, 16)]),
        ("24 Dec", Side.PAST, [date(2025, 12, 24)]),
        ("24 Dec", Side.FUTURE, [date(2026, 12, 24)]),
        ("16 Nov", Side.FUTURE, [date(2027, 11, 16)]),
        ("30 Nov", Side.PAST, [TODAY]),
        ("30 Nov", Side.FUTURE, [TODAY]),
        ("29 Feb", Side.PAST, [date(2024, 2, 29)]),
        ("29 Feb", Side.FUTURE, [date(2028, 2, 29)]),
        ("16.11.", Side.PAST, [date(2026, 11, 16)]),
        ("3/12", Side.PAST, [date(2025, 12, 3), date(2026, 3, 12)]),
        ("today", Side.NONE, [TODAY]),
        ("Yesterday", Side.PAST, [date(2026, 11, 29)]),
        ("tomorrow", Side.FUTURE, [date(2026, 12, 1)]),
    ],
)
def test_day_without_a_year_is_the_nearest_on_the_side_of_the_field(text: str, side: Side, days: list[date]) -> None:
    assert sorted(days_meant(text, TODAY, side)) == sorted(days)


@pytest.mark.parametrize(
    "text",
    [
        "", "1984", "1984-13-40", "31.2.1984", "12.3.84", "١٩٨٤-٠٣-١٢", "a-b-c", "13/13/1984", "16 Nov", "3/12",
        "12 Mar Apr 1984", "12 13 Mar", "0/0/1984", "1 2 3 4", "12 Mar 84", "\0", "march",
    ],
)  # fmt: skip
def test_what_is_no_day_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="1984-03-12"):
        days_meant(text, TODAY)


@given(st.dates())
def test_every_day_is_read_back_from_its_iso_form_and_from_its_words(day: date) -> None:
    assert days_meant(day.isoformat(), TODAY) == (day,)
    if day.year >= 1000:
        assert days_meant(spoken_day(day), TODAY) == (day,)


@given(st.text(max_size=30), st.sampled_from(list(Side)))
def test_any_text_is_a_day_or_a_sentence(text: str, side: Side) -> None:
    try:
        outcome = f"{min(days_meant(text, TODAY, side))}."
    except ValueError as error:
        outcome = str(error)
    assert outcome.endswith(".")


@given(st.integers(1, 31), st.integers(1, 12), st.dates(date(2000, 1, 1), date(2080, 1, 1)))
def test_same_typing_means_the_same_in_every_clinic(day: int, month: int, today: date) -> None:
    """Two numbers either way around are the same two days, or one where only one can be."""
    either = set(days_or_none(f"{day}/{month}/1984", today))
    assert either == set(days_or_none(f"{month}/{day}/1984", today))
    assert len(either) <= 2


def days_or_none(text: str, today: date) -> tuple[date, ...]:
    try:
        return days_meant(text, today)
    except ValueError:
        return ()


def test_day_in_words_cannot_be_misread() -> None:
    assert spoken_day(date(1984, 12, 3)) == "3 December 1984"
    assert spoken_day(TODAY + timedelta(days=1)) == "1 December 2026"
