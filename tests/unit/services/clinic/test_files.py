"""Files that somebody names: completed, kept, refused or written beside."""

from pathlib import Path

import pytest

from ashichart.domain.errors import UserError
from ashichart.services.files import IfThere, may_write, with_ending
from ashichart.wording.computer.files import other_place_or_replace


def test_a_name_is_completed_and_one_that_is_there_is_not_taken(tmp_path: Path) -> None:
    assert with_ending(tmp_path / "a.PDF", ".pdf") == tmp_path / "a.PDF"
    assert with_ending(tmp_path / "m.txt", ".pdf") == tmp_path / "m.txt.pdf"
    (tmp_path / "m.txt.pdf").write_bytes(b"")
    with pytest.raises(UserError, match="is there already"):
        with_ending(tmp_path / "m.txt", ".pdf")


def test_a_file_that_is_there_is_replaced_refused_or_stood_beside(tmp_path: Path) -> None:
    file = tmp_path / "s.pdf"
    assert {may_write(file, one, "") for one in IfThere} == {file}, "a free name is anybody's"
    file.write_bytes(b"")
    (tmp_path / "s (2).pdf").write_bytes(b"")
    assert may_write(file, IfThere.REPLACE, "") == file
    assert may_write(file, IfThere.BESIDE, "") == tmp_path / "s (3).pdf"
    with pytest.raises(UserError, match="add --replace"):
        may_write(file, IfThere.REFUSE, other_place_or_replace())
