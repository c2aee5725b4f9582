"""The anchor of a file: the last entry that was acknowledged, kept beside the file in a folder of one person."""

import json
import os
import time
from pathlib import Path

import pytest
from tests.made_up.charts import LATE_EVENING

from ashichart.store.trail.anchor import Anchor, AnchorKeeper, anchor_file, read_anchor
from ashichart.store.trail.audit import TrailHead

FIRST, LAST = (Anchor(TrailHead(seq, mac * 64), LATE_EVENING) for seq, mac in ((3, "a"), (4, "b")))


def wait_for(file: Path) -> None:
    until = time.monotonic() + 10
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.005)
    assert file.exists()


def test_an_entry_is_kept_soon_and_the_last_one_when_the_file_is_closed(tmp_path: Path) -> None:
    file = anchor_file(tmp_path / "anchors", tmp_path / "clinic.ashi", "c1")
    keeper = AnchorKeeper(file, 0.01)
    keeper.keep(FIRST)
    wait_for(file)
    assert read_anchor(file) == FIRST
    keeper.keep(LAST)
    keeper.close()
    keeper.close()
    assert read_anchor(file) == LAST
    told = json.loads(file.read_text("ascii"))
    assert (told["seq"], told["mac"], told["at"]) == (4, "b" * 64, "2026-03-03T04:40:00+00:00")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_nobody_else_reads_the_folder_of_anchors(tmp_path: Path) -> None:
    keeper = AnchorKeeper(tmp_path / "anchors" / "one.json", 0.01)
    keeper.keep(FIRST)
    keeper.close()
    assert (tmp_path / "anchors").stat().st_mode & 0o777 == 0o700


def test_each_copy_and_each_clinic_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    files = {
        anchor_file(tmp_path, tmp_path / path, clinic_id)
        for path in ("a.ashi", "b.ashi") for clinic_id in ("c1", "c2")
    }  # fmt: skip
    assert len(files) == 4
    assert anchor_file(tmp_path, tmp_path / "a.ashi", "c1") in files


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "another", "seq": 1, "mac": "a", "at": "2026-01-01"}'])
def test_what_is_no_anchor_is_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "one.json"
    assert read_anchor(file) is None
    file.write_text(content, "ascii")
    assert read_anchor(file) is None
