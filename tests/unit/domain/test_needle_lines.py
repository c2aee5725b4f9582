"""The ledger of needles: those of one site and minute in one line, in the order in which they went in."""

from datetime import timedelta

from tests.made_up.charts import LATE_EVENING

from ashichart.domain.charting.needles import Needle
from ashichart.domain.sheets.record import NeedleLine, needle_lines


def needle(number: int, site_id: str, minutes: float, out: float | None = None) -> Needle:
    at = LATE_EVENING + timedelta(minutes=minutes)
    taken_out = None if out is None else LATE_EVENING + timedelta(minutes=out)
    return Needle(f"n{number}", "s1", site_id, number, at, taken_out)


def test_without_needles_there_is_no_line() -> None:
    assert needle_lines(()) == ()


def test_needles_of_one_site_and_minute_are_one_line_that_ends_with_the_last() -> None:
    needles = (needle(2, "neck", 4.5, 20.9), needle(1, "neck", 4.1, 20.2), needle(3, "neck", 4.9, 20.4))
    assert needle_lines(needles) == (
        NeedleLine("neck", 3, needles[1].inserted_at, needles[2].removed_at),
    )  # fmt: skip


def test_another_site_or_another_minute_in_or_out_begins_a_line() -> None:
    needles = (
        needle(1, "neck", 4.1, 20.2), needle(2, "hand", 4.2, 20.2), needle(3, "neck", 4.3, 20.2),
        needle(4, "neck", 5.3, 20.2), needle(5, "neck", 5.4, 21.2), needle(6, "neck", 5.5),
    )  # fmt: skip
    assert [(line.site_id, line.count) for line in needle_lines(needles)] == [
        ("neck", 1), ("hand", 1), ("neck", 1), ("neck", 1), ("neck", 1), ("neck", 1),
    ]  # fmt: skip
