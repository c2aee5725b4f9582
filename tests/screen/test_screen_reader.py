"""A screen reader charts one reading in the real program by what it hears alone, and hears it everywhere it stands."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.screen.screen_reader import HEARD, launcher

from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.clinic.clinic import Clinic, open_demonstration

pytestmark = pytest.mark.xvfb

SESSION = shutil.which("dbus-run-session")
ROOT = Path(__file__).parents[2]


def open_chart(folder: Path) -> tuple[Clinic, Workplace]:
    clinic = open_demonstration(folder / "demonstration.ashichart")
    summary = clinic.patients.find("Mara")[0]
    assert summary.course is not None
    assert summary.last_session is not None
    chart = Workplace(PlaceName.CHART, summary.patient.id, summary.course.id, summary.last_session.id)
    return clinic, chart


@pytest.mark.skipif(SESSION is None, reason="there is no D-Bus session to speak over")
@pytest.mark.skipif(launcher() is None, reason="there is no bus of screen readers (at-spi2-core)")
def test_a_reading_is_charted_and_read_back_by_ear(tmp_path: Path) -> None:
    clinic, chart = open_chart(tmp_path)
    clinic.workplaces.keep(chart)
    session_id = chart.session_id or ""
    shown = clinic.charting.chart(session_id)
    site = next(one for one in shown.sites if one.label == "GB21")
    old = shown.value(site.id, Phase.BEFORE)
    value = "2" if old != 2 else "3"
    clinic.close()
    told = subprocess.run(
        [SESSION or "", "--", sys.executable, "-m", "tests.screen.screen_reader", str(tmp_path), site.label, value],
        cwd=ROOT, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr[-2000:]
    heard = [line.removeprefix(HEARD) for line in told.stdout.splitlines() if line.startswith(HEARD)]
    assert heard[0] == "list item"
    assert heard[1].startswith(site.label)
    assert heard[2:4] == ["radio button", value]
    assert f"before {value}" in heard[4]
    assert heard[5] == "list item"
    assert heard[6].startswith(f"before {value}")
    assert f"before: {value}" in heard[7]
    clinic, _ = open_chart(tmp_path)
    rated = clinic.charting.chart(session_id)
    clinic.close()
    changed = {one.id for one in rated.sites if rated.value(one.id, Phase.BEFORE) != shown.value(one.id, Phase.BEFORE)}
    assert len(changed) == 1
    assert rated.value(changed.pop(), Phase.BEFORE) == float(value)
