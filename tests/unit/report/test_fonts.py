"""Setting text: lines never wider than asked, no word lost, no blank box, and what is kept is kept in bounds."""

from hypothesis import given
from hypothesis import strategies as st
from tests.made_up.sheets import fonts

from ashichart.report.pdf.fonts import Weight, tidy
from ashichart.report.pdf.page import printable, shortened
from ashichart.wording.dates import full_day

LATIN = st.text(st.sampled_from("abcdefghij klmnopqrstuvwxyzÄé-,.0123456789 "), max_size=200)


@given(LATIN, st.floats(12, 120), st.sampled_from(Weight))
def test_lines_are_no_wider_than_asked_and_lose_nothing(text: str, width: float, weight: Weight) -> None:
    lines = fonts().wrapped(text, width, 10.5, weight)
    assert all(fonts().width_mm(line, 10.5, weight) <= width + 1e-6 for line in lines)
    assert "".join("".join(lines).split()) == "".join(tidy(text).split())


@given(LATIN, st.floats(40, 120))
def test_balanced_lines_are_as_few_and_as_whole(text: str, width: float) -> None:
    balanced = fonts().balanced(text, width, 10.5, Weight.REGULAR)
    assert len(balanced) == len(fonts().wrapped(text, width, 10.5))
    assert "".join("".join(balanced).split()) == "".join(tidy(text).split())


def test_letters_without_a_drawing_are_left_out_and_told() -> None:
    assert not fonts().can_print("Ada 龘")
    assert "".join(run.text for run in fonts().runs("Ada 龘", Weight.REGULAR)) == "Ada "
    assert printable(fonts(), "Ada 龘", "instead") == "instead"
    assert printable(fonts(), "Ada 合谷", "instead") == "Ada 合谷"


def test_control_letters_and_white_space_are_tidied() -> None:
    assert tidy("A\u0000da\tB\u200b\nc") == "Ada B c"
    assert tidy("e\u0301") == "é"


def test_figures_are_as_wide_as_one_another() -> None:
    assert len({fonts().width_mm(figure, 10, Weight.SEMIBOLD) for figure in "0123456789"}) == 1


def test_what_is_kept_stays_bounded_and_right() -> None:
    width = fonts().width_mm("tender", 10)
    for number in range(5000):
        fonts().width_mm(f"word {number}", 10)
    assert fonts().width_mm("tender", 10) == width


def test_a_text_too_long_ends_in_an_ellipsis_within_its_room() -> None:
    cut = shortened(fonts(), "Wilhelmina " * 20, 60, 10)
    assert cut.endswith("…")
    assert fonts().width_mm(cut, 10) <= 60
    assert shortened(fonts(), "Ada", 60, 10) == "Ada"


def test_months_are_words() -> None:
    from datetime import date

    assert full_day(date(2026, 6, 9)) == "9 June 2026"
