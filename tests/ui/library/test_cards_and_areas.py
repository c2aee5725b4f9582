"""The words of cards, and areas painted on a plate."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ashichart.domain.atlas.areas import Area, AreaKind
from ashichart.domain.atlas.body import Caution, Laterality, Muscle, Point, PointKind, Referral
from ashichart.services.atlas.library import Group, Shelf
from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.body.painting.area_painter import AreaLayer
from ashichart.ui.library.card_view import CardView
from ashichart.ui.library.card_words import Card, LineKind, caution_line, group_card, point_card

PLEURA = Caution("pleura", "caution", "Lung below.", "n = 101")
TRIGGER = Point(
    code="Infra1", kind=PointKind.TRIGGER, label="Infra 1", name="Infraspinatus 1", plain="shoulder blade",
    location="Below the spine.", laterality=Laterality.BILATERAL, muscle="Infraspinatus",
    aliases=("infra 1", "inf 1", "inf1"), cautions=(PLEURA,),
    referral=Referral(("shoulder-front",), ("temple other-side",)), needles=2,
)  # fmt: skip
MUSCLE = Muscle(
    "Infra", "Infraspinatus", aliases=("infra",), attachments="From here to there.", innervation="Suprascapular nerve",
    risks=(PLEURA,),
)  # fmt: skip


def words(card: Card, heading: str) -> list[str]:
    """Return the paragraphs under a heading."""
    return [line.text for section in card.sections if section.heading == heading for line in section.lines]


def named(code: str) -> str:
    return {"shoulder-front": "Shoulder, front", "temple": "Temple"}[code]


def test_a_trigger_point_tells_muscle_referral_and_each_risk_once() -> None:
    card = point_card(TRIGGER, (), MUSCLE, named)
    assert card.kind_words == "Trigger point · infraspinatus"
    assert words(card, "Muscle") == ["From here to there.", "Nerve: Suprascapular nerve."]
    assert words(card, "Where it is felt") == ["Shoulder, front.", "Temple of the other side."]
    assert words(card, "Cautions") == ["Lung below."]
    assert words(card, "Needles") == ["2 needles at one site."]
    assert card.also == "inf 1", "the code itself and spellings of it are no news"


def test_a_discreet_point_keeps_its_location() -> None:
    point = replace(TRIGGER, kind=PointKind.ACUPUNCTURE, muscle=None, referral=None, discreet="No mark.")
    assert words(point_card(point, (), None, named), "Where it is")[0] == "Below the spine."


def test_the_properties_of_a_point_are_explained() -> None:
    luo = Group(Shelf.PROPERTY, "luo-connecting", "Luo-connecting", ("Infra1",), plain="It branches")
    card = point_card(TRIGGER, (luo,), None, named)
    assert words(card, "What it is") == ["Luo-connecting: It branches."]
    links = [link.target for section in card.sections for line in section.lines for link in line.links]
    assert links == ["property:luo-connecting"]


@pytest.mark.parametrize(
    ("level", "text", "said"),
    [
        ("caution", "Lung below.", "Lung below."),
        ("avoid", "Lung below.", "Avoid. Lung below."),
        ("traditional caution", "Traditional caution in pregnancy.", "Traditional caution in pregnancy."),
        ("not needled", "", "Not needled. Pleura"),
    ],
)
def test_a_caution_says_its_level_once(level: str, text: str, said: str) -> None:
    line = caution_line(Caution("pleura", level, text, "source"))
    assert (line.kind, line.text, line.source) == (LineKind.CAUTION, said, "source")


def test_a_muscle_and_a_caution_have_cards() -> None:
    muscle = group_card(Group(Shelf.MUSCLE, "Infraspinatus", "Infraspinatus", ("Infra1",)), (TRIGGER,), MUSCLE, None)
    assert words(muscle, "Risks of needling") == ["Lung below."]
    caution = group_card(Group(Shelf.CAUTION, "pleura", "Pleura", ("Infra1",)), (TRIGGER,), None, None)
    assert words(caution, "What is known") == ["Lung below."]
    empty = group_card(Group(Shelf.REGION, "heel", "Heel", (), plain="heel"), (), None, None)
    assert words(empty, "Points") == ["No point of the atlas lies here."]


def test_a_card_is_shown_in_both_colours(qapp: QApplication, qtbot: QtBot) -> None:
    view = CardView(LIGHT, lambda _target: None)
    qtbot.addWidget(view)
    view.resize(320, 600)
    card = point_card(TRIGGER, (), MUSCLE, named)
    view.show_card(card)
    view.show()
    light = view.grab().toImage()
    view.set_theme(DARK)
    assert view.card == card
    assert view.grab().toImage() != light


@pytest.mark.parametrize("kind", list(AreaKind))
def test_every_kind_of_area_leaves_its_ink(qapp: QApplication, kind: AreaKind) -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    untouched = picture.copy()
    area = Area(kind, {"front": [[(0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)]]})

    def scaled(_plate: str) -> QTransform:
        return QTransform.fromScale(100, 100)

    for plate, changed in (("back", False), ("front", True)):
        painter = QPainter(picture)
        layer = AreaLayer()
        layer.set([area])
        layer.paint(painter, [plate], scaled, LIGHT)
        painter.end()
        assert (picture != untouched) is changed
    assert picture.pixelColor(5, 5) == untouched.pixelColor(5, 5)
