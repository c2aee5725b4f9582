"""Pins on the ear are named by points of the ear, pins beside it by those of the body."""

from dataclasses import replace

import pytest

from ashichart.atlas.naming import PinNamer
from ashichart.atlas.surface import BodySurface, read_surface, read_topology
from ashichart.domain.atlas.body import Figure, Laterality, Place, Point, PointKind, Side, SurfaceHit
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(bodymaps())


@pytest.fixture(scope="module")
def surface() -> BodySurface:
    return read_surface(bodymaps(), Figure.FEMALE, read_topology(bodymaps()))


def _hit(atlas: AtlasService, plate: str, x: float, y: float) -> SurfaceHit:
    found = atlas.places.hit(Figure.FEMALE, plate, x, y)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def namer(atlas: AtlasService, surface: BodySurface) -> PinNamer:
    hit = _hit(atlas, "ear-front-left", 0.42, 0.42)
    place = Place(Side.LEFT, hit.surface, hit.position, hit.plates)
    kidney = Point(
        "CO10", PointKind.AURICULAR, "CO10 Kidney", "Kidney", "bowl of the ear", "", Laterality.BILATERAL,
        places={Side.LEFT: place}, system="GB/T 13734-2008",
    )  # fmt: skip
    others = [point for point in atlas.points(Figure.FEMALE) if point.kind is not PointKind.AURICULAR]
    return PinNamer([kidney, *others], surface)


def test_pin_on_the_ear_is_named_by_its_points(atlas: AtlasService, namer: PinNamer) -> None:
    assert namer.name(_hit(atlas, "ear-front-left", 0.44, 0.43)).name == "at CO10 Kidney"
    assert "CO10 Kidney" in namer.name(_hit(atlas, "ear-front-left", 0.4, 0.9)).name


def test_pin_before_the_ear_is_named_by_the_points_of_the_body(atlas: AtlasService, namer: PinNamer) -> None:
    on_ear = _hit(atlas, "ear-front-left", 0.42, 0.42).plates["head-left"]
    beside = _hit(atlas, "head-left", on_ear[0] - 0.14, on_ear[1])
    assert not any(plate.startswith("ear-") for plate in beside.plates)
    assert "CO10" not in namer.name(beside).name


def test_atlas_without_points_of_the_ear_names_by_what_it_has(atlas: AtlasService, surface: BodySurface) -> None:
    point = atlas.point(Figure.FEMALE, "GB20")
    assert point is not None
    namer = PinNamer([replace(point, label="GB20")], surface)
    assert "GB20" in namer.name(_hit(atlas, "ear-front-left", 0.42, 0.42)).name
