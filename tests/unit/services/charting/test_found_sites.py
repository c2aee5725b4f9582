"""Sites as they are found on the body: points, places without one, and the other side of both."""

from pathlib import Path

import pytest
from tests.made_up.clinic_kit import Charted
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.found_sites import FoundSites
from ashichart.services.clinic.clinic import Clinic


@pytest.fixture
def found(tmp_path: Path, clinic: Clinic) -> FoundSites:
    (tmp_path / "atlas").mkdir()
    return FoundSites(AtlasService(write_small_atlas(tmp_path / "atlas")), clinic.charting)


def test_a_point_is_the_patients_site_of_its_side(found: FoundSites, clinic: Clinic, charted: Charted) -> None:
    site = found.at_point(charted.patient, "BL18", Side.LEFT)
    assert site is not None
    assert (site.patient_id, site.code, site.side) == (charted.patient.id, "BL18", Side.LEFT)
    assert found.at_point(charted.patient, "XX99", Side.LEFT) is None
    with pytest.raises(UserError):
        found.at_point(charted.patient, "BL18", Side.MIDLINE)


def test_a_place_without_a_point_is_a_named_pin(found: FoundSites, charted: Charted) -> None:
    site = found.at_place(charted.patient, "back", 0.38, 0.31)
    assert site is not None
    assert site.pin is not None
    assert "BL18" in site.pin.name
    assert site.label
    assert found.at_place(charted.patient, "back", 0.99, 0.99) is None


def test_the_other_side_is_another_site_at_the_mirrored_place(
    found: FoundSites, clinic: Clinic, charted: Charted, tmp_path: Path
) -> None:
    atlas = AtlasService(tmp_path / "atlas")
    pin = found.at_place(charted.patient, "back", 0.38, 0.31)
    assert pin is not None
    assert pin.pin is not None
    other = found.across(charted.patient, pin)
    assert other is not None
    assert other.pin is not None
    assert {pin.side, other.side} == {Side.LEFT, Side.RIGHT}
    assert (other.label, other.pin.name) == (pin.label, pin.pin.name)
    assert other.id != pin.id
    (here,), (there,) = (atlas.places.of(Figure.FEMALE, one).values() for one in (pin, other))
    assert there == pytest.approx((1 - here[0], here[1]))
    back = found.across(charted.patient, other)
    assert back is not None
    assert back.side is pin.side


def test_a_point_across_is_its_own_on_the_other_side_and_the_midline_has_none(
    found: FoundSites, charted: Charted
) -> None:
    left = found.at_point(charted.patient, "BL18", Side.LEFT)
    assert left is not None
    right = found.across(charted.patient, left)
    assert right is not None
    assert (right.code, right.side) == ("BL18", Side.RIGHT)
    middle = found.at_point(charted.patient, "EX-HN3", Side.MIDLINE)
    assert middle is not None
    assert found.across(charted.patient, middle) is None
