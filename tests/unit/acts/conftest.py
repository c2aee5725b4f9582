"""The open clinic that tests of acts work in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.made_up.evening import Evening, open_evening


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    made = open_evening(tmp_path)
    yield made
    made.clinic.close()
