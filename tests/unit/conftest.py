"""The open clinic that tests of acts, services and the store work in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import Charted, open_empty, start
from tests.made_up.clock import SetClock

from ashichart.services.clinic.clinic import Clinic


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def clinic(tmp_path: Path, clock: SetClock) -> Iterator[Clinic]:
    opened = open_empty(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def charted(clinic: Clinic) -> Charted:
    return start(clinic)
