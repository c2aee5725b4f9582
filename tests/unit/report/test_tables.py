"""What a cell of a table says where its text has no room."""

import pytest
from tests.made_up.sheets import fonts

from ashichart.report.pdf.page import named_to_fit

LONG = "1.5 cm medial of BL44, over longissimus thoracis"
SHORT = "BL44 + 1.5 cm"


@pytest.mark.parametrize(
    ("width", "short", "said"),
    [(120.0, SHORT, LONG), (30.0, SHORT, SHORT), (10.0, SHORT, "1.5 c…"), (30.0, "", "1.5 cm medial of BL4…")],
)
def test_a_whole_short_name_says_more_than_half_a_long_one(width: float, short: str, said: str) -> None:
    assert named_to_fit(fonts(), LONG, short, width, 8.8) == said
