"""Sites in the order of what they belong to."""

from pathlib import Path

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.charting.sites import Pin, Site
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.site_families import LAST, SiteFamilies


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(bodymaps())


def site(code: str, side: Side = Side.LEFT, kind: PointKind = PointKind.ACUPUNCTURE) -> Site:
    return Site(f"{code}-{side}", "p", side, code, kind=kind, code=code)


def test_channels_come_in_their_order_then_muscles_then_pins(atlas: AtlasService) -> None:
    surface = atlas.point(Figure.FEMALE, "BL18").places[Side.LEFT].surface  # type: ignore[union-attr]
    pin = Site("pin", "p", Side.LEFT, "2 cm", pin=Pin(surface, "2 cm lateral of BL18"))
    families = SiteFamilies(atlas, Figure.FEMALE)
    sites = [pin, site("Infraspin1", kind=PointKind.TRIGGER), site("EX-HN3"), site("GB21"), site("LI10"), site("LI4")]

    assert [one.label for one in sorted(sites, key=families.family)] == [
        "LI4", "LI10", "GB21", "EX-HN3", "Infraspin1", "2 cm",
    ]  # fmt: skip


def test_regions_keep_both_sides_together_and_know_pins(atlas: AtlasService) -> None:
    families = SiteFamilies(atlas, Figure.MALE)
    left, right = families.region(site("ST36")), families.region(site("ST36", Side.RIGHT))
    surface = atlas.point(Figure.MALE, "ST36").places[Side.LEFT].surface  # type: ignore[union-attr]
    pin = Site("pin", "p", Side.LEFT, "shin", pin=Pin(surface, "shin"))

    assert left[:2] == right[:2]
    assert left != right
    assert families.region(pin) == left
    assert families.region(site("GB20"))[0] != left[0]


def test_what_belongs_nowhere_comes_last(atlas: AtlasService, tmp_path: Path) -> None:
    families = SiteFamilies(atlas, Figure.FEMALE)
    assert families.family(site("Nowhere1"))[0] == LAST
    assert families.region(site("Nowhere1"))[0] == LAST
    folder = write_small_atlas(tmp_path)
    (folder / "areas.npz").unlink(missing_ok=True)
    bare = AtlasService(folder)
    known = bare.points(Figure.FEMALE)[0]
    here = Site("s", "p", known.sides[0], known.label, kind=known.kind, code=known.code)
    assert SiteFamilies(bare, Figure.FEMALE).region(here)[0] == LAST


def test_ear_points_come_after_the_channels_and_off_the_body_is_nowhere(atlas: AtlasService) -> None:
    families = SiteFamilies(atlas, Figure.FEMALE)
    ear = next(one for one in atlas.points(Figure.FEMALE) if one.kind is PointKind.AURICULAR)
    assert families.family(site("LR3")) < (families.family(site(ear.code, kind=PointKind.AURICULAR))[0], "", 0)
    assert families.family(site(ear.code, kind=PointKind.AURICULAR))[1] == "auricular"
    ashore = Site("off", "p", Side.LEFT, "off", pin=Pin(SurfacePoint(10**6, 0.3, 0.3), "off the body"))
    assert families.region(ashore)[0] == LAST


def test_trigger_points_stand_in_the_order_of_their_muscles_behind_every_point_of_a_channel(
    atlas: AtlasService,
) -> None:
    families = SiteFamilies(atlas, Figure.FEMALE)
    triggers = [one for one in atlas.points(Figure.FEMALE) if one.kind is PointKind.TRIGGER]
    names = [muscle.name for muscle in atlas.areas.muscles()]
    ranks = {one.code: families.family(site(one.code, kind=PointKind.TRIGGER)) for one in triggers}
    listed = sorted(triggers, key=lambda one: ranks[one.code])
    assert [one.muscle for one in listed] == sorted((one.muscle for one in triggers), key=names.index)
    assert len({one.muscle for one in triggers}) > 10
    last = max(families.family(site(code)) for channel in atlas.areas.channels() for code in channel.points)
    assert last < ranks[listed[0].code] < ranks[listed[-1].code] < (LAST, "", 0)
