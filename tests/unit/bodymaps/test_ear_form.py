"""The ear: its form, its zones and points, and how it lies on the body's own ear. Geometry only."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from bodymaps.generator.ear.drawing import CENTRE, HEIGHT, WIDTH, camera, in_body_heights, to_plate
from bodymaps.generator.ear.points import ear_table, read_points, zone_at
from bodymaps.generator.ear.zones import Zone, ZoneError, read_zones
from bodymaps.generator.ear_form import form
from bodymaps.generator.ear_form.splines import hang, spline
from shapely.geometry import Point, Polygon

from ashichart.paths import bodymaps

COUNTS = {"HX": 12, "SF": 6, "TF": 5, "AH": 13, "TG": 4, "AT": 4, "CO": 18, "LO": 9, "P": 5}
OF_SYSTEM = "GB/T 13734-2008"


@pytest.fixture(scope="module")
def zones() -> list[Zone]:
    return read_zones()


def test_ear_has_the_proportions_of_an_ear() -> None:
    width, height = np.ptp(form.outline(), axis=0)
    assert 60 <= height <= 65
    assert 33 <= width <= 38


def test_spline_passes_through_its_nodes() -> None:
    nodes = [(0.0, 0.0, 1.0), (4.0, 3.0, 2.0), (9.0, 1.0, 0.0)]
    line = spline(nodes, 0.05)
    assert all(np.linalg.norm(line - node, axis=1).min() < 0.05 for node in nodes)
    ring = spline([(0, 0), (4, 0), (4, 4), (0, 4)], closed=True)
    assert np.linalg.norm(ring[0] - ring[-1]) < 0.5


def test_surface_hangs_on_its_lines() -> None:
    ridge = spline([(1.0, 1.0, 4.0), (7.0, 5.0, 4.0)])
    floor = spline([(0.0, 8.0, 0.0), (8.0, 8.0, 0.0)])
    field = hang([ridge, floor], (0.0, 0.0), (8.0, 8.0), 0.25)
    assert np.abs(field.at(ridge) - 4).max() < 0.3
    assert np.abs(field.at(floor)).max() < 0.3


def test_front_rises_and_falls_as_an_ear_does() -> None:
    field = form.front()
    helix, scapha, antihelix, fossa = field.at([(30.6, 8.6), (26.0, 12.4), (23.1, 35.0), (13.2, 14.6)])
    tragus, canal, cavum, crus = field.at([(8.3, 35.8), (10.2, 36.6), (16.0, 39.0), (10.8, 31.2)])
    assert helix > scapha + 3
    assert antihelix > fossa + 3
    assert tragus > canal + 10
    assert cavum < crus < helix


def test_back_has_a_groove_at_the_head_and_an_eminence_of_the_concha() -> None:
    field = form.back()
    groove, eminence = field.at([(17.0, 27.0), (21.2, 30.6)])
    assert eminence > groove + 5


@pytest.mark.parametrize("back", [False, True])
def test_drawing_and_camera_put_a_spot_at_the_same_place(back: bool) -> None:
    spots = np.array([(5.0, 10.0, 3.0), (30.0, 50.0, -2.0), (*CENTRE, 0.0)])
    seen = camera(back=back).project(in_body_heights(spots, back=back))
    assert np.abs(seen[:, :2] - to_plate(spots, back=back)).max() < 1e-6
    assert seen[2, :2] == pytest.approx((WIDTH / 2, HEIGHT / 2))


def test_zones_of_the_standard_are_all_there(zones: list[Zone]) -> None:
    counts = {letters: sum(zone.code.rstrip("0123456789") == letters for zone in zones) for letters in COUNTS}
    assert counts == COUNTS
    assert len(zones) == sum(COUNTS.values())


def test_zones_lie_inside_the_ear_and_apart_from_each_other(zones: list[Zone]) -> None:
    for back, outline in ((False, form.outline()), (True, form.back_outline())):
        ear = Polygon(outline).buffer(0.01)
        here = [zone for zone in zones if zone.back == back]
        assert all(ear.covers(zone.area) for zone in here)
        assert all(one.area.intersection(two.area).area < 1e-6 for one, two in combinations(here, 2))
    front = sum(zone.area.area for zone in zones if not zone.back)
    assert front > 0.99 * Polygon(form.outline()).area


def test_zones_keep_their_order_on_the_ear(zones: list[Zone]) -> None:
    at = {zone.code: zone.area.centroid for zone in zones}
    scapha = [at[f"SF{number}"].y for number in range(1, 7)]
    helix = [at[f"HX{number}"].y for number in range(8, 13)]
    assert scapha == sorted(scapha)
    assert helix == sorted(helix)
    assert at["CO1"].x < at["CO2"].x < at["CO3"].x < at["CO4"].x
    assert at["CO7"].x < at["CO6"].x < at["CO5"].x
    assert at["AT1"].x < at["AT2"].x < at["AT3"].x
    assert at["P3"].x < at["P2"].x < at["P4"].x


def test_standard_has_93_points_in_their_zones(zones: list[Zone]) -> None:
    points = read_points(zones)
    ours = [point for point in points if str(point.words["system"]).startswith(OF_SYSTEM)]
    assert len(ours) == 93
    area = {zone.code: zone.area for zone in zones}
    assert all(point.zones for point in ours)
    assert all(min(area[code].distance(Point(point.spot)) for code in point.zones) < 1.5 for point in ours), (
        "a point stands in its zone, or at the border it is named for"
    )
    single = [point for point in ours if point.code in area]
    assert all(area[point.code].covers(Point(point.spot)) for point in single)
    assert {code for point in ours for code in point.zones} == set(area)


def test_every_point_names_its_system_and_has_words_of_its_own(zones: list[Zone]) -> None:
    points = read_points(zones)
    assert all(point.words["system"] and point.words["location"] and point.words["plain"] for point in points)
    chinese = [point for point in points if str(point.words["system"]).startswith(OF_SYSTEM)]
    assert all(point.words["pinyin"] and point.words["zh_hans"] and point.words["zh_hant"] for point in chinese)
    assert len({point.words["location"] for point in points}) > len(points) - 3
    assert all(len(str(point.words.get("label", ""))) <= 14 for point in points)


def test_nada_has_its_five_points(zones: list[Zone]) -> None:
    points = {point.code: point for point in read_points(zones)}
    nada = ("AH6a", "TF4", "CO10", "CO12", "CO14")
    assert [points[code].words["name"] for code in nada] == ["Sympathetic", "Shen Men", "Kidney", "Liver", "Lung"]
    assert all("NADA" in points[code].words["system"] for code in nada)
    assert [zone_at(zones, points[code].spot, back=False) for code in nada] == ["AH6", "TF4", "CO10", "CO12", "CO14"]


def test_shipped_zones_are_those_of_the_source(zones: list[Zone]) -> None:
    shipped = json.loads((bodymaps() / "ear.json").read_text("utf-8"))
    made = ear_table(zones, read_points(zones), {})
    assert [zone["code"] for zone in shipped["zones"]] == [zone["code"] for zone in made["zones"]]
    assert shipped["zones"][40]["ring"] == made["zones"][40]["ring"]
    assert all(zone["name"] and zone["zh_hans"] for zone in made["zones"])


def test_seed_in_no_cell_or_in_anothers_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "ear-zones.toml"
    page = "[front.a]\nnodes = [[-1, 30], [40, 30]]\n[back.b]\nnodes = [[0, 30], [40, 30]]\n[back-seeds]\n"
    path.write_text(page + "[seeds]\nHX1 = [90, 90]\n", "utf-8")
    with pytest.raises(ZoneError, match="HX1 lies in no cell"):
        read_zones(path)
    path.write_text(page + "[seeds]\nHX1 = [10, 20]\nHX2 = [12, 20]\n", "utf-8")
    with pytest.raises(ZoneError, match="HX1 and HX2 lie in one cell"):
        read_zones(path)


def test_point_without_zone_and_spot_is_told_by_name(tmp_path: Path, zones: list[Zone]) -> None:
    path = tmp_path / "ear.toml"
    path.write_text('[point.NEW]\nsystem = "x"\n', "utf-8")
    with pytest.raises(ZoneError, match="NEW has neither"):
        read_points(zones, path)
    path.write_text('[point.NEW]\nzones = ["ZZ9"]\n', "utf-8")
    with pytest.raises(ZoneError, match="ZZ9"):
        read_points(zones, path)
