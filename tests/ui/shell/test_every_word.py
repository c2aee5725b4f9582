"""In the pseudo-language no English is left on screens, sheets and the command line, and its longer words fit.

Each walk is a process of its own, since the language is known before the first text is read.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

# Texts with English words that are left, and kinds of places too small for longer words. Both may only become less.
ENGLISH_LEFT = {"screens": 0, "sheets": 0, "commands": 0}
CUT_LEFT = 40


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Walk all three at the same time."""
    running = {}
    for name in ENGLISH_LEFT:
        home = tmp_path_factory.mktemp(name)
        environment = os.environ | {
            "ASHICHART_LANGUAGE": "pseudo", "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "COLUMNS": "120",
        }  # fmt: skip
        running[name] = subprocess.Popen(
            [sys.executable, "-m", f"tests.wording_walk.{name}", str(home)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    found: dict[str, Any] = {}
    for name, process in running.items():
        out, err = process.communicate(timeout=500)
        assert process.returncode == 0, err[-3000:]
        found[name] = json.loads(out)
    return found


@pytest.mark.parametrize("walk", ENGLISH_LEFT)
def test_no_english_is_left_where_another_language_is_spoken(walked: dict[str, Any], walk: str) -> None:
    plain = [
        f"{what}: {text!r} says {words}" for what, said in walked[walk]["plain"].items() for text, words in said.items()
    ]
    assert len(plain) <= ENGLISH_LEFT[walk], "\n".join(plain[:60])


@pytest.mark.parametrize("walk", ENGLISH_LEFT)
def test_the_walk_reads_much(walked: dict[str, Any], walk: str) -> None:
    least = {"screens": 4500, "sheets": 1200, "commands": 190}
    assert sum(map(len, walked[walk]["texts"].values())) > least[walk]


def test_longer_words_fit_on_the_screen(walked: dict[str, Any]) -> None:
    kinds = {fault.split(": ", 1)[1] for fault in walked["screens"]["cut"]}
    assert len(kinds) <= CUT_LEFT, "\n".join(sorted(kinds))
