"""At 200 % of a screen of 1920 x 1080 everything fits as well: a process of its own, since Qt reads the scale once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xvfb

ROOT = Path(__file__).parents[2]


def test_nothing_is_cut_covered_or_out_of_reach_at_200_percent(tmp_path: Path) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.screen.double_scale", str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "960 x 520 at 2.0: nothing is cut"
