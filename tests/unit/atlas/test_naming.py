"""Names of pins: distance, direction and the nearest neighbour."""

import math
from pathlib import Path

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart.atlas.naming import PinNamer, pin_label
from ashichart.domain.atlas.body import Figure, SurfacePoint
from ashichart.domain.charting.sites import Pin
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService

CM = 1 / 170  # body heights


@pytest.fixture
def small(tmp_path: Path) -> AtlasService:
    return AtlasService(write_small_atlas(tmp_path))


@pytest.fixture(scope="module")
def real() -> AtlasService:
    return AtlasService(bodymaps())


def _name_on_back(atlas: AtlasService, lateral_cm: float, up_cm: float, side: int = -1) -> Pin:
    """Name a pin beside BL18 (x 0.05, y 0.7) on the back plate, where the patient's left is on the left."""
    x = 0.5 + side * (0.05 + lateral_cm * CM) * 2
    y = 1 - (0.7 + up_cm * CM)
    hit = atlas.places.hit(Figure.FEMALE, "back", x, y)
    assert hit is not None
    return atlas.name_pin(Figure.FEMALE, hit)


@pytest.mark.parametrize(
    ("lateral_cm", "up_cm", "name"),
    [
        (0, 0, "at BL18"),
        (0.4, -0.3, "at BL18"),
        (2, 0, "2 cm lateral of BL18"),
        (-2.2, 0, "2 cm medial of BL18"),
        (0, 1.3, "1.5 cm above BL18"),
        (0, -3.1, "3 cm below BL18"),
        (2, 2, "3 cm above and lateral of BL18"),
        (-2, -2, "3 cm below and medial of BL18"),
        (0.2, 7.5, "7.5 cm above BL18"),
    ],
)
@pytest.mark.parametrize("side", [-1, 1])
def test_pin_is_named_by_its_neighbour(
    small: AtlasService, lateral_cm: float, up_cm: float, name: str, side: int
) -> None:
    assert _name_on_back(small, lateral_cm, up_cm, side).name == name


def test_pin_takes_the_plain_words_of_its_neighbour(small: AtlasService) -> None:
    assert _name_on_back(small, 2, 0).plain == "somewhere near BL18"


def test_far_pin_is_only_near(small: AtlasService) -> None:
    hit = small.places.hit(Figure.FEMALE, "back", 0.4, 0.98)
    assert hit is not None
    assert small.name_pin(Figure.FEMALE, hit).name == "near BL23"


def test_trigger_point_names_where_no_acupuncture_point_is_near(small: AtlasService) -> None:
    # GB21 and the two trigger points lie at the top; 8 cm beside GB21 only the trigger points are near.
    place = small.point(Figure.FEMALE, "UTrap1")
    assert place is not None
    hit = small.places.hit(Figure.FEMALE, "back", 0.02, 0.06)
    assert hit is None or "trap" in small.name_pin(Figure.FEMALE, hit).name


def test_front_is_not_named_by_the_back(small: AtlasService) -> None:
    hit = small.places.hit(Figure.FEMALE, "front", 0.6, 0.3)
    assert hit is not None
    assert "BL18" not in small.name_pin(Figure.FEMALE, hit).name


def test_pin_without_any_point_still_has_a_name(small: AtlasService, tmp_path: Path) -> None:
    from ashichart.atlas.surface import read_surface, read_topology

    body = read_surface(tmp_path, Figure.FEMALE, read_topology(tmp_path))
    hit = small.places.hit(Figure.FEMALE, "front", 0.6, 0.3)
    assert hit is not None
    assert PinNamer((), body).name(hit).name == "torso, free place"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2 cm lateral of BL18", "BL18 + 2 cm"),
        ("1.5 cm above and medial of Up. trap. 1", "Up. trap. 1 + 1.5 cm"),
        ("3 cm toward the wrist from PC6", "PC6 + 3 cm"),
        ("2 cm on the thumb side of LU10", "LU10 + 2 cm"),
        ("4 cm in front of GB34", "GB34 + 4 cm"),
        ("at BL18", "at BL18"),
        ("a name somebody gave to it", "a name somebody gave …"),
    ],
)
def test_label_of_a_pin_is_short(name: str, label: str) -> None:
    assert pin_label(Pin(SurfacePoint(0, 0, 0), name)) == label


def test_arm_is_named_along_the_arm(real: AtlasService) -> None:
    forearm = real.point(Figure.FEMALE, "PC6")
    assert forearm is not None
    x, y = next(iter(forearm.places.values())).plates["front"]
    # The left forearm runs outwards and down on the front plate: a step up and inwards leads to the elbow.
    hit = real.places.hit(Figure.FEMALE, "front", x - 0.0112, y - 0.0132)
    assert hit is not None
    assert real.name_pin(Figure.FEMALE, hit).name.startswith("1 cm toward the elbow from PC5, over")


def test_every_place_of_the_shipped_body_gets_a_name_in_reach(real: AtlasService) -> None:
    for figure in Figure:
        for name in real.plates.of(figure):
            for step in range(40):
                x, y = (0.5 + 0.3 * math.sin(step)), (step + 0.5) / 40
                hit = real.places.hit(figure, name, x, y)
                if hit is not None:
                    pin = real.name_pin(figure, hit)
                    assert len(pin.name) < 90
                    assert pin.plain
