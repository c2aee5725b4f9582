"""The atlas's own check: every fault is a sentence with file, entry and remedy, and a well atlas has none."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.made_up.small_atlas import BACK, FRONT, HALF, atlas_entries, face_of, place_entries, point, write_small_atlas

from ashichart.atlas.checks.check import check_made
from ashichart.atlas.checks.expected_counts import ANY, CHANNELS, WHOLE, Demand
from ashichart.atlas.checks.recipe_check import check_recipes
from ashichart.cli import main

REFERRAL = {"essential": ["chest"], "spillover": ["back other-side"]}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The small atlas, without what it is missing on purpose."""
    folder = write_small_atlas(tmp_path / "made")
    layers = json.loads((folder / "female" / "layers.json").read_text("utf-8"))
    layers["muscles"] = {"UTrap": {"back": [[0.1, 0.1, 0.2, 0.1, 0.2, 0.2]]}}
    layers["regions"]["back"] = layers["regions"]["chest"]
    for figure in ("female", "male"):
        (folder / figure / "layers.json").write_text(json.dumps(layers), "utf-8")
    with np.load(folder / "areas.npz") as archive:
        np.savez_compressed(folder / "areas.npz", region=archive["region"], muscles=archive["muscles"][:1])
    choir = [{"code": code, "name": code, "side": "left"} for code in ("109", "108", "208", "209")]
    points = [entry for entry in atlas_entries()["points"] if entry["code"] in place_entries()]
    _change(folder, points=points, muscles=atlas_entries()["muscles"][:1], choir=choir)
    _change(folder, channels=[c for c in atlas_entries()["channels"] if c["code"] != "PC"])
    return folder


def _change(folder: Path, **more: object) -> None:
    path = folder / "atlas.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | more), "utf-8")


def _place(folder: Path, code: str, **sides: dict[str, Any]) -> None:
    path = folder / "female" / "places.json"
    places = json.loads(path.read_text("utf-8"))
    for side, entry in sides.items():
        places[code][side] |= entry
    path.write_text(json.dumps(places), "utf-8")


def test_well_atlas_has_nothing_wrong(made: Path) -> None:
    assert check_made(made, ANY) == []


def test_counts_are_told_with_their_file(made: Path) -> None:
    wrong = "\n".join(check_made(made, WHOLE))
    assert "channel LU has 0 points, not 11; see LU.toml." in wrong
    assert "0 extra points, not 48" in wrong
    assert "2 trigger points, fewer than 260" in wrong
    assert "1 muscles, fewer than 130" in wrong
    assert "4 regions, not 200 to 280" in wrong
    assert "4 CHOIR areas, not 74" in wrong


def test_the_standard_has_361_points() -> None:
    assert sum(CHANNELS.values()) == 361


def test_entries_that_fit_nothing_are_told(made: Path) -> None:
    points = [
        point("LI4", properties=["yuan"], label="Union Valley of the hand"),
        point("LI4"),
        point("UTrap1", muscle="Nobody", referral={"essential": ["knee"]}),
    ]
    regions = [{"code": "chest-left", "name": "Chest", "side": "left", "choir": "999"}, *atlas_entries()["regions"][1:]]
    _change(made, points=points, regions=regions)
    wrong = "\n".join(check_made(made, ANY))
    for said in (
        "point LI4, a second time cannot be read",
        "channel BL lists BL18, which is no point",
        "UTrap1 is of no known muscle (Nobody)",
        "LI4 has the unknown property yuan",
        "the label of LI4, Union Valley of the hand, is longer than 14 letters",
        "UTrap1 is felt in knee",
        "chest-left is of the unknown CHOIR area 999",
    ):
        assert said in wrong


@pytest.mark.parametrize(
    ("code", "sides", "said"),
    [
        ("CV17", {"midline": {"at": [0.01, 0.72, 0.1]}}, "CV17 is not on the midline"),
        ("LI4", {"left": {"at": [-0.1, 0.4, 0.1]}}, "LI4 left is not on the left"),
        ("LI4", {"right": {"u": 0.7}}, "LI4 right is not the mirror"),
        ("LI4", {"left": {"face": 9999}}, "LI4 left is not on the skin"),
        ("LI4", {"left": {"at": [0.1, 0.4, 0.3]}}, "LI4 left is written off the skin"),
        ("LI4", {"left": {"face": "?"}}, "LI4 is not placed on every side"),
        ("UTrap1", {"left": {"face": face_of(FRONT, 0, 0)}}, "mm outside Upper trapezius"),
    ],
)
def test_places_that_are_wrong_are_told(made: Path, code: str, sides: dict[str, dict[str, Any]], said: str) -> None:
    _place(made, code, **sides)
    wrong = [sentence for sentence in check_made(made, ANY) if said in sentence]
    assert wrong
    assert wrong[0].startswith("female/places.json: ")


def test_areas_that_leave_gaps_are_told(made: Path) -> None:
    with np.load(made / "areas.npz") as archive:
        region, muscles = archive["region"].copy(), archive["muscles"]
    region[4 * face_of(BACK, 0, 0)] = 65535
    region[4 * (HALF + 1)] = 77
    region[region == 1] = 3
    np.savez_compressed(made / "areas.npz", region=region, muscles=np.concatenate([muscles, 0 * muscles]))
    wrong = "\n".join(check_made(made, ANY))
    for said in ("1 cells of skin are in no region", "does not have", "2 muscles", "chest-right has no skin", "mirror"):
        assert said in wrong


def test_region_in_the_mouth_and_muscle_without_skin_are_told(made: Path) -> None:
    with np.load(made / "topology.npz") as archive:
        arrays = dict(archive)
    arrays["part"][:2] = 1
    np.savez_compressed(made / "topology.npz", **(arrays | {"part_names": np.array(["torso", "mouth"])}))
    with np.load(made / "areas.npz") as archive:
        np.savez_compressed(made / "areas.npz", region=archive["region"], muscles=0 * archive["muscles"])
    wrong = check_made(made, ANY)
    assert "areas.npz: a region reaches into the eyes or the mouth; remake the areas." in wrong
    assert "areas.npz: muscle UTrap has no skin; give it an outline in muscles*.toml." in wrong
    assert not any("outside" in sentence for sentence in wrong)


def test_counts_that_fit_are_not_told(made: Path) -> None:
    channels = {"LI": 1, "BL": 2, "GB": 1}
    assert check_made(made, Demand(channels, 0, 1, 2, (4, 4), 4)) == []


def test_trigger_point_beside_its_muscle_is_near_enough(made: Path) -> None:
    # Just across the lower border of the muscle, on the row of faces below it.
    face = face_of(BACK, 3, 1)
    _place(made, "UTrap1", left={"face": face, "u": 0.9, "v": 0.9}, right={"face": face + HALF, "u": 0.9, "v": 0.9})
    assert not any("outside" in sentence for sentence in check_made(made, ANY))


def test_what_no_plate_shows_is_told(made: Path) -> None:
    layers = {"muscles": {}, "regions": {"chest": {"sky": [[0, 0, 1, 1, 1, 0]]}}, "channels": {}}
    (made / "female" / "layers.json").write_text(json.dumps(layers), "utf-8")
    wrong = "\n".join(check_made(made, ANY))
    for said in (
        "muscle UTrap is drawn on no plate",
        "chest is on sky",
        "region back is drawn on no plate",
        "channel BL",
    ):
        assert said in wrong


@pytest.mark.parametrize("file", ["atlas.json", "areas.npz", "topology.npz", "female/surface.npz", "male/layers.json"])
def test_missing_file_is_told(made: Path, file: str) -> None:
    (made / file).unlink()
    wrong = check_made(made, ANY)
    assert any(Path(file).name in sentence for sentence in wrong)


POINT_FILES: dict[str, str] = {
    "landmarks.toml": """
        [frame.arm]
        axis = ["joint a", "joint b"]
        [scale.chest]
        between = ["navel", "joint a"]
        [place]
        navel = { on = "front", level = "joint root", line = "joint root" }
        """,
    "cautions.toml": '[lung]\nkind = "pleura"\n',
    "regions.toml": """
        [choir.chest]
        left = "109"
        [region.chest]
        name = "Chest"
        plain = "chest"
        choir = "chest"
        outline = [{ seen = "front", through = ["navel", "navel > LU1 @ 0.5", "joint a"] }]
        """,
    "properties.toml": '[property.front-mu]\nname = "Front-mu"\nplain = "Front."\npoints = ["LU1"]\n',
    "LU.toml": """
        [point.LU1]
        pinyin = "Zhōngfǔ"
        zh_hans = "中府"
        zh_hant = "中府"
        name = "Central Treasury"
        plain = "chest"
        location = "On the chest."
        cautions = ["lung"]
        place = { along = "navel", towards = "up", cun = 2, scale = "chest", then = [{ to = "navel", mm = 2 }] }
        """,
    "muscles.toml": """
        [muscle.PecMaj]
        name = "Pectoralis major"
        latin = "Musculus pectoralis major"
        label = "Pect. maj."
        plain = "chest muscle"
        layer = 1
        attachments = "From the ribs to the arm."
        innervation = "Pectoral nerves."
        risks = ["lung"]
        outline = [{ round = "arm", bands = [[0, 0, 90], [1, 0, 90]], without = [{ near = ["navel", "LU1"] }] }]
        """,
    "trigger-points.toml": """
        [point.PecMaj1]
        muscle = "PecMaj"
        number = 1
        location = "In the middle."
        place = { between = ["navel", "LU1"], part = 0.5 }
        referral = { essential = ["chest"], spillover = ["chest other-side"] }
        """,
}


def _points(folder: Path, **changes: tuple[str, str]) -> list[str]:
    folder.mkdir()
    for name, content in POINT_FILES.items():
        old, new = changes.get(name.partition(".")[0].replace("-", "_"), ("", ""))
        assert old in content
        (folder / name).write_text(content.replace(old, new) if old else content, "utf-8")
    return check_recipes(folder, Demand({"LU": 1}, 0))


def test_well_point_files_have_nothing_wrong(tmp_path: Path) -> None:
    assert _points(tmp_path / "points") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("LU", 'along = "navel"', 'along = "nave"', "LU.toml: LU1 names the unknown landmark nave; add it"),
        ("LU", 'to = "navel"', 'to = "rib"', "LU1 names the unknown landmark rib"),
        ("LU", 'scale = "chest"', 'scale = "back"', "LU1 uses the unknown scale back"),
        ("LU", 'towards = "up"', 'frame = "leg"', "LU1 uses the unknown frame leg"),
        ("LU", "{ along", '{ same = "navel", along', "needs exactly one of"),
        ("LU", 'pinyin = "Zhōngfǔ"', 'pinyin = ""', "LU1 has no pinyin; write it."),
        ("LU", '["lung"]', '["heart"]', "unknown caution heart"),
        ("LU", "place =", "needles = 3\nneedle_places = [7]\nplace =", "the recipe of LU1 is no table"),
        ("LU", "place =", "needles = 3\nneedle_places = [7]\nplace =", "1 needle_places for 3 needles"),
        ("LU", "place =", 'discreet = "No."\nplace =', "either a place or a sentence"),
        ("LU", "[point.LU1]", "[point.LU2]\n[point.LU1]", "LU.toml: 2 points instead of 1"),
        ("LU", "[point.LU1]", "[point.EX-HN1]\n[point.LU1]", "EX.toml: 1 points instead of 0"),
        ("LU", "[point.LU1]", "[point.LU1", "LU.toml: the file cannot be read"),
        ("LU", "[point.LU1]", "[point]\nLU9 = 4\n[point.LU1]", "LU9 is no entry"),
        ("landmarks", "navel = {", "PecMaj1 = 3\nnavel = {", "PecMaj1 is no entry"),
        ("landmarks", "navel = {", 'LU1 = { same = "navel" }\nnavel = {', "the landmark LU1 is called like a point"),
        ("trigger_points", '"PecMaj"', '"Pec"', "PecMaj1 is of the unknown muscle Pec"),
        ("trigger_points", "[point.PecMaj1]", "[point.LU1]", "LU1 is also a point of LU.toml"),
        ("trigger_points", '["chest"]', '["knee"]', "PecMaj1 is felt in knee, which is no region"),
        ("trigger_points", 'essential = ["chest"]', "essential = []", "no essential referral"),
        (
            "trigger_points",
            "[point.P",
            '[point.Pec2]\nmuscle = "PecMaj"\nnumber = 1\n[point.P',
            "a number another point",
        ),
        ("muscles", '["lung"]', '["heart"]', "unknown risk heart"),
        ("muscles", '"Pect. maj."', '"Pectoralis major"', "longer than 14 letters"),
        ("muscles", 'round = "arm"', 'round = "leg"', "goes round leg, which is no frame"),
        ("muscles", '["navel", "LU1"]', '["navel", "LU7"]', "PecMaj names the unknown landmark LU7"),
        ("regions", 'choir = "chest"', 'choir = "back"', "chest is of the unknown CHOIR area back"),
        ("regions", "> LU1 @ 0.5", "> LU1 @ 2 back", "chest uses the unknown scale back"),
        ("regions", '"joint a"', '{ same = "rib" }', "chest names the unknown landmark rib"),
        ("properties", '["LU1"]', '["LU1", "LU99"]', "front-mu lists LU99"),
        ("cautions", "[lung]", "[lung]\n[heart]", ""),
    ],
)
def test_faults_of_point_files_are_told(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    wrong = _points(tmp_path / "points", **{file: (old, new)})
    assert any(said in sentence for sentence in wrong) if said else wrong == []


def test_entry_named_in_two_files_is_told(tmp_path: Path) -> None:
    _points(tmp_path / "points")
    (tmp_path / "points" / "muscles-b.toml").write_text(POINT_FILES["muscles.toml"], "utf-8")
    assert check_recipes(tmp_path / "points", ANY) == [
        "muscles.toml: PecMaj is there twice, first in muscles-b.toml; drop one."
    ]


def test_files_of_the_ear_and_numbers_in_recipes_are_passed_over(tmp_path: Path) -> None:
    assert _points(tmp_path / "points", landmarks=('level = "joint root"', "level = 3")) == []
    (tmp_path / "points" / "ear.toml").write_text('[point.LU1]\nname = "?"\n', "utf-8")
    assert check_recipes(tmp_path / "points", ANY) == []


def test_folder_without_point_files_is_told(tmp_path: Path) -> None:
    assert "there are no point files" in check_recipes(tmp_path, ANY)[0]


def test_command_prints_what_is_wrong_and_says_so_to_scripts(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "check", "--made", str(made), "--unfinished"]) == 0
    assert "The atlas is well; its point files are not here." in capsys.readouterr().out
    _points(made.parent / "points")
    assert main(["atlas", "check", "--made", str(made), "--unfinished"]) == 0
    assert capsys.readouterr().out == "The atlas is well.\n"
    (made / "areas.npz").unlink()
    assert main(["atlas", "check", "--made", str(made), "--unfinished"]) == 1
    assert "1 thing is wrong with the atlas." in capsys.readouterr().out
