"""SpellingIndex of the finger: one edit, and what begins with one."""

import pytest

from ashichart.atlas.search.spelling import SpellingIndex

SLIPS = SpellingIndex(["zusanli", "hegu", "infraspinatus", "infra", "liver", "lung"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zusnali", "zusanli"),  # swapped
        ("zuusanli", "zusanli"),  # one too many
        ("zsanli", "zusanli"),  # one missing
        ("zasanli", "zusanli"),  # one wrong
        ("hgeu", "hegu"),
        ("xhegu", "hegu"),
        ("hegx", "hegu"),
    ],
)
def test_word_one_edit_away_is_met(typed: str, meant: str) -> None:
    whole, _ = SLIPS.near(typed)
    assert meant in whole


def test_beginning_one_edit_away_is_met_after_whole_words() -> None:
    whole, begun = SLIPS.near("ifnras")
    assert whole == ()
    assert begun == ("infraspinatus",)
    whole, begun = SLIPS.near("ifnra")
    assert (whole, begun) == (("infra",), ("infraspinatus",))


@pytest.mark.parametrize("typed", ["", "heg", "zsnlai", "x" * 25, "合谷穴位"])
def test_too_short_too_long_or_too_far_meets_nothing(typed: str) -> None:
    assert SLIPS.near(typed) == ((), ())
