"""What the patient reads: every sentence true to its counts, and every point accounted for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wording_walk.plain import Data

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.atlas.body import PointKind, Side
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import Paper
from ashichart.domain.sheets.progress import Fate, ProgressPoint, fate_of, list_group
from ashichart.wording.catalogue import ENGLISH, PSEUDO, set_language
from ashichart.wording.paper.number_words import first_in_words, in_words
from ashichart.wording.paper.patient_notes import LIST_WORDS, scale_words, small_step_note, trend_words
from ashichart.wording.paper.patient_places import body_phrase, has_clause, where_phrase
from ashichart.wording.paper.patient_sheet import first_wording, not_pressed_sentence, progress_wording
from ashichart.wording.paper.sheet_sentences import left_out_sentence

LESS, LITTLE_LESS, SAME, LITTLE_MORE, MORE = (8, 4), (6, 5), (5, 5), (5, 6), (5, 7)
MISSING, NEW, NEVER = (7, None), (None, 4), (None, None)
WORDS = {word: number for number, word in enumerate(
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
)}  # fmt: skip


def change(then: float | None, now: float | None, scale: Scale = Scale.NRS) -> SiteChange:
    site = Site("s", "p", Side.RIGHT, "GB21", PointKind.ACUPUNCTURE, "GB21")
    return SiteChange(site, scale, then, now)


def point(
    then: float | None,
    now: float | None,
    plain: str = "top of the shoulder",
    side: Side = Side.RIGHT,
    scale: Scale = Scale.NRS,
) -> ProgressPoint:
    return ProgressPoint(1, side, plain, change(then, now, scale))


def points(*groups: tuple[int, tuple[float | None, float | None]]) -> list[ProgressPoint]:
    return [point(*pair) for count, pair in groups for _ in range(count)]


@pytest.mark.parametrize(
    ("groups", "headline", "below"),
    [
        (
            [(9, LESS), (1, LITTLE_LESS), (1, MORE), (1, MISSING)],
            "Nine of the eleven points we pressed both times are clearly less tender than when we began.",
            "One is a little less tender, one is more tender, and one we did not press today.",
        ),
        ([(8, LESS)], "All eight of your points are clearly less tender than when we began.", ""),
        ([(2, LESS)], "Both of your points are clearly less tender than when we began.", ""),
        (
            [(2, LESS), (1, MISSING)],
            "Both points we pressed both times are clearly less tender than when we began.",
            "One we did not press today.",
        ),
        (
            [(3, LESS), (1, MISSING)],
            "All three points we pressed both times are clearly less tender than when we began.",
            "One we did not press today.",
        ),
        (
            [(1, LESS), (1, MISSING)],
            "The one point we pressed both times is clearly less tender than when we began.",
            "One we did not press today.",
        ),
        (
            [(1, SAME), (1, MISSING)],
            "The one point we pressed both times is about as tender as when we began.",
            "One is as tender as then and one we did not press today.",
        ),
        (
            [(1, LITTLE_LESS), (1, MISSING)],
            "The one point we pressed both times is a little less tender. The change is too small to be sure.",
            "One is a little less tender and one we did not press today.",
        ),
        (
            [(3, LITTLE_LESS), (1, NEW)],
            "Most of the points we pressed both times are a little less tender. The change is too small to be sure.",
            "Three are a little less tender. One point is new: we did not press it then.",
        ),
        (
            [(1, LESS), (4, SAME)],
            "One of your five points is clearly less tender than when we began.",
            "Four are as tender as then.",
        ),
        (
            [(5, LITTLE_LESS), (2, SAME)],
            "Most of your points are a little less tender. The change is too small to be sure.",
            "Five are a little less tender and two are as tender as then.",
        ),
        (
            [(3, SAME), (1, LITTLE_MORE), (2, LITTLE_LESS)],
            "Your points are about as tender as when we began.",
            "Two are a little less tender, three are as tender as then, and one is a little more tender.",
        ),
        (
            [(5, MORE), (3, SAME)],
            "Five of your eight points are more tender than when we began. We would like to talk about this with you.",
            "Three are as tender as then.",
        ),
        (
            [(4, LESS), (4, MORE), (2, SAME)],
            "Four of your ten points are clearly less tender, and four are more tender.",
            "Two are as tender as then.",
        ),
        (
            [(2, LESS), (3, MORE)],
            "Three of your five points are more tender, and two are clearly less tender. "
            "We would like to talk about this with you.",
            "",
        ),
        (
            [(3, LESS), (1, SAME), (8, MISSING)],
            "Today we could press only four of your twelve points. Three of them are clearly less tender.",
            "One is as tender as then and eight we did not press today.",
        ),
        (
            [(1, LESS), (2, MORE), (8, MISSING)],
            "Today we could press only three of your eleven points. Two of them are more tender and one is clearly "
            "less tender. We would like to talk about this with you.",
            "Eight we did not press today.",
        ),
        (
            [(2, LESS), (8, MISSING)],
            "Today we could press only two of your ten points. Both are clearly less tender.",
            "Eight we did not press today.",
        ),
        (
            [(1, LESS), (8, MISSING)],
            "Today we could press only one of your nine points. It is clearly less tender.",
            "Eight we did not press today.",
        ),
        (
            [(3, LESS), (8, MISSING)],
            "Today we could press only three of your eleven points. All of them are clearly less tender.",
            "Eight we did not press today.",
        ),
        (
            [(1, SAME), (8, MISSING)],
            "Today we could press only one of your nine points. It is about as tender as when we began.",
            "One is as tender as then and eight we did not press today.",
        ),
        (
            [(2, SAME), (8, MISSING)],
            "Today we could press only two of your ten points. They are about as tender as when we began.",
            "Two are as tender as then and eight we did not press today.",
        ),
        (
            [(3, MISSING), (1, NEW)],
            "Today we did not press any of your three points. We do not know how tender they are now.",
            "One point is new: we did not press it then.",
        ),
        (
            [(13, LESS), (2, SAME), (2, NEW), (1, NEVER)],
            "13 of the 15 points we pressed both times are clearly less tender than when we began.",
            "Two are as tender as then. Two points are new: we did not press them then. "
            "One point we could not press then or now.",
        ),
        (
            [(2, NEW)],
            "The points we pressed today are not the ones we pressed when we began. We cannot compare them.",
            "Two points are new: we did not press them then.",
        ),
        ([(1, LESS)], "The point on top of your right shoulder is clearly less tender: 8 then, 4 now.", ""),
        ([(1, (6, 0))], "The point on top of your right shoulder is no longer tender when pressed: 6 then, 0 now.", ""),
        (
            [(1, MORE)],
            "The point on top of your right shoulder is more tender: 5 then, 7 now. "
            "We would like to talk about this with you.",
            "",
        ),
        ([(1, SAME)], "The point on top of your right shoulder is as tender as when we began: 5 then, 5 now.", ""),
        (
            [(1, MISSING)],
            "We did not press the top of your right shoulder today. We do not know how tender it is now.",
            "",
        ),
    ],
)
def test_counts_speak_as_agreed(
    groups: list[tuple[int, tuple[float | None, float | None]]], headline: str, below: str
) -> None:
    wording = progress_wording(points(*groups))
    assert wording.headline == headline
    assert wording.below == below


def test_one_step_at_a_single_point_is_never_called_clear() -> None:
    assert "too small to be sure" in progress_wording([point(3, 2)]).headline
    assert "too small to be sure" in progress_wording([point(3, 4)]).headline


def test_two_scales_are_not_compared() -> None:
    wording = progress_wording(points((3, NEW), (4, MISSING)), scale_differs=True)
    assert wording.headline == "We measured in another way today, so we cannot compare."
    assert wording.below == "Today we pressed three points."


@pytest.mark.parametrize(
    ("groups", "headline", "below"),
    [
        ([(12, NEW)], "Today we pressed twelve points. Next time we can see what has changed.", ""),
        ([(1, NEW)], "Today we pressed one point. Next time we can see what has changed.", ""),
        (
            [(3, NEW), (2, NEVER)],
            "Today we pressed three points. Next time we can see what has changed.",
            "Two points we did not press today.",
        ),
        ([(1, NEVER)], "We have not pressed any points yet.", "One point we did not press today."),
        ([], "We have not pressed any points yet.", ""),
    ],
)
def test_a_first_session_compares_nothing(
    groups: list[tuple[int, tuple[float | None, float | None]]], headline: str, below: str
) -> None:
    wording = first_wording(points(*groups))
    assert (wording.headline, wording.below) == (headline, below)


def _numbers(text: str) -> list[int]:
    found = re.findall(r"\b(\d+|[a-z]+)\b", text.lower())
    return [int(word) if word.isdigit() else WORDS[word] for word in found if word.isdigit() or word in WORDS]


pairs = st.tuples(st.one_of(st.none(), st.integers(0, 10)), st.one_of(st.none(), st.integers(0, 10)))


@given(st.lists(pairs, min_size=2, max_size=40))
def test_headline_and_line_below_account_for_every_point(made: list[tuple[int | None, int | None]]) -> None:
    all_points = [point(*pair) for pair in made]
    began = sum(then is not None for then, _ in made)
    wording = progress_wording(all_points)
    if began < 2:
        return
    clear = sum(p.fate in (Fate.LESS, Fate.MORE) for p in all_points)
    pressed = sum(then is not None and now is not None for then, now in made)
    others = sum(_numbers(wording.below))
    named_above = clear if "could press only" in wording.headline else 0
    if "could press only" in wording.headline or "did not press any" in wording.headline:
        missing_above = began - pressed if "did not press any" in wording.headline else 0
        assert named_above + missing_above + others == len(made)
    else:
        told = re.match(r"(All |Both |The one )?.*?points? ", wording.headline)
        is_clear = "clearly less" in wording.headline or "more tender" in wording.headline
        if told is None or not is_clear:
            assert others == len(made)
        else:
            assert others + _clear_in(wording.headline, pressed) == len(made)


def _clear_in(headline: str, pressed: int) -> int:
    """The points a headline names, out of those pressed both times and of no others."""
    if headline.startswith(("All ", "Both ", "The one ")):
        return pressed
    numbers = _numbers(headline)
    assert numbers[1] == pressed
    return numbers[0] + sum(numbers[2:])


@given(st.lists(pairs, max_size=30))
def test_sentences_never_hold_what_patients_must_not_read(made: list[tuple[int | None, int | None]]) -> None:
    all_points = [point(*pair) for pair in made]
    text = " ".join([*vars_of(progress_wording(all_points)), *vars_of(first_wording(all_points))]).lower()
    for word in ("healed", "cured", "released", "thanks", "kap", "gb21", "site", "improved", "none of"):
        assert word not in text


@given(st.lists(pairs, max_size=14))
def test_every_sentence_is_of_the_catalogue_and_none_is_built_from_english(
    made: list[tuple[int | None, int | None]],
) -> None:
    all_points = [point(*pair) for pair in made]
    set_language(PSEUDO)
    try:
        told = [
            progress_wording(all_points),
            progress_wording(all_points, scale_differs=True),
            first_wording(all_points),
        ]
        said = [text for one in told for text in vars_of(one)]
        said += [not_pressed_sentence(all_points), small_step_note(all_points, Scale.NRS)]
        said += [left_out_sentence(all_points, is_first=is_first) for is_first in (True, False)]
        said += [text for one in all_points for text in (body_phrase(one), where_phrase(one))]
    finally:
        set_language(ENGLISH)
    places = Data(("top", "shoulder"))
    assert [text for text in said if places.plain(text)] == []


def vars_of(wording: object) -> tuple[str, str]:
    return (getattr(wording, "headline", ""), getattr(wording, "below", ""))


@pytest.mark.parametrize(
    ("plain", "side", "phrase"),
    [
        ("top of the shoulder", Side.RIGHT, "on top of your right shoulder"),
        ("jaw", Side.LEFT, "at your jaw, on the left"),
        ("jaw", Side.MIDLINE, "at your jaw"),
        ("centre of the chest", Side.MIDLINE, "in the centre of your chest"),
        ("middle of the back of the knee", Side.LEFT, "in the middle of the back of your left knee"),
        ("inside of the calf", Side.LEFT, "at the inside of your left calf"),
        ("hand, between thumb and finger", Side.RIGHT, "at your right hand, between thumb and finger"),
        ("behind the ear lobe", Side.RIGHT, "behind the ear lobe, on the right"),
        ("lower back, beside the spine", Side.LEFT, "at your lower back, beside the spine, on the left"),
        ("long muscle beside the spine", Side.LEFT, "at the long muscle beside the spine, on the left"),
        ("", Side.LEFT, "we marked on your left side"),
        ("", Side.MIDLINE, "we marked"),
    ],
)  # fmt: skip
def test_a_place_becomes_a_phrase_about_you(plain: str, side: Side, phrase: str) -> None:
    placed = point(5, 3, plain, side)
    assert where_phrase(placed) == phrase
    assert has_clause(placed) is ("," in phrase)


def test_a_place_without_words_still_has_a_phrase() -> None:
    assert body_phrase(point(5, None, "", Side.LEFT)) == "a point we marked on your left side"
    assert body_phrase(point(5, None, " ", Side.MIDLINE)) == "a point we marked"


def test_points_not_pressed_are_named_up_to_three() -> None:
    hand = point(7, None, "hand, between thumb and finger")
    shin = point(7, None, "shin", Side.LEFT)
    assert not_pressed_sentence([point(*LESS)]) == ""
    assert not_pressed_sentence([shin]) == (
        "We did not press your left shin today. We do not know how tender it is now."
    )
    assert not_pressed_sentence([hand, shin]) == (
        "Today we did not press your right hand, between thumb and finger; your left shin. "
        "We do not know how tender they are now."
    )
    assert not_pressed_sentence([shin, shin]) == (
        "We did not press your left shin and your left shin today. We do not know how tender they are now."
    )
    assert not_pressed_sentence([shin] * 5) == (
        "We did not press five of your points today. We do not know how tender they are now."
    )


@pytest.mark.parametrize(
    ("pair", "scale", "fate"),
    [
        ((8, 6), Scale.NRS, Fate.LESS),
        ((3, 2), Scale.NRS, Fate.LITTLE_LESS),
        ((3, 3), Scale.NRS, Fate.SAME),
        ((0, 1), Scale.NRS, Fate.LITTLE_MORE),
        ((2, 9), Scale.NRS, Fate.MORE),
        ((2, None), Scale.NRS, Fate.NOT_PRESSED),
        ((None, 0), Scale.NRS, Fate.NEW),
        ((None, None), Scale.NRS, Fate.NEVER_PRESSED),
        ((3, 2), Scale.GRADE, Fate.LESS),
        ((2.0, 3.0), Scale.PPT, Fate.LESS),
        ((2.0, 2.3), Scale.PPT, Fate.LITTLE_LESS),
        ((2.3, 2.0), Scale.PPT, Fate.LITTLE_MORE),
        ((3.0, 2.0), Scale.PPT, Fate.MORE),
    ],
)
def test_what_happened_to_a_point_respects_floor_and_direction(
    pair: tuple[float | None, float | None], scale: Scale, fate: Fate
) -> None:
    assert fate_of(change(*pair, scale)) is fate
    assert fate in LIST_WORDS
    assert 0 <= list_group(fate) < 5


def test_pressure_zero_is_not_called_not_tender() -> None:
    wording = progress_wording([point(1.0, 0.0, scale=Scale.PPT)])
    assert "no longer" not in wording.headline
    assert "1.0 then, 0.0 now" in wording.headline


def test_the_asterisk_is_explained_only_where_it_stands() -> None:
    assert small_step_note(points((2, LESS), (1, SAME)), Scale.NRS) == ""
    assert small_step_note(points((1, LITTLE_LESS)), Scale.NRS) == "* One step on the scale can happen by chance."
    assert "this small" in small_step_note([point(2.0, 2.3, scale=Scale.PPT)], Scale.PPT)


def test_an_average_says_what_it_holds() -> None:
    assert trend_words(0).startswith("No point was pressed every time")
    assert trend_words(1).startswith("The one point")
    assert trend_words(10).startswith("The ten points we pressed every time")


def test_numbers_are_words_to_twelve() -> None:
    assert [in_words(n) for n in (0, 1, 12, 13, 100)] == ["none", "one", "twelve", "13", "100"]
    assert [first_in_words(n) for n in (0, 1, 12, 13, 100)] == ["None", "One", "Twelve", "13", "100"]


def test_every_scale_says_what_its_numbers_mean() -> None:
    assert "10 is the worst" in scale_words(Scale.NRS)
    assert "IV" in scale_words(Scale.GRADE)
    assert "higher number is less tender" in scale_words(Scale.PPT)


def test_paper_knows_its_size() -> None:
    assert Paper.A4.size_mm == (210.0, 297.0)
    assert Paper.LETTER.size_mm == (215.9, 279.4)
