"""Pictures of plates kept between starts: the same pixels, and gone when anything about them changed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from ashichart.domain.atlas.body import Figure
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.painting.kept_pictures import KeptPictures
from ashichart.ui.body.painting.plate_art import PlateArtCache

pytestmark = pytest.mark.usefixtures("qtbot")


def art(folder: Path) -> tuple[PlateArtCache, KeptPictures]:
    atlas = AtlasService(bodymaps())
    kept = KeptPictures(folder, atlas.plates.stamp)
    return PlateArtCache(atlas.plates, kept), kept


def test_the_next_start_finds_the_same_pixels(tmp_path: Path, qtbot: QtBot) -> None:
    first, kept = art(tmp_path / "plates")
    drawn = first.picture(Figure.FEMALE, "front", LIGHT, 90, 200, 1.5)
    kept.keep()
    second, _ = art(tmp_path / "plates")
    found = second.picture(Figure.FEMALE, "front", LIGHT, 90, 200, 1.5)
    assert found.devicePixelRatio() == 1.5
    assert found.toImage() == drawn.toImage()


def test_other_colours_and_sizes_are_drawn_anew(tmp_path: Path) -> None:
    first, kept = art(tmp_path)
    first.picture(Figure.FEMALE, "front", LIGHT, 90, 200, 1.0)
    kept.keep()
    second, again = art(tmp_path)
    dark = second.picture(Figure.FEMALE, "front", DARK, 90, 200, 1.0)
    assert dark.toImage() != first.picture(Figure.FEMALE, "front", LIGHT, 90, 200, 1.0).toImage()
    second.picture(Figure.FEMALE, "front", DARK, 45, 100, 1.0)
    again.keep()
    assert len(list(tmp_path.glob("*.argb"))) == 2  # what this start did not need is thrown away


def test_a_damaged_picture_is_drawn_anew(tmp_path: Path) -> None:
    first, kept = art(tmp_path)
    whole = first.picture(Figure.FEMALE, "back", LIGHT, 40, 90, 1.0).toImage()
    kept.keep()
    (file,) = tmp_path.glob("*.argb")
    file.write_bytes(b"short")
    second, _ = art(tmp_path)
    assert second.picture(Figure.FEMALE, "back", LIGHT, 40, 90, 1.0).toImage() == whole


def test_a_folder_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "plates").write_text("a file stands in the way", encoding="utf-8")
    first, kept = art(tmp_path / "plates")
    first.picture(Figure.FEMALE, "front", LIGHT, 40, 90, 1.0)
    kept.keep()


def test_only_the_first_few_are_kept(tmp_path: Path) -> None:
    kept = KeptPictures(tmp_path, lambda _figure, _plate: "1")
    for width in range(1, 13):
        picture = QPixmap(width, 4)
        picture.fill(QColor("#336699"))
        kept.note(kept.file_of(Figure.MALE, "front", "light", width, 4), picture)
    kept.keep()
    assert len(list(tmp_path.glob("*.argb"))) == 8
