"""Sites, pins, doses, needles, readings and places on the body refuse what cannot be."""

from datetime import datetime, timedelta

import pytest
from tests.made_up.charts import AT

from ashichart.domain.atlas.body import (
    Laterality,
    Plate,
    Point,
    PointKind,
    Side,
    SurfacePoint,
)
from ashichart.domain.charting.doses import Dose, Route, last_dose, minutes_since_dose
from ashichart.domain.charting.needles import Needle, NeedleCount
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.errors import UserError
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale

SURFACE = SurfacePoint(7, 0.5, 0.5)


@pytest.mark.parametrize(("face", "u", "v"), [(-1, 0, 0), (0, 1.1, 0), (0, 0, -0.1)])
def test_a_place_on_the_body_is_a_face_and_two_shares(face: int, u: float, v: float) -> None:
    with pytest.raises(ValueError, match="two shares"):
        SurfacePoint(face, u, v)


def test_a_plate_knows_its_aspect() -> None:
    assert Plate("front", "Front", "body", 600, 1200, (), 1000).aspect == 0.5


def test_a_point_exists_on_both_sides_or_on_the_midline() -> None:
    both = Point("LI4", PointKind.ACUPUNCTURE, "LI4", "Hegu", "hand", "", Laterality.BILATERAL)
    middle = Point("CV17", PointKind.ACUPUNCTURE, "CV17", "Danzhong", "chest", "", Laterality.MIDLINE)
    assert both.sides == (Side.LEFT, Side.RIGHT)
    assert middle.sides == (Side.MIDLINE,)


@pytest.mark.parametrize(
    ("side", "title"), [(Side.LEFT, "GB21 L"), (Side.RIGHT, "GB21 R"), (Side.MIDLINE, "GB21")]
)
def test_a_site_is_named_with_the_patients_side(side: Side, title: str) -> None:
    assert Site("s", "p", side, "GB21", PointKind.ACUPUNCTURE, "GB21").title == title


def test_a_site_is_either_a_point_or_a_pin() -> None:
    pin = Pin(SURFACE, "2 cm lateral of BL18")
    with pytest.raises(ValueError, match="either"):
        Site("s", "p", Side.LEFT, "x")
    with pytest.raises(ValueError, match="either"):
        Site("s", "p", Side.LEFT, "x", PointKind.TRIGGER, "X1", pin)
    with pytest.raises(ValueError, match="kind"):
        Site("s", "p", Side.LEFT, "x", code="X1")


def test_a_pin_needs_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        Pin(SURFACE, " ")


@pytest.mark.parametrize("mg", [0, -5, 1001])
def test_a_dose_lies_within_what_can_be_given(mg: float) -> None:
    with pytest.raises(ValueError, match="dose out of bounds"):
        Dose("d", "s", mg, Route.IM, AT)


def test_times_are_aware() -> None:
    naive = datetime(2026, 9, 2)  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="aware"):
        Dose("d", "s", 60, Route.IM, naive)
    with pytest.raises(ValueError, match="aware"):
        Reading("s", "x", Phase.BEFORE, Scale.NRS, 5, naive)


def test_minutes_run_from_the_last_dose_before() -> None:
    first = Dose("d1", "s", 50, Route.IM, AT)
    second = Dose("d2", "s", 20, Route.IM, AT + timedelta(minutes=12))
    assert first.title == "50 mg IM"
    assert last_dose([second, first], AT + timedelta(minutes=11)) is first
    assert minutes_since_dose([first, second], AT + timedelta(minutes=52, seconds=59)) == 40
    assert minutes_since_dose([first], AT - timedelta(seconds=1)) is None
    assert minutes_since_dose([first], AT) == 0


def test_needles_in_and_out_are_counted() -> None:
    needles = [Needle("n1", "s", "x", 1, AT), Needle("n2", "s", "x", 2, AT, AT)]
    count = NeedleCount.of(iter(needles))
    assert (count.placed, count.removed, count.still_in) == (2, 1, 1)


def test_a_needle_is_numbered_from_one_and_comes_out_after_it_went_in() -> None:
    with pytest.raises(ValueError, match="from 1"):
        Needle("n", "s", "x", 0, AT)
    with pytest.raises(ValueError, match="after it went in"):
        Needle("n", "s", "x", 1, AT, AT - timedelta(seconds=1))


def test_a_reading_keeps_to_its_scale_and_may_be_not_assessed() -> None:
    assert Reading("s", "x", Phase.AFTER, Scale.NRS, None, AT).key == ("x", Phase.AFTER)
    with pytest.raises(ValueError, match="beyond its scale"):
        Reading("s", "x", Phase.AFTER, Scale.NRS, 11, AT)


def test_ids_are_text_and_never_twice() -> None:
    assert len({new_id() for _ in range(100)}) == 100
    assert len(new_id()) == 36


def test_an_error_for_people_has_a_sentence_and_a_remedy() -> None:
    error = UserError("The folder cannot be written to.", "Choose another folder.")
    assert str(error) == "The folder cannot be written to. Choose another folder."
    assert str(UserError("The disk is full.")) == "The disk is full."
    assert (error.sentence, error.remedy) == ("The folder cannot be written to.", "Choose another folder.")
