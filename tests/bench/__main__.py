"""`python run.py bench [--json]`: every figure of the program's speed in one run."""

import argparse
import importlib
import json
import os
import sys

PARTS = ("starting", "canvas", "storing", "sheets", "overview", "course", "painting", "names")

GOALS = {
    "first_paint_ratio": 1.6,
    "usable_session_ratio": 5.0,
    "memory_ratio": 2.0,
    "click_to_mark_p99_ms": 16.0,
    "zoom_frame_p99_ms": 16.0,
    "pan_frame_p99_ms": 16.0,
    "hit_ms": 0.2,
    "reading_saved_ratio": 2.0,
    "course_50x30x2_ms": 50.0,
    "sheet_ratio": 2.0,
    "sheets_run_of_200_ms_each": 70.0,
    "sheets_run_growth_mb": 5.0,
    "overview_200_ms": 150.0,
    "course_100x60_ms": 150.0,
    "course_100x60_sort_ms": 30.0,
    "trend_60x100_ms": 100.0,
    "compare_100x60_ms": 150.0,
    "compare_frame_ms": 20.0,
    "painting_frame_slowest_ms": 16.0,
    "names_missing_1920x1080_percent": 3.0,
    "names_missing_1280x720_percent": 6.0,
}


def main() -> int:
    """Measure and tell; the exit code does not depend on the figures."""
    parser = argparse.ArgumentParser(prog="run.py bench")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="only these parts")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: dict[str, float] = {}
    for part in options.parts or PARTS:
        found |= importlib.import_module(f"tests.bench.{part}").measure()
    if options.json:
        sys.stdout.write(json.dumps({"figures": found, "goals": GOALS}, indent=1) + "\n")
        return 0
    for name, value in found.items():
        goal = GOALS.get(name)
        mark = "" if goal is None else f"   goal ≤ {goal:g}   {'met' if value <= goal else 'MISSED'}"
        sys.stdout.write(f"{name:28} {value:10.3f}{mark}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
