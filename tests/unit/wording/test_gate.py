"""What a person reads is said in `wording` and nowhere else."""

from tests.wording_scan import literals


def test_nothing_is_said_outside_wording() -> None:
    found = [f"{one.path}:{one.line} {one.text!r}" for one in literals()]
    assert not found, "say it in wording: " + "; ".join(found)
