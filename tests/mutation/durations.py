"""A pytest plugin that writes how long each test took, into the file that MUTATION_DURATIONS names."""

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

_took: dict[str, float] = defaultdict(float)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up set-up, call and tear-down of each test."""
    _took[report.nodeid] += report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write them, in the process that has all reports."""
    if not hasattr(session.config, "workerinput"):
        Path(os.environ["MUTATION_DURATIONS"]).write_text(json.dumps(_took), "utf-8")
