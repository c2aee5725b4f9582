"""Start to first paint and to a usable session, against an empty Qt window."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]


def _run(module: str, home: str, *, settle: bool = False) -> list[float]:
    # An installed program starts from compiled modules, the floor as well; the first run of each writes them.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(home) / "compiled")
    environment |= {"ASHICHART_HOME": home, "BENCH_STARTED": str(time.time())}
    if settle:
        environment["BENCH_SETTLE"] = "1"
    done = subprocess.run([sys.executable, "-m", module], cwd=ROOT, env=environment, check=True,
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    return [float(word) for word in done.stdout.split()]


def _make_clinic(home: str) -> None:
    """Make the demonstration clinic and leave it with its session in progress open."""
    code = (
        "from ashichart.services.clinic.clinic import open_demonstration\n"
        "from ashichart.services.files import demonstration_file\n"
        "from ashichart.domain.workplace import PlaceName, Workplace\n"
        "clinic = open_demonstration(demonstration_file())\n"
        "today = clinic.patients.today()[0]\n"
        "clinic.workplaces.keep(Workplace(PlaceName.CHART, today.patient.id, today.course.id, today.session.id))\n"
        "clinic.close()\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "ASHICHART_HOME": home}, check=True)


def measure(rounds: int = 9) -> dict[str, float]:
    """Return medians in ms, memory in MiB and the ratios to the floor of the same run."""
    with tempfile.TemporaryDirectory() as home:
        _make_clinic(home)
        floors: list[list[float]] = []
        ours: list[list[float]] = []
        _run("tests.bench.floor_window", home)
        _run("tests.bench.real_start", home, settle=True)
        for _ in range(rounds):
            floors.append(_run("tests.bench.floor_window", home))
            ours.append(_run("tests.bench.real_start", home))
    floor_ms = median(row[0] for row in floors) * 1000
    floor_mib = median(row[1] for row in floors)
    paint_ms = median(row[0] for row in ours) * 1000
    session_ms = median(row[1] for row in ours) * 1000
    mib = median(row[2] for row in ours)
    return {
        "floor_window_ms": floor_ms,
        "first_paint_ms": paint_ms,
        "first_paint_ratio": paint_ms / floor_ms,
        "usable_session_ms": session_ms,
        "usable_session_ratio": session_ms / floor_ms,
        "floor_memory_mib": floor_mib,
        "memory_mib": mib,
        "memory_ratio": mib / floor_mib,
    }
