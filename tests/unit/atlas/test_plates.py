"""Lists of plates: what is read, and what is said of a damaged one."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.made_up.small_atlas import camera, write_small_atlas

from ashichart.atlas.plates import read_plates, read_svg
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.errors import UserError


def _rewrite(folder: Path, **changes: object) -> None:
    entry = camera("front") | changes
    (folder / "female" / "plates.json").write_text(json.dumps({"front": entry}), "utf-8")


def test_plates_keep_order_size_and_letters(tmp_path: Path) -> None:
    plates = read_plates(write_small_atlas(tmp_path), Figure.FEMALE)
    assert list(plates) == ["front", "back"]
    front = plates["front"].plate
    assert (front.title, front.group, front.aspect, front.units_per_body) == ("Front", "body", 0.5, 200)
    assert [letter.side for letter in front.letters] == [Side.RIGHT, Side.LEFT]
    assert [letter.side for letter in plates["back"].plate.letters] == [Side.LEFT, Side.RIGHT]


def test_fractions_run_from_the_top_left(tmp_path: Path) -> None:
    plates = read_plates(write_small_atlas(tmp_path), Figure.FEMALE)
    # The patient's left is on the right of the front plate and on the left of the back plate.
    assert plates["front"].camera.fractions((0.1, 1.0, 0.0)) == pytest.approx((0.7, 0.0))
    assert plates["back"].camera.fractions((0.1, 0.5, 0.0)) == pytest.approx((0.3, 0.5))


def test_faces_and_clip_are_read(tmp_path: Path) -> None:
    write_small_atlas(tmp_path)
    _rewrite(tmp_path, faces=[[0, 4], [8, 9]], clip={"normal": [0, 1, 0], "offset": 0.5})
    seen = read_plates(tmp_path, Figure.FEMALE)["front"].camera
    assert seen.faces == ((0, 4), (8, 9))
    assert seen.clip == ((0.0, 1.0, 0.0), 0.5)


def test_drawing_is_returned_as_it_is(tmp_path: Path) -> None:
    plates = read_plates(write_small_atlas(tmp_path), Figure.MALE)
    assert b"<!-- back -->" in read_svg(plates["back"])


def test_missing_drawing_is_named(tmp_path: Path) -> None:
    plates = read_plates(write_small_atlas(tmp_path), Figure.FEMALE)
    plates["front"].svg.unlink()
    with pytest.raises(UserError, match=r"front\.svg") as caught:
        read_svg(plates["front"])
    assert "Install AshiChart again" in caught.value.remedy


@pytest.mark.parametrize(
    "changes",
    [
        {"scale": "big"},
        {"scale": 0},
        {"width": True},
        {"right": [1, 0]},
        {"right": None},
        {"sides": [{"side": "up", "at": [0, 0]}]},
        {"faces": [[1]]},
        {"clip": {"normal": [0, 1, 0]}},
        {"svg": "../../../secret.svg"},
        {"x0": float("nan")},
    ],
)
def test_damaged_plate_is_named_with_its_file(tmp_path: Path, changes: dict[str, Any]) -> None:
    write_small_atlas(tmp_path)
    _rewrite(tmp_path, **changes)
    with pytest.raises(UserError, match=r"front .*plates\.json"):
        read_plates(tmp_path, Figure.FEMALE)


@pytest.mark.parametrize("content", ["", "[]", "{}", "{", '{"front": 7}', "\udcff"])
def test_damaged_list_is_named(tmp_path: Path, content: str) -> None:
    write_small_atlas(tmp_path)
    (tmp_path / "female" / "plates.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UserError, match=r"plates\.json"):
        read_plates(tmp_path, Figure.FEMALE)


def test_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"plates\.json is missing"):
        read_plates(tmp_path, Figure.MALE)
