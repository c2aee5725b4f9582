"""The export of the atlas: it keeps its own schema, tells where every point lies, and repeats byte for byte."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.atlas.body import Figure
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.export import export_atlas

SCHEMA = cast(
    "dict[str, Any]", json.loads((Path(__file__).parents[3] / "docs" / "atlas.schema.json").read_text("utf-8"))
)
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "null": (type(None),),
}


def faults(value: object, rule: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Check a value against the part of JSON Schema that the document uses."""
    if "$ref" in rule:
        yield from faults(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]], place)
    if "const" in rule and value != rule["const"]:
        yield f"{place} is {value!r}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{place} is {value!r}"
    if "type" in rule:
        names = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
        allowed = tuple(kind for name in names for kind in _TYPES[name])
        if not isinstance(value, allowed) or isinstance(value, bool):
            yield f"{place} is a {type(value).__name__}"
            return
    if isinstance(value, int | float) and not rule.get("minimum", value) <= value <= rule.get("maximum", value):
        yield f"{place} is {value}"
    if isinstance(value, str) and len(value) < rule.get("minLength", 0):
        yield f"{place} is too short"
    if isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            yield f"{place} has {len(value)} items"
        for number, item in enumerate(value):
            yield from faults(item, rule.get("items", {}), f"{place}[{number}]")
    if isinstance(value, dict):
        known = rule.get("properties", {})
        others = rule.get("additionalProperties", {})
        yield from (f"{place}.{name} is missing" for name in rule.get("required", []) if name not in value)
        for name, item in value.items():
            if name in known:
                yield from faults(item, known[name], f"{place}.{name}")
            elif others is False:
                yield f"{place}.{name} is not in the schema"
            else:
                yield from faults(item, others, f"{place}.{name}")


@pytest.fixture(scope="module")
def real() -> AtlasService:
    return AtlasService(bodymaps())


@pytest.mark.parametrize("figure", list(Figure))
def test_export_keeps_its_schema(real: AtlasService, figure: Figure) -> None:
    document = json.loads(export_atlas(real, figure))
    assert list(faults(document, SCHEMA)) == []
    assert document["figure"] == figure.value


def test_schema_check_finds_faults(real: AtlasService) -> None:
    document = json.loads(export_atlas(real, Figure.FEMALE))
    document["points"][0]["laterality"] = "both"
    document["points"][1]["sites"][0]["place"].pop()
    document["extra"] = 1
    del document["body"]
    assert len(list(faults(document, SCHEMA))) == 4


def test_every_point_of_the_atlas_is_there_with_its_sites(real: AtlasService) -> None:
    document = json.loads(export_atlas(real, Figure.FEMALE))
    points = {entry["code"]: entry for entry in document["points"]}
    assert list(points) == [point.code for point in real.points(Figure.FEMALE)]
    left, right = points["LI4"]["sites"]
    assert (left["side"], right["side"]) == ("left", "right")
    assert left["place"][0] == -right["place"][0]
    assert left["place"][1:] == right["place"][1:]
    assert [site["side"] for site in points["CV17"]["sites"]] == ["midline"]


def test_frame_of_the_front_plate_fits_the_midline(real: AtlasService) -> None:
    document = json.loads(export_atlas(real, Figure.MALE))
    front = document["plates"]["front"]
    assert 0.45 < front["mid"] < 0.55
    assert 0 <= front["top"] < 0.05
    assert 0.95 < front["sole"] <= 1
    cv17 = next(entry for entry in document["points"] if entry["code"] == "CV17")
    x, y = cv17["sites"][0]["plates"]["front"]
    assert x == pytest.approx(front["mid"], abs=0.001)
    # Height on the plate and height on the body are the same share of the figure.
    assert (front["sole"] - y) / (front["sole"] - front["top"]) == pytest.approx(
        cv17["sites"][0]["place"][1], abs=0.001
    )
    assert set(document["plates"]["head-front"]) == {"aspect"}


def test_export_repeats_byte_for_byte(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    first, second = (export_atlas(AtlasService(made), Figure.FEMALE) for _ in range(2))
    assert first == second
    assert first.endswith(b"\n")
    assert "合谷".encode() in first


def test_point_without_a_place_is_listed_without_sites(tmp_path: Path) -> None:
    document = json.loads(export_atlas(AtlasService(write_small_atlas(tmp_path)), Figure.FEMALE))
    assert next(entry for entry in document["points"] if entry["code"] == "PC6")["sites"] == []


def test_areas_are_exported_with_their_outlines(tmp_path: Path) -> None:
    document = json.loads(export_atlas(AtlasService(write_small_atlas(tmp_path)), Figure.FEMALE))
    assert list(faults(document, SCHEMA)) == []
    muscle = next(entry for entry in document["muscles"] if entry["code"] == "UTrap")
    assert muscle["outlines"]["left"]["back"] == [[[0.3, 0.0], [0.5, 0.0], [0.5, 0.2]]]
    assert muscle["outlines"]["right"]["hand-right"][0][0] == [0.9, 0.1]
    assert [entry["code"] for entry in document["regions"]][:2] == ["chest-left", "chest-right"]
    assert document["regions"][1]["outlines"]["front"][0][0] == [0.5, 0.0]
    lines = {entry["code"]: entry["lines"] for entry in document["channels"]}
    assert (set(lines["BL"]), set(lines["CV"]), set(lines["LI"])) == ({"left", "right"}, {"midline"}, set())
