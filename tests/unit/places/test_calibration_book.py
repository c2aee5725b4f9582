"""The calibration sheets: a page for every plate and kind of point, the same bytes each time."""

import json
import re
import shutil
from pathlib import Path

import pytest
from bodymaps.generator.places.calibration import main

MADE = Path(__file__).parents[3] / "bodymaps" / "made"
PLATES = ("hand-palmar-left", "ear-front-left", "head-left")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The made files with three plates of one figure."""
    folder = tmp_path / "made"
    (folder / "female").mkdir(parents=True)
    shutil.copy(MADE / "atlas.json", folder)
    shutil.copy(MADE / "female" / "places.json", folder / "female")
    plates = json.loads((MADE / "female" / "plates.json").read_text("utf-8"))
    kept = {name: plates[name] for name in PLATES}
    (folder / "female" / "plates.json").write_text(json.dumps(kept), "utf-8")
    for plate in kept.values():
        shutil.copy(MADE / "female" / plate["svg"], folder / "female")
    return folder


def test_every_kind_has_its_page_and_the_book_repeats(made: Path, tmp_path: Path, qapp: object) -> None:
    for name in ("first", "second"):
        assert main(["--book", "--made", str(made), "--figure", "female", "--out", str(tmp_path / name)]) == 0
    book = (tmp_path / "first" / "female.pdf").read_bytes()

    assert book == (tmp_path / "second" / "female.pdf").read_bytes()
    # Points and trigger points of hand, head and ear; those of the ear itself on its own plate alone.
    assert len(re.findall(rb"/Type /Page\b", book)) == 6
