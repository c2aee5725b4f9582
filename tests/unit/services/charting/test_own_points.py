"""A clinic's own points: found, seen and charted like the atlas's, kept when removed, never called as another is."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, new_clinic
from tests.made_up.clock import SetClock

from ashichart import paths
from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import ConflictError, UserError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.store.keys.key_slots import key_file_of
from ashichart.wording.acts import audited_words

if TYPE_CHECKING:
    from ashichart.domain.charting.acts import Done

FIGURE = Figure.FEMALE


@pytest.fixture(scope="module")
def shipped() -> AtlasService:
    return AtlasService(paths.bodymaps())


@pytest.fixture
def atlas(shipped: AtlasService, clinic: Clinic) -> AtlasService:
    clinic.own_points.bring(shipped)
    return shipped


def draft(atlas: AtlasService, **changes: object) -> OwnPointDraft:
    """A point a little in front of ST7, on both sides."""
    jaw = atlas.point(FIGURE, "ST7")
    assert jaw is not None
    left = jaw.places[Side.LEFT].surface
    values: dict[str, object] = {
        "label": "Jaw hinge",
        "name": "Jaw hinge, mouth open",
        "kind": PointKind.TRIGGER,
        "places": {Side.LEFT: left, Side.RIGHT: atlas.places.mirror(left)},
        "plain": "jaw joint",
        "note": "Mouth a finger's breadth open.",
        "aliases": ("hinge", "颞下颌"),
    }
    return OwnPointDraft(**(values | changes))  # type: ignore[arg-type]


def test_an_own_point_is_found_seen_and_charted_like_the_atlas_s(
    atlas: AtlasService, clinic: Clinic, charted: Charted
) -> None:
    made, changes = clinic.own_points.add(draft(atlas))

    assert made.code == "OWN1"
    assert changes.atlas
    for text in ("jaw hinge", "hinge", "颞下颌", "OWN1"):
        assert atlas.names.search(text)[0].point.code == "OWN1"
    point = atlas.point(FIGURE, "OWN1")
    assert point is not None
    assert point in atlas.points(FIGURE)
    assert point.location == "Mouth a finger's breadth open."
    assert {"left", "head-left"} <= set(point.places[Side.LEFT].plates)
    offer = atlas.names.read_line("hinge l 7").offers[0]
    assert (offer.point.code, offer.sides, offer.before) == ("OWN1", (Side.LEFT,), 7.0)
    site = clinic.charting.site_for_point(charted.patient.id, point, Side.LEFT)
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 7.0)
    chart = clinic.charting.chart(charted.session.id)
    assert chart.value(site.id, Phase.BEFORE) == 7.0
    assert atlas.places.of(FIGURE, chart.sites[0]) == point.places[Side.LEFT].plates


def test_a_point_of_the_midline_has_one_place(atlas: AtlasService, clinic: Clinic) -> None:
    centre = atlas.point(FIGURE, "CV17")
    assert centre is not None
    clinic.own_points.add(draft(atlas, places={Side.MIDLINE: centre.places[Side.MIDLINE].surface}))

    made = atlas.point(FIGURE, "OWN1")
    assert made is not None
    assert made.sides == (Side.MIDLINE,)
    assert "front" in made.places[Side.MIDLINE].plates


def test_a_removed_point_is_no_longer_offered_but_what_was_charted_there_is_still_shown(
    atlas: AtlasService, clinic: Clinic, charted: Charted
) -> None:
    clinic.own_points.add(draft(atlas))
    point = atlas.point(FIGURE, "OWN1")
    assert point is not None
    site = clinic.charting.site_for_point(charted.patient.id, point, Side.RIGHT)
    clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 5.0)

    clinic.own_points.remove("OWN1")

    assert "OWN1" not in {one.code for one in atlas.points(FIGURE)}
    assert all(hit.point.code != "OWN1" for hit in atlas.names.search("jaw hinge"))
    (kept,) = clinic.charting.chart(charted.session.id).sites
    assert kept.label == "Jaw hinge"
    assert atlas.places.of(FIGURE, kept)
    still = atlas.point(FIGURE, "OWN1")
    assert still is not None
    assert still.plain == "jaw joint"
    with pytest.raises(UserError, match="no longer there"):
        clinic.own_points.remove("OWN1")


def test_a_removed_point_comes_back_and_its_code_is_never_given_again(atlas: AtlasService, clinic: Clinic) -> None:
    clinic.own_points.add(draft(atlas))
    clinic.own_points.remove("OWN1")
    second, _ = clinic.own_points.add(draft(atlas, name="Chewing knot", label="Chew knot", aliases=()))
    assert second.code == "OWN2"

    clinic.own_points.restore("OWN1")

    assert atlas.names.search("jaw hinge")[0].point.code == "OWN1"
    with pytest.raises(UserError, match="no longer there"):
        clinic.own_points.restore("OWN1")


def test_a_name_taken_meanwhile_keeps_a_removed_point_from_coming_back(atlas: AtlasService, clinic: Clinic) -> None:
    clinic.own_points.add(draft(atlas))
    clinic.own_points.remove("OWN1")
    clinic.own_points.add(draft(atlas, label="Hinge 2", name="Second hinge", aliases=("hinge",)))

    with pytest.raises(UserError, match="“hinge” is a name of Second hinge already"):
        clinic.own_points.restore("OWN1")


@pytest.mark.parametrize("name", ["LI4", "li 4", "Hegu", "合谷", "UB23", "upper trapezius 1", "Yintang"])
def test_a_name_that_leads_to_another_point_is_refused(atlas: AtlasService, clinic: Clinic, name: str) -> None:
    with pytest.raises(UserError, match="already"):
        clinic.own_points.add(draft(atlas, aliases=(name,)))

    assert clinic.own_points.all().points == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "needs a name"),
        ({"label": "much too long for a mark"}, "short name"),
        ({"places": {}}, "click its place"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    atlas: AtlasService, clinic: Clinic, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        clinic.own_points.add(draft(atlas, **changes))

    assert clinic.own_points.all().points == ()
    assert clinic.verify_chain() is None


def test_a_point_is_changed_once_by_one_of_two(atlas: AtlasService, clinic: Clinic) -> None:
    made, _ = clinic.own_points.add(draft(atlas))
    moved = replace(made, places={Side.MIDLINE: SurfacePoint(7, 0.5, 0.5)}, aliases=("middle",))

    changed, _ = clinic.own_points.change(moved)

    assert changed.version == 2
    assert clinic.own_points.all().point("OWN1") == changed
    assert atlas.names.search("middle")[0].point.code == "OWN1"
    with pytest.raises(ConflictError, match="somebody else"):
        clinic.own_points.change(made)


def test_the_trail_says_which_sites_a_renamed_point_took_along(
    atlas: AtlasService, clinic: Clinic, charted: Charted
) -> None:
    made, _ = clinic.own_points.add(draft(atlas))
    point = atlas.point(FIGURE, made.code)
    assert point is not None
    sites = [clinic.charting.site_for_point(charted.patient.id, point, side) for side in (Side.LEFT, Side.RIGHT)]
    for site in sites:
        clinic.charting.rate(charted.session.id, site, Phase.BEFORE, 7.0)
    done: list[Done] = []
    clinic.acts.listen(done.append)
    clinic.own_points.change(replace(made, label="Jaw"))
    ids = {site.id for site in sites}

    def told() -> tuple[dict[str, str], dict[str, str]]:
        entry = clinic.audit_trail()[-1]
        assert entry.entity == "own_point"
        return json.loads(entry.before or "")["sites"], json.loads(entry.after or "")["sites"]

    def labels() -> set[str]:
        return {site.label for site in clinic.charting.chart(charted.session.id).sites}

    assert told() == (dict.fromkeys(ids, "Jaw hinge"), dict.fromkeys(ids, "Jaw"))
    assert labels() == {"Jaw"}
    assert clinic.file.look_now().is_whole
    for label, was in (("Jaw hinge", "Jaw"), ("Jaw", "Jaw hinge"), ("Jaw hinge", "Jaw")):
        back = done[-1].back
        assert back is not None
        clinic.acts.turn_back(back)
        assert told() == (dict.fromkeys(ids, was), dict.fromkeys(ids, label))
        assert labels() == {label}
        assert clinic.file.look_now().is_whole
    clinic.own_points.change(replace(clinic.own_points.all().points[0], note="Softly."))
    assert '"sites"' not in (clinic.audit_trail()[-1].after or "")


def test_a_renamed_point_that_is_brought_in_renames_the_sites_of_that_version(
    atlas: AtlasService, clinic: Clinic, charted: Charted, tmp_path: Path, clock: SetClock
) -> None:
    made, _ = clinic.own_points.add(draft(atlas))
    point = atlas.point(FIGURE, made.code)
    assert point is not None
    (tmp_path / "other").mkdir()
    for file in (clinic.path, key_file_of(clinic.path)):
        shutil.copy(file, tmp_path / "other" / file.name)
    other = open_clinic(tmp_path / "other" / clinic.path.name, PASSWORD, clock=clock)
    theirs = other.charting.site_for_point(charted.patient.id, point, Side.RIGHT)
    other.charting.rate(charted.session.id, theirs, Phase.BEFORE, 3.0)
    other.close()
    ours = clinic.charting.site_for_point(charted.patient.id, point, Side.LEFT)
    clinic.charting.rate(charted.session.id, ours, Phase.BEFORE, 7.0)
    clinic.own_points.change(replace(made, label="Jaw"))
    clinic.path.write_bytes(other.path.read_bytes())
    clinic.file.news()
    clinic.file.bring_in()
    chart = clinic.charting.chart(charted.session.id)
    assert {site.side: site.label for site in chart.sites} == {Side.LEFT: "Jaw", Side.RIGHT: "Jaw"}
    renaming = next(entry for entry in reversed(clinic.audit_trail()) if entry.entity == "own_point")
    assert json.loads(renaming.after or "")["sites"] == {ours.id: "Jaw", theirs.id: "Jaw"}
    assert clinic.file.look_now().is_whole


def test_own_names_are_found_shown_and_taken_away_again(atlas: AtlasService, clinic: Clinic) -> None:
    names, _ = clinic.own_points.call("ST36", ("Knee eyebrow",))

    assert names.version == 1
    assert atlas.names.search("knee eyebrow")[0].point.code == "ST36"
    point = atlas.point(FIGURE, "ST36")
    assert point is not None
    assert point.aliases[0] == "Knee eyebrow"
    assert atlas.names.read_line("knee eyebrow r 3").offers[0].point.code == "ST36"

    clinic.own_points.call("ST36", ("Old stamina",))
    assert atlas.names.search("old stamina")[0].point.code == "ST36"
    clinic.own_points.call("ST36", ())
    assert all(hit.matched != "Old stamina" for hit in atlas.names.search("old stamina"))
    assert clinic.own_points.all().names["ST36"].names == ()


def test_own_names_must_be_free_and_the_point_must_be_there(atlas: AtlasService, clinic: Clinic) -> None:
    with pytest.raises(UserError, match="LI4 Hégǔ already"):
        clinic.own_points.call("ST36", ("Hegu",))
    with pytest.raises(UserError, match="at most 12"):
        clinic.own_points.call("ST36", tuple(f"name {number}" for number in range(13)))
    with pytest.raises(UserError, match="no longer there"):
        clinic.own_points.call("XX1", ("Nowhere",))
    clinic.own_points.call("ST36", ("Zusanli",))  # a name it has already is its own


def test_all_of_it_is_in_the_file_and_in_the_trail(tmp_path: Path, shipped: AtlasService, clock: SetClock) -> None:
    clinic = new_clinic(tmp_path, clock)
    clinic.own_points.bring(shipped)
    made, _ = clinic.own_points.add(draft(shipped))
    clinic.own_points.call("ST36", ("Knee eyebrow",))
    clinic.own_points.remove("OWN1")
    clinic.own_points.restore("OWN1")
    clinic.close()
    shipped.await_own(None)
    assert all(hit.point.code != "OWN1" for hit in shipped.names.search("jaw hinge"))

    again = open_clinic(tmp_path / "clinic.ashi", PASSWORD, clock=clock)
    own = again.own_points.all()
    actions = [audited_words(entry.action) for entry in again.audit_trail()]
    again.close()

    assert own.points == (replace(made, version=3),)
    assert own.names["ST36"].names == ("Knee eyebrow",)
    assert actions[-4:] == [
        "Add point: Jaw hinge, mouth open", "Name point: ST36", "Remove point: Jaw hinge, mouth open",
        "Restore point: Jaw hinge, mouth open",
    ]  # fmt: skip


def test_a_name_that_another_point_took_meanwhile_does_not_come_back_with_undo(
    atlas: AtlasService, clinic: Clinic
) -> None:
    clinic.own_points.bring(atlas)
    done: list[Done] = []
    clinic.acts.listen(done.append)
    clinic.own_points.call("LI4", ("Valley gate",))
    clinic.own_points.call("LI4", ())
    back = done[-1].back
    clinic.own_points.call("ST36", ("Valley gate",))
    assert back is not None
    with pytest.raises(UserError, match=r"“Valley gate” is a name of .*ST36.* already"):
        clinic.acts.turn_back(back)
    assert clinic.own_points.all().names["ST36"].names == ("Valley gate",)
    assert not clinic.own_points.all().names["LI4"].names
