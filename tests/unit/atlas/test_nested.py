"""Every file of the atlas, nested so deeply that a reader runs out of room: a sentence or an empty part."""

import shutil
from pathlib import Path

import pytest

from ashichart import paths
from ashichart.domain.atlas.body import Figure
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.check import check_atlas

MADE = paths.bodymaps()
FILES = sorted(str(path.relative_to(MADE)) for path in MADE.rglob("*.json"))
DEEP = {
    "lists": "[" * 200_000 + "]" * 200_000,
    "objects": '{"points":' * 100_000 + "1" + "}" * 100_000,
    "front": '{"front":{"name":' + "[" * 200_000 + "]" * 200_000 + "}}",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("how", DEEP)
def test_deeply_nested_file_of_the_atlas_gets_a_sentence(tmp_path: Path, name: str, how: str) -> None:
    made = tmp_path / "made"
    shutil.copytree(MADE, made, copy_function=lambda source, target: Path(target).symlink_to(source))
    (made / name).unlink()
    (made / name).write_text(DEEP[how], "utf-8")
    atlas = AtlasService(made)
    for ask in (
        lambda: atlas.plates.of(Figure.FEMALE),
        lambda: atlas.plates.of(Figure.MALE),
        lambda: atlas.points(Figure.FEMALE),
        lambda: atlas.points(Figure.MALE),
        lambda: atlas.names.search("LI4"),
        atlas.warm,
    ):
        sentence = ""
        try:
            ask()
        except UserError as refused:
            sentence = str(refused)
        assert not sentence or Path(name).name in sentence
    assert check_atlas(made, None, unfinished=True).wrong or name.endswith(("ear.json",))
