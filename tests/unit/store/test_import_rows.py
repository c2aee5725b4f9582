"""Rows of an import come out of their packed text as they went in, in an order in which they can be written."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashichart.store.trail.import_rows import TABLES, packed, unpacked

VALUES = st.none() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.dictionaries(st.sampled_from(TABLES), st.lists(st.dictionaries(st.text(), VALUES), max_size=4))


@given(ROWS)
def test_rows_come_back_as_they_were_in_the_order_of_their_tables(rows: dict[str, list[dict[str, object]]]) -> None:
    found = unpacked(packed(rows))
    assert [name for name, _ in found] == [name for name in TABLES for _ in rows.get(name, [])]
    for name in TABLES:
        assert [row for table, row in found if table == name] == rows.get(name, [])


def test_packed_rows_are_a_fraction_of_their_text() -> None:
    rows = [{"session_id": f"session {number % 6}", "site_id": "a site", "value": 3.0} for number in range(500)]
    assert len(packed({"reading": rows})) < 5000


@pytest.mark.parametrize("text", ["", "!", base64.b64encode(b"no such thing").decode(), "x" * 7])
def test_text_that_is_not_rows_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        unpacked(text)
