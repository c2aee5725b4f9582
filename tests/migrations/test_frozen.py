"""A step that landed never changes: files in the world were made by it, and would be left behind without a word."""

import hashlib
from pathlib import Path

import pytest

import ashichart.store.migrations.versions as versions
from ashichart.store.opening.upgrade import known_revisions

FROZEN = {
    "r0001_first_schema.py": "40957aff604ad1e1e08a5b376690924125e8aae72247b902e9fe94de752d7926",
    "r0002_pin_views.py": "924f0c56b51cd054730b2d5e266612bc3505b29e03ac3dded5f003d95d15344a",
    "r0003_wider_chart.py": "092d9c796b4781938ebbb5e56862ef02e0bf7c79a7b792dda5941a3befa32e32",
    "r0004_vitals.py": "4bed824ae3e50319d58e86420c28bfbe1c4a52faeb74b5ebd40b90bfb16f3678",
    "r0005_days_and_head.py": "bb8ccd2ab23f101e8c4100f74246435e917ff3560f482d8287ccd0df2d6370ca",
}
FOLDER = Path(str(versions.__file__)).parent


@pytest.mark.parametrize("name", FROZEN)
def test_landed_step_is_what_it_was(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == FROZEN[name], (
        f"{name} landed and stays as it is; what is missing in it belongs into a new step."
    )


def test_every_step_is_frozen() -> None:
    assert {path.name for path in FOLDER.glob("r*.py")} == set(FROZEN)
    assert len(known_revisions()) == len(FROZEN)
