"""The shipped plates: grammar, sizes and roles of the SVG files, mirrors, and cameras that fit what is drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

MADE = Path(__file__).resolve().parents[3] / "bodymaps" / "made"
FIGURES = ("female", "male")
NAMES = (
    "front", "back", "left", "right", "head-front", "head-left", "head-right", "head-back",
    "head-top", "torso-front", "torso-back",
    "arm-medial-left", "arm-medial-right", "arm-lateral-left", "arm-lateral-right",
    "hand-palmar-left", "hand-palmar-right", "hand-dorsal-left", "hand-dorsal-right",
    "leg-medial-left", "leg-medial-right", "leg-lateral-left", "leg-lateral-right",
    "foot-dorsal-left", "foot-dorsal-right", "foot-plantar-left", "foot-plantar-right",
    "foot-medial-left", "foot-medial-right", "foot-lateral-left", "foot-lateral-right",
)  # fmt: skip
MIRRORED = (
    ("left", "right"),
    ("head-left", "head-right"),
    ("hand-palmar-left", "hand-palmar-right"),
    ("hand-dorsal-left", "hand-dorsal-right"),
    *((f"{name}-left", f"{name}-right") for name in (
        "arm-medial", "arm-lateral", "leg-medial", "leg-lateral",
        "foot-dorsal", "foot-plantar", "foot-medial", "foot-lateral",
    )),
)  # fmt: skip
ROLES = {
    "body", "hair", "eye", "iris", "pupil", "brow", "lips", "nail", "feature", "contour", "outline",
    *(f"tone-{number:02d}" for number in range(1, 15)),
}  # fmt: skip
ATTRIBUTES = {"class", "d", "fill", "fill-rule", "stroke", "stroke-width", "fill-opacity"}
NUMBER = r"-?\d+(?:\.\d)?"
GRAMMAR = re.compile(rf"(?:M{NUMBER} {NUMBER}(?:c{NUMBER}(?: |(?=-)){NUMBER}(?:(?: |(?=-)){NUMBER}){{4}})+z?)+")
EVERY = [(figure, name) for figure in FIGURES for name in NAMES]


def plates(figure: str) -> dict[str, Any]:
    return json.loads((MADE / figure / "plates.json").read_text(encoding="utf-8"))


def paths(figure: str, name: str) -> list[ET.Element]:
    root = ET.parse(MADE / figure / f"{name}.svg").getroot()  # noqa: S314 - a file of our own
    return [element for element in root.iter() if element.tag.endswith("path")]


def extent(element: ET.Element) -> tuple[float, float, float, float]:
    """Bounds of the nodes of a path: left, top, right, bottom."""
    at: list[tuple[float, float]] = []
    for run in re.findall(rf"M({NUMBER}) ({NUMBER})([^M]*)", element.attrib["d"]):
        x, y = float(run[0]), float(run[1])
        at.append((x, y))
        for cubic in run[2].split("c")[1:]:
            numbers = [float(number) for number in re.findall(NUMBER, cubic)]
            x, y = x + numbers[4], y + numbers[5]
            at.append((x, y))
    places = np.array(at)
    low, high = places.min(axis=0), places.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


@pytest.mark.parametrize("figure", FIGURES)
def test_every_plate_is_described_and_drawn(figure: str) -> None:
    described = {name: entry for name, entry in plates(figure).items() if entry["group"] != "ear"}
    assert set(described) == set(NAMES)
    for name, entry in described.items():
        assert entry["svg"] == f"{name}.svg"
        assert entry["group"] in ("body", "head", "torso", "arm", "hand", "leg", "foot")
        assert entry["pose"] in ("anatomical", "side")
        assert entry["title"]


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_svg_holds_paths_of_the_grammar_only(figure: str, name: str) -> None:
    lines = (MADE / figure / f"{name}.svg").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("<svg ")
    assert lines[-1] == "</svg>"
    for line in lines[1:-1]:
        assert line in ("<g>", "</g>") or (line.startswith("<path ") and line.endswith("/>"))
    for element in paths(figure, name):
        assert set(element.attrib) <= ATTRIBUTES
        assert element.attrib["class"] in ROLES
        assert GRAMMAR.fullmatch(element.attrib["d"])
        assert re.fullmatch(r"none|#[0-9A-F]{6}", element.attrib["fill"])


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_svg_is_small_enough_to_draw_at_once(figure: str, name: str) -> None:
    size = (MADE / figure / f"{name}.svg").stat().st_size
    assert size <= (160 if name in ("front", "back") else 100) * 1024


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_tones_darken_level_by_level(figure: str, name: str) -> None:
    tones = [element for element in paths(figure, name) if element.attrib["class"].startswith("tone-")]
    numbers = [int(element.attrib["class"][5:]) for element in tones]
    assert numbers == sorted(set(numbers))
    brightness = [sum(bytes.fromhex(element.attrib["fill"][1:])) for element in tones]
    assert brightness == sorted(brightness, reverse=True)


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_view_box_is_the_described_size_and_holds_the_body(figure: str, name: str) -> None:
    entry = plates(figure)[name]
    root = ET.parse(MADE / figure / f"{name}.svg").getroot()  # noqa: S314
    assert root.attrib["viewBox"] == f"0 0 {entry['width']} {entry['height']}"
    left, top, right, bottom = extent(paths(figure, name)[0])
    assert left >= -1e-6
    assert top >= -1e-6
    assert right <= entry["width"] + 1e-6
    assert bottom <= entry["height"] + 1e-6


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_camera_axes_are_square_units(figure: str, name: str) -> None:
    entry = plates(figure)[name]
    axes = np.array([entry["right"], entry["up"], entry["toward"]])
    assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-6)
    assert np.allclose(np.cross(axes[0], axes[1]), axes[2], atol=1e-6)


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_projected_surface_covers_the_drawn_body(figure: str, name: str) -> None:
    entry = plates(figure)[name]
    with np.load(MADE / "topology.npz") as archive:
        quads = archive["quads"].reshape(-1, 4, 4)
    with np.load(MADE / figure / "surface.npz") as archive:
        points = archive[entry["pose"]].astype(np.float64)
    faces = np.arange(len(quads))
    if entry["faces"] is not None:
        faces = np.concatenate([np.arange(first, last) for first, last in entry["faces"]])
    shown = points[np.unique(quads[faces])]
    if entry["clip"] is not None:
        shown = shown[shown @ np.array(entry["clip"]["normal"]) <= entry["clip"]["offset"]]
    x = (shown @ np.array(entry["right"]) - entry["x0"]) * entry["scale"]
    y = (entry["y0"] - shown @ np.array(entry["up"])) * entry["scale"]
    # What lies outside the picture is cut off by its frame.
    x, y = np.clip(x, 0, entry["width"]), np.clip(y, 0, entry["height"])
    left, top, right, bottom = extent(paths(figure, name)[0])
    # The outline is smoothed by three units; at a cut the nearest vertices lie up to one quad, a hundredth of the
    # body, inside it.
    slack = 6.0 if entry["clip"] is None else 0.01 * entry["scale"]
    assert left == pytest.approx(x.min(), abs=slack)
    assert right == pytest.approx(x.max(), abs=slack)
    assert top == pytest.approx(y.min(), abs=slack)
    assert bottom == pytest.approx(y.max(), abs=slack)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(("one", "other"), MIRRORED)
def test_mirrored_plates_are_exact_mirrors(figure: str, one: str, other: str) -> None:
    width = plates(figure)[one]["width"]
    assert plates(figure)[other]["width"] == width
    for here, there in zip(paths(figure, one), paths(figure, other), strict=True):
        assert here.attrib["class"] == there.attrib["class"]
        left, top, right, bottom = extent(here)
        assert extent(there) == pytest.approx((width - right, top, width - left, bottom), abs=0.15)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(("one", "other"), MIRRORED)
def test_a_place_and_its_mirror_fall_on_mirrored_spots(figure: str, one: str, other: str) -> None:
    here, there = plates(figure)[one], plates(figure)[other]
    point = np.array([0.213, 0.57, 0.031])
    mirrored = point * [-1, 1, 1]

    def spot(entry: dict[str, Any], at: np.ndarray) -> tuple[float, float]:
        x = (at @ np.array(entry["right"]) - entry["x0"]) * entry["scale"]
        return float(x), float((entry["y0"] - at @ np.array(entry["up"])) * entry["scale"])

    x, y = spot(here, point)
    assert spot(there, mirrored) == pytest.approx((here["width"] - x, y), abs=1e-3)


@pytest.mark.parametrize("figure", FIGURES)
def test_plates_shown_from_the_front_have_the_midline_in_the_middle(figure: str) -> None:
    for name in ("front", "back", "head-front", "head-back", "head-top", "torso-front", "torso-back"):
        entry = plates(figure)[name]
        assert -entry["x0"] * entry["scale"] == pytest.approx(entry["width"] / 2, abs=0.5)


@pytest.mark.parametrize(("figure", "name"), EVERY)
def test_side_letters_stand_on_the_patients_side_and_beside_the_body(figure: str, name: str) -> None:
    entry = plates(figure)[name]
    assert entry["sides"]
    for letter in entry["sides"]:
        x, y = letter["at"]
        assert 0 < x < 1
        assert 0 < y < 1
        if len(entry["sides"]) == 2:
            # Towards larger x of the picture lies the direction `right`; the patient's left is at positive x.
            towards_left = (x - 0.5) * entry["right"][0] > 0
            assert towards_left == (letter["side"] == "left")


@pytest.mark.parametrize("figure", FIGURES)
def test_far_arm_is_left_out_of_the_side_plates(figure: str) -> None:
    with np.load(MADE / "topology.npz") as archive:
        names, part = [str(name) for name in archive["part_names"]], archive["part"]
    for plate, far in (("left", "right"), ("right", "left")):
        ranges = plates(figure)[plate]["faces"]
        drawn = np.concatenate([np.arange(first, last) for first, last in ranges])
        assert names.index(f"arm-{far}") not in set(part[drawn].tolist())
        assert names.index(f"leg-{far}") in set(part[drawn].tolist())


@pytest.mark.parametrize("figure", FIGURES)
def test_faces_have_eyes_brows_lips_and_hair(figure: str) -> None:
    roles = {element.attrib["class"] for element in paths(figure, "head-front")}
    assert {"eye", "iris", "pupil", "brow", "lips", "hair", "feature", "outline"} <= roles


@pytest.mark.parametrize("figure", FIGURES)
def test_the_other_leg_is_not_on_the_plates_of_a_leg(figure: str) -> None:
    with np.load(MADE / "topology.npz") as archive:
        names, part = [str(name) for name in archive["part_names"]], archive["part"]
    for name in NAMES:
        if name.startswith(("leg-", "foot-")):
            side, far = ("left", "right") if name.endswith("left") else ("right", "left")
            drawn = np.concatenate([np.arange(*span) for span in plates(figure)[name]["faces"]])
            shown = set(part[drawn].tolist())
            assert names.index(f"foot-{side}") in shown
            assert not {names.index(f"leg-{far}"), names.index(f"foot-{far}")} & shown


@pytest.mark.parametrize("figure", FIGURES)
def test_points_of_the_inner_leg_and_the_sole_are_on_the_plates_made_for_them(figure: str) -> None:
    places = json.loads((MADE / figure / "places.json").read_text(encoding="utf-8"))
    for code, plate in (("KI1", "foot-plantar"), ("KI2", "foot-medial"), ("KI8", "leg-medial"), ("SP5", "foot-medial")):
        for side in ("left", "right"):
            assert f"{plate}-{side}" in places[code][side]["plates"]
