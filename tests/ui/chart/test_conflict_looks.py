"""The card of two values shows each on its step of the ramp with its key, whole, and strikes through no name."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import DARK, LIGHT, Theme
from ashichart.ui.chart.chart_place import ChartPlace
from ashichart.ui.chart.conflict.card import About, AboutKind, Cell, Conflict


def ask(place: ChartPlace, practice: Practice, theirs: Cell, mine: Cell) -> None:
    site = practice.site("GB21", Side.LEFT)
    place.controller.rating.rate(site, 5)
    place.controller.selection.select(site)
    about = About(AboutKind.READING, site.id, theirs, mine, site.id, Phase.BEFORE)
    said = ["not assessed" if value is None else f"{value}" for value in (theirs, mine)]
    place.controller.seen.conflicted.emit(Conflict("GB21 L, before", "5", *said, None, lambda: None, about=about))


def colours(place: ChartPlace, box: QRect) -> set[str]:
    image = place.asking.card.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }


def in_card(place: ChartPlace, choice: int) -> QRect:
    button = (place.asking.card.theirs, place.asking.card.mine)[choice]
    return QRect(button.mapTo(place.asking.card, QPoint(0, 0)), button.size())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_value_stands_on_its_step_of_the_ramp(
    place: ChartPlace, practice: Practice, qapp: QApplication, theme: Theme
) -> None:
    try:
        appearance.set_theme(qapp, theme)
        place.set_theme(theme)
        ask(place, practice, 8.0, 3.0)
        for choice, step in ((0, 8), (1, 3)):
            found = colours(place, in_card(place, choice))
            assert QColor(theme.ramp[step]).name().upper() in found
            assert QColor(theme.surface).name().upper() in found
    finally:
        appearance.set_theme(qapp, LIGHT)


def test_not_assessed_is_hatched_and_both_cards_are_of_one_height(place: ChartPlace, practice: Practice) -> None:
    ask(place, practice, None, 3.0)
    card = place.asking.card
    assert card.theirs.height() == card.mine.height() >= card.theirs.needed_height
    left = in_card(place, 0)
    hatch = colours(place, QRect(left.left() + 12, left.top() + 12, 44, 28))
    assert QColor(LIGHT.surface).name().upper() in hatch
    assert any(QColor(colour).lightness() < 180 for colour in hatch)
    assert not hatch & {QColor(step).name().upper() for step in LIGHT.ramp}


@pytest.mark.parametrize("size", [(900, 470), (1220, 650), (1800, 1000)])
def test_card_is_whole_off_its_mark_and_leaves_every_name_it_does_not_cover(
    place: ChartPlace, practice: Practice, qtbot: QtBot, size: tuple[int, int]
) -> None:
    place.resize(*size)
    ask(place, practice, 8.0, 3.0)
    card = place.asking.card
    qtbot.waitUntil(lambda: place.rect().contains(card.geometry()))
    foot = card.keep.mapTo(card, QPoint(0, 0)).y()
    assert in_card(place, 0).bottom() < foot
    assert foot + card.keep.height() < card.height()
    corner = place.body.canvas.mapTo(place, QPoint(0, 0))
    ground = card.geometry().translated(-corner)
    for text in place.body.canvas.sight.picture_now().painted_texts:
        if text.site_id:
            box = QRect(round(text.box.x0), round(text.box.y0), round(text.box.width), round(text.box.height))
            assert not ground.intersects(box), f"{text.text} is cut by the card"
    card.put_off()
    assert place.body.canvas.sight.picture_now().blocked == () or place.body.rating.strip.isVisible()
