"""Typed lines: what is understood, what is offered, and the sentence where something is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashichart.atlas.search.channel_names import names_of_channel
from ashichart.atlas.search.normalisation import normalised
from ashichart.domain.atlas.body import Side
from ashichart.domain.atlas.typed_lines import EntryPart, EntryReading
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService

L, R, M = Side.LEFT, Side.RIGHT, Side.MIDLINE


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(bodymaps())


def _parts(reading: EntryReading) -> list[tuple[str, str]]:
    return [(reading.text[span.start : span.end], span.part.value) for span in reading.spans]


@pytest.mark.parametrize(
    ("text", "code", "sides", "before", "after"),
    [
        ("li4 l 7", "LI4", (L,), 7, None),
        ("LI4 L 7", "LI4", (L,), 7, None),
        ("li 4 left 7", "LI4", (L,), 7, None),
        ("li4l7", "LI4", (L,), 7, None),
        ("li4 7 l", "LI4", (L,), 7, None),
        ("l 7 li4", "LI4", (L,), 7, None),
        ("7 li4 l", "LI4", (L,), 7, None),
        ("gb21 r 7>3", "GB21", (R,), 7, 3),
        ("gb21 r 7-3", "GB21", (R,), 7, 3),
        ("gb21 r 7 → 3", "GB21", (R,), 7, 3),
        ("gb21 r 7->3", "GB21", (R,), 7, 3),
        ("gb21 r >3", "GB21", (R,), None, 3),
        ("ub trap 1 r 8", "UTrap1", (R,), 8, None),
        ("up trap 2 b 6>2", "UTrap2", (L, R), 6, 2),
        ("l trap 1 l 5", "LTrap1", (L,), 5, None),
        ("Lev. scap. 1 r 5", "LevScap1", (R,), 5, None),
        ("infra 1 l 5", "Infraspin1", (L,), 5, None),
        ("ql 1 rechts 5", "QL1", (R,), 5, None),
        ("st36 b 4", "ST36", (L, R), 4, None),
        ("st 36 4 b", "ST36", (L, R), 4, None),
        ("st36 lr 4", "ST36", (L, R), 4, None),
        ("合谷 l 5", "LI4", (L,), 5, None),
        ("合谷左5", "LI4", (L,), 5, None),
        ("hegu r 3", "LI4", (R,), 3, None),
        ("hégǔ r 3", "LI4", (R,), 3, None),
        ("he\u0301gu\u030c r 3", "LI4", (R,), 3, None),
        ("ub23 r 6", "BL23", (R,), 6, None),
        ("p6 r 4", "PC6", (R,), 4, None),
        ("k3 l 0", "KI3", (L,), 0, None),
        ("li4 l 10", "LI4", (L,), 10, None),
        ("li4 l t", "LI4", (L,), 10, None),
        ("li4 l ten>t", "LI4", (L,), 10, 10),
        ("cv17 5", "CV17", (M,), 5, None),
        ("ren 17 m 5", "CV17", (M,), 5, None),
        ("yintang 1", "EX-HN3", (M,), 1, None),
        ("li4 l", "LI4", (L,), None, None),
        ("７ li4 l", "LI4", (L,), 7, None),
    ],
)
def test_line_is_understood_as_a_whole(
    atlas: AtlasService, text: str, code: str, sides: tuple[Side, ...], before: float | None, after: float | None
) -> None:
    reading = atlas.names.read_line(text)
    offer = reading.offers[0]
    assert (offer.point.code, offer.sides, offer.before, offer.after) == (code, sides, before, after)
    assert reading.complete
    assert reading.sentence == ""
    assert all(span.part is not EntryPart.NOT_UNDERSTOOD for span in reading.spans)


@pytest.mark.parametrize(
    ("text", "code", "whole"),
    [("heg r 3", "LI4", "LI4 r 3"), ("zusan b 4>2", "ST36", "ST36 b 4>2"), ("7 heg l", "LI4", "7 LI4 l")],
)
def test_half_a_name_is_offered_and_written_out_before_it_may_be_charted(
    atlas: AtlasService, text: str, code: str, whole: str
) -> None:
    half = atlas.names.read_line(text)
    assert [offer.point.code for offer in half.offers] == [code]
    assert (half.complete, half.sentence, half.suggestion) == (False, "", whole)
    full = atlas.names.read_line(half.suggestion)
    assert full.complete
    assert (full.offers[0].point.code, full.offers[0].sides) == (code, half.offers[0].sides)
    assert (full.offers[0].before, full.offers[0].after) == (half.offers[0].before, half.offers[0].after)


@pytest.mark.parametrize(
    ("text", "whole"), [("lii4 l 7", "LI4 l 7"), ("heguuu l 7", "LI4 l 7"), ("7 heguuu r", "7 LI4 r")]
)
def test_what_was_perhaps_meant_is_written_out_as_a_line(atlas: AtlasService, text: str, whole: str) -> None:
    assert atlas.names.read_line(text).suggestion == whole
    assert atlas.names.read_line(whole).complete


def _named(atlas: AtlasService) -> list[tuple[str, str, frozenset[int]]]:
    """Every name and code of every channel, the channel, and the numbers of its points."""
    found: list[tuple[str, str, frozenset[int]]] = []
    for channel in atlas.areas.channels():
        if channel.code == "EX":
            continue
        numbers = frozenset(int(point.removeprefix(channel.code)) for point in channel.points)
        found += [(name, channel.code, numbers) for name in {channel.code, *names_of_channel(channel)}]
    return found


def test_every_name_of_a_channel_with_every_number_is_the_point_of_that_code(atlas: AtlasService) -> None:
    named = _named(atlas)
    assert {"Liver", "Large Intestine", "Gān", "肝", "Leber", "Foie", "Hígado"} <= {name for name, _, _ in named}
    for name, code, numbers in named:
        # GV29 is what some call EX-HN3.
        for number in (*sorted(numbers), max(numbers) + (2 if code == "GV" else 1), 99):
            for line in (f"{name} {number}", f"{name.upper()}{number} b", f"{name} {number} 5 r"):
                reading = atlas.names.read_line(line)
                met = {offer.point.code for offer in reading.offers}
                if number in numbers and normalised(name) == "du":
                    # German Dü is the small intestine, pinyin Dū the governor vessel: a question, never a guess.
                    assert f"{code}{number}" in met
                    assert not (reading.complete and len(met) > 1)
                elif number in numbers:
                    assert met == {f"{code}{number}"}, line
                    said = {offer.before for offer in reading.offers}
                    assert said == ({5.0} if " 5" in line.removeprefix(f"{name} {number}") else {None}), line
                else:
                    assert met == set(), f"{line} is no point, and {number} no value of another"
                    assert not reading.complete


@pytest.mark.parametrize(
    ("text", "code", "sides"),
    [
        ("Liver 3 left", "LR3", (L,)),
        ("Lung 7 r", "LU7", (R,)),
        ("Heart 7 l", "HT7", (L,)),
        ("Spleen 6 b", "SP6", (L, R)),
    ],
)
def test_name_and_number_of_a_channel_are_a_code_and_no_value(
    atlas: AtlasService, text: str, code: str, sides: tuple[Side, ...]
) -> None:
    reading = atlas.names.read_line(text)
    assert reading.complete
    assert [(offer.point.code, offer.sides, offer.before) for offer in reading.offers] == [(code, sides, None)]


@pytest.mark.parametrize("text", ["Stomach 36", "Bladder 40", "li4 7"])
def test_a_point_without_its_side_is_a_question(atlas: AtlasService, text: str) -> None:
    reading = atlas.names.read_line(text)
    assert [offer.sides for offer in reading.offers] == [(L,), (R,), (L, R)]
    assert not reading.complete


@pytest.mark.parametrize("text", ["li4 l na", "li4 na l", "li4 l n", "li4 l N/A"])
def test_not_assessed_is_no_number(atlas: AtlasService, text: str) -> None:
    reading = atlas.names.read_line(text)
    assert reading.offers[0].not_assessed
    assert reading.offers[0].before is None
    assert reading.complete


def test_single_value_in_after_is_the_value_after(atlas: AtlasService) -> None:
    offer = atlas.names.read_line("li4 l 3", step=ChartStep.AFTER).offers[0]
    assert (offer.before, offer.after) == (None, 3)
    both = atlas.names.read_line("li4 l 7>3", step=ChartStep.AFTER).offers[0]
    assert (both.before, both.after) == (7, 3)


def test_single_value_while_needling_is_the_value_before(atlas: AtlasService) -> None:
    assert atlas.names.read_line("li4 l 3", step=ChartStep.NEEDLING).offers[0].before == 3


@pytest.mark.parametrize("text", ["gb21 7", "gb 21 7", "7 gb21"])
def test_missing_side_is_offered_three_ways(atlas: AtlasService, text: str) -> None:
    reading = atlas.names.read_line(text)
    assert [offer.sides for offer in reading.offers] == [(L,), (R,), (L, R)]
    assert {offer.before for offer in reading.offers} == {7}
    assert not reading.complete
    assert reading.sentence == ""


def test_beginning_of_a_name_offers_what_begins_so(atlas: AtlasService) -> None:
    reading = atlas.names.read_line("infra l 5")
    assert [offer.point.code for offer in reading.offers] == [f"Infraspin{number}" for number in (1, 2, 3, 4)]
    assert not reading.complete
    assert 0 < len(atlas.names.read_line("li").offers) <= 12


@pytest.mark.parametrize(
    ("text", "scale", "sentence"),
    [
        ("li4 l 11", Scale.NRS, "11 is outside 0 to 10 of the nrs scale."),
        ("li4 l 7>12", Scale.NRS, "12 is outside 0 to 10 of the nrs scale."),
        ("li4 l -3", Scale.NRS, "-3 is outside 0 to 10 of the nrs scale."),
        ("li4 l 5", Scale.GRADE, "5 is outside 0 to 4 of the grade scale."),
        ("li4 l 7.5", Scale.NRS, "7.5 is not a whole number; the nrs scale has no halves."),
        ("cv17 l 5", Scale.NRS, "CV17 lies on the midline; leave the side out."),
        ("st36 m 3", Scale.NRS, "ST36 has a left and a right side; type l, r or b."),
        ("li4 l 7>", Scale.NRS, "The value after is missing; type 7>3 for 7 before and 3 after."),
    ],
)
def test_wrong_value_or_side_gets_a_sentence(atlas: AtlasService, text: str, scale: Scale, sentence: str) -> None:
    reading = atlas.names.read_line(text, scale)
    assert reading.sentence == sentence
    assert not reading.complete
    assert reading.offers


def test_out_of_range_value_is_underlined(atlas: AtlasService) -> None:
    assert _parts(atlas.names.read_line("li4 l 11")) == [("li4", "point"), ("l", "side"), ("11", "not_understood")]


@pytest.mark.parametrize(
    ("text", "unknown", "suggestion"),
    [
        ("lii4 l 7", "lii4", "LI4 (Hégǔ)"),
        ("gb50 l 7", "gb50", "GB"),
        ("gb 50", "gb 50", "GB"),
        ("heguuu l 7", "heguuu", "LI4 (Hégǔ)"),
        ("foo bar 3", "foo bar", ""),
    ],
)
def test_unknown_point_gets_a_sentence_with_the_nearest(
    atlas: AtlasService, text: str, unknown: str, suggestion: str
) -> None:
    reading = atlas.names.read_line(text)
    assert reading.offers == ()
    assert not reading.complete
    assert f"“{unknown}” is no point of the atlas" in reading.sentence
    assert suggestion in reading.sentence
    assert (unknown, "not_understood") in _parts(reading)


def test_words_left_over_are_told(atlas: AtlasService) -> None:
    reading = atlas.names.read_line("li4 l 7 xyz")
    assert reading.sentence.startswith("“xyz” was not understood")
    assert _parts(reading)[-1] == ("xyz", "not_understood")
    assert not reading.complete


def test_second_number_is_left_over(atlas: AtlasService) -> None:
    assert atlas.names.read_line("li4 l 7 8").sentence.startswith("“8” was not understood")


def test_value_without_a_point_asks_for_it(atlas: AtlasService) -> None:
    reading = atlas.names.read_line("7")
    assert reading.sentence.startswith("Which point?")
    assert reading.offers == ()


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_line_says_nothing(atlas: AtlasService, text: str) -> None:
    assert atlas.names.read_line(text) == EntryReading(text, (), (), "", False)


def test_line_without_end_is_refused(atlas: AtlasService) -> None:
    assert "too long" in atlas.names.read_line("li4 " * 400).sentence


@pytest.mark.parametrize(
    ("text", "scale", "before"),
    [
        ("li4 l iii", Scale.GRADE, 3),
        ("li4 l 2", Scale.GRADE, 2),
        ("li4 l 3.4", Scale.PPT, 3.4),
        ("li4 l 3,4 kg", Scale.PPT, 3.4),
    ],
)
def test_other_scales_have_their_own_values(atlas: AtlasService, text: str, scale: Scale, before: float) -> None:
    reading = atlas.names.read_line(text, scale)
    assert reading.offers[0].before == before
    assert reading.complete


_WORDS = st.sampled_from(
    [
        "li4",
        "gb21",
        "ub",
        "trap",
        "1",
        "l",
        "r",
        "b",
        "7",
        "11",
        ">",
        "-",
        "na",
        "t",
        "合谷",
        "左",
        "ǔ",
        "?",
        ".",
        "3.5",
        "m",
    ]
)


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.lists(_WORDS, max_size=8).map(" ".join), st.text(max_size=40)))
def test_any_line_is_taken_apart_without_gaps(atlas: AtlasService, text: str) -> None:
    reading = atlas.names.read_line(text)
    covered = {at for span in reading.spans for at in range(span.start, span.end)}
    typed = {at for at, char in enumerate(text) if char.isprintable() and not char.isspace()}
    starts = [span.start for span in reading.spans]
    assert starts == sorted(starts)
    assert all(0 <= span.start < span.end <= len(text) for span in reading.spans)
    assert typed <= covered
    assert not (reading.complete and reading.sentence)
    if reading.complete:
        assert reading.offers
    for offer in reading.offers:
        for value in (offer.before, offer.after):
            assert value is None or 0 <= value <= 10


@pytest.mark.parametrize(
    ("text", "step", "value", "charges"),
    [
        ("gb21 r 7 c8", ChartStep.BEFORE, 7, (8, None)),
        ("gb21 r c8", ChartStep.BEFORE, None, (8, None)),
        ("c 8 gb21 r 7", ChartStep.BEFORE, 7, (8, None)),
        ("gb21 r 7 charge 10", ChartStep.BEFORE, 7, (10, None)),
        ("gb21 r c8>5", ChartStep.BEFORE, None, (8, 5)),
        ("gb21 r c5", ChartStep.AFTER, None, (None, 5)),
        ("gb21 r 7", ChartStep.BEFORE, 7, (None, None)),
    ],
)
def test_emotional_charge_is_typed_behind_its_own_letter(
    atlas: AtlasService, text: str, step: ChartStep, value: float | None, charges: tuple[int | None, int | None]
) -> None:
    reading = atlas.names.read_line(text, Scale.NRS, step)
    offer = reading.offers[0]
    assert reading.complete, reading.sentence
    assert (offer.point.code, offer.sides, offer.before) == ("GB21", (R,), value)
    assert (offer.charge_before, offer.charge_after) == charges
    assert offer.is_charged is (charges != (None, None))
    assert ("not_understood" in [part for _, part in _parts(reading)]) is False


def test_charge_out_of_bounds_is_said_and_c_alone_is_no_charge(atlas: AtlasService) -> None:
    reading = atlas.names.read_line("gb21 r c12", Scale.NRS, ChartStep.BEFORE)
    assert "whole number from 0 to 10" in reading.sentence
    assert not reading.complete
    assert "“c” was not understood" in atlas.names.read_line("gb21 r 7 c", Scale.NRS, ChartStep.BEFORE).sentence
    assert atlas.names.read_line("c8", Scale.NRS, ChartStep.BEFORE).offers[0].point.code == "HT8"
