"""Why a file cannot be written is said as what it is: no folder, a full disk, no permission, a folder of that name."""

import errno
from pathlib import Path

import pytest

from ashichart.domain.errors import UserError
from ashichart.services.files import write_whole


@pytest.mark.parametrize(
    ("number", "sentence", "remedy"),
    [
        (errno.ENOSPC, "the disk of {folder} is full.", "Free some space, or choose another folder."),
        (errno.EROFS, "nothing may be written into {folder}.", "Choose another folder."),
        (errno.EACCES, "nothing may be written into {folder}.", "Choose another folder."),
        (errno.EIO, "{folder} cannot be reached.", "Choose another folder."),
    ],
)
def test_a_disk_that_refuses_is_named_by_its_cause_and_what_was_there_is_kept(
    number: int, sentence: str, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "sheet.pdf"
    out.write_bytes(b"yesterday's")

    def refuse(path: Path, content: bytes) -> int:
        raise OSError(number, "refused", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(UserError) as told:
        write_whole(out, b"today's", "The sheet")
    assert told.value.sentence == f"The sheet could not be saved: {sentence.format(folder=tmp_path)}"
    assert told.value.remedy == remedy
    assert out.read_bytes() == b"yesterday's"


def test_a_folder_that_is_missing_and_one_that_has_the_files_name_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no folder") as told:
        write_whole(tmp_path / "gone" / "sheet.pdf", b"", "The sheet")
    assert told.value.remedy == "Make the folder first, or choose another one."
    with pytest.raises(UserError, match="is a folder") as told:
        write_whole(tmp_path, b"", "The sheet")
    assert told.value.remedy == "Name a file in it."
