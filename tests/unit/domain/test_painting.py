"""A pain area takes strokes, each of which can be taken back exactly; 0 is an answer, not a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.domain.charting.painting import PainArea, check_intensity, painted_over, stroke_of
from ashichart.domain.charting.readings import Phase

INTENSITY = st.integers(0, 10)
AREAS = st.dictionaries(st.integers(0, 40), INTENSITY)
STROKES = st.dictionaries(st.integers(0, 40), st.none() | INTENSITY).map(lambda found: tuple(sorted(found.items())))


@given(AREAS, STROKES)
def test_stroke_paints_and_is_taken_back(area: dict[int, int], stroke: tuple[tuple[int, int | None], ...]) -> None:
    after, back = painted_over(area, stroke)
    for cell, intensity in stroke:
        assert after.get(cell) == intensity
    assert painted_over(after, back)[0] == area
    untouched = set(area) - {cell for cell, _ in stroke}
    assert all(after[cell] == area[cell] for cell in untouched)


def test_new_intensity_replaces_and_erasing_removes() -> None:
    area, _ = painted_over({}, stroke_of([7, 3, 7], 6))
    assert area == {3: 6, 7: 6}
    area, back = painted_over(area, stroke_of([7, 8], 0))
    assert area == {3: 6, 7: 0, 8: 0}
    assert back == ((7, 6), (8, None))
    assert painted_over(area, stroke_of([3, 9], None)) == ({7: 0, 8: 0}, ((3, 6),))


def test_no_pain_is_painted_and_counts_to_no_pain() -> None:
    area = PainArea("s", Phase.BEFORE, ((3, 0), (5, 4), (9, 7)))
    assert area.cells == (3, 5, 9)
    assert area.painful == (5, 9)
    assert area.greatest == 7
    assert not area.is_empty
    assert PainArea("s", Phase.AFTER).greatest is None


@pytest.mark.parametrize("painted", [((3, 11),), ((3, -1),), ((-1, 4),), ((4, 1), (3, 1)), ((3, 1), (3, 1))])
def test_what_is_no_area_is_refused(painted: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match=r"cells|intensity"):
        PainArea("s", Phase.BEFORE, painted)


@pytest.mark.parametrize("intensity", [-1, 11])
def test_what_is_no_intensity_is_refused(intensity: int) -> None:
    with pytest.raises(ValueError, match="intensity out of bounds"):
        stroke_of([1], intensity)


def test_every_intensity_from_none_to_the_worst_can_be_painted_and_no_other() -> None:
    for intensity in range(11):
        check_intensity(intensity)
        assert PainArea("s", Phase.BEFORE, ((3, intensity),)).greatest == intensity
    for intensity in (-1, 11):
        with pytest.raises(ValueError, match="intensity out of bounds"):
            PainArea("s", Phase.BEFORE, ((3, intensity),))
