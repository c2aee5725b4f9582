"""What a patient's sheet says besides its headline: parts add up, nobody is told of ketamine unasked."""

from dataclasses import replace
from datetime import date

import pytest
from tests.made_up.sheets import points

from ashichart.domain.sheets.progress import Fate, KapFacts
from ashichart.wording.paper.sheet_sentences import giving_way, kap_sentences, left_out_sentence


def test_points_left_out_are_counted_by_what_became_of_them() -> None:
    left = points((8, 4), (8, 3), (5, 5), (4, 6))
    assert left_out_sentence(left, is_first=False) == (
        "Four more points are not listed here: two clearly less tender, one as tender as then, one more tender. "
        "Ask us for the whole list."
    )
    assert left_out_sentence(left[:1], is_first=False).startswith("One more point is not listed here: clearly less")
    assert left_out_sentence(left, is_first=True) == "Four more points are not listed here. Ask us for the whole list."
    assert left_out_sentence((), is_first=False) == ""


def test_what_is_not_clear_gives_way_first_and_what_got_worse_last() -> None:
    order = [point.fate for point in giving_way(points((8, 4), (5, 5), (4, 6), (6, 5), (7, None), (5, 6)))]
    assert order == [Fate.SAME, Fate.LITTLE_LESS, Fate.LITTLE_MORE, Fate.LESS, Fate.NOT_PRESSED, Fate.MORE]


def test_a_long_list_keeps_better_and_worse_in_proportion() -> None:
    listed = points(*[(8, 4)] * 100, *[(4, 8)] * 50)
    kept = giving_way(listed)[-20:]
    worse = sum(point.fate is Fate.MORE for point in kept)
    assert 5 <= worse <= 12
    assert {point.number for point in giving_way(listed)} == {point.number for point in listed}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (KapFacts(3, 0), ("You had no ketamine in these sessions.",)),
        (
            KapFacts(1, 1, "60 mg IM", date(2026, 6, 9)),
            (
                "You had ketamine in this session.",
                "Last dose: 60 mg IM, 9 June 2026.",
                "We pressed your points before it was given.",
            ),
        ),
        (KapFacts(4, 4, was_before=False), ("You had ketamine in every session.",)),
    ],
)
def test_ketamine_is_told_in_plain_sentences(facts: KapFacts, said: tuple[str, ...]) -> None:
    assert kap_sentences(facts) == said
    assert kap_sentences(replace(facts)) == said
