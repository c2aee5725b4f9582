"""Drawings in the colours of a theme, kept as pixmaps."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from tests.ui.body.conftest import SVG, TwoPlates

from ashichart.domain.atlas.body import Figure
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.painting.plate_art import PlateArtCache, recoloured, role_colours


def test_roles_take_the_colours_of_the_theme() -> None:
    dark = recoloured(SVG, DARK).decode()
    assert f'fill="{DARK.body}"' in dark
    assert f'stroke="{DARK.body_outline}"' in dark
    assert 'fill="none"' in dark
    assert 'fill-rule="evenodd"' in dark
    assert "#C0B0A0" not in dark


def test_last_tone_is_the_deepest_however_many_there_are() -> None:
    few, many = role_colours(LIGHT, 3), role_colours(LIGHT, 14)
    assert few["tone-03"] == many["tone-14"]
    assert "tone-04" not in few


def test_element_without_a_known_role_stays_as_it_is() -> None:
    line = b'<path class="mole" d="M1 1z" fill="#123456"/>'
    assert recoloured(line, DARK) == line
    assert recoloured(b'<path d="M1 1z" fill="#123456"/>', DARK) == b'<path d="M1 1z" fill="#123456"/>'


def test_hair_and_lips_keep_their_colours_in_the_light_and_change_in_the_dark() -> None:
    line = b'<path class="lips" d="M1 1z" fill="#C59A8B" fill-opacity="0.45"/>'
    assert recoloured(line, LIGHT) == line
    assert b"#C59A8B" not in recoloured(line, DARK)
    assert b'fill-opacity="0.45"' in recoloured(line, DARK)


def test_picture_is_drawn_once_per_size_and_ratio(qtbot: QtBot) -> None:
    del qtbot
    source = TwoPlates()
    art = PlateArtCache(source)
    first = art.picture(Figure.FEMALE, "front", LIGHT, 150, 240, 2.0)
    again = art.picture(Figure.FEMALE, "front", LIGHT, 150, 240, 2.0)
    assert first.cacheKey() == again.cacheKey()
    assert (first.width(), first.height(), first.devicePixelRatio()) == (300, 480, 2.0)
    assert art.picture(Figure.FEMALE, "front", DARK, 150, 240, 2.0).cacheKey() != first.cacheKey()
    assert source.asked == 2
    image = first.toImage()
    assert image.pixelColor(150, 240) == QColor(LIGHT.body)
    assert image.pixelColor(20, 240).alpha() == 0


def test_silhouette_is_the_drawn_body(qtbot: QtBot) -> None:
    del qtbot
    silhouette = PlateArtCache(TwoPlates()).silhouette(Figure.FEMALE, "front", LIGHT)
    assert silhouette.holds(0.5, 0.5)
    assert silhouette.holds(0.32, 0.9)
    assert not silhouette.holds(0.27, 0.5)
    assert not silhouette.holds(0.5, 0.02)


@pytest.mark.parametrize("before", [(), ((40, 64),), ((300, 480), (61, 97))])
def test_silhouette_is_the_same_whatever_was_drawn_before(before: tuple[tuple[int, int], ...]) -> None:
    art, fresh = PlateArtCache(TwoPlates()), PlateArtCache(TwoPlates())
    for width, height in before:
        art.picture(Figure.FEMALE, "front", DARK, width, height, 2.0)
    one, other = (each.silhouette(Figure.FEMALE, "front", LIGHT) for each in (art, fresh))
    places = [(x / 80, y / 80) for x in range(81) for y in range(81)]
    assert [one.holds(*at) for at in places] == [other.holds(*at) for at in places]
